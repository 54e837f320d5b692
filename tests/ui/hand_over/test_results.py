"""Results that come back from the unit, scanned one after another and noted in one go."""

from PySide6.QtWidgets import QApplication

from db.queries.hand_over.batches import Lot
from desk_app.domain.handling.flow import Status
from desk_app.domain.handling.telling import NoticeAbout
from desk_app.domain.people.rights import Role
from desk_app.services.telling.house_rules import SetHouseRules
from tests.builders import ADMIN, an_officer
from tests.ui import keyboard
from tests.ui.desk.test_workplace import Window
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk
from tests.ui.hand_over.bench import TAKER, Bench
from tests.ui.later import Later
from ui.screens.hand_over.presenter import Side
from ui.screens.hand_over.table import Heard


def test_that_scanned_results_come_back_with_one_key_and_one_note(window: Window) -> None:
    bench = Bench(window)
    bench.hand_over()
    window.press("Alt+3")
    bench.scan(bench.dossiers[0], bench.dossiers[1], bench.dossiers[0])
    assert bench.heard[-3:] == [Heard.DONE, Heard.DONE, Heard.LOOK]
    page = bench.screen.view.results
    page.note.setFocus()
    keyboard.type_text(window.shell, "01 bản chính")
    window.press("Ctrl+Return")
    back = [bench.stored(dossier) for dossier in bench.dossiers]
    assert [one.status for one in back] == [
        Status.RESULT_BACK,
        Status.RESULT_BACK,
        Status.IN_PROCESS,
    ]
    assert back[0].result_note == "01 bản chính"
    assert "Đã nhận 2 kết quả" in window.said
    assert "quét giấy tiếp nhận, hoặc F5; gửi bưu điện: Shift+F4" in window.said
    assert "tin đang chờ gửi" not in window.said
    window.press("Ctrl+Return")
    assert window.desk.kinds(bench.dossiers[0]).count("dossier.result_back") == 1


def test_that_citizens_told_by_itself_are_counted_in_the_notice(window: Window) -> None:
    rules = SetHouseRules(tells={NoticeAbout.RESULT_READY: True})
    window.desk.office.keeping.set_house_rules(rules, an_officer(ADMIN, Role.ADMIN))
    bench = Bench(window)
    window.press("Alt+3")
    bench.scan(bench.dossiers[0], bench.dossiers[1])
    window.press("Ctrl+Return")
    assert "2 tin đang chờ gửi; không gửi: Shift+F1" in window.said


def test_that_a_result_scanned_while_the_list_is_read_stays_in_sight(
    counter: CounterDesk, qapp: QApplication
) -> None:
    background = Later(lambda _owner, key: key == "hand_over.results")
    window = Window(counter, qapp, background=background)
    window.seat(OFFICER)
    bench = Bench(window)
    bench.hand_over()
    window.press("Alt+3")
    background.go_on()
    bench.changed()
    bench.scan(bench.dossiers[0])
    background.go_on()
    assert [row.dossier.id for row in bench.screen.presenter.results.state.rows] == [
        bench.dossiers[0].id
    ]
    window.close()


def test_that_a_result_that_is_back_already_is_set_aside(window: Window) -> None:
    bench = Bench(window)
    window.desk.bring_back(bench.dossiers[0])
    window.press("Alt+3")
    bench.scan(bench.dossiers[0])
    assert bench.heard == [Heard.REFUSED]
    assert "chưa nhận kết quả được" in window.said


def test_that_results_half_scanned_stay_with_their_officer(window: Window) -> None:
    bench = Bench(window)
    window.press("Alt+3")
    bench.scan(bench.dossiers[0])
    window.workplace.leave()
    window.seat(ANOTHER)
    window.press("F4", "Alt+3")
    assert not bench.screen.presenter.results.state.rows
    window.workplace.leave()
    window.seat(OFFICER)
    window.press("F4", "Alt+3")
    assert len(bench.screen.presenter.results.state.rows) == 1


def test_that_a_line_is_taken_off_by_its_key(window: Window) -> None:
    bench = Bench(window)
    window.press("Alt+3")
    bench.scan(bench.dossiers[0], bench.dossiers[1])
    bench.screen.view.results.table.setFocus()
    window.press("Del")
    rows = bench.screen.presenter.results.state.rows
    assert [row.dossier.id for row in rows] == [bench.dossiers[0].id]


def test_that_del_in_the_empty_note_takes_the_line_off_and_edits_a_note_that_is_there(
    window: Window,
) -> None:
    bench = Bench(window)
    window.press("Alt+3")
    bench.scan(bench.dossiers[0], bench.dossiers[1])
    page = bench.screen.view.results
    page.note.setFocus()
    window.press("Del")
    rows = bench.screen.presenter.results.state.rows
    assert [row.dossier.id for row in rows] == [bench.dossiers[0].id]
    keyboard.type_text(window.shell, "01")
    window.press("Home", "Del")
    assert page.note.text() == "1"
    assert len(bench.screen.presenter.results.state.rows) == 1


def test_that_the_sign_of_the_open_list_leads_back_to_it(window: Window) -> None:
    bench = Bench(window)
    batch = bench.hand_over()
    window.scan(str(batch.list_number))
    window.press("Alt+3")
    window.scan(str(batch.list_number))
    assert bench.screen.presenter.state.side is Side.GIVEN
    keyboard.type_text(window.shell, TAKER)
    assert bench.screen.view.list.taking.who.text() == TAKER
    window.scan(str(batch.list_number))
    assert bench.screen.view.list.taking.who.text() == TAKER
    assert bench.screen.view.results.note.text() == ""


def test_that_a_complaint_stays_on_the_side_it_was_about(window: Window) -> None:
    bench = Bench(window)
    batch = bench.hand_over()
    window.scan(str(batch.list_number))
    window.press("Ctrl+Return")
    assert "Chưa ghi người của đơn vị" in window.said
    window.press("Alt+3")
    assert window.said == ""


def test_that_a_list_whose_results_came_unsigned_waits_for_nobody(window: Window) -> None:
    bench = Bench(window, count=2)
    batch = bench.hand_over()
    window.press("Alt+3")
    bench.scan(*bench.dossiers)
    window.press("Ctrl+Return")
    assert bench.screen.presenter.state.on_the_way == 0
    window.scan(str(batch.list_number))
    assert [line.lot for line in bench.given.view.lines] == [Lot.OVER, Lot.OVER]
    assert "2 đã có kết quả hoặc kết thúc" in bench.seen()
