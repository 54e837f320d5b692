"""Lists of dossiers handed over, which unit handles a procedure, and where papers are.

No dossier of before was handed over: its papers are at the desk since it was received.
Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    _tables()
    _columns()


def _tables() -> None:
    op.create_table(
        "hand_over_batch",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("printed", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("suffix", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("officer", sa.LargeBinary(16), nullable=False),
        sa.Column("officer_name", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_hand_over_batch"),
    )
    op.create_index("ix_hand_over_batch_printed", "hand_over_batch", ["printed"])
    op.create_index("ix_hand_over_batch_at", "hand_over_batch", ["at"])
    op.create_table(
        "hand_over_line",
        sa.Column("batch", sa.LargeBinary(16), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("dossier", sa.LargeBinary(16), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("batch", "n", name="pk_hand_over_line"),
    )
    op.create_table(
        "handling_unit",
        sa.Column("procedure", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("procedure", name="pk_handling_unit"),
    )


def _columns() -> None:
    text = {"nullable": False, "server_default": ""}
    op.add_column(
        "dossier", sa.Column("papers_at", sa.String(), nullable=False, server_default="desk")
    )
    op.add_column("dossier", sa.Column("papers_unit", sa.String(), **text))
    op.add_column("dossier", sa.Column("papers_batch", sa.LargeBinary(16)))
    op.add_column("dossier", sa.Column("papers_since", sa.BigInteger()))
    op.execute("UPDATE dossier SET papers_since = received_at")
    op.create_index("ix_dossier_papers_batch", "dossier", ["papers_batch"])
