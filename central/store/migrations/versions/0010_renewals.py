"""Codes with which a desk enrols anew, and the blocks that a restore may have forgotten.

Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("invitation", sa.Column("renews_from", sa.BigInteger()))
    for name in ("blocks_from", "blocks_to"):
        column = sa.Column(name, sa.BigInteger(), nullable=False, server_default="0")
        op.add_column("past_epoch", column)
