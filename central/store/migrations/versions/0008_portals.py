"""The outbox to portals, keys of back offices, and the results that those have sent.

Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "portal_place",
        sa.Column("unit", sa.String(), primary_key=True),
        sa.Column("portal", sa.String(), primary_key=True),
        sa.Column("epoch", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.Column("shut_until", sa.BigInteger()),
    )
    op.create_table(
        "portal_dossier",
        sa.Column("unit", sa.String(), primary_key=True),
        sa.Column("portal", sa.String(), primary_key=True),
        sa.Column("dossier", sa.Uuid(), primary_key=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("next_at", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("remote", sa.String(), nullable=False),
        sa.Column("created", sa.Boolean(), nullable=False),
        sa.Column("sent", sa.LargeBinary()),
        sa.Column("trouble", sa.String()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
    )
    op.create_index(
        "ix_portal_dossier_due", "portal_dossier", ["unit", "portal", "state", "next_at"]
    )
    op.create_table(
        "portal_item",
        sa.Column("unit", sa.String(), primary_key=True),
        sa.Column("portal", sa.String(), primary_key=True),
        sa.Column("dossier", sa.Uuid(), primary_key=True),
        sa.Column("act", sa.Uuid(), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("remote", sa.Text(), nullable=False),
        sa.Column("done_at", sa.BigInteger()),
    )
    op.create_table(
        "office_key",
        sa.Column("unit", sa.String(), primary_key=True),
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger()),
    )
    op.create_index("ix_office_key_secret", "office_key", ["secret"])
    op.create_table(
        "office_result",
        sa.Column("unit", sa.String(), primary_key=True),
        sa.Column("office", sa.String(), primary_key=True),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("dossier", sa.Uuid(), nullable=False),
        sa.Column("taken_at", sa.BigInteger(), nullable=False),
    )
