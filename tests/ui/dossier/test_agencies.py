"""Other agencies on the page of a dossier: one key says what came next, and the page follows."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.elsewhere import Origin, Progress, Tiding
from desk_app.domain.ids import ActId, UnitCode
from tests.builders import INTERLINKED, publish_interlinked
from tests.ui.dossier.test_dossier import facts, opened, step
from tests.ui.dossiers.counter import AT_THE_TILL, OFFICER, CounterDesk
from ui.dossiers import sample
from ui.screens.dossier.ahead import Ahead
from ui.screens.dossier.facts import facts_of
from ui.screens.dossier.screen import DossierScreen


@pytest.fixture(autouse=True)
def _published(work: Callable[[], UnitOfWork]) -> None:
    publish_interlinked(work)


def interlinked(counter: CounterDesk) -> tuple[Dossier, DossierScreen]:
    dossier = counter.receive(procedure=INTERLINKED)
    return dossier, opened(counter, dossier)


def test_that_each_leg_is_begun_and_ended_by_two_keys(counter: CounterDesk) -> None:
    dossier, screen = interlinked(counter)
    counter.press("Alt+L", "Ctrl+Return")
    assert facts(screen)["Chặng 1"] == "Công an phường, đến 09:16, 26/11/2026, đang làm"
    counter.press("Alt+L")
    counter.type("Phiếu xác nhận")
    counter.press("Ctrl+Return")
    counter.press("Alt+L", "Ctrl+Return")
    assert facts(screen)["Chặng 2"].endswith("đang làm")
    assert counter.kinds(dossier)[-3:] == [kinds.LEG_BEGUN, kinds.LEG_ENDED, kinds.LEG_BEGUN]
    assert counter.stored(dossier).legs[0].result == "Phiếu xác nhận"
    assert screen.presenter.state.course[0].title == "Bắt đầu chặng 2"


def test_that_the_whole_appointment_stands_while_legs_come_and_go(counter: CounterDesk) -> None:
    _dossier, screen = interlinked(counter)
    before = facts(screen)["Hẹn trả"]
    counter.press("Alt+L", "Ctrl+Return", "Alt+L", "Ctrl+Return")
    assert facts(screen)["Hẹn trả"] == before == "09:15, 15/12/2026"


def test_that_the_clock_starts_where_the_competent_unit_says_it_came(counter: CounterDesk) -> None:
    dossier = counter.receive(competent="UBND phường Cái Khế")
    screen = opened(counter, dossier)
    assert facts(screen)["Hẹn trả"] == "–"
    counter.press("Alt+L", "Ctrl+Return", "Alt+L")
    counter.press("Ctrl+A")
    counter.type("hôm qua")
    counter.press("Ctrl+Return")
    assert counter.kinds(dossier)[-1] == kinds.FORWARDED  # nobody knows when "hôm qua" was
    counter.press("Ctrl+A")
    counter.type("09:16 20/11/2026")
    counter.press("Ctrl+Return")
    told = facts(screen)
    assert told["Cơ quan giải quyết"] == "UBND phường Cái Khế, nhận lúc 09:16, 20/11/2026"
    assert told["Hẹn trả"] == "09:16, 26/11/2026"


def test_that_what_cannot_be_is_said_and_what_was_typed_stays(counter: CounterDesk) -> None:
    dossier = counter.receive(competent="UBND phường Cái Khế")
    opened(counter, dossier)
    counter.press("Alt+L", "Ctrl+Return", "Alt+L", "Ctrl+A")
    counter.type("08:00 20/11/2026")
    counter.press("Ctrl+Return")
    assert "không thể nhận hồ sơ vào lúc đó" in counter.said
    assert counter.kinds(dossier)[-1] == kinds.FORWARDED


def test_that_nothing_is_offered_where_no_other_agency_has_a_part(counter: CounterDesk) -> None:
    ours = opened(counter, counter.receive())
    assert step(ours, Ahead.AGENCIES) is None


def test_that_the_till_does_not_track_agencies(counter: CounterDesk) -> None:
    dossier = counter.receive(by=OFFICER, procedure=INTERLINKED)
    assert step(opened(counter, dossier, AT_THE_TILL), Ahead.AGENCIES) is None


def test_that_what_another_unit_did_last_stands_beside_its_name(counter: CounterDesk) -> None:
    dossier = counter.receive(competent="UBND phường Cái Khế")
    asked = Tiding(
        act=ActId(UUID(int=1)),
        what=Progress.SUPPLEMENT_ASKED,
        at=dossier.received_at,
        unit="UBND phường Cái Khế",
        words="Bản vẽ",
    )
    shown = shown_of(replace(dossier, tidings=(asked,)))
    said = "UBND phường Cái Khế, chưa báo nhận, yêu cầu bổ sung (Bản vẽ)"
    assert shown["Cơ quan giải quyết"] == said


def test_that_a_part_for_another_unit_says_where_it_came_from(counter: CounterDesk) -> None:
    dossier = counter.receive()
    origin = Origin(
        unit=UnitCode("H13.45.77"),
        unit_name="UBND phường Cái Khế",
        dossier=dossier.id,
        code="H13.45.77-261120-1001",
        leg=1,
    )
    shown = shown_of(replace(dossier, origin=origin))
    said = "UBND phường Cái Khế, mã H13.45.77-261120-1001, chặng 2 của hồ sơ liên thông"
    assert shown["Nơi chuyển đến"] == said


def shown_of(dossier: Dossier) -> dict[str, str]:
    return {line.caption: line.value for line in facts_of(dossier, sample.wording(), "").lines}
