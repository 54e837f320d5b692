"""Text as it is stored: composed, on one line, with nothing that cannot be seen."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from desk_app.domain.people.folding import USUAL, fold, fold_usual, is_usual_in_lines

_UNSEEN: Final = re.compile(  # controls, directions, joiners, private use, halves of letters
    "[\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"
    "\U000f0000-\U0010ffff]"
)

_NEVER_IN_A_NAME: Final = re.compile(r"[0-9?\ufffd]")
_IN_NAMES: Final = frozenset(  # H'Hen Niê, Jean-Paul O'Neill, Nguyễn Thị A., however typed
    " '`.-\u2019\u2018\u00b4\u2010\u2011\u2013\u00b7"
)

_BEGINNING: Final = re.compile(  # of a word; of a name behind H', K', Y', and of O'Neill
    r"(?<![^ ])[^ ](?:['`\u2019\u2018\u00b4][^ ])?"
)
_UNUSUAL: Final = re.compile(f"[^{re.escape(USUAL)}]")
_SPELT_OUT: Final = re.compile(  # a letter, then its marks
    "([aăâeêioôơuưyAĂÂEÊIOÔƠUƯY][\u0300-\u0323]+)"
)
_TONE: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_UNIT: Final = 2  # bytes of a letter that is not of the supplementary planes


def tidy(text: str) -> str:
    """NFC, inner blanks as one space, none outside; marks that cannot be seen are dropped."""
    if _UNUSUAL.search(text):
        text = _mended(text)
    return _closed_up(text) if "  " in text else text.strip()


def capitalised(name: str) -> str:
    """ "h'hen niê" → "H'Hen Niê"; as it is where it has a capital or a figure."""
    if not name.islower() or any(letter.isdigit() for letter in name):
        return name
    return _BEGINNING.sub(lambda found: found[0].upper(), name)


def small_words(name: str) -> str:
    """ "hoàng yến" of "Nguyễn Thị hoàng yến"; none of a name that is in small letters alone."""
    small = [word for word in name.split() if word.islower()]
    return "" if name.islower() else " ".join(small)


def strange_signs(name: str) -> str:
    """Signs of `name` that no name of a person has, each once: what a wrong code page, an input
    method or a slip of the finger leaves. Letters of any people's writing are none."""
    strange = (sign for sign in name if sign not in _IN_NAMES and not _is_of_writing(sign))
    return "".join(dict.fromkeys(strange))


def can_be_a_name(name: str) -> bool:
    """False with a digit or a "?" in it. Any other of `strange_signs` may be meant: "An (Tèo)"."""
    return _NEVER_IN_A_NAME.search(name) is None


def one_spelling(text: str) -> str:
    """The same for all ways of writing `text`: in capitals or not, the tone on òa or oà."""
    return " ".join(map(_tones_last, tidy(text).casefold().split(" ")))


def tidy_and_fold(text: str) -> tuple[str, str]:
    """`tidy(text)`, and that folded, for little more than the price of one."""
    folded = fold_usual(text)
    if folded is None:
        line = tidy(text)
        return line, fold(line)
    if "  " in folded:
        return _closed_up(text), _closed_up(folded)
    return text.strip(), folded.strip()


def tidy_lines(text: str) -> str:
    """The same for what has several lines, which stay; none at the ends."""
    if is_usual_in_lines(text):
        return text.strip()
    mended = _composed(text)
    if is_usual_in_lines(mended):  # nearly always: only blanks are left to mend
        lines = mended.replace("\t", " ").splitlines()
        return "\n".join([line for each in lines if (line := _closed_up(each))])
    if mended == text and _is_fine(text.replace("\n", "").replace("\t", "").replace("\r", "")):
        return text.strip()
    return "\n".join(line for each in mended.splitlines() if (line := tidy(each)))


def _tones_last(word: str) -> str:
    spelt = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", _TONE.sub("", spelt)) + "".join(_TONE.findall(spelt))


def _is_of_writing(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LM"  # a letter, or a mark that stands by one


def _closed_up(text: str) -> str:
    """Args: text: With no blanks but spaces."""
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip()


def _mended(text: str) -> str:
    if is_usual_in_lines(text):  # nearly always: only its blanks are left to mend
        return text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    if not text.isprintable():  # may hold blanks that are no spaces
        text = " ".join(text.split())
        if not _UNUSUAL.search(text):
            return text
    seen = _UNSEEN.sub("", text)
    composed = unicodedata.normalize("NFC", _composed(seen))
    return composed.replace("Ð", "Đ").replace("ð", "đ")  # another alphabet's, same looks


def _composed(text: str) -> str:
    """Nearly all of it: letters with their marks. To compose all at once takes far longer."""
    pieces = _SPELT_OUT.split(text)
    pieces[1::2] = map(_letter, pieces[1::2])
    return "".join(pieces)


@lru_cache(1024)
def _letter(spelt_out: str) -> str:
    return unicodedata.normalize("NFC", spelt_out)


def _is_fine(flat: str) -> bool:
    """None of `_UNSEEN` can be printed but those of the supplementary planes."""
    return (
        flat.isprintable()
        and unicodedata.is_normalized("NFC", flat)
        and "Ð" not in flat
        and "ð" not in flat
        and len(flat.encode("utf-16-le")) == _UNIT * len(flat)
    )
