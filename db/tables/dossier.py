"""Dossiers as lists need them. A row is the cached fold of the dossier's acts."""

from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Index,
    Integer,
    String,
    Table,
    and_,
    literal_column,
    or_,
)
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.operators import custom_op

from db.tables.metadata import Id, Moment, metadata
from desk_app.domain.handling.custody import Place
from desk_app.domain.handling.flow import Status

dossier = Table(
    "dossier",
    metadata,
    Column("n", Integer, primary_key=True),  # domain/codes/blocks.order_of: order of receiving
    Column("id", Id, nullable=False, unique=True),
    Column("code", String, nullable=False, unique=True),
    Column("serial", Integer, nullable=False),  # the digits an officer types to find it
    Column("desk", String, nullable=False),
    Column("officer", Id, nullable=False),
    Column("procedure_code", String, nullable=False),
    Column("procedure_name", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("applicant", String, nullable=False),
    Column("id_number", String, nullable=False),
    Column("id_tail", String, nullable=False),  # its last four digits
    Column("phone", String, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("due_at", Moment),  # while a supplement is awaited: until when
    Column("status", String, nullable=False),
    Column("returned_at", Moment),
    Column("papers_at", String, nullable=False),  # domain/handling/custody.Place
    Column("papers_unit", String, nullable=False),  # that has them, or sent them back
    Column("papers_batch", Id),  # the list they last went with
    Column("papers_since", Moment),
    Column("disputed", Boolean, nullable=False),
    Column("read_only", Boolean, nullable=False),
    Column("fold", Integer, nullable=False),  # version of the fold that made this row
    Index("ix_dossier_serial", "serial"),
    Index("ix_dossier_open", "status", "due_at", "officer"),
    Index("ix_dossier_id_number", "id_number"),
    Index("ix_dossier_id_tail", "id_tail"),
    Index("ix_dossier_phone", "phone"),
    Index("ix_dossier_papers_batch", "papers_batch"),
    Index("ix_dossier_officer", "officer", "n"),
)


def _spelled(value: str) -> ColumnElement[Any]:
    """In the statement itself: SQLite knows a partial index by the text."""
    return literal_column(f"'{value}'")


STANDS: Final[ColumnElement[str]] = UnaryExpression(
    dossier.c.status, operator=custom_op[str]("+"), type_=String()
)
"""`status`, where something else says better where to look: the sign keeps SQLite from the index
of all that stands open."""

AT_THE_DESK: Final = and_(
    dossier.c.papers_at == _spelled(Place.DESK),
    or_(
        STANDS == _spelled(Status.RECEIVED),  # noqa: SIM300  # as the index has it
        and_(  # a supplement came in
            STANDS == _spelled(Status.IN_PROCESS),  # noqa: SIM300  # likewise
            dossier.c.papers_unit != _spelled(""),
        ),
    ),
)
"""Received, and its papers are still to go to the unit that handles it."""

Index(
    "ix_dossier_at_the_desk",  # holds all that is counted of them
    dossier.c.papers_since,
    dossier.c.officer,
    sqlite_where=AT_THE_DESK,
)
