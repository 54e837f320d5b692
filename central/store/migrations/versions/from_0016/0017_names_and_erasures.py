"""Names of units stand folded among their other names; how far streams were read for erasures.

Imports nothing of ours: this file must mean the same in five years.
"""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.create_table(
        "erasure_place",
        sa.Column("unit", sa.String(), primary_key=True),
        sa.Column("epoch", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
    )
    connection = op.get_bind()
    unit = sa.table("unit", sa.column("code"), sa.column("name"))
    other = sa.table("other_name", sa.column("unit"), sa.column("name"))
    known = {tuple(row) for row in connection.execute(sa.select(other.c.unit, other.c.name))}
    rows = connection.execute(sa.select(unit.c.code, unit.c.name)).all()
    fresh = sorted({(code, _plain(name)) for code, name in rows} - known)
    if fresh:
        op.bulk_insert(other, [{"unit": code, "name": name} for code, name in fresh])


def _plain(name: str) -> str:
    """Without marks, capitals and blanks too many; đ is d."""
    folded = _unmarked(_unmarked(name).casefold()).replace("đ", "d").replace("ð", "d")
    return " ".join(folded.split())


def _unmarked(text: str) -> str:
    pieces = unicodedata.normalize("NFD", text)
    return "".join(piece for piece in pieces if not unicodedata.combining(piece))
