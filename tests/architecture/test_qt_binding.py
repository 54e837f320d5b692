"""The binding to Qt itself: a broken release must not reach a desk."""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


def test_that_calling_qt_loses_no_reference_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.10 and 3.11 lost one each call and died after thousands."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for count in range(1000):
        label.setText(str(count))
    assert sys.getrefcount(None) > before - 100
