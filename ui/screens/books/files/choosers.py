"""Naming the file of a report. Handed to the screen, so that tests bring their own."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

FileNamer: TypeAlias = Callable[[QWidget, str, Callable[[Path], None]], None]
"""Over whom to ask, the name proposed, and what to do with the file; not called for none."""

translate = QCoreApplication.translate

_FILTERS: Final = {"xlsx": "Excel (*.xlsx)", "pdf": "PDF (*.pdf)", "csv": "CSV (*.csv)"}


def name_file(owner: QWidget, proposed: str, done: Callable[[Path], None]) -> None:
    """The machine's own window; never waits for it."""
    ending = proposed.rpartition(".")[2]
    dialog = QFileDialog(owner, translate("books", "Ghi báo cáo ra tệp"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([_FILTERS[ending]])
    dialog.setDefaultSuffix(ending)
    dialog.selectFile(proposed)
    dialog.fileSelected.connect(lambda name: done(Path(name)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def name_folder(owner: QWidget, proposed: str, done: Callable[[Path], None]) -> None:
    """The same for a folder that is not there yet."""
    dialog = QFileDialog(owner, translate("books", "Ghi thư mục thanh tra"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.selectFile(proposed)
    dialog.fileSelected.connect(lambda name: done(Path(name)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
