"""Visitors put aside wait until they are taken back, and the page says that they do."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desk_app.domain.failure import ProgramFault
from desk_app.domain.officer import Officer
from tests.builders import LEADER, an_officer
from tests.ui.intake.seat import FOUR_PAPERS, HAU, LAN, MARRIAGE, Seat
from ui.screens.intake.cards.fields import Scrolled

BOSS = an_officer(LEADER)


def _put_aside(seat: Seat, card: str) -> None:
    seat.scan(card)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "1", "Ctrl+F1")


def _name(seat: Seat) -> str:
    return seat.state.form.visitor.name


def test_that_who_was_put_aside_still_waits_when_another_was_received(seat: Seat) -> None:
    _put_aside(seat, LAN)
    seat.receive(HAU)
    assert "Đã cất, đang chờ: 1 NGUYỄN THỊ LAN · Esc lấy lại" in seat.words()
    seat.press("Esc")
    assert _name(seat) == "NGUYỄN THỊ LAN"
    assert len(seat.state.form.ticks) == 1
    assert "Đã cất" not in seat.words()


def test_that_who_was_put_aside_still_waits_when_another_was_sent_away(seat: Seat) -> None:
    _put_aside(seat, LAN)
    seat.scan(HAU)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Alt+B", "Ctrl+Return")
    assert len(seat.sent_away) == 1
    seat.press("Esc")
    assert not seat.state.done
    seat.press("Esc")
    assert _name(seat) == "NGUYỄN THỊ LAN"


def test_that_of_several_put_aside_the_last_comes_back_first_and_all_do(seat: Seat) -> None:
    _put_aside(seat, LAN)
    _put_aside(seat, HAU)
    assert "Đã cất, đang chờ: 2 sau cùng TRẦN VĂN HẬU · Esc lấy lại" in seat.words()
    seat.press("Esc")
    assert _name(seat) == "TRẦN VĂN HẬU"
    assert seat.said.startswith("Đã lấy lại phần nhập trước. Còn người khác đang chờ.")
    assert "NGUYỄN THỊ LAN · xong người này, Esc lấy lại" in seat.words()
    seat.press("Esc")
    assert _name(seat) == "NGUYỄN THỊ LAN"
    seat.press("Ctrl+G", "Ctrl+Return", "Esc", "Ctrl+G", "Ctrl+Return")
    names = [dossier.applicant.name for dossier in seat.received]
    assert names == ["NGUYỄN THỊ LAN", "TRẦN VĂN HẬU"]
    assert seat.state.form.is_blank
    assert not seat.state.aside


def test_that_who_was_begun_waits_when_the_one_put_aside_is_taken_back(seat: Seat) -> None:
    _put_aside(seat, LAN)
    seat.scan(HAU)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "1", "Esc")  # the notice still offers it
    assert _name(seat) == "NGUYỄN THỊ LAN"
    assert seat.state.aside == ("TRẦN VĂN HẬU",)
    seat.restart()
    assert seat.state.aside == ("TRẦN VĂN HẬU",)
    seat.press("Ctrl+G", "Ctrl+Return", "Esc")
    assert _name(seat) == "TRẦN VĂN HẬU"
    assert len(seat.state.form.ticks) == 1


def test_that_neither_a_card_read_by_mistake_nor_its_form_waits_when_it_is_changed_back(
    seat: Seat,
) -> None:
    _put_aside(seat, LAN)
    seat.scan(HAU)
    seat.press("Esc")
    assert (_name(seat), seat.state.aside) == ("NGUYỄN THỊ LAN", ())
    seat.receive(HAU)
    assert not [one for one in seat.state.aside if one != "NGUYỄN THỊ LAN"]
    seat.press("Esc")
    seat.scan(HAU)  # with LAN's procedure
    seat.press("Esc")
    assert (_name(seat), seat.state.aside) == ("NGUYỄN THỊ LAN", ())


def test_that_who_was_put_aside_waits_for_their_own_officer(seat: Seat) -> None:
    _put_aside(seat, LAN)
    seat.screen.leave()
    seat.screen.enter(BOSS, None)
    assert not seat.state.aside
    seat.screen.enter(an_officer(), None)
    assert seat.state.aside == ("NGUYỄN THỊ LAN",)


def test_that_who_waits_is_not_written_over_where_they_could_not_be_read(seat: Seat) -> None:
    _put_aside(seat, LAN)
    aside = seat.screen.presenter.aside
    whole = aside.store

    def unread(_officer: Officer, _screen: str) -> None:
        raise ProgramFault

    seat.screen.enter(BOSS, None)
    aside.store = replace(whole, find=unread)
    seat.screen.enter(an_officer(), None)
    assert not seat.state.aside
    aside.store = whole
    _put_aside(seat, HAU)
    assert seat.state.aside == ("TRẦN VĂN HẬU", "NGUYỄN THỊ LAN")
    seat.restart()
    assert seat.state.aside == ("TRẦN VĂN HẬU", "NGUYỄN THỊ LAN")


def test_that_who_was_put_aside_waits_when_the_program_broke_off(seat: Seat) -> None:
    _put_aside(seat, LAN)
    _put_aside(seat, HAU)
    seat.restart()
    assert "2 sau cùng TRẦN VĂN HẬU" in seat.words()
    seat.press("Esc")
    seat.restart()  # nothing was typed since
    assert _name(seat) == "TRẦN VĂN HẬU"
    assert seat.state.aside == ("NGUYỄN THỊ LAN",)


def test_that_who_is_not_coming_back_can_be_thrown_away(seat: Seat) -> None:
    _put_aside(seat, LAN)
    seat.screen.view.aside.throw_away.setFocus()
    seat.press("Return")
    assert not seat.state.aside
    assert seat.said.startswith("Đã bỏ phần nhập của NGUYỄN THỊ LAN.")
    seat.press("Esc")  # by a slip of the hand
    assert _name(seat) == "NGUYỄN THỊ LAN"
    seat.press("Ctrl+F1")
    seat.screen.view.aside.throw_away.click()
    seat.receive(HAU)
    seat.press("Esc")
    assert seat.state.form.is_blank
    seat.restart()
    assert not seat.state.aside


def test_that_throwing_away_by_mouse_leaves_the_place_where_one_types(seat: Seat) -> None:
    _put_aside(seat, LAN)
    _put_aside(seat, HAU)
    place = seat.place
    QTest.mouseClick(seat.screen.view.aside.throw_away, Qt.MouseButton.LeftButton)
    assert len(seat.state.aside) == 1
    assert seat.place is place


def test_that_neither_a_card_alone_nor_an_opened_form_is_waited_for(seat: Seat) -> None:
    seat.scan(LAN)  # another one's card was on the reader
    seat.receive(HAU)
    assert not seat.state.aside
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Shift+F2", "Ctrl+F1")  # and no procedure follows after all
    assert not seat.state.aside


def test_that_papers_ticked_for_another_procedure_are_no_visitor_who_waits(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "1")
    found = seat.office.reading.procedure(MARRIAGE)
    assert found is not None
    seat.screen.enter(an_officer(), found)
    assert not seat.state.aside


def test_that_esc_on_a_begun_form_leaves_it_where_it_is(seat: Seat) -> None:
    _put_aside(seat, LAN)
    seat.receive(HAU)
    seat.scan(HAU)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "1", "Esc")
    assert len(seat.state.aside) == 1
    assert _name(seat) == "TRẦN VĂN HẬU"


def test_that_a_long_name_makes_the_page_no_wider(seat: Seat) -> None:
    seat.type("Tôn Nữ Hoàng Phương Thị Thanh Xuân " * 4)
    seat.press("Tab", "Ctrl+F1")
    assert seat.state.aside
    QApplication.processEvents()
    left = seat.screen.view.findChild(Scrolled)
    assert isinstance(left, Scrolled)
    assert left.horizontalScrollBar().maximum() == 0
