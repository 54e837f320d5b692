"""The machine's own windows really open, and hand over what was chosen."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.screens.settings.choosers import choose_files, choose_folder, choose_places, name_file

Chooser = Callable[[QWidget, Callable[[Any], None]], None]


def name_it(owner: QWidget, done: Callable[[Any], None]) -> None:
    name_file(owner, "mau.xlsx", done)


@pytest.mark.parametrize(
    ("chooser", "many"),
    [(choose_files, True), (choose_places, True), (choose_folder, False), (name_it, False)],
)
def test_that_a_chooser_opens_a_window_and_tells_what_was_chosen(
    chooser: Chooser, many: bool, qtbot: QtBot, tmp_path: Path
) -> None:
    owner, told = QWidget(), list[Any]()
    qtbot.addWidget(owner)
    owner.show()
    chooser(owner, told.append)
    (dialog,) = owner.findChildren(QFileDialog)
    assert dialog.isVisible()
    chosen = str(tmp_path / "a.csv")
    (dialog.filesSelected if chooser is choose_files else dialog.fileSelected).emit(
        [chosen] if chooser is choose_files else chosen
    )
    assert told == [[Path(chosen)] if many else Path(chosen)]
    dialog.close()
