"""Forms: what is still to be handed in, and what was handed in."""

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desk_app.documents.due_in_words import paused_in_words
from desk_app.domain.errors import DeskError
from desk_app.domain.law.deadline.pause import Paused
from desk_app.services.handling.supplement import (
    AskSupplement,
    ForeseenRequest,
    SupplementReceived,
    must_name_who_raised,
)
from ui import formats
from ui.screens.dossier.forms.fields import DayField, LinesBox, Ticks, WordsBox
from ui.screens.dossier.forms.form import About, StepForm, captioned
from ui.screens.dossier.forms.take import Take
from ui.widgets.choices import Check
from ui.widgets.labels import Label


class AskSupplementForm(StepForm):
    """One complete list. Who does not handle dossiers names who of the unit asked for it."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        self.lines = LinesBox(
            self.tr("Nội dung phải bổ sung"), self.tr("Thêm nội dung phải bổ sung")
        )
        self.reason = WordsBox(self.tr("Lý do"))
        self.answer_by = DayField(self.tr("Bổ sung chậm nhất (có thể bỏ trống)"))
        self.raised_by = WordsBox(self.tr("Người yêu cầu ở phòng chuyên môn (phải ghi)"))
        self._day_shown = False
        self.second = Check(self.tr("Tôi biết, vẫn yêu cầu lần nữa"))
        self._warning = Label("", "small", tone="late_ink", wrap=True)
        self.fill(
            self.tr("Yêu cầu bổ sung, hoàn thiện hồ sơ"),
            self.tr("Yêu cầu và in Mẫu 02"),
            self._warning,
            self.second,
            self.lines,
            self.reason,
            captioned(self.answer_by),
            self.raised_by,
            note=self.tr("Nêu đủ trong một lần"),
        )
        self.raised_by.setVisible(self._relays)
        self.lines.left.connect(self.reason.box.setFocus)
        self._warn(())

    @override
    def first_place(self) -> QWidget:
        return self.lines.boxes[0]

    @override
    def begin(self) -> None:
        self.raised_by.setVisible(self._relays)  # it may have gone to its unit meanwhile
        self.asked.emit(self.about.dossier.id)

    @override
    def foresee(self, answer: object) -> None:
        match answer:
            case ForeseenRequest():
                self._warn(answer.asked_before)
                if not self._day_shown:  # what was typed since stays
                    self._day_shown = True
                    self.answer_by.show_day(answer.answer_by)
                self.foretell(paused_in_words(answer.paused))
            case DeskError():
                self.foretell_fault(answer)
            case _:
                pass

    @override
    def order(self) -> AskSupplement | None:
        contents, reason = self.lines.lines(), self.reason.words()
        raised_by = self.raised_by.words()
        day = self.answer_by.day(self.about.today)
        self.lines.set_error("" if contents else self.tr("Ghi những gì phải bổ sung."))
        self.reason.set_error("" if reason else self.tr("Ghi lý do."))
        needed = self.tr("Ghi ai ở phòng chuyên môn yêu cầu.")
        self.raised_by.set_error("" if raised_by or not self._relays else needed)
        wrong: list[QWidget] = []
        if not contents:
            wrong.append(self.lines.boxes[0])
        if not reason:
            wrong.append(self.reason.box)
        if self.answer_by.error:
            wrong.append(self.answer_by)
        if self.raised_by.error:
            wrong.append(self.raised_by.box)
        if self.second.isVisibleTo(self) and not self.second.isChecked():
            wrong.insert(0, self.second)
        if wrong:
            wrong[0].setFocus()
            return None
        return AskSupplement(
            dossier=self.about.dossier.id,
            contents=contents,
            reason=reason,
            answer_by=day,
            raised_by=raised_by if self._relays else "",
            second_confirmed=self.second.isVisibleTo(self) and self.second.isChecked(),
        )

    @property
    def _relays(self) -> bool:
        return must_name_who_raised(self.about.dossier, self.about.officer)

    def _warn(self, before: "tuple[date, ...] | object") -> None:
        days = before if isinstance(before, tuple) else ()
        self.second.setVisible(bool(days))
        self._warning.setVisible(bool(days))
        if days:
            said = self.tr("Đã yêu cầu bổ sung ngày {day}. Yêu cầu lần nữa bị tính là quá hạn.")
            self._warning.setText(said.format(day=formats.day(days[-1])))


class SupplementReceivedForm(StepForm):
    """Which of what was asked for came in; the new appointment is told before."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        asked = about.dossier.supplements[-1] if about.dossier.supplements else None
        contents = asked.contents if asked is not None else ()
        self.papers = Ticks(self.tr("Đã yêu cầu, đánh dấu thứ đã nộp"), contents)
        self.other = WordsBox(self.tr("Thứ khác người nộp đưa (nếu có)"))
        self._missing = Label("", "note", tone="late_ink", wrap=True)
        self._missing.hide()
        self.fill(
            self.tr("Nhận bổ sung"),
            self.tr("Nhận, tính lại hẹn trả"),
            self.papers,
            self._missing,
            self.other,
        )
        self.papers.changed.connect(self._missing.hide)

    @override
    def fits(self, about: About) -> bool:
        return len(about.dossier.supplements) == len(self.about.dossier.supplements)

    @override
    def first_place(self) -> QWidget:
        return self.papers

    @override
    def begin(self) -> None:
        self.asked.emit(self.about.dossier.id)

    @override
    def foresee(self, answer: object) -> None:
        match answer:
            case Paused():
                self.foretell(_next_appointment(self, answer))
            case DeskError():
                self.foretell_fault(answer)
            case _:
                pass

    @override
    def order(self) -> SupplementReceived | None:
        received = [*self.papers.chosen()]
        if other := self.other.words():
            received.append(other)
        if not received:
            self._missing.setText(self.tr("Đánh dấu thứ người nộp vừa đưa."))
            self._missing.show()
            self.papers.setFocus()
            return None
        return SupplementReceived(dossier=self.about.dossier.id, received=tuple(received))


def _next_appointment(form: StepForm, paused: Paused) -> str:
    due = paused.due.at
    reason = paused_in_words(paused)
    if due is None:
        return reason
    new = form.tr("Hẹn trả mới: {due}.").format(due=formats.moment(due))
    again = form.tr("Giấy tiếp nhận cấp lại ở “Các bản in”.")
    return f"{new}\n{reason}\n{again}"


ASKED = Take(
    use_case=lambda office: office.steps.ask_supplement,
    form=AskSupplementForm,
    question=lambda office: office.steps.foresee_request,
    prints=lambda _order: "supplement_request",
    title=QT_TRANSLATE_NOOP("steps", "Đã yêu cầu bổ sung hồ sơ {code}."),
    advice=QT_TRANSLATE_NOOP("steps", "Giao Mẫu 02 cho người nộp; thời hạn dừng đến khi đủ."),
)
RECEIVED = Take(
    use_case=lambda office: office.steps.supplement_received,
    form=SupplementReceivedForm,
    question=lambda office: office.steps.foresee_supplement,
    title=QT_TRANSLATE_NOOP("steps", "Đã nhận bổ sung hồ sơ {code}."),
    advice=QT_TRANSLATE_NOOP("steps", "Bàn giao giấy bổ sung cho phòng chuyên môn."),
)
