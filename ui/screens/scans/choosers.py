"""Choosing files and the scanner's folder. Handed to the screen, so that tests bring their own."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

FilesChooser: TypeAlias = Callable[[QWidget, Callable[[Sequence[Path]], None]], None]
"""Over whom to ask, and what to do with the files; not called when nothing was chosen."""
FolderChooser: TypeAlias = Callable[[QWidget, Callable[[Path], None]], None]

translate = QCoreApplication.translate


def choose_scans(owner: QWidget, done: Callable[[Sequence[Path]], None]) -> None:
    """The machine's own window; never waits for it."""
    dialog = QFileDialog(owner, translate("scans", "Chọn tệp quét"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    kinds = translate("scans", "Tệp quét (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)")
    dialog.setNameFilters([kinds, translate("scans", "Mọi tệp (*)")])
    dialog.filesSelected.connect(lambda names: done([Path(name) for name in names]))
    _open(dialog)


def choose_scan_folder(owner: QWidget, done: Callable[[Path], None]) -> None:
    """Where the scanner of this desk writes to."""
    dialog = QFileDialog(owner, translate("scans", "Chọn thư mục máy quét"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: done(Path(name)))
    _open(dialog)


def _open(dialog: QFileDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
