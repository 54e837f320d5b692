"""The binding to Qt itself: a broken release must not reach a desk."""

import json
import subprocess
import sys
from typing import Any

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

_MISUSED = """
import json, sys, threading
import ui
from PySide6.QtWidgets import QApplication, QWidget

def said(act):
    try:
        act()
    except Exception as error:
        return f"{type(error).__name__}: {error}"

def loaded():
    return [name for name in sys.modules if name.startswith("shibokensupport.signature.")]

app, before, told = QApplication([]), loaded(), []
worker = threading.Thread(target=lambda: told.append(said(lambda: QWidget().resize("wide"))))
worker.start()
worker.join()
told.append(said(lambda: QWidget(breadth=3)))
told.append(QWidget.resize.__doc__)
print(json.dumps([before, told, len(loaded())]))
"""


def _answer(code: str) -> Any:
    """What a process of its own prints: here Qt is loaded already."""
    asked = [sys.executable, "-c", code]
    return json.loads(subprocess.run(asked, check=True, capture_output=True, text=True).stdout)


def test_that_a_start_loads_no_code_that_words_errors_and_the_first_error_does() -> None:
    before, (wrong_type, wrong_name, described), after = _answer(_MISUSED)
    assert before == ["shibokensupport.signature.mapping", "shibokensupport.signature.loader"]
    assert "resize(w: int, h: int, /)" in wrong_type
    assert wrong_type.startswith("TypeError: 'PySide6.QtWidgets.QWidget.resize' called with wrong")
    assert "'breadth' is not a Qt property" in wrong_name
    assert "resize(self, w: int, h: int, /)" in described
    assert after > len(before)


def test_that_this_release_puts_back_no_names_that_were_taken_out() -> None:
    """`finish_import` of ui/binding would have to, if it did."""
    names = "import json, PySide6.support.deprecated as d; print(json.dumps(dir(d)))"
    assert [name for name in _answer(names) if name.startswith("fix_for_")] == []


def test_that_calling_qt_loses_no_reference_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.10 and 3.11 lost one each call and died after thousands."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for count in range(1000):
        label.setText(str(count))
    assert sys.getrefcount(None) > before - 100
