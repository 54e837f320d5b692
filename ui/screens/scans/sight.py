"""The current row stays in sight, though rows above it have grown."""

from PySide6.QtCore import QTimer

from ui.widgets.tables.fitted import FittedTable


def keep_in_sight(table: FittedTable) -> None:
    """From now on: after each change of heights, and of the current row."""
    later = QTimer(table)
    later.setSingleShot(True)
    later.setInterval(0)
    later.timeout.connect(lambda: table.scrollTo(table.currentIndex()))
    table.verticalHeader().sectionResized.connect(lambda *_: later.start())
    table.moved.connect(lambda _row: later.start())
