"""A leader gives dossiers to others, takes them back, urges; what everybody else may not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from db.store import Store
from db.tables import watching as w
from db.unit_of_work import UnitOfWork
from desk_app.documents.watching.urging import urging_words
from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Collector, CollectorKind, Dossier
from desk_app.domain.ids import OfficerId
from desk_app.domain.people.rights import Right, Role
from desk_app.domain.watching import faults as f
from desk_app.domain.watching.findings import Trouble
from desk_app.domain.watching.reviews import subject_of
from desk_app.services.desk import Desk
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.office.look import open_dossier
from desk_app.services.return_.return_result import ReturnResult, return_result
from desk_app.services.watching.assign import Assign, Release, assign, release
from desk_app.services.watching.remind import Remind, remind
from desk_app.services.watching.review import MarkSeen, mark_seen
from tests.builders import (
    CASHIER,
    LEADER,
    PAID_ELSEWHERE,
    RECEPTION,
    Clock,
    a_desk,
    an_officer,
    an_order,
)
from tests.services.each_role import acts_in, does_what_it_may

Work = Callable[[], UnitOfWork]
BOSS = an_officer(LEADER, Role.LEADER)
KEY = UUID(int=77)


class Place:
    def __init__(self, work: Work, store: Store) -> None:
        self.clock, self.store = Clock(), store
        self.desk: Desk = a_desk(work, self.clock)
        self.dossier: Dossier = receive_dossier(an_order(), an_officer(), self.desk)

    def assigned(self) -> Dossier:
        order = Assign(dossier=self.dossier.id, to=CASHIER, reason=" Nghỉ  phép ")
        return assign(order, BOSS, self.desk)

    def over(self) -> None:
        result_back(ResultBack(dossier=self.dossier.id), BOSS, self.desk)
        owner = Collector(kind=CollectorKind.OWNER, name="NGUYỄN THỊ LAN")
        order = ReturnResult(
            dossier=self.dossier.id, collector=owner, unpaid_because=PAID_ELSEWHERE
        )
        return_result(order, BOSS, self.desk)

    def urging(self, **changed: object) -> Remind:
        order = Remind(dossier=self.dossier.id, key=KEY, whom="Phòng Kinh tế", words="[TB] …")
        return replace(order, **changed)  # type: ignore[arg-type]  # of a test's own choosing


@pytest.fixture
def place(work: Work, store: Store) -> Place:
    return Place(work, store)


def test_that_a_dossier_given_to_another_is_theirs_until_it_is_taken_back(place: Place) -> None:
    after = place.assigned()
    assert (after.holder, after.officer) == (CASHIER, RECEPTION)
    given = after.oversight.assignment
    assert given is not None
    assert (given.reason, given.by) == ("Nghỉ phép", LEADER)
    back = release(Release(dossier=after.id, reason="Đi làm lại"), BOSS, place.desk)
    assert back.holder == RECEPTION
    with pytest.raises(f.NothingAssigned):
        release(Release(dossier=after.id, reason="Đi làm lại"), BOSS, place.desk)


@pytest.mark.parametrize("to", [RECEPTION, OfficerId(UUID(int=4242))])
def test_that_nobody_is_given_what_they_have_or_from_outside(place: Place, to: OfficerId) -> None:
    before = acts_in(place.store)
    with pytest.raises(f.AssigneeUnfit):
        assign(Assign(dossier=place.dossier.id, to=to, reason="Nghỉ"), BOSS, place.desk)
    with pytest.raises(f.ArrangementUnfounded):
        assign(Assign(dossier=place.dossier.id, to=CASHIER, reason="  "), BOSS, place.desk)
    assert acts_in(place.store) == before


def test_that_nothing_is_arranged_for_a_dossier_that_is_over(place: Place) -> None:
    place.over()
    with pytest.raises(f.DossierOver):
        place.assigned()
    with pytest.raises(f.DossierOver):
        remind(place.urging(), BOSS, place.desk)


def test_that_who_was_given_a_dossier_looks_at_no_stranger_s(place: Place) -> None:
    place.assigned()
    before = acts_in(place.store)
    open_dossier(place.dossier.id, an_officer(CASHIER, Role.CASHIER), place.desk)
    assert acts_in(place.store) == before
    open_dossier(place.dossier.id, BOSS, place.desk)
    assert acts_in(place.store) == before + 1


def test_that_whoever_is_urged_has_a_day_to_answer(place: Place) -> None:
    after = remind(place.urging(), BOSS, place.desk)
    (reminder,) = after.oversight.reminders
    assert reminder.reply_by == place.clock.at + timedelta(hours=24)
    before = acts_in(place.store)
    assert remind(place.urging(), BOSS, place.desk) == after  # a second press
    assert acts_in(place.store) == before


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({"whom": " "}, ["whom"]),
        ({"words": "\n"}, ["words"]),
        ({"within": timedelta()}, ["hours"]),
    ],
)
def test_that_nobody_is_urged_without_words(
    place: Place, changed: dict[str, object], missing: list[str]
) -> None:
    with pytest.raises(f.ReminderIncomplete) as refused:
        remind(place.urging(**changed), BOSS, place.desk)
    assert refused.value.missing == missing


def test_that_the_words_are_those_offices_use(place: Place) -> None:
    due = place.dossier.due.at
    assert due is not None
    late = due + timedelta(days=1)
    said = urging_words(place.dossier, "Phòng Kinh tế", late, late + timedelta(hours=24))
    assert said == (
        f"[TB] Quá hạn. Mã hồ sơ: {place.dossier.code} của NGUYỄN THỊ LAN. Thủ tục: Đăng ký thành "
        "lập hộ kinh doanh. Ngày nhận: 09:15 ngày 20/11/2026, Hạn trả: 09:15 ngày 26/11/2026. "
        "Đề nghị Phòng Kinh tế chỉ đạo xử lý và trả lời trước 09:15 ngày 28/11/2026."
    )
    assert place.dossier.applicant.id_number not in said


def test_that_a_mark_is_an_act_and_the_last_word_counts(place: Place) -> None:
    order = MarkSeen(about=Trouble.VOIDED, key="a", fact="1", remark=" Đã  hỏi ")
    mark_seen(order, BOSS, place.desk)
    place.clock.forward(timedelta(minutes=1))
    mark_seen(replace(order, seen=False), BOSS, place.desk)
    with place.store.reading.connect() as connection:
        (row,) = connection.execute(select(w.review_mark)).all()
    assert row.id == subject_of("voided", "a").id
    assert (row.seen, row.remark, row.by, row.at) == (False, "Đã hỏi", LEADER, place.clock.at)


@pytest.mark.parametrize("role", Role)
def test_that_only_a_leader_arranges(place: Place, store: Store, role: Role) -> None:
    desk, id_ = place.desk, place.dossier.id
    seen = MarkSeen(about=Trouble.LATE, key="a", fact="1")
    does_what_it_may(role, Right.REVIEW, lambda who: mark_seen(seen, who, desk), store)
    does_what_it_may(
        role, Right.REMIND, lambda who: remind(place.urging(key=uuid4()), who, desk), store
    )
    given = Assign(dossier=id_, to=CASHIER, reason="Nghỉ")
    does_what_it_may(role, Right.ASSIGN, lambda who: assign(given, who, desk), store)
    if role is Role.LEADER:
        back = Release(dossier=id_, reason="Đi làm")
        does_what_it_may(role, Right.ASSIGN, lambda who: release(back, who, desk), store)


def test_that_the_three_arrangements_have_kinds_of_their_own() -> None:
    assert {kinds.ASSIGNED, kinds.RELEASED, kinds.REMINDED, kinds.REVIEWED} == {
        "dossier.assigned",
        "dossier.released",
        "dossier.reminded",
        "review.marked",
    }
