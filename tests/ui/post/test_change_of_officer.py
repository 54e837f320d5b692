"""The page of the post when another officer sits down at it."""

from uuid import UUID

import pytest

from db.queries.post.lines import PostalItemLine
from desk_app.domain.dossier import Dossier, ReturnWay
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.post.sending import Outcome, Stage
from tests.builders import FRIDAY_MORNING
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk, counter
from tests.ui.inline import Inline
from tests.ui.later import Later
from ui.background import Lane
from ui.screens.post.departures import DeparturesPart
from ui.screens.post.sent import SentPart
from ui.texts import Notice

__all__ = ["counter"]  # fixture

LINE = PostalItemLine(
    dossier=DossierId(UUID(int=1)),
    code="H13.45.12-261118-2010",
    stage=Stage.POSTED,
    receiver="NGUYỄN THỊ LAN",
    phone="0912345678",
    address="Khu vực 3, phường Ninh Kiều",
    list=UUID(int=40),
    number="1001/DSBC-TTPVHCC",
    post="Bưu điện phường Ninh Kiều",
    tracking="EB123456785VN",
    fee=0,
    at=FRIDAY_MORNING,
    ended_on=None,
    said="",
)


def test_that_what_one_officer_began_to_note_is_not_noted_by_the_next(
    counter: CounterDesk,
) -> None:
    part = SentPart(counter.office, Inline(), counter.news)
    part.serve(OFFICER)
    part.begin(Outcome.CAME_BACK, LINE)
    part.serve(None)
    part.serve(OFFICER)
    assert part.state.noting == (Outcome.CAME_BACK, LINE)
    part.serve(None)
    part.serve(ANOTHER)
    assert part.state.noting is None


@pytest.fixture
def slow() -> Later:
    return Later(lanes={Lane.COUNTER})


def departures(counter: CounterDesk, slow: Later) -> DeparturesPart:
    part = DeparturesPart(counter.office, slow, counter.news)
    sits_down(part, OFFICER)
    slow.go_on()
    return part


def sits_down(part: DeparturesPart, officer: Officer) -> None:
    part.serve(None)
    part.serve(officer)
    part.read()


def entries(part: DeparturesPart) -> list[tuple[bool, str]]:
    return [(row.entry.chosen, row.entry.tracking) for row in part.state.rows]


def test_that_what_was_typed_last_is_what_comes_back(counter: CounterDesk, slow: Later) -> None:
    dossier = counter.bring_back(counter.receive(return_way=ReturnWay.POST))
    part = departures(counter, slow)
    part.write(dossier.id, "tracking", "EB1")
    part.flush()
    slow.go_on()
    part.write(dossier.id, "tracking", "EB123456785VN")
    sits_down(part, ANOTHER)
    assert entries(part) == [(False, "")]
    sits_down(part, OFFICER)
    slow.go_on()
    assert entries(part) == [(True, "EB123456785VN")]


def test_that_what_is_typed_before_the_list_is_found_goes_on_top(
    counter: CounterDesk, slow: Later
) -> None:
    first, second = (
        counter.bring_back(counter.receive(return_way=ReturnWay.POST)) for _one in range(2)
    )
    part = departures(counter, slow)
    part.name_post("Bưu điện Ninh Kiều")
    part.write(first.id, "tracking", "EB123456785VN")
    sits_down(part, ANOTHER)
    slow.go_on()
    part.serve(None)
    part.serve(OFFICER)
    part.add(first.id)  # as from the page of the dossier
    part.read()
    part.write(second.id, "tracking", "EB2")
    part.flush()
    slow.go_on()
    assert sorted(entries(part)) == [(True, "EB123456785VN"), (True, "EB2")]
    assert part.state.post == "Bưu điện Ninh Kiều"
    part.flush()
    slow.go_on()
    sits_down(part, ANOTHER)
    sits_down(part, OFFICER)
    slow.go_on()
    assert sorted(entries(part)) == [(True, "EB123456785VN"), (True, "EB2")]
    part.serve(None)


def test_that_a_list_found_late_is_not_another_officer_s(counter: CounterDesk, slow: Later) -> None:
    dossier = counter.bring_back(counter.receive(return_way=ReturnWay.POST))
    part = departures(counter, slow)
    part.write(dossier.id, "tracking", "EB123456785VN")
    for officer in (ANOTHER, OFFICER, ANOTHER):
        sits_down(part, officer)
    slow.go_on()
    assert entries(part) == [(False, "")]
    part.serve(None)


def left_half_made(counter: CounterDesk, slow: Later) -> tuple[DeparturesPart, Dossier]:
    """A list of one result, whose officer is here again and waits for it."""
    dossier = counter.bring_back(counter.receive(return_way=ReturnWay.POST))
    part = departures(counter, slow)
    part.write(dossier.id, "tracking", "EB1")
    part.toggle(dossier.id)
    sits_down(part, ANOTHER)
    slow.go_on()
    sits_down(part, OFFICER)
    return part, dossier


def test_that_a_list_is_given_only_when_what_was_left_of_it_is_found(
    counter: CounterDesk, slow: Later
) -> None:
    part, left = left_half_made(counter, slow)
    told: list[Notice | None] = []
    part.notice_changed.connect(lambda said, _action: told.append(said))
    part.name_post("Bưu điện Ninh Kiều")
    to_be_given(counter, part, "EB123456785VN")
    part.give()
    assert [said.title for said in told if said] == ["Đang đọc danh sách đang làm dở."]
    slow.go_on()
    assert not counter.office.post.sent()
    part.give()
    slow.go_on()
    assert len(counter.office.post.sent()) == 1
    sits_down(part, ANOTHER)
    sits_down(part, OFFICER)
    slow.go_on()
    assert [(row.line.dossier, row.entry.tracking) for row in part.state.rows] == [(left.id, "EB1")]
    part.serve(None)


def test_that_what_is_typed_before_the_list_is_found_is_kept_though_others_sit_down(
    counter: CounterDesk, slow: Later
) -> None:
    part, left = left_half_made(counter, slow)
    typed = counter.bring_back(counter.receive(return_way=ReturnWay.POST))
    part.read()
    part.write(typed.id, "tracking", "EB2")
    sits_down(part, ANOTHER)
    sits_down(part, OFFICER)
    slow.go_on()
    there = {row.line.dossier: row.entry.tracking for row in part.state.rows}
    assert there == {left.id: "EB1", typed.id: "EB2"}
    part.serve(None)


def to_be_given(counter: CounterDesk, part: DeparturesPart, tracking: str) -> DossierId:
    """One more result whose fees are paid, with all that the post wants to know."""
    dossier = counter.bring_back_paid(counter.receive(return_way=ReturnWay.POST))
    part.read()
    part.write(dossier.id, "tracking", tracking)
    part.write(dossier.id, "address", "Khu vực 3")
    return dossier.id


@pytest.mark.parametrize("comes_back_first", [False, True])
def test_that_a_list_given_late_is_told_to_who_gave_it_and_is_done_with(
    counter: CounterDesk, slow: Later, comes_back_first: bool
) -> None:
    part = departures(counter, slow)
    told, given = list[str](), list[object]()
    part.notice_changed.connect(lambda said, _action: told.extend([said.title] if said else []))
    part.given.connect(given.append)
    part.name_post("Bưu điện Ninh Kiều")
    to_be_given(counter, part, "EB123456785VN")
    part.give()
    assert part.state.busy
    told.clear()
    sits_down(part, ANOTHER)
    part.name_post("Bưu điện Cái Khế")
    if comes_back_first:
        sits_down(part, OFFICER)
    slow.go_on()
    assert len(told) == comes_back_first
    sits_down(part, OFFICER)
    slow.go_on()
    (said,) = told
    assert said.startswith("Đã giao 1 bưu gửi")
    assert given == []
    to_be_given(counter, part, "CP100000000VN")
    part.give()
    slow.go_on()
    assert len({line.list for line in counter.office.post.sent()}) == 2
    part.serve(None)


def test_that_a_list_refused_late_is_told_to_who_gave_it(counter: CounterDesk, slow: Later) -> None:
    part = departures(counter, slow)
    told: list[object] = []
    part.notice_changed.connect(lambda said, _action: told.append(said))
    to_be_given(counter, part, "50000")
    part.give()
    told.clear()
    sits_down(part, ANOTHER)
    slow.go_on()
    assert told == []
    sits_down(part, OFFICER)
    slow.go_on()
    assert entries(part) == [(True, "50000")]
    part.serve(None)
