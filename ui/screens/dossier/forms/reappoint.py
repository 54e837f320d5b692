"""Forms: another appointment, with a letter of apology or by a leader."""

from datetime import time

from PySide6.QtCore import QT_TRANSLATE_NOOP, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desk_app.domain.errors import DeskError
from desk_app.domain.office_time import OFFICE_TIME
from desk_app.services.handling.reappoint import Apologise, ChangeDue, Moved
from ui import formats
from ui.screens.dossier.forms.fields import DayField, WordsBox
from ui.screens.dossier.forms.form import About, StepForm, captioned, words_of
from ui.screens.dossier.forms.take import Take
from ui.widgets.field import Field

_TYPED_MS = 200


class ApologiseForm(StepForm):
    """The letter goes out once, a day ahead; whether the day can be is told while it is typed."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        self.day = DayField(self.tr("Ngày hẹn mới"))
        self.reason = WordsBox(self.tr("Lý do chậm, ghi như sẽ in"))
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_TYPED_MS)
        self._typed.timeout.connect(self._ask)
        self.fill(
            self.tr("Xin lỗi và hẹn lại ngày trả"),
            self.tr("Hẹn lại và in Mẫu 04"),
            captioned(self.day),
            self.reason,
            note=_now_due(self),
        )
        self.day.textChanged.connect(lambda _typed: self._typed.start())
        self.foretell(self.tr("Chỉ được xin lỗi một lần, chậm nhất một ngày trước ngày hẹn."))

    @override
    def first_place(self) -> QWidget:
        return self.day

    @override
    def foresee(self, answer: object) -> None:
        match answer:
            case Moved() if answer.after.at is not None:
                said = self.tr("Hẹn mới: {due}. Hẹn cũ vẫn được giữ trong quá trình.")
                self.foretell(said.format(due=formats.moment(answer.after.at)))
            case DeskError():
                self.foretell_fault(answer)
            case _:
                pass

    @override
    def order(self) -> Apologise | None:
        day, reason = self.day.day(self.about.today), self.reason.words()
        if day is None and not self.day.error:
            self.day.set_error(self.tr("Ghi ngày hẹn mới."))
        self.reason.set_error("" if reason else self.tr("Ghi lý do."))
        if day is None:
            self.day.setFocus()
            return None
        if not reason:
            self.reason.box.setFocus()
            return None
        return Apologise(dossier=self.about.dossier.id, day=day, reason=reason)

    def _ask(self) -> None:
        day = self.day.day(self.about.today)
        if day is not None:
            self.asked.emit(Apologise(dossier=self.about.dossier.id, day=day, reason=""))


class ChangeDueForm(StepForm):
    def __init__(self, about: About) -> None:
        super().__init__(about)
        self.day = DayField(self.tr("Ngày hẹn mới"))
        self.hour = Field(self.tr("Giờ hẹn (bỏ trống: giữ giờ cũ)"), self.tr("giờ:phút"))
        self.reason = WordsBox(self.tr("Căn cứ"))
        self.fill(
            self.tr("Đổi hẹn trả"),
            self.tr("Đổi hẹn"),
            captioned(self.day),
            captioned(self.hour),
            self.reason,
            note=_now_due(self),
        )
        self.foretell(
            self.tr("Hẹn cũ vẫn được giữ. Giấy tiếp nhận đã in thì cấp lại ở “Các bản in”.")
        )

    @override
    def first_place(self) -> QWidget:
        return self.day

    @override
    def order(self) -> ChangeDue | None:
        day, reason = self.day.day(self.about.today), self.reason.words()
        if day is None and not self.day.error:
            self.day.set_error(self.tr("Ghi ngày hẹn mới."))
        typed = words_of(self.hour)
        hour = read_hour(typed)
        wrong = bool(typed) and hour is None
        self.hour.set_error(self.tr("Ghi giờ:phút, ví dụ 16:30.") if wrong else "")
        self.reason.set_error("" if reason else self.tr("Ghi căn cứ đổi hẹn."))
        for field in (self.day, self.hour):
            if field.error:
                field.setFocus()
                return None
        if day is None or not reason:
            self.reason.box.setFocus()
            return None
        return ChangeDue(dossier=self.about.dossier.id, day=day, hour=hour, reason=reason)


def read_hour(typed: str) -> time | None:
    """ "16:30", "16h30", "16g", "1630"; None where it is no hour."""
    parts = "".join(c if c.isdecimal() else " " for c in typed).split()
    if len(parts) == 1 and len(parts[0]) > len("16"):
        parts = [parts[0][:-2], parts[0][-2:]]
    if len(parts) not in {1, 2}:
        return None
    try:
        hour, minute = [*map(int, parts), 0][:2]
        return time(hour, minute)
    except ValueError:
        return None


def _now_due(form: StepForm) -> str:
    due = form.about.dossier.due.at
    if due is None:
        return ""
    day = formats.weekday(due.astimezone(OFFICE_TIME).date())
    return form.tr("Đang hẹn: {due}, {day}").format(due=formats.moment(due), day=day)


APOLOGISED = Take(
    use_case=lambda office: office.steps.apologise,
    form=ApologiseForm,
    question=lambda office: office.steps.foresee_apology,
    prints=lambda _order: "apology",
    title=QT_TRANSLATE_NOOP("steps", "Đã hẹn lại ngày trả hồ sơ {code}."),
    advice=QT_TRANSLATE_NOOP("steps", "Trình ký Mẫu 04 rồi gửi người nộp trước ngày hẹn cũ."),
)
DUE_CHANGED = Take(
    use_case=lambda office: office.steps.change_due,
    form=ChangeDueForm,
    title=QT_TRANSLATE_NOOP("steps", "Đã đổi hẹn trả hồ sơ {code}."),
    advice=QT_TRANSLATE_NOOP("steps", "Báo người nộp; cấp lại giấy tiếp nhận nếu đã giao."),
)
