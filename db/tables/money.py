"""Money at the counter, as lists and sums need it: caches of acts, nothing of their own."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table

from db.tables.metadata import Id, Moment, metadata

dossier_money = Table(  # of dossiers with anything to pay, exempt or give back
    "dossier_money",
    metadata,
    Column("dossier", Id, primary_key=True),
    Column("status", String, nullable=False),  # domain/money/till/owed.MoneyStatus
    Column("left", Integer, nullable=False),  # đồng still to be collected, of what is known
    Column("later", Integer, nullable=False),  # đồng of it that are collected at the return
    Column("unknown", Integer, nullable=False),  # fees whose sum nobody knows
    Index("ix_dossier_money_status", "status"),
)

money_line = Table(  # one for each fee of each taking and giving back
    "money_line",
    metadata,
    Column("n", Integer, primary_key=True),  # order of arrival in this store
    Column("dossier", Id, nullable=False),
    Column("key", Id, nullable=False),  # of the order that took it or gave it back
    Column("back", Boolean, nullable=False),  # a refund
    Column("name", String, nullable=False),  # empty: credited beyond what was due
    Column("kind", String, nullable=False),
    Column("source", String, nullable=False),  # as `FeeDue.source`
    Column("method", String, nullable=False),
    Column("amount", Integer, nullable=False),  # đồng
    Column("shift", Id, nullable=False),
    Column("desk", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("slip", String, nullable=False),  # "0007/PT"
    Index("ix_money_line_dossier", "dossier"),
    Index("ix_money_line_shift", "shift"),
    Index("ix_money_line_at", "at"),
)

shift = Table(
    "shift",
    metadata,
    Column("id", Id, primary_key=True),
    Column("desk", String, nullable=False),
    Column("cashier", Id, nullable=False),
    Column("cashier_name", String, nullable=False),
    Column("opening", Integer, nullable=False),  # đồng
    Column("opened_at", Moment, nullable=False),
    Column("stage", String, nullable=False),  # domain/money/till/shift.ShiftStage
    Column("closed_at", Moment),
    Column("expected", Integer),  # đồng; of the last count
    Column("in_drawer", Integer),  # đồng; likewise
    Index("ix_shift_open", "desk", "cashier", "stage"),
    Index("ix_shift_opened_at", "opened_at"),
)
