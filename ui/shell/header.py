"""The head of a page: what it is, where one came from, what belongs to it, and the search."""

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from ui import theme
from ui.shortcuts import Keys, bind
from ui.widgets.field import Field
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, row


class Header(QFrame):
    """Title and where-from on one baseline; the page's own widgets and the search at right."""

    searched = Signal(str)  # Enter in the search field, not empty
    search_typed = Signal(str)  # after each change by the officer

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._title = Label("", "screen_title")
        self._where = Label("", "small", tone="text2").beside("screen_title")
        self._right = QHBoxLayout()
        self._right.setSpacing(theme.size("space.s"))
        self._before: QWidget | None = None  # had the focus when the search was asked for
        self._shown: tuple[QWidget, ...] = ()
        self.search = Field(self.tr("Tìm hồ sơ"), role="small", caps=Keys.SEARCH.caps, stays=True)
        self.search.setObjectName("search")
        self.search.returnPressed.connect(self._search)
        self.search.textEdited.connect(self.search_typed)
        bind(Keys.SEARCH, self, self._go_to_search)
        words = (self._title, "m", self._where, REST)
        self.setLayout(row(*words, self._right, "l", self.search, gap="none", edge=("l", "none")))
        self.setFixedHeight(theme.size("height.header"))
        self._fit()

    def show_title(self, title: str, where: str = "", right: Sequence[QWidget] = ()) -> None:
        """`right` widgets are taken over and hidden again when another title is shown."""
        self._title.setText(title)
        self._where.setText(where)
        for widget in self._shown:
            if widget not in right:
                self._right.removeWidget(widget)
                widget.hide()
        for widget in right:
            self._right.addWidget(widget)
            widget.show()
        self._shown = tuple(right)

    def _search(self) -> None:
        if text := self.search.text().strip():
            self.searched.emit(text)

    def leave_search(self) -> bool:
        """Back to where one was. False: something was typed, or that is not here any more."""
        before, self._before = self._before, None
        if before is None or not shiboken6.isValid(before) or not before.isVisible():
            return False
        if not self.search.hasFocus() or self.search.text():
            return False
        before.setFocus()
        return True

    def _go_to_search(self) -> None:
        if not self.search.hasFocus():
            self._before = QApplication.focusWidget()
        self.search.setFocus()
        self.search.selectAll()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        small = theme.worn().compact
        self.search.setFixedWidth(theme.size("width.search"))
        self.search.setPlaceholderText(
            self.tr("Mã, tên, số định danh")
            if small
            else self.tr("Mã, tên, số định danh, điện thoại")
        )
