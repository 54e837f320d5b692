"""A place kept for a migration made elsewhere."""

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    pass
