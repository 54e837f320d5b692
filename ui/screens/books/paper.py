"""A report that was made: its table, what stands under it, and the ways out of it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_app.reports.report import Report
from desk_app.wiring.reports.desk import Shown
from desk_app.wiring.reports.files import FileKind
from ui import formats, theme
from ui.screens.books import words
from ui.screens.books.facts import BooksState, notable
from ui.screens.books.files.bar import WritingBar
from ui.screens.books.note_card import NoteCard
from ui.screens.books.table import ReportTable
from ui.shortcuts import Keys, bind
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Card, EmptyState, Rule, Scrolled
from ui.widgets.labels import Label
from ui.widgets.layouts import column, panel, row

_FILE_KEYS: Final = {
    FileKind.XLSX: Keys.TO_EXCEL,
    FileKind.PDF: Keys.TO_PDF,
    FileKind.CSV: Keys.TO_CSV,
}
_TURNS: Final = ("PgUp", "PgDn")
_FOOT: Final = 4  # lines of the foot in sight; the others are scrolled to


class ReportCard(QWidget):
    number_opened = Signal(int, int)  # row, column
    file_asked = Signal(object)  # FileKind
    turned = Signal(bool)  # ahead: to the period behind this one, or the one before
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", "card_title", wrap=True)
        self._when = Label("", "small", tone="text2", wrap=True)
        self.back = Button(self.tr("Kỳ khác"), Kind.QUIET, caps=Keys.BACK.caps)
        self.files = {kind: _file_button(self, kind, words) for kind, words in _files(self)}
        self.before = Button(self.tr("Kỳ trước"), Kind.QUIET).sized("button", "button_mid")
        self.after = Button(self.tr("Kỳ sau"), Kind.QUIET).sized("button", "button_mid")
        self._turns = (
            bind("PgUp", self, self.before.click),
            bind("PgDown", self, self.after.click),
        )
        self._here = Label("", "small")
        self._hint = Label("", "small", tone="text2")
        self.note = NoteCard()
        self.writing = WritingBar()
        self._foot = column(gap="xs", edge=("xs",))
        self._room: QVBoxLayout = column(gap="none")
        self.table: ReportTable | None = None
        self._report: Report | None = None
        self._may_note = False
        named = column(self._title, self._when, gap="label_above")
        head = row((named, 1), *self.files.values(), self.back, gap="s", edge=("l", "s", "m", "s"))
        steps = row(self.before, self.after, gap="xs")
        here = row((self._here, 1), self._hint, steps, edge=("l", "xs", "m", "xs"))
        self._scrolled = Scrolled(self._foot)
        foot = row((self._scrolled, 1), edge=("m", "xs", "m", "xs"))
        self.setLayout(
            column(
                (
                    Card(
                        column(
                            head,
                            Rule(),
                            (self._room, 1),
                            Rule(),
                            panel(here),
                            self.note,
                            self.writing,
                            Rule(),
                            foot,
                            gap="none",
                        )
                    ),
                    1,
                )
            )
        )
        self._scrolled.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # read by arrows
        self._scrolled.setAccessibleName(self.tr("Kiểm tra và ghi chú"))
        self._scrolled.setFixedHeight(theme.size("height.line") * (_FOOT + 1))
        self.back.clicked.connect(self.left)
        self.before.clicked.connect(lambda: self.turned.emit(False))
        self.after.clicked.connect(lambda: self.turned.emit(True))

    def render_state(self, state: BooksState) -> None:
        if state.shown is None:
            return
        self._may_note = state.reads_all
        if state.shown.report is not self._report:
            self._show(state.shown)
        self.note.render_state(state)
        self.writing.show_writing(state.writing)
        for button in self.files.values():
            button.setEnabled(state.writing is None)
        self.before.setEnabled(state.may_turn(False))
        self.after.setEnabled(state.may_turn(True))

    def focus_first(self) -> None:
        if self.note.isVisible():
            self.note.value.setFocus()
        elif self.table is not None:
            self.table.setFocus()
        else:
            self.back.setFocus()

    def _show(self, shown: Shown) -> None:
        report = self._report = shown.report
        self._title.setText(report.title)
        parts = [report.form, words.as_of(report), report.unit_of_count]
        if report.whose:
            parts.insert(1, self.tr("Hồ sơ do {name} tiếp nhận").format(name=report.whose))
        self._when.setText(" · ".join(part for part in parts if part))
        self._put_table(report)
        self._put_foot(shown)

    def _put_table(self, report: Report) -> None:
        while (item := self._room.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.table = None
        self._keys_of_turning()
        self._here.setText("")
        self._hint.setText("")
        if not report.rows:
            self._room.addWidget(
                EmptyState(
                    self.tr("Kỳ này không có gì để kê"),
                    self.tr("Bấm Esc để chọn kỳ khác hoặc báo cáo khác."),
                )
            )
            return
        self.table = ReportTable(report)
        self.table.number_opened.connect(self.number_opened)
        self.table.stood.connect(self._stand)
        self._room.addWidget(self.table)
        self.table.verticalScrollBar().rangeChanged.connect(self._keys_of_turning)
        self._keys_of_turning()
        self._stand(self.table.row, self.table.currentIndex().column())

    def _keys_of_turning(self) -> None:
        """PgUp and PgDn turn to another period, unless the table has pages of its own."""
        turns = self.table is None or not self.table.verticalScrollBar().maximum()
        for key, button, cap in zip(self._turns, (self.before, self.after), _TURNS, strict=True):
            key.setEnabled(turns)
            button.set_caps((cap,) if turns else ())

    def _stand(self, at: int, column_at: int) -> None:
        report = self._report
        if report is None or at < 0:
            return
        line = report.rows[at]
        self._here.setText(words.place(report, line, column_at))
        hint = ""
        if line.cells[column_at].opens is not None:
            hint = self.tr("Enter: xem các hồ sơ")
        elif self._may_note and notable(report.name, line):
            hint = self.tr("Enter: ghi giá trị và nguồn")
        self._hint.setText(hint)

    def _put_foot(self, shown: Shown) -> None:
        while (item := self._foot.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for label in _foot(self, shown):
            self._foot.addWidget(label)
        self._foot.addStretch(1)


def _files(card: ReportCard) -> Sequence[tuple[FileKind, str]]:
    return [
        (FileKind.XLSX, card.tr("Excel")),
        (FileKind.PDF, card.tr("PDF")),
        (FileKind.CSV, card.tr("CSV")),
    ]


def _file_button(card: ReportCard, kind: FileKind, words: str) -> Button:
    button = Button(words, key=_FILE_KEYS[kind]).sized("button", "button_mid")
    button.setAccessibleName(card.tr("Ghi ra {kind}").format(kind=words))
    button.clicked.connect(lambda: card.file_asked.emit(kind))
    return button


def _foot(card: ReportCard, shown: Shown) -> Sequence[Label]:
    """What is wrong or missing first."""
    report = shown.report
    wrong = [one for one in report.checks if not one.holds]
    holds = [words.check(one) for one in report.checks if one.holds]
    labels = [Label(words.check(one), "small_strong", tone="late_ink", wrap=True) for one in wrong]
    if holds:
        said = card.tr("Kiểm tra: {checks}").format(checks=" · ".join(holds))
        labels.append(Label(said, "small", tone="accent", wrap=True))
    if shown.length > len(report.rows):
        said = card.tr("Sổ có {all} dòng, ở đây là {n} dòng đầu; ghi ra tệp để có cả sổ.")
        said = said.format(all=formats.count(shown.length), n=formats.count(len(report.rows)))
        labels.append(Label(said, "small", tone="look", wrap=True))
    for n, line in enumerate(report.missing):
        said = line if n else card.tr("Chưa đủ: {line}").format(line=line)
        labels.append(Label(said, "small", tone="look", wrap=True))
    labels += [Label(words.note(one), "small", tone="text2", wrap=True) for one in report.notes]
    return labels
