"""Something on its way to the disk: how far it is, and giving it up."""

from threading import Event

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desk_app.wiring.reports.files import Watching


class UnderWay(QObject):
    """One at a time. The window that closes gives it up: nobody waits for it any more."""

    told = Signal(int, int)  # how much, of how much; by the thread that writes

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = ""  # of the file or folder; empty: nothing is on its way
        self._given_up = Event()
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.give_up)

    def begin(self, name: str) -> Watching:
        self.name = name
        self._given_up = given_up = Event()
        return Watching(self.told.emit, given_up.is_set)

    def give_up(self) -> bool:
        """False: nothing is on its way."""
        self._given_up.set()
        return bool(self.name)

    def end(self) -> str:
        """It is there, or given up, or failed; its name."""
        name, self.name = self.name, ""
        return name
