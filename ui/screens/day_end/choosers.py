"""Naming the file of the sheet. Handed to the screen, so that tests bring their own."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

FileNamer: TypeAlias = Callable[[QWidget, str, Callable[[Path], None]], None]
"""Over whom to ask, the name proposed, and what to do with the file; not called for none."""

translate = QCoreApplication.translate


def name_sheet(owner: QWidget, proposed: str, done: Callable[[Path], None]) -> None:
    """The machine's own window; never waits for it."""
    dialog = QFileDialog(owner, translate("day_end", "Lưu phiếu ngày"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(["Excel (*.xlsx)"])
    dialog.setDefaultSuffix("xlsx")
    dialog.selectFile(proposed)
    dialog.fileSelected.connect(lambda name: done(Path(name)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
