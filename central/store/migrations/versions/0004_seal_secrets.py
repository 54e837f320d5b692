"""A secret for each unit, of which the keys of its receipts are made; for those there are, too.

Imports nothing of ours: this file must mean the same in five years.
"""

import secrets
import time

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    seal_secret = op.create_table(
        "seal_secret",
        sa.Column("unit", sa.String(), primary_key=True),
        sa.Column("n", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
    )
    units = op.get_bind().execute(sa.text("SELECT code FROM unit")).scalars()
    rows = [
        {
            "unit": unit,
            "n": 1,
            "name": secrets.token_hex(6),
            "secret": secrets.token_bytes(32),
            "made_at": time.time_ns() // 1_000_000,
        }
        for unit in units
    ]
    op.bulk_insert(seal_secret, rows)
