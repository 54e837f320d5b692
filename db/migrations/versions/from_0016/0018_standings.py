"""Spans of dossiers as reports count them, and which dossiers wait to be counted.

Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

_TRIGGERS = (
    """
    CREATE TRIGGER uncounted_added AFTER INSERT ON dossier BEGIN
        INSERT OR IGNORE INTO uncounted (n) VALUES (new.n);
    END
    """,
    """
    CREATE TRIGGER uncounted_changed AFTER UPDATE ON dossier BEGIN
        INSERT OR IGNORE INTO uncounted (n) VALUES (new.n);
    END
    """,
    """
    CREATE TRIGGER uncounted_moved AFTER UPDATE ON dossier WHEN old.n <> new.n BEGIN
        DELETE FROM standing WHERE n = old.n;
        DELETE FROM uncounted WHERE n = old.n;
    END
    """,
    """
    CREATE TRIGGER uncounted_gone AFTER DELETE ON dossier BEGIN
        DELETE FROM standing WHERE n = old.n;
        DELETE FROM uncounted WHERE n = old.n;
    END
    """,
)


def upgrade() -> None:
    """Every dossier there is waits to be counted; that is done later, a few at a time."""
    op.create_table(
        "uncounted",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n", name="pk_uncounted"),
    )
    op.create_table(
        "count_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("procedure_code", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("officer", sa.LargeBinary(16), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_count_group"),
    )
    op.create_index(
        "ix_count_group_procedure_code",
        "count_group",
        ["procedure_code", "channel", "officer", "desk"],
        unique=True,
    )
    op.create_table(
        "standing",
        sa.Column("reach", sa.Integer(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("until", sa.BigInteger()),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("apologised", sa.Boolean(), nullable=False),
        sa.Column("first", sa.Boolean(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("count_group", sa.Integer(), nullable=False),
        sa.Column("facts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("reach", "since", "n", name="pk_standing"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_standing_n", "standing", ["n"])
    op.execute("INSERT INTO uncounted (n) SELECT n FROM dossier")
    for trigger in _TRIGGERS:
        op.execute(trigger)
