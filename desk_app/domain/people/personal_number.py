"""The twelve digits of a person: what they say, and whether that can be true.

Shape: ``PPP G YY NNNNNN``: province where the birth was registered (codes of before
July 2025), century and sex, year of birth, six digits without a check digit.
"""

import re
from datetime import date
from enum import StrEnum
from typing import Final

from desk_app.domain.places.provinces import OLD_PROVINCES

_TWELVE: Final = re.compile(r"[0-9]{12}")
_PROVINCES: Final = frozenset(old.number for old in OLD_PROVINCES)


class Sex(StrEnum):
    """As the card says it. Stored and synced: never rename one."""

    MALE = "male"
    FEMALE = "female"


class Finding(StrEnum):
    """What speaks against a personal number."""

    NOT_TWELVE_DIGITS = "not_twelve_digits"
    BORN_IN_FUTURE = "born_in_future"
    YEAR_DIFFERS = "year_differs"
    SEX_DIFFERS = "sex_differs"
    PROVINCE_UNKNOWN = "province_unknown"  # people born abroad carry a country's code

    @property
    def impossible(self) -> bool:
        """True: no such number exists. False: worth a second look, not a refusal."""
        return self in {Finding.NOT_TWELVE_DIGITS, Finding.BORN_IN_FUTURE}


def check_personal_number(
    text: str, born: date | int | None, sex: Sex | None, today: date
) -> tuple[Finding, ...]:
    """Everything that speaks against `text`, the impossible first; empty when nothing does.

    Args:
        born: Date of birth, or its year where only that is known.
    """
    if _TWELVE.fullmatch(text) is None:
        return (Finding.NOT_TWELVE_DIGITS,)
    year = year_of(text)
    findings = []
    if year > today.year:
        findings.append(Finding.BORN_IN_FUTURE)
    if born is not None and year != (born.year if isinstance(born, date) else born):
        findings.append(Finding.YEAR_DIFFERS)
    if sex is not None and sex_of(text) != sex:
        findings.append(Finding.SEX_DIFFERS)
    if text[:3] not in _PROVINCES:
        findings.append(Finding.PROVINCE_UNKNOWN)
    return tuple(findings)


def year_of(number: str) -> int:
    """Year of birth said by twelve digits."""
    return 1900 + int(number[3]) // 2 * 100 + int(number[4:6])


def sex_of(number: str) -> Sex:
    """Sex said by twelve digits."""
    return Sex.FEMALE if int(number[3]) % 2 else Sex.MALE
