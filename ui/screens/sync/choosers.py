"""Choosing the file on the stick. Handed to the screen, so that tests bring their own."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

FileChooser: TypeAlias = Callable[[QWidget, Callable[[Path], None]], None]
FileNamer: TypeAlias = Callable[[QWidget, str, Callable[[Path], None]], None]
"""Over whom to ask, the name proposed, and what to do with the file to write."""

translate = QCoreApplication.translate


def choose_answer(owner: QWidget, done: Callable[[Path], None]) -> None:
    """The machine's own window; never waits for it."""
    dialog = QFileDialog(owner, translate("sync", "Chọn tệp trả lời của trung tâm"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([_files(), translate("sync", "Mọi tệp (*)")])
    dialog.fileSelected.connect(lambda name: done(Path(name)))
    _open(dialog)


def name_export(owner: QWidget, proposed: str, done: Callable[[Path], None]) -> None:
    dialog = QFileDialog(owner, translate("sync", "Xuất ra thẻ nhớ"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([_files()])
    dialog.setDefaultSuffix("qmc")
    dialog.selectFile(proposed)
    dialog.fileSelected.connect(lambda name: done(Path(name)))
    _open(dialog)


def _files() -> str:
    return translate("sync", "Tệp đồng bộ (*.qmc)")


def _open(dialog: QFileDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
