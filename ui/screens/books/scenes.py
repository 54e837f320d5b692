"""The page of reports in pictures: each report, what is asked, what waits."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desk_app.services.counting.note_report import ReportOrder
from desk_app.wiring.inspection.desk import InspectionMade
from ui.dossiers import sample as dossiers
from ui.screens.books import sample
from ui.screens.books.asking.question import Against, Question
from ui.screens.books.facts import BooksState, Listed, Stage, Writing
from ui.screens.books.inspection.facts import InspectionState, MadeFolder
from ui.screens.books.view import BooksView
from ui.shell.scenes import in_shell


def _page(state: BooksState) -> QWidget:
    page = BooksView()
    said = "" if state.stage is Stage.CHOOSING else state.question.period.words
    shell = in_shell(page, "Báo cáo, sổ", said, place="books")
    page.render_state(state)
    page.focus_first(state)
    return shell


def report(name: str) -> QWidget:
    return _page(sample.state(sample.shown(name), name))


def books() -> QWidget:
    return _page(sample.state())


def books_register() -> QWidget:
    """The register is asked for one field, or for all."""
    return _page(sample.state(name="mau-07"))


def books_own() -> QWidget:
    """An officer's account sees the own figures."""
    return _page(sample.state(sample.shown(own=True), reads_all=False, may_inspect=False))


def books_waits() -> QWidget:
    return _page(sample.state(stage=Stage.MAKING))


def books_broken() -> QWidget:
    return _page(sample.state(sample.broken()))


def books_compared() -> QWidget:
    return _page(sample.state(sample.shown(against=Against.BEFORE)))


def books_note() -> QWidget:
    """An index that no desk can reckon gets value and source."""
    return _page(sample.state(sample.shown("766"), "766", noting="1.2"))


def books_writing() -> QWidget:
    """The year's register on its way to a file."""
    writing = Writing("Mẫu 07 2026.xlsx", 62_400, 100_000)
    return _page(sample.state(sample.shown("mau-07"), "mau-07", writing=writing))


def books_list() -> QWidget:
    order = ReportOrder(name="II.06a", period=sample.MONTH)
    rows = dossiers.rows()[:4]
    listed = Listed("Hộ tịch · Tiếp nhận – Trực tuyến: 4", order, rows, more=True, read=True)
    return _page(sample.state(sample.shown(), listed=listed))


def books_inspection() -> QWidget:
    """Drawn, and written: the code of the folder is for the minutes."""
    page = BooksView()
    shell = in_shell(page, "Báo cáo, sổ", place="books")
    made = InspectionMade(dossiers=30, among=4_212, manifest="9f3c07d1" * 8)
    page.render_state(sample.state())
    page.render_inspection(
        InspectionState(
            opened=True,
            today=sample.MONTH.last,
            question=Question(period=sample.MONTH),
            made=MadeFolder(made, "/media/usb-thanh-tra/thanh-tra 2026-10"),
        ),
        sample.state(),
    )
    page.inspection.seed.setText("2026/TTr-15")
    page.inspection.focus_first()
    return shell


def books_long() -> QWidget:
    return _page(sample.state(sample.shown(many=4321, long=True)))


SCENES = {
    "books": books,
    "books-register-asked": books_register,
    "books-ii06a": partial(report, "II.06a"),
    "books-07a": partial(report, "07a"),
    "books-766": partial(report, "766"),
    "books-own": books_own,
    "books-waits": books_waits,
    "books-broken": books_broken,
    "books-compared": books_compared,
    "books-note": books_note,
    "books-writing": books_writing,
    "books-list": books_list,
    "books-inspection": books_inspection,
    "books-long": books_long,
}
