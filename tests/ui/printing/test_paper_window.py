"""The window with the papers that have no printer."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, A5
from reportlab.pdfgen.canvas import Canvas

from tests.ui.inline import Inline
from tests.ui.keyboard import press
from ui.printing.orders import ShownPaper
from ui.printing.preview import PaperWindow

CODE = "H13.45.12-261122-0001"


def a_paper(
    title: str = "Giấy tiếp nhận hồ sơ",
    *,
    pages: int = 2,
    size: tuple[float, float] = A4,
    code: str = CODE,
) -> ShownPaper:
    file = BytesIO()
    canvas = Canvas(file, pagesize=size)
    for page in range(pages):
        canvas.drawString(72, 72, f"Trang {page + 1}")
        canvas.showPage()
    canvas.save()
    return ShownPaper(title, file.getvalue(), Path(f"{code}_{title}.pdf").absolute(), code)


class OtherProgram(QObject):
    """What the machine opens PDF files with."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


@pytest.fixture
def other_program(qapp: QApplication) -> Iterator[OtherProgram]:
    program = OtherProgram()
    QDesktopServices.setUrlHandler("file", program, "open")  # type: ignore[arg-type]  # stub errs
    yield program
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def window(qtbot: QtBot) -> PaperWindow:
    window = PaperWindow(Inline())
    qtbot.addWidget(window)
    return window


def test_that_pages_are_turned_by_keys_and_end_where_the_paper_ends(window: PaperWindow) -> None:
    window.show_paper(a_paper())
    assert window.place == "1/2"
    press(window, "PgDown")
    press(window, "PgDown")
    assert window.place == "2/2"
    press(window, "PgUp")
    assert window.place == "1/2"


def test_that_the_papers_of_a_dossier_lie_behind_each_other(window: PaperWindow) -> None:
    window.show_paper(a_paper(pages=1))
    window.show_paper(a_paper("Phiếu hẹn trả kết quả", pages=1, size=A5))
    assert (window.place, window.windowTitle()) == ("1/2", "Giấy tiếp nhận hồ sơ")
    press(window, "PgDown")
    assert (window.place, window.windowTitle()) == ("2/2", "Phiếu hẹn trả kết quả")


def test_that_the_next_dossier_replaces_what_was_shown(window: PaperWindow) -> None:
    window.show_paper(a_paper())
    press(window, "PgDown")
    window.show_paper(a_paper(pages=1, code="H13.45.12-261122-0002"))
    assert window.place == "1/1"


def test_that_one_key_closes_it_and_the_next_paper_opens_it_anew(window: PaperWindow) -> None:
    window.show_paper(a_paper())
    assert window.isVisible()
    assert not window.isModal()
    press(window, "Esc")
    assert not window.isVisible()
    window.show_paper(a_paper("Phiếu hẹn trả kết quả", pages=1))
    assert (window.isVisible(), window.place) == (True, "1/1")


def test_that_one_key_opens_the_file_where_it_can_be_printed(
    window: PaperWindow, other_program: OtherProgram
) -> None:
    paper = a_paper()
    window.show_paper(paper)
    press(window, "Ctrl+P")
    assert other_program.opened == [str(paper.file)]


def test_that_the_window_is_no_reason_to_keep_the_program_open(window: PaperWindow) -> None:
    window.show_paper(a_paper())
    assert not window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
