"""Money at the counter: what each dossier owes, every line taken or given back, shifts.

Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "dossier_money",
        sa.Column("dossier", sa.LargeBinary(16), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("left", sa.Integer(), nullable=False),
        sa.Column("later", sa.Integer(), nullable=False),
        sa.Column("unknown", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("dossier", name="pk_dossier_money"),
    )
    op.create_index("ix_dossier_money_status", "dossier_money", ["status"])
    op.create_table(
        "money_line",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("dossier", sa.LargeBinary(16), nullable=False),
        sa.Column("key", sa.LargeBinary(16), nullable=False),
        sa.Column("back", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("shift", sa.LargeBinary(16), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("slip", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("n", name="pk_money_line"),
    )
    for column in ("dossier", "shift", "at"):
        op.create_index(f"ix_money_line_{column}", "money_line", [column])
    op.create_table(
        "shift",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("cashier", sa.LargeBinary(16), nullable=False),
        sa.Column("cashier_name", sa.String(), nullable=False),
        sa.Column("opening", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("closed_at", sa.BigInteger()),
        sa.Column("expected", sa.Integer()),
        sa.Column("in_drawer", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name="pk_shift"),
    )
    op.create_index("ix_shift_open", "shift", ["desk", "cashier", "stage"])
    op.create_index("ix_shift_opened_at", "shift", ["opened_at"])
