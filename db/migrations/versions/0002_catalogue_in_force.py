"""Holds the place of a step made elsewhere; changes nothing."""

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    pass
