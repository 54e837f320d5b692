"""Numbers of papers, codes of other systems, people sent away, days a clock ran ahead.

Codes given until now were of days nobody confirmed, hence 0. Imports nothing of ours:
this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column(
        "last_serial", sa.Column("ahead", sa.Boolean(), nullable=False, server_default="0")
    )
    op.create_table(
        "last_paper_number",
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("block", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "form", "year", "block", name="pk_last_paper_number"),
    )
    op.create_table(
        "external_code",
        sa.Column("dossier", sa.LargeBinary(16), nullable=False),
        sa.Column("system", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("sought", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("dossier", "system", name="pk_external_code"),
    )
    op.create_index("ix_external_code_sought", "external_code", ["sought"])
    op.create_table(
        "sent_away",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("printed", sa.String(), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("officer", sa.LargeBinary(16), nullable=False),
        sa.Column("procedure_code", sa.String(), nullable=False),
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("applicant", sa.String(), nullable=False),
        sa.Column("id_number", sa.String(), nullable=False),
        sa.Column("id_tail", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("n", name="pk_sent_away"),
        sa.UniqueConstraint("id", name="uq_sent_away_id"),
    )
    for name, columns in (
        ("number", ["number"]),
        ("id_number", ["id_number"]),
        ("id_tail", ["id_tail"]),
        ("phone", ["phone"]),
    ):
        op.create_index(f"ix_sent_away_{name}", "sent_away", columns)
    op.execute(
        "CREATE VIRTUAL TABLE sent_away_words USING fts5("
        "name, content='', contentless_delete=1, prefix='2 3', detail=column)"
    )
