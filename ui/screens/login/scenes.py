"""The log-in in pictures: before anybody is known, asking, refused."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desk_app.domain.errors import LogInRefused
from desk_app.domain.ids import DeskId, OfficerId, UnitCode
from desk_app.domain.office import TRIAL_PIN, DeskFacts, unit_from
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from ui.screens.login.presenter import LoginState
from ui.screens.login.update.scenes import UPDATE_SCENES
from ui.screens.login.view import LoginView
from ui.shell.scenes import in_shell
from ui.shell.shell import Shell
from ui.texts import notice

_PEOPLE = (
    ("Trần Thị Bích Ngọc", Role.RECEPTION),
    ("Lê Hoàng Phúc", Role.CASHIER),
    ("Đỗ Quang Vinh", Role.SPECIALIST),
    ("Nguyễn Hữu Nghĩa", Role.LEADER),
    ("Huỳnh Quốc Khánh", Role.ADMIN),
    ("Phạm Ngọc Diễm", Role.RECEPTION),
    ("Nguyễn Phan Hoàng Kim Ngân", Role.RECEPTION),
)
_DESK = DeskFacts(
    unit=unit_from(UnitCode("H13.45.12"), "Phường Ninh Kiều", {"province": "Thành phố Cần Thơ"}),
    desk=DeskId("Q2"),
    desk_name="Quầy 2",
    central="",
    trial=True,
)


def _officers(number: int) -> tuple[Officer, ...]:
    return tuple(
        Officer(id=OfficerId(UUID(int=n + 1)), name=name, role=role)
        for n, (name, role) in enumerate(_PEOPLE[:number])
    )


def _asking(state: LoginState, typed: str = "") -> Shell:
    page = LoginView()
    shell = in_shell(page, "", bare=True)
    page.render_state(state)
    page.secret.setText(typed)
    page.focus_secret()
    return shell


def login() -> QWidget:
    people = list(_officers(5))
    people[3] = replace(people[3], also=frozenset({Role.RECEPTION, Role.CASHIER}))
    state = LoginState(desk=_DESK, officers=people, chosen=3, pin_hint=TRIAL_PIN, ready=True)
    return _asking(state, "12345")


def login_refused() -> QWidget:
    state = LoginState(desk=_DESK, officers=_officers(7), chosen=1, pin_hint=TRIAL_PIN, ready=True)
    shell = _asking(state)
    shell.show_notice(notice(LogInRefused(3)))
    return shell


def login_early() -> QWidget:
    """Names are known, the store is still being opened; a password was typed and sent."""
    people = _officers(3)
    state = LoginState(desk=_DESK, officers=people, chosen=2, letters=True, wanted=True)
    return _asking(state, "mat-khau-dai-hon")


SCENES = {
    "login": login,
    "login-refused": login_refused,
    "login-early": login_early,
    **UPDATE_SCENES,
}
