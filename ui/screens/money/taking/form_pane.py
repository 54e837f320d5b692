"""One of the forms beside collecting, made of its `FormSpec`: fields, one filled act."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.screens.money.taking.forms import FormField, FormSpec
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Card, Scrolled
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.segmented import Segmented

_PAIR: Final = 2


class FormPane(Card):
    submitted = Signal(object, bool)  # what was typed by name; whether by the second act

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self._spec: FormSpec | None = None
        self.fields: dict[str, Field | Segmented] = {}
        self._title = Label("", "card_title")
        self._lead = Label("", "small", tone="text2", wrap=True)
        self._body = QWidget()
        self._holder = column(
            self._body, REST, edge=("l", "none")
        )  # within: room for the focus ring
        self._blocked = Label("", "caption", tone="text2", wrap=True)
        self.act = Button("", Kind.PRIMARY, key=Keys.CONFIRM)
        self.other = Button("").sized("button_wide")
        self.back = Button(self.tr("Quay lại"), caps=Keys.BACK.caps).sized("button_wide")
        middle = Scrolled(self._holder)
        middle.setMinimumHeight(theme.size("height.row_three"))  # the acts below keep their room
        head = column(self._title, self._lead, edge=("l", "none"))
        foot = column(self._blocked, self.act, self.other, self.back, edge=("l", "none"))
        self.setLayout(column(head, (middle, 1), foot, edge=("none", "m")))
        self.act.clicked.connect(lambda: self._submit(other=False))
        self.other.clicked.connect(lambda: self._submit(other=True))

    def show_spec(self, spec: FormSpec, *, busy: bool) -> None:
        """The same form keeps what was typed into it, and the focus, whatever it says by now."""
        before, self._spec = self._spec, spec
        if spec != before:
            self._title.setText(spec.title)
            self._lead.setText(spec.lead)
            self._lead.setVisible(bool(spec.lead))
            self.act.setText(spec.act)
            self.other.setText(spec.other)
            self.other.setVisible(bool(spec.other))
            self._blocked.setText(spec.blocked)
            self._blocked.setVisible(bool(spec.blocked))
            if before is not None and _asks_the_same(spec, before):
                self._put_anew(before, spec)
            else:
                self._write(spec)
                self.focus_first()
        for button in (self.act, self.other):
            button.setEnabled(not spec.blocked)
        self.act.set_busy(self.tr("Đang ghi") if busy else "")

    def forget(self) -> None:
        """The next form begins anew, even where it says the same."""
        self._spec = None

    def focus_first(self) -> None:
        first = next(iter(self.fields.values()), self.act)
        first.setFocus()
        if isinstance(first, Field):
            first.selectAll()

    @property
    def values(self) -> Mapping[str, str]:
        return {
            name: field.text() if isinstance(field, Field) else str(field.value)
            for name, field in self.fields.items()
        }

    def put_values(self, values: Mapping[str, str]) -> None:
        """What was half typed, by name, to who typed it."""
        for name, field in self.fields.items():
            if isinstance(field, Field):
                field.setText(values.get(name, field.text()))
            elif self._spec is not None:
                offered = next(each for each in self._spec.fields if each.name == name).choices
                field.set_value(
                    next((v for v, _w in offered if str(v) == values.get(name)), field.value)
                )

    def _put_anew(self, before: FormSpec, spec: FormSpec) -> None:
        """What nobody typed over says what it says by now."""
        for old, new in zip(before.fields, spec.fields, strict=True):
            made = self.fields[new.name]
            if isinstance(made, Field) and made.text() == old.value != new.value:
                made.setText(new.value)

    def _submit(self, *, other: bool) -> None:
        self.submitted.emit(self.values, other)

    def _write(self, spec: FormSpec) -> None:
        self.fields = {field.name: _made(field) for field in spec.fields}
        rows = column(gap="m")
        pair: list[tuple[QWidget, int]] = []
        for field in spec.fields:
            box = self._boxed(field)
            if not field.half:
                rows.addWidget(box)
                continue
            pair.append((box, 1))
            if len(pair) == _PAIR:
                rows.addLayout(row(*pair))
                pair = []
        old, self._body = self._body, panel(rows)
        self._holder.replaceWidget(old, self._body)
        old.hide()
        old.deleteLater()
        self._body.show()
        in_order = [*self.fields.values(), self.act, self.other, self.back]
        for before, after in pairwise(in_order):
            QWidget.setTabOrder(before, after)

    def _boxed(self, field: FormField) -> QWidget:
        made = self.fields[field.name]
        if isinstance(made, Field):
            return FieldBox(made, field.caption)
        return panel(column(Label(field.caption, "button_small"), made, gap="xs"))


def _asks_the_same(spec: FormSpec, before: FormSpec) -> bool:
    one, other = ([replace(each, value="") for each in said.fields] for said in (spec, before))
    return (spec.title, spec.about, one) == (before.title, before.about, other)


def _made(field: FormField) -> Field | Segmented:
    if field.choices:
        return Segmented(field.caption, field.choices)
    made = Field(field.caption, field.hint)
    made.setText(field.value)
    return made
