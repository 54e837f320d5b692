"""Who may do what about the post, as the use cases have it: every role at every one of them."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import RightMissing
from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right, Role, rights_of
from desk_app.domain.post.sending import Outcome
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.post.give_to_post import (
    GiveToPost,
    ResultToPost,
    give_to_post,
    note_list_not_out,
    note_list_printed,
)
from desk_app.services.post.note_outcome import NoteOutcome, note_outcome
from desk_app.services.post.take_letters import PutAside, put_letter_aside, take_letters
from tests.builders import PAID_ELSEWHERE, a_desk, an_officer, an_order
from tests.services.each_role import acts_in
from tests.services.post.a_list import GOOD, lines, read


class Counter:
    """One result that lies ready for the post, one on its way, and a list that came."""

    def __init__(self, work: Callable[[], UnitOfWork]) -> None:
        self.desk = a_desk(work)
        by = an_officer()
        self.back, self.posted = self._result(by), self._result(by)
        self.given = give_to_post(to_post(self.posted, "A100001"), by, self.desk)
        self.letters = take_letters(read(*lines(1)), by, self.desk)

    def _result(self, by: Officer) -> Dossier:
        dossier = receive_dossier(an_order(), by, self.desk)
        return result_back(ResultBack(dossier=dossier.id), by, self.desk)

    def aside(self) -> PutAside:
        return PutAside(list=self.letters, line=self.letters.letters[0].line, reason="hỏi")


def to_post(dossier: Dossier, tracking: str) -> GiveToPost:
    line = ResultToPost(
        dossier=dossier.id,
        code=str(dossier.code),
        tracking=tracking,
        unpaid_because=PAID_ELSEWHERE,
    )
    return GiveToPost(key=uuid4(), post="Bưu điện phường Ninh Kiều", lines=[line])


def delivered(dossier: Dossier) -> NoteOutcome:
    return NoteOutcome(dossier=dossier.id, outcome=Outcome.DELIVERED)


USE_CASES: dict[str, tuple[Right, int, Callable[[Officer, Counter], object]]] = {
    "take_letters": (Right.RECEIVE, 1, lambda who, at: take_letters(read(GOOD), who, at.desk)),
    "put_letter_aside": (
        Right.RECEIVE,
        1,
        lambda who, at: put_letter_aside(at.aside(), who, at.desk),
    ),
    "give_to_post": (  # an act of the result, and one of the list
        Right.RETURN,
        2,
        lambda who, at: give_to_post(to_post(at.back, "A100002"), who, at.desk),
    ),
    "note_list_printed": (
        Right.PRINT,
        1,
        lambda who, at: note_list_printed(at.given.id, uuid4(), who, at.desk),
    ),
    "note_list_not_out": (
        Right.PRINT,
        1,
        lambda who, at: note_list_not_out(at.given.id, uuid4(), who, at.desk),
    ),
    "note_outcome": (
        Right.RETURN,
        1,
        lambda who, at: note_outcome(delivered(at.posted), who, at.desk),
    ),
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("use_case", USE_CASES)
def test_that_each_role_does_with_the_post_what_it_may_and_nothing_else(
    use_case: str, role: Role, work: Callable[[], UnitOfWork], store: Store
) -> None:
    right, acts, do = USE_CASES[use_case]
    counter, somebody = Counter(work), an_officer(OfficerId(UUID(int=99)), role)
    before = acts_in(store)
    if right in rights_of([role]):
        do(somebody, counter)
        assert acts_in(store) == before + acts
        return
    with pytest.raises(RightMissing) as refused:
        do(somebody, counter)
    assert refused.value.right == right
    assert acts_in(store) == before
