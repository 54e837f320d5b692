"""Holds the place of a step made elsewhere; changes nothing."""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    pass
