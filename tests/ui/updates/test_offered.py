"""A newer version is offered before the log-in and at closing, by keys, and never in a visit."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from db.migrate import newest_revision
from desk_app.domain.errors import ProgramFault
from desk_app.domain.machine_faults import StoreInUse
from desk_app.domain.releases.standing import Aside, Standing, take, try_once_more
from desk_app.paths import Folders
from desk_app.releases.handing_over import AGAIN
from desk_app.releases.shelf import Shelf
from tests.builders import ADMIN, RECEPTION
from tests.fakes import FakePrinters
from tests.releases.making import running
from tests.ui.desk.sitting import PIN, furnish
from tests.ui.dossiers.counter import CARD
from tests.ui.updates.desk import BEFORE, Open, Updating, open_desk, put
from ui.app import Start
from ui.news import LineChanged, UpdateArrived
from ui.program import Program
from ui.screens.login.update.presenter import Asking, UpdateState
from ui.screens.login.update.view import UpdateView
from ui.screens.settings.screen import SettingsScreen
from ui.shell.screen import Go
from ui.start.opening import note_shown

__all__ = ["open_desk"]


def test_that_it_is_told_at_the_log_in_and_taken_before_anybody_sits_down(open_desk: Open) -> None:
    desk = open_desk()
    assert desk.said.startswith("Bản 1.4.0 của chương trình đã sẵn sàng.")
    assert desk.status == "Bản mới 1.4.0"
    desk.press("Ctrl+Return")
    assert desk.page == "update"
    assert desk.offer.agree.hasFocus()
    desk.press("Ctrl+Return")
    desk.until(lambda: desk.ended == [AGAIN])
    assert desk.chosen_version == "1.4.0"
    (copy,) = desk.backups.glob("truoc-*.sqlite")
    before = desk.shelf.standing().before
    assert before is not None
    assert (before.backup, before.version, before.installed) == (copy.name, "1.3.0", True)


def test_that_where_there_is_no_way_back_enter_alone_takes_nothing(open_desk: Open) -> None:
    desk = open_desk(revision="9999")  # it changes the form of the store
    desk.press("Ctrl+Return")
    assert desk.page == "update"
    assert "không quay lại bản 1.3.0 được nữa" in desk.offer._note.text()
    assert not any(button.hasFocus() for button in desk.offer.findChildren(QPushButton))
    desk.press("Return", "Space")
    desk.settled()
    assert (desk.page, desk.chosen_version, desk.ended) == ("update", "", [])
    desk.press("Ctrl+Return")
    desk.until(lambda: desk.ended == [AGAIN])
    assert desk.chosen_version == "1.4.0"


def test_that_esc_leads_back_to_the_log_in_with_what_was_typed(open_desk: Open) -> None:
    desk = open_desk()
    desk.press(desk.digit_of(RECEPTION))
    desk.type(PIN)
    desk.press("Ctrl+Return")
    desk.press("Escape")
    assert desk.page == "login"
    assert desk.chosen_version == ""
    desk.press("Return")
    desk.until(lambda: desk.officer is not None)


def test_that_closing_asks_once_and_a_second_time_closes(open_desk: Open) -> None:
    desk = open_desk()
    desk.sit_down(RECEPTION)
    page = desk.page
    assert not desk.close()
    assert desk.page == "update"
    desk.press("Escape")
    assert desk.page == page, "back to work"
    assert not desk.close()
    assert desk.close(), "who presses the cross twice wants to go"
    assert desk.chosen_version == ""


def test_that_it_is_taken_at_closing(open_desk: Open) -> None:
    desk = open_desk()
    desk.sit_down(RECEPTION)
    desk.close()
    desk.press("Ctrl+Return")
    desk.until(lambda: not desk.program.shell.isVisible())
    assert (desk.chosen_version, desk.ended) == ("1.4.0", [])


def test_that_it_may_be_put_off_and_the_program_closes(open_desk: Open) -> None:
    desk = open_desk()
    desk.sit_down(RECEPTION)
    desk.close()
    desk.press("2")
    assert not desk.program.shell.isVisible()
    assert desk.chosen_version == ""


def test_that_pressing_twice_and_holding_enter_takes_it_once(open_desk: Open) -> None:
    desk = open_desk()
    desk.press("Ctrl+Return")
    for key in ("Ctrl+Return", "Return", "Ctrl+Return", "Escape"):
        desk.press(key)
    desk.until(lambda: bool(desk.ended))
    desk.settled()
    assert desk.ended == [AGAIN]
    assert len(list(desk.backups.glob("truoc-*.sqlite"))) == 1


def test_that_nobody_is_asked_in_the_middle_of_a_visit(open_desk: Open) -> None:
    desk = open_desk()
    desk.sit_down(RECEPTION)
    desk.scan(CARD)
    assert desk.page == "intake"
    workplace = desk.program.workplace
    assert workplace is not None
    assert not workplace.is_quiet()
    workplace.news.tell(UpdateArrived())
    desk.settled()
    assert desk.page == "intake"
    assert desk.close(), "closing then closes, and asks nothing"
    assert desk.chosen_version == ""


def test_that_a_visit_that_began_while_it_was_taken_goes_on(open_desk: Open) -> None:
    desk = open_desk()
    desk.sit_down(RECEPTION)
    desk.close()
    desk.scan(CARD)
    assert desk.page == "intake", "a scan is always live"
    offer = desk.program.updates._screen
    assert offer is not None
    offer.decided.emit(Asking.CLOSING)  # the copy was made and the choice kept just before
    assert desk.program.shell.isVisible()
    assert desk.page == "intake"


def test_that_without_a_copy_of_the_store_nothing_is_exchanged(open_desk: Open) -> None:
    desk = open_desk()
    desk.backups.write_bytes(b"")  # no folder can be made where a file stands
    desk.press("Ctrl+Return", "Ctrl+Return")
    desk.until(lambda: bool(desk.said))
    assert desk.said.startswith("Chưa sao lưu được dữ liệu.")
    assert (desk.page, desk.chosen_version, desk.ended) == ("update", "", [])
    desk.press("Escape")
    assert desk.page == "login"


def test_that_a_machine_that_goes_down_is_not_held_up(open_desk: Open) -> None:
    desk = open_desk()
    desk.sit_down(RECEPTION)
    desk.program.updates._machine_goes_down(QObject())
    assert desk.close()


def test_that_the_start_of_a_version_is_noted(open_desk: Open) -> None:
    taken = try_once_more(take(Standing(), "1.4.0", BEFORE))
    desk = open_desk(taken, running("1.4.0", handed_over=True))
    standing = desk.shelf.standing()
    assert (standing.chosen, standing.tries, standing.well) == ("1.4.0", 0, True)
    assert desk.said == ""


def test_that_no_act_comes_to_the_store_before_the_start_of_a_version_is_noted(
    office_store_file: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    """With it the store could not be put back, should this version fail on its way."""
    folders, keys = Folders(tmp_path / "desk"), tmp_path / "keys"
    furnish(folders, keys, office_store_file)
    shelf = Shelf(folders.versions)
    put(shelf, tmp_path / "made", "1.4.0", revision=newest_revision())
    shelf.keep(try_once_more(take(Standing(), "1.4.0", BEFORE)))
    own = running("1.4.0", handed_over=True)
    program = Program(qapp, Start(folders=folders, keys=keys, own=own), FakePrinters())
    asked: list[bool] = []

    def listen() -> None:
        assert program.workplace is not None
        assert program._sync is not None
        if program._sync._busy:
            asked.append(False)  # already
        program.workplace.news.changed.connect(
            lambda fact: asked.append(shelf.standing().well) if fact == LineChanged() else None
        )

    program.opened.connect(listen)
    program.show()
    qtbot.waitUntil(lambda: bool(asked), timeout=20_000)
    program.close()
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert asked[0], "the line is asked for once it is"


def test_that_a_version_that_failed_is_told_until_somebody_sat_down(open_desk: Open) -> None:
    desk = open_desk(Standing(aside={"1.4.0": Aside.FAILED}, unsaid="1.4.0", by_hand="1.4.0"))
    assert desk.said.startswith("Bản 1.4.0 hai lần không mở được: quầy dùng lại bản 1.3.0.")
    assert desk.status == "", "and it is not offered by itself"
    assert desk.shelf.standing().unsaid == "1.4.0"
    desk.sit_down(RECEPTION)
    desk.until(lambda: desk.shelf.standing().unsaid == "")
    assert desk.close()


def test_that_a_store_that_does_not_open_is_no_fault_of_a_version_that_says_so(
    tmp_path: Path,
) -> None:
    folders = Folders(tmp_path / "desk")
    shelf = Shelf(folders.versions)
    taken = try_once_more(take(Standing(), "1.4.0", BEFORE))
    shelf.keep(taken)
    start = Start(folders=folders, keys=tmp_path, own=running("1.4.0", handed_over=True))
    note_shown(start, ProgramFault())
    assert shelf.standing() == taken
    note_shown(replace(start, own=None), StoreInUse())
    assert shelf.standing() == taken
    note_shown(start, StoreInUse())
    assert shelf.standing() == replace(taken, tries=0)


def settings_of(desk: Updating) -> SettingsScreen:
    workplace = desk.program.workplace
    assert workplace is not None
    workplace.go(Go("settings"))
    desk.press("Alt+=")
    desk.settled()
    screen = workplace.screens["settings"]
    assert isinstance(screen, SettingsScreen)
    return screen


def test_that_an_administrator_updates_and_goes_back_in_the_settings(open_desk: Open) -> None:
    desk = open_desk()
    desk.sit_down(ADMIN)
    card = settings_of(desk).view.program
    assert card.isVisible()
    assert card.own.value.text() == "1.3.0"
    assert card._status.text() == "Bản 1.4.0 đã sẵn sàng."
    assert not card.back.isVisible()
    desk.press("Ctrl+Return")
    assert desk.page == "update"
    desk.press("Ctrl+Return")
    desk.until(lambda: desk.ended == [AGAIN])


def test_that_the_way_back_is_asked_about_and_begins_anew(open_desk: Open) -> None:
    taken = take(Standing(), "1.4.0", BEFORE)
    desk = open_desk(taken, running("1.4.0", handed_over=True))
    desk.sit_down(ADMIN)
    card = settings_of(desk).view.program
    assert card.before.value.text() == "1.3.0"
    desk.press("Tab")
    assert card.back.hasFocus()
    desk.press("Tab")
    assert card.bring.hasFocus()
    desk.press("Shift+Tab", "Return")
    assert desk.page == "update"
    assert desk.offer._title.text() == "Quay lại bản 1.3.0 của chương trình"
    desk.press("Ctrl+Return")
    desk.until(lambda: desk.ended == [AGAIN])
    standing = desk.shelf.standing()
    assert (standing.chosen, standing.aside) == ("", {"1.4.0": Aside.LEFT})


def test_that_where_there_is_no_way_back_the_copy_is_named(open_desk: Open) -> None:
    taken = take(Standing(), "1.4.0", replace(BEFORE, revision="0001"))
    desk = open_desk(taken, running("1.4.0", handed_over=True))
    desk.sit_down(ADMIN)
    card = settings_of(desk).view.program
    card.back.click()
    assert desk.page == "settings"
    assert "truoc.sqlite" in desk.said
    assert desk.chosen_version == "1.4.0"


def test_that_others_read_and_change_nothing(open_desk: Open) -> None:
    taken = take(Standing(), "1.4.0", BEFORE)
    desk = open_desk(taken, running("1.4.0", handed_over=True))
    desk.sit_down(RECEPTION)
    card = settings_of(desk).view.program
    assert not card.back.isEnabled()
    assert not card.bring.isEnabled()
    assert "Chỉ quản trị" in card._beside_file.text()


def test_that_a_file_is_taken_in_by_hand(open_desk: Open, tmp_path: Path) -> None:
    desk = open_desk(Standing(aside={"1.4.0": Aside.LEFT}))
    desk.sit_down(ADMIN)
    screen = settings_of(desk)
    assert desk.status == ""
    screen.choose_release = lambda _owner, done: done(tmp_path / "made" / "quay-mot-cua-1.4.0.qmc")
    screen.view.program.bring.click()
    assert screen.view.program._status.text() == "Trung tâm không có bản nào mới hơn."
    desk.until(lambda: desk.said.startswith("Đã nhận bản 1.4.0"))
    desk.until(lambda: screen.view.program._status.text() == "Bản 1.4.0 đã sẵn sàng.")
    desk.until(lambda: desk.status == "Bản mới 1.4.0")
    screen.choose_release = lambda _owner, done: done(tmp_path / "keys")
    screen.view.program.bring.click()
    desk.until(lambda: desk.said.startswith("Không đọc được tệp cập nhật."))


def test_that_an_offer_that_tells_no_news_has_no_line_below_them(qtbot: QtBot) -> None:
    view = UpdateView()
    qtbot.addWidget(view)
    for news in ((), ("Nhanh hơn",)):
        view.render_state(UpdateState(version="0.2.0", own="0.1.0", news=news))
        assert view._rule.isVisibleTo(view) is bool(news)
