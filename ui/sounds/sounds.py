"""What the officer hears: done, look, refused, each of which this desk may leave out."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from ui.background import Lane, Runs
from ui.news import DossiersChanged, SettingChanged
from ui.sounds.speaker import Speaker
from ui.sounds.tones import Sound
from ui.texts import Notice
from ui.texts.notice import Tone

if TYPE_CHECKING:
    from desk_app.wiring.office import Office
    from ui.news import News

SOUNDS: Final = "ui.sounds"  # a setting of the desk: the sounds that are on


def sounds_from(value: object) -> frozenset[Sound]:
    """A stored setting; all of them where nothing or something else is stored."""
    if not isinstance(value, list):
        return frozenset(Sound)
    return frozenset(sound for sound in Sound if sound.value in value)


def kept(sounds: Iterable[Sound]) -> list[str]:
    """The setting, as JSON."""
    wanted = set(sounds)
    return [sound.value for sound in Sound if sound in wanted]


class Sounds(QObject):
    """Told what happened, not what to play."""

    def __init__(self, speaker: Speaker, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speaker, self._background = speaker, background
        self._office: Office | None = None
        self._on = frozenset(Sound)

    def open(self, office: "Office", news: "News") -> None:
        self._office = office
        news.changed.connect(self._hear)
        self._read()

    def taken(self) -> None:
        """A scan was recognised, and something was done with it."""
        self._play(Sound.DONE)

    def told(self, notice: Notice) -> None:
        """What came about as asked was heard when it was stored; the rest asks for their eyes."""
        if notice.tone is not Tone.DONE:
            self._play(Sound.REFUSED if notice.tone is Tone.REFUSED else Sound.LOOK)

    def _hear(self, fact: object) -> None:
        match fact:
            case DossiersChanged(dossiers=some, quiet=False) if some:
                self._play(Sound.DONE)  # stored at this desk: an exchange names no dossier
            case SettingChanged(name=name) if name == SOUNDS:
                self._read()

    def _play(self, sound: Sound) -> None:
        if sound in self._on:
            self._speaker.play(sound)

    def _read(self) -> None:
        office = self._office
        if office is None:
            return
        self._background.run(
            lambda: sounds_from(office.keeping.setting(SOUNDS)),
            owner=self,
            done=self._found,
            failed=lambda _error: None,  # they stay as they were; nobody waits for them
            lane=Lane.READING,
        )

    def _found(self, on: frozenset[Sound]) -> None:
        self._on = on
