"""A person as fields to type in, and as facts read from the citizen card."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from desk_app.domain.people.personal_number import Sex
from ui import formats, theme
from ui.screens.intake.cards.fields import (
    ColumnLabel,
    FormCombo,
    FormField,
    RemarkLine,
    fit_to,
    labelled,
    row_label,
)
from ui.screens.intake.form.person_entry import PersonEntry, seen
from ui.screens.intake.form.remarks import Remark, sex_words
from ui.widgets.labels import Fact, Label
from ui.widgets.layouts import REST, column, panel, row


class PersonFields(QWidget):
    """The fields of a person, but for the telephone."""

    edited = Signal(str, object)  # name of the field, text or Sex
    left = Signal(str)  # name of the field

    def __init__(self) -> None:
        super().__init__()
        self.name = FormField(self.tr("Họ tên"), self.tr("Họ tên hoặc số định danh"))
        self.number = FormField(self.tr("Số định danh"))
        self.born = FormField(self.tr("Ngày sinh"), "05/02/2004")
        self.sex = FormCombo(self.tr("Giới tính"), [(None, "–"), *_sexes()])
        self.address = FormField(self.tr("Nơi thường trú"))
        self.email = FormField(self.tr("Email"))
        self._fields = {
            "name": self.name,
            "id_number": self.number,
            "born": self.born,
            "address": self.address,
            "email": self.email,
        }
        self._about_number, self._about_birth = RemarkLine(), RemarkLine()
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
        )
        self.setLayout(column(*rows, edge=("none", "none", "m", "none")))
        self.setFocusProxy(self.name)
        for name, field in self._fields.items():
            field.textEdited.connect(lambda text, name=name: self.edited.emit(name, text))
            field.left.connect(lambda name=name: self.left.emit(name))
        self.sex.chosen.connect(lambda sex: self.edited.emit("sex", sex))

    def show_entry(self, entry: PersonEntry, remarks: Mapping[str, Remark]) -> None:
        for name, field in self._fields.items():
            field.show_text(getattr(entry, name))
            field.show_remark(remarks.get(name))
        self.sex.set_value(entry.sex)
        self._about_number.say(remarks.get("id_number"))
        self._about_birth.say(remarks.get("born"))

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
        self._remark = RemarkLine()
        facts = (self._number, self._born, self._sex, (self._address, 1))
        self.setLayout(column(row(*facts, gap="xl"), self._email_row, self._remark, gap="xs"))

    def show_entry(self, entry: PersonEntry, remarks: Mapping[str, Remark]) -> None:
        self._number.set_value(formats.personal_number(entry.bare_number))
        self._born.set_value(entry.born)
        self._sex.set_value(sex_words(entry.sex))
        self._address.set_value(entry.address)
        self._email.setText(entry.email)
        self._email_row.setVisible(bool(entry.email))
        self._sex.setVisible(entry.sex is not None)
        self._remark.say(remarks.get("id_number"))


class BesideCard(QFrame):
    """What was typed and what the card says, side by side; nothing is overwritten unasked."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hint")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        side, edge = theme.size("space.m"), theme.size("space.s")
        self._grid.setContentsMargins(side, edge, side, edge)
        self._grid.setHorizontalSpacing(theme.size("space.l"))
        self._grid.setVerticalSpacing(theme.size("space.label_above"))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self.hide()

    def compare(self, entry: PersonEntry, fields: tuple[str, ...]) -> None:
        """Show `fields` of `entry` beside its card; none hides this."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.setVisible(bool(fields) and entry.card is not None)
        if not fields or entry.card is None:
            return
        head = (self.tr("Khác thẻ căn cước:"), self.tr("Đã gõ"), self.tr("Thẻ ghi"))
        self._add(0, head, "small_strong", tone="look")
        for n, name in enumerate(fields, start=1):
            typed, card = getattr(entry, name), seen(entry.card, name)
            self._add(n, (self._caption(name), _words(typed), _words(card)), "small")

    def _add(self, line: int, words: tuple[str, ...], role: str, tone: str = "") -> None:
        for n, text in enumerate(words):
            label = Label(text, role, tone=tone, wrap=n > 0)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label, line, n)

    def _caption(self, name: str) -> str:
        return {
            "name": self.tr("Họ tên"),
            "id_number": self.tr("Số định danh"),
            "born": self.tr("Ngày sinh"),
            "sex": self.tr("Giới tính"),
            "address": self.tr("Nơi thường trú"),
        }[name]


def _words(value: str | Sex | None) -> str:
    return sex_words(value) if isinstance(value, Sex) else value or ""


def _sexes() -> list[tuple[Sex, str]]:
    return [(sex, sex_words(sex)) for sex in (Sex.FEMALE, Sex.MALE)]
