"""What an import would change: seen, ticked, and only then applied."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QWidget

from desk_app.domain.law.procedure import Procedure
from desk_app.services.catalogue.comparing.changes_in_words import (
    ChangedFact,
    fees_in_words,
    limits_in_words,
)
from desk_app.services.catalogue.comparing.difference import CatalogueDifference, Change
from desk_app.services.catalogue.problem_in_words import kind_in_words, where_in_words
from desk_app.services.catalogue.reading import CatalogueProblem
from ui import formats, theme
from ui.screens.settings.parts.catalogue import why_words
from ui.widgets.button import Button
from ui.widgets.labels import Label
from ui.widgets.layouts import column, panel, row
from ui.widgets.segmented import Segmented
from ui.widgets.tables.cells import Cell, TickCell, TwoLines, Words
from ui.widgets.tables.model import Column, RowModel, Side
from ui.widgets.tables.table import Table

translate = QCoreApplication.translate

CHANGES: Final = "changes"
DOUBTS: Final = "doubts"
PROBLEMS: Final = "problems"
_ON_TWO_LINES: Final = 76  # characters, of a name of up to 1,100; the whole of it stands below
_BELOW: Final = 52  # of the smaller line below it
_IN_NOTE: Final = 150
_IN_FACT: Final = 400
_WHOLE: Final = 96  # height


@dataclass(frozen=True, slots=True)
class _Line:
    """One procedure of the list; there may be thousands."""

    code: str
    name: str
    taken: bool
    of: Change | Procedure

    @property
    def of_name(self) -> str:
        """The whole name, as published."""
        return self.of.after.name if isinstance(self.of, Change) else self.of.name


class DifferencePanel(QWidget):
    toggled = Signal(str)  # code of a procedure to leave out, or to take after all
    all_toggled = Signal()  # leave all out, or take all

    def __init__(self) -> None:
        super().__init__()
        self.summary = Label("", "small_strong", wrap=True)
        self.tabs = Segmented(
            translate("settings", "Xem"),
            [
                (CHANGES, translate("settings", "Thay đổi")),
                (DOUBTS, translate("settings", "Cần xem lại")),
                (PROBLEMS, translate("settings", "Chưa đọc được")),
            ],
        )
        self._lines = RowModel[_Line](_list_columns(), _list_cells)
        self.list = Table(
            translate("settings", "Thủ tục sẽ thay đổi"), self._lines, "row_three", by_cell=True
        )
        self._facts = RowModel[ChangedFact](_fact_columns(), _fact_cells)
        self.facts = Table(translate("settings", "Trước và sau"), self._facts, grows=True)
        self._notes = RowModel[CatalogueProblem](_note_columns(), self._note_cells)
        self.notes = Table(translate("settings", "Chỗ cần xem"), self._notes, "row_three")
        self._stack = QStackedWidget()
        self._stack.addWidget(panel(row((self.list, 1), (self.facts, 1), gap="s")))
        self._stack.addWidget(self.notes)
        self.every = Button("").small()
        self.whole = _whole()
        over = row((self.summary, 1), self.every)
        self.setLayout(column(over, self.tabs, (self._stack, 1), self.whole, gap="xs"))
        self._told: dict[str, Sequence[CatalogueProblem]] = {}
        self._names: dict[str, str] = {}  # by code
        self.tabs.chosen.connect(self._open)
        self.list.moved.connect(self._show_facts)
        self.facts.moved.connect(self._show_fact)
        self.notes.moved.connect(self._show_note)
        self.every.clicked.connect(self.all_toggled)
        self.list.ticked.connect(lambda n, _column: self.toggled.emit(self._lines.rows[n].code))

    def render_difference(self, difference: CatalogueDifference, left_out: frozenset[str]) -> None:
        same = bool(self._lines.rows)
        self.summary.setText(_summary(difference))
        self._told = {DOUBTS: difference.doubts, PROBLEMS: difference.problems}
        lines = _all_lines(difference, left_out)
        self._names = {line.code: line.of_name for line in lines}
        self._lines.show(lines)
        self.every.setText(
            translate("settings", "Chọn tất cả")
            if left_out
            else translate("settings", "Bỏ chọn tất cả")
        )
        if not same:
            self.tabs.set_value(CHANGES)
            self.list.go_to(0)
        self._open(self.tabs.value)

    def clear(self) -> None:
        self._lines.show(())
        self._facts.show(())
        self._notes.show(())
        self.whole.clear()

    def _open(self, tab: object) -> None:
        self._stack.setCurrentIndex(0 if tab == CHANGES else 1)
        self.every.setVisible(tab == CHANGES)
        self._notes.show(self._told.get(str(tab), ()))
        self._show_facts(self.list.row)
        if tab != CHANGES:
            self._show_note(self.notes.row)

    def _show_facts(self, n: int) -> None:
        here = self._lines.rows[n : n + 1] if n >= 0 else ()
        self._facts.show([fact for line in here for fact in _facts_of(line.of)])
        self.whole.setPlainText("".join(f"{line.code}  {line.of_name}" for line in here))

    def _show_fact(self, n: int) -> None:
        """A long text ends in its row; here it is read to its end."""
        for fact in self._facts.rows[n : n + 1] if n >= 0 else ():
            before = translate("settings", "Trước: {words}").format(words=fact.before or "–")
            after = translate("settings", "Sau: {words}").format(words=fact.after or "–")
            self.whole.setPlainText(f"{fact.what}\n{before}\n{after}")

    def _show_note(self, n: int) -> None:
        here = self._notes.rows[n : n + 1] if n >= 0 else ()
        self.whole.setPlainText(
            "".join(
                f"{where_in_words(each)}  {self._names.get(each.where, '')}\n{why_words(each)}"
                for each in here
            )
        )

    def _note_cells(self, problem: CatalogueProblem) -> tuple[Cell, ...]:
        name = self._names.get(problem.where, "")
        return (
            TwoLines(where_in_words(problem), _short(name, _ON_TWO_LINES)),
            TwoLines(kind_in_words(problem.why), _short(why_words(problem), _IN_NOTE)),
        )


def _whole() -> QPlainTextEdit:
    """Of the selected row, all that was written; to be read and copied only."""
    whole = QPlainTextEdit()
    whole.setAccessibleName(translate("settings", "Toàn văn của dòng đang chọn"))
    whole.setReadOnly(True)
    whole.setTabChangesFocus(True)
    whole.setFixedHeight(_WHOLE)
    return whole


def _summary(difference: CatalogueDifference) -> str:
    words = translate(
        "settings", "Chưa nhập gì. Sẽ thêm {a}, đổi {c} (bãi bỏ {b}), không đổi {u} thủ tục."
    ).format(
        a=formats.count(len(difference.added)),
        c=formats.count(len(difference.changed)),
        b=formats.count(difference.abolished),
        u=formats.count(difference.unchanged),
    )
    look = translate("settings", "Cần xem lại {d} chỗ, chưa đọc được {p} chỗ.").format(
        d=formats.count(len(difference.doubts)), p=formats.count(len(difference.problems))
    )
    return f"{words} {look}"


def _all_lines(difference: CatalogueDifference, left_out: frozenset[str]) -> list[_Line]:
    changed = [_line(each.after, each, left_out) for each in difference.changed]
    added = [_line(each, each, left_out) for each in difference.added]
    return [*changed, *added]


def _line(procedure: Procedure, of: Change | Procedure, left_out: frozenset[str]) -> _Line:
    return _Line(procedure.code, procedure.label, procedure.code not in left_out, of)


def _what(of: Change | Procedure) -> str:
    """What becomes different, in a few words."""
    if isinstance(of, Procedure):
        return translate("settings", "thêm mới")
    if of.abolishes:
        return translate("settings", "bãi bỏ")
    return ", ".join(dict.fromkeys(fact.what for fact in of.facts)).lower()


def _facts_of(of: Change | Procedure) -> Sequence[ChangedFact]:
    if isinstance(of, Change):
        return of.facts
    return [
        ChangedFact(what, "", words)
        for what, words in (
            (translate("settings", "Tên"), of.name),
            (translate("settings", "Lĩnh vực"), of.field),
            (translate("settings", "Quyết định"), of.decision),
            (translate("settings", "Thời hạn"), limits_in_words(of)),
            (translate("settings", "Phí, lệ phí"), fees_in_words(of)),
            *(
                (translate("settings", "Giấy tờ"), paper.name)
                for case in of.cases
                for paper in case.papers
            ),
        )
        if words
    ]


def _list_columns() -> tuple[Column, ...]:
    wide = theme.worn().columns("difference")
    return (
        Column(translate("settings", "Nhận"), wide["taken"], Side.MIDDLE),
        Column(translate("settings", "Thủ tục"), wide["procedure"]),
    )


def _list_cells(line: _Line) -> tuple[Cell, ...]:
    return (
        TickCell(line.taken),
        TwoLines(
            _short(line.name, _ON_TWO_LINES), _short(f"{line.code}: {_what(line.of)}", _BELOW)
        ),
    )


def _fact_columns() -> tuple[Column, ...]:
    wide = theme.worn().columns("difference")
    return (
        Column(translate("settings", "Điều thay đổi"), wide["what"]),
        Column(translate("settings", "Trước"), wide["before"]),
        Column(translate("settings", "Sau"), wide["after"]),
    )


def _fact_cells(fact: ChangedFact) -> tuple[Words, ...]:
    before, after = _short(fact.before, _IN_FACT), _short(fact.after, _IN_FACT)
    return Words(fact.what, strong=True), Words(before or "–"), Words(after or "–")


def _note_columns() -> tuple[Column, ...]:
    wide = theme.worn().columns("difference")
    return (
        Column(translate("settings", "Ở đâu"), wide["where"]),
        Column(translate("settings", "Điều cần xem"), wide["note"]),
    )


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
