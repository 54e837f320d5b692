"""Pictures of every screen, light and dark, at 100 % and 200 %; loud about text that does not fit.

Usage: python -m ui.pictures DIR [--only NAME] [--mode light|dark] [--kept]

``--kept`` is for ``docs/screens``: every scene at 100 %, at 200 % one of each screen and the long
ones, in the full 2732 x 1536 pixels; every scene at 200 % would make 56 MB more of pictures.

A screen joins by a module `scenes` in its folder with ``SCENES: dict[str, Callable[[],
QWidget]]``: each makes a whole window, filled from values, without store or network.
"""

import argparse
import os
import pkgutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from PIL import Image
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QRect, QSize, Qt, qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget

import ui.screens
from ui import theme
from ui.widgets.button import Button
from ui.widgets.frames import Scrolled

Scene: TypeAlias = Callable[[], QWidget]
WINDOW = QSize(1366, 768)
SMALL = QSize(1280, 640)
"""The least window, in compact measures: 1920 x 1080 at 150 %, less title and task bar."""
_COMBO_EDGES = 12 + 27  # before the words; after them the chevron, and what the style keeps free
_FIELD_EDGES = 2 * 12


def scenes() -> Mapping[str, Scene]:
    """Every scene of the program by name, found in the folders of `ui.screens`, shell and kit."""
    found: dict[str, Scene] = {}
    for family in _families():
        found |= family
    return found


def kept_large() -> Mapping[str, Scene]:
    """What `docs/screens` keeps at 200 %: the long scenes of a screen, or else its first."""
    found: dict[str, Scene] = {}
    for family in _families():
        long = [name for name in family if name.endswith("-long")]
        found |= {name: family[name] for name in long or [next(iter(family))]}
    return found


def _families() -> Iterator[Mapping[str, Scene]]:
    """The scenes of one folder each."""
    folders = [f"ui.screens.{m.name}" for m in pkgutil.iter_modules(ui.screens.__path__) if m.ispkg]
    for folder in ("ui.widgets", "ui.shell", *folders):
        if any(m.name == "scenes" for m in pkgutil.iter_modules(import_module(folder).__path__)):
            yield import_module(f"{folder}.scenes").SCENES


def show(scene: Scene, size: QSize = WINDOW) -> QWidget:
    """Make a scene's window of `size`, shown and laid out, focus where it wants it."""
    window = scene()
    if not window.styleSheet():
        theme.dress(window)
    window.resize(size)
    window.show()
    window.activateWindow()
    settle(window)
    return window


def settle(window: QWidget) -> None:
    """Let what is already queued happen: layout, focus, deferred deletes."""
    for _round in range(3):
        QApplication.sendPostedEvents(None, 0)
        QApplication.processEvents()
    if layout := window.layout():
        layout.activate()


def too_large(window: QWidget, room: QSize = WINDOW) -> str:
    """What `window` asks for beyond `room`; "" when it fits."""
    layout = window.layout()
    least = layout.totalMinimumSize() if layout else window.minimumSizeHint()
    if least.width() <= room.width() and least.height() <= room.height():
        return ""
    return f"asks for at least {least.width()} x {least.height()}"


def clipped_texts(window: QWidget) -> list[str]:
    """Texts on `window` whose box is smaller than they are, each with what it lacks.

    Labels, buttons, fields and what is scrolled, where they can be seen; empty when all is well.
    """
    return [complaint for widget in _seen(window) if (complaint := _complaint(widget))]


def _seen(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        if widget.isVisibleTo(window) and widget.window() is window:
            yield widget


def _complaint(widget: QWidget) -> str:
    match widget:
        case QLabel() if widget.text():
            return _short(widget.text(), widget, _label_needs(widget))
        case Button():
            return _short(widget.text(), widget, widget.sizeHint())
        case QComboBox():
            needed = widget.fontMetrics().horizontalAdvance(widget.currentText()) + _COMBO_EDGES
            return _short(widget.currentText(), widget, QSize(needed, 0))
        case QLineEdit():
            return _field_complaint(widget)
        case Scrolled() if lacking := widget.horizontalScrollBar().maximum():
            return f"contents {lacking} px wider than their room: they slide aside"
        case _:
            return ""


def _label_needs(label: QLabel) -> QSize:
    if not label.wordWrap():
        return label.minimumSizeHint()
    widest = max(
        (label.fontMetrics().horizontalAdvance(word) for word in _plain(label).split()), default=0
    )
    return QSize(widest, label.heightForWidth(label.width()))


def _plain(label: QLabel) -> str:
    return "" if label.textFormat() is Qt.TextFormat.RichText else label.text()


def _field_complaint(field: QLineEdit) -> str:
    words = field.text() or field.placeholderText()
    margins = field.textMargins()
    room = field.width() - margins.left() - margins.right() - _FIELD_EDGES
    needed = field.fontMetrics().horizontalAdvance(field.displayText() if field.text() else words)
    return f"{words!r} needs {needed} of {room} wide" if needed > room else ""


def _short(words: str, widget: QWidget, needed: QSize) -> str:
    cut = _hidden_part(widget)
    if needed.width() > widget.width():
        return f"{words!r} needs {needed.width()} of {widget.width()} wide"
    if needed.height() > widget.height():
        return f"{words!r} needs {needed.height()} of {widget.height()} high"
    return f"{words!r} is cut by {cut} at its parent's edge" if cut else ""


def _hidden_part(widget: QWidget) -> int:
    """Pixels of `widget` beyond its parent; scrolled contents are not counted."""
    parent = widget.parentWidget()
    if parent is None:
        return 0
    inside = QRect(parent.rect()).intersected(widget.geometry())
    return max(widget.width() - inside.width(), widget.height() - inside.height())


def picture(window: QWidget) -> QImage:
    """RGB: an indexed picture falsifies the dark colours."""
    return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def save_small(image: QImage, file: Path) -> None:
    """A third of the size, to the eye the same: 128 colours chosen from this very picture."""
    raw = QBuffer()
    raw.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(raw, "PNG")  # type: ignore[call-overload]  # the stubs want bytes
    colours = Image.open(BytesIO(raw.data().data())).convert("RGB")
    colours.quantize(128, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        file, optimize=True
    )


def main(arguments: list[str]) -> int:
    asked = _arguments(arguments)
    if asked.scale:
        return _draw(asked)
    asked.folder.mkdir(parents=True, exist_ok=True)
    failures = 0
    for scale in (1, 2):  # the factor is read once, when Qt starts: a process for each
        surroundings = os.environ | {"QT_SCALE_FACTOR": str(scale)}
        surroundings.setdefault("QT_QPA_PLATFORM", "offscreen")
        command = [sys.executable, "-m", "ui.pictures", *arguments, "--scale", str(scale)]
        failures += subprocess.run(command, env=surroundings, check=False).returncode != 0  # noqa: S603  # ourselves
    return 1 if failures else 0


def _arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m ui.pictures")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--mode", choices=["light", "dark"], default="")
    parser.add_argument("--kept", action="store_true")
    parser.add_argument("--scale", type=int, default=0, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _draw(asked: argparse.Namespace) -> int:
    """Draw in this process; a line for each picture, 1 when a text does not fit."""
    warnings: list[str] = []
    qInstallMessageHandler(lambda _kind, _where, words: _note(words, warnings))
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)  # noqa: S101  # the line above
    drawn = kept_large() if asked.kept and asked.scale > 1 else scenes()
    wanted = {name: scene for name, scene in drawn.items() if asked.only in {"", name}}
    if asked.only not in {"", *scenes()}:
        return _say(f"no scene is called {asked.only}", 1)
    wrong = 0
    for worn in [theme.Mode(asked.mode)] if asked.mode else [theme.Mode.LIGHT, theme.Mode.DARK]:
        theme.apply(app, worn)
        for name, scene in wanted.items():
            window = show(scene)
            scale = "" if asked.scale == 1 else f"-{asked.scale}00"
            file = asked.folder / f"{name}{scale}-{worn}.png"
            save_small(picture(window), file)
            complaints = [*clipped_texts(window), *filter(None, [too_large(window)])]
            complaints += warnings
            wrong += len(complaints)
            warnings.clear()
            _say(f"{file.name}: {'; '.join(complaints) or 'all texts fit'}", 0)
            _put_away(window)
    return 1 if wrong else 0


def _note(words: str, warnings: list[str]) -> None:
    if "This plugin does not support" not in words:  # offscreen says so of every window
        warnings.append(words)


def _put_away(window: QWidget) -> None:
    window.hide()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _say(words: str, code: int) -> int:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
