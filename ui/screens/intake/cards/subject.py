"""Whom the event is about, when that is neither the owner nor the visitor."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import formats
from ui.formats import BadgeFact, BadgeKind
from ui.screens.intake.cards.fields import (
    ColumnLabel,
    FormCombo,
    FormField,
    RemarkLine,
    fit_to,
    row_label,
)
from ui.screens.intake.cards.person_fields import BesideCard, sexes
from ui.screens.intake.form.form import IntakeForm
from ui.screens.intake.form.person_entry import differences
from ui.screens.intake.form.remarks import Remark
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Badge, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, row


class SubjectFields(QWidget):
    """The child of a birth, the deceased: a name, and what is known besides."""

    edited = Signal(str, object)  # name of the field, text or Sex
    left = Signal(str)  # name of the field
    card_asked = Signal()  # take what the card says
    put_away = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._note = Label("", "small", tone="text2").beside("card_title")
        self._badge = Badge(BadgeFact(BadgeKind.DONE, ""))
        self._as_on_card = Button(self.tr("Theo thẻ"), Kind.QUIET)
        self.away = Button(self.tr("Bỏ đối tượng"), Kind.QUIET, caps=Keys.SUBJECT.caps)
        self.name = FormField(self.tr("Họ tên đối tượng"))
        self.number = FormField(self.tr("Số định danh của đối tượng"))
        self.born = FormField(self.tr("Ngày sinh của đối tượng"), "05/02/2004")
        self.sex = FormCombo(self.tr("Giới tính của đối tượng"), [(None, "–"), *sexes()])
        self._fields = {"name": self.name, "id_number": self.number, "born": self.born}
        self._remark, self.beside = RemarkLine(), BesideCard()
        fit_to(self.number, "000 000 000 000")
        fit_to(self.born, "00/00/0000")
        self.sex.fit()
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        title = Label(self.tr("Đối tượng của hồ sơ"), "card_title")
        acts = (self._as_on_card, self.away)
        head = row(title, self._badge, self._note, REST, *acts, gap="m")
        number = (row_label(self.tr("Số định danh"), self.number), "s", self.number)
        named = ColumnLabel(self.tr("Họ tên"), self.name)
        name = row(named, (self.name, 1), "l", *number, gap="none")
        birth = ColumnLabel(self.tr("Ngày sinh"), self.born)
        sex = (row_label(self.tr("Giới tính"), self.sex), "s", self.sex)
        born = row(birth, self.born, "l", *sex, REST, gap="none")
        rows = (head, name, born, self._remark, self.beside)
        self.setLayout(column(Rule(), *rows, edge=("none", "none", "m", "none")))

    def _connect(self) -> None:
        for name, field in self._fields.items():
            field.textEdited.connect(lambda text, name=name: self.edited.emit(name, text))
            field.left.connect(lambda name=name: self.left.emit(name))
        self.sex.chosen.connect(lambda sex: self.edited.emit("sex", sex))
        self._as_on_card.clicked.connect(self.card_asked)
        self.away.clicked.connect(self.put_away)

    def show_form(self, form: IntakeForm, remarks: Mapping[str, Remark]) -> None:
        subject = form.subject
        for name, field in self._fields.items():
            field.show_text(getattr(subject, name))
            field.show_remark(remarks.get(name))
        self.sex.set_value(subject.sex)
        self._remark.say(*(remarks.get(name) for name in ("name", "id_number", "born")))
        differing = differences(subject)
        self.beside.compare(subject, differing)
        self._as_on_card.setVisible(bool(differing))
        scanned = subject.scanned_at
        self._badge.setVisible(scanned is not None)
        self._note.setVisible(scanned is None)
        self._note.setText(self.tr("Quét thẻ hoặc gõ; chưa có số thì để trống"))
        if scanned is not None:
            words = self.tr("Từ thẻ căn cước {time}").format(time=formats.clock(scanned))
            self._badge.show_fact(BadgeFact(BadgeKind.DONE, words))
        self.setVisible(form.with_subject)

    def freeze(self, frozen: bool) -> None:  # while busy
        for field in self._fields.values():
            field.setReadOnly(frozen)

    @property
    def has_focus(self) -> bool:
        """The officer is typing here."""
        return any(field.hasFocus() for field in (*self._fields.values(), self.sex))
