"""The queue of visitors: folds of acts, but for the numbers this desk has drawn."""

from sqlalchemy import Column, Date, Index, Integer, String, Table

from db.tables.metadata import Id, Moment, metadata

ticket = Table(
    "queue_ticket",
    metadata,
    Column("id", Id, primary_key=True),
    Column("number", String, nullable=False),
    Column("group", String, nullable=False),
    Column("day", Date, nullable=False),
    Column("desk", String, nullable=False),  # that drew it
    Column("issued_at", Moment, nullable=False),
    Column("since", Moment, nullable=False),
    Column("priority", String, nullable=False),
    Column("state", String, nullable=False),  # domain/queue/ticket.TicketState
    Column("calls", Integer, nullable=False),
    Column("absences", Integer, nullable=False),
    Column("counter", String),  # the desk that called it last
    Column("called_at", Moment),
    Column("ended_at", Moment),
    Column("officer", Id),
    Index("ix_queue_ticket_day", "day"),
)

group = Table(  # of fields, as the office set them last
    "queue_group",
    metadata,
    Column("place", Integer, primary_key=True),
    Column("name", String, nullable=False),
)

last_ticket = Table(  # drawn at this desk; not shared
    "last_ticket",
    metadata,
    Column("day", Date, primary_key=True),
    Column("block", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
)
