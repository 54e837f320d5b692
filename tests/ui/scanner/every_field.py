"""In each text field of a window a receipt is recognised, damaged or not, and leaves no letter.

`tests/ui/test_pictures.py` asks it of every picture: every screen has one, and every form that a
step opens.
"""

from collections.abc import Iterator
from typing import Final

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from desk_app.domain.codes.scan import CodeScan, DamagedScan, Scan, read_scan
from ui.scanner import Scanner
from ui.tour.hands import Hands

CODE: Final = "H13.45.12-261120-1001"
RECEIPTS: Final[dict[str, Scan]] = {
    f"]C1{CODE}": CodeScan(CODE),
    f"ưC1{CODE}": CodeScan(CODE),  # Telex, of "]"
    "AĐ1.45.12-261120-1001": DamagedScan("?"),  # Telex of "DD", or VNI of "D9": never guessed
    "KƯ.45.12-261120-1001": DamagedScan("?"),  # VNI of "U7", or Telex of "UW"
}
"""What arrives, and what it is told to be."""

Typed = QLineEdit | QPlainTextEdit | QTextEdit


def fields_of(window: QWidget) -> Iterator[Typed]:
    for widget in window.findChildren(QWidget):
        here = widget.isVisibleTo(window) and widget.window() is window and widget.isEnabled()
        if here and isinstance(widget, Typed) and not widget.isReadOnly():
            yield widget


def words_in(field: Typed) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def hears_receipts(window: QWidget, qapp: QApplication) -> None:
    """Whatever field has the focus: what is scanned is told, and the field is as it was."""
    hands, heard = Hands(), list[str]()
    scanner = Scanner(qapp, parent=window)
    scanner.scanned.connect(heard.append)
    for field in fields_of(window):
        before = words_in(field)
        for arrives, means in RECEIPTS.items():
            heard.clear()
            hands.scan(field, arrives)
            assert heard == [arrives], field.accessibleName()
            told = read_scan(heard[0])
            assert type(told) is type(means)
            assert not isinstance(told, CodeScan) or told == means
            assert words_in(field) == before, field.accessibleName()
    scanner.enabled = False
