"""The person card: who stands at the desk, and for whom they hand in."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from typing_extensions import override

from db.queries.places import PlaceLine
from ui import formats, theme
from ui.formats import BadgeFact, BadgeKind
from ui.screens.intake.cards.fields import FormCombo, FormField, RemarkLine, row_label
from ui.screens.intake.cards.owner import OwnerFields
from ui.screens.intake.cards.person_fields import BesideCard, PersonFacts, PersonFields
from ui.screens.intake.cards.similar import SecondCardBar, SimilarCard
from ui.screens.intake.cards.subject import SubjectFields
from ui.screens.intake.form.form import ActingFor, Who
from ui.screens.intake.form.person_entry import PersonEntry
from ui.screens.intake.parts.person import open_differences
from ui.screens.intake.parts.sheet import IntakeState, SecondRole
from ui.shortcuts import Keys, bind
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Badge, Card
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, row


class PersonCard(Card):
    edited = Signal(object, str, object)  # Who, field, value
    left = Signal(object, str)  # Who, field
    acting_for_chosen = Signal(object)  # ActingFor
    authorised = Signal(str)  # words of the authorising paper
    edit_asked = Signal()
    earlier_asked = Signal()
    card_asked = Signal(object)  # Who: take what their card says
    unlike_meant = Signal(object, bool)  # Who: what is typed against their card is meant
    subject_asked = Signal()  # or put away
    place_sought = Signal(object, str)  # Who, the address so far
    second_chosen = Signal(object)  # SecondRole
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._beside_earlier = False
        self._state: IntakeState | None = None  # as shown last
        self._add_subject_too = Button(self.tr("Đối tượng"), Kind.QUIET)  # where room is scarce
        self.fields, self.facts, self.owner = PersonFields(), PersonFacts(), OwnerFields()
        self.subject = SubjectFields()
        self.beside, self.similar, self.second = BesideCard(), SimilarCard(), SecondCardBar()
        self.new_visitor = Button(self.tr("Khách mới"), Kind.QUIET, key=Keys.NEW_VISITOR)
        self.edit = Button(self.tr("Sửa"), Kind.QUIET, key=Keys.EDIT)
        self.earlier = Button("", Kind.QUIET, key=Keys.EARLIER_VISITS)
        self.add_subject = Button(self.tr("Đối tượng"), Kind.QUIET, caps=Keys.SUBJECT.caps)
        self._head = _Head(self.new_visitor, self.edit)
        self.phone = FormField(self.tr("Điện thoại"))
        self.phone.setFixedWidth(theme.size("width.phone"))
        self.acting_for = FormCombo(self.tr("Nộp cho"), self._choices())
        self.acting_for.fit()
        self._phone_label = row_label(self.tr("Điện thoại"), self.phone)
        self._about_phone = RemarkLine()
        acting = row_label(self.tr("Nộp cho"), self.acting_for)
        last = row(
            self._phone_label,
            self.phone,
            "l",
            acting,
            "s",
            self.acting_for,
            REST,
            self.add_subject,
            self._add_subject_too,
            self.earlier,
            gap="none",
        )
        top = column(self._head, self.facts, gap="label_above")
        warnings = (self.second, self.beside, self.similar)
        beside = column(*warnings, edge=("none", "none", "m", "none"))
        others = (self.owner, self.subject)
        parts = (top, self.fields, beside, last, self._about_phone, *others)
        self.setLayout(column(*parts, edge=("l", "xs", "xs", "m")))
        self._connect()

    def _choices(self) -> list[tuple[ActingFor, str]]:
        return [
            (ActingFor.SELF, self.tr("Chính mình")),
            (ActingFor.PERSON, self.tr("Người ủy quyền")),
            (ActingFor.ORGANISATION, self.tr("Tổ chức")),
            (ActingFor.OTHER, self.tr("Người khác")),
        ]

    def _connect(self) -> None:
        self.fields.edited.connect(lambda name, value: self.edited.emit(Who.VISITOR, name, value))
        self.fields.left.connect(lambda name: self.left.emit(Who.VISITOR, name))
        self.phone.textEdited.connect(lambda text: self.edited.emit(Who.VISITOR, "phone", text))
        self.phone.left.connect(lambda: self.left.emit(Who.VISITOR, "phone"))
        self.owner.edited.connect(lambda name, value: self.edited.emit(Who.OWNER, name, value))
        self.owner.left.connect(lambda name: self.left.emit(Who.OWNER, name))
        self.owner.authorised.connect(self.authorised)
        self.owner.card_asked.connect(lambda: self.card_asked.emit(Who.OWNER))
        self.subject.edited.connect(lambda name, value: self.edited.emit(Who.SUBJECT, name, value))
        self.subject.left.connect(lambda name: self.left.emit(Who.SUBJECT, name))
        self.subject.card_asked.connect(lambda: self.card_asked.emit(Who.SUBJECT))
        for who, part in self._beside_cards.items():
            part.said.connect(lambda meant, who=who: self.unlike_meant.emit(who, meant))
        self.subject.put_away.connect(self.subject_asked)
        for button in (self.add_subject, self._add_subject_too, self.owner.add_subject):
            button.clicked.connect(self.subject_asked)
        bind(Keys.SUBJECT, self, self._subject_key)
        self.fields.places.asked.connect(lambda text: self.place_sought.emit(Who.VISITOR, text))
        self.owner.places.asked.connect(lambda text: self.place_sought.emit(Who.OWNER, text))
        self.second.chosen.connect(self.second_chosen)
        self.acting_for.chosen.connect(self.acting_for_chosen)
        self.edit.clicked.connect(self.edit_asked)
        self.earlier.clicked.connect(self.earlier_asked)
        self.new_visitor.clicked.connect(self.cleared)

    @property
    def _beside_cards(self) -> Mapping[Who, BesideCard]:
        cards = (self.beside, self.owner.beside, self.subject.beside)
        return dict(zip((Who.VISITOR, Who.OWNER, Who.SUBJECT), cards, strict=True))

    @property
    def first_unlike(self) -> QWidget:
        """Where it is said that what is typed against a card is meant."""
        ticks = [part.meant for part in self._beside_cards.values()]
        asked = [tick for tick in ticks if tick.isVisibleTo(self) and not tick.isChecked()]
        return asked[0] if asked else ticks[0]

    def show_state(self, state: IntakeState) -> None:
        """Nothing is to be done with what is typed for the procedure, ticked or counted."""
        before, self._state = self._state, state
        same = before is not None and before is not state and _read(before) == _read(state)
        if not same or self._may_hold_more:
            self._show(state)

    @property
    def _may_hold_more(self) -> bool:
        """The officer types here: perhaps what the state did not take."""
        place = QApplication.focusWidget()
        return place is not None and self.isAncestorOf(place)

    def _show(self, state: IntakeState) -> None:
        visitor, remarks = state.form.visitor, state.remarks(Who.VISITOR)
        read = visitor.is_read
        self._head.show_entry(visitor)
        self.facts.setVisible(read)
        self.fields.setVisible(not read)
        self.facts.show_entry(visitor, remarks)
        self.fields.show_entry(visitor, remarks)
        self.beside.compare(visitor, open_differences(visitor))
        self.phone.show_text(visitor.phone)
        self._about_phone.say(remarks.get("phone"))
        self.acting_for.set_value(state.form.acting_for)
        words = self._phone_label.fontMetrics().horizontalAdvance(self._phone_label.text())
        column = 0 if read else theme.size("width.label_column")
        self._phone_label.setFixedWidth(max(words + theme.size("space.s"), column))
        self.edit.setVisible(visitor.card is not None)
        self.edit.setText(self.tr("Sửa") if read else self.tr("Theo thẻ"))
        self.new_visitor.setVisible(not state.form.is_blank)
        self._show_earlier(state)
        self.owner.show_form(state.form, state.remarks(Who.OWNER))
        self.subject.show_form(state.form, state.remarks(Who.SUBJECT))
        asked = state.form.with_subject or state.second is not None
        may_add = not (asked or state.form.is_blank)
        alone = may_add and state.form.acting_for is ActingFor.SELF
        self.add_subject.setVisible(alone and state.earlier is None)
        self._beside_earlier = alone and state.earlier is not None
        self._fit_subject()
        self.owner.add_subject.setVisible(may_add)
        self.similar.show_similar(state.form.applicant_person, state.similar)
        self.second.show_second(state.second)
        self._freeze(state.busy)

    def _fit_subject(self) -> None:
        """In a small window, beside the visits before, there is room for the key alone."""
        self._add_subject_too.setVisible(self._beside_earlier and not theme.worn().compact)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit_subject()
        super().changeEvent(event)

    def _subject_key(self) -> None:
        """One key for whom the event is about: the holder of the second card, or to be typed."""
        if self.second.isVisible():
            self.second_chosen.emit(SecondRole.SUBJECT)
        else:
            self.subject_asked.emit()

    def offer_places(self, who: Who, typed: str, found: Sequence[PlaceLine]) -> None:
        fields = self.owner if who is Who.OWNER else self.fields
        fields.places.offer_places(typed, found)

    @property
    def typed_into(self) -> Who | None:
        """Whose fields the officer is typing into, besides the visitor's."""
        if self.subject.has_focus:
            return Who.SUBJECT
        return Who.OWNER if self.owner.has_focus else None

    def _show_earlier(self, state: IntakeState) -> None:
        earlier = state.earlier
        self.earlier.setVisible(earlier is not None)
        if earlier is not None:
            self.earlier.setText(self.tr("{n} lần trước").format(n=earlier.visits))

    def _freeze(self, frozen: bool) -> None:
        self.fields.freeze(frozen)
        self.owner.freeze(frozen)
        self.subject.freeze(frozen)
        self.phone.setReadOnly(frozen)


def _read(state: IntakeState) -> tuple[object, ...]:
    """All that the card shows is made of this."""
    form = state.form
    persons = (form.visitor, form.acting_for, form.owner, form.owner_kind, form.representative)
    by_paper = (form.authorisation, form.scope, bool(form.procedure))
    subject = (form.subject, form.with_subject, form.is_blank)
    seen = (state.today, state.settled, state.earlier, state.similar, state.second, state.busy)
    return *persons, *by_paper, *subject, *seen


class _Head(QWidget):
    """The name with where it comes from, or the way to begin; acts at the right."""

    def __init__(self, *acts: Button) -> None:
        super().__init__()
        self._name = _Name()
        self._note = Label("", "small", tone="text2").beside("card_title")
        self._badge = Badge(BadgeFact(BadgeKind.DONE, ""))
        self.setLayout(row(self._name, self._badge, self._note, REST, *acts, gap="m"))
        self.setMinimumHeight(theme.size("height.button"))

    def show_entry(self, entry: PersonEntry) -> None:
        read = entry.is_read
        self._name.set_role("person" if read else "card_title")
        self._name.setText(entry.name.upper() if read else self.tr("Người nộp"))
        self._note.setText("" if entry.card else self.tr("Quét thẻ căn cước hoặc gõ họ tên"))
        self._note.setVisible(entry.card is None)
        self._badge.setVisible(entry.scanned_at is not None)
        if entry.scanned_at is not None:
            words = self.tr("Từ thẻ căn cước {time}").format(time=formats.clock(entry.scanned_at))
            self._badge.show_fact(BadgeFact(BadgeKind.DONE, words))


class _Name(Label):
    """As wide as its words where there is room, otherwise wrapped; the badge stays behind it."""

    def __init__(self) -> None:
        super().__init__("", "person", wrap=True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    @override
    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 1
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        longest = max(self.text().split(), key=len, default="")
        return QSize(self.fontMetrics().horizontalAdvance(longest) + 1, 0)
