"""Form: the citizen is told, by the centre or by the officer, and how that went."""

from uuid import uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desk_app.documents.citizen_notice import notice_of, notice_words
from desk_app.domain.handling.telling import (
    BY_THE_CENTRE,
    NoticeAbout,
    NoticeOutcome,
    NoticeWay,
)
from desk_app.services.telling.tell_citizen import TellCitizen
from ui.dossiers import words
from ui.screens.dossier.forms.form import About, StepForm, captioned, words_of
from ui.widgets.choices import Combo
from ui.widgets.field import Field
from ui.widgets.labels import Label
from ui.widgets.layouts import column, panel
from ui.widgets.text_box import TextBox


class TellForm(StepForm):
    """What is said can be changed; a message is worded anew for what it is about."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        dossier = about.dossier
        self._key = uuid4()
        self.subject = Combo(self.tr("Về việc"), [(a, words.notice_about(a)) for a in NoticeAbout])
        self.way = Combo(self.tr("Bằng"), [(way, words.notice_way(way)) for way in NoticeWay])
        self.to = Field(self.tr("Gửi đến"), self.tr("số điện thoại hoặc thư điện tử"), stays=True)
        self.message = TextBox(self.tr("Nội dung"))
        self.outcome = Combo(
            self.tr("Kết quả"),
            [(done, words.notice_outcome(done)) for done in _BY_OFFICER],
        )
        self.note = Field(self.tr("Ghi chú (có thể bỏ trống)"), stays=True)
        self._outcome_box = _boxed(self.outcome)
        self.subject.set_value(notice_of(dossier))
        self.way.set_value(self._usual_way())
        self.fill(
            self.tr("Báo người nộp"),
            self.tr("Ghi"),
            _boxed(self.subject),
            _boxed(self.way),
            captioned(self.to),
            _boxed(self.message),
            self._outcome_box,
            captioned(self.note),
        )
        self.subject.chosen.connect(self._word)
        self.way.chosen.connect(self._choose_way)
        self._word()
        self._choose_way()

    @override
    def first_place(self) -> QWidget:
        return self.way

    @override
    def order(self) -> TellCitizen | None:
        way, about = NoticeWay(str(self.way.value)), NoticeAbout(str(self.subject.value))
        by_centre, to = way in BY_THE_CENTRE, words_of(self.to)
        self.to.set_error("" if to or not by_centre else self.tr("Ghi số hoặc địa chỉ để gửi."))
        if self.to.error:
            self.to.setFocus()
            return None
        return TellCitizen(
            dossier=self.about.dossier.id,
            key=self._key,
            about=about,
            way=way,
            to=to,
            words=words_of(self.message),
            outcome=None if by_centre else NoticeOutcome(str(self.outcome.value)),
            note=words_of(self.note),
        )

    def _usual_way(self) -> NoticeWay:
        """By telephone where there is a number; the officer chooses what the office has."""
        return NoticeWay.CALL if self._phone() else NoticeWay.IN_PERSON

    def _phone(self) -> str:
        dossier = self.about.dossier
        return dossier.applicant.phone or dossier.hands_in.phone

    @Slot()
    def _word(self) -> None:
        about = NoticeAbout(str(self.subject.value))
        unit = self.about.wording.facts.unit
        self.message.show_words(notice_words(about, self.about.dossier, unit))

    @Slot()
    def _choose_way(self) -> None:
        way = NoticeWay(str(self.way.value))
        dossier = self.about.dossier
        email = dossier.applicant.email or dossier.hands_in.email
        self.to.setText(email if way is NoticeWay.EMAIL else self._phone())
        self._outcome_box.setVisible(way not in BY_THE_CENTRE)
        self.confirm.setText(
            self.tr("Chờ trung tâm gửi") if way in BY_THE_CENTRE else self.tr("Ghi kết quả báo")
        )


_BY_OFFICER = (NoticeOutcome.REACHED, NoticeOutcome.NOT_REACHED)


def _boxed(field: QWidget) -> QWidget:
    return panel(column(Label(field.accessibleName(), "small", tone="text2"), field, gap="xs"))
