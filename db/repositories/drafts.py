"""Half-typed forms, one per officer and screen."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from db.bulk import Rows
from db.tables.office import draft

_DROP: Final = Rows(
    delete(draft).where(
        draft.c.officer == bindparam("officer"), draft.c.screen == bindparam("screen")
    )
)


@dataclass(frozen=True, slots=True)
class Draft:
    body: str  # JSON, made and read by the screen
    saved_at: datetime


class Drafts:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def save(self, officer: UUID, screen: str, body: str, at: datetime) -> None:
        keep = insert(draft).values(officer=officer, screen=screen, body=body, saved_at=at)
        self._connection.execute(
            keep.on_conflict_do_update(
                index_elements=["officer", "screen"],
                set_={"body": keep.excluded.body, "saved_at": keep.excluded.saved_at},
            )
        )

    def find(self, officer: UUID, screen: str) -> Draft | None:
        row = self._connection.execute(
            select(draft.c.body, draft.c.saved_at).where(
                draft.c.officer == officer, draft.c.screen == screen
            )
        ).first()
        return Draft(row.body, row.saved_at) if row else None

    def drop(self, officer: UUID, screen: str) -> None:
        _DROP.store(self._connection, {"officer": officer, "screen": screen})
