"""An act: something done at a desk, written once and never edited.

Its bytes are made once, by the desk that did it; they are stored, digested,
signed and carried unchanged, so fields that a newer program added survive here.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Final, TypeAlias, TypeVar
from uuid import UUID, uuid5

from desk_app.domain.ids import ActId, DeskId, Digest, OfficerId, UnitCode

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"
Body: TypeAlias = Mapping[str, Json]

SCHEMA: Final = 1
MOST_NESTED: Final = 100  # lists and objects in one another, in the bytes of an act
NO_DIGEST: Final = Digest(b"")  # stands before a desk's first act
# What reading a body raises that another program wrote: another shape, no such choice, a
# moment or an amount beyond all bounds.
UNREADABLE: Final = (KeyError, TypeError, ValueError, AttributeError, ArithmeticError)
_Part = TypeVar("_Part")


# texts, so that no bracket in one counts, and brackets
_BRACKETS: Final = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]', re.DOTALL)
_MAY_BE_HALF: Final = (b"\\u", b"\xed")  # as good as never: we write letters as they are
REWRITES: Final = "rewrites"  # in a body: the act, by its id, that was written again as this one


class SubjectKind(StrEnum):
    """What our acts are about. The value is stored and synced: never rename one."""

    DOSSIER = "dossier"
    OFFICER = "officer"
    DESK = "desk"
    OFFICE = "office"
    POSTAL_LETTERS = "postal_letters"  # a list of dossiers that came by post
    POSTAL_LIST = "postal_list"  # a list of results given to the post
    TICKET = "ticket"  # of the queue
    SHIFT = "shift"  # of one cashier at one desk
    BATCH = "batch"  # dossiers handed over with one list
    REVIEW = "review"  # something of a day that a leader is to see
    DAY = "day"  # one day of the office


@dataclass(frozen=True, slots=True)
class Subject:
    kind: str  # a `SubjectKind`, or one that a newer program added
    id: UUID


THIS_DESK: Final = Subject(SubjectKind.DESK, UUID(int=0))  # of acts about the desk that did them
_OFFICES: Final = UUID("5b0f4f0e-6c0b-4c53-9f62-1d7a3a0c8e11")  # names offices for ever
_DAYS: Final = UUID("0a6d3c9e-51b7-4f4c-9d1e-6f0b7c2a94d3")  # names days of offices for ever


def the_office(unit: UnitCode) -> Subject:
    """Of acts about the whole office: the same at every desk of `unit`."""
    return Subject(SubjectKind.OFFICE, uuid5(_OFFICES, unit))


def day_of_office(unit: UnitCode, day: date) -> Subject:
    """Of acts about `day` at the whole office: the same at every desk of `unit`."""
    return Subject(SubjectKind.DAY, uuid5(_DAYS, f"{unit} {day.isoformat()}"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    id: ActId  # UUIDv7, made at the desk; lets every receiver recognise a resend
    unit: UnitCode
    desk: DeskId
    seq: int  # per desk, from 1, without gaps
    kind: str  # see domain/acts/kinds; a kind we do not know is kept all the same
    subject: Subject
    actor: OfficerId
    made_at: datetime  # UTC, aware, whole milliseconds, by the desk's own clock
    clock_offset_ms: int  # central clock less desk clock when last measured
    previous: Digest  # of this desk's act before; `NO_DIGEST` for the first
    body: Body  # JSON object without floats; the kind decides the keys
    schema: int = SCHEMA


@dataclass(frozen=True, slots=True)
class WrittenAct:
    """An act with the bytes that stand for it everywhere."""

    act: Act
    raw: bytes
    digest: Digest


class ActUnreadable(ValueError):
    """The bytes are no act of any version of this program."""


def write_act(act: Act) -> WrittenAct:
    """Make the bytes of `act`, once. Only the desk that did it may call this."""
    raw = canonical_bytes(act)
    return WrittenAct(act, raw, digest_of(raw))


def canonical_bytes(act: Act) -> bytes:
    """JSON in UTF-8, keys sorted, no blanks: one act, one sequence of bytes."""
    facts = {
        "actor": act.actor.hex,
        "body": act.body,
        "clock_offset_ms": act.clock_offset_ms,
        "desk": act.desk,
        "id": act.id.hex,
        "kind": act.kind,
        "made_at": moment_text(act.made_at),
        "previous": act.previous.hex(),
        "schema": act.schema,
        "seq": act.seq,
        "subject": [act.subject.kind, act.subject.id.hex],
        "unit": act.unit,
    }
    line = json.dumps(
        facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return line.encode()


def read_act(raw: bytes, facts_in: Callable[[bytes], Any] = json.loads) -> WrittenAct:
    """Read bytes made by any desk.

    Args:
        facts_in: Reads JSON just as `json.loads` does; it may be faster.

    Raises:
        ActUnreadable: they are no act; a well-formed act of an unknown kind is none of these.
    """
    if _is_deep(raw):  # else it hung on how deep the reader stands whether it reads
        raise ActUnreadable("depth")
    try:
        facts: dict[str, Any] = facts_in(raw)
        if any(sign in raw for sign in _MAY_BE_HALF):
            json.dumps(facts, ensure_ascii=False).encode()  # half a letter raises a ValueError
        kind, subject = facts["subject"]
        act = Act(
            id=ActId(UUID(facts["id"])),
            unit=UnitCode(_text(facts["unit"])),
            desk=DeskId(_text(facts["desk"])),
            seq=_whole(facts["seq"]),
            kind=_text(facts["kind"]),
            subject=Subject(_text(kind), UUID(subject)),
            actor=OfficerId(UUID(facts["actor"])),
            made_at=moment(facts["made_at"]),
            clock_offset_ms=_whole(facts["clock_offset_ms"], least=-(1 << 62)),
            previous=Digest(bytes.fromhex(facts["previous"])),
            body=_object(facts["body"]),
            schema=_whole(facts["schema"]),
        )
    except (
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        ArithmeticError,  # a moment that UTC cannot hold
        RecursionError,
    ) as error:
        raise ActUnreadable(type(error).__name__) from error
    return WrittenAct(act, raw, digest_of(raw))


def _is_deep(raw: bytes) -> bool:
    if raw.count(b"[") + raw.count(b"{") <= MOST_NESTED:  # as good as always
        return False
    depth = 0
    for found in _BRACKETS.finditer(raw):
        one = found[0]
        depth += (one in b"[{") - (one in b"]}")
        if depth > MOST_NESTED:
            return True
    return False


def written_again(act: Act) -> Body:
    """The body of `act` as its desk writes it again, with another id, behind its later acts."""
    return {**act.body, REWRITES: origin_of(act).hex}


def origin_of(act: Act) -> UUID:
    """The same for an act and for whatever was written again in its place."""
    said = act.body.get(REWRITES)
    try:
        return UUID(said) if isinstance(said, str) else act.id
    except ValueError:
        return act.id


def text(body: Mapping[str, Any], key: str) -> str:
    """What a body says under `key`. Raises KeyError or TypeError when that is no text."""
    value = body[key]
    if not isinstance(value, str):
        raise TypeError(key)
    return value


def read_or(before: _Part, read: Callable[[], _Part]) -> _Part:
    """What `read` says of one part of a body; `before` where that cannot be read."""
    try:
        return read()
    except UNREADABLE:
        return before


def digest_of(raw: bytes) -> Digest:
    return Digest(hashlib.sha256(raw).digest())


def whole_milliseconds(instant: datetime) -> datetime:
    """`instant` as an act keeps it: cut, never rounded up."""
    return instant.replace(microsecond=_ms(instant) * 1000)


def moment_text(instant: datetime) -> str:
    """ISO 8601 in UTC with milliseconds, e.g. ``2026-11-20T02:15:00.000Z``."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{_ms(instant):03d}Z"


def moment(said: str) -> datetime:
    """The opposite of `moment_text`. Raises ValueError for a moment without a zone."""
    instant = datetime.fromisoformat(said)
    if instant.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return instant.astimezone(UTC)


def _ms(instant: datetime) -> int:
    return instant.microsecond // 1000


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value


def _whole(value: object, least: int = 0) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value < 1 << 62:
        raise TypeError("whole number expected")
    return value


def _object(value: object) -> Body:
    if not isinstance(value, dict):
        raise TypeError("object expected")
    return value
