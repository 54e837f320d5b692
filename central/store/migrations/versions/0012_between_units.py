"""Between the units: how far each stream was read, and how units are called.

Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "crossing_place",
        sa.Column("unit", sa.String(), primary_key=True),
        sa.Column("epoch", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "other_name",
        sa.Column("unit", sa.String(), primary_key=True),
        sa.Column("name", sa.String(), primary_key=True),
    )
    op.create_index("ix_other_name", "other_name", ["name"])
    op.create_table(
        "unknown_name",
        sa.Column("unit", sa.String(), primary_key=True),
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
    )
