"""Whether Esc is said by the page shown, or by its notice: the head does not say it once more."""

from collections.abc import Sequence
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.button import Button


class OwnEsc(QObject):
    """Two buttons marked Esc at once would leave open which of them the key presses."""

    changed = Signal(bool)  # the page or the notice has a button of its own for Esc, or none

    def __init__(self, places: Sequence[QWidget], parent: QObject) -> None:
        """Args: places: Where buttons count."""
        super().__init__(parent)
        self._places = places
        self._buttons: WeakSet[Button] = WeakSet()  # that ever showed it
        self.said = False
        self._settled = QTimer(self)  # a page is turned part by part
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self._look)

    def note(self, button: Button) -> None:
        """It was shown or hidden."""
        if any(place.isAncestorOf(button) for place in self._places):
            self._buttons.add(button)
            self._settled.start()

    def _look(self) -> None:
        said = any(shiboken6.isValid(each) and each.shows_esc for each in self._buttons)
        if said != self.said:
            self.said = said
            self.changed.emit(said)
