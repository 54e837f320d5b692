"""Online dossiers that a portal handed to the centre: each becomes one act of the unit."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid5

from sqlalchemy import Connection, select

from central.actor import CentreActor, Deed
from central.store import tables as t
from central.store.stream import UnitStream
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.dossier import PaperKind, ReturnWay, SubmittedPaper
from desk_app.domain.ids import DossierId, ProcedureCode, UnitCode
from desk_app.domain.people.person import Person
from desk_app.domain.registered import Registered, registered_body

_ROOT: Final = UUID("5b0f2a7e-6d1c-5a53-9f40-7c1a9d1e2c64")  # of the ids made from portals' codes
_WRONG: Final = (KeyError, TypeError, ValueError, AttributeError)


class Unreadable(ValueError):
    """Its text says which dossier of the file, and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Brought:
    anew: int
    known: int  # they were brought before


def bring(connection: Connection, unit: UnitCode, raw: bytes, at: datetime) -> Brought:
    """Put the dossiers of a file into the stream of `unit`; those brought before stay as they are.

    Args:
        raw: JSON: a list of {system, code, submitted_at, applicant {name, id_number, born, phone,
            email, address}, procedure {code, name, case?}, papers [{name, count?}], return_way?,
            note?, completes? (code of an earlier one)}.

    Raises:
        Unreadable: nothing of the file was kept.
        KeyError: there is no such unit.
    """
    if UnitStream(connection, unit).counter(lock=True) is None:
        raise KeyError(unit)
    found = list(_read(raw, unit))
    known = _known(connection, unit, [each.id for each in found])
    anew = {each.id: each for each in found if each.id not in known}
    deeds = [
        Deed(kinds.REGISTERED, Subject(SubjectKind.DOSSIER, each.id), registered_body(each))
        for each in anew.values()
    ]
    CentreActor(connection, unit).do(deeds, at)
    return Brought(len(anew), len(found) - len(anew))


def id_of(unit: UnitCode, system: str, code: str) -> DossierId:
    """The same for the same dossier of a portal, however often it is brought."""
    return DossierId(uuid5(_ROOT, f"{unit}/{system}/{code}"))


def _read(raw: bytes, unit: UnitCode) -> Iterator[Registered]:
    try:
        items = json.loads(raw)
    except ValueError as error:
        raise Unreadable("Tệp không phải là JSON") from error
    if not isinstance(items, list):
        raise Unreadable("Tệp phải là một danh sách hồ sơ")
    for number, item in enumerate(items, start=1):
        try:
            yield _registered(item, unit)
        except _WRONG as error:
            raise Unreadable(f"Hồ sơ thứ {number}: thiếu hoặc sai {error}") from error


def _registered(item: Mapping[str, Any], unit: UnitCode) -> Registered:
    system, code = _words(item, "system"), _words(item, "code")
    person, asked = item["applicant"], item["procedure"]
    born, completes = person.get("born"), item.get("completes")
    submitted = datetime.fromisoformat(item["submitted_at"])
    if submitted.tzinfo is None:
        raise ValueError("submitted_at")
    return Registered(
        id=id_of(unit, system, code),
        unit=unit,
        system=system,
        code=code,
        submitted_at=submitted,
        applicant=Person(
            name=_words(person, "name"),
            id_number=str(person.get("id_number", "")),
            born=datetime.fromisoformat(born).date() if born else None,
            phone=str(person.get("phone", "")),
            email=str(person.get("email", "")),
            address=str(person.get("address", "")),
        ),
        procedure=ProcedureCode(_words(asked, "code")),
        procedure_name=_words(asked, "name"),
        case=str(asked.get("case", "")),
        papers=tuple(
            SubmittedPaper(
                name=_words(paper, "name"),
                kind=PaperKind.ELECTRONIC,
                count=int(paper.get("count", 1)),
            )
            for paper in item.get("papers", ())
        ),
        return_way=ReturnWay(item.get("return_way", ReturnWay.ELECTRONIC)),
        note=str(item.get("note", "")),
        after=id_of(unit, system, str(completes)) if completes else None,
    )


def _words(facts: Mapping[str, Any], key: str) -> str:
    words = " ".join(str(facts[key]).split())
    if not words:
        raise KeyError(key)
    return words


def _known(connection: Connection, unit: UnitCode, ids: Sequence[DossierId]) -> set[UUID]:
    act = t.act
    rows = connection.execute(
        select(act.c.subject).where(
            act.c.unit == unit, act.c.subject.in_(ids), act.c.kind == kinds.REGISTERED
        )
    )
    return set(rows.scalars())
