"""Forms: the applicant owes a charge to another body, and shows that it was paid."""

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desk_app.documents.due_in_words import due_in_words, paused_in_words
from desk_app.domain.errors import DeskError
from desk_app.domain.law.deadline.pause import Paused
from desk_app.services.handling.obligation import AskObligation, ObligationMet
from ui import formats
from ui.screens.dossier.forms.fields import WordsBox, wanting
from ui.screens.dossier.forms.form import About, StepForm
from ui.screens.dossier.forms.take import Take


class AskObligationForm(StepForm):
    """Only a law that is named stops the clock."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        self.what = WordsBox(self.tr("Nghĩa vụ"), self.tr("ví dụ: lệ phí trước bạ"))
        self.body = WordsBox(self.tr("Cơ quan thu"))
        self.ground = WordsBox(
            self.tr("Căn cứ dừng thời hạn (bỏ trống: vẫn tính)"), self.tr("điều, văn bản")
        )
        self.fill(
            self.tr("Yêu cầu nghĩa vụ tài chính"),
            self.tr("Ghi yêu cầu"),
            self.what,
            self.body,
            self.ground,
        )
        self.ground.box.edited.connect(self._tell)
        self._tell()

    @override
    def first_place(self) -> QWidget:
        return self.what

    @override
    def order(self) -> AskObligation | None:
        needed = [
            (self.what, self.tr("Ghi nghĩa vụ phải thực hiện.")),
            (self.body, self.tr("Ghi cơ quan thu.")),
        ]
        if wanting(needed):
            return None
        return AskObligation(
            dossier=self.about.dossier.id,
            what=self.what.words(),
            body=self.body.words(),
            ground=self.ground.words(),
        )

    def _tell(self, _typed: str = "") -> None:
        if self.ground.words():
            self.foretell(self.tr("Thời hạn dừng từ bây giờ, tính tiếp khi đã thực hiện."))
            return
        due = self.about.dossier.due.at
        stays = self.tr("Thời hạn vẫn tính; không có căn cứ thì không được dừng.")
        when = self.tr("Hẹn trả giữ nguyên: {due}.").format(due=formats.moment(due)) if due else ""
        self.foretell(f"{stays} {when}".strip())


class ObligationMetForm(StepForm):
    def __init__(self, about: About) -> None:
        super().__init__(about)
        self.proof = WordsBox(self.tr("Chứng từ nộp tiền (số, ngày)"))
        owed = about.dossier.obligations[-1] if about.dossier.obligations else None
        note = "" if owed is None else f"{owed.what}, {owed.body}"
        self.fill(
            self.tr("Đã thực hiện nghĩa vụ tài chính"),
            self.tr("Ghi nhận, tính tiếp"),
            self.proof,
            note=note,
        )

    @override
    def first_place(self) -> QWidget:
        return self.proof

    @override
    def begin(self) -> None:
        self.asked.emit(self.about.dossier.id)

    @override
    def foresee(self, answer: object) -> None:
        match answer:
            case Paused() if answer.pauses:
                due = answer.due.at
                said = paused_in_words(answer, self.tr("nghĩa vụ tài chính"))
                new = self.tr("Hẹn trả mới: {due}.").format(due=formats.moment(due)) if due else ""
                self.foretell(f"{new}\n{said}".strip())
            case Paused():
                stays = self.tr("Hẹn trả không đổi.")
                self.foretell(f"{stays} {due_in_words(answer.due)}")
            case DeskError():
                self.foretell_fault(answer)
            case _:
                pass

    @override
    def order(self) -> ObligationMet | None:
        if wanting([(self.proof, self.tr("Ghi số, ngày của chứng từ nộp tiền."))]):
            return None
        return ObligationMet(dossier=self.about.dossier.id, proof=self.proof.words())


ASKED = Take(
    use_case=lambda office: office.steps.ask_obligation,
    form=AskObligationForm,
    title=QT_TRANSLATE_NOOP("steps", "Đã ghi nghĩa vụ tài chính của hồ sơ {code}."),
    advice=QT_TRANSLATE_NOOP("steps", "Báo người nộp; có chứng từ thì ghi nhận bằng Alt+V."),
)
MET = Take(
    use_case=lambda office: office.steps.obligation_met,
    form=ObligationMetForm,
    question=lambda office: office.steps.foresee_met,
    title=QT_TRANSLATE_NOOP("steps", "Hồ sơ {code} đã xong nghĩa vụ tài chính."),
    advice=QT_TRANSLATE_NOOP("steps", "Phòng chuyên môn giải quyết tiếp."),
)
