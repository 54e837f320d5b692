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
        self.gone = HintBar(
            translate("settings", "Không thấy thư mục này."),
            translate("settings", "Cắm lại ổ đĩa, hoặc chọn thư mục khác; bản sao tạm ở máy này."),
        )
        self.change = Button(translate("settings", "Đổi thư mục…")).sized("button_wide")
        self._why_not = reason()
        self.key = Fact(translate("settings", "Nơi giữ khóa dữ liệu"), "…", wrap=True)
        self._key_kept = HintBar(
            translate("settings", "Mất khóa thì không mở được bản sao lưu nào."),
            translate("settings", "Cất một bản ở nơi khác, đừng để chung với bản sao lưu."),
        )
        self._key_advice = Label("", "small", tone="text2", wrap=True)
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
            self.gone,
            self._why_not,
            Rule(),
            self.key,
            panel(column(self._key_kept, self._key_advice, gap="s")),
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
        self.gone.setVisible(state.gone)
        self.change.setEnabled(state.may_set and not state.busy)
        say_reason(
            self._why_not,
            "" if state.may_set else translate("settings", "Chỉ quản trị đổi được thư mục."),
        )
        keyring = translate("settings", "Kho khóa của hệ điều hành, theo tài khoản này")
        self.key.set_value(state.key_file or keyring)
        self._key_advice.setText(_advice(in_file=bool(state.key_file)))


def _last(state: BackupState) -> str:
    if state.last is not None:
        return formats.moment(state.last)
    return translate("settings", "Chưa có") if state.known else "…"


def _advice(*, in_file: bool) -> str:
    if in_file:
        return translate(
            "settings",
            "Hỏng máy thì khôi phục bằng hai tệp: bản sao lưu và tệp khóa này. Ai dùng được tài "
            "khoản này thì mở được dữ liệu: đặt mật khẩu cho tài khoản, khóa máy khi rời chỗ.",
        )
    return translate(
        "settings",
        "Hỏng máy là mất khóa, trừ khi kho khóa của tài khoản này có bản sao: nhờ quản trị máy "
        "sao lưu cả kho khóa. Chưa có thì quầy phải ghi danh lại và lấy hồ sơ về từ trung tâm.",
    )
