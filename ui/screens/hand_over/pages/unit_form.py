"""Which unit handles a procedure: chosen among those known, or written once."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from ui import theme
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Card
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.tables.cells import Cell, Words
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel


class UnitForm(Card):
    given = Signal(str)  # name of the unit
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._asked = ""
        self._procedure = Label("", "small", tone="text2", wrap=True)
        self.field = Field(self.tr("Đơn vị nhận"), self.tr("Ghi như trên biên bản"))
        self._model = RowModel[str](_columns(self.tr("Đơn vị đã dùng")), _cells)
        self.table = FittedTable(self.tr("Đơn vị đã dùng"), self._model, "row")
        self.save = Button(self.tr("Giao cho đơn vị này"), Kind.PRIMARY, key=Keys.CONFIRM)
        self.back = Button(self.tr("Thôi"), caps=Keys.BACK.caps).sized("button_wide")
        title = Label(self.tr("Ai giải quyết thủ tục này?"), "card_title")
        note = self.tr("Ghi một lần; các quầy sau này tự biết.")
        self.setLayout(
            column(
                title,
                self._procedure,
                FieldBox(self.field, self.tr("Đơn vị nhận")),
                Label(note, "caption", tone="text2", wrap=True),
                (panel(column((self.table, 1), gap="none")), 1),  # keeps the room of a hidden table
                self.save,
                row((self.back, 1), REST),
                edge=("l", "m"),
            )
        )
        self.setTabOrder(self.field, self.save)  # Enter twice gives what is typed, never row 0
        self.setTabOrder(self.save, self.table)
        self.save.clicked.connect(self._give)
        self.back.clicked.connect(self.left)
        self.table.opened.connect(lambda at: self.given.emit(self._model.rows[at]))

    def show_asked(self, procedure: str, units: Sequence[str]) -> None:
        if procedure != self._asked:
            self._asked = procedure
            self._procedure.setText(procedure)
            self.field.clear()
            self.table.show_rows(tuple(units))
            self.table.setVisible(bool(units))
            if procedure:
                self.field.setFocus()

    def _give(self) -> None:
        self.given.emit(self.field.text().strip())


def _columns(title: str) -> list[Column]:
    return [Column(title, width) for width in theme.worn().columns("handling_units").values()]


def _cells(unit: str) -> Sequence[Cell]:
    return (Words(unit),)
