"""Messages that no carrier has taken over yet: each waits by itself.

Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "notice_waiting",
        sa.Column("unit", sa.String(), primary_key=True),
        sa.Column("key", sa.Uuid(), primary_key=True),
        sa.Column("act", sa.Uuid(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.BigInteger(), nullable=False),
    )
