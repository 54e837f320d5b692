"""The centre as one who acts in a unit's stream, and the messages it sends for the desks.

Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "actor_key",
        sa.Column("unit", sa.String(), primary_key=True),
        sa.Column("desk", sa.String(), primary_key=True),
        sa.Column("key", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "notice_place",
        sa.Column("unit", sa.String(), primary_key=True),
        sa.Column("epoch", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "notice",
        sa.Column("unit", sa.String(), primary_key=True),
        sa.Column("key", sa.Uuid(), primary_key=True),
        sa.Column("act", sa.Uuid(), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.String()),
    )
