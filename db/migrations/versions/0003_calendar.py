"""The calendar of the office, and editions that wait to be applied.

Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "calendar",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("act", sa.LargeBinary(16), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.LargeBinary(16), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("body", sa.Text()),
        sa.Column("in_force", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("n", name="pk_calendar"),
        sa.UniqueConstraint("act", name="uq_calendar_act"),
    )
    op.create_table(
        "edition",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("arrived_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", name="pk_edition"),
    )
