"""What a supervisor's day asks of dossiers, and marks of review.

Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_MOMENTS = (
    "result_at",
    "voided_at",
    "corrected_at",
    "rated_at",
    "complained_at",
    "holder",
    "reply_by",
)


def upgrade() -> None:
    """Rows come when dossiers are folded again by the rules of version 10."""
    op.create_table(
        "dossier_watch",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("dossier", sa.LargeBinary(16), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("apologised", sa.Boolean(), nullable=False),
        sa.Column("result_at", sa.BigInteger()),
        sa.Column("voided_at", sa.BigInteger()),
        sa.Column("corrected_at", sa.BigInteger()),
        sa.Column("stars", sa.Integer()),
        sa.Column("rated_at", sa.BigInteger()),
        sa.Column("complaints", sa.Integer(), nullable=False),
        sa.Column("complained_at", sa.BigInteger()),
        sa.Column("holder", sa.LargeBinary(16)),
        sa.Column("holder_name", sa.String(), nullable=False),
        sa.Column("reminders", sa.Integer(), nullable=False),
        sa.Column("reply_by", sa.BigInteger()),
        sa.PrimaryKeyConstraint("n", name="pk_dossier_watch"),
    )
    op.create_index("ix_dossier_watch_dossier", "dossier_watch", ["dossier"])
    op.create_index(
        "ix_dossier_watch_asked", "dossier_watch", ["n"], sqlite_where=sa.text("asked > 1")
    )
    for name in _MOMENTS:
        op.create_index(
            f"ix_dossier_watch_{name}",
            "dossier_watch",
            [name],
            sqlite_where=sa.text(f"{name} IS NOT NULL"),
        )
    op.create_table(
        "review_mark",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("fact", sa.String(), nullable=False),
        sa.Column("seen", sa.Boolean(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("by", sa.LargeBinary(16), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_review_mark"),
    )
