"""An officer may have several roles.

Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Acts of before name one role each, so nobody has further work yet."""
    op.add_column("officer", sa.Column("also", sa.String(), nullable=False, server_default=""))
