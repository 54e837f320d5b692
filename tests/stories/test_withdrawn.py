"""A citizen wants her dossier back while its papers are on the way; she leaves with all of them."""

from desk_app.domain.handling.custody import Place
from desk_app.domain.handling.flow import Status
from desk_app.services.handing_over.set_handling_unit import SetHandlingUnit
from tests.builders import BUSINESS
from tests.ui import keyboard
from tests.ui.conftest import _dressed
from tests.ui.desk.test_workplace import Window, window
from tests.ui.dossiers.counter import OFFICER, counter

__all__ = ["_dressed", "counter", "window"]  # fixtures


def test_that_who_withdraws_gets_her_papers_back_from_wherever_they_are(window: Window) -> None:
    office, stored = window.desk.office, window.desk.stored
    office.handing_over.set_unit(SetHandlingUnit(BUSINESS, "Phòng Tư pháp"), OFFICER)
    lan = window.take_in()

    # Just received: the filled button leads to the list, and the papers leave.
    window.scan(str(lan.code))
    window.press("Alt+G", "Ctrl+Return")
    assert (stored(lan).papers_at, stored(lan).status) == (Place.ON_THE_WAY, Status.IN_PROCESS)

    # Lan comes again: she wants the dossier back. Its papers are still on their way.
    window.press("F3")
    window.scan(str(lan.code))
    window.press("Alt+R", "Ctrl+Return")
    assert stored(lan).status is Status.WITHDRAWN
    page = window.workplace.screens["dossier"].presenter
    assert page.state.standing == (
        "Người nộp xin rút. Giấy tờ còn ở Phòng Tư pháp: nhận lại rồi trả người nộp."
    )

    # The list opens with her line marked; somebody of the unit brings the papers.
    window.press("Alt+G")
    keyboard.type_text(window.shell, "Le Van Tu")
    window.press("Tab")
    keyboard.type_text(window.shell, "Nguoi nop xin rut")
    window.press("Ctrl+F6")
    assert (stored(lan).papers_at, stored(lan).status) == (Place.DESK, Status.WITHDRAWN)
    assert "mở hồ sơ, trả lại giấy tờ cho người nộp" in window.said

    # And she takes them.
    window.press("F3")
    window.scan(str(lan.code))
    window.press("Ctrl+F7", "Ctrl+Return")
    last = stored(lan).trail[-1]
    assert (last.place, last.who) == (Place.CITIZEN, "Nguyễn Thị Lan")
    assert page.state.standing == "Người nộp xin rút. Giấy tờ đã trả người nộp."
