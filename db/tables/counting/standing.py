"""How dossiers count, cut into spans: made from the acts, a few at a time, before a report reads.

Nobody who writes a dossier waits for it: triggers of the migration (`uncounted_…`) note each row
of `dossier` that was written, and drop the spans of one that is gone.
"""

from typing import Final

from sqlalchemy import Boolean, Column, Index, Integer, String, Table

from db.tables.metadata import Id, Moment, metadata

BRIEF: Final = 0
"""`standing.reach`: a span that ends within `SPAN_DAYS` of its beginning."""
LONG: Final = 1
"""A longer one, or one whose end nobody knows yet."""
FINAL: Final = 2
"""The last one of a dossier that ended: it counts in the period in which it begins."""

SPAN_DAYS: Final = 45

uncounted = Table(  # dossiers whose spans are older than their acts
    "uncounted",
    metadata,
    Column("n", Integer, primary_key=True),  # dossier.n
)

count_group = Table(  # what reports tell dossiers apart by, once for all that have it alike
    "count_group",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("procedure_code", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("officer", Id, nullable=False),  # who received them
    Column("desk", String, nullable=False),
    Index(
        "ix_count_group_procedure_code",
        "procedure_code",
        "channel",
        "officer",
        "desk",
        unique=True,
    ),
)

standing = Table(  # domain/counting/standing.Span; the key is the order reports read them in
    "standing",
    metadata,
    Column("reach", Integer, primary_key=True),
    Column("since", Moment, primary_key=True),
    Column("n", Integer, primary_key=True),  # dossier.n
    Column("until", Moment),  # null: nobody knows yet
    Column("standing", String, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("apologised", Boolean, nullable=False),
    Column("first", Boolean, nullable=False),  # begins with the receiving
    Column("received_at", Moment, nullable=False),
    Column("count_group", Integer, nullable=False),
    Column("facts", Integer, nullable=False),  # domain/counting/facts.Fact, as the dossier is now
    Index("ix_standing_n", "n"),
    sqlite_with_rowid=False,
)
