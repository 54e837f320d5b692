"""One walk through the program: press, wait for what must follow, take a picture, note the time."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ui.tour.hands import Hands
from ui.widgets.type_ahead import TypeAhead

_PATIENCE_S: Final = 60.0
_LOOK_MS: Final = 15


class StepFailed(Exception):
    """What should have followed did not; the sentence names it."""


@dataclass
class Walk:
    """A person at `window`, with a camera and a watch."""

    window: QWidget
    folder: Path
    hands: Hands = field(default_factory=Hands)
    seconds: dict[str, float] = field(default_factory=dict)
    pictures: list[str] = field(default_factory=list)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time what happens inside, under `name`; a failure says in which step it was."""
        begun = time.perf_counter()
        try:
            yield
        except StepFailed as error:
            raise StepFailed(f"{name}: {error}") from error
        self.seconds[name] = round(time.perf_counter() - begun, 3)

    def until(self, what: str, true: Callable[[], object]) -> None:
        """Let the program work until `true`.

        Raises:
            StepFailed: it did not become true within a minute.
        """
        end = time.monotonic() + _PATIENCE_S
        while not true():
            if time.monotonic() > end:
                raise StepFailed(what)
            self.rest()

    def offers(self, typed: str) -> bool:
        """A list of suggestions is open under a field, and of what was `typed` to the end."""
        popups = self.window.findChildren(TypeAhead)
        return any(popup.isVisible() and popup.typed == typed for popup in popups)

    def rest(self) -> None:
        """Let the program work for a moment."""
        loop = QEventLoop()
        QTimer.singleShot(_LOOK_MS, loop, loop.quit)  # 65 bytes stay for good without the first
        loop.exec()

    def press(self, keys: str) -> None:
        self.hands.press(self.window, keys)
        self.rest()

    def type(self, text: str) -> None:
        self.hands.type_text(self.window, text)
        self.rest()

    def scan(self, text: str) -> None:
        self.hands.scan(self.window, text)
        self.rest()

    def picture(self, name: str) -> None:
        """The whole window as PNG, as the officer sees it now."""
        self.rest()
        file = self.folder / f"{name}.png"
        image = self.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        if not image.save(str(file), "PNG"):  # type: ignore[call-overload]  # the stubs want bytes
            raise StepFailed(f"no picture {file.name}")
        self.pictures.append(file.name)
