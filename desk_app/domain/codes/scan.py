"""What was scanned, told from what it says."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from desk_app.domain.codes.dossier_code import DossierCode, looks_like_code
from desk_app.domain.codes.list_number import ListNumber, is_list_number
from desk_app.domain.codes.paper_number import is_paper_number
from desk_app.domain.codes.seal import SIGN, SealedCode, read_sealed
from desk_app.domain.errors import CardUnreadable
from desk_app.domain.people.citizen_card import (
    CitizenCard,
    looks_like_card,
    read_citizen_card,
)
from desk_app.domain.people.telex import is_damaged_card, repaired_code

END_OF_CODE: Final = SIGN  # in our QR codes
_LOST: Final = "\ufffd"
_LONGEST: Final = 2000  # characters; a QR code of ours or of a card holds far less
_LONGEST_CODE: Final = 60
# Scanners may be set to say which kind of code it was, "]C1" or "]Q3"; Telex makes "ư" of "]".
_FRAME: Final = re.compile(r"^[\]ưƯ][A-Za-z][0-9]")
_CARD_CUT_SHORT: Final = re.compile(r"[0-9]{12}\|[^|]*(?:\|[^|]*){0,4}")
_CODE_HURT: Final = re.compile(r"[^\s|-]{2,24}-[^\s|-]{6,12}-[^\s|-]{4,12}")
# Three fields behind a code, and one of them is not as a desk writes it.
_SEAL_HURT: Final = re.compile(r"[^\s|*]{12,60}(?:\*[^\s|*]*){3}")
# The old Vietnamese keyboard of Windows and X11 has letters and marks where others have figures.
_FIGURE_ROW: Final = str.maketrans("ăâêôđĂÂÊÔĐ\u0300\u0309\u0303\u0301\u0323", "123401234056789")


@dataclass(frozen=True, slots=True)
class CardScan:
    """A citizen card, read in full."""

    card: CitizenCard = field(repr=False)  # never in a log


@dataclass(frozen=True, slots=True)
class CodeScan:
    """A dossier code: of a receipt, a slip or a label."""

    code: str  # in capitals, as printed
    sealed: SealedCode | None = None  # all that the QR of a receipt says; still to be proven


@dataclass(frozen=True, slots=True)
class ListScan:
    """The number of a list of the office: of its hand-over minutes, of a list for the post."""

    number: ListNumber


@dataclass(frozen=True, slots=True)
class DamagedScan:
    """A card or a code that an input method, a code page or a bad print has spoilt."""

    raw: str = field(repr=False)  # for the screen only; may name a person


@dataclass(frozen=True, slots=True)
class UnknownScan:
    """No card and no code: the number of a paper, a test page, another shop's article.

    A paper's number stands here without what the scanner put round it.
    """

    raw: str = field(repr=False)  # for the screen only


Scan: TypeAlias = CardScan | CodeScan | ListScan | DamagedScan | UnknownScan


def read_scan(text: str) -> Scan:
    """Say what `text` is. Never raises; damage is undone only where that is certain."""
    bare = without_frame(text)
    if len(bare) > _LONGEST:
        return UnknownScan(text)
    if looks_like_card(bare):
        return _card(bare, text)
    for arrived in (bare, bare.translate(_FIGURE_ROW)):
        if (printed := _printed(arrived)) is not None:
            return printed
    if _SEAL_HURT.fullmatch(bare):
        return DamagedScan(text)
    if (code := _code(bare.split(END_OF_CODE, 1)[0])) is not None:
        return CodeScan(code)
    return DamagedScan(text) if _looks_hurt(bare) else UnknownScan(text)


def without_frame(text: str) -> str:
    """Scanners may put control characters and their own mark around a code."""
    bare = "".join(c for c in text if unicodedata.category(c) != "Cc").strip()
    return _FRAME.sub("", bare, count=1)


def _printed(text: str) -> Scan | None:
    """What the QR of a receipt, list or letter says, to the letter; None for anything else."""
    if (sealed := read_sealed(text)) is not None:
        return CodeScan(str(sealed.code), sealed)
    if is_list_number(text):
        return ListScan(ListNumber.parse(text))
    return UnknownScan(text) if is_paper_number(text) else None


def _card(bare: str, raw: str) -> Scan:
    if is_damaged_card(bare):
        return DamagedScan(raw)
    try:
        return CardScan(read_citizen_card(bare))
    except CardUnreadable:
        return DamagedScan(raw)


def _code(text: str) -> str | None:
    if len(text) > _LONGEST_CODE:
        return None
    for arrived in (text, text.translate(_FIGURE_ROW)):
        if (code := repaired_code(arrived, looks_like_code)) is not None:
            return str(DossierCode.parse(code))
    return None


def _looks_hurt(text: str) -> bool:
    """True for what was meant as a card or a code and cannot be read with certainty."""
    if _LOST in text or _CARD_CUT_SHORT.fullmatch(text):
        return True
    code = text.split(END_OF_CODE, 1)[0]
    return not code.isascii() and _CODE_HURT.fullmatch(code) is not None
