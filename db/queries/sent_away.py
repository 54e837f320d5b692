"""People sent away with a paper and no code: found by its number and by who they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Integer, Row, Select, bindparam, column, func, or_, select, text

from db.queries.search import digits_of, name_of
from db.repositories.dossiers import Dossiers
from db.tables.dossier import dossier as d
from db.tables.numbers import sent_away as t
from desk_app.domain.codes.dossier_code import looks_like_code
from desk_app.domain.codes.paper_number import read_paper_number
from desk_app.domain.ids import DossierId
from desk_app.domain.people.folding import fold
from desk_app.domain.people.person import Person
from desk_app.domain.people.phone import is_phone, normal_phone
from desk_app.domain.sent_away import Answer, SentAway

_TAIL: Final = 4
_LONGEST: Final = 9  # digits of a paper's number
_ASKED: Final = 20  # newest requests of one person that are looked at
_LATER: Final = 20  # newest dossiers of one person that may follow them


@dataclass(frozen=True, slots=True, kw_only=True)
class SentAwayLine:
    """One of them in a list. Frozen facts; nothing is loaded later."""

    id: DossierId
    number: str  # of the paper, as printed
    answer: Answer
    applicant: str
    request: str  # what was asked for
    desk: str
    at: datetime  # UTC


_NEWEST: Final = (
    select(t.c.id, t.c.printed, t.c.kind, t.c.applicant, t.c.request, t.c.desk, t.c.at)
    .order_by(t.c.at.desc(), t.c.n.desc())
    .limit(bindparam("limit"))
)
_BY_NUMBER: Final = _NEWEST.where(
    t.c.number == bindparam("number"), func.upper(t.c.printed) == bindparam("printed")
)
_OF_YEAR: Final = _BY_NUMBER.where(t.c.year == bindparam("year"))  # numbers begin again each year
_BY_DIGITS: Final = _NEWEST.where(  # what cannot be meant is null, and finds nothing
    or_(
        t.c.number == bindparam("number"),
        t.c.id_number == bindparam("id_number"),
        t.c.id_tail == bindparam("id_tail"),
        t.c.phone == bindparam("phone"),
    )
)
_NAMED: Final = (
    text(
        "SELECT rowid FROM sent_away_words WHERE sent_away_words MATCH :sought"
        " ORDER BY rowid DESC LIMIT :limit"
    )
    .columns(column("rowid", Integer))
    .subquery("named")
)
_BY_NAME: Final = (
    select(t.c.id, t.c.printed, t.c.kind, t.c.applicant, t.c.request, t.c.desk, t.c.at)
    .join(_NAMED, _NAMED.c.rowid == t.c.n)
    .order_by(t.c.at.desc(), t.c.n.desc())
)


def search_sent_away(
    connection: Connection, sought: str, limit: int = 20
) -> Sequence[SentAwayLine]:
    """Newest first: by number ("1012/PBS-TTPVHCC", its QR, "1012"), ID number, phone or name."""
    query, meant = _meant(sought.strip())
    if query is None:
        return ()
    rows = connection.execute(query, {**meant, "limit": limit}).all()
    return tuple(_line(row) for row in rows)


def asked_before(connection: Connection, person: Person, since: datetime) -> Sequence[SentAway]:
    """Requests to complete papers that no dossier has followed yet, newest first.

    The person is told by the ID number, the old one too, or by name and telephone together.
    Of several requests for the same only the newest counts.
    """
    numbers = [number for number in (person.id_number, person.old_number) if number]
    if not numbers and not person.phone:
        return ()
    of_number = t.c.id_number.in_(numbers)
    of_phone = t.c.phone == person.phone if person.phone else of_number
    rows = connection.execute(
        select(t.c.id, t.c.applicant, t.c.id_number, t.c.procedure_code, t.c.request)
        .where(t.c.kind == Answer.SUPPLEMENT, t.c.at >= since, or_(of_number, of_phone))
        .order_by(t.c.at.desc(), t.c.n.desc())
        .limit(_ASKED)
    ).all()
    dossiers, found = Dossiers(connection), dict[str, SentAway]()
    seen, followed = set[str](), _followed(connection, person, since)
    for row in rows:
        same = row.id_number in numbers or fold(row.applicant) == fold(person.name)
        about = row.procedure_code or row.request
        if not same or about in seen:
            continue
        seen.add(about)
        away = None if row.id in followed else dossiers.find(row.id).sent_away
        if away is not None:
            found[about] = away
    return tuple(found.values())


def _followed(connection: Connection, person: Person, since: datetime) -> frozenset[DossierId]:
    """Visits that a dossier of the same person names as the one before."""
    numbers = [number for number in (person.id_number, person.old_number) if number]
    of_phone = (d.c.phone == person.phone,) if person.phone else ()
    ids = connection.execute(
        select(d.c.id)
        .where(d.c.received_at >= since, or_(d.c.id_number.in_(numbers), *of_phone))
        .order_by(d.c.n.desc())
        .limit(_LATER)
    ).scalars()
    dossiers = Dossiers(connection)
    folded = [dossiers.find(id_).dossier for id_ in ids.all()]
    return frozenset(one.after for one in folded if one is not None and one.after is not None)


def _meant(sought: str) -> tuple[Select[Any] | None, Mapping[str, Any]]:
    if looks_like_code(sought):
        return None, {}  # they have none
    try:
        written = read_paper_number(sought)
    except ValueError:
        pass
    else:
        number = {"number": written.number, "printed": f"{written.number}/{written.suffix}"}
        if written.year is None:
            return _BY_NUMBER, number
        return _OF_YEAR, {**number, "year": written.year}
    if (digits := digits_of(sought)) is not None:
        return _BY_DIGITS, {
            "number": int(digits) if len(digits) <= _LONGEST else None,
            "id_number": digits,
            "id_tail": digits if len(digits) == _TAIL else None,
            "phone": normal_phone(sought) if is_phone(sought) else None,
        }
    name = name_of(sought)
    return (None, {}) if name is None else (_BY_NAME, {"sought": name})


def _line(row: Row[Any]) -> SentAwayLine:
    return SentAwayLine(
        id=DossierId(row.id),
        number=row.printed,
        answer=Answer(row.kind),
        applicant=row.applicant,
        request=row.request,
        desk=row.desk,
        at=row.at,
    )
