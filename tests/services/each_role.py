"""What the tests of rights share: a use case is tried by somebody of each role."""

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import func, select

from db.store import Store
from db.tables import journal as t
from desk_app.domain.errors import RightMissing
from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right, Role, rights_of
from tests.builders import an_officer


def acts_in(store: Store) -> int:
    with store.reading.connect() as connection:
        return connection.execute(select(func.count()).select_from(t.act)).scalar_one()


def does_what_it_may(
    role: Role, right: Right, do: Callable[[Officer], object], store: Store, *, acts: int = 1
) -> None:
    """With `right` it is done and writes `acts`; without it the refusal names `right`."""
    somebody = an_officer(OfficerId(UUID(int=99)), role)
    before = acts_in(store)
    if right in rights_of([role]):
        do(somebody)
        assert acts_in(store) == before + acts
        return
    with pytest.raises(RightMissing) as refused:
        do(somebody)
    assert refused.value.right == right
    assert acts_in(store) == before
