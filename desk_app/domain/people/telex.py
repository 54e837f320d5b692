"""What a Vietnamese input method has rewritten of a scan, and what it would have of plain keys.

A scanner types. With Telex on, ``W`` arrives as ``Ư`` and ``DD`` as ``Đ``; with VNI on, ``A5``
arrives as ``Ạ``. A code is mended where only one code can have been scanned. A card is never
mended: its numbers and dates survive, but a rewritten name cannot be told from another name.
An officer whose input method is off, or at odds with the program's, leaves its keys in the text.
"""

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

from desk_app.domain.people.citizen_card import BAR, has_lost_letters
from desk_app.domain.people.folding import fold
from desk_app.domain.people.spelling import capitalised

_Found = TypeVar("_Found")
_MANY: Final = 256  # ways to type a text; more than that is not certain anyway
_TONES: Final = {"\u0301": "1s", "\u0300": "2f", "\u0309": "3r", "\u0303": "4x", "\u0323": "5j"}
_HATS: Final[Mapping[str, Mapping[str, Sequence[str]]]] = {
    "\u0302": {"a": ("6", "a"), "e": ("6", "e"), "o": ("6", "o")},
    "\u0306": {"a": ("8", "w")},
    "\u031b": {"o": ("7", "w"), "u": ("7", "w")},
}
_ALONE: Final = {"ư": ("w", "]"), "ơ": ("[",)}  # Telex types these with a single key
_TONE_KEYS: Final = {  # of no letter at the end of a syllable; the last one counts
    "telex": {keys[1]: tone for tone, keys in _TONES.items()} | {"z": ""},
    "vni": {keys[0]: tone for tone, keys in _TONES.items()} | {"0": ""},
}
_BAR_KEYS: Final = {"telex": "d", "vni": "9"}  # of đ
_VOWELS: Final = frozenset("aeiouy")
_CERTAIN: Final = (  # surnames of many, and what stands in the midst of a name
    *("nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "võ", "vũ", "đặng", "bùi", "đỗ", "hồ"),
    *("ngô", "dương", "đinh", "đào", "trịnh", "trương", "văn", "thị"),
)
_NAMES_THEMSELVES: Final = ("hoof", "lee", "ngoo", "vox")  # whose keys are names elsewhere
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
    return has_lost_letters(text) or keys or fold(sex).strip() not in {"", "nam", "nu"}


def as_meant(typed: str) -> Sequence[str]:
    """What Telex, then VNI would have written of these keys, where that is something else.

    ``"ddawng kys"`` → ``"đăng ký"``, ``"dang1 ky1"`` → ``"dáng ký"``. That `typed` is such keys
    nobody can tell from the text alone: "test" becomes "tét".
    """
    words = typed.lower().split()
    ways = (" ".join(_written(word, method) for word in words) for method in ("telex", "vni"))
    return tuple(way for way in dict.fromkeys(ways) if way != " ".join(words))


def name_as_meant(name: str) -> str:
    """The name whose keys an input method has left standing; "" where that is not certain.

    ``"Nguyeexn Vawn Lan"`` → ``"Nguyễn Văn Lan"``. Certain is what makes a surname of many, or
    Văn or Thị, of letters that are nobody's name: Howard, Aaron and Boss stay who they are, and
    beside certain words the others are not read: ``"Henry Vawn Lee"`` → ``"Văn"``.
    """
    words = name.lower().split()
    for method in ("telex", "vni"):
        written = [(word, _written(word, method)) for word in words]
        certain = [now for was, now in written if _is_certain(was, now)]
        if certain:
            others = any(was != now and not _is_certain(was, now) for was, now in written)
            meant = certain if others else [now for _was, now in written]
            return " ".join(map(capitalised, meant))
    return ""


def found_as_meant(
    typed: str, find: Callable[[str], Sequence[_Found]]
) -> tuple[Sequence[_Found], str]:
    """What `typed` finds; where that is nothing, what it finds as an input method would write it.

    The words that found it come with it; "" where they are `typed` itself.
    """
    if found := find(typed):
        return found, ""
    for words in as_meant(typed):
        if found := find(words):
            return found, words
    return (), ""


def _is_certain(typed: str, written: str) -> bool:
    return written in _CERTAIN and written != typed and typed not in _NAMES_THEMSELVES


def _written(word: str, method: str) -> str:
    """One syllable, as `method` writes these keys; its tone stands where it is read best."""
    letters: list[str] = []
    tone = ""
    for key in word:
        vowels = [n for n, letter in enumerate(letters) if fold(letter) in _VOWELS]
        if vowels and key in _TONE_KEYS[method]:
            tone = _TONE_KEYS[method][key]
        elif key == _BAR_KEYS[method] and letters[:1] == ["d"] and (vowels or len(letters) == 1):
            letters[0] = "đ"
        elif not _put_hat(letters, key, method):
            letters.append("ư" if key == "w" and method == "telex" and not vowels else key)
    if tone:
        bearer = _bearer(letters)
        letters[bearer] = unicodedata.normalize("NFC", letters[bearer] + tone)
    return "".join(letters)


def _put_hat(letters: list[str], key: str, method: str) -> bool:
    """Give the letters `key` is meant for their hat, or horn; False where it is a letter itself."""
    which = 0 if method == "vni" else 1
    meant = {
        letter: hat
        for hat, of in _HATS.items()
        for letter, keys in of.items()
        if keys[which] == key
    }
    bare = [n for n, letter in enumerate(letters) if letter in meant]
    if not bare:
        return False
    last = bare[-1]
    if letters[last - 1 : last + 1] == ["u", "a"] and letters[:2] != ["q", "u"] and "u" in meant:
        last -= 1  # "mưa", but "quăng"
    for n in {last, last - 1} if letters[last - 1 : last + 1] == ["u", "o"] else {last}:
        if letters[n] in meant:  # "ươ" has two horns, "uô" one hat
            letters[n] = unicodedata.normalize("NFC", letters[n] + meant[letters[n]])
    return True


def _bearer(letters: Sequence[str]) -> int:
    """The place of the vowel that bears the tone."""
    vowels = [n for n, letter in enumerate(letters) if fold(letter) in _VOWELS]
    glide = "".join(letters[:2]) in {"qu", "gi"}
    own = [n for n in vowels if not (glide and n == 1)] or vowels
    hatted = [n for n in own if not letters[n].isascii()]
    if hatted:
        return hatted[-1]
    closed = own[-1] < len(letters) - 1
    return own[-1] if closed else own[(len(own) - 1) // 2]


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
