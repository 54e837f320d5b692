"""The owner of the dossier, when the visitor hands in for somebody else."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import formats, theme
from ui.formats import BadgeFact, BadgeKind
from ui.screens.intake.cards.fields import (
    ColumnLabel,
    FormField,
    RemarkLine,
    fit_to,
    labelled,
    row_label,
)
from ui.screens.intake.cards.person_fields import BesideCard
from ui.screens.intake.form.form import ActingFor, IntakeForm
from ui.screens.intake.form.person_entry import differences
from ui.screens.intake.form.remarks import Remark
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Badge, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, row


class OwnerFields(QWidget):
    """Who sent the visitor, and the paper that says so. Hidden when nobody did."""

    edited = Signal(str, object)  # name of the field, text
    left = Signal(str)  # name of the field
    authorised = Signal(str)
    card_asked = Signal()  # take what the card says

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", "card_title")
        self._note = Label("", "small", tone="text2").beside("card_title")
        self._badge = Badge(BadgeFact(BadgeKind.DONE, ""))
        self._as_on_card = Button(self.tr("Theo thẻ"), Kind.QUIET)
        self.name, self.number = FormField(""), FormField("")
        self.address, self.phone = FormField(self.tr("Địa chỉ")), FormField(self.tr("Điện thoại"))
        self.paper = FormField("", self.tr("Tên giấy, số, ngày, nơi chứng thực"))
        self._fields = {
            "name": self.name,
            "id_number": self.number,
            "address": self.address,
            "phone": self.phone,
        }
        self._remark, self._beside = RemarkLine(), BesideCard()
        self._paper_label = ColumnLabel("", self.paper)
        self._name_label = ColumnLabel("", self.name)
        self._number_label = row_label("", self.number)
        fit_to(self.number, "000 000 000 000")
        self.phone.setFixedWidth(theme.size("width.phone"))
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        head = row(self._title, self._badge, self._note, REST, self._as_on_card, gap="m")
        number = (self._number_label, "s", self.number)
        phone = (row_label(self.tr("Điện thoại"), self.phone), "s", self.phone)
        name = row(self._name_label, (self.name, 1), "l", *number, gap="none")
        place = labelled(self.tr("Địa chỉ"), self.address, "l", *phone)
        paper = row(self._paper_label, (self.paper, 1), gap="none")
        rows = (head, name, self._remark, self._beside, place, paper)
        self.setLayout(column(Rule(), *rows, edge=("none", "none", "m", "none")))

    def _connect(self) -> None:
        for name, field in self._fields.items():
            field.textEdited.connect(lambda text, name=name: self.edited.emit(name, text))
            field.left.connect(lambda name=name: self.left.emit(name))
        self.paper.textEdited.connect(self.authorised)
        self._as_on_card.clicked.connect(self.card_asked)

    def show_form(self, form: IntakeForm, remarks: Mapping[str, Remark]) -> None:
        owner = form.owner
        self._word(form.acting_for)
        for name, field in self._fields.items():
            field.show_text(getattr(owner, name))
            field.show_remark(remarks.get(name))
        self.paper.show_text(form.authorisation)
        self._remark.say(remarks.get("id_number"), remarks.get("phone"))
        differing = differences(owner)
        self._beside.compare(owner, differing)
        self._as_on_card.setVisible(bool(differing))
        self._badge.setVisible(owner.scanned_at is not None)
        self._note.setVisible(owner.scanned_at is None and bool(self._note.text()))
        if owner.scanned_at is not None:
            words = self.tr("Từ thẻ căn cước {time}").format(time=formats.clock(owner.scanned_at))
            self._badge.show_fact(BadgeFact(BadgeKind.DONE, words))
        self.setVisible(form.acting_for is not ActingFor.SELF)

    def _word(self, acting_for: ActingFor) -> None:
        organisation = acting_for is ActingFor.ORGANISATION
        name = self.tr("Tên tổ chức") if organisation else self.tr("Họ tên")
        number = self.tr("Mã số thuế") if organisation else self.tr("Số định danh")
        paper = self.tr("Giới thiệu") if organisation else self.tr("Ủy quyền")
        self._title.setText(self.tr("Chủ hồ sơ"))
        self._note.setText("" if organisation else self.tr("Quét thẻ của chủ hồ sơ hoặc gõ"))
        for label, field, words in (
            (self._name_label, self.name, name),
            (self._number_label, self.number, number),
            (self._paper_label, self.paper, paper),
        ):
            label.setText(words)
            field.setAccessibleName(words)

    def freeze(self, frozen: bool) -> None:  # while busy
        for field in (*self._fields.values(), self.paper):
            field.setReadOnly(frozen)

    @property
    def has_focus(self) -> bool:
        """The officer is typing here."""
        return any(field.hasFocus() for field in (*self._fields.values(), self.paper))
