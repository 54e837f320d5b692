"""The unit stands in every key, so that offices can be spread over several machines.

Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.drop_index("ix_desk_secret", "desk")
    op.create_index("ix_desk_unit_secret", "desk", ["unit", "secret"], unique=True)
    op.create_index("ix_desk_secret", "desk", ["secret"])
    op.rename_table("invitation", "invitation_before")
    op.create_table(
        "invitation",
        sa.Column("unit", sa.String(), primary_key=True),
        sa.Column("code", sa.LargeBinary(), primary_key=True),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_invitation_code", "invitation", ["code"])
    op.execute(
        "INSERT INTO invitation (unit, code, desk, expires_at)"
        " SELECT unit, code, desk, expires_at FROM invitation_before"
    )
    op.drop_table("invitation_before")
