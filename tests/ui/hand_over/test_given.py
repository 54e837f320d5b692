"""Lists that were given: opened by their QR, taken over whole or line by line, sent back."""

from PySide6.QtWidgets import QApplication

from desk_app.documents.kinds import HAND_OVER_MINUTES
from desk_app.domain.handling.custody import Place
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId
from tests.ui import keyboard
from tests.ui.desk.asked_papers import papers_of
from tests.ui.desk.test_workplace import Window
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk
from tests.ui.hand_over.bench import JUSTICE, TAKER, Bench
from tests.ui.later import Later
from ui.screens.hand_over.table import Heard
from ui.widgets.button import Button


def test_that_the_qr_of_the_minutes_opens_the_list_from_any_page(window: Window) -> None:
    bench = Bench(window)
    batch = bench.hand_over()
    window.press("F3")
    window.scan(str(batch.list_number))
    assert window.shell.page == "hand_over"
    assert bench.given.view.batch == batch
    assert "3 chờ nhận" in bench.seen()


def test_that_the_unit_takes_over_the_whole_list_by_a_named_person(window: Window) -> None:
    bench = Bench(window)
    batch = bench.hand_over()
    window.scan(str(batch.list_number))
    window.press("Ctrl+Return")
    assert "Chưa ghi người" in window.said
    keyboard.type_text(window.shell, TAKER)
    window.press("Ctrl+Return")
    for dossier in bench.dossiers:
        stay = bench.stored(dossier).trail[-1]
        assert (stay.place, stay.who, stay.unit) == (Place.UNIT, TAKER, JUSTICE)
    assert "đã nhận 3 hồ sơ" in window.said
    window.press("Ctrl+Return")
    assert bench.stored(bench.dossiers[0]).trail[-1].place is Place.UNIT


def test_that_scanned_labels_are_taken_over_alone(window: Window) -> None:
    bench = Bench(window)
    one, two, _three = bench.dossiers
    batch = bench.hand_over()
    window.scan(str(batch.list_number))
    bench.scan(two, two)
    assert bench.heard[-2:] == [Heard.DONE, Heard.LOOK]
    keyboard.type_text(window.shell, TAKER)
    window.press("Ctrl+Return")
    assert bench.stored(two).papers_at is Place.UNIT
    assert bench.stored(one).papers_at is Place.ON_THE_WAY


def test_that_papers_are_sent_back_with_a_reason_and_wait_again(window: Window) -> None:
    bench = Bench(window)
    one = bench.dossiers[0]
    batch = bench.hand_over()
    window.scan(str(batch.list_number))
    bench.scan(one)
    keyboard.type_text(window.shell, TAKER)
    window.press("Ctrl+F6")
    assert "Chưa ghi lý do" in window.said
    bench.screen.view.list.taking.reason.setFocus()
    keyboard.type_text(window.shell, "Thiếu chữ ký")
    window.press("Ctrl+F6")
    back = bench.stored(one)
    assert (back.status, back.trail[-1].reason) == (Status.RECEIVED, "Thiếu chữ ký")
    window.press("Alt+1")
    assert bench.codes() == [str(one.code)]


def test_that_a_name_remembered_is_typed_over_and_is_not_the_next_officer_s(window: Window) -> None:
    bench = Bench(window)
    one, two, three = bench.dossiers
    first, second, third = [bench.hand_over(dossier) for dossier in (one, two, three)]
    window.scan(str(first.list_number))
    keyboard.type_text(window.shell, TAKER)
    window.press("Ctrl+Return")
    who = bench.screen.view.list.taking.who
    assert (who.text(), who.selectedText()) == (TAKER, TAKER)
    window.press("Alt+1")
    window.scan(str(second.list_number))
    keyboard.type_text(window.shell, "Võ Văn Nhận")
    window.press("Ctrl+Return")
    assert bench.stored(two).trail[-1].who == "Võ Văn Nhận"
    window.workplace.leave()
    window.seat(ANOTHER)
    window.scan(str(third.list_number))
    assert bench.given.view.batch == third
    assert who.text() == ""


def test_that_a_label_of_no_such_list_is_refused(window: Window) -> None:
    bench = Bench(window)
    one, two, _three = bench.dossiers
    batch = bench.hand_over(one)
    window.scan(str(batch.list_number))
    bench.scan(two)
    assert bench.heard[-1] is Heard.REFUSED
    assert not bench.given.ticked


def test_that_minutes_nobody_knows_are_told(window: Window) -> None:
    bench = Bench(window)
    window.scan("BG-261119-1077")
    assert bench.heard == [Heard.REFUSED]
    assert "Không thấy biên bản bàn giao BG-261119-1077" in window.said


def test_that_lists_of_other_officers_stand_in_the_table_and_open_by_enter(
    window: Window,
) -> None:
    bench = Bench(window)
    batch = bench.hand_over(bench.dossiers[0])
    window.workplace.leave()
    window.seat(ANOTHER)
    window.press("F4", "Alt+2", "Down", "Return")
    assert bench.given.view.batch == batch
    window.press("Esc")
    assert bench.given.view is None
    assert window.shell.page == "hand_over"


def test_that_the_minutes_are_printed_again_by_their_key(window: Window) -> None:
    bench = Bench(window)
    batch = bench.hand_over()
    window.scan(str(batch.list_number))
    window.press("Ctrl+P")
    printed = (DossierId(batch.id), str(batch.list_number), HAND_OVER_MINUTES)
    assert papers_of(window).count(printed) == 2


def test_that_alt_g_of_what_is_gone_opens_the_list_it_went_with(window: Window) -> None:
    bench = Bench(window)
    batch = bench.hand_over()
    window.press("F3")
    bench.scan(bench.dossiers[0])
    assert window.shell.page == "dossier"
    window.press("Alt+G")
    assert bench.given.view.batch == batch


def test_that_the_page_of_a_dossier_tells_the_trail_of_its_papers(window: Window) -> None:
    bench = Bench(window)
    batch = bench.hand_over()
    window.press("F3")
    bench.scan(bench.dossiers[0])
    state = window.workplace.screens["dossier"].presenter.state
    assert state.course[0].title == f"Bàn giao cho {JUSTICE}"
    assert f"biên bản {batch.list_number}" in state.course[0].detail
    told = {line.caption: line.value for line in state.facts.lines}
    assert told["Giấy tờ"].startswith(f"Đang chuyển {JUSTICE}")
    assert told["Giấy tờ"].endswith(f"biên bản {batch.list_number}")


def test_that_the_work_list_says_where_the_papers_are(window: Window) -> None:
    bench = Bench(window)
    bench.hand_over(bench.dossiers[0])
    window.press("F3")
    rows = {row.code: row for row in window.workplace.screens["worklist"].presenter.state.rows}
    assert rows[str(bench.dossiers[0].code)].place_detail == f"đang chuyển {JUSTICE}"
    assert rows[str(bench.dossiers[1].code)].place_detail == "bàn giao trước 17:00"


def test_that_the_print_list_opens_the_list_whose_minutes_it_printed(window: Window) -> None:
    bench = Bench(window)
    batch = bench.hand_over()
    window.press("Shift+F12")
    presenter = window.workplace.screens["prints"].presenter
    (row,) = [row for row in presenter.state.rows if row.batch]
    window.workplace.screens["prints"].view.opened.emit(row)
    assert window.shell.page == "hand_over"
    assert bench.given.view.batch == batch


def test_that_lists_that_are_being_read_are_neither_none_nor_counted(
    counter: CounterDesk, qapp: QApplication
) -> None:
    background = Later(lambda _owner, key: key.startswith("hand_over"))
    window = Window(counter, qapp, background=background)
    window.seat(OFFICER)
    window.press("F4", "Alt+2")
    view = window.workplace.screens["hand_over"].view
    names = [chip.accessibleName() for chip in view.chips.findChildren(Button)]
    assert names[:2] == ["", ""]  # their words, and no number
    assert view.given._empty.accessibleName() == "Đang đọc…. "
    background.go_on()
    names = [chip.accessibleName() for chip in view.chips.findChildren(Button)]
    assert names[:2] == ["Chưa bàn giao 0", "Đã giao, chờ ký nhận 0"]
    assert view.given._empty.accessibleName().startswith("Chưa có danh sách nào được giao.")
    window.close()
