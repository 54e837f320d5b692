"""Badges of officers.

Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("officer", sa.Column("badge", sa.String(), nullable=False, server_default=""))
