from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from db.queries.rows import DossierLine
from desk_app.domain.ids import DossierId
from ui import theme
from ui.dossiers import sample
from ui.dossiers.list import DossierList, broken, in_two_lines
from ui.dossiers.worded import WordedLines
from ui.dossiers.words import DossierRow
from ui.widgets.tables.model import CELL

LONG = "Đăng ký đất đai, tài sản gắn liền với đất; cấp Giấy chứng nhận lần đầu cho hộ gia đình"
VERY_LONG = f"{LONG}, {LONG}"
HIGH = 132  # of each of these lines
LINES = [replace(each, applicant=VERY_LONG, procedure=LONG) for each in sample.lines(500)]


def a_list(qtbot: QtBot, width: int = 1134, height: int = 480) -> DossierList:
    made = DossierList("Việc cần làm")
    qtbot.addWidget(made)
    made.resize(width, height)
    made.show()
    made.show_rows(sample.rows())
    qtbot.waitUntil(lambda: not made._refit.isActive())
    return made


def test_that_a_short_name_stays_as_it_is(qtbot: QtBot) -> None:
    assert in_two_lines("Đăng ký lại khai sinh", theme.font("small"), 400) == (
        "Đăng ký lại khai sinh"
    )


def test_that_a_name_of_two_lines_is_whole(qtbot: QtBot) -> None:
    shown = in_two_lines(LONG, theme.font("small"), 400)
    assert shown.replace("\n", " ") == LONG


def test_that_a_longer_name_is_cut_after_a_whole_syllable(qtbot: QtBot) -> None:
    shown = in_two_lines(LONG, theme.font("small"), 240)
    first, second = shown.split("\n")
    assert second.endswith("…")
    kept = f"{first} {second[:-1]}"
    assert LONG.startswith(kept)
    assert LONG[len(kept)] in " ,;"


def test_that_every_line_fits_its_column(qtbot: QtBot) -> None:
    metrics = theme.metrics("small")
    for width in range(120, 500, 7):
        lines = in_two_lines(LONG, theme.font("small"), width).split("\n")
        assert len(lines) <= 2
        assert all(metrics.horizontalAdvance(line) <= width for line in lines)


def test_that_broken_words_are_whole_again_when_joined(qtbot: QtBot) -> None:
    assert "".join(broken(LONG, theme.font("small"), 200)) == LONG


def test_that_rows_grow_with_their_names(qtbot: QtBot) -> None:
    made = a_list(qtbot)
    heights = [made.table.rowHeight(n) for n in range(10)]
    assert heights[4] == 52  # a short name
    assert heights[5] == 72  # a long procedure, cut at two lines
    assert heights[8] == 72  # a long organisation, whole


def test_that_no_row_is_cut_in_half_wherever_one_scrolls(qtbot: QtBot) -> None:
    for height in range(200, 480, 30):
        made = a_list(qtbot, height=height)
        for row in range(10):
            made.table.go_to(row)
            room = made.table.height() - made.table.horizontalHeader().height()
            edges = [made.table.rowViewportPosition(n) for n in range(10)]
            edges.append(edges[-1] + made.table.rowHeight(9))
            assert 0 in edges
            assert room in edges or edges[-1] < room
            assert edges[row] >= 0
            assert edges[row + 1] <= room


def in_sight(made: DossierList) -> set[int]:
    """Rows that are whole in sight when it is painted."""
    QApplication.processEvents()
    room = made.table.height() - made.table.horizontalHeader().height()
    tops = [(n, made.table.rowViewportPosition(n)) for n in range(made.table.model().rowCount())]
    return {n for n, top in tops if top >= 0 and top + made.table.rowHeight(n) <= room}


def a_long_list(qtbot: QtBot) -> tuple[DossierList, list[DossierId]]:
    """And of whom words were made."""
    made, worded = a_list(qtbot), list[DossierId]()

    def word(line: DossierLine) -> DossierRow:
        worded.append(line.id)
        return sample.wording().row(line)

    made.show_rows(WordedLines(LINES, word), from_top=True)
    return made, worded


def test_that_of_a_long_list_only_what_is_near_gets_words(qtbot: QtBot) -> None:
    made, worded = a_long_list(qtbot)
    assert len(worded) == len(set(worded)) < 60
    made.table.go_to(250)
    assert made.current is not None
    assert made.current.id == LINES[250].id
    assert len(worded) == len(set(worded)) < 120


def test_that_pages_of_a_long_list_leave_no_row_out(qtbot: QtBot) -> None:
    made, _worded = a_long_list(qtbot)
    seen = in_sight(made)
    for _page in range(len(LINES) // 2):
        qtbot.keyClick(made.table, Qt.Key.Key_PageDown)
        assert made.table.row in in_sight(made)
        assert {made.table.rowHeight(n) for n in in_sight(made)} == {HIGH}
        seen |= in_sight(made)
    assert seen == set(range(500))


def test_that_a_row_jumped_to_is_whole_in_sight(qtbot: QtBot) -> None:
    made, _worded = a_long_list(qtbot)
    for n in range(60):
        made.table.go_to(n * 137 % 500)
        assert n * 137 % 500 in in_sight(made)


def test_that_a_row_shown_again_stays_current_before_anybody_words_it(qtbot: QtBot) -> None:
    made, _worded = a_long_list(qtbot)
    made.table.go_to(400)
    made.show_rows(WordedLines(LINES[300:], sample.wording().row))
    assert made.table.row == 100
    assert 100 in in_sight(made)


def test_that_a_screen_reader_hears_the_whole_name(qtbot: QtBot) -> None:
    made = a_list(qtbot)
    index = made.table.model().index(5, 1)
    heard = index.data(Qt.ItemDataRole.DisplayRole)
    assert heard.endswith("cấp hoặc chứng nhận")
    assert "…" in index.data(CELL).below


def test_that_the_model_keeps_its_promises(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(a_list(qtbot).table.model())


def test_that_an_empty_list_has_no_current_row(qtbot: QtBot) -> None:
    made = a_list(qtbot)
    made.show_rows([])
    assert made.current is None
