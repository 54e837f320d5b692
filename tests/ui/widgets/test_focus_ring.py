import os
import subprocess
import sys
from typing import Final

# A window that is in its own keeping, so that only the end of the process takes it away.
_PROGRAM: Final = """
from PySide6.QtWidgets import QLineEdit, QWidget
from ui import theme
from ui.app import make_application
from ui.widgets.focus_ring import FocusRing

class Window(QWidget):
    def __init__(self):
        super().__init__()
        self.field, self.ring, self.me = QLineEdit(self), FocusRing(self), self

app = make_application()
window = Window()
theme.dress(window)
window.show()
window.activateWindow()
window.field.setFocus()
for _turn in range(20):
    app.processEvents()
assert window.ring.widget() is window.field
assert "_RingStyle" in [type(child).__name__ for child in window.ring.children()]  # kept by Qt
"""


def test_that_a_program_that_ends_with_the_ring_around_a_field_ends_well() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, "Error" in ended.stderr) == (0, False), ended.stderr
