"""A paper whose step is stored late: another officer sits here by then, at another page."""

from uuid import uuid4

import pytest

from desk_app.documents.kinds import PAYMENT_SLIP, RECEIPT
from desk_app.domain.money.till.shift import ShiftStage
from desk_app.domain.officer import Officer
from desk_app.services.money.shifts import OpenShift
from tests.ui import keyboard
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, CARD, OFFICER
from tests.ui.later import Later
from tests.ui.prints.conftest import PrintingWindow
from ui.paper_desk import PaperDesk
from ui.printing.orders import PrintStage
from ui.screens.intake.parts.confirm import ConfirmPart
from ui.screens.money.shift.presenter import ShiftPresenter
from ui.screens.money.taking.presenter import TakingPresenter


@pytest.fixture
def background() -> Later:
    """Slow in what a reception, a taking and a shift store."""
    stores = ConfirmPart | TakingPresenter | ShiftPresenter
    return Later(lambda owner, key: isinstance(owner, stores) and not key)


@pytest.fixture
def slow(background: Later) -> Later:
    return background


def another_sits_down(window: PrintingWindow, officer: Officer) -> None:
    window.workplace.leave(locked=True)
    window.seat(officer)


def listed(window: PrintingWindow) -> list[tuple[str, PrintStage, Officer]]:
    jobs = window.workplace.papers.queue.jobs
    return [(job.order.form, job.stage, job.order.by) for job in jobs]


def test_that_the_papers_of_a_reception_wait_in_the_list_for_who_received(
    window: PrintingWindow, slow: Later
) -> None:
    window.press("F2")
    window.scan(CARD)
    keyboard.type_text(window.shell, "1.001612")
    window.press("Return", "Ctrl+G", "Ctrl+Return")
    another_sits_down(window, AT_THE_TILL)
    assert window.shell.page == "money"
    slow.go_on()
    assert len(window.received) == 1
    assert window.tray == []
    assert (RECEIPT, PrintStage.POSTPONED, OFFICER) in listed(window)


def test_that_the_slip_of_a_taking_waits_in_the_list_for_who_took_it(
    window: PrintingWindow, slow: Later
) -> None:
    window.bind(payment_slip={"printer": "quay-1"})
    window.desk.office.till.open_shift(OpenShift(key=uuid4(), opening=0), AT_THE_TILL)
    dossier = window.desk.receive()
    another_sits_down(window, AT_THE_TILL)
    window.scan(str(dossier.code))
    window.press("Ctrl+Return")
    another_sits_down(window, OFFICER)
    assert window.shell.page == "intake"
    slow.go_on()
    assert window.tray == []
    assert (PAYMENT_SLIP, PrintStage.POSTPONED, AT_THE_TILL) in listed(window)


def test_that_who_is_back_by_then_has_the_slip_printed(window: PrintingWindow, slow: Later) -> None:
    window.bind(payment_slip={"printer": "quay-1"})
    window.desk.office.till.open_shift(OpenShift(key=uuid4(), opening=0), AT_THE_TILL)
    dossier = window.desk.receive()
    another_sits_down(window, AT_THE_TILL)
    window.scan(str(dossier.code))
    window.press("Ctrl+Return")
    another_sits_down(window, OFFICER)
    another_sits_down(window, AT_THE_TILL)
    slow.go_on()
    assert window.tray == ["quay-1"]


def test_that_a_paper_asked_for_again_waits_in_the_list_for_who_asked(
    window: PrintingWindow,
) -> None:
    dossier, late = window.desk.receive(), Later(lambda owner, _key: isinstance(owner, PaperDesk))
    window.workplace.papers._background = late
    window.workplace.papers.print_again(dossier.id, RECEIPT)
    another_sits_down(window, ANOTHER)
    late.go_on()
    assert window.tray == []
    assert (RECEIPT, PrintStage.POSTPONED, OFFICER) in listed(window)


@pytest.mark.parametrize("back", [False, True])
def test_that_a_count_locked_late_is_printed_for_who_counted_and_in_nobody_else_s_name(
    window: PrintingWindow, slow: Later, back: bool
) -> None:
    window.bind(cash_count={"printer": "quay-1"})
    till = window.desk.office.till
    till.open_shift(OpenShift(key=uuid4(), opening=0), AT_THE_TILL)
    another_sits_down(window, AT_THE_TILL)
    window.press("Alt+Q", "Ctrl+Return")
    another_sits_down(window, ANOTHER)
    assert window.shell.page == "intake"
    if back:
        another_sits_down(window, AT_THE_TILL)
    slow.go_on()
    assert till.shifts(AT_THE_TILL)[0].stage is ShiftStage.CLOSED
    assert window.tray == (["quay-1"] if back else [])
