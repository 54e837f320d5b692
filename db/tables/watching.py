"""What a supervisor's day asks of dossiers, and what was looked over: folds of their acts."""

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Index,
    Integer,
    String,
    Table,
    literal_column,
    text,
)

from db.tables.metadata import Id, Moment, metadata

MORE_THAN_ONE: Final[ColumnElement[int]] = literal_column(
    "1"
)  # spelled out: SQLite knows its partial index by the text

dossier_watch = Table(  # of dossiers there is something to see of: most have no row
    "dossier_watch",
    metadata,
    Column("n", Integer, primary_key=True),  # dossier.n
    Column("dossier", Id, nullable=False),
    Column("asked", Integer, nullable=False),  # requests for a supplement after receiving
    Column("late_from", Moment),  # of what is late for another reason than its due moment
    Column("apologised", Boolean, nullable=False),  # a letter of apology went out
    Column("result_at", Moment),  # since then the result lies at the counter
    Column("voided_at", Moment),
    Column("corrected_at", Moment),  # last
    Column("stars", Integer),
    Column("rated_at", Moment),
    Column("complaints", Integer, nullable=False),
    Column("complained_at", Moment),  # last
    Column("holder", Id),  # whom a leader gave it to
    Column("holder_name", String, nullable=False),
    Column("reminders", Integer, nullable=False),
    Column("reply_by", Moment),  # of the last one
    Index("ix_dossier_watch_dossier", "dossier"),
    Index("ix_dossier_watch_asked", "n", sqlite_where=text("asked > 1")),
    Index("ix_dossier_watch_apologised", "n", sqlite_where=text("apologised = 1")),
    *(
        Index(f"ix_dossier_watch_{name}", name, sqlite_where=text(f"{name} IS NOT NULL"))
        for name in (
            "late_from",
            "result_at",
            "voided_at",
            "corrected_at",
            "rated_at",
            "complained_at",
            "holder",
            "reply_by",
        )
    ),
)

review_mark = Table(
    "review_mark",
    metadata,
    Column("id", Id, primary_key=True),
    Column("about", String, nullable=False),  # domain/watching/findings.Trouble
    Column("key", String, nullable=False),
    Column("fact", String, nullable=False),
    Column("seen", Boolean, nullable=False),
    Column("remark", String, nullable=False),
    Column("by", Id, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_review_mark_about", "about", "key"),
)
