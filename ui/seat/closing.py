"""The last thing an officer sees: the evening's copy is made, and whoever cannot wait may go."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desk_app.domain.errors import DeskError, StoreDamaged
from ui import theme
from ui.shortcuts import Keys, bind
from ui.texts import Notice, notice
from ui.widgets.button import Button
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, row


def unwritten(lost: DeskError | None, stay: DeskError | None) -> Notice | None:
    """What whoever closed the window has to know.

    Args:
        lost: What kept work from being stored that was begun before.
        stay: What kept it from being stored that nobody sits here any more.
    """
    if lost is not None or stay is None or isinstance(stay, StoreDamaged):
        error = lost or stay
        return None if error is None else notice(error)
    return Notice(
        QCoreApplication.translate("closing", "Đã đóng quầy, nhưng chưa ghi được giờ ra."),
        QCoreApplication.translate("closing", "Mọi việc trước đó đã lưu. {why}").format(
            why=notice(stay).advice
        ),
    )


_CHECKING: Final = 1.0  # all is copied
_UNSEEN_S: Final = 1.0  # most copies are made before anybody would have read of them


class ClosingWindow(QWidget):
    """Told by the copy how far it is. No event loop runs by then: it lets keys in by itself."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
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
        why = self.tr("Mọi việc đã lưu. Đóng ngay thì bản sao lưu được làm khi mở quầy lần sau.")
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
