"""Dossiers as lists need them. A row is the cached fold of the dossier's acts."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table

from db.tables.metadata import Id, Moment, metadata

dossier = Table(
    "dossier",
    metadata,
    Column("n", Integer, primary_key=True),  # domain/codes/blocks.order_of: order of receiving
    Column("id", Id, nullable=False, unique=True),
    Column("code", String, nullable=False, unique=True),
    Column("serial", Integer, nullable=False),  # the digits an officer types to find it
    Column("desk", String, nullable=False),
    Column("officer", Id, nullable=False),
    Column("procedure_code", String, nullable=False),
    Column("procedure_name", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("applicant", String, nullable=False),
    Column("id_number", String, nullable=False),
    Column("id_tail", String, nullable=False),  # its last four digits
    Column("phone", String, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("due_at", Moment),  # while a supplement is awaited: until when
    Column("status", String, nullable=False),
    Column("returned_at", Moment),
    Column("papers_at", String, nullable=False),  # domain/handling/custody.Place
    Column("papers_unit", String, nullable=False),  # that has them, or sent them back
    Column("papers_batch", Id),  # the list they last went with
    Column("papers_since", Moment),
    Column("disputed", Boolean, nullable=False),
    Column("read_only", Boolean, nullable=False),
    Column("fold", Integer, nullable=False),  # version of the fold that made this row
    Index("ix_dossier_serial", "serial"),
    Index("ix_dossier_open", "status", "due_at"),
    Index("ix_dossier_id_number", "id_number"),
    Index("ix_dossier_id_tail", "id_tail"),
    Index("ix_dossier_phone", "phone"),
    Index("ix_dossier_papers_batch", "papers_batch"),
    Index("ix_dossier_officer", "officer", "n"),
)

# dossier_words (FTS5, contentless, rowid = dossier.n) is made by the first
# migration: SQLAlchemy has no word for it.
