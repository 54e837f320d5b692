"""The office's calendar as its acts amount to, and editions of the centre that wait."""

from sqlalchemy import Boolean, Column, Integer, String, Table, Text

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
    Column("kind", String, primary_key=True),  # "calendar"
    Column("name", String, nullable=False),
    Column("body", Text, nullable=False),  # JSON, as it came
    Column("arrived_at", Moment, nullable=False),
)
