"""A person as fields to type in, and as facts read from the citizen card."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from db.queries.places import PlaceLine
from desk_app.documents.explain.card import issuer_words
from desk_app.domain.people.personal_number import Sex
from desk_app.domain.places.address import completed
from ui import formats, theme
from ui.people import person_field
from ui.screens.intake.cards.fields import (
    ColumnLabel,
    FormCombo,
    FormField,
    RemarkLine,
    fit_to,
    labelled,
    row_label,
)
from ui.screens.intake.form.person_entry import PersonEntry, seen, unlike_card
from ui.screens.intake.form.remarks import Remark, meant_words, sex_words
from ui.widgets.choices import Check
from ui.widgets.labels import Fact, Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.type_ahead import Suggestion, TypeAhead


class PersonFields(QWidget):
    """The fields of a person, but for the telephone."""

    edited = Signal(str, object)  # name of the field, text or Sex
    left = Signal(str)  # name of the field

    def __init__(self) -> None:
        super().__init__()
        self.name = FormField(self.tr("Họ tên"), self.tr("Họ tên hoặc số định danh"))
        self.number = FormField(self.tr("Số định danh"))
        self.born = FormField(self.tr("Ngày sinh"), "05/02/2004")
        self.sex = FormCombo(self.tr("Giới tính"), [(None, "–"), *sexes()])
        self.address = FormField(self.tr("Nơi thường trú"))
        self.email = FormField(self.tr("Email"))
        self._fields = {
            "name": self.name,
            "id_number": self.number,
            "born": self.born,
            "address": self.address,
            "email": self.email,
        }
        self.places = AddressAhead(self.address)
        self._about_number, self._about_birth = RemarkLine(), RemarkLine()
        self._about_address = RemarkLine()
        fit_to(self.number, "000 000 000 000")
        fit_to(self.born, "00/00/0000")
        self.sex.fit()
        number = (row_label(self.tr("Số định danh"), self.number), "s", self.number)
        sex = (row_label(self.tr("Giới tính"), self.sex), "s", self.sex)
        email = (row_label(self.tr("Email"), self.email), "s", (self.email, 1))
        birth = ColumnLabel(self.tr("Ngày sinh"), self.born)
        rows = (
            labelled(self.tr("Họ tên"), self.name, "l", *number),
            self._about_number,
            row(birth, self.born, "l", *sex, "l", *email, gap="none"),
            self._about_birth,
            labelled(self.tr("Thường trú"), self.address),
            self._about_address,
        )
        self.setLayout(column(*rows, edge=("none", "none", "m", "none")))
        self.setFocusProxy(self.name)
        for name, field in self._fields.items():
            field.textEdited.connect(lambda text, name=name: self.edited.emit(name, text))
            field.left.connect(lambda name=name: self.left.emit(name))
        self.sex.chosen.connect(lambda sex: self.edited.emit("sex", sex))
        self.places.completed.connect(lambda text: self.edited.emit("address", text))

    def show_entry(self, entry: PersonEntry, remarks: Mapping[str, Remark]) -> None:
        for name, field in self._fields.items():
            field.show_text(getattr(entry, name))
            field.show_remark(remarks.get(name))
        self.sex.set_value(entry.sex)
        self._about_number.say(remarks.get("name"), remarks.get("id_number"))
        self._about_birth.say(remarks.get("born"), remarks.get("email"))
        self._about_address.say(remarks.get("address"))

    def freeze(self, frozen: bool) -> None:  # while busy
        for field in self._fields.values():
            field.setReadOnly(frozen)


class PersonFacts(QWidget):
    """What the card said, as captions over values."""

    def __init__(self) -> None:
        super().__init__()
        self._number = Fact(self.tr("Số định danh"), strong=True)
        self._born = Fact(self.tr("Ngày sinh"))
        self._sex = Fact(self.tr("Giới tính"))
        self._address = Fact(self.tr("Nơi thường trú"), wrap=True)
        self._email = Label("", weight=theme.MEDIUM)
        self._email_row = panel(row(row_label(self.tr("Email")), self._email, REST))
        self._card = Label("", "note", tone="text2", wrap=True)
        self._remark = RemarkLine()
        facts = (self._number, self._born, self._sex, (self._address, 1))
        below = (self._email_row, self._card, self._remark)
        self.setLayout(column(row(*facts, gap="xl"), *below, gap="xs"))

    def show_entry(self, entry: PersonEntry, remarks: Mapping[str, Remark]) -> None:
        self._number.set_value(formats.personal_number(entry.bare_number))
        self._born.set_value(entry.born)
        self._sex.set_value(sex_words(entry.sex))
        self._address.set_value(entry.address)
        self._email.setText(entry.email)
        self._email_row.setVisible(bool(entry.email))
        self._sex.setVisible(entry.sex is not None)
        self._card.setText(self._card_words(entry))
        self._card.setVisible(bool(self._card.text()))
        self._remark.say(*(remarks.get(name) for name in ("name", "id_number", "address")))

    def _card_words(self, entry: PersonEntry) -> str:
        """When and by whom the card was issued, and what else stands on it, as it is."""
        card, said = entry.card, []
        if card is not None and card.card_issued_on is not None:
            words = self.tr("Thẻ cấp {day}, {issuer}.")
            day = f"{card.card_issued_on:%d/%m/%Y}"
            said.append(words.format(day=day, issuer=issuer_words(card.card_issued_on)))
        if card is not None and card.old_number:
            said.append(self.tr("CMND cũ {number}.").format(number=card.old_number))
        if entry.further:
            words = self.tr("Thẻ còn ghi: {words}.")
            said.append(words.format(words=" | ".join(entry.further)))
        return " ".join(said)


class AddressAhead(TypeAhead):
    """Communes and provinces for the last part of an address."""

    completed = Signal(str)  # the whole address after one was chosen

    def __init__(self, field: FormField) -> None:
        super().__init__(field)
        self._address = field
        self.chosen.connect(self._complete)

    def offer_places(self, typed: str, found: Sequence[PlaceLine]) -> None:
        rows = [Suggestion(place.name, place.province, "", place) for place in found]
        self.offer(typed, rows)

    def _complete(self, suggestion: Suggestion) -> None:
        names = [name for name in (suggestion.title, suggestion.detail) if name]
        self.completed.emit(completed(self._address.text(), *names))


class BesideCard(QFrame):
    """What was typed and what the card says, side by side; nothing is overwritten unasked.

    Where the two tell of different people, a tick says that this is meant.
    """

    said = Signal(bool)  # by the tick: what was typed is meant

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hint")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.meant = Check(meant_words())
        self.meant.clicked.connect(self.said)
        self._told: tuple[object, ...] = ()
        self._lines: list[tuple[Label, Label, Label]] = []  # made once: making them is dear
        self._grid = QGridLayout()
        self.setLayout(column(self._grid, self.meant, gap="xs", edge=("m", "s")))
        self._grid.setHorizontalSpacing(theme.size("space.l"))
        self._grid.setVerticalSpacing(theme.size("space.label_above"))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self.meant.hide()
        self.hide()

    def compare(self, entry: PersonEntry, fields: tuple[str, ...]) -> None:
        """Show `fields` of `entry` beside its card; none hides this."""
        card = entry.card
        rows = [(name, getattr(entry, name), seen(card, name)) for name in fields] if card else []
        self.tell((self.tr("Khác thẻ căn cước:"), self.tr("Đã gõ"), self.tr("Thẻ ghi")), rows)
        unlike = unlike_card(entry) if rows else frozenset()
        self.meant.setVisible(bool(unlike))
        self.meant.setChecked(unlike <= entry.meant)

    def tell(
        self,
        head: tuple[str, str, str],
        rows: Sequence[tuple[str, str | Sex | None, str | Sex | None]],
    ) -> None:
        """Fields by name with what one and the other say; no rows hide this."""
        if self._told == (head, *rows):  # with every letter that is typed
            return
        self._told = (head, *rows)
        self.setVisible(bool(rows))
        said = [(person_field(name), _words(one), _words(other)) for name, one, other in rows]
        lines = [head, *said] if rows else []
        while len(self._lines) < len(lines):
            self._lines.append(self._made_line(len(self._lines)))
        for n, labels in enumerate(self._lines):
            for label, text in zip(labels, lines[n] if n < len(lines) else head, strict=True):
                label.setText(text)
                label.setVisible(n < len(lines))

    def _made_line(self, n: int) -> tuple[Label, Label, Label]:
        role, tone = ("small", "") if n else ("small_strong", "look")
        name = Label("", role, tone=tone)
        one, other = (Label("", role, tone=tone, wrap=True) for _side in range(2))
        for place, label in enumerate((name, one, other)):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label, n, place)
        return name, one, other


def _words(value: str | Sex | None) -> str:
    return sex_words(value) if isinstance(value, Sex) else value or ""


def sexes() -> list[tuple[Sex, str]]:
    return [(sex, sex_words(sex)) for sex in (Sex.FEMALE, Sex.MALE)]
