"""The keyboard and the scanner of GUI tests; they are the tour's own."""

from typing import Final

from ui.tour.hands import Hands

_HANDS: Final = Hands()

type_text = _HANDS.type_text
press = _HANDS.press
compose = _HANDS.compose
scan = _HANDS.scan
