"""The owner of the dossier, when the visitor hands in for somebody else."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk_app.domain.people.authorisation import AuthorityScope
from desk_app.domain.people.person import ApplicantKind
from ui import formats, theme
from ui.formats import BadgeFact, BadgeKind
from ui.people import applicant_kind, authorisation_words, scope_words
from ui.screens.intake.cards.fields import (
    ColumnLabel,
    FormCombo,
    FormField,
    RemarkLine,
    fit_to,
    labelled,
    row_label,
)
from ui.screens.intake.cards.person_fields import AddressAhead, BesideCard
from ui.screens.intake.form.form import BODIES, ActingFor, IntakeForm
from ui.screens.intake.form.person_entry import differences
from ui.screens.intake.form.remarks import PAPER, Remark
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Badge, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row

_REMARKED: Final = ("name", "representative", "id_number", "phone", "address")


class OwnerFields(QWidget):
    """For whom the visitor hands in, and the paper that says so. Hidden without such a one."""

    edited = Signal(str, object)  # name of the field, text
    left = Signal(str)  # name of the field
    authorised = Signal(str)
    scope_chosen = Signal(object)  # AuthorityScope
    kind_chosen = Signal(object)  # ApplicantKind of a body
    represented = Signal(str)
    card_asked = Signal()  # take what the card says

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", "card_title")
        self._note = Label("", "small", tone="text2").beside("card_title")
        self._badge = Badge(BadgeFact(BadgeKind.DONE, ""))
        self._as_on_card = Button(self.tr("Theo thẻ"), Kind.QUIET)
        self.add_subject = Button(self.tr("Đối tượng"), Kind.QUIET, caps=Keys.SUBJECT.caps)
        self.name, self.number = FormField(""), FormField("")
        self.address, self.phone = FormField(self.tr("Địa chỉ")), FormField(self.tr("Điện thoại"))
        self.places = AddressAhead(self.address)
        kinds = [(kind, applicant_kind(kind)) for kind in BODIES]
        self.kind = FormCombo(self.tr("Loại tổ chức"), kinds)
        self.representative = FormField(self.tr("Người đại diện"))
        self.paper = FormField("", self.tr("Tên giấy, số, ngày, nơi chứng thực"))
        scopes = [(scope, scope_words(scope)) for scope in reversed(AuthorityScope)]
        self.scope = FormCombo(self.tr("Phạm vi ủy quyền"), scopes)
        self._read_words = Label("", "note", tone="text2", wrap=True)
        self._fields = {
            "name": self.name,
            "id_number": self.number,
            "address": self.address,
            "phone": self.phone,
        }
        self._remark, self.beside = RemarkLine(), BesideCard()
        self._no_paper = RemarkLine()
        self._paper_label = ColumnLabel("", self.paper)
        self._name_label = ColumnLabel("", self.name)
        self._number_label = row_label("", self.number)
        fit_to(self.number, "000 000 000 000")
        self.phone.setFixedWidth(theme.size("width.phone"))
        for combo in (self.kind, self.scope):
            combo.fit()
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        acts = (self._as_on_card, self.add_subject)
        head = row(self._title, self._badge, self._note, REST, *acts, gap="m")
        number = (self._number_label, "s", self.number)
        phone = (row_label(self.tr("Điện thoại"), self.phone), "s", self.phone)
        name = row(self._name_label, (self.name, 1), "l", *number, gap="none")
        kind = (ColumnLabel(self.tr("Loại"), self.kind), self.kind)
        signs = (row_label(self.tr("Đại diện"), self.representative), "s")
        self._body_row = panel(row(*kind, "l", *signs, (self.representative, 1), gap="none"))
        place = labelled(self.tr("Địa chỉ"), self.address, "l", *phone)
        scope = (row_label(self.tr("Phạm vi"), self.scope), "s", self.scope)
        paper = row(self._paper_label, (self.paper, 1), gap="none")
        said = panel(column(self._read_words, self._no_paper, gap="none"))
        below = row(ColumnLabel(""), (said, 1), "l", *scope, gap="none")
        self._paper_row = panel(column(paper, below))
        rows = (head, name, self._body_row, self._remark, self.beside, place, self._paper_row)
        self.setLayout(column(Rule(), *rows, edge=("none", "none", "m", "none")))

    def _connect(self) -> None:
        for name, field in self._fields.items():
            field.textEdited.connect(lambda text, name=name: self.edited.emit(name, text))
            field.left.connect(lambda name=name: self.left.emit(name))
        self.places.completed.connect(lambda text: self.edited.emit("address", text))
        self.paper.textEdited.connect(self.authorised)
        self.paper.left.connect(lambda: self.left.emit(PAPER))
        self.scope.chosen.connect(self.scope_chosen)
        self.kind.chosen.connect(self.kind_chosen)
        self.representative.textEdited.connect(self.represented)
        self.representative.left.connect(lambda: self.left.emit("representative"))
        self._as_on_card.clicked.connect(self.card_asked)

    def show_form(self, form: IntakeForm, remarks: Mapping[str, Remark]) -> None:
        owner = form.owner
        self._word(form.acting_for, form.owner_kind)
        for name, field in self._fields.items():
            field.show_text(getattr(owner, name))
            field.show_remark(remarks.get(name))
        self._show_paper(form)
        self._no_paper.say(remarks.get(PAPER))
        self._read_words.setVisible(not self._no_paper.text())
        self.kind.set_value(form.owner_kind)
        self.representative.show_text(form.representative)
        self.representative.show_remark(remarks.get("representative"))
        self._body_row.setVisible(form.acting_for is ActingFor.ORGANISATION)
        self._remark.say(*map(remarks.get, _REMARKED))
        body = form.acting_for is ActingFor.ORGANISATION  # no card speaks of one
        differing = () if body else differences(owner)
        self.beside.compare(owner, differing)
        self._as_on_card.setVisible(bool(differing))
        scanned = None if body else owner.scanned_at
        self._badge.setVisible(scanned is not None)
        self._note.setVisible(scanned is None and bool(self._note.text()))
        if scanned is not None:
            words = self.tr("Từ thẻ căn cước {time}").format(time=formats.clock(scanned))
            self._badge.show_fact(BadgeFact(BadgeKind.DONE, words))
        self.setVisible(form.acting_for is not ActingFor.SELF)

    def _show_paper(self, form: IntakeForm) -> None:
        """The paper's words, and what was read out of them, to be checked against the paper."""
        self._paper_row.setVisible(form.by_paper)
        self.paper.show_text(form.authorisation)
        self.scope.set_value(form.scope)
        read = authorisation_words(form.authority) if form.authority else ""
        self._read_words.setText(self.tr("Hiểu là: {words}.").format(words=read) if read else "")

    def _word(self, acting_for: ActingFor, kind: ApplicantKind) -> None:
        organisation = acting_for is ActingFor.ORGANISATION
        household = kind is ApplicantKind.HOUSEHOLD_BUSINESS
        body = self.tr("Tên hộ") if household else self.tr("Tên tổ chức")
        name = body if organisation else self.tr("Họ tên")
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
        for field in (*self._fields.values(), self.paper, self.representative):
            field.setReadOnly(frozen)

    @property
    def has_focus(self) -> bool:
        """The officer is typing here."""
        own = (*self._fields.values(), self.paper, self.representative, self.kind, self.scope)
        return any(field.hasFocus() for field in own)
