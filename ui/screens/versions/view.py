"""The papers of one dossier: versions in a table, what can be done with the current one below."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui import theme
from ui.screens.versions.presenter import VersionsState
from ui.screens.versions.rows import VersionRow
from ui.shortcuts import Keys
from ui.widgets.bars import HintBar
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field
from ui.widgets.frames import Card, EmptyState, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import column, panel, row
from ui.widgets.tables.cells import Cell, NumberCell, TwoLines, Words
from ui.widgets.tables.model import Column, RowModel, Side
from ui.widgets.tables.table import Table

translate = QCoreApplication.translate

_LONGEST = 120  # letters of a reason: with the mark of a reprint it stays two lines on A5


class VersionsView(QWidget):
    preview_asked = Signal(object)  # VersionRow
    print_asked = Signal(object)  # VersionRow
    reissue_asked = Signal(object, str)  # VersionRow, ground

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._may_print = self._busy = False
        self._proposed = ""  # ground filled in for the officer
        self._hint = HintBar()
        self._model = RowModel[VersionRow](_columns(), _cells, lambda line: line.changed)
        self.table = Table(self.tr("Các bản đã in"), self._model, "row_two", grows=True)
        self.preview = Button(self.tr("Xem bản này"), caps=["Enter"]).sized("button", "button_mid")
        self.print = Button(self.tr("In lại"), key=Keys.PRINT).sized("button", "button_mid")
        self.ground = Field(self.tr("Lý do cấp lại"), self.tr("Lý do cấp lại, in lên giấy"))
        self.ground.setMaxLength(_LONGEST)
        self.reissue = Button(self.tr("Cấp lại"), Kind.PRIMARY, key=Keys.CONFIRM).sized("button")
        self._why_not = Label("", "small", tone="text2", wrap=True)
        self._empty = EmptyState(self.tr("Đang đọc hồ sơ…"), "")
        foot = row(self.preview, self.print, (self._why_not, 1), edge=("l", "s", "m", "none"))
        anew = row(
            Label(self.tr("Lý do cấp lại"), "small_strong"),
            (self.ground, 1),
            self.reissue,
            edge=("l", "s", "m", "s"),
        )
        self._both = QStackedWidget()
        self._both.addWidget(self._empty)
        self._both.addWidget(panel(column((self.table, 1), Rule(), foot, anew, gap="none")))
        card = Card(column((self._both, 1), edge=("xs",)))
        self.setLayout(column(self._hint, (card, 1), edge=("l", "m")))
        self.table.opened.connect(lambda _row: self._ask(self.preview_asked))
        self.table.moved.connect(lambda _row: self._offer())
        self.preview.clicked.connect(lambda: self._ask(self.preview_asked))
        self.print.clicked.connect(lambda: self._ask(self.print_asked))
        self.reissue.clicked.connect(self._reissue)

    @property
    def current(self) -> VersionRow | None:
        at = self.table.row
        return self._model.rows[at] if 0 <= at < len(self._model.rows) else None

    def render_state(self, state: VersionsState) -> None:
        self._may_print, self._busy = state.may_print, state.busy
        if state.failure is not None:
            self._empty.say(self.tr("Không đọc được các bản đã in"), state.failure.advice)
        elif not state.rows:
            self._empty.say(self.tr("Đang đọc hồ sơ…"), "")
        current, at = self.current, self.table.row
        self._model.show(state.rows)
        if state.rows:
            self.table.go_to(_place(state.rows, current, at))
            self.table.resizeRowsToContents()
        self._both.setCurrentIndex(1 if state.rows else 0)
        self._hint.say(*_overtaken())
        self._hint.setVisible(any(line.changed for line in state.rows))
        self._offer()

    def focus_list(self) -> None:
        self.table.setFocus()

    def go_on(self, further: VersionRow | None) -> None:
        """One was issued anew: `further` is next, for the same reason; None: that was the last."""
        if further is None:
            self.forget()
            return
        if not further.ground:
            self._proposed = ""  # it says nothing of its own: the reason stays as if typed
        self.table.go_to(_place(self._model.rows, further, self.table.row))

    def forget(self) -> None:
        """The reason typed was for another dossier, or is printed by now."""
        self.ground.clear()
        self._proposed = ""

    def _offer(self) -> None:
        current = self.current
        printed = current is not None and current.version is not None
        there = current is not None and not current.unread
        self.preview.setEnabled(there)
        self.print.setEnabled(there and self._may_print)
        self.print.setText(self.tr("In lại bản đang dùng") if printed else self.tr("In"))
        self.reissue.setEnabled(printed and self._may_print)
        self.ground.setEnabled(printed and self._may_print and not self._busy)
        self.reissue.set_busy(self.tr("Đang cấp lại") if self._busy else "")
        self._why_not.setText(self._reason(current))
        if current is not None and self.ground.text() == self._proposed:
            self.ground.setText(current.ground)
            self._proposed = self.ground.text()

    def _reason(self, current: VersionRow | None) -> str:
        if not self._may_print:
            return self.tr("In, cấp lại: vai trò của bạn không có quyền.")
        if current is not None and current.unread:
            return self.tr("Xem, in, cấp lại: khi đọc được.")
        if current is not None and current.version is None:
            return self.tr("Cấp lại: khi giấy đã in.")
        return ""

    def _ask(self, signal: object) -> None:
        if self.current is not None and not self.current.unread:
            signal.emit(self.current)  # type: ignore[attr-defined]  # a bound signal

    def _reissue(self) -> None:
        if self.current is not None:
            self.reissue_asked.emit(self.current, self.ground.text())


def _place(rows: Sequence[VersionRow], current: VersionRow | None, at: int) -> int:
    """The version that was current, or what took its place in use; one that is gone or new: the
    place it had."""
    for n, line in enumerate(rows):
        if current is not None and current.in_use and line.in_use and line.form == current.form:
            return n
        if current is not None and (line.form, line.version) == (current.form, current.version):
            return n
    return min(max(at, 0), len(rows) - 1)


def _columns() -> list[Column]:
    titles = {
        "paper": translate("versions", "Giấy, bản"),
        "at": translate("versions", "In lần đầu"),
        "officer": translate("versions", "Người in đầu"),
        "prints": translate("versions", "Số lần in"),
    }
    widths = theme.worn().columns("versions")
    return [
        Column(titles[name], width, Side.RIGHT if name == "prints" else Side.LEFT)
        for name, width in widths.items()
    ]


def _cells(line: VersionRow) -> Sequence[Cell]:
    return [
        TwoLines(line.paper, line.state, strong=line.in_use),
        Words(line.at),
        Words(line.officer),
        NumberCell(line.prints),
    ]


def _overtaken() -> tuple[str, str]:
    return (
        translate("versions", "Hồ sơ đã đổi sau bản đang dùng:"),
        translate("versions", "in lại vẫn đúng như bản đã đưa; cấp lại thì ghi theo hồ sơ nay."),
    )
