"""Dossiers whose first acts are still at the centre.

Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.create_table(
        "unbegun",
        sa.Column("dossier", sa.LargeBinary(16), primary_key=True),
        sa.Column("whole", sa.Boolean(), nullable=False),
    )
