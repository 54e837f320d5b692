"""Logging in by keys, on a real store with real digests."""

import subprocess
import sys
from collections.abc import Callable
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from db.unit_of_work import UnitOfWork
from desk_app.domain.ids import DeskId
from desk_app.domain.office import TRIAL_PIN, DeskFacts, unit_from
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.identity.log_in import log_in, secret_digest
from desk_app.services.office.officers import set_secret
from tests.builders import ADMIN, RECEPTION, UNIT, Clock, a_desk, an_officer
from tests.ui.inline import Inline
from tests.ui.keyboard import press, type_text
from ui.screens.login.screen import LoginScreen
from ui.texts import Notice

Work = Callable[[], UnitOfWork]
PIN = "246810"
DESK = DeskFacts(
    unit=unit_from(UNIT, "Phường Ninh Kiều", {}), desk=DeskId("Q1"), desk_name="Quầy 1", central=""
)


class Seat:
    """A log-in on the screen, and what came of it."""

    def __init__(self, work: Work, qtbot: QtBot, *, ready: bool = True) -> None:
        self.clock = Clock()
        self.log_in = partial(log_in, work=work, now=self.clock)
        for person in (RECEPTION, ADMIN):
            set_secret(person, PIN, an_officer(person), secret_digest, a_desk(work, self.clock))
        with work() as tx:
            self.officers = list(tx.officers.active())
        self.screen = LoginScreen(Inline())
        self.page = self.screen.view
        qtbot.addWidget(self.page)
        self.inside: list[Officer] = []
        self.said: list[Notice | None] = []
        self.screen.logged_in.connect(self.inside.append)
        self.screen.notice_changed.connect(lambda said, _action: self.said.append(said))
        self.page.show()
        self.screen.enter()
        self.screen.show_desk(DESK, self.officers)
        if ready:
            self.screen.ready(self.log_in)

    def number_of(self, role: Role) -> str:
        return str([officer.role for officer in self.officers].index(role) + 1)

    def press(self, keys: str) -> None:
        press(self.page.window(), keys)

    def type(self, text: str) -> None:
        type_text(self.page.window(), text)


@pytest.fixture
def seat(work: Work, qtbot: QtBot) -> Seat:
    return Seat(work, qtbot)


def test_that_a_digit_a_pin_and_enter_log_in(seat: Seat) -> None:
    seat.press(seat.number_of(Role.ADMIN))
    seat.type(PIN)
    seat.press("Return")
    assert [officer.role for officer in seat.inside] == [Role.ADMIN]
    assert seat.page.secret.text() == ""


def test_that_who_is_alone_types_the_pin_at_once(work: Work, qtbot: QtBot) -> None:
    seat = Seat(work, qtbot)
    alone = next(each for each in seat.officers if each.role is Role.RECEPTION)
    seat.screen.show_desk(DESK, [alone])
    seat.page.focus_start()
    assert seat.page.window().focusWidget() is seat.page.secret
    seat.type(f"x{PIN}")  # a letter is none of a PIN
    assert seat.page.secret.text() == PIN
    seat.press("Return")
    assert [officer.id for officer in seat.inside] == [RECEPTION]


def test_that_who_is_alone_is_asked_for_the_pin_alone_and_others_for_who_they_are(
    work: Work, qtbot: QtBot
) -> None:
    seat = Seat(work, qtbot)
    alone = next(each for each in seat.officers if each.role is Role.RECEPTION)
    many = "Quét thẻ đeo hoặc bấm số của mình, rồi gõ mã PIN"
    assert seat.page._how.text() == many
    assert seat.page.window().focusWidget() is not seat.page.secret
    seat.screen.show_desk(DESK, [alone])
    assert seat.page._how.text() == "Gõ mã PIN của mình, rồi bấm Enter"
    assert seat.page._name.text() == alone.name
    seat.screen.show_desk(DESK, seat.officers)
    assert seat.page._how.text() == many


def test_that_who_is_alone_finds_the_pin_field_again_after_a_lock(work: Work, qtbot: QtBot) -> None:
    seat = Seat(work, qtbot)
    alone = next(each for each in seat.officers if each.role is Role.RECEPTION)
    seat.screen.show_desk(DESK, [alone])
    seat.page.focus_start()
    seat.type(PIN)
    seat.press("Return")
    seat.screen.enter(alone)
    assert seat.page.window().focusWidget() is seat.page.secret
    seat.type(PIN)
    seat.press("Return")
    assert [officer.id for officer in seat.inside] == [RECEPTION, RECEPTION]


def test_that_arrows_choose_from_the_tiles_and_from_the_pin_field(seat: Seat) -> None:
    chosen = seat.screen.presenter
    seat.press("Down")
    assert chosen.state.chosen == 1
    seat.press("Return")
    seat.type("24")
    seat.press("Down")
    assert (chosen.state.chosen, seat.page.secret.text()) == (2, "")
    seat.press("Up")
    assert chosen.state.chosen == 1


def test_that_shift_tab_goes_back_to_the_tiles_where_a_digit_chooses_again(seat: Seat) -> None:
    seat.press("2")
    seat.type("13")
    assert seat.page.secret.text() == "13"
    seat.press("Shift+Tab")
    seat.press("1")
    assert (seat.screen.presenter.state.chosen, seat.page.secret.text()) == (0, "")
    seat.type("3")
    assert seat.page.secret.text() == "3"


def test_that_a_wrong_pin_is_told_with_the_tries_left_and_emptied(seat: Seat) -> None:
    seat.press(seat.number_of(Role.RECEPTION))
    seat.type("999111")
    seat.press("Return")
    said = seat.said[-1]
    assert said
    assert "4" in said.title + said.advice
    assert seat.page.secret.text() == ""
    seat.type(PIN)
    seat.press("Return")
    assert len(seat.inside) == 1
    assert seat.said[-1] is None


def test_that_five_wrong_pins_say_until_when_it_is_locked(seat: Seat) -> None:
    seat.press(seat.number_of(Role.RECEPTION))
    for _ in range(5):
        seat.type("999111")
        seat.press("Return")
    said = seat.said[-1]
    assert said
    assert "09:25" in said.advice


def test_that_letters_are_taken_only_in_password_mode(seat: Seat) -> None:
    seat.press("2")
    seat.type("a1b")
    assert seat.page.secret.text() == "1"
    seat.press("Ctrl+M")
    assert seat.page.secret.text() == ""
    seat.type("a1b")
    assert seat.page.secret.text() == "a1b"


def test_that_a_pin_sent_before_the_store_is_open_is_checked_when_it_is(
    work: Work, qtbot: QtBot
) -> None:
    seat = Seat(work, qtbot, ready=False)
    assert seat.page.go.text() == "Đang mở dữ liệu…"
    seat.press(seat.number_of(Role.RECEPTION))
    seat.type(PIN)
    seat.press("Return")
    assert seat.inside == []
    seat.screen.show_desk(DESK, seat.officers)
    seat.screen.ready(seat.log_in)
    assert [officer.id for officer in seat.inside] == [RECEPTION]


def test_that_a_pin_half_typed_stays_when_the_store_opens(work: Work, qtbot: QtBot) -> None:
    seat = Seat(work, qtbot, ready=False)
    seat.press(seat.number_of(Role.RECEPTION))
    seat.type(PIN[:3])
    seat.screen.show_desk(DESK, seat.officers)
    seat.screen.ready(seat.log_in)
    seat.screen.enter()
    seat.type(PIN[3:])
    seat.press("Return")
    assert len(seat.inside) == 1


def test_that_a_digit_chooses_at_the_very_moment_the_list_of_people_changes(seat: Seat) -> None:
    fewer = seat.officers[1:]
    seat.screen.show_desk(DESK, fewer)
    seat.press("2")
    seat.type(PIN[:3])
    assert seat.screen.presenter.state.officer == fewer[1]
    assert seat.page.secret.text() == PIN[:3]


def test_that_enter_twice_asks_once(work: Work, qtbot: QtBot) -> None:
    seat = Seat(work, qtbot, ready=False)
    asked: list[str] = []

    def slow(_officer: object, secret: str) -> Officer:
        asked.append(secret)
        seat.press("Return")
        return seat.officers[0]

    seat.screen.ready(slow)
    seat.press("1")
    seat.type(PIN)
    seat.press("Return")
    assert asked == [PIN]


def test_that_a_locked_desk_chooses_the_officer_given_and_forgets_what_was_typed(
    seat: Seat,
) -> None:
    seat.press("1")
    seat.type(PIN)
    seat.press("Return")
    third = seat.officers[2]
    seat.screen.enter(third)
    assert seat.screen.presenter.state.officer == third
    assert seat.page.secret.text() == ""
    seat.type("1")
    assert (seat.screen.presenter.state.chosen, seat.page.secret.text()) == (2, "1")
    assert seat.page._how.text() == "Người khác: quét thẻ đeo, hoặc bấm Alt+số của mình"


def test_that_alt_and_a_digit_choose_another_from_the_pin_field(seat: Seat) -> None:
    seat.press("1")
    seat.type("13")
    seat.press("Alt+2")
    assert (seat.screen.presenter.state.chosen, seat.page.secret.text()) == (1, "")
    assert seat.page.secret.hasFocus()


def test_that_backspace_in_the_empty_pin_field_leads_to_the_people(seat: Seat) -> None:
    seat.press("2")
    seat.type("13")
    seat.press("Backspace")
    seat.press("Backspace")
    assert seat.page.secret.hasFocus()
    seat.press("Backspace")
    seat.press("1")
    assert (seat.screen.presenter.state.chosen, seat.page.secret.text()) == (0, "")


def test_that_digits_choose_where_who_locked_the_desk_works_here_no_more(seat: Seat) -> None:
    """A PIN typed on would be the next one's, and spend their tries."""
    seat.press("1")
    seat.type(PIN)
    seat.press("Return")
    seat.screen.enter(seat.officers[2])
    seat.screen.show_desk(DESK, seat.officers[:2])
    seat.press("2")
    assert (seat.screen.presenter.state.chosen, seat.page.secret.text()) == (1, "")


def test_that_a_pin_too_short_is_told_and_costs_no_try(seat: Seat) -> None:
    seat.press(seat.number_of(Role.RECEPTION))
    for _ in range(5):
        seat.type(PIN[:5])
        seat.press("Return")
    said = seat.said[-1]
    assert said
    assert (said.title, said.grave) == ("Mã PIN hoặc mật khẩu có từ 6 ký tự trở lên.", False)
    seat.type(PIN)
    seat.press("Return")
    assert [officer.id for officer in seat.inside] == [RECEPTION]


def test_that_the_trial_says_its_pin_and_a_real_office_does_not(seat: Seat) -> None:
    assert not seat.page.trial.isVisibleTo(seat.page)
    seat.screen.show_desk(DESK, seat.officers, TRIAL_PIN)
    assert seat.page.trial.text() == f"Dùng thử: mã PIN của mọi người là {TRIAL_PIN}"
    assert seat.page.trial.isVisibleTo(seat.page)


def test_that_the_page_is_painted_without_sql() -> None:
    """The first paint must not wait for SQLAlchemy."""
    code = (
        "import sys, ui.screens.login.screen;"
        "sys.exit(bool({'sqlalchemy', 'argon2', 'httpx'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # ourselves


def test_that_who_is_alone_no_more_is_chosen_first_unless_they_type_already(
    work: Work, qtbot: QtBot
) -> None:
    seat = Seat(work, qtbot)
    alone = next(each for each in seat.officers if each.role is Role.ADMIN)
    for typed in ("", "24"):
        seat.screen.show_desk(DESK, [alone])
        seat.page.focus_start()
        seat.type(typed)
        seat.screen.show_desk(DESK, seat.officers)
        assert seat.page.secret.hasFocus() is bool(typed)
    assert seat.page.secret.text() == "24"
