"""Acts that the home refused: they wait for a person, not for the line."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, Select, delete, select, update

from db.tables import journal as t
from desk_app.domain.acts.act import Act, read_act


@dataclass(frozen=True, slots=True)
class RefusedAct:
    act: Act
    reason: str  # sync/protocol.Reason, or one that a newer home added


class Refused:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, act_id: UUID) -> RefusedAct | None:
        """None: it is none, or the home has taken it since."""
        row = self._connection.execute(
            select(t.act.c.raw, t.outbox.c.refused)
            .join(t.outbox, t.outbox.c.act == t.act.c.n)
            .where(t.act.c.id == act_id, t.outbox.c.refused.is_not(None))
        ).first()
        return None if row is None else RefusedAct(read_act(row.raw).act, row.refused)

    def offer_again(self, act_id: UUID) -> None:
        """It waits for the line once more; the home judges it anew."""
        again = update(t.outbox).where(t.outbox.c.act.in_(_row_of(act_id)))
        self._connection.execute(again.values(refused=None))

    def drop(self, act_id: UUID) -> None:
        """Nobody has to look at it any more. The act stays; the home has its bytes, too."""
        self._connection.execute(delete(t.outbox).where(t.outbox.c.act.in_(_row_of(act_id))))


def _row_of(act_id: UUID) -> Select[tuple[int]]:
    return select(t.act.c.n).where(t.act.c.id == act_id)
