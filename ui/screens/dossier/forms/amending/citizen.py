"""What the citizen says: how their visit was, and what they complain of."""

from uuid import uuid4

from PySide6.QtWidgets import QWidget

from desk_app.domain.handling.citizen import MOST_STARS, ComplaintChannel
from desk_app.services.return_.citizen_says import NoteComplaint, RateVisit
from ui.dossiers.deeds.amending import complaint_channel
from ui.screens.dossier.forms.form import About, StepForm, captioned, wanting, words_of
from ui.widgets.choices import Combo
from ui.widgets.field import Field
from ui.widgets.labels import Label
from ui.widgets.text_box import TextBox


class RatingForm(StepForm):
    """One digit, and a remark for whoever has one."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        self._key = uuid4()
        self.stars = Field(self.tr("Mức hài lòng, 1 đến 5"), self.tr("1 – 5"))
        self.remark = Field(self.tr("Ý kiến"), self.tr("có thể bỏ trống"), stays=True)
        self.fill(
            self.tr("Đánh giá của người dân"),
            self.tr("Ghi đánh giá"),
            captioned(self.stars),
            captioned(self.remark),
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
            remark=words_of(self.remark),
        )


class ComplaintForm(StepForm):
    def __init__(self, about: About) -> None:
        super().__init__(about)
        self._key = uuid4()
        self.words = TextBox(self.tr("Nội dung"), self.tr("ghi như người dân nói"))
        self.channel = Combo(
            self.tr("Nhận qua"),
            [(each, complaint_channel(each)) for each in ComplaintChannel],
        )
        self.handed_to = Field(
            self.tr("Chuyển đến"), self.tr("ví dụ: lãnh đạo Trung tâm"), stays=True
        )
        self._missing = Label("", "note", tone="late_ink", wrap=True)
        self._missing.hide()
        self.fill(
            self.tr("Phản ánh, kiến nghị"),
            self.tr("Ghi phản ánh"),
            Label(self.tr("Nội dung"), "button_small"),
            self.words,
            self._missing,
            Label(self.tr("Nhận qua"), "button_small"),
            self.channel,
            captioned(self.handed_to),
            note=self.tr("Ai nghe cũng ghi được. Ghi rồi chuyển người có trách nhiệm trả lời."),
        )
        self.words.entered.connect(self.channel.setFocus)

    def first_place(self) -> QWidget:
        return self.words

    def order(self) -> object | None:
        said = self.words.toPlainText().strip()
        self._missing.setText("" if said else self.tr("Ghi nội dung phản ánh, kiến nghị."))
        self._missing.setVisible(not said)
        unaddressed = wanting([(self.handed_to, self.tr("Ghi nơi đã chuyển đến xử lý."))])
        if not said:
            self.words.setFocus()
        if not said or unaddressed:
            return None
        channel = self.channel.value
        assert isinstance(channel, ComplaintChannel)  # noqa: S101  # the combo offers these
        return NoteComplaint(
            dossier=self.about.dossier.id,
            key=self._key,
            words=said,
            channel=channel,
            handed_to=words_of(self.handed_to),
        )
