"""A lock-out is counted by a clock that nobody sets.

Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Locks of before end with the update: they were ten minutes long."""
    op.add_column("log_in_guard", sa.Column("locked_uptime", sa.BigInteger()))
    op.drop_column("log_in_guard", "locked_until")
