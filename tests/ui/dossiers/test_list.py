from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui import theme
from ui.dossiers import sample
from ui.dossiers.list import DossierList, broken, in_two_lines
from ui.widgets.tables.model import CELL

LONG = "Đăng ký đất đai, tài sản gắn liền với đất; cấp Giấy chứng nhận lần đầu cho hộ gia đình"


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
