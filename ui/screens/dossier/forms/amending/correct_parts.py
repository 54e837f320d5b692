"""The parts of a correction: who, which procedure, when, by which way. What is left alone stays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desk_app.documents.due_in_words import limit_in_words
from desk_app.domain.dossier import Dossier, PaperKind, ReturnWay, SubmittedPaper
from desk_app.domain.law.papers import Channel, Paper
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.officer import Officer
from desk_app.domain.people.person import NobodysBirth, Person, read_birth
from ui import formats
from ui.dossiers import words
from ui.people import how_births_are_typed, possible_births
from ui.screens.dossier.forms.amending.ticks import PaperTicks
from ui.screens.dossier.forms.fields import WordsBox
from ui.screens.dossier.forms.form import About, captioned, words_of
from ui.widgets.choices import Combo
from ui.widgets.field import Field
from ui.widgets.labels import Label
from ui.widgets.layouts import column
from ui.widgets.type_ahead import Suggestion, TypeAhead

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class FindProcedures:
    """A question of the form: what is typed, and who types it."""

    sought: str
    officer: Officer


@dataclass(frozen=True, slots=True)
class FoundProcedures:
    sought: str
    found: Sequence[Procedure]
    by: str = ""  # the words it was found by, where those are others


class Part(QWidget):
    """`fields` gives what of `CorrectDossier` is to be otherwise; None: a field is unreadable."""

    changed = Signal()

    def fields(self) -> Mapping[str, Any] | None:
        raise NotImplementedError

    def first_place(self) -> QWidget:
        raise NotImplementedError


class PersonPart(Part):
    """The owner. The number stays masked: it is typed anew where it is wrong."""

    def __init__(self, about: About) -> None:
        super().__init__()
        self._about = about
        owner = self._was = about.dossier.applicant
        self.name = WordsBox(self.tr("Họ tên chủ hồ sơ"), marks=True)  # of a body it may be long
        self.number = number_field(owner)
        self.born = Field(self.tr("Ngày sinh"), self.tr("05/02/2004, hoặc chỉ năm"))
        self.phone = Field(self.tr("Điện thoại"))
        self.address = WordsBox(self.tr("Địa chỉ"), marks=True)
        self.name.show_words(owner.name)
        self._born_at_first = words.birth(owner.birth) if owner.birth else ""
        self.born.setText(self._born_at_first)
        self.phone.setText(owner.phone)
        self.address.show_words(owner.address)
        for said in (self.name, self.address):
            said.box.edited.connect(lambda _words: self.changed.emit())
        fields = (self.number, self.born, self.phone)
        for field in fields:
            field.textEdited.connect(lambda _text: self.changed.emit())
        boxes = [captioned(field) for field in fields]
        self.setLayout(column(self.name, *boxes, self.address, gap="xs"))

    def first_place(self) -> QWidget:
        return self.name.box

    def fields(self) -> Mapping[str, Any] | None:
        born, wrong = self._birth()
        self.born.set_error(wrong)
        self.name.set_error("" if self.name.words() else self.tr("Ghi họ tên chủ hồ sơ."))
        if wrong or not self.name.words():
            return None
        typed = replace(
            self._was,
            name=self.name.words(),
            id_number=words_of(self.number) or self._was.id_number,
            born=born if isinstance(born, date) else None,
            birth_year=born if isinstance(born, int) else None,
            phone=words_of(self.phone),
            address=self.address.words(),
        )
        return {} if typed == self._was else {"applicant": typed}

    def _birth(self) -> tuple[date | int | None, str]:
        """A day, a year, or nothing, and what is wrong. What reads as it did before stays."""
        typed = words_of(self.born)
        if typed == self._born_at_first:
            return self._was.birth, ""
        try:
            return read_birth(typed, self._about.today), ""
        except NobodysBirth:
            return None, possible_births()
        except ValueError:
            return None, how_births_are_typed()


class ProcedurePart(Part):
    """Another procedure, with the papers it asks for; those handed in are ticked already."""

    sought = Signal(str)

    def __init__(self, dossier: Dossier) -> None:
        super().__init__()
        self._dossier = dossier
        self.chosen: Procedure | None = None
        self.field = Field(self.tr("Thủ tục đúng"), self.tr("gõ tên hoặc mã"), stays=True)
        self._ahead = TypeAhead(self.field)
        self._now = Label(dossier.procedure.name, "small", tone="text2", wrap=True)
        self._name = Label("", "cell_strong", wrap=True)
        self.case = Combo(self.tr("Trường hợp"))
        self.limit = Combo(self.tr("Thời hạn"))
        self._papers_title = Label(self.tr("Giấy tờ có trong hồ sơ"), "button_small")
        self.papers = PaperTicks(after=self.limit)
        caption = Label(self.tr("Đang ghi"), "caption", tone="text2")
        self._more = (self._name, self.case, self.limit, self._papers_title, self.papers)
        for thing in self._more:
            thing.hide()
        self.setLayout(column(caption, self._now, captioned(self.field), *self._more, gap="xs"))
        self._ahead.asked.connect(self.sought)
        self._ahead.chosen.connect(self.choose)
        self.case.chosen.connect(lambda _case: self._choose_case())
        self.limit.chosen.connect(lambda _limit: self.changed.emit())
        self.papers.changed.connect(self.changed)

    def first_place(self) -> QWidget:
        return self.field

    def offer(self, answer: FoundProcedures) -> None:
        self._ahead.offer(
            answer.sought,
            [
                Suggestion(procedure.label, procedure.field, procedure.code, procedure)
                for procedure in answer.found
            ],
            answer.by,
        )

    def fields(self) -> Mapping[str, Any] | None:
        procedure = self.chosen
        if procedure is None:
            return {}
        limits = procedure.limits_for(self._dossier.channel, self._case)
        return {
            "procedure": procedure.code,
            "case": self._case,
            "papers": tuple(self.papers.ticked),
            **({"limit": self.limit.value} if len(limits) > 1 else {}),
        }

    @property
    def _case(self) -> str:
        value = self.case.value
        return value if isinstance(value, str) else ""

    def choose(self, suggestion: Suggestion) -> None:
        """The procedure it should have been."""
        procedure = suggestion.payload
        if not isinstance(procedure, Procedure):
            return
        self.chosen = procedure
        self.field.setText(procedure.code)
        self._name.setText(procedure.name)
        self.case.offer([(each.name, each.name or procedure.label) for each in procedure.cases])
        self._choose_case()

    def _choose_case(self) -> None:
        """The papers and time limits of the case; several limits are a choice of the officer."""
        procedure = self.chosen
        if procedure is None:
            return
        limits = procedure.limits_for(self._dossier.channel, self._case)
        self.limit.offer([(limit, limit_in_words(limit)) for limit in limits])
        self.papers.offer(self._lines(procedure))
        self._name.show()
        self.case.setVisible(len(procedure.cases) > 1)
        self.limit.setVisible(len(limits) > 1)
        self._papers_title.show()
        self.papers.show()
        self.changed.emit()

    def _lines(self, procedure: Procedure) -> Sequence[tuple[object, str, bool]]:
        """What the procedure asks for, then what was handed in beside it."""
        there = {paper.name: paper for paper in self._dossier.papers}
        asked = procedure.papers(self._case, self._dossier.channel)
        lines: list[tuple[object, str, bool]] = []
        for paper in asked:
            held = there.pop(paper.name, None)
            lines.append((held or _submitted(paper), paper.name, held is not None))
        return [*lines, *((held, held.name, True) for held in there.values())]


class TimePart(Part):
    """When it was handed in, and when it was complete."""

    def __init__(self, dossier: Dossier) -> None:
        super().__init__()
        self._was = dossier
        self.received = Field(self.tr("Nộp lúc"), self.tr("ví dụ: 09:15, 25/11/2026"))
        self.complete = Field(
            self.tr("Đủ hồ sơ lúc"), self.tr("bỏ trống nếu đủ ngay khi nộp"), stays=True
        )
        self._at_first = (formats.moment(dossier.received_at), "")
        if (at := dossier.amended.complete_at) is not None:
            self._at_first = (self._at_first[0], formats.moment(at))
        self.received.setText(self._at_first[0])
        self.complete.setText(self._at_first[1])
        for field in (self.received, self.complete):
            field.textEdited.connect(lambda _text: self.changed.emit())
        self.setLayout(column(captioned(self.received), captioned(self.complete), gap="s"))

    def first_place(self) -> QWidget:
        return self.received

    def fields(self) -> Mapping[str, Any] | None:
        """What reads as it did before stays to the second."""
        read: dict[str, datetime] = {}
        names = ("received_at", "complete_at")
        fields = (self.received, self.complete)
        for field, name, before in zip(fields, names, self._at_first, strict=True):
            typed = words_of(field)
            unchanged = typed == before or (name == "complete_at" and not typed)
            moment = None if unchanged else formats.moment_from(typed)
            readable = unchanged or moment is not None
            field.set_error("" if readable else self.tr("Ghi giờ rồi ngày: 09:15, 25/11/2026."))
            if not readable:
                return None
            if moment is not None:
                read[name] = moment
        return read


class WayPart(Part):
    def __init__(self, dossier: Dossier) -> None:
        super().__init__()
        self._was = dossier
        self.channel = Combo(self.tr("Kênh nộp"), [(each, words.channel(each)) for each in Channel])
        self.return_way = Combo(
            self.tr("Nhận kết quả"), [(each, words.return_way(each)) for each in ReturnWay]
        )
        self.channel.set_value(dossier.channel)
        self.return_way.set_value(dossier.return_way)
        self.setLayout(
            column(
                Label(self.tr("Kênh nộp"), "button_small"),
                self.channel,
                Label(self.tr("Nhận kết quả"), "button_small"),
                self.return_way,
                gap="xs",
            )
        )
        for combo in (self.channel, self.return_way):
            combo.chosen.connect(lambda _value: self.changed.emit())

    def first_place(self) -> QWidget:
        return self.channel

    def fields(self) -> Mapping[str, Any] | None:
        said = {"channel": self.channel.value, "return_way": self.return_way.value}
        return {name: value for name, value in said.items() if value != getattr(self._was, name)}


def number_field(person: Person) -> Field:
    """Masked: it is typed anew where it is wrong, and typed where there is none."""
    hint = translate("steps", "chưa có, gõ nếu biết")
    if person.id_number:
        masked = formats.masked_number(person.id_number)
        hint = translate("steps", "{masked}, gõ lại nếu sai").format(masked=masked)
    return Field(translate("steps", "Số định danh"), hint)


def _submitted(paper: Paper) -> SubmittedPaper:
    kind = PaperKind.ORIGINAL if paper.original else PaperKind.COPY
    return SubmittedPaper(name=paper.name, kind=kind, count=max(paper.original, paper.copies, 1))
