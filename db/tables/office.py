"""The desk's own surroundings: numbers, officers, drafts, settings, prints."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from db.tables.metadata import Id, Moment, metadata

block = Table(  # blocks of serials given to this desk
    "block",
    metadata,
    Column("block", Integer, primary_key=True),
    Column("given_at", Moment, nullable=False),
)

last_serial = Table(
    "last_serial",
    metadata,
    Column("unit", String, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("block", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
    Column("ahead", Boolean, nullable=False),  # of a day that a leader said had not come yet
)

officer = Table(  # the fold of the officers' acts
    "officer",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("also", String, nullable=False, server_default=""),  # further roles, by blanks
    Column("secret", String, nullable=False),  # argon2id, PHC string
    Column("active", Boolean, nullable=False),
    Column("badge", String, nullable=False, server_default=""),  # domain/people/badge; "": none
)

log_in_guard = Table(  # failures at this desk; not shared
    "log_in_guard",
    metadata,
    Column("officer", Id, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("locked_uptime", BigInteger),  # ms since the machine began, when it was locked
)

draft = Table(  # half-typed forms; they survive lock, crash and change of officer
    "draft",
    metadata,
    Column("officer", Id, primary_key=True),
    Column("screen", String, primary_key=True),
    Column("body", Text, nullable=False),
    Column("saved_at", Moment, nullable=False),
)

print_job = Table(  # the fold of the acts of printing
    "print_job",
    metadata,
    Column("id", Id, primary_key=True),
    Column("dossier", Id, nullable=False),
    Column("desk", String, nullable=False),
    Column("form", String, nullable=False),
    Column("printer", String, nullable=False),
    Column("copies", Integer, nullable=False),
    Column("reprint", Integer, nullable=False),
    Column("state", String, nullable=False),  # domain/acts/prints.PrintState
    Column("reason", String, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_print_job_dossier", "dossier"),
    Index("ix_print_job_state", "state"),
)

seal_key = Table(  # of the unit's receipts, a few for each year; never outside this file
    "seal_key",
    metadata,
    Column("name", String, primary_key=True),
    Column("year", Integer, nullable=False),
    Column("key", LargeBinary, nullable=False),
    Column("in_use", Boolean, nullable=False),  # seals; the others only prove
)

setting = Table(
    "setting",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),  # JSON
)
