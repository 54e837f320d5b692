"""Which restore of a desk a block was given for: each restore gets one that nobody has used.

Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("block", sa.Column("restored_as", sa.String()))
