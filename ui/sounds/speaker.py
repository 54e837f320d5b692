"""How a sound leaves this machine. Never waited for; a machine that cannot is silent or beeps.

QtMultimedia is in PySide6-Addons, which the program does not carry (docs/decisions/0060).
"""

import shutil
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QProcess, QTemporaryDir, QTimer
from PySide6.QtWidgets import QApplication

from ui.sounds.tones import Sound, wav_of

_PLAYERS: Final = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))
_BEEPS: Final = {Sound.DONE: 0, Sound.LOOK: 1, Sound.REFUSED: 2}
_BETWEEN_BEEPS_MS: Final = 220


class Speaker(Protocol):
    def play(self, sound: Sound) -> None:
        """Begin it and come back at once."""


class Silent:
    """Of pictures, tours and machines nobody listens to."""

    def play(self, sound: Sound) -> None:
        pass


class Beeps:
    """The bell of the window system, where no program plays files: twice for refused."""

    def play(self, sound: Sound) -> None:
        for n in range(_BEEPS[sound]):
            QTimer.singleShot(n * _BETWEEN_BEEPS_MS, QApplication.beep)


class Files:
    """Plays WAV files that are written once for each run, by what `start` calls."""

    def __init__(self, start: Callable[[Path], None]) -> None:
        self._start = start
        self._folder: QTemporaryDir | None = None  # goes with the program

    def play(self, sound: Sound) -> None:
        try:
            self._start(self._file(sound))
        except OSError:
            return  # no room for a file, no such device: the words on the screen say it as well

    def _file(self, sound: Sound) -> Path:
        if self._folder is None:
            self._folder = QTemporaryDir()
        file = Path(self._folder.filePath(f"{sound.value}.wav"))
        if not file.exists():
            file.write_bytes(wav_of(sound))
        return file


def speaker_here() -> Speaker:
    """The best this machine has."""
    speaker: Speaker = Beeps()
    if sys.platform == "win32":
        speaker = Files(_by_windows)
    else:
        for program, *words in _PLAYERS:
            if shutil.which(program):
                speaker = Files(partial(_by_program, program, words))
                break
    return speaker


def _by_program(program: str, words: Sequence[str], file: Path) -> None:
    """A process of its own: a sound card that hangs holds up nobody."""
    process = QProcess(QApplication.instance())
    process.finished.connect(process.deleteLater)
    process.errorOccurred.connect(lambda _error: process.deleteLater())
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    process.start(program, [*words, str(file)])


if sys.platform == "win32":
    import winsound

    def _by_windows(file: Path) -> None:
        flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
        try:
            winsound.PlaySound(str(file), flags)
        except RuntimeError as error:
            raise OSError("no sound device") from error
