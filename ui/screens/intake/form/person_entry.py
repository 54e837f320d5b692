"""A person on the intake screen: what is typed, and what the citizen card said."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final

from desk_app.domain.people.citizen_card import CitizenCard
from desk_app.domain.people.person import (
    FIRST_YEAR_OF_EVENTS,
    ApplicantKind,
    IdKind,
    Person,
    read_birth,
)
from desk_app.domain.people.personal_number import Sex
from desk_app.domain.people.spelling import one_spelling

CARD_FIELDS: Final = ("name", "id_number", "born", "sex", "address")
"""Fields of `PersonEntry` that a card speaks of."""

_IDENTITY: Final = frozenset(CARD_FIELDS) - {"address"}  # people move; the card stays

TWELVE: Final = 12  # digits of a personal number
_NINE: Final = 9  # digits of an old identity card


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """Text as it stands in the fields; a card's words are kept beside it, never overwritten."""

    name: str = ""
    id_number: str = ""
    born: str = ""  # "05/02/2004", "05022004" or "2004"
    sex: Sex | None = None
    address: str = ""
    phone: str = ""
    email: str = ""
    card: Person | None = field(default=None, repr=False)
    further: tuple[str, ...] = field(default=(), repr=False)  # of the card, never interpreted
    scanned_at: datetime | None = None  # UTC
    editing: bool = False  # fields are shown although there is a card
    meant: frozenset[tuple[str, str]] = frozenset()  # `unlike_card`, as the officer confirmed it

    @property
    def bare_number(self) -> str:
        """The ID number without the blanks it is grouped with."""
        return "".join(self.id_number.split()).upper()

    @property
    def is_read(self) -> bool:
        """True when the card's facts are shown instead of fields."""
        return self.card is not None and not self.editing


def birth_words(birth: date | int | None) -> str:
    """05/02/2004; 2004 where only the year is known."""
    if isinstance(birth, date):
        return f"{birth:%d/%m/%Y}"
    return "" if birth is None else str(birth)


def with_card(entry: PersonEntry, card: CitizenCard, at: datetime) -> PersonEntry:
    """`entry` after its person's card was scanned.

    What was typed and is not what the card says stays, and both are shown side by side;
    what was left empty is filled. A card of somebody else begins a new entry.
    """
    person = card.as_person()
    if not is_same_person(entry, person):
        entry = PersonEntry()
    further = tuple(words for words in card.further if words)
    known = replace(entry, card=person, further=further, scanned_at=at)
    if entry.card != person:  # what was confirmed was said of another card
        known = replace(known, meant=frozenset())
    typed: dict[str, Any] = {name: getattr(entry, name) for name in differences(known)}
    return replace(as_on_card(known), editing=bool(typed), **typed)


def is_same_person(entry: PersonEntry, card: Person) -> bool:
    """False when the number in the fields is whole and another one than the card's."""
    number = entry.bare_number
    whole = number.isdecimal() and len(number) == TWELVE
    return number == card.id_number or not whole


def as_on_card(entry: PersonEntry) -> PersonEntry:
    """`entry` with everything the card says taken from it; the rest stays."""
    if entry.card is None:
        return entry
    values: dict[str, Any] = {
        name: seen(entry.card, name) or getattr(entry, name) for name in CARD_FIELDS
    }
    return replace(entry, editing=False, **values)


def differences(entry: PersonEntry) -> tuple[str, ...]:
    """Names of fields in which something else is typed than the card says."""
    card = entry.card
    if card is None:
        return ()
    return tuple(
        name
        for name in CARD_FIELDS
        if getattr(entry, name) and seen(card, name) and not _agree(name, entry, card)
    )


def unlike_card(entry: PersonEntry) -> frozenset[tuple[str, str]]:
    """What is typed against the card and tells who somebody is: fields, each with its text."""
    return frozenset(
        (name, str(getattr(entry, name))) for name in differences(entry) if name in _IDENTITY
    )


def seen(card: Person, name: str) -> str | Sex | None:
    """What a card says, as it would stand in the field `name`."""
    if name == "born":
        return birth_words(card.birth)
    value: str | Sex | None = getattr(card, name)
    return value


def as_person(
    entry: PersonEntry, kind: ApplicantKind = ApplicantKind.CITIZEN, representative: str = ""
) -> Person:
    """In stored form. A birth that cannot be read is left out; `read_birth` tells."""
    body = kind is not ApplicantKind.CITIZEN
    birth = None if body else known_birth(entry)
    read = None if body else entry.card  # no card speaks of a body
    unlike = {name for name, _typed in unlike_card(entry)} if read else set()
    card = read if "id_number" not in unlike else None  # otherwise somebody else's
    return Person(
        name=entry.name,
        id_number=entry.id_number,
        id_kind=IdKind.TAX_NUMBER if body else id_kind(entry.bare_number),
        born=birth if isinstance(birth, date) else None,
        birth_year=birth if isinstance(birth, int) else None,
        sex=None if body else entry.sex,
        address=entry.address,
        phone=entry.phone,
        email=entry.email,
        kind=kind,
        card_issued_on=card.card_issued_on if card else None,
        old_number=card.old_number if card else "",
        representative=representative,
        card_said=tuple((name, str(seen(read, name))) for name in sorted(unlike)) if read else (),
    )


def known_birth(entry: PersonEntry) -> date | int | None:
    """None also for a text that cannot be read. Whether it may be this person's, `remarks` tells:
    whom an event is about may be born earlier than others."""
    try:
        return read_birth(entry.born, first_year=FIRST_YEAR_OF_EVENTS)
    except ValueError:
        return None


def id_kind(number: str) -> IdKind:
    """What a typed number is meant as: letters make a passport, nine digits an old card."""
    if any(letter.isalpha() for letter in number):
        return IdKind.PASSPORT
    return IdKind.OLD_ID if len(number) == _NINE else IdKind.PERSONAL_NUMBER


def is_number(text: str) -> bool:
    """True for an ID number typed where a name was asked for."""
    bare = "".join(text.split())
    return bare.isdecimal() and len(bare) in {_NINE, TWELVE}


def filled(entry: PersonEntry, person: Person, names: tuple[str, ...]) -> PersonEntry:
    """`entry` with its empty fields among `names` taken from an earlier visit."""
    found: dict[str, Any] = {
        name: value for name in names if not getattr(entry, name) and (value := seen(person, name))
    }
    return replace(entry, **found)


def _agree(name: str, entry: PersonEntry, card: Person) -> bool:
    """What is typed is another way of writing what the card says, or less of it.

    So are the beginning of the number, the old number that the card names, and the year of
    the birthday.
    """
    typed = str(getattr(entry, name))
    if name == "id_number":
        number = entry.bare_number
        return card.id_number.startswith(number) or number == card.old_number
    if name == "born":
        known = known_birth(entry)
        return known is not None and known in {card.birth, card.birth_year}
    said = str(seen(card, name))
    return typed == said or one_spelling(typed) == one_spelling(said)
