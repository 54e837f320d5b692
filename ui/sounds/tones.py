"""The three sounds of the counter, made out of sine waves: no file of anybody else's."""

import array
import io
import math
import sys
import wave
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Final

_RATE: Final = 22_050  # samples a second
_LOUDNESS: Final = 0.35  # of the most; a counter is no factory
_EDGE_S: Final = 0.008  # a tone swells and fades: a hard edge clicks
_SAMPLE_BYTES: Final = 2


class Sound(Enum):
    """Told apart with eyes shut: rising, one level, falling and rough."""

    DONE = "done"
    LOOK = "look"
    REFUSED = "refused"


# (Hz, seconds) one after the other; 0 Hz is a pause.
_TONES: Final[Mapping[Sound, Sequence[tuple[int, float]]]] = {
    Sound.DONE: ((784, 0.07), (1175, 0.10)),
    Sound.LOOK: ((659, 0.16),),
    Sound.REFUSED: ((330, 0.13), (0, 0.05), (220, 0.20)),
}


def wav_of(sound: Sound) -> bytes:
    """A WAV file, 16 bit, one channel, less than half a second."""
    samples = array.array("h")
    for hertz, seconds in _TONES[sound]:
        samples.extend(_tone(hertz, round(seconds * _RATE)))
    if sys.byteorder == "big":
        samples.byteswap()
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(_SAMPLE_BYTES)
        out.setframerate(_RATE)
        out.writeframes(samples.tobytes())
    return file.getvalue()


def _tone(hertz: int, length: int) -> Sequence[int]:
    edge, top = _EDGE_S * _RATE, _LOUDNESS * 32_767
    return [
        round(
            top
            * min(1.0, n / edge, (length - n) / edge)
            * math.sin(2 * math.pi * hertz * n / _RATE)
        )
        for n in range(length)
    ]
