"""The last thing an officer sees: the evening's copy is made, and whoever cannot wait may go."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desk_app.domain.errors import DeskError, StoreDamaged, StoreUnwritable
from ui import theme
from ui.shortcuts import Keys, bind
from ui.texts import Notice, notice
from ui.texts.store import damage_found
from ui.widgets.button import Button
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, row

translate = QCoreApplication.translate


def unwritten(lost: DeskError | None, stay: DeskError | None) -> Notice | None:
    """What whoever closed the window has to know; there is no screen left to do it again at.

    Args:
        lost: What kept work from being stored that was begun before.
        stay: What kept it from being stored that nobody sits here any more.
    """
    if isinstance(lost, StoreDamaged) or isinstance(stay, StoreDamaged):
        found = damage_found()
        doubt = translate("closing", "Việc vừa làm có thể chưa được lưu. {stop}")
        return found if lost is None else Notice(found.title, doubt.format(stop=found.advice))
    if lost is not None:
        again = translate("closing", "{why} Sau khi mở lại, làm lại việc ấy.")
        return Notice(
            translate("closing", "Đã đóng chương trình, nhưng việc vừa làm chưa được lưu."),
            again.format(why=_why(lost)),
        )
    if stay is not None:
        rest = translate("closing", "Mọi việc trước đó đã lưu. {why}")
        return Notice(
            translate("closing", "Đã đóng chương trình, nhưng chưa ghi được giờ ra."),
            rest.format(why=_why(stay)),
        )
    return None


def _why(error: DeskError) -> str:
    """And what to do about it before the program is opened again."""
    if not isinstance(error, StoreUnwritable):
        return notice(error).title
    return {
        "full": translate("closing", "Ổ đĩa đầy: xóa bớt tệp trước khi mở lại."),
        "read-only": translate(
            "closing", "Thư mục chỉ đọc: nhờ quản trị cấp quyền trước khi mở lại."
        ),
        "locked": translate("closing", "Chương trình khác đang giữ tệp: đóng nó trước khi mở lại."),
    }.get(error.reason, translate("closing", "Kiểm tra ổ đĩa trước khi mở lại."))


_CHECKING: Final = 1.0  # all is copied
_UNSEEN_S: Final = 1.0  # most copies are made before anybody would have read of them


class ClosingWindow(QWidget):
    """Told by the copy how far it is. No event loop runs by then: it lets keys in by itself."""

    def __init__(
        self, now: Callable[[], float] = time.monotonic, *, all_stored: bool = True
    ) -> None:
        """Args:
        all_stored: Whatever was asked for before; what was not is said once this is gone.
        """
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Quầy Một Cửa"))
        self._now, self._begun = now, now()
        self._goes_on = True
        self.part = Label("", "cell", tone="text2")
        self.away = Button(self.tr("Đóng ngay, sao lưu sau"), caps=Keys.BACK.caps)
        self.away.clicked.connect(self.give_up)
        bind(Keys.BACK, self, self.give_up)
        title = Label(self.tr("Đang sao lưu dữ liệu của quầy, xong thì tự đóng."), "card_title")
        later = self.tr("Đóng ngay thì bản sao lưu được làm khi mở lại chương trình.")
        why = self.tr("Mọi việc đã lưu. {later}").format(later=later) if all_stored else later
        note = Label(why, "cell", tone="text2", wrap=True)
        acts = row(self.part, REST, self.away)
        self.setLayout(column(title, note, "s", acts, gap="s", edge=("xl",)))
        self.setFixedWidth(2 * theme.size("width.login_left"))
        theme.dress(self)

    def going_on(self, copied: float) -> bool:
        """As `db.backup.Going`."""
        if self._goes_on and self._now() - self._begun > _UNSEEN_S:
            checking = self.tr("Đang kiểm tra bản sao")
            said = self.tr("Đã chép {percent}%").format(percent=int(copied * 100))
            self.part.setText(checking if copied == _CHECKING else said)
            self.show()
            QCoreApplication.processEvents()
        return self._goes_on

    def give_up(self) -> None:
        self._goes_on = False
        self.away.setEnabled(False)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.give_up()
        super().closeEvent(event)
