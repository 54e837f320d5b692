"""Who a dossier is about, or who brings it: a person, or a body represented by one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from desk_app.domain.acts.act import Body, Json
from desk_app.domain.people.personal_number import Sex
from desk_app.domain.people.phone import normal_phone
from desk_app.domain.people.spelling import tidy
from desk_app.domain.people.tax_number import normal_tax_number

_DAY: Final = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})|(\d{2})(\d{2})(\d{4})")
_YEAR: Final = re.compile(r"\d{4}")

FIRST_YEAR: Final = 1900  # nobody at the counter was born before: "0803" is a day half typed
FIRST_YEAR_OF_EVENTS: Final = 1800  # extracts are asked for about people who are dead long ago


class ApplicantKind(StrEnum):
    """Stored and synced: never rename one."""

    CITIZEN = "citizen"
    BUSINESS = "business"
    STATE_BODY = "state_body"
    ORGANISATION = "organisation"
    HOUSEHOLD_BUSINESS = "household_business"
    OTHER = "other"


class IdKind(StrEnum):
    """What `id_number` is. Stored and synced: never rename one."""

    PERSONAL_NUMBER = "personal_number"  # 12 digits
    OLD_ID = "old_id"  # CMND, 9 digits, no longer valid by itself since 01/01/2025
    PASSPORT = "passport"
    TAX_NUMBER = "tax_number"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Always in stored form: text in NFC on one line, telephone as 0xxxxxxxxx."""

    name: str
    id_number: str = ""
    id_kind: IdKind = IdKind.PERSONAL_NUMBER
    born: date | None = None
    birth_year: int | None = None  # where only the year is known
    sex: Sex | None = None
    address: str = ""  # as on the card, three levels on old ones; never "mended"
    phone: str = ""
    email: str = ""
    kind: ApplicantKind = ApplicantKind.CITIZEN
    card_issued_on: date | None = None
    old_number: str = ""  # CMND that the card names
    representative: str = ""  # who signs for a body
    # By field, what the card said when the dossier was received and something else was meant.
    # It stays after a correction, whatever stands in the field then.
    card_said: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        for field, form in (
            ("name", tidy(self.name)),
            ("id_number", _number(self.id_number, self.id_kind)),
            ("old_number", "".join(tidy(self.old_number).split())),
            ("representative", tidy(self.representative)),
            ("address", tidy(self.address)),
            ("phone", normal_phone(tidy(self.phone))),
            ("email", tidy(self.email)),
            ("birth_year", self.born.year if self.born else self.birth_year),
        ):
            object.__setattr__(self, field, form)

    @property
    def birth(self) -> date | int | None:
        """Date of birth; its year where only that is known."""
        return self.born or self.birth_year


class NobodysBirth(ValueError):
    """It reads as a birth, and nobody was born then."""


def first_birth_year(whose: str) -> int:
    """Of the person that a dossier names so: "applicant", "authorised", "submitter" or
    "event_subject"."""
    return FIRST_YEAR_OF_EVENTS if whose == "event_subject" else FIRST_YEAR


def read_birth(
    text: str, today: date | None = None, first_year: int = FIRST_YEAR
) -> date | int | None:
    """The day of birth, its year where only that is known, None for an empty text.

    Shape: ``05/02/2004`` with any of ``/ . -`` and blank, ``05022004``, or ``2004``.

    Raises:
        ValueError: neither a day that exists nor a year.
        NobodysBirth: one that nobody `can_be_born` on.
    """
    text = text.strip()
    if not text:
        return None
    birth: date | int
    if _YEAR.fullmatch(text):
        birth = int(text)
    else:
        found = _DAY.fullmatch(text)
        if found is None:
            raise ValueError("no date")
        day, month, year = (int(part) for part in found.groups() if part is not None)
        birth = date(year, month, day)
    if not can_be_born(birth, today, first_year):
        raise NobodysBirth(text)
    return birth


def can_be_born(birth: date | int, today: date | None, first_year: int = FIRST_YEAR) -> bool:
    """False before `first_year` and after `today`, or after its year; None: nobody asks that."""
    if isinstance(birth, date):
        return birth.year >= first_year and (today is None or birth <= today)
    return birth >= first_year and (today is None or birth <= today.year)


def person_facts(person: Person) -> Body:
    """As JSON; `person_from` is the way back."""
    facts: dict[str, Json] = {
        "name": person.name,
        "id_number": person.id_number,
        "id_kind": person.id_kind,
        "born": person.born.isoformat() if person.born else None,
        "birth_year": person.birth_year,
        "sex": person.sex,
        "address": person.address,
        "phone": person.phone,
        "email": person.email,
        "kind": person.kind,
        "card_issued_on": person.card_issued_on.isoformat() if person.card_issued_on else None,
    }
    rare: dict[str, Json] = {
        "old_number": person.old_number,
        "representative": person.representative,
        "card_said": dict(person.card_said),
    }
    return facts | {key: value for key, value in rare.items() if value}


def person_from(facts: Mapping[str, Any]) -> Person:
    """Fields this program does not know are left out; missing ones are empty.

    Raises:
        KeyError, TypeError, ValueError: no person of any version.
    """
    return Person(
        name=_text(facts["name"]),
        id_number=_text(facts.get("id_number", "")),
        id_kind=IdKind(facts.get("id_kind", IdKind.OTHER)),
        born=_day(facts.get("born")),
        birth_year=facts.get("birth_year"),
        sex=Sex(facts["sex"]) if facts.get("sex") else None,
        address=_text(facts.get("address", "")),
        phone=_text(facts.get("phone", "")),
        email=_text(facts.get("email", "")),
        kind=ApplicantKind(facts.get("kind", ApplicantKind.CITIZEN)),
        card_issued_on=_day(facts.get("card_issued_on")),
        old_number=_text(facts.get("old_number", "")),
        representative=_text(facts.get("representative", "")),
        card_said=tuple((key, _text(said)) for key, said in facts.get("card_said", {}).items()),
    )


def _number(text: str, kind: IdKind) -> str:
    bare = "".join(tidy(text).split()).upper()
    return normal_tax_number(bare) if kind is IdKind.TAX_NUMBER else bare


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value


def _day(value: object) -> date | None:
    return None if value is None else date.fromisoformat(_text(value))
