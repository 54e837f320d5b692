"""Forms: a dossier is refused, withdrawn, stopped."""

from collections.abc import Sequence
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desk_app.domain.handling.custody import Place, still_with_unit
from desk_app.domain.handling.ending import StopGround
from desk_app.domain.handling.faults import StopUnfounded
from desk_app.services.handing_over.give_back import GivePapersBack
from desk_app.services.handling.ending import Refuse, Stop, Withdraw, check_ground
from ui.dossiers import words
from ui.screens.dossier.forms.amending.originals import counted
from ui.screens.dossier.forms.fields import Ticks, WordsBox, wanting
from ui.screens.dossier.forms.form import About, StepForm
from ui.screens.dossier.forms.take import Take
from ui.widgets.choices import Check, Combo
from ui.widgets.labels import Label
from ui.widgets.layouts import column


class RefuseForm(StepForm):
    def __init__(self, about: About) -> None:
        super().__init__(about)
        self.reason = WordsBox(self.tr("Lý do, ghi như sẽ in"))
        self.fill(
            self.tr("Từ chối giải quyết hồ sơ"),
            self.tr("Từ chối và in Mẫu 03"),
            self.reason,
        )
        self.foretell(self.tr("Hồ sơ kết thúc, mã hồ sơ giữ nguyên và ghi trên phiếu từ chối."))

    @override
    def first_place(self) -> QWidget:
        return self.reason.box

    @override
    def order(self) -> Refuse | None:
        if (reason := _reason(self, self.reason)) is None:
            return None
        return Refuse(dossier=self.about.dossier.id, reason=reason)


class WithdrawForm(StepForm):
    def __init__(self, about: About) -> None:
        super().__init__(about)
        self.asked_by = WordsBox(self.tr("Người đề nghị rút"), marks=True)
        self.asked_by.show_words(about.dossier.hands_in.name)
        self.paper = WordsBox(self.tr("Đơn, giấy tờ (số, ngày)"))
        self.reason = WordsBox(self.tr("Lý do (nếu người nộp nêu)"))
        self.given_back = Check(self.tr("Đã trả lại giấy tờ"))
        trail = about.dossier.trail
        if about.dossier.papers_at is not Place.DESK or still_with_unit(trail) is not None:
            self.given_back.hide()
        self.fill(
            self.tr("Người nộp xin rút hồ sơ"),
            self.tr("Ghi nhận đề nghị rút"),
            self.asked_by,
            self.paper,
            self.reason,
            self.given_back,
        )
        self.foretell(
            self.tr("Thời hạn dừng. Hồ sơ kết thúc khi chuyên viên hoặc lãnh đạo dừng giải quyết.")
        )

    @override
    def first_place(self) -> QWidget:
        return self.paper

    @override
    def order(self) -> Withdraw | None:
        if wanting([(self.asked_by, self.tr("Ghi ai đề nghị rút hồ sơ."))]):
            return None
        return Withdraw(
            dossier=self.about.dossier.id,
            asked_by=self.asked_by.words(),
            paper=self.paper.words(),
            reason=self.reason.words(),
            papers_given_back=self.given_back.isChecked(),
        )


class StopForm(StepForm):
    """Mẫu 05, of which the words are not on record: the paper says so itself."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        grounds = [(ground, words.stop_ground(ground)) for ground in _grounds(about)]
        self.ground = Combo(self.tr("Căn cứ"), [(g, said.capitalize()) for g, said in grounds])
        self.reason = WordsBox(self.tr("Lý do, ghi như sẽ in"))
        self.fee = WordsBox(
            self.tr("Phí, lệ phí đã nộp (ghi như sẽ in)"), self.tr("ví dụ: hoàn lại 150.000 đồng")
        )
        self.given_back = Check(self.tr("Trả lại giấy tờ đã nộp"))
        self.given_back.setChecked(True)
        label = Label(self.ground.accessibleName(), "button_small")
        label.setBuddy(self.ground)
        self.fill(
            self.tr("Dừng giải quyết hồ sơ"),
            self.tr("Dừng và in Mẫu 05"),
            column(label, self.ground, gap="xs"),
            self.reason,
            self.fee,
            self.given_back,
            note=self.tr("Mẫu tạm, chờ đối chiếu"),
        )
        self.foretell(self.tr("Hồ sơ kết thúc, không có kết quả."))

    @override
    def first_place(self) -> QWidget:
        return self.ground

    @override
    def order(self) -> Stop | None:
        if (reason := _reason(self, self.reason)) is None:
            return None
        ground = self.ground.value
        asked = [end.asked_by for end in self.about.dossier.endings if end.asked_by]
        return Stop(
            dossier=self.about.dossier.id,
            ground=ground if isinstance(ground, StopGround) else StopGround.APPLICANT,
            reason=reason,
            asked_by=asked[-1] if asked else "",
            fee=self.fee.words(),
            papers_given_back=self.given_back.isChecked(),
        )


class PapersBackForm(StepForm):
    def __init__(self, about: About) -> None:
        super().__init__(about)
        self._key = uuid4()
        here = about.dossier.citizen.originals_here
        self.who = WordsBox(self.tr("Người nhận lại giấy tờ"), marks=True)
        self.who.show_words(about.dossier.hands_in.name)
        self.note = WordsBox(self.tr("Ghi chú"), self.tr("có thể bỏ trống"))
        self.originals = Ticks(
            self.tr("Bản chính đang giữ, trao lại cùng lúc"), [counted(paper) for paper in here]
        )
        self.originals.setVisible(bool(here))
        self._rest = still_with_unit(about.dossier.trail)
        unit = self._rest.unit if self._rest is not None else ""
        self.fetched = Check(self.tr("Đã nhận lại hồ sơ từ {unit}").format(unit=unit))
        self.fetched.setVisible(self._rest is not None)
        self._kept = Label("", "note", tone="late_ink", wrap=True)
        self._kept.hide()
        self.originals.changed.connect(self._kept.hide)
        self.fetched.clicked.connect(self._kept.hide)
        lies = self.tr("Hồ sơ không có kết quả; giấy tờ đang ở quầy.")
        if self._rest is not None:
            apart = self.tr("Hồ sơ không có kết quả; ở quầy chỉ có phần bổ sung, hồ sơ ở {unit}.")
            lies = apart.format(unit=unit)
        self.fill(
            self.tr("Trả lại giấy tờ"),
            self.tr("Ghi đã trả lại"),
            self.who,
            self.note,
            self.originals,
            self.fetched,
            self._kept,
            note=lies,
        )

    @override
    def fits(self, about: About) -> bool:
        side = self.about.dossier.citizen
        same = about.dossier.citizen.originals_here == side.originals_here
        return same and still_with_unit(about.dossier.trail) == self._rest

    @override
    def first_place(self) -> QWidget:
        return self.who.box

    @override
    def order(self) -> GivePapersBack | None:
        if wanting([(self.who, self.tr("Ghi họ tên người nhận lại giấy tờ."))]):
            return None
        here = self.about.dossier.citizen.originals_here
        if len(self.originals.chosen()) < len(here):
            self._kept.setText(self.tr("Trao lại và đánh dấu từng bản chính rồi mới ghi."))
            self._kept.show()
            self.originals.setFocus()
            return None
        if self._rest is not None and not self.fetched.isChecked():
            self._kept.setText(self.tr("Nhận lại hồ sơ từ phòng chuyên môn, đánh dấu rồi mới ghi."))
            self._kept.show()
            self.fetched.setFocus()
            return None
        return GivePapersBack(
            dossier=self.about.dossier.id,
            who=self.who.words(),
            note=self.note.words(),
            originals=self._key if here else None,
            fetched=self.fetched.isChecked(),
        )


def _grounds(about: About) -> Sequence[StopGround]:
    """Those that hold now, the likeliest first."""
    others = [
        ground
        for ground in (StopGround.NOT_SUPPLEMENTED, StopGround.OBLIGATION_NOT_MET)
        if _holds(ground, about)
    ]
    return (*others, StopGround.APPLICANT, StopGround.LAW)


def _holds(ground: StopGround, about: About) -> bool:
    try:
        check_ground(ground, about.dossier, about.now)
    except StopUnfounded:
        return False
    return True


def _reason(form: StepForm, box: WordsBox) -> str | None:
    """None: there is none, and the box says so."""
    reason = box.words()
    box.set_error("" if reason else form.tr("Ghi lý do."))
    if not reason:
        box.box.setFocus()
    return reason or None


REFUSED = Take(
    use_case=lambda office: office.steps.refuse,
    form=RefuseForm,
    prints=lambda _order: "refusal",
    title=QT_TRANSLATE_NOOP("steps", "Đã từ chối hồ sơ {code}."),
    advice=QT_TRANSLATE_NOOP("steps", "Giao Mẫu 03 cho người nộp, trả lại giấy tờ."),
)
WITHDRAWN = Take(
    use_case=lambda office: office.steps.withdraw,
    form=WithdrawForm,
    title=QT_TRANSLATE_NOOP("steps", "Đã ghi đề nghị rút hồ sơ {code}."),
    advice=QT_TRANSLATE_NOOP("steps", "Trả lại giấy tờ, rồi chờ dừng giải quyết."),
    advice_given_back=QT_TRANSLATE_NOOP("steps", "Chờ chuyên viên hoặc lãnh đạo dừng giải quyết."),
)
STOPPED = Take(
    use_case=lambda office: office.steps.stop,
    form=StopForm,
    prints=lambda _order: "stop_notice",
    title=QT_TRANSLATE_NOOP("steps", "Đã dừng giải quyết hồ sơ {code}."),
    advice=QT_TRANSLATE_NOOP("steps", "Giao Mẫu 05 cho người nộp, trả lại giấy tờ."),
)
PAPERS_BACK = Take(
    use_case=lambda office: office.steps.give_papers_back,
    form=PapersBackForm,
    title=QT_TRANSLATE_NOOP("steps", "Đã ghi trả lại giấy tờ của hồ sơ {code}."),
)
