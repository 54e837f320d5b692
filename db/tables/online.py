"""Online dossiers that the centre brought: what waits for an answer."""

from sqlalchemy import Boolean, Column, Index, String, Table

from db.tables.metadata import Id, Moment, metadata

registered = Table(  # the fold of their acts
    "registered",
    metadata,
    Column("id", Id, primary_key=True),
    Column("system", String, nullable=False),
    Column("code", String, nullable=False),  # of that system
    Column("procedure_code", String, nullable=False),
    Column("procedure_name", String, nullable=False),
    Column("applicant", String, nullable=False),
    Column("submitted_at", Moment, nullable=False),
    Column("answered", Boolean, nullable=False),
    Index("ix_registered_waiting", "answered", "submitted_at"),
)
