"""What the seal of an earlier day refuses leads to that day, and back to what was half done."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from desk_app.domain.day_end.points import UNSEEN
from desk_app.domain.money.till.shift import ShiftStage
from desk_app.services.day_end.seal_day import SealDay
from desk_app.services.money.shifts import OpenShift
from tests.builders import FRIDAY_MORNING
from tests.services.day_end.evening import EVENING, TODAY
from tests.ui import keyboard
from tests.ui.desk.test_money_window import window
from tests.ui.desk.test_workplace import Window
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, OFFICER, CounterDesk
from ui.screens.money.tabs import Page
from ui.texts import Notice
from ui.widgets.bars import in_one

__all__ = ["window"]  # fixture


def seal_friday_and_wait_for_monday(desk: CounterDesk, shift: UUID | None = None) -> None:
    """The leader says of an open shift why it is, and is home when the next day begins."""
    desk.clock.at = FRIDAY_MORNING + EVENING
    remarks = {UNSEEN: "Xem sáng hôm sau"}
    if shift is not None:
        remarks[f"shift:{shift.hex}"] = "Thu ngân về sớm"
    desk.office.day_end.seal(SealDay(day=TODAY, remarks=remarks), ANOTHER)
    desk.clock.at = FRIDAY_MORNING + timedelta(days=3)


def day_shown(window: Window) -> object:
    return window.workplace.screens["day_end"].presenter.state.day


@pytest.mark.parametrize("by_key", [True, False])
def test_that_a_shift_of_a_sealed_day_is_counted_after_its_reason_is_given(
    window: Window, by_key: bool
) -> None:
    till = window.desk.office.till
    shift = till.open_shift(OpenShift(key=uuid4(), opening=500_000), AT_THE_TILL)
    seal_friday_and_wait_for_monday(window.desk, shift.id)
    window.seat(AT_THE_TILL)
    window.press("Alt+Q")
    keyboard.type_text(window.shell, "1")
    window.press("Ctrl+Return")
    assert window.said.startswith("Ngày 20/11/2026 đã khóa sổ")
    if by_key:
        window.press("F10")
    else:
        window.shell._notice.action.click()
    assert (window.shell.page, day_shown(window)) == ("day_end", TODAY)
    assert window.workplace.screens["day_end"].view.seal.reason.hasFocus()
    keyboard.type_text(window.shell, "Dem lai sang thu hai")
    window.press("Ctrl+Return")
    assert window.said.startswith("Đã ghi lý do làm tiếp.")
    window.press("Esc")
    money = window.workplace.screens["money"]
    assert (window.shell.page, money.view.page) == ("money", Page.SHIFT)
    assert money.shift.state.in_drawer == 500_000
    window.press("Ctrl+Return")
    assert window.said.startswith("Đã chốt ca và khóa: trong két 500.000 đ.")
    assert till.shifts(AT_THE_TILL)[0].stage is ShiftStage.CLOSED


def test_that_a_visitor_refused_by_a_seal_leads_to_its_day_also_after_midnight(
    window: Window,
) -> None:
    window.seat(OFFICER)
    window.take_in()
    window.desk.clock.at = FRIDAY_MORNING + EVENING
    order = SealDay(day=TODAY, remarks={UNSEEN: "Xem sáng hôm sau"})
    window.desk.office.day_end.seal(order, ANOTHER)
    window.take_in()
    assert len(window.received) == 1
    assert window.said.startswith("Ngày 20/11/2026 đã khóa sổ")
    window.desk.clock.forward(timedelta(hours=8))
    window.press("F10")
    assert day_shown(window) == TODAY
    window.press("Esc", "F10")  # nothing is refused any more
    assert day_shown(window) == TODAY + timedelta(days=1)


def test_that_f10_leads_to_today_where_nothing_was_refused(window: Window) -> None:
    seal_friday_and_wait_for_monday(window.desk)
    window.seat(OFFICER)
    window.press("F10")
    assert day_shown(window) == TODAY + timedelta(days=3)


def test_that_a_refusal_told_with_others_still_knows_its_day() -> None:
    sealed = Notice("Đã khóa sổ.", "Bấm F10.", grave=False, sealed=TODAY)
    said, _action = in_one([(Notice("Không in được.", ""), None), (sealed, None)])
    assert (said.title, said.sealed) == ("Không in được.", TODAY)
