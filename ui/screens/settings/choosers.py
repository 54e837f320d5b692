"""Choosing files and a folder. Handed to the screen, so that tests and the tour bring their own."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

FilesChooser: TypeAlias = Callable[[QWidget, Callable[[Sequence[Path]], None]], None]
"""Over whom to ask, and what to do with the files; not called when nothing was chosen."""
FileNamer: TypeAlias = Callable[[QWidget, str, Callable[[Path], None]], None]
"""Over whom to ask, the name proposed, and what to do with the file to write."""
FolderChooser: TypeAlias = Callable[[QWidget, Callable[[Path], None]], None]
FolderOpener: TypeAlias = Callable[[Path], None]

translate = QCoreApplication.translate


def choose_files(owner: QWidget, done: Callable[[Sequence[Path]], None]) -> None:
    """The machine's own window; never waits for it."""
    words = translate("settings", "Chọn tệp danh mục")
    dialog = QFileDialog(owner, words)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    kinds = translate("settings", "Danh mục (*.xlsx *.csv *.json *.jsonl *.gz *.qmc)")
    dialog.setNameFilters([kinds, translate("settings", "Mọi tệp (*)")])
    dialog.filesSelected.connect(lambda names: done([Path(name) for name in names]))
    _open(dialog)


def choose_places(owner: QWidget, done: Callable[[Sequence[Path]], None]) -> None:
    """One list of communes."""
    dialog = QFileDialog(owner, translate("settings", "Chọn tệp địa bàn"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    kinds = translate("settings", "Danh sách xã (*.csv *.txt)")
    dialog.setNameFilters([kinds, translate("settings", "Mọi tệp (*)")])
    dialog.fileSelected.connect(lambda name: done([Path(name)]))
    _open(dialog)


def choose_release(owner: QWidget, done: Callable[[Path], None]) -> None:
    """One signed release, brought by hand."""
    dialog = QFileDialog(owner, translate("settings", "Chọn tệp cập nhật"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    kinds = translate("settings", "Bản phát hành (*.qmc)")
    dialog.setNameFilters([kinds, translate("settings", "Mọi tệp (*)")])
    dialog.fileSelected.connect(lambda name: done(Path(name)))
    _open(dialog)


def name_file(owner: QWidget, proposed: str, done: Callable[[Path], None]) -> None:
    """Where to write a workbook, or files of CSV."""
    dialog = QFileDialog(owner, translate("settings", "Ghi tệp"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(["Excel (*.xlsx)", "CSV (*.csv)"])
    dialog.setDefaultSuffix("xlsx")
    dialog.selectFile(proposed)
    dialog.fileSelected.connect(lambda name: done(Path(name)))
    _open(dialog)


def choose_folder(owner: QWidget, done: Callable[[Path], None]) -> None:
    """Where backups go."""
    _choose_folder(owner, translate("settings", "Chọn thư mục sao lưu"), done)


def choose_forms(owner: QWidget, done: Callable[[Path], None]) -> None:
    """Where the forms lie that all desks of the office read."""
    _choose_folder(owner, translate("settings", "Chọn thư mục mẫu giấy dùng chung"), done)


def open_folder(folder: Path) -> None:
    """In the machine's own window for files."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(folder))


def _choose_folder(owner: QWidget, title: str, done: Callable[[Path], None]) -> None:
    dialog = QFileDialog(owner, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: done(Path(name)))
    _open(dialog)


def _open(dialog: QFileDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
