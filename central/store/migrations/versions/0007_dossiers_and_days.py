"""What the acts of a unit amount to: a row for each dossier, and a row for each day's counts.

Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

COUNTED = (
    "received",
    "received_online",
    "received_by_post",
    "ended_early",
    "ended_on_day",
    "ended_late",
    "closed_in_time",
    "closed_late",
    "ended_undated",
    "ended_seconds",
    "returned",
    "overdue",
    "voided",
    "for_others",
)


def upgrade() -> None:
    for name in ("counted", "counted_by"):
        column = sa.Column(name, sa.BigInteger(), nullable=False, server_default="0")
        op.add_column("counter", column)
    op.create_table(
        "dossier",
        sa.Column("unit", sa.String(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("procedure", sa.String(), nullable=False),
        sa.Column("procedure_name", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("applicant", sa.String(), nullable=False),
        sa.Column("id_number", sa.String(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger()),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("trail", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_dossier_n", "dossier", ["unit", "n"])
    op.create_index("ix_dossier_code", "dossier", ["unit", "code"])
    op.create_index("ix_dossier_id_number", "dossier", ["unit", "id_number"])
    op.create_table(
        "daily",
        sa.Column("unit", sa.String(), primary_key=True),
        sa.Column("day", sa.String(), primary_key=True),
        sa.Column("procedure", sa.String(), primary_key=True),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in COUNTED),
    )
