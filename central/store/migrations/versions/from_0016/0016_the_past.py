"""A way to what a new desk wants first: acts of its officers and of the office itself.

Imports nothing of ours: this file must mean the same in five years.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_OF_OFFICE = "kind LIKE 'office.%' OR kind LIKE 'officer.%' OR kind = 'queue.groups_set'"


def upgrade() -> None:
    op.create_index(
        "ix_act_of_office",
        "act",
        ["unit", "position"],
        postgresql_where=sa.text(_OF_OFFICE),
        sqlite_where=sa.text(_OF_OFFICE),
    )
