"""Use case: dossiers are written out for an inspection; each time is an act."""

from collections.abc import Sequence
from typing import Final

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body, Subject, SubjectKind, the_office
from desk_app.domain.ids import DossierId
from desk_app.domain.inspection.lottery import SampleOrder
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk

AT_ONCE: Final = 50
"""Dossiers of one transaction; more of them go in several."""


def unmask_sample(dossiers: Sequence[DossierId], officer: Officer, desk: Desk) -> None:
    """Note that the personal numbers of `dossiers` leave in full, before any does.

    All of them or none: `AT_ONCE` at most, for the counter waits.

    Raises:
        RightMissing: nothing was stored.
    """
    officer.need(Right.INSPECT)
    officer.need(Right.UNMASK)
    with desk.work() as work:
        for one in dossiers:
            subject = Subject(SubjectKind.DOSSIER, one)
            work.journal.write(kinds.UNMASKED, subject, {}, by=officer.id, at=desk.now())
        work.commit()


def note_inspection(
    order: SampleOrder, count: int, manifest: str, officer: Officer, desk: Desk
) -> None:
    """Note what was drawn and written, before the folder gets its name.

    Args:
        count: Dossiers in the folder.
        manifest: SHA-256 of the list of its files, in hexadecimal.

    Raises:
        RightMissing: nothing was stored.
    """
    officer.need(Right.INSPECT)
    body: Body = {
        "period": str(order.period),
        "field": order.field,
        "whose": bool(order.officer),  # one officer's only; no names
        "status": order.status,
        "size": order.size,
        "seed": order.seed,
        "count": count,
        "manifest": manifest,
    }
    with desk.work() as work:
        work.journal.write(
            kinds.INSPECTED, the_office(desk.unit), body, by=officer.id, at=desk.now()
        )
        work.commit()
