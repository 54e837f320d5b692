"""When the last backup was made, where backups go, and how the key is kept."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui import formats
from ui.screens.settings.cards.section import Section, reason, say_reason
from ui.screens.settings.parts.backup import BackupState
from ui.shortcuts import Keys
from ui.widgets.bars import HintBar
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Rule
from ui.widgets.labels import Fact, Label
from ui.widgets.layouts import REST, column, panel, row

translate = QCoreApplication.translate


class BackupCard(Section):
    backup_asked = Signal()
    folder_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.last = Fact(translate("settings", "Bản sao lưu gần nhất"), "…", strong=True)
        self.old = HintBar(
            translate("settings", "Đã quá một ngày."),
            translate("settings", "Sao lưu ngay, để máy hỏng cũng không mất hồ sơ."),
        )
        self.now = Button(translate("settings", "Sao lưu ngay"), Kind.PRIMARY, key=Keys.CONFIRM)
        self.folder = Fact(translate("settings", "Thư mục sao lưu"), "…", wrap=True)
        self.change = Button(translate("settings", "Đổi thư mục…")).sized("button_wide")
        self._why_not = reason()
        self.key = HintBar(
            translate("settings", "Khóa dữ liệu nằm trong một tệp."),
            translate("settings", "Chỉ tài khoản này của máy đọc được; hãy giữ kín."),
        )
        self._key_advice = Label(
            translate(
                "settings",
                "Máy này không có kho khóa của hệ điều hành. Ai dùng được tài khoản này thì mở "
                "được dữ liệu: đặt mật khẩu cho tài khoản, khóa máy khi rời chỗ.",
            ),
            "small",
            tone="text2",
            wrap=True,
        )
        super().__init__(
            translate("settings", "Sao lưu"),
            translate(
                "settings",
                "Tự sao lưu mỗi ngày và khi đóng chương trình; giữ 14 bản gần nhất, "
                "mỗi bản được mở ra kiểm tra.",
            ),
            self.old,
            row(self.last, REST, self.now, edge=("none", "s")),
            Rule(),
            row((self.folder, 1), self.change, edge=("none", "s")),
            self._why_not,
            panel(column(self.key, self._key_advice, gap="s")),
            REST,
            first=self.now,
        )
        self.setParent(parent)
        self.now.clicked.connect(self.backup_asked)
        self.change.clicked.connect(self.folder_asked)

    def render_state(self, state: BackupState) -> None:
        self.last.set_value(_last(state))
        self.old.setVisible(state.known and state.old)
        self.old.say(
            translate("settings", "Đã quá một ngày.")
            if state.last
            else translate("settings", "Chưa có bản nào."),
            translate("settings", "Sao lưu ngay, để máy hỏng cũng không mất hồ sơ."),
        )
        self.now.set_busy(translate("settings", "Đang sao lưu") if state.busy else "")
        beside = translate("settings", "Trong thư mục dữ liệu của quầy")
        self.folder.set_value(state.folder or beside)
        self.change.setEnabled(state.may_set and not state.busy)
        say_reason(
            self._why_not,
            "" if state.may_set else translate("settings", "Chỉ quản trị đổi được thư mục."),
        )
        self.key.setVisible(state.key_in_file)
        self._key_advice.setVisible(state.key_in_file)


def _last(state: BackupState) -> str:
    if state.last is not None:
        return formats.moment(state.last)
    return translate("settings", "Chưa có") if state.known else "…"
