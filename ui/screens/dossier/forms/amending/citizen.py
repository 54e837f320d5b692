"""What the citizen says: how their visit was, and what they complain of."""

from uuid import uuid4

from PySide6.QtWidgets import QWidget

from desk_app.domain.handling.citizen import MOST_STARS, ComplaintChannel
from desk_app.services.return_.citizen_says import NoteComplaint, RateVisit
from ui.dossiers.deeds.amending import complaint_channel
from ui.screens.dossier.forms.fields import WordsBox, wanting
from ui.screens.dossier.forms.form import About, StepForm, captioned, words_of
from ui.widgets.choices import Combo
from ui.widgets.field import Field
from ui.widgets.labels import Label


class RatingForm(StepForm):
    """One digit, and a remark for whoever has one."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        self._key = uuid4()
        self.stars = Field(self.tr("Mức hài lòng, 1 đến 5"), self.tr("1 – 5"))
        self.remark = WordsBox(self.tr("Ý kiến"), self.tr("có thể bỏ trống"))
        self.fill(
            self.tr("Đánh giá của người dân"),
            self.tr("Ghi đánh giá"),
            captioned(self.stars),
            self.remark,
            note=self.tr(
                "5 là rất hài lòng, 1 là rất không hài lòng. Mỗi lượt đánh giá một lần; ghi đúng "
                "điều người dân nói, không gợi ý."
            ),
        )

    def first_place(self) -> QWidget:
        return self.stars

    def order(self) -> object | None:
        typed = words_of(self.stars)
        known = typed.isascii() and typed.isdigit() and 1 <= int(typed) <= MOST_STARS
        self.stars.set_error("" if known else self.tr("Gõ một chữ số từ 1 đến 5."))
        if not known:
            self.stars.setFocus()
            return None
        return RateVisit(
            dossier=self.about.dossier.id,
            key=self._key,
            stars=int(typed),
            remark=self.remark.words(),
        )


class ComplaintForm(StepForm):
    def __init__(self, about: About) -> None:
        super().__init__(about)
        self._key = uuid4()
        self.words = WordsBox(self.tr("Nội dung"), self.tr("bắt buộc, ghi như người dân nói"))
        self.channel = Combo(
            self.tr("Nhận qua"),
            [(each, complaint_channel(each)) for each in ComplaintChannel],
        )
        self.handed_to = WordsBox(
            self.tr("Chuyển đến"), self.tr("bắt buộc, ví dụ: lãnh đạo Trung tâm")
        )
        self.fill(
            self.tr("Phản ánh, kiến nghị"),
            self.tr("Ghi phản ánh"),
            self.words,
            Label(self.tr("Nhận qua"), "button_small"),
            self.channel,
            self.handed_to,
            note=self.tr("Ai nghe cũng ghi được. Ghi rồi chuyển người có trách nhiệm trả lời."),
        )

    def first_place(self) -> QWidget:
        return self.words.box

    def order(self) -> object | None:
        needed = [
            (self.words, self.tr("Ghi nội dung phản ánh, kiến nghị.")),
            (self.handed_to, self.tr("Ghi nơi đã chuyển đến xử lý.")),
        ]
        if wanting(needed):
            return None
        channel = self.channel.value
        assert isinstance(channel, ComplaintChannel)  # noqa: S101  # the combo offers these
        return NoteComplaint(
            dossier=self.about.dossier.id,
            key=self._key,
            words=self.words.words(),
            channel=channel,
            handed_to=self.handed_to.words(),
        )
