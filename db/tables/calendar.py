"""The office's calendar as its acts amount to, and editions of the centre that wait."""

from sqlalchemy import Boolean, Column, Integer, LargeBinary, String, Table, Text

from db.tables.metadata import Id, Moment, metadata

calendar = Table(  # the fold of the acts about the calendar; a row for each of them
    "calendar",
    metadata,
    Column("n", Integer, primary_key=True),  # place in the unit's order, from 1
    Column("act", Id, nullable=False, unique=True),
    Column("at", Moment, nullable=False),
    Column("actor", Id, nullable=False),
    Column("reason", String, nullable=False),
    Column("origin", String, nullable=False),  # shipped, centre, office
    Column("edition", String, nullable=False),
    Column("body", Text),  # JSON, domain/law/calendar.calendar_facts; null: not applied
    Column("in_force", Boolean, nullable=False),  # the last one with a body
)

edition = Table(  # the newest of each kind that the centre published; not shared, not folded
    "edition",
    metadata,
    Column("kind", String, primary_key=True),  # "calendar", "catalogue"
    Column("name", String, nullable=False),
    Column("body", Text, nullable=False),  # JSON, as it came
    Column("arrived_at", Moment, nullable=False),
)

edition_piece = Table(  # of the file of an edition that is fetched, until the office has it
    "edition_piece",
    metadata,
    Column("address", String, primary_key=True),  # SHA-256 of the file, hexadecimal
    Column("n", Integer, primary_key=True, autoincrement=False),  # 0, 1, … in the file
    Column("data", LargeBinary, nullable=False),
)
