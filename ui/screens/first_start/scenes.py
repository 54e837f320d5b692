"""The first start in pictures: the choice, the form, the form with words to mend."""

from PySide6.QtWidgets import QWidget

from ui.screens.first_start.presenter import FirstStartState, Spot
from ui.screens.first_start.view import FirstStartView
from ui.shell.shell import Shell


def _bare(page: QWidget) -> Shell:
    """Nobody knows a unit, an officer or a line here yet; a real office has no trial band."""
    shell = Shell([])
    shell.add_page("scene", page, bare=True)
    shell.show_page("scene")
    return shell


def first_start() -> QWidget:
    page = FirstStartView()
    shell = _bare(page)
    page.render_state(FirstStartState())
    page.focus_choice()
    return shell


def first_start_enrol() -> QWidget:
    page = FirstStartView()
    shell = _bare(page)
    page.render_state(FirstStartState(enrolling=True))
    page.fields[Spot.ADDRESS].setText("https://mot-cua.cantho.example.vn")
    page.fields[Spot.CODE].setText("7KQ2-M0XD-9T4B-HZ5R")
    page.focus_field(Spot.NAME)
    return shell


def first_start_mend() -> QWidget:
    page = FirstStartView()
    shell = _bare(page)
    errors = {
        Spot.ADDRESS: "Gõ địa chỉ trung tâm, như trong giấy báo",
        Spot.AGAIN: "Hai lần gõ mã PIN chưa giống nhau",
    }
    page.fields[Spot.NAME].setText("Huỳnh Quốc Khánh")
    page.fields[Spot.PIN].setText("246810")
    page.fields[Spot.AGAIN].setText("24681")
    page.render_state(FirstStartState(enrolling=True, errors=errors))
    page.focus_field(Spot.ADDRESS)
    return shell


SCENES = {
    "first-start": first_start,
    "first-start-enrol": first_start_enrol,
    "first-start-mend": first_start_mend,
}
