"""A list of dossiers that came by post, as the post office hands it over with the bag."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID, uuid5

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import UNREADABLE, Act, Body, text
from desk_app.domain.ids import DossierId, OfficerId, UnitCode
from desk_app.domain.people.folding import fold
from desk_app.domain.people.person import IdKind, Person, read_birth
from desk_app.domain.post.tracking import tidy_tracking

MOST_LETTERS: Final = 500  # lines of one list
_LISTS: Final = UUID("0c9b7d0e-2f0c-5f0b-9a57-0d4e8f1b6a21")  # names lists and lines for ever
_NINE: Final = 9  # digits of an old identity card
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One line, in the words of the list; empty where it says nothing."""

    line: int  # of the file, from 1
    item: str = ""  # number of the postal item, in capitals and without blanks
    sender: str = ""
    name: str = ""  # of the owner
    id_number: str = ""
    born: str = ""
    address: str = ""
    phone: str = ""
    procedure: str = ""  # code or name
    papers: str = ""  # what lies in the envelope
    way: str = ""  # how the result is to be given out
    remark: str = ""

    def birth(self, today: date) -> date | int | None:
        """The day, or the year; None where the list says none.

        Raises:
            ValueError: it says something that is neither; NobodysBirth: as `read_birth`.
        """
        day = _ISO.fullmatch(self.born)
        return read_birth(self.born if day is None else f"{day[3]}/{day[2]}/{day[1]}", today)

    def owner(self, today: date) -> Person:
        """In stored form. A birth that cannot be read is left out."""
        try:
            birth = self.birth(today)
        except ValueError:
            birth = None
        return Person(
            name=self.name,
            id_number=self.id_number,
            id_kind=_kind_of(self.id_number),
            born=birth if isinstance(birth, date) else None,
            birth_year=birth if isinstance(birth, int) else None,
            address=self.address,
            phone=self.phone,
        )

    def submitter(self) -> Person | None:
        """Who sent it, where that is not the owner."""
        if not self.sender or fold(self.sender) == fold(self.name):
            return None
        return Person(name=self.sender)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterList:
    id: UUID  # told from what the list says: the same list read again is the same
    name: str  # of the file
    letters: Sequence[Letter]
    aside: Mapping[int, str]  # line → why it waits; such a line is not received with the others
    at: datetime | None = None  # UTC, when it was taken into work; None: only read
    by: OfficerId | None = None


def list_of(unit: UnitCode, name: str, letters: Sequence[Letter]) -> LetterList:
    """A list as it was read; nobody has taken it into work yet."""
    said = [[getattr(letter, each) for each in _WORDS] for letter in letters]
    digest = hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
    return LetterList(
        id=uuid5(_LISTS, f"{unit} {digest}"), name=name, letters=tuple(letters), aside={}
    )


def keys_of(unit: UnitCode, listed: LetterList) -> Sequence[DossierId]:
    """The id that the dossier of each line gets, in the order of the lines.

    A line that names its postal item has one by that item, person and procedure, so that a
    list that comes again with a line more receives none twice. One that names no item has one
    by list and place.
    """
    seen: dict[str, int] = {}
    keys = []
    for nth, letter in enumerate(listed.letters):
        if letter.item:
            number = "".join(letter.id_number.split()).upper()
            meant = f"{unit} {letter.item} {number} {fold(letter.procedure)}"
        else:
            meant = f"{listed.id} {nth}"
        again = seen[meant] = seen.get(meant, -1) + 1
        keys.append(DossierId(uuid5(_LISTS, f"{meant} {again}")))
    return keys


def listed_body(listed: LetterList) -> Body:
    return {"name": listed.name, "letters": [_facts(letter) for letter in listed.letters]}


def put_aside_body(line: int, reason: str) -> Body:
    """Args: reason: Empty: it is taken up again."""
    return {"line": line, "reason": reason}


def fold_letters(acts: Iterable[Act]) -> LetterList | None:
    """What the acts about one list amount to. Never raises: the first word stands."""
    listed: LetterList | None = None
    for act in acts:
        try:
            listed = _next(listed, act)
        except UNREADABLE:
            continue  # a newer program wrote it; what came before still holds
    return listed


def _next(listed: LetterList | None, act: Act) -> LetterList | None:
    body: Mapping[str, Any] = act.body
    if act.kind == kinds.LETTERS_LISTED and listed is None:
        return LetterList(
            id=act.subject.id,
            name=text(body, "name"),
            letters=tuple(_letter(facts) for facts in body["letters"]),
            aside={},
            at=act.made_at,
            by=act.actor,
        )
    if act.kind == kinds.LETTER_PUT_ASIDE and listed is not None:
        line, reason = int(body["line"]), text(body, "reason")
        aside = {each: why for each, why in listed.aside.items() if each != line}
        return LetterList(
            id=listed.id,
            name=listed.name,
            letters=listed.letters,
            aside=aside | ({line: reason} if reason else {}),
            at=listed.at,
            by=listed.by,
        )
    return listed


def _facts(letter: Letter) -> Body:
    said = {each: getattr(letter, each) for each in _WORDS}
    return {"line": letter.line, **{each: words for each, words in said.items() if words}}


def _letter(facts: Mapping[str, Any]) -> Letter:
    said = {each: str(facts.get(each, "")) for each in _WORDS}
    return Letter(line=int(facts["line"]), **(said | {"item": tidy_tracking(said["item"])}))


def _kind_of(number: str) -> IdKind:
    bare = "".join(number.split())
    if any(letter.isalpha() for letter in bare):
        return IdKind.PASSPORT
    return IdKind.OLD_ID if len(bare) == _NINE else IdKind.PERSONAL_NUMBER


_WORDS: Final = tuple(each.name for each in fields(Letter) if each.name != "line")
