"""Holds the place of a step made elsewhere; changes nothing."""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    pass
