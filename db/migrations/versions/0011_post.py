"""The post: lists that came from it, lists given to it, and where each result is.

Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "postal_item",
        sa.Column("dossier", sa.LargeBinary(16), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("receiver", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("list", sa.LargeBinary(16)),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("tracking", sa.String(), nullable=False),
        sa.Column("fee", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("ended_on", sa.Date()),
        sa.Column("said", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("dossier", "nth", name="pk_postal_item"),
    )
    op.create_index("ix_postal_item_stage", "postal_item", ["stage", "at"])
    op.create_index("ix_postal_item_tracking", "postal_item", ["tracking"])
    op.create_index("ix_postal_item_list", "postal_item", ["list"])
    op.create_table(
        "postal_list",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("sign", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_postal_list"),
    )
    op.create_index("ix_postal_list_at", "postal_list", ["at"])
    op.create_index("ix_postal_list_sign", "postal_list", ["sign"])
    op.create_table(
        "postal_letters",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("letters", sa.Integer(), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_postal_letters"),
    )
    op.create_index("ix_postal_letters_at", "postal_letters", ["at"])
    op.create_table(
        "postal_letter",
        sa.Column("list", sa.LargeBinary(16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("key", sa.LargeBinary(16), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("list", "line", name="pk_postal_letter"),
    )
    op.create_index("ix_postal_letter_item", "postal_letter", ["item"])
    op.create_index("ix_postal_letter_key", "postal_letter", ["key"])
