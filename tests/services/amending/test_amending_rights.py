"""Who corrects, voids, returns in unusual ways, and notes what a citizen says: every role."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.dossier import Collector, CollectorKind, Dossier, ReturnWay
from desk_app.domain.errors import RightMissing
from desk_app.domain.handling.originals import LentPaper
from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right, Role, rights_of
from desk_app.services.amending.correct import CorrectDossier, correct_dossier
from desk_app.services.amending.void import VoidDossier, void_dossier
from desk_app.services.desk import Desk
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.return_.citizen_says import (
    NoteComplaint,
    RateVisit,
    note_complaint,
    rate_visit,
)
from desk_app.services.return_.five_on_the_spot import FiveOnTheSpot, five_on_the_spot
from desk_app.services.return_.originals import (
    MoveOriginals,
    give_originals_back,
    lend_originals,
)
from desk_app.services.return_.return_result import (
    ReturnResult,
    return_result,
    return_without_receipt,
)
from tests.builders import LEADER, PAID_ELSEWHERE, RECEPTION, a_desk, an_officer, an_order
from tests.prepared import Prepared, prepared
from tests.services.each_role import acts_in, does_what_it_may

Work = Callable[[], UnitOfWork]
OWNER = Collector(kind=CollectorKind.OWNER, name="NGUYỄN THỊ LAN")
FORM = UUID(int=71)


def originals_of(dossier: Dossier) -> MoveOriginals:
    papers = [LentPaper("Giấy khai sinh")]
    return MoveOriginals(dossier=dossier.id, key=FORM, papers=papers, person="Nguyễn Thị Lan")


class Counter:
    """A dossier with originals on loan, one whose result is back, and one returned."""

    def __init__(self, work: Work) -> None:
        self.desk: Desk = a_desk(work)
        by = an_officer(RECEPTION)
        self.fresh: Dossier = receive_dossier(an_order(), by, self.desk)
        lend_originals(originals_of(self.fresh), by, self.desk)
        self.back: Dossier = receive_dossier(an_order(), by, self.desk)
        result_back(ResultBack(dossier=self.back.id), by, self.desk)
        self.returned: Dossier = receive_dossier(an_order(), by, self.desk)
        result_back(ResultBack(dossier=self.returned.id), by, self.desk)
        return_result(
            ReturnResult(dossier=self.returned.id, collector=OWNER, unpaid_because=PAID_ELSEWHERE),
            by,
            self.desk,
        )


@pytest.fixture(scope="module")
def before(office_store_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Prepared[Counter]:
    return prepared(Counter, office_store_file, tmp_path_factory.mktemp("counter"))


@pytest.fixture(scope="module")
def store_file(before: Prepared[Counter]) -> Path:
    return before.file


@pytest.fixture
def counter(before: Prepared[Counter], work: Work) -> Counter:
    return before.at(work)


USE_CASES: dict[str, tuple[Right, Callable[[Officer, Counter], object]]] = {
    "return_without_receipt": (
        Right.RETURN,
        lambda who, at: return_without_receipt(
            ReturnResult(dossier=at.back.id, collector=OWNER, unpaid_because=PAID_ELSEWHERE),
            "Tôi làm mất",
            LEADER,
            who,
            at.desk,
        ),
    ),
    "correct another's": (
        Right.CORRECT_ANY,
        lambda who, at: correct_dossier(
            CorrectDossier(dossier=at.fresh.id, key=FORM, reason="Nhầm", return_way=ReturnWay.POST),
            who,
            at.desk,
        ),
    ),
    "void another's": (
        Right.CORRECT_ANY,
        lambda who, at: void_dossier(
            VoidDossier(dossier=at.fresh.id, reason="Nhận nhầm"), who, at.desk
        ),
    ),
    "lend_originals": (
        Right.RECEIVE,
        lambda who, at: lend_originals(originals_of(at.back), who, at.desk),
    ),
    "give_originals_back": (
        Right.RETURN,
        lambda who, at: give_originals_back(originals_of(at.fresh), who, at.desk),
    ),
    "rate_visit": (
        Right.RETURN,
        lambda who, at: rate_visit(
            RateVisit(dossier=at.returned.id, key=FORM, stars=5), who, at.desk
        ),
    ),
    "note_complaint": (
        Right.SEE,
        lambda who, at: note_complaint(
            NoteComplaint(dossier=at.fresh.id, key=FORM, words="Chờ lâu", handed_to="Lãnh đạo"),
            who,
            at.desk,
        ),
    ),
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("use_case", USE_CASES)
def test_that_each_role_does_what_it_may_and_nothing_else(
    use_case: str, role: Role, counter: Counter, store: Store
) -> None:
    right, do = USE_CASES[use_case]
    does_what_it_may(role, right, lambda who: do(who, counter), store)


@pytest.mark.parametrize("role", Role)
def test_that_what_is_not_for_the_spot_takes_every_right_there_is(
    role: Role, counter: Counter, store: Store
) -> None:
    somebody, before = an_officer(OfficerId(UUID(int=99)), role), acts_in(store)
    needed = (Right.RECEIVE, Right.RESULT_BACK, Right.RETURN, Right.ON_THE_SPOT_ANY)
    order = FiveOnTheSpot(intake=an_order(), unpaid_because=PAID_ELSEWHERE)
    if all(right in rights_of([role]) for right in needed):
        five_on_the_spot(order, somebody, counter.desk)
        assert acts_in(store) == before + 3
        return
    with pytest.raises(RightMissing):
        five_on_the_spot(order, somebody, counter.desk)
    assert acts_in(store) == before


def test_that_reception_corrects_and_voids_its_own_of_the_day(
    counter: Counter, store: Store
) -> None:
    own, before = an_officer(RECEPTION), acts_in(store)
    for use_case in ("correct another's", "void another's"):
        USE_CASES[use_case][1](own, counter)
    assert acts_in(store) == before + 2
