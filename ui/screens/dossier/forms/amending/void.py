"""Void a dossier that was received by mistake."""

from PySide6.QtWidgets import QWidget

from desk_app.domain.handling.custody import Place, still_with_unit
from desk_app.services.amending.void import VoidDossier
from ui.dossiers.money_turn import voiding_words
from ui.screens.dossier.forms.fields import WordsBox, wanting
from ui.screens.dossier.forms.form import About, StepForm
from ui.widgets.choices import Check


class VoidForm(StepForm):
    def __init__(self, about: About) -> None:
        super().__init__(about)
        self.reason = WordsBox(self.tr("Lý do hủy"), self.tr("ví dụ: tiếp nhận hai lần"))
        self.given_back = Check(self.tr("Đã trả lại giấy tờ cho người nộp"))
        trail = about.dossier.trail
        if about.dossier.papers_at is not Place.DESK or still_with_unit(trail) is not None:
            self.given_back.hide()
        note = self.tr(
            "Mã {code} giữ nguyên và không dùng lại. Hồ sơ ra khỏi các danh sách việc; tìm theo mã "
            "vẫn thấy, ghi “Đã hủy”. Không trả kết quả cho hồ sơ đã hủy."
        ).format(code=about.dossier.code)
        self.fill(
            self.tr("Hủy hồ sơ nhận nhầm"),
            self.tr("Hủy hồ sơ"),
            self.reason,
            self.given_back,
            note=note,
        )
        self.foretell(voiding_words(about.dossier, collects=about.collects), grave=True)

    def first_place(self) -> QWidget:
        return self.reason.box

    def order(self) -> object | None:
        if wanting([(self.reason, self.tr("Ghi lý do hủy; lý do ở lại trong quá trình."))]):
            return None
        return VoidDossier(
            dossier=self.about.dossier.id,
            reason=self.reason.words(),
            papers_given_back=self.given_back.isChecked(),
        )
