"""Procedures, every version of each. What lists read is apart from the long body."""

from sqlalchemy import (
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
        "ix_procedure_search", "until", "since", "size", "code", "folded"
    ),  # holds all a search reads
)

procedure_body = Table(
    "procedure_body",
    metadata,
    Column("n", Integer, ForeignKey("procedure.n"), primary_key=True),
    Column("body", Text, nullable=False),  # JSON, domain/law/procedure.procedure_facts
)
