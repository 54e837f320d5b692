"""Put a received dossier right: what is wrong, why, and what the correction would give."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desk_app.documents.due_in_words import due_in_words
from desk_app.domain.errors import DeskError
from desk_app.domain.people.telex import found_as_meant
from desk_app.services.amending.correct import CorrectDossier, CorrectionPreview
from desk_app.wiring.office import Office
from ui import formats
from ui.dossiers.fees import fee_words
from ui.dossiers.money_turn import correction_words
from ui.people import about_phone
from ui.screens.dossier.forms.amending.correct_parts import (
    FindProcedures,
    FoundProcedures,
    Part,
    PersonPart,
    ProcedurePart,
    TimePart,
    WayPart,
)
from ui.screens.dossier.forms.amending.others_part import PeoplePart
from ui.screens.dossier.forms.fields import WordsBox, wanting
from ui.screens.dossier.forms.form import About, StepForm
from ui.widgets.labels import Label
from ui.widgets.segmented import Segmented

translate = QCoreApplication.translate


class Wrong(Enum):
    PERSON = "person"
    PROCEDURE = "procedure"
    TIME = "time"
    WAY = "way"


class CorrectForm(StepForm):
    """Several parts may be put right by one correction; one of them is in sight."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        dossier = about.dossier
        self._key = uuid4()
        self.wrong = Segmented(
            self.tr("Sai ở đâu"),
            [
                (Wrong.PERSON, self.tr("Người")),
                (Wrong.PROCEDURE, self.tr("Thủ tục")),
                (Wrong.TIME, self.tr("Giờ")),
                (Wrong.WAY, self.tr("Kênh")),
            ],
        )
        self.person, self.procedure = PersonPart(about), ProcedurePart(dossier)
        self.people = PeoplePart(self.person, dossier)
        self.time, self.way = TimePart(dossier), WayPart(dossier)
        self._parts: dict[Wrong, Part] = {
            Wrong.PERSON: self.people,
            Wrong.PROCEDURE: self.procedure,
            Wrong.TIME: self.time,
            Wrong.WAY: self.way,
        }
        self.reason = WordsBox(self.tr("Lý do sửa"), self.tr("ví dụ: ghi nhầm tên"))
        self.fill(
            self.tr("Sửa hồ sơ đã nhận"),
            self.tr("Sửa hồ sơ"),
            self.wrong,
            *self._parts.values(),
            self.reason,
            note=self.tr("Mã {code} giữ nguyên; bản cũ vẫn lưu trong quá trình.").format(
                code=dossier.code
            ),
        )
        self._lift_what_is_foretold()
        self._doubt = Label("", "note", tone="look", wrap=True)
        self._doubt_the_phone()
        self.wrong.chosen.connect(self._turn)
        self.procedure.sought.connect(self._seek)
        for part in self._parts.values():
            part.changed.connect(self._ask)
        self._turn(Wrong.PERSON, go=False)

    def first_place(self) -> QWidget:
        return self.wrong

    def order(self) -> object | None:
        """Kept typed where a part is unreadable: that part is shown."""
        said: dict[str, Any] = {}
        for wrong, part in self._parts.items():
            fields = part.fields()
            if fields is None:
                self.wrong.set_value(wrong)
                self._turn(wrong)
                if wrong is Wrong.PERSON and self.person.born.error and self.person.name.words():
                    self.person.born.setFocus()
                    self._bring_into_sight(self.person.born)
                return None
            said |= fields
        if wanting([(self.reason, self.tr("Ghi lý do sửa; lý do ở lại trong quá trình."))]):
            self._bring_into_sight(self.reason)
            return None
        return self._order(said, self.reason.words())

    def begin(self) -> None:
        self._ask()

    def foresee(self, answer: object) -> None:
        match answer:
            case FoundProcedures():
                self.procedure.offer(answer)
            case CorrectionPreview():
                told = preview_words(answer, collects=self.about.collects)
                self.foretell(told, grave=bool(answer.missing))
            case DeskError():
                self.foretell_fault(answer)
            case _:
                pass

    def _order(self, said: Mapping[str, Any], reason: str) -> CorrectDossier:
        return CorrectDossier(dossier=self.about.dossier.id, key=self._key, reason=reason, **said)

    def _turn(self, wrong: Wrong, *, go: bool = True) -> None:
        for each, part in self._parts.items():
            part.setVisible(each is wrong)
        if go:
            place = self._parts[wrong].first_place()
            place.setFocus()
            self._bring_into_sight(place)

    def _lift_what_is_foretold(self) -> None:
        """Above the part: papers and long names below it would push it out of sight."""
        (area,) = self.findChildren(QScrollArea)
        contents = area.widget()
        inside = contents.layout() if contents is not None else None
        assert isinstance(inside, QVBoxLayout)  # noqa: S101  # the base lays it out so
        inside.insertWidget(1, self._foretold)

    def _doubt_the_phone(self) -> None:
        """Below the field, once it is left, as where it was typed first: it stops nothing."""
        phone, lines = self.person.phone, self.person.layout()
        assert isinstance(lines, QVBoxLayout)  # noqa: S101  # the part lays itself out so
        box = phone.parentWidget()
        assert box is not None  # noqa: S101  # its caption's
        lines.insertWidget(lines.indexOf(box) + 1, self._doubt)
        self._doubt.hide()
        phone.editingFinished.connect(self._say_doubt)

    def _say_doubt(self) -> None:
        said = about_phone(self.person.phone.text())
        self._doubt.setText(said)
        self._doubt.setVisible(bool(said))

    def _bring_into_sight(self, place: QWidget) -> None:
        (area,) = self.findChildren(QScrollArea)
        QTimer.singleShot(0, place, lambda: area.ensureWidgetVisible(place))

    def _seek(self, sought: str) -> None:
        self.asked.emit(FindProcedures(sought, self.about.officer))

    def _ask(self) -> None:
        """What it would give now; nothing while nothing is otherwise, or cannot be read."""
        found = [part.fields() for part in self._parts.values()]
        said: dict[str, Any] = {}
        for fields in found:
            said |= fields or {}
        if not said or None in found:
            self.foretell("")
            return
        self.asked.emit(self._order(said, ""))


def preview_words(preview: CorrectionPreview, *, collects: bool) -> str:
    """What becomes otherwise beyond what was typed: papers, appointment, fees."""
    before, after = preview.before, preview.after
    lines: list[str] = []
    if preview.missing:
        said = translate("steps", "Còn thiếu giấy tờ: {papers}.")
        lines.append(said.format(papers="; ".join(preview.missing)))
    if before.due != after.due:
        moments = [
            formats.appointment(shown) if shown is not None else "–"
            for shown in (preview.shown_before, preview.shown_after)
        ]
        lines.append(translate("steps", "Hẹn trả: {moments}.").format(moments=" → ".join(moments)))
        lines.append(due_in_words(after.due))
        if before.due_changes:
            said = translate("steps", "Hẹn trả đã được đổi trước đó; sửa thì tính lại từ đầu.")
            lines.append(said)
    fees = [fee_words(dossier) for dossier in (before, after)]
    if fees[0] != fees[1]:
        lines.append(translate("steps", "Phí, lệ phí: {sums}.").format(sums=" → ".join(fees)))
    if money := correction_words(before, after, collects=collects):
        lines.append(money)
    return "\n".join(lines)


def ask_correction(office: Office) -> Callable[[Any], Any]:
    """What the form asks: procedures by what is typed, or what a correction would give."""

    def answer(question: object) -> object:
        if isinstance(question, FindProcedures):
            officer, find = question.officer, office.reading.find_procedures
            said = found_as_meant(question.sought, lambda words: find(words, officer))
            return FoundProcedures(question.sought, *said)
        if isinstance(question, CorrectDossier):
            return office.amending.preview(question)
        raise TypeError(question)

    return answer
