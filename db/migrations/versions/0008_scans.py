"""Scans of papers, and the queue of their contents.

Existing dossiers have none. Imports nothing of ours: this file must mean the same in
five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "scan",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("dossier", sa.LargeBinary(16), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("erased", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_scan"),
    )
    op.create_index("ix_scan_dossier", "scan", ["dossier"])
    op.create_index("ix_scan_address", "scan", ["address"])
    op.create_table(
        "attachment",
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("address", name="pk_attachment"),
    )
    op.create_index("ix_attachment_state", "attachment", ["state", "since"])
