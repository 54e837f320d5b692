"""What the officer sees and touches: all of Qt is here."""

from ui.binding import load_qt

load_qt()
