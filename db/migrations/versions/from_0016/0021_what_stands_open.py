"""What stands open is counted from indexes alone: whose it is, papers at the desk, apologies.

Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.drop_index("ix_dossier_open", "dossier")
    op.create_index("ix_dossier_open", "dossier", ["status", "due_at", "officer"])
    op.create_index(
        "ix_dossier_at_the_desk",
        "dossier",
        ["papers_since", "officer"],
        sqlite_where=sa.text(
            "papers_at = 'desk'"
            " AND (+status = 'received' OR +status = 'in_process' AND papers_unit != '')"
        ),
    )
    op.create_index(
        "ix_dossier_watch_apologised",
        "dossier_watch",
        ["n"],
        sqlite_where=sa.text("apologised = 1"),
    )
