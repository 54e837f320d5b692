"""A supplement, and an apology the day before: the clock stands still, and is moved once."""

from collections.abc import Sequence
from datetime import UTC, datetime

from desk_app.domain.acts.prints import PrintJob
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId
from tests.ui import keyboard
from tests.ui.conftest import _dressed
from tests.ui.desk.test_workplace import Window, window
from tests.ui.dossiers.counter import ANOTHER, counter

__all__ = ["_dressed", "counter", "window"]  # fixtures


def at_ict(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour - 7, minute, tzinfo=UTC)


def test_that_a_dossier_waits_for_papers_goes_on_and_is_apologised_for_once(
    window: Window,
) -> None:
    stored = window.desk.stored
    lan = window.take_in()
    assert lan.due.at == at_ict(26, 9, 15)
    window.workplace.leave()
    window.seat(ANOTHER)  # the head, who may ask for everything

    # The unit lacks a certificate: one list, printed as Mẫu 02. The clock stands still.
    window.scan(str(lan.code))
    window.press("Alt+B")
    keyboard.type_text(window.shell, "Giay khai sinh")
    window.press("Return", "Return")
    keyboard.type_text(window.shell, "Chua co")
    window.press("Ctrl+Return")
    waiting = stored(lan)
    assert (waiting.status, waiting.due.at) == (Status.SUPPLEMENT, None)
    assert any(job.form == "supplement_request" for job in prints_of(window, lan.id))

    # Three working days later Lan brings it: what was left of her time goes on.
    window.desk.now_is(at_ict(26, 9, 15))
    window.press("Alt+N", "Space", "Ctrl+Return")
    goes_on = stored(lan)
    assert goes_on.status is Status.RECEIVED
    assert goes_on.due.at == at_ict(1, 9, 15, month=12)

    # It will be late all the same: an apology with a new day, at the latest the day before.
    window.desk.now_is(at_ict(30, 10))
    window.press("Alt+X")
    keyboard.type_text(window.shell, "3/12/2026")
    window.press("Return")
    keyboard.type_text(window.shell, "Cho y kien cua So")
    window.press("Ctrl+Return")
    sorry = stored(lan)
    assert sorry.apology is not None
    assert sorry.due.at == at_ict(3, 9, 15, month=12)
    assert any(job.form == "apology" for job in prints_of(window, lan.id))

    # A second one the law does not know.
    window.press("Alt+X")
    assert stored(lan) == sorry
    assert window.workplace.screens["dossier"].view.place.form is None


def prints_of(window: Window, dossier: DossierId) -> Sequence[PrintJob]:
    return window.desk.office.reading.dossier(dossier).prints
