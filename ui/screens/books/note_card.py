"""An index that no desk can reckon: its value, and where it stands."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk_app.domain.counting.noted import LONGEST_SOURCE, read_value
from ui.screens.books.facts import BooksState
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import column, row


class NoteCard(QWidget):
    put = Signal(object, str)  # Decimal, source

    def __init__(self) -> None:
        super().__init__()
        self._of = Label("", "button_small", wrap=True)
        self.value = Field(self.tr("Giá trị"), self.tr("Giá trị, như 98,5"))
        self.source = Field(self.tr("Nguồn"), self.tr("Xem ở đâu, ngày nào"))
        self.source.setMaxLength(LONGEST_SOURCE)
        self.ok = Button(self.tr("Ghi chỉ số"), Kind.SECONDARY, key=Keys.CONFIRM)
        self.ok.sized("button", "button_mid")
        fields = row((FieldBox(self.value), 1), (FieldBox(self.source), 3), self.ok, gap="s")
        inside = column(self._of, fields, gap="xs", edge=("l", "s", "m", "s"))
        self.setLayout(column(Rule(), inside, gap="none"))
        self._code = ""
        self.hide()
        self.ok.clicked.connect(self._put)
        for field in (self.value, self.source):
            field.textEdited.connect(lambda _text, each=field: each.set_error(""))

    def render_state(self, state: BooksState) -> None:
        if state.noting and state.noting != self._code:
            said = self.tr("Chỉ số {code}, {period}: đơn vị ghi giá trị và nguồn")
            self._of.setText(said.format(code=state.noting, period=state.question.period.words))
            self.clear()
        self._code = state.noting
        self.setVisible(bool(state.noting))

    def clear(self) -> None:
        for field in (self.value, self.source):
            field.clear()
            field.set_error("")

    def _put(self) -> None:
        value, source = self._value(), self.source.text().strip()
        if not source:
            self.source.set_error(self.tr("Ghi nơi xem giá trị này."))
        if value is None:
            self.value.set_error(self.tr("Ghi số từ 0, tối đa hai số lẻ, như 98,5."))
            self.value.setFocus()
        elif not source:
            self.source.setFocus()
        else:
            self.put.emit(value, source)

    def _value(self) -> Decimal | None:
        try:
            return read_value(self.value.text())
        except ValueError:
            return None
