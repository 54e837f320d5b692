"""An answer about a message names no unit: its message is found without reading all.

Imports nothing of ours: this file must mean the same in five years.
"""

from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_index("ix_notice_key", "notice", ["key"])
