"""Procedures, every version of each. What lists read is apart from the long body."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from db.tables.metadata import metadata

procedure = Table(
    "procedure",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("edition", String, nullable=False),
    Column("since", Date, nullable=False),  # in force from this day on
    Column("until", Date, nullable=False),  # up to the day before this one; day 1 = never
    Column("before", Date, nullable=False),  # `until`, as long as `turn` is under way
    Column("turn", Integer, nullable=False),  # the last that touched the row
    Column("ends", Date, nullable=False),  # `until`, if no other version came: abolished or never
    Column("name", String, nullable=False),
    Column("field", String, nullable=False),
    Column("levels", String, nullable=False),  # "commune province": sorted, one blank between
    Column("flags", String, nullable=False),  # likewise; `Flag`, and "shortened"
    Column("online", String, nullable=False),  # `OnlineLevel`, or empty
    Column("decision", String, nullable=False),
    Column("decided_on", Date),
    Column("folded", String, nullable=False),  # " name | short name, field, code": folded words
    Column("size", Integer, nullable=False),  # letters of the name in it
    Column("digest", LargeBinary, nullable=False),  # of the body: tells whether it is another one
    Index("ix_procedure_code", "code", "edition", unique=True),
    Index(
        "ix_procedure_search", "until", "since", "size", "code", "folded", "before", "turn"
    ),  # holds all a search reads
)

catalogue_turn = Table(  # one row at most: the last time the catalogue was turned over
    "catalogue_turn",
    metadata,
    Column("turn", Integer, primary_key=True),  # grows
    Column("edition", String, nullable=False),
    Column("under_way", Boolean, nullable=False),  # nobody sees yet what it changes
)

procedure_body = Table(
    "procedure_body",
    metadata,
    Column("n", Integer, ForeignKey("procedure.n"), primary_key=True),
    Column("body", Text, nullable=False),  # JSON, domain/law/procedure.procedure_facts
)
