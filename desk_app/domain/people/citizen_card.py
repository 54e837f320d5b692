"""What the QR code of a citizen card says.

Shape: ``number|old number or empty|name|ddMMyyyy|Nam or Nữ|address|ddMMyyyy issued``, and on
newer cards further fields whose order is not published: they are kept, never interpreted.
"""

import re
from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from desk_app.domain.errors import CardUnreadable
from desk_app.domain.people.folding import fold
from desk_app.domain.people.person import Person
from desk_app.domain.people.personal_number import Sex
from desk_app.domain.people.spelling import strange_signs, tidy

BAR: Final = "|"
_FIELDS: Final = 7
_LONGEST: Final = 2000  # a QR code of this kind holds far less
_TWELVE: Final = re.compile(r"[0-9]{12}")
_DATE: Final = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
_SEXES: Final = {"nam": Sex.MALE, "nu": Sex.FEMALE}
_LOST: Final = "\ufffd"  # what a wrong code page leaves of a letter, where it leaves no "?"
_KEYS: Final = frozenset("0123456789[]{}")  # what an input method takes in a name for its own
_MAY_BE_MEANT: Final = frozenset('(),/"\u2014\u2032\u201b')  # a breath or a by-name

_ANOTHER_POLICE: Final = date(2018, 10, 10)
_MINISTRY: Final = date(2024, 7, 1)


class CardIssuer(StrEnum):
    """Who issued a card; follows from the day of issue."""

    RESIDENCE_POLICE = "residence_police"  # Cục Cảnh sát ĐKQL cư trú và DLQG về dân cư
    ORDER_POLICE = "order_police"  # Cục Cảnh sát QLHC về TTXH
    MINISTRY = "ministry"  # Bộ Công an


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenCard:
    number: str  # 12 digits
    old_number: str  # CMND, or empty
    name: str  # as printed on the card, NFC
    born: date | None
    birth_year: int  # also where day and month are not known
    sex: Sex | None
    address: str  # as on the card; old cards have three levels
    issued_on: date | None
    further: tuple[str, ...] = ()  # fields after the seventh, as they are

    def as_person(self, *, phone: str = "", email: str = "") -> Person:
        return Person(
            name=self.name,
            id_number=self.number,
            born=self.born,
            birth_year=self.birth_year,
            sex=self.sex,
            address=self.address,
            phone=phone,
            email=email,
            card_issued_on=self.issued_on,
            old_number=self.old_number,
        )


def looks_like_card(text: str) -> bool:
    """True for a scan that can only have been meant as a card, readable or not."""
    return text.count(BAR) >= _FIELDS - 1


def has_lost_letters(text: str) -> bool:
    """True for a scanned card whose letters a wrong code page has taken.

    A "?", or any sign that nobody means and no input method has, stands for one in the name and
    the sex. An address may have one of its own.
    """
    name, sex = ([*text.split(BAR), "", "", "", "", ""][place] for place in (2, 4))
    return _LOST in text or bool(_never_meant(tidy(name) + tidy(sex)) - _KEYS)


def read_citizen_card(text: str) -> CitizenCard:
    """Read one scan.

    Raises:
        CardUnreadable: a field is not what it must be; nothing of the card is to be used.
    """
    if has_lost_letters(text):
        raise CardUnreadable("damaged")
    fields = [tidy(field) for field in text.strip().split(BAR)]
    if len(fields) < _FIELDS or len(text) > _LONGEST:
        raise CardUnreadable("fields")
    number, old_number, name, born, sex, address, issued = fields[:_FIELDS]
    if _TWELVE.fullmatch(number) is None:
        raise CardUnreadable("number")
    if not name or _never_meant(name):
        raise CardUnreadable("name")
    if sex and fold(sex) not in _SEXES:
        raise CardUnreadable("sex")
    birth_year, birthday = _birth(born)
    return CitizenCard(
        number=number,
        old_number=old_number,
        name=name,
        born=birthday,
        birth_year=birth_year,
        sex=_SEXES[fold(sex)] if sex else None,
        address=address,
        issued_on=_day(issued, "issued_on") if issued else None,
        further=tuple(fields[_FIELDS:]),
    )


def card_issuer(issued_on: date) -> CardIssuer:
    if issued_on >= _MINISTRY:
        return CardIssuer.MINISTRY
    return CardIssuer.ORDER_POLICE if issued_on >= _ANOTHER_POLICE else CardIssuer.RESIDENCE_POLICE


def _never_meant(name: str) -> Set[str]:
    """Signs that no card has in a name. Of another that is strange the form asks, as it does of
    what is typed: to blame the scanner for it would leave the card unread for good."""
    return frozenset(strange_signs(name)) - _MAY_BE_MEANT


def _birth(text: str) -> tuple[int, date | None]:
    """Day and month are ``0000`` on the cards of those who only know their year."""
    match = _DATE.fullmatch(text)
    if match is None or match[3] == "0000":
        raise CardUnreadable("born")
    if "00" in {match[1], match[2]}:
        return int(match[3]), None
    day = _day(text, "born")
    return day.year, day


def _day(text: str, field: str) -> date:
    match = _DATE.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError as error:
        raise CardUnreadable(field) from error
