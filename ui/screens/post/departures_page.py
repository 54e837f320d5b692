"""Results for the post: which go with the current list, each with its item, and where to."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desk_app.domain.post.tracking import is_tracking
from ui import formats, theme
from ui.screens.post.departures import DepartureRow, DeparturesState
from ui.shortcuts import Keys, bind
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Card, EmptyState, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.tables.cells import Cell, CodeCell, NumberCell, TickCell, TwoLines
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel, Side

translate = QCoreApplication.translate


class DeparturesPage(QWidget):
    toggled = Signal(object)  # DossierId
    all_toggled = Signal()
    written = Signal(object, str, str)  # DossierId, field of `Entry`, text
    post_named = Signal(str)
    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.post = Field(self.tr("Bưu điện nhận"), self.tr("ví dụ: Bưu điện phường Ninh Kiều"))
        self._model = RowModel[DepartureRow](_columns(), _cells, lambda line: bool(line.doubt))
        self.table = FittedTable(
            self.tr("Kết quả gửi trả qua bưu chính"), self._model, "row_two", by_cell=True
        )
        self.tracking = Field(self.tr("Số hiệu bưu gửi"), self.tr("quét, hoặc gõ"), stays=True)
        self.fee = Field(self.tr("Thu hộ (đồng)"))
        self.address = Field(self.tr("Địa chỉ nhận"), stays=True)
        hint = self.tr("Để trống: thu phí rồi trả")
        self.unpaid = Field(self.tr("Lý do trả khi chưa thu phí"), hint, stays=True)
        self._unpaid_box = FieldBox(self.unpaid, self.unpaid.accessibleName())
        self.all = Button(self.tr("Chọn hết"), caps=("2",)).sized("button", "button_mid")
        self.give = Button("", Kind.PRIMARY, key=Keys.CONFIRM).sized("button")
        self._why = Label("", "small", tone="look_ink", wrap=True)
        self._empty = EmptyState("", "")
        fields = row(
            (FieldBox(self.tracking, self.tracking.accessibleName()), 3),
            (FieldBox(self.fee, self.fee.accessibleName()), 2),
            (FieldBox(self.address, self.address.accessibleName()), 6),
            gap="m",
        )
        self._fields = panel(column(fields, self._unpaid_box, edge=("l", "s", "m", "none")))
        self._both = QStackedWidget()
        self._both.addWidget(panel(column((self.table, 1), Rule(), self._fields, gap="none")))
        self._both.addWidget(self._empty)
        head = row(Label(self.tr("Bưu điện nhận"), "button_small"), (self.post, 1), gap="m")
        top = row((panel(head), 1), self.all, gap="m", edge=("l", "s", "m", "s"))
        foot = row((self._why, 1), REST, self.give, edge=("l", "s", "m", "s"))
        self.setLayout(
            column((Card(column(top, Rule(), (self._both, 1), foot, gap="none")), 1), gap="none")
        )
        bind("2", self.all, self.all.click)
        self._state = DeparturesState()
        self._typing: QWidget | None = None  # had the focus when the list was confirmed
        self._join()

    def _join(self) -> None:
        self.post.textEdited.connect(self.post_named)
        self.post.returnPressed.connect(self.table.setFocus)
        self.all.clicked.connect(self.all_toggled)
        self.give.clicked.connect(self.confirmed)
        self.table.ticked.connect(self._tick)
        self.table.opened.connect(lambda _row: self.tracking.setFocus())
        self.table.moved.connect(lambda _row: self._show_current())
        self.tracking.returnPressed.connect(self._next)
        self.address.returnPressed.connect(self.table.setFocus)
        self.unpaid.returnPressed.connect(self.table.setFocus)
        for name, field in self._typed().items():
            field.textEdited.connect(lambda text, name=name: self._write(name, text))

    def _typed(self) -> dict[str, Field]:
        return {
            "tracking": self.tracking,
            "fee": self.fee,
            "address": self.address,
            "unpaid": self.unpaid,
        }

    @property
    def current(self) -> DepartureRow | None:
        at = self.table.row
        return self._model.rows[at] if 0 <= at < len(self._model.rows) else None

    def render_state(self, state: DeparturesState) -> None:
        was_busy, self._state = self._state.busy, state
        if state.busy and not was_busy:
            self._typing = QApplication.focusWidget()  # loses the focus with its box
        self.table.show_rows(state.rows)
        if self.table.row < 0 and state.rows:
            self.table.go_to(0)
        self._both.setCurrentIndex(0 if state.rows else 1)
        self._empty.say(*_nothing(loaded=state.loaded))
        if self.post.text() != state.post:
            self.post.setText(state.post)
        number = len(state.chosen)
        everything = bool(state.rows) and number == len(state.rows)
        self.all.setText(self.tr("Bỏ hết") if everything else self.tr("Chọn hết"))
        self.all.setEnabled(bool(state.rows) and not state.busy)
        self.give.setText(self.tr("Giao {n} bưu gửi và in").format(n=number))
        self.give.setEnabled(state.may_give and number > 0)
        self.give.set_busy(self.tr("Đang ghi") if state.busy else "")
        self._show_current()
        if was_busy and not state.busy:
            self._type_on()

    def go_to(self, row_number: int) -> None:
        self.table.go_to(row_number)
        self._show_current()
        current = self.current
        if current is not None and current.debt and not current.entry.unpaid:
            self.unpaid.setFocus()

    def focus(self) -> None:
        if self._both.currentIndex() == 0 and self.post.text():
            self.table.setFocus()
        else:
            self.post.setFocus()

    def _type_on(self) -> None:
        """At the first number that lacks, or where the list was confirmed from; unless one is
        somewhere else by now."""
        typing, self._typing = self._typing, None
        if self._state.post.strip() and QApplication.focusWidget() in {None, typing}:
            chosen = [n for n, each in enumerate(self._state.rows) if each.entry.chosen]
            for n in chosen:
                if not is_tracking(self._state.rows[n].entry.tracking):
                    self.table.go_to(n)
                    self.tracking.setFocus()
                    return
        there = typing in self._typed().values() and QApplication.focusWidget() is None
        if there and typing is not None:
            typing.setFocus()

    def _show_current(self) -> None:
        current = self.current
        self._fields.setEnabled(current is not None and not self._state.busy)
        entry = current.entry if current else None
        said = {
            self.tracking: entry.tracking if entry else "",
            self.fee: entry.fee if entry else "",
            self.address: current.address if current else "",
            self.unpaid: entry.unpaid if entry else "",
        }
        self._unpaid_box.setVisible(current is not None and current.debt)
        for field, text in said.items():
            if field.text() != text:
                field.setText(text)
        self._why.setText(_why(current))

    def _tick(self, row_number: int, _column: int) -> None:
        self.toggled.emit(self._model.rows[row_number].line.dossier)

    def _write(self, field: str, text: str) -> None:
        if self.current is not None:
            self.written.emit(self.current.line.dossier, field, text)

    def _next(self) -> None:
        """Enter in the number: on to the next result, and behind the last to its sum."""
        if self.table.row + 1 < len(self._model.rows):
            self.table.go_to(self.table.row + 1)
            self.tracking.selectAll()
        else:
            self.fee.setFocus()
            self.fee.selectAll()


def _why(current: DepartureRow | None) -> str:
    if current is None or not current.doubt:
        return ""
    return f"{current.line.code}: {current.doubt}"


def _cells(line: DepartureRow) -> Sequence[Cell]:
    fee = line.entry.sum
    shown = formats.count(fee) if fee else ""
    return [
        TickCell(line.entry.chosen, "1"),
        CodeCell(line.line.code),
        TwoLines(line.line.receiver, line.address or translate("post", "chưa có địa chỉ")),
        TwoLines(line.entry.tracking or "–", line.doubt, tone="look_ink", strong=False),
        NumberCell(shown or line.entry.fee or "–"),
    ]


def _columns() -> list[Column]:
    titles = {
        "tick": translate("post", "Gửi"),
        "code": translate("post", "Mã hồ sơ"),
        "who": translate("post", "Người nhận, địa chỉ"),
        "tracking": translate("post", "Số hiệu bưu gửi"),
        "fee": translate("post", "Thu hộ"),
    }
    sides = {"tick": Side.MIDDLE, "fee": Side.RIGHT}
    widths = theme.worn().columns("post_departures")
    return [
        Column(titles[name], width, sides.get(name, Side.LEFT)) for name, width in widths.items()
    ]


def _nothing(*, loaded: bool) -> tuple[str, str]:
    if not loaded:
        return translate("post", "Đang đọc…"), ""
    return (
        translate("post", "Không có kết quả nào chờ gửi"),
        translate("post", "Hồ sơ đăng ký nhận qua bưu chính hiện ở đây khi kết quả về quầy."),
    )
