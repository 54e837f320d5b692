"""Scans of papers: what the dossiers' acts say of them, and which contents still travel."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table

from db.tables.metadata import Id, Moment, metadata

scan = Table(  # the fold of dossiers' acts: one row for each that tells of a file
    "scan",
    metadata,
    Column("id", Id, primary_key=True),  # of the entry, in its act
    Column("dossier", Id, nullable=False),
    Column("address", String, nullable=False),  # SHA-256 of the content, hexadecimal
    Column("desk", String, nullable=False),  # that scanned it
    Column("live", Boolean, nullable=False),  # not withdrawn
    Column("erased", Boolean, nullable=False),  # withdrawn for good
    Index("ix_scan_dossier", "dossier"),
    Index("ix_scan_address", "address"),
)

attachment = Table(  # a row for each content; made with the first act that names it
    "attachment",
    metadata,
    Column("address", String, primary_key=True),
    Column("desk", String, nullable=False),  # that has it, and gives it to the home
    Column("size", Integer, nullable=False),  # bytes, not encrypted
    Column("media", String, nullable=False),
    Column("state", String, nullable=False),  # db/attachments/queue.TransferState
    Column("since", Moment, nullable=False),
    Index("ix_attachment_state", "state", "since"),
)
