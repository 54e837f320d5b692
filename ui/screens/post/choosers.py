"""Choosing a file of the post. Handed to the screen, so that tests bring their own."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

FileChooser: TypeAlias = Callable[[QWidget, Callable[[Path], None]], None]
"""Over whom to ask, and what to do with the file; not called when nothing was chosen."""

translate = QCoreApplication.translate


def choose_file(owner: QWidget, done: Callable[[Path], None]) -> None:
    """The machine's own window; never waits for it."""
    dialog = QFileDialog(owner, translate("post", "Chọn tệp của bưu điện"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    kinds = translate("post", "Danh sách (*.xlsx *.csv)")
    dialog.setNameFilters([kinds, translate("post", "Mọi tệp (*)")])
    dialog.fileSelected.connect(lambda name: done(Path(name)))
    _open(dialog)


def name_template(owner: QWidget, done: Callable[[Path], None]) -> None:
    """Where to write the empty list for the post office."""
    dialog = QFileDialog(owner, translate("post", "Ghi tệp mẫu"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(["Excel (*.xlsx)", "CSV (*.csv)"])
    dialog.setDefaultSuffix("xlsx")
    dialog.selectFile(translate("post", "ho-so-buu-chinh.xlsx"))
    dialog.fileSelected.connect(lambda name: done(Path(name)))
    _open(dialog)


def _open(dialog: QFileDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
