"""Money taken for a dossier that was voided since is to be given back.

Imports nothing of ours: this file must mean the same in five years.
"""

from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """As the fold has it from now on; these rows were kept from acts when nothing was due back."""
    op.execute(
        "UPDATE dossier_money SET status = 'waiting_refund' "
        "WHERE status IN ('collected', 'papers_wanted', 'refunded') "
        "AND dossier IN (SELECT id FROM dossier WHERE status = 'voided') "
        "AND (SELECT coalesce(sum(CASE WHEN back THEN -amount ELSE amount END), 0) "
        "FROM money_line WHERE money_line.dossier = dossier_money.dossier) > 0"
    )
