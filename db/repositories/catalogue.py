"""Procedures of the catalogue, every edition of each; the newest is the one in use."""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.dialects.sqlite import insert

from db.tables.office import procedure as p
from desk_app.domain.law.procedure import Procedure, procedure_facts, procedure_from
from desk_app.domain.people.folding import fold

_CURRENT: Final = select(p.c.body, p.c.edition).where(p.c.code == bindparam("code"), p.c.current)
_SAVE: Final = insert(p)
_STAGE: Final = _SAVE.on_conflict_do_update(
    index_elements=["code", "edition"],
    set_={name: _SAVE.excluded[name] for name in ("name", "folded", "body")},
)


class Catalogue:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def current(self, code: str) -> tuple[Procedure, str] | None:
        """The procedure and its edition; None when the catalogue has no such code."""
        row = self._connection.execute(_CURRENT, {"code": code}).first()
        return (_procedure(row.body), row.edition) if row else None

    def in_edition(self, code: str, edition: str) -> Procedure | None:
        body = self._connection.execute(
            select(p.c.body).where(p.c.code == code, p.c.edition == edition)
        ).scalar()
        return None if body is None else procedure_from(json.loads(body))

    def put(self, edition: str, procedures: Iterable[Procedure]) -> None:
        """Add `procedures` as the newest edition of their codes; older ones are kept."""
        self.stage(edition, procedures)
        self.switch(edition)

    def stage(self, edition: str, procedures: Iterable[Procedure]) -> None:
        """Write `procedures` where nobody reads them yet, until `switch`."""
        rows = [_row(edition, procedure) for procedure in procedures]
        if rows:
            self._connection.execute(_STAGE, rows)

    def switch(self, edition: str) -> None:
        """Make `edition` the newest of all the codes it holds."""
        codes = select(p.c.code).where(p.c.edition == edition)
        self._connection.execute(
            update(p).where(p.c.current, p.c.code.in_(codes)).values(current=False)
        )
        self._connection.execute(update(p).where(p.c.edition == edition).values(current=True))

    def bodies(self, codes: Sequence[str]) -> dict[str, Procedure]:
        """The current procedures among `codes`, to compare an import with."""
        found: dict[str, Procedure] = {}
        for start in range(0, len(codes), 500):
            rows = self._connection.execute(
                select(p.c.code, p.c.body).where(
                    p.c.code.in_(codes[start : start + 500]), p.c.current
                )
            )
            found |= {code: procedure_from(json.loads(body)) for code, body in rows}
        return found


@lru_cache(64)
def _procedure(body: str) -> Procedure:
    """An office receives few procedures, and reading one costs as much as storing a dossier."""
    return procedure_from(json.loads(body))


def _row(edition: str, procedure: Procedure) -> dict[str, Any]:
    return {
        "code": procedure.code,
        "edition": edition,
        "current": False,
        "name": procedure.name,
        "folded": fold(f"{procedure.name} {procedure.field} {procedure.code}"),
        "body": json.dumps(procedure_facts(procedure), ensure_ascii=False),
    }
