"""Money in the whole window: by F6, from a dossier, and from the return of a result."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk_app.domain.acts import kinds
from desk_app.domain.acts.prints import PrintState
from desk_app.domain.handling.flow import Status
from desk_app.domain.money.till.owed import left_of
from desk_app.services.money.set_till import SetTill
from desk_app.services.money.shifts import OpenShift
from tests.ui import keyboard
from tests.ui.desk.test_workplace import Window
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, CARD, OFFICER, CounterDesk, counter
from ui.screens.money.tabs import Page

__all__ = ["counter"]  # fixture


@pytest.fixture
def window(counter: CounterDesk, qapp: QApplication, qtbot: QtBot) -> Iterator[Window]:
    window = Window(counter, qapp)
    yield window
    window.workplace.leave()
    window.shell.hide()
    window.workplace._preview.deleteLater()
    window.shell.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_that_a_cashiers_day_begins_at_the_till_and_alt_p_leads_there(window: Window) -> None:
    dossier = window.desk.receive()
    window.desk.office.till.open_shift(OpenShift(key=uuid4(), opening=0), AT_THE_TILL)
    window.seat(AT_THE_TILL)
    assert window.shell.page == "money"
    window.press("F3")
    window.scan(str(dossier.code))
    assert window.shell.page == "dossier"
    window.press("Alt+P")
    assert window.shell.page == "money"
    window.press("Ctrl+Return")
    assert left_of(window.desk.stored(dossier)) == 0
    assert window.said.startswith("Đã thu 150.000 đ của NGUYỄN THỊ LAN")


def test_that_the_key_of_the_page_leads_back_to_where_fees_are_taken(window: Window) -> None:
    window.seat(AT_THE_TILL)
    for key in ("Alt+Q", "Alt+W"):
        window.press(key)
        assert window.workplace.screens["money"].view.page is not Page.TAKING
        window.press("F6")
        assert window.workplace.screens["money"].view.page is Page.TAKING
    window.press("Alt+W", "F3", "F6")
    assert window.workplace.screens["money"].view.page is Page.LEDGER  # left half read


def test_that_the_slip_is_printed_and_a_second_taking_has_a_slip_of_its_own(
    window: Window,
) -> None:
    window.desk.office.till.open_shift(OpenShift(key=uuid4(), opening=0), AT_THE_TILL)
    window.seat(AT_THE_TILL)
    first, second = window.desk.receive(), window.desk.receive()
    for dossier in (first, second):
        window.scan(str(dossier.code))
        window.press("Ctrl+Return")
        (job,) = window.desk.office.reading.dossier(dossier.id).prints
        assert (job.form, job.state, job.reprint) == ("payment_slip", PrintState.FINISHED, 0)
        assert job.about == window.desk.stored(dossier).money.collections[0].key.hex
        assert job.worded is not None
        assert job.worded.edition == "noi-bo-2026-11"
    assert window.paper_lies()


def test_that_a_return_past_an_open_fee_takes_one_key_more_and_comes_back(window: Window) -> None:
    till = window.desk.office.till
    till.set_till(SetTill(reception_collects=True), ANOTHER)
    till.open_shift(OpenShift(key=uuid4(), opening=0), OFFICER)
    window.seat(OFFICER)
    dossier = window.desk.bring_back(window.desk.receive())
    window.press("F5")
    window.scan(str(dossier.code))
    window.scan(CARD)
    window.press("Space", "Ctrl+Return")
    assert window.said.startswith("Hồ sơ còn phải nộp 150.000 đ.")
    assert window.desk.stored(dossier).status is Status.RESULT_BACK
    window.press("Alt+P")
    assert window.shell.page == "money"
    window.press("Ctrl+Return", "Esc", "Esc")
    assert window.shell.page == "return"
    window.press("Ctrl+Return")
    assert window.desk.stored(dossier).status is Status.RETURNED


def test_that_a_visitor_waits_for_a_result_until_it_is_handed_out_or_left(window: Window) -> None:
    till = window.desk.office.till
    till.set_till(SetTill(reception_collects=True), ANOTHER)
    till.open_shift(OpenShift(key=uuid4(), opening=0), OFFICER)
    window.seat(OFFICER)
    dossier = window.desk.bring_back(window.desk.receive())
    assert window.workplace.is_quiet()
    window.press("F5")
    window.scan(str(dossier.code))
    assert not window.workplace.is_quiet()
    window.press("F3")
    assert window.workplace.is_quiet(), "they went away without it"
    window.press("F5")
    window.scan(CARD)
    window.press("Space", "Ctrl+Return", "Alt+P")
    assert (window.shell.page, window.workplace.is_quiet()) == ("money", False)
    window.press("Ctrl+Return", "Esc", "Esc", "Ctrl+Return")
    assert window.desk.stored(dossier).status is Status.RETURNED
    assert window.workplace.is_quiet()


def test_that_who_does_not_collect_is_told_who_does_and_led_nowhere(window: Window) -> None:
    window.seat(OFFICER)
    dossier = window.desk.bring_back(window.desk.receive())
    window.press("F5")
    window.scan(str(dossier.code))
    window.scan(CARD)
    window.press("Space", "Ctrl+Return")
    assert window.said == (
        "Hồ sơ còn phải nộp 150.000 đ. Mời người nộp sang thu ngân, hoặc ghi lý do trả mà chưa thu."
    )
    window.press("Alt+P")
    assert window.shell.page == "return"


def test_that_a_reason_returns_a_result_with_a_debt_and_the_course_keeps_it(
    window: Window,
) -> None:
    window.desk.office.till.open_shift(OpenShift(key=uuid4(), opening=0), AT_THE_TILL)
    window.seat(OFFICER)
    dossier = window.desk.bring_back(window.desk.receive())
    window.press("F5")
    window.scan(str(dossier.code))
    window.scan(CARD)
    window.press("Space", "Ctrl+Return")
    window.workplace.screens["return"].view.collector.unpaid.setFocus()
    keyboard.type_text(window.shell, "Đã nộp tại kho bạc")
    window.press("Ctrl+Return")
    assert window.desk.stored(dossier).status is Status.RETURNED
    deeds = window.desk.office.reading.dossier(dossier.id).deeds
    (returned,) = [deed for deed in deeds if deed.kind == kinds.RETURNED]
    unpaid = returned.body["unpaid"]
    assert isinstance(unpaid, dict)
    assert unpaid["reason"] == "Đã nộp tại kho bạc"
