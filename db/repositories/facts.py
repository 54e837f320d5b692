"""Folds other than the dossier's, kept up to date with the acts they come from."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, String, select
from sqlalchemy.dialects.sqlite import insert

from db.bulk import Rows
from db.prepared import Prepared, asked_for
from db.repositories.calendars import settle_calendar
from db.repositories.hand_over.batches import settle_batch
from db.repositories.hand_over.units import settle_handling_units
from db.repositories.post.postal import settle_post
from db.repositories.queue.tickets import settle_groups, settle_ticket
from db.repositories.till.rows import settle_shift
from db.repositories.watching.rows import settle_review
from db.tables import journal as t
from db.tables import office as o
from db.tables.metadata import Id
from desk_app.domain.acts.act import Act, SubjectKind, read_act
from desk_app.domain.acts.officers import fold_officer
from desk_app.domain.acts.prints import print_jobs

_ACTS: Final = Prepared(
    lambda: (
        select(t.act.c.raw)
        .where(
            t.act.c.subject == asked_for("subject", Id),
            t.act.c.kind.like(asked_for("wing", String)),
        )
        .order_by(t.act.c.position.is_(None), t.act.c.position, t.act.c.n)
    )
)
_PRINT: Final = insert(o.print_job)
_OF_A_PRINT: Final = ("printer", "copies", "reprint", "state", "reason", "at")
_KEEP_PRINT: Final = Rows(
    _PRINT.on_conflict_do_update(
        index_elements=["id"], set_={name: _PRINT.excluded[name] for name in _OF_A_PRINT}
    )
)


def settle_facts(connection: Connection, act: Act) -> None:
    """Fold again whatever `act` is about, other than the dossier itself."""
    wing, _, _ = act.kind.partition(".")
    if wing == "officer":
        _officer(connection, act.subject.id)
    elif wing == "print":
        about = act.subject.id
        settle_prints(connection, {about: _acts(connection, about, "print.%")})
    elif wing == "post":
        settle_post(connection, act)
    elif wing == "queue":
        acts = _acts(connection, act.subject.id, "queue.%")
        of_office = act.subject.kind == SubjectKind.OFFICE
        (settle_groups if of_office else settle_ticket)(connection, acts)
    elif wing == "office":
        settle_calendar(connection, _acts(connection, act.subject.id, "office.calendar%"))
        settle_handling_units(connection, _acts(connection, act.subject.id, "office.handling%"))
    elif wing == "shift":
        settle_shift(connection, _acts(connection, act.subject.id, "shift.%"))
    elif wing == "review":
        settle_review(connection, _acts(connection, act.subject.id, "review.%"))
    elif wing == "batch":
        settle_batch(connection, _acts(connection, act.subject.id, "batch.%"))


_OFFICER: Final = ("name", "role", "also", "secret", "active", "badge")


def _officer(connection: Connection, officer_id: UUID) -> None:
    officer = fold_officer(_acts(connection, officer_id, "officer.%"))
    if officer is None:
        return
    save = insert(o.officer).values(
        id=officer.id,
        name=officer.name,
        role=officer.role,
        also=" ".join(sorted(officer.also)),
        secret=officer.secret,
        active=officer.active,
        badge=officer.badge,
    )
    values = {name: save.excluded[name] for name in _OFFICER}
    connection.execute(save.on_conflict_do_update(index_elements=["id"], set_=values))


def settle_prints(connection: Connection, told: Mapping[UUID, Sequence[Act]]) -> None:
    """Args: told: Of each dossier its acts of printing, in order."""
    jobs = {job.id: job for acts in told.values() for job in print_jobs(acts)}
    _KEEP_PRINT.put(
        connection,
        [{name: getattr(job, name) for name in _KEEP_PRINT.names} for job in jobs.values()],
    )


def _acts(connection: Connection, subject: UUID, wing: str) -> Sequence[Act]:
    raws = _ACTS.column(connection, {"subject": subject, "wing": wing})
    return [read_act(raw).act for raw in raws]
