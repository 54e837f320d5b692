"""The page of reports in pictures: each report, what is asked, what waits."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desk_app.services.counting.note_report import ReportOrder
from ui.dossiers import sample as dossiers
from ui.screens.books import sample
from ui.screens.books.facts import BooksState, Listed, Stage, Writing
from ui.screens.books.question import Against
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
    return _page(sample.state(sample.shown(own=True), reads_all=False))


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
    writing = Writing("mau-07 2026.xlsx", 62_400, 100_000)
    return _page(sample.state(sample.shown("mau-07"), "mau-07", writing=writing))


def books_list() -> QWidget:
    order = ReportOrder(name="II.06a", period=sample.MONTH)
    rows = dossiers.rows()[:4]
    listed = Listed("Hộ tịch · Tiếp nhận – Trực tuyến: 4", order, rows, more=True, read=True)
    return _page(sample.state(sample.shown(), listed=listed))


def books_long() -> QWidget:
    return _page(sample.state(sample.shown(many=4321, long=True)))


SCENES = {
    "books": books,
    "books-register-asked": books_register,
    "books-ii06a": partial(report, "II.06a"),
    "books-07a": partial(report, "07a"),
    "books-officers": partial(report, "can-bo"),
    "books-766": partial(report, "766"),
    "books-register": partial(report, "mau-07"),
    "books-own": books_own,
    "books-waits": books_waits,
    "books-broken": books_broken,
    "books-compared": books_compared,
    "books-note": books_note,
    "books-writing": books_writing,
    "books-list": books_list,
    "books-long": books_long,
}
