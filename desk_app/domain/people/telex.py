"""Scans that an active Vietnamese input method has rewritten, and how to read them again.

A scanner types. With Telex on, ``W`` arrives as ``Ư`` and ``DD`` as ``Đ``; with VNI on, ``A5``
arrives as ``Ạ``. A code is mended where only one code can have been scanned. A card is never
mended: its numbers and dates survive, but a rewritten name cannot be told from another name.
"""

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from desk_app.domain.people.citizen_card import BAR
from desk_app.domain.people.folding import fold

_MANY: Final = 256  # ways to type a text; more than that is not certain anyway
_TONES: Final = {"\u0301": "1s", "\u0300": "2f", "\u0309": "3r", "\u0303": "4x", "\u0323": "5j"}
_HATS: Final[Mapping[str, Mapping[str, Sequence[str]]]] = {
    "\u0302": {"a": ("6", "a"), "e": ("6", "e"), "o": ("6", "o")},
    "\u0306": {"a": ("8", "w")},
    "\u031b": {"o": ("7", "w"), "u": ("7", "w")},
}
_ALONE: Final = {"ư": ("w", "]"), "ơ": ("[",)}  # Telex types these with a single key
_NOT_IN_A_NAME: Final = re.compile(r"[0-9\[\]{}]")


def repaired_code(text: str, is_code: Callable[[str], bool]) -> str | None:
    """The code that was scanned, undamaged or with the damage undone.

    Args:
        text: What arrived; blanks around it are ignored.
        is_code: Recognises an undamaged code, in capitals.

    Returns:
        The code in capitals; None when no way or several ways to undo the damage give a code.
    """
    arrived = unicodedata.normalize("NFC", text.strip()).upper()
    if is_code(arrived):
        return arrived
    found = {code for code in _typed(arrived) if is_code(code)}
    return found.pop() if len(found) == 1 else None


def is_damaged(text: str) -> bool:
    """True when a scanned code holds letters that no code and no scanner knows."""
    return not text.isascii()


def is_damaged_card(text: str) -> bool:
    """True when a scanned card shows the keys of an input method or a wrong code page.

    Letters alone prove nothing: names of the Central Highlands have w, j and doubled vowels.
    Digits and brackets in a name do, and so does a sex that is neither "Nam" nor "Nữ".
    """
    fields = text.split(BAR)
    name, sex = ([*fields, "", "", "", "", ""][place] for place in (2, 4))
    keys = _NOT_IN_A_NAME.search(name) is not None
    return "\ufffd" in text or keys or fold(sex).strip() not in {"", "nam", "nu"}


def _typed(text: str) -> Iterator[str]:
    """Each sequence of keys that Telex or VNI would have turned into `text`, as capitals."""
    for method in ("vni", "telex"):
        ways = [_keys(letter, method) for letter in text.lower()]
        count = 1
        for way in ways:
            count *= len(way)
            if count > _MANY:
                return
        for keys in itertools.product(*ways):
            yield "".join(keys).upper()


def _keys(letter: str, method: str) -> Sequence[str]:
    """The ways to type one letter with `method`."""
    if letter.isascii():
        return (letter,)
    vni = method == "vni"
    if letter == "đ":
        return ("d9",) if vni else ("dd",)
    parts = unicodedata.normalize("NFD", letter)
    base, marks = parts[0], parts[1:]
    keys = []
    tone = ""
    for mark in marks:
        if mark in _TONES:
            tone = _TONES[mark][0 if vni else 1]
        elif mark in _HATS and base in _HATS[mark]:
            keys.append(_HATS[mark][base][0 if vni else 1])
        else:
            return (letter,)
    hat = "".join(keys)
    ways = [base + hat + tone, base + tone + hat] if hat and tone else [base + hat + tone]
    if not vni:
        plain = unicodedata.normalize("NFC", base + "".join(m for m in marks if m not in _TONES))
        ways += [key + tone for key in _ALONE.get(plain, ())]
    return tuple(dict.fromkeys(ways))
