"""Forms: a leader gives the dossier to another officer, takes it back, or urges somebody to act."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID, uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desk_app.documents.watching.urging import urging_words, who_has_it
from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.watching.oversight import REPLY_WITHIN
from desk_app.services.watching.assign import Assign, Release
from desk_app.services.watching.remind import Remind
from desk_app.wiring.office import Office
from ui import formats
from ui.screens.dossier.forms.fields import WordsBox, wanting
from ui.screens.dossier.forms.form import About, StepForm, captioned, words_of
from ui.screens.dossier.forms.take import Question, Take
from ui.widgets.choices import Combo
from ui.widgets.field import Field
from ui.widgets.labels import Label
from ui.widgets.layouts import column

_HOUR: Final = timedelta(hours=1)
_MOST_HOURS: Final = 240


class AssignForm(StepForm):
    def __init__(self, about: About) -> None:
        super().__init__(about)
        self.to = Combo(self.tr("Giao cho"), [(None, self.tr("Đang đọc…"))])
        self.reason = WordsBox(self.tr("Lý do"), self.tr("ví dụ: người nhận nghỉ phép"))
        label = Label(self.to.accessibleName(), "button_small")
        label.setBuddy(self.to)
        self._to_missing = Label(self.tr("Chọn người được giao."), "note", tone="late_ink")
        self._to_missing.hide()
        self.to.chosen.connect(lambda _to: self._to_missing.hide())
        self.fill(
            self.tr("Giao hồ sơ cho người khác"),
            self.tr("Giao hồ sơ"),
            column(label, self.to, self._to_missing, gap="xs"),
            self.reason,
            note=self.tr("Đang phụ trách: {name}").format(name=about.dossier.holder_name),
        )
        self.foretell(self.tr("Hồ sơ vào danh sách của người được giao, ở mọi quầy."))

    @override
    def first_place(self) -> QWidget:
        return self.to

    @override
    def begin(self) -> None:
        self.asked.emit(self.about.dossier.id)

    @override
    def foresee(self, answer: object) -> None:
        """The officers who work here."""
        if not isinstance(answer, Sequence):
            return
        holder, chosen = self.about.dossier.holder, self.to.value
        others = [(who.id, who.name) for who in answer if isinstance(who, Officer)]
        offered = [(id_, name) for id_, name in others if id_ != holder]
        nobody = self.tr("Chọn người được giao") if offered else self.tr("Không có ai khác")
        self.to.offer([(None, nobody), *offered])
        if chosen in {id_ for id_, _name in offered}:
            self.to.set_value(chosen)

    @override
    def order(self) -> Assign | None:
        to = self.to.value
        if not isinstance(to, UUID):
            self._to_missing.show()
            self.to.setFocus()
            return None
        if wanting([(self.reason, self.tr("Ghi lý do giao cho người khác."))]):
            return None
        return Assign(dossier=self.about.dossier.id, to=OfficerId(to), reason=self.reason.words())


class ReleaseForm(StepForm):
    def __init__(self, about: About) -> None:
        super().__init__(about)
        self.reason = WordsBox(self.tr("Lý do"))
        self.fill(
            self.tr("Thôi giao hồ sơ"),
            self.tr("Thôi giao"),
            self.reason,
            note=self.tr("Đang giao cho: {name}").format(name=about.dossier.holder_name),
        )
        said = self.tr("{name}, người tiếp nhận, lại phụ trách hồ sơ.")
        self.foretell(said.format(name=about.dossier.officer_name))

    @override
    def first_place(self) -> QWidget:
        return self.reason.box

    @override
    def fits(self, about: About) -> bool:
        return about.dossier.oversight == self.about.dossier.oversight

    @override
    def order(self) -> Release | None:
        if wanting([(self.reason, self.tr("Ghi lý do thôi giao."))]):
            return None
        return Release(dossier=self.about.dossier.id, reason=self.reason.words())


class RemindForm(StepForm):
    """The words are those offices use; they may be changed, and are on the clipboard afterwards."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        self._key = uuid4()
        self.whom = Field(self.tr("Đôn đốc ai"), self.tr("đơn vị hoặc cán bộ đang giữ hồ sơ"))
        self.whom.setText(who_has_it(about.dossier))
        self.hours = Field(self.tr("Trả lời trong (giờ)"))
        self.hours.setText(str(REPLY_WITHIN // _HOUR))
        self.words = WordsBox(self.tr("Nội dung"))
        self._worded = ""  # as it was made here; what was typed over it stays
        self.fill(
            self.tr("Đôn đốc xử lý hồ sơ"),
            self.tr("Ghi và chép nội dung"),
            captioned(self.whom),
            captioned(self.hours),
            self.words,
        )
        self.foretell(
            self.tr("Chương trình không tự gửi: dán nội dung vào thư, tin nhắn, hoặc in ra.")
        )
        self._word()
        for field in (self.whom, self.hours):
            field.textChanged.connect(lambda _typed: self._word())
        self.confirmed.connect(self._copy)

    @override
    def first_place(self) -> QWidget:
        return self.whom

    @override
    def order(self) -> Remind | None:
        whom, hours = words_of(self.whom), self._hours()
        self.whom.set_error("" if whom else self.tr("Ghi đơn vị hoặc cán bộ cần đôn đốc."))
        self.hours.set_error("" if hours else self.tr("Ghi số giờ, từ 1 đến 240."))
        for field in (self.whom, self.hours):
            if field.error:
                field.setFocus()
                return None
        if wanting([(self.words, self.tr("Ghi nội dung đôn đốc."))]) or not hours:
            return None
        return Remind(
            dossier=self.about.dossier.id,
            key=self._key,
            whom=whom,
            words=self.words.words(),
            within=hours * _HOUR,
        )

    def _hours(self) -> int:
        """0: it is no number of hours."""
        return formats.hours_from(self.hours.text(), _MOST_HOURS)

    def _word(self) -> None:
        if self.words.words() != self._worded:
            return
        now, within = self.about.now, (self._hours() or 1) * _HOUR
        said = urging_words(self.about.dossier, words_of(self.whom), now, now + within)
        self.words.show_words(said)
        self._worded = self.words.words()

    def _copy(self, order: object) -> None:
        if isinstance(order, Remind):
            QGuiApplication.clipboard().setText(order.words)


def _officers(office: Office) -> Question:
    return lambda _dossier: office.watching.officers()


ASSIGNED = Take(
    use_case=lambda office: office.watching.assign,
    form=AssignForm,
    question=_officers,
    title=QT_TRANSLATE_NOOP("steps", "Đã giao hồ sơ {code}."),
)
RELEASED = Take(
    use_case=lambda office: office.watching.release,
    form=ReleaseForm,
    title=QT_TRANSLATE_NOOP("steps", "Đã thôi giao hồ sơ {code}."),
)
REMINDED = Take(
    use_case=lambda office: office.watching.remind,
    form=RemindForm,
    title=QT_TRANSLATE_NOOP("steps", "Đã ghi việc đôn đốc hồ sơ {code}."),
    advice=QT_TRANSLATE_NOOP("steps", "Nội dung đã chép: dán vào thư hoặc tin nhắn cho đơn vị."),
)
