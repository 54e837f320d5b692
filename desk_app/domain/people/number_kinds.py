"""What kind of number somebody typed: one look at it, before anybody asks."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desk_app.domain.codes.dossier_code import looks_like_code
from desk_app.domain.people.phone import is_phone, normal_phone
from desk_app.domain.people.tax_number import check_tax_number, normal_tax_number

_TWELVE: Final = re.compile(r"[0-9]{12}")
_NINE: Final = re.compile(r"[0-9]{9}")
_TAX: Final = re.compile(r"[0-9]{10}")
_BRANCH: Final = re.compile(r"[0-9]{10}-[0-9]{3}")
_PASSPORT: Final = re.compile(r"[A-Z][0-9]{7,8}")
_FOREIGN: Final = re.compile(r"(?=.*[0-9])[A-Z0-9]{5,20}")
LONGEST_PASSPORT: Final = 20  # letters and digits; ours have eight or nine


class NumberKind(StrEnum):
    """Appears in the JSON of commands."""

    PERSONAL_NUMBER = "personal_number"  # since 01/07/2025 also a person's tax number
    OLD_ID = "old_id"  # CMND, nine digits
    PASSPORT = "passport"  # of Viet Nam
    FOREIGN_PASSPORT = "foreign_passport"  # or another paper with letters
    TAX_NUMBER = "tax_number"
    TAX_BRANCH = "tax_branch"
    PHONE = "phone"
    DOSSIER_CODE = "dossier_code"


@dataclass(frozen=True, slots=True)
class NumberGuess:
    kind: NumberKind
    number: str  # in the one form it is written in


def what_number(text: str) -> tuple[NumberGuess, ...]:
    """All that `text` can be, the likeliest first; empty when it is no number we know.

    Ten digits may be a telephone and a tax number at once: the check digit decides what
    comes first.
    """
    bare = "".join(text.split()).upper()
    tax, phone = normal_tax_number(bare), normal_phone(text)
    if looks_like_code(bare):
        return (NumberGuess(NumberKind.DOSSIER_CODE, bare),)
    found = []
    if _TWELVE.fullmatch(bare):
        found.append(NumberGuess(NumberKind.PERSONAL_NUMBER, bare))
    if _NINE.fullmatch(bare):
        found.append(NumberGuess(NumberKind.OLD_ID, bare))
    if _BRANCH.fullmatch(tax):
        found.append(NumberGuess(NumberKind.TAX_BRANCH, tax))
    if is_phone(text):
        found.append(NumberGuess(NumberKind.PHONE, phone))
    if _TAX.fullmatch(bare):
        place = 0 if check_tax_number(bare) is None else len(found)
        found.insert(place, NumberGuess(NumberKind.TAX_NUMBER, bare))
    if _PASSPORT.fullmatch(bare):
        found.append(NumberGuess(NumberKind.PASSPORT, bare))
    elif _FOREIGN.fullmatch(bare) and not bare.isdecimal():
        found.append(NumberGuess(NumberKind.FOREIGN_PASSPORT, bare))
    return tuple(found)


def is_vietnamese_passport(number: str) -> bool:
    """One letter and seven or eight digits."""
    return _PASSPORT.fullmatch(number) is not None
