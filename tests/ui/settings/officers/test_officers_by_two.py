"""Other work, badges, leaving and coming back, and PINs that two persons set: by keys."""

from functools import partial

import pytest
from PySide6.QtWidgets import QLabel

from desk_app.domain.codes.scan import read_scan
from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.wiring.office import Office
from tests.builders import ADMIN, CASHIER, LEADER, RECEPTION, an_officer
from tests.ui.settings.conftest import Desk
from ui.screens.settings.parts.officers import Doing, Spot

PIN, NEW = "246810", "135799"
CARD = "092304001234||Nguyễn Thị Lan|05022004|Nữ|Khu vực 3, phường Ninh Kiều, Cần Thơ|01072021"


def _go(desk: Desk, officer: Officer, to: OfficerId) -> None:
    desk.enter(officer)
    desk.press("Alt+3", "Tab")
    ids = [known.id for known in desk.screen.officers.state.officers]
    while desk.page.officers.table.row != ids.index(to):
        desk.press("Down" if desk.page.officers.table.row < ids.index(to) else "Up")


def asked(desk: Desk) -> str:
    """What stands in the form."""
    labels = desk.page.officers.form.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


def known(desk: Desk, officer: OfficerId) -> Officer:
    return next(each for each in desk.office.identity.everybody() if each.id == officer)


@pytest.fixture
def pins(office: Office) -> None:
    for officer in (RECEPTION, LEADER, ADMIN):
        office.identity.set_secret(officer, PIN, an_officer(officer))


@pytest.mark.usefixtures("pins")
@pytest.mark.parametrize("who", [(ADMIN, Role.ADMIN), (LEADER, Role.LEADER)])
def test_that_an_administrator_and_a_leader_set_anothers_pin(
    desk: Desk, who: tuple[OfficerId, Role]
) -> None:
    _go(desk, an_officer(*who), RECEPTION)
    desk.press("Return", "Return")
    assert desk.screen.officers.state.doing is Doing.RESET
    desk.type(NEW)
    desk.press("Return")
    desk.type(NEW)
    desk.press("Return", "Return")
    desk.type(PIN)
    desk.press("Return", "Return")
    desk.type(PIN)
    desk.press("Ctrl+Return")
    assert desk.doing is Doing.NOTHING
    assert desk.office.identity.log_in(RECEPTION, NEW).id == RECEPTION
    assert all(field.text() == "" for field in desk.page.officers.form.fields.values())


@pytest.mark.usefixtures("pins")
def test_that_who_is_both_is_offered_as_one_of_the_two_and_another_pair_is_told_why_not(
    desk: Desk, admin: Officer
) -> None:
    also = frozenset({Role.LEADER})
    desk.office.identity.set_roles(CASHIER, Role.ADMIN, also, admin)
    _go(desk, known(desk, CASHIER), RECEPTION)
    desk.press("Return", "Return")
    form = desk.page.officers.form
    assert (form.admin.value, form.leader.value) == (CASHIER, LEADER)
    form.admin.set_value(ADMIN)
    for field in (Spot.PIN, Spot.AGAIN):
        form.fields[field].setText(NEW)
    for field in (Spot.ADMIN_PIN, Spot.LEADER_PIN):
        form.fields[field].setText(PIN)
    desk.press("Ctrl+Return")
    said = desk.said[-1]
    assert said is not None
    assert said.advice == "Một trong hai phải là người đang đăng nhập ở quầy này."


@pytest.mark.usefixtures("pins")
def test_that_one_of_the_two_missing_is_told_at_their_field(desk: Desk, admin: Officer) -> None:
    _go(desk, admin, RECEPTION)
    desk.press("Return", "Return")
    desk.type(NEW)
    desk.press("Return")
    desk.type(NEW)
    desk.press("Ctrl+Return")
    fields = desk.page.officers.form.fields
    assert fields[Spot.ADMIN_PIN].error
    assert fields[Spot.LEADER_PIN].error
    assert fields[Spot.ADMIN_PIN].hasFocus()
    desk.type(PIN)
    desk.press("Ctrl+Return")
    assert fields[Spot.LEADER_PIN].hasFocus()


def test_that_who_has_no_other_administrator_is_told_to_add_one(desk: Desk) -> None:
    _go(desk, an_officer(LEADER, Role.LEADER), ADMIN)
    desk.press("Return", "Return")
    assert "Chưa có quản trị nào khác: thêm một người trước." in asked(desk)
    form = desk.page.officers.form
    assert not any(form.fields[spot].isVisible() for spot in Spot)
    assert form.cancel.hasFocus()


def test_that_an_office_without_a_leader_is_told_before_any_pin_is_typed(
    desk: Desk, admin: Officer
) -> None:
    desk.office.identity.let_go(LEADER, admin)
    _go(desk, admin, RECEPTION)
    desk.press("Return", "Return")
    assert "Chưa có lãnh đạo nào khác: thêm một người trước." in asked(desk)
    form = desk.page.officers.form
    assert not any(form.fields[spot].isVisible() for spot in Spot)
    assert not form.save.isVisible()
    desk.press("Ctrl+Return")
    assert form.cancel.isVisible()
    desk.press("Return")
    assert desk.doing is Doing.NOTHING


@pytest.mark.parametrize("doing", [Doing.LEAVE, Doing.ROLE])
def test_that_the_last_leader_goes_only_after_it_is_said_what_nobody_does_then(
    desk: Desk, admin: Officer, doing: Doing
) -> None:
    _go(desk, admin, LEADER)
    desk.screen.officers.begin(doing, known(desk, LEADER))
    assert "lãnh đạo duy nhất" in asked(desk)
    assert "khóa sổ ngày, duyệt hoàn tiền hay cùng đặt lại mã PIN" in asked(desk)
    desk.office.identity.set_roles(CASHIER, Role.LEADER, frozenset(), admin)
    _go(desk, admin, LEADER)
    desk.screen.officers.begin(doing, known(desk, LEADER))
    assert "duy nhất" not in asked(desk)


def test_that_other_work_is_chosen_and_known(desk: Desk, admin: Officer) -> None:
    _go(desk, admin, CASHIER)
    desk.page.officers.role.setFocus()
    desk.press("Return")
    assert desk.page.officers.form.role.value is Role.CASHIER
    desk.press("Up", "Ctrl+Return")
    assert known(desk, CASHIER).role is Role.RECEPTION


def test_that_further_work_is_ticked_and_known(desk: Desk, admin: Officer) -> None:
    _go(desk, admin, LEADER)
    desk.page.officers.role.setFocus()
    desk.press("Return")
    form = desk.page.officers.form
    assert form.also[Role.LEADER].isHidden()
    desk.press("Return", "Tab", "Space", "Ctrl+Return")
    assert known(desk, LEADER).roles == (Role.LEADER, Role.CASHIER)
    desk.page.officers.role.setFocus()
    desk.press("Return")
    assert form.also[Role.CASHIER].isChecked()
    desk.press("Return", "Tab", "Space", "Ctrl+Return")
    assert known(desk, LEADER).roles == (Role.LEADER,)


def test_that_a_scan_gives_the_badge_and_a_key_takes_it_back(desk: Desk, admin: Officer) -> None:
    _go(desk, admin, CASHIER)
    desk.page.officers.badge.setFocus()
    desk.press("Return")
    scan = partial(_scan, desk)
    assert scan(CARD)
    assert desk.said[-1]
    assert "căn cước" in desk.said[-1].title
    assert desk.doing is Doing.BADGE, "it still waits for the badge"
    assert scan("CB-0042")
    assert known(desk, CASHIER).badge
    assert not scan("CB-0042"), "nobody's badge is waited for: the shell decides"
    desk.page.officers.badge.setFocus()
    desk.press("Return", "Ctrl+Return")
    assert not known(desk, CASHIER).badge


def test_that_who_left_stays_listed_and_comes_back(desk: Desk, admin: Officer) -> None:
    _go(desk, admin, CASHIER)
    leave = desk.page.officers.leave
    leave.setFocus()
    desk.press("Return", "Ctrl+Return")
    assert not known(desk, CASHIER).active
    _go(desk, admin, CASHIER)
    assert leave.text() == "Làm lại"
    leave.setFocus()
    desk.press("Return", "Ctrl+Return")
    assert known(desk, CASHIER).active


def _scan(desk: Desk, text: str) -> bool:
    return desk.screen.take_scan(read_scan(text))
