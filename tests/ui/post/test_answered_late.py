"""What one officer asked the page of the post for, when another sits at it by then."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from desk_app.domain.dossier import Dossier
from desk_app.domain.officer import Officer
from desk_app.domain.post.sending import Outcome
from tests.services.post.a_list import csv_of, lines
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk, counter
from tests.ui.later import Later
from tests.ui.post.test_change_of_officer import LINE
from ui.background import Lane
from ui.screens.post.arrivals import ArrivalsPart
from ui.screens.post.departures import DeparturesPart
from ui.screens.post.part import BATCH, Part
from ui.screens.post.sent import SentPart
from ui.texts import Notice

__all__ = ["counter"]  # fixture


@pytest.fixture
def slow() -> Later:
    return Later(lanes={Lane.COUNTER})


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    file = tmp_path / "buu-dien.csv"
    file.write_bytes(csv_of(lines(BATCH + 2)))
    return file


def sits_down(part: Part, officer: Officer) -> list[str]:
    """What is said from now on."""
    told: list[str] = []

    def hear(said: Notice | None, _action: object) -> None:
        if said is not None:
            told.append(said.title)

    part.serve(None)
    part.notice_changed.connect(hear)
    part.serve(officer)
    return told


def a_bag_read(counter: CounterDesk, slow: Later, bag: Path) -> ArrivalsPart:
    part = ArrivalsPart(counter.office, slow, counter.news)
    part.serve(OFFICER)
    part.read_file(bag)
    assert part.state.complete == BATCH + 2
    return part


def test_that_a_bag_is_received_to_its_end_by_who_confirmed_and_told_to_them(
    counter: CounterDesk, slow: Later, bag: Path
) -> None:
    part = a_bag_read(counter, slow, bag)
    received: list[tuple[Sequence[Dossier], Officer]] = []
    part.received.connect(lambda got, by: received.append((got, by)))
    part.ask_all()
    part.receive_all()
    for _step in ("taken into work", "a first batch"):
        slow.waiting.pop(0)()
    told = sits_down(part, ANOTHER)
    slow.go_on()
    assert told == []
    assert not part.state.busy
    ((got, by),) = received
    assert (len(got), by) == (BATCH + 2, OFFICER)
    assert {dossier.officer for dossier in got} == {OFFICER.id}
    assert sits_down(part, OFFICER) == ["Đã tiếp nhận 12 hồ sơ bưu chính."]


@pytest.mark.parametrize("elsewhere", [False, True])
def test_that_a_line_opened_late_leads_nobody_else_away(
    counter: CounterDesk, slow: Later, bag: Path, elsewhere: bool
) -> None:
    part = a_bag_read(counter, slow, bag)
    went: list[object] = []
    part.go.connect(went.append)
    assert part.state.checked is not None
    part.open_row(part.state.checked.rows[0])
    if elsewhere:
        part.serve(None)  # whoever sits at another page now
    else:
        sits_down(part, ANOTHER)
    slow.go_on()
    assert went == []


def test_that_a_bag_read_late_is_not_laid_before_the_next_officer(
    counter: CounterDesk, bag: Path
) -> None:
    slow = Later(held=lambda _owner, key: not key, lanes={Lane.READING})
    part = ArrivalsPart(counter.office, slow, counter.news)
    part.serve(OFFICER)
    part.read_file(bag)
    told = sits_down(part, ANOTHER)
    slow.go_on()
    assert (part.state.checked, part.state.busy, told) == (None, False, [])


def test_that_a_list_refused_late_ends_nothing_that_the_next_officer_gives(
    counter: CounterDesk, slow: Later
) -> None:
    part = DeparturesPart(counter.office, slow, counter.news)
    sits_down(part, OFFICER)
    slow.go_on()
    part.give()
    (late,), slow.waiting[:] = list(slow.waiting), []
    told = sits_down(part, ANOTHER)
    slow.go_on()
    part.give()
    told.clear()
    late()
    assert part.state.busy
    assert told == []


def test_that_an_outcome_refused_late_is_told_to_who_noted_it(
    counter: CounterDesk, slow: Later
) -> None:
    part = SentPart(counter.office, slow, counter.news)
    dossier = counter.receive()
    part.serve(OFFICER)
    part.begin(Outcome.CAME_BACK, replace(LINE, dossier=dossier.id))
    part.note("", "")
    assert part.state.busy
    told = sits_down(part, ANOTHER)
    slow.go_on()
    assert (told, part.state.busy) == ([], False)
    assert len(sits_down(part, OFFICER)) == 1
