"""No secret lies in what a log, a traceback or a crash report may print."""

from uuid import UUID

import pytest

from desk_app.domain.ids import DeskId, OfficerId, UnitCode
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.identity.vault import Secrets
from desk_app.services.office.officers import RegisterOfficer
from desk_app.sync.protocol import Enrolment
from desk_app.wiring.enrolment import EnrolDesk

HIDDEN = "open sesame"  # of nobody
SOMEBODY = OfficerId(UUID(int=1))

ONE_OF_EACH = [
    Secrets(store_key=HIDDEN.encode(), signing_key=HIDDEN.encode(), bearer=HIDDEN),
    Officer(id=SOMEBODY, name="Diễm", role=Role.ADMIN, secret=HIDDEN),
    RegisterOfficer(id=SOMEBODY, name="Diễm", role=Role.ADMIN, secret=HIDDEN),
    EnrolDesk(address="https://example.org", code="1", admin_name="Diễm", admin_secret=HIDDEN),
    Enrolment(
        unit=UnitCode("H13.45.12"),
        unit_name="Phường Ninh Kiều",
        facts={},
        desk=DeskId("Q1"),
        desk_name="Quầy 1",
        secret=HIDDEN,
        epoch="1",
        blocks=(1,),
    ),
]


@pytest.mark.parametrize("holder", ONE_OF_EACH, ids=lambda holder: type(holder).__name__)
def test_that_no_repr_shows_a_secret(holder: object) -> None:
    assert HIDDEN not in f"{holder!r} {holder} {[holder]}"
