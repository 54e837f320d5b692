"""Which papers an intake prints, chosen by keys on a real store."""

from PySide6.QtWidgets import QLabel

from desk_app.domain.officer import Officer
from tests.ui.settings.conftest import Desk
from ui.paper_desk import BUNDLE


def bundle_of(desk: Desk) -> object:
    return desk.office.keeping.setting(BUNDLE)


def test_that_the_papers_of_an_intake_are_chosen_by_keys(desk: Desk, admin: Officer) -> None:
    told: list[bool] = []
    desk.screen.bindings_changed.connect(lambda: told.append(True))
    desk.enter(admin)
    desk.press("Alt+2", "Tab", "Right", "Right", "Space")
    panel = desk.page.printers.bundle
    assert panel.isVisible()
    assert [tick.isChecked() for tick in panel.ticks.values()] == [True] * 4
    desk.press("Tab", "Tab", "Space")
    assert bundle_of(desk) == ["receipt", "folder_label", "appointment_slip"]
    desk.press("Tab", "Space", "Shift+Tab", "Space")
    assert bundle_of(desk) == ["receipt", "control_slip", "appointment_slip"]
    assert told


def test_that_a_paper_of_a_newer_program_stays_in_the_bundle(desk: Desk, admin: Officer) -> None:
    desk.office.keeping.set_setting(BUNDLE, ["receipt", "of 2031"], admin)
    desk.enter(admin)
    desk.press("Alt+2", "Tab", "Right", "Right", "Space", "Tab", "Space")
    assert bundle_of(desk) == ["of 2031"]
    assert desk.page.printers.bundle.isVisible()


def test_that_only_the_administrator_chooses_the_papers_of_an_intake(
    desk: Desk, leader: Officer
) -> None:
    desk.enter(leader)
    desk.press("Alt+2", "Tab", "Right", "Right", "Space")
    panel = desk.page.printers.bundle
    assert not any(tick.isEnabled() for tick in panel.ticks.values())
    said = " ".join(label.text() for label in panel.findChildren(QLabel))
    assert "Chỉ quản trị đổi được giấy in khi tiếp nhận." in said
    desk.screen.printers.bundle.toggle("receipt")
    assert bundle_of(desk) is None
