"""What was done: acts, the ones still to be sent, and the ones that did not apply."""

from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, text

from db.tables.metadata import Id, Moment, metadata
from desk_app.domain.acts.act import WrittenAct

act = Table(
    "act",
    metadata,
    Column("n", Integer, primary_key=True),  # order of arrival in this store
    Column("id", Id, nullable=False, unique=True),
    Column("desk", String, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", Id, nullable=False),
    Column("actor", Id, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("raw", LargeBinary, nullable=False),  # the bytes that are digested and carried
    Column("digest", LargeBinary, nullable=False),
    Column("signature", LargeBinary),  # of the desk, on the last act of a batch
    Column("position", Integer),  # in the unit's stream of the store's epoch; null = unsettled
    Index("ix_act_desk_seq", "desk", "seq", unique=True),
    Index("ix_act_subject", "subject", "position", "n"),
    Index("ix_act_position", "position", unique=True, sqlite_where=text("position IS NOT NULL")),
    Index("ix_act_day_sealed", "n", sqlite_where=text("kind = 'day.sealed'")),
)


def act_row(
    written: WrittenAct, *, position: int | None = None, signature: bytes | None = None
) -> dict[str, Any]:
    """A row of `act`, but for its number."""
    one = written.act
    return {
        "id": one.id,
        "desk": one.desk,
        "seq": one.seq,
        "kind": one.kind,
        "subject": one.subject.id,
        "actor": one.actor,
        "made_at": one.made_at,
        "raw": written.raw,
        "digest": written.digest,
        "signature": signature,
        "position": position,
    }


outbox = Table(
    "outbox",
    metadata,
    Column("act", ForeignKey("act.n"), primary_key=True),
    Column("refused", String),  # the home's reason: waits for a person, not for the line
)

disagreement = Table(
    "disagreement",
    metadata,
    Column("act_id", Id, primary_key=True),
    Column("dossier", Id, nullable=False),
    Column("noted_at", Moment, nullable=False),
    Index("ix_disagreement_dossier", "dossier"),
)

unbegun = Table(  # while the past is fetched: dossiers whose first acts are not here yet
    "unbegun",
    metadata,
    Column("dossier", Id, primary_key=True),
    Column("whole", Boolean, nullable=False),  # all its acts are here, and none begins it
)
