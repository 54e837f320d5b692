"""The first central store: units, desks, their acts, and what was refused.

Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    units()
    desks()
    acts()


def units() -> None:
    op.create_table(
        "unit",
        sa.Column("code", sa.String(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "counter",
        sa.Column("unit", sa.String(), primary_key=True),
        sa.Column("epoch", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("next_block", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "past_epoch",
        sa.Column("unit", sa.String(), primary_key=True),
        sa.Column("epoch", sa.String(), primary_key=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
    )


def desks() -> None:
    op.create_table(
        "desk",
        sa.Column("unit", sa.String(), primary_key=True),
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("public_key", sa.LargeBinary()),
        sa.Column("secret", sa.LargeBinary()),
        sa.Column("enrolled_at", sa.BigInteger()),
        sa.Column("revoked_at", sa.BigInteger()),
        sa.Column("seen_at", sa.BigInteger()),
        sa.Column("last_seq", sa.BigInteger(), nullable=False),
        sa.Column("last_digest", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_desk_secret", "desk", ["secret"], unique=True)
    op.create_table(
        "invitation",
        sa.Column("code", sa.LargeBinary(), primary_key=True),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "block",
        sa.Column("unit", sa.String(), primary_key=True),
        sa.Column("block", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("given_at", sa.BigInteger(), nullable=False),
    )


def acts() -> None:
    op.create_table(
        "act",
        sa.Column("unit", sa.String(), primary_key=True),
        sa.Column("position", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.Uuid(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary()),
        sa.Column("stream_digest", sa.LargeBinary(), nullable=False),
        sa.Column("arrived_at", sa.BigInteger(), nullable=False),
        sa.Column("carrier", sa.String(), nullable=False),
    )
    op.create_index("ix_act_id", "act", ["unit", "id"], unique=True)
    op.create_index("ix_act_desk_seq", "act", ["unit", "desk", "seq"], unique=True)
    op.create_index("ix_act_subject", "act", ["unit", "subject"])
    op.create_table(
        "quarantine",
        sa.Column("unit", sa.String(), primary_key=True),
        sa.Column("digest", sa.LargeBinary(), primary_key=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("holds_seq", sa.Boolean(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("arrived_at", sa.BigInteger(), nullable=False),
        sa.Column("carrier", sa.String(), nullable=False),
    )
    op.create_index("ix_quarantine_desk_seq", "quarantine", ["unit", "desk", "seq"])
