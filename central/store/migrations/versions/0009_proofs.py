"""Whether a desk signs each of its exchanges: then none is taken from it without.

Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column(
        "desk", sa.Column("proves", sa.Boolean(), nullable=False, server_default=sa.false())
    )
