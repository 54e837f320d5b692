"""What counts as late for a request to its applicant, and marks of review by what they are about.

Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Dossiers whose applicant was asked for papers are folded again, a few at a time."""
    op.add_column("dossier_watch", sa.Column("late_from", sa.BigInteger()))
    op.create_index(
        "ix_dossier_watch_late_from",
        "dossier_watch",
        ["late_from"],
        sqlite_where=sa.text("late_from IS NOT NULL"),
    )
    op.create_index("ix_review_mark_about", "review_mark", ["about", "key"])
    op.execute(
        "UPDATE dossier SET fold = 1 WHERE fold > 0 AND n IN ("
        "SELECT n FROM dossier WHERE status = 'supplement' "
        "UNION SELECT n FROM dossier_watch WHERE asked > 1)"
    )
