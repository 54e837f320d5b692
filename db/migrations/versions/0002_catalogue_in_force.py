"""Holds the place of the migration before 0003; nothing changes here."""

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    pass
