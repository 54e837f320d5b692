"""The focus stays where it is seen: a page that is not shown takes none."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget


class ShownFocus(QObject):
    """Gives back what a page that is not shown took.

    Pages hear news and answers while another is shown, and put the focus into what they drew: keys
    would tick and type there unseen. Qt asks nobody before it gives the focus to what is not to be
    seen, so it is given back at once, before any key.
    """

    def __init__(
        self, pages: QStackedWidget, give: Callable[[QWidget], None], parent: QObject
    ) -> None:
        """Args:
        give: Gives the focus to this one, or to the nearest in the page shown that takes it.
        """
        super().__init__(parent)
        self._pages, self._give = pages, give
        self._last: QWidget | None = None  # had the focus last, and was seen
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._look)

    @Slot(QWidget, QWidget)
    def _look(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return
        if not self._unseen(now):
            self._last = now
            return
        last = self._last
        kept = last is not None and shiboken6.isValid(last) and last.isVisible()
        if last is not None and kept and last.isEnabled():
            last.setFocus()
        else:
            self._give(now)

    def _unseen(self, one: QWidget) -> bool:
        """On a page that is not the one shown."""
        shown = self._pages.currentWidget()
        if shown is None or shown is one:
            return False
        return self._pages.isAncestorOf(one) and not shown.isAncestorOf(one)
