"""Lists of dossiers handed over, and which unit handles a procedure: folds of their acts."""

from sqlalchemy import Column, Index, Integer, String, Table

from db.tables.metadata import Id, Moment, metadata

batch = Table(  # one act each
    "hand_over_batch",
    metadata,
    Column("id", Id, primary_key=True),
    Column("printed", String, nullable=False),  # number of the list, "BG-261120-1003"
    Column("form", String, nullable=False),
    Column("year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("suffix", String, nullable=False),
    Column("unit", String, nullable=False),  # that handles the dossiers
    Column("desk", String, nullable=False),
    Column("officer", Id, nullable=False),
    Column("officer_name", String, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_hand_over_batch_printed", "printed"),
    Index("ix_hand_over_batch_at", "at"),
)

line = Table(
    "hand_over_line",
    metadata,
    Column("batch", Id, primary_key=True),
    Column("n", Integer, primary_key=True),  # place on the minutes, from 1
    Column("dossier", Id, nullable=False),
    Column("code", String, nullable=False),
)

handling_unit = Table(  # where the office said it; others as the catalogue names them
    "handling_unit",
    metadata,
    Column("procedure", String, primary_key=True),
    Column("unit", String, nullable=False),
)
