"""Versions of a procedure are in force from one day to another; bodies lie apart.

Until now the newest import of a code was the one in use, from its first day on.

Imports nothing of ours: this file must mean the same in five years.
"""

import hashlib
import json
import re
import unicodedata
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

FIRST = "0001-01-01"
NEVER = "9999-12-31"


def upgrade() -> None:
    op.drop_index("ix_procedure_code", "procedure")
    op.rename_table("procedure", "procedure_before")
    tables()
    move()
    op.drop_table("procedure_before")


def tables() -> None:
    op.create_table(
        "procedure",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("before", sa.Date(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("levels", sa.String(), nullable=False),
        sa.Column("flags", sa.String(), nullable=False),
        sa.Column("online", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date()),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("n", name="pk_procedure"),
    )
    op.create_index("ix_procedure_code", "procedure", ["code", "edition"], unique=True)
    op.create_index(
        "ix_procedure_search",
        "procedure",
        ["until", "since", "size", "code", "folded", "before", "turn"],
    )
    op.create_table(
        "catalogue_turn",
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("under_way", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("turn", name="pk_catalogue_turn"),
    )
    op.create_table(
        "procedure_body",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["n"], ["procedure.n"], name="fk_procedure_body_n_procedure"),
        sa.PrimaryKeyConstraint("n", name="pk_procedure_body"),
    )


def move() -> None:
    connection = op.get_bind()
    save = sa.text(
        "INSERT INTO procedure VALUES "
        "(:n, :code, :edition, :since, :until, :until, 0, :ends, :name, :field, :levels, '', '', "
        ":decision, :decided_on, :folded, :size, :digest)"
    )
    save_body = sa.text("INSERT INTO procedure_body VALUES (:n, :body)")
    rows = connection.execute(sa.text("SELECT * FROM procedure_before ORDER BY n")).mappings()
    for row in rows.all():
        facts = json.loads(row["body"])
        words = folded(row["code"], facts)
        ends = facts.get("abolished_on") or NEVER
        of_row = {key: row[key] for key in ("n", "code", "edition", "name")}
        more = {
            "since": facts.get("valid_from") or FIRST,
            "until": ends if row["current"] else FIRST,
            "ends": ends,
            "field": facts.get("field", ""),
            "levels": " ".join(sorted(facts.get("levels", ()))),
            "decision": facts.get("decision", ""),
            "decided_on": facts.get("decided_on"),
            "folded": words,
            "size": words.index("|"),
            "digest": hashlib.blake2b(row["body"].encode(), digest_size=16).digest(),
        }
        connection.execute(save, of_row | more)
        connection.execute(save_body, {"n": row["n"], "body": row["body"]})


def folded(code: str, facts: dict[str, Any]) -> str:
    rest = f"{facts.get('short', '')} {facts.get('field', '')} {code}"
    return " ".join(["", *pieces(facts.get("name", "")), "|", *pieces(rest)])


def pieces(text: str) -> list[str]:
    found = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
    plain = "".join(letter for letter in found if not unicodedata.combining(letter))
    return re.findall(r"[^\W_]+", plain.replace("đ", "d").replace("ð", "d"))
