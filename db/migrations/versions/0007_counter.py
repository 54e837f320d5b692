"""Badges of officers, and the queue of visitors.

Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("officer", sa.Column("badge", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "queue_ticket",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("group", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("issued_at", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("priority", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("absences", sa.Integer(), nullable=False),
        sa.Column("counter", sa.String()),
        sa.Column("called_at", sa.BigInteger()),
        sa.Column("ended_at", sa.BigInteger()),
        sa.Column("officer", sa.LargeBinary(16)),
        sa.PrimaryKeyConstraint("id", name="pk_queue_ticket"),
    )
    op.create_index("ix_queue_ticket_day", "queue_ticket", ["day"])
    op.create_table(
        "queue_group",
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("place", name="pk_queue_group"),
    )
    op.create_table(
        "last_ticket",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("block", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "block", name="pk_last_ticket"),
    )
