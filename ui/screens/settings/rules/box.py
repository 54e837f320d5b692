"""Four occasions to tick, a number of days, and a number of months."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desk_app.domain.handling.telling import NoticeAbout
from ui import theme
from ui.dossiers import words
from ui.screens.settings.cards.section import reason, say_reason
from ui.screens.settings.rules.part import RulesState
from ui.widgets.choices import Check
from ui.widgets.field import Field, left_label
from ui.widgets.frames import Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, row

translate = QCoreApplication.translate


class RulesBox(QWidget):
    toggled = Signal(object, bool)  # NoticeAbout, whether it is told
    days_given = Signal(str)  # as typed
    months_given = Signal(str)  # as typed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks = {about: Check(words.notice_about(about)) for about in NoticeAbout}
        for about, tick in self.ticks.items():
            tick.clicked.connect(lambda on, which=about: self.toggled.emit(which, on))
        caption = translate("settings", "Bổ sung")
        self.days = Field(caption, stays=True)
        self.days.setFixedWidth(theme.size("width.phone"))
        self.days.editingFinished.connect(lambda: self.days_given.emit(self.days.text().strip()))
        days = Label(
            translate("settings", "ngày làm việc sau khi yêu cầu; 0 là không hẹn ngày"), "small"
        )
        kept = translate("settings", "Giữ hồ sơ")
        self.months = Field(kept, stays=True)
        self.months.setFixedWidth(theme.size("width.phone"))
        self.months.editingFinished.connect(
            lambda: self.months_given.emit(self.months.text().strip())
        )
        months = Label(
            translate(
                "settings",
                "tháng ở quầy mới sau khi xong, cũ hơn chỉ có tóm tắt và lấy ở trung tâm; 0 là giữ "
                "tất cả",
            ),
            "small",
            wrap=True,
        )
        self._reason = reason()
        about_notices = translate(
            "settings",
            "Trung tâm nhắn cho người nộp khi đánh dấu. Tin chờ 5 phút ở trung tâm để còn bỏ được; "
            "cần số di động hoặc thư điện tử của người nộp, và trung tâm có nơi chuyển tin. "
            "Chung cho mọi quầy.",
        )
        ticks = [(tick, 1) for tick in self.ticks.values()]
        pairs = [row(*ticks[at : at + 2]) for at in range(0, len(ticks), 2)]
        self.setLayout(
            column(
                Rule(),
                Label(translate("settings", "Tự báo người nộp"), "card_title"),
                Label(about_notices, "small", tone="text2", wrap=True),
                *pairs,
                Rule(),
                left_label(caption, row(self.days, "s", days, REST)),
                left_label(kept, row(self.months, "s", (months, 1))),
                self._reason,
                gap="s",
            )
        )

    def render_state(self, state: RulesState) -> None:
        for about, tick in self.ticks.items():
            tick.setChecked(about in state.rules.tells)
            tick.setEnabled(state.may_set)
        if not self.days.hasFocus() or not self.days.isModified():
            self.days.setText(str(state.rules.supplement_days))
        self.days.setReadOnly(not state.may_set)
        if not self.months.hasFocus() or not self.months.isModified():
            self.months.setText(str(state.rules.keep_months))
        self.months.setReadOnly(not state.may_set)
        why = translate("settings", "Vai trò của bạn không đổi được mục này.")
        say_reason(self._reason, "" if state.may_set else why)
