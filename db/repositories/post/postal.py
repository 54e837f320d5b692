"""Lists from the post and to it, read from their acts; and the rows that find them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, insert, select

from db.tables import journal as t
from db.tables.dossier import dossier as d
from db.tables.numbers import sent_away as s
from db.tables.post import postal_item, postal_letter, postal_letters, postal_list
from desk_app.domain.acts.act import Act, read_act
from desk_app.domain.ids import DossierId, UnitCode
from desk_app.domain.post.given import GivenList, fold_given
from desk_app.domain.post.letters import LetterList, fold_letters, keys_of
from desk_app.domain.post.sending import Stage

_ACTS: Final = (
    select(t.act.c.raw)
    .where(t.act.c.subject == bindparam("about"), t.act.c.kind.like("post.%"))
    .order_by(t.act.c.position.is_(None), t.act.c.position, t.act.c.n)
)
_OF_TRACKING: Final = select(postal_item.c.dossier, postal_item.c.code, postal_item.c.stage).where(
    postal_item.c.tracking == bindparam("tracking")
)


@dataclass(frozen=True, slots=True)
class Became:
    """What a line of a list is by now."""

    code: str = ""  # of its dossier
    paper: str = ""  # number of the paper it was answered with, and no code


class Postal:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def letters(self, list_id: UUID) -> LetterList | None:
        return fold_letters(acts_about(self._connection, list_id))

    def given(self, list_id: UUID) -> GivenList | None:
        return fold_given(acts_about(self._connection, list_id))

    def became(self, keys: Sequence[DossierId]) -> Mapping[DossierId, Became]:
        """Of those that are more than a line by now."""
        codes = select(d.c.id, d.c.code).where(d.c.id.in_(keys))
        papers = select(s.c.id, s.c.printed).where(s.c.id.in_(keys))
        found = {row.id: Became(paper=row.printed) for row in self._connection.execute(papers)}
        found |= {row.id: Became(code=row.code) for row in self._connection.execute(codes)}
        return {DossierId(key): became for key, became in found.items()}

    def came_before(self, items: Sequence[str], but: Sequence[DossierId]) -> Mapping[str, str]:
        """Postal items in which a dossier came that is none of `but`, each with a code of it."""
        rows = self._connection.execute(
            select(postal_letter.c.item, d.c.code)
            .join(d, d.c.id == postal_letter.c.key)
            .where(
                postal_letter.c.item.in_([item for item in items if item]),
                postal_letter.c.key.not_in(but),
            )
        )
        return {row.item: row.code for row in rows}

    def holder(self, tracking: str) -> tuple[DossierId, str] | None:
        """The dossier that went, or goes, under this number; the one under way first."""
        found = self._connection.execute(_OF_TRACKING, {"tracking": tracking})
        rows = sorted(found, key=lambda row: row.stage != Stage.POSTED)
        return (DossierId(rows[0].dossier), rows[0].code) if rows else None


def acts_about(connection: Connection, list_id: UUID) -> Sequence[Act]:
    raws = connection.execute(_ACTS, {"about": list_id}).scalars()
    return [read_act(raw).act for raw in raws]


def settle_post(connection: Connection, act: Act) -> None:
    """Bring the rows of the list `act` is about up to its acts."""
    acts = acts_about(connection, act.subject.id)
    if (listed := fold_letters(acts)) is not None:
        _keep_letters(connection, listed, act.unit, acts[0].desk)
    if (given := fold_given(acts)) is not None:
        _keep_given(connection, given)


def _keep_letters(connection: Connection, listed: LetterList, unit: UnitCode, desk: str) -> None:
    connection.execute(delete(postal_letters).where(postal_letters.c.id == listed.id))
    connection.execute(delete(postal_letter).where(postal_letter.c.list == listed.id))
    connection.execute(
        insert(postal_letters),
        {
            "id": listed.id,
            "name": listed.name,
            "letters": len(listed.letters),
            "desk": desk,
            "at": listed.at,
        },
    )
    lines: dict[int, dict[str, object]] = {
        letter.line: {
            "list": listed.id,
            "line": letter.line,
            "key": key,
            "item": letter.item,
        }
        for letter, key in zip(listed.letters, keys_of(unit, listed), strict=True)
    }
    if lines:
        connection.execute(insert(postal_letter), list(lines.values()))


def _keep_given(connection: Connection, given: GivenList) -> None:
    connection.execute(delete(postal_list).where(postal_list.c.id == given.id))
    connection.execute(
        insert(postal_list),
        {
            "id": given.id,
            "number": str(given.number),
            "sign": given.sign,
            "post": given.post,
            "desk": given.desk,
            "items": len(given.lines),
            "at": given.at,
        },
    )
