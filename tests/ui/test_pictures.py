from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

import ui.screens
from tests.ui.scanner.every_field import hears_receipts
from ui import pictures, theme
from ui.widgets.button import Button
from ui.widgets.labels import Label

SHEETS = {"states"}  # to compare controls with; no screen


@pytest.mark.parametrize("name", sorted(pictures.scenes()))
def test_that_a_scene_holds_what_every_screen_promises(
    name: str, qapp: QApplication, qtbot: QtBot, subtests: pytest.Subtests
) -> None:
    window = pictures.show(pictures.scenes()[name])  # once for all: to show it is most of the work
    qtbot.addWidget(window)
    with subtests.test("every text fits its box"):
        assert pictures.clipped_texts(window) == []
        assert pictures.too_large(window) == ""
    with subtests.test("what can have the focus has a name"):
        assert nameless(window) == []
    if name not in SHEETS:
        with subtests.test("a receipt is recognised in each field and leaves it as it was"):
            hears_receipts(window, qapp)


@pytest.mark.parametrize("name", sorted(pictures.scenes().keys() - SHEETS))
def test_that_a_small_window_holds_it_too(name: str, qtbot: QtBot) -> None:
    window = pictures.show(pictures.scenes()[name], pictures.SMALL)
    qtbot.addWidget(window)
    assert theme.worn().compact
    assert window.size() == pictures.SMALL
    assert pictures.clipped_texts(window) == []
    assert pictures.too_large(window, pictures.SMALL) == ""


def nameless(window: QWidget) -> list[QWidget]:
    """What the Tab key reaches and a reader of the screen could not name."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisibleTo(window)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]


def test_that_a_place_of_the_focus_without_a_name_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = QLineEdit(window)
    window.show()
    assert nameless(window) == [field]
    field.setAccessibleName("Họ và tên")
    assert nameless(window) == []


def test_that_every_screen_has_a_picture() -> None:
    folders = [p for p in Path(ui.screens.__path__[0]).iterdir() if (p / "view.py").exists()]
    for folder in folders:
        assert (folder / "scenes.py").exists(), f"no scenes.py in {folder.name}"


def test_that_the_kept_pictures_show_every_screen_at_both_sizes() -> None:
    """Scenes are drawn as `<name>-<mode>.png`, at 200 % as `<name>-200-<mode>.png`."""
    kept = pictures.kept_large()
    assert kept.keys() <= pictures.scenes().keys()
    for folder in (p for p in Path(ui.screens.__path__[0]).iterdir() if (p / "view.py").exists()):
        own = import_module(f"ui.screens.{folder.name}.scenes").SCENES
        assert own.keys() & kept.keys(), f"nothing of {folder.name} at 200 %"
        assert {name for name in own if name.endswith("-long")} <= kept.keys()


def test_that_the_kept_pictures_stay_small() -> None:
    """40 MB for all of them: 160 kB at 200 %, 70 kB at 100 %, in light and in dark."""
    assert 2 * (len(pictures.kept_large()) * 160 + len(pictures.scenes()) * 70) < 40_000


@pytest.mark.parametrize(
    "make", [lambda: Label("Giấy tiếp nhận và hẹn trả"), lambda: Button("Tiếp nhận và in")]
)
def test_that_a_text_wider_than_its_box_is_found(make: Callable[[], QWidget], qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    widget = make()
    widget.setParent(window)
    widget.resize(40, 40)
    window.resize(400, 100)
    window.show()
    assert len(pictures.clipped_texts(window)) == 1


def test_that_a_wrapped_text_higher_than_its_box_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = Label("Thời hạn chỉ tính từ lúc nhận đủ hồ sơ", wrap=True)
    label.setParent(window)
    label.resize(80, 20)
    window.show()
    assert "high" in pictures.clipped_texts(window)[0]


def test_that_a_picture_keeps_the_dark_colours(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, theme.Mode.DARK)
    window = pictures.show(pictures.scenes()["shell-empty"])
    qtbot.addWidget(window)
    image = pictures.picture(window)
    assert image.format() is QImage.Format.Format_RGB32
    assert image.pixelColor(700, 600) == QColor("#11171A")
