"""Prints that nobody knows the end of."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from db.tables import office as o
from desk_app.domain.acts.prints import PrintJob, PrintState
from desk_app.domain.ids import DeskId, DossierId


def in_doubt(connection: Connection, desk: DeskId) -> Sequence[PrintJob]:
    """Jobs of this desk that were handed to a printer and never settled, newest first."""
    rows = connection.execute(
        select(o.print_job)
        .where(o.print_job.c.desk == desk, o.print_job.c.state == PrintState.HANDED_OVER)
        .order_by(o.print_job.c.at.desc())
    )
    return tuple(
        PrintJob(
            id=row.id,
            dossier=DossierId(row.dossier),
            desk=DeskId(row.desk),
            form=row.form,
            printer=row.printer,
            copies=row.copies,
            reprint=row.reprint,
            state=PrintState(row.state),
            reason=row.reason,
            at=row.at,
        )
        for row in rows
    )
