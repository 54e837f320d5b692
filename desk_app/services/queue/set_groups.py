"""Use case: for which groups of fields numbers are drawn, at every desk of the unit."""

from collections.abc import Iterable, Sequence

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import the_office
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.queue.line import groups_body, tidy_groups
from desk_app.services.desk import Desk


def set_groups(names: Iterable[str], officer: Officer, desk: Desk) -> Sequence[str]:
    """The groups from now on; numbers drawn for others are called by who calls every group.

    Raises:
        GroupsUnclear: see `tidy_groups`; nothing was stored.
        RightMissing: likewise.
    """
    officer.need(Right.SETTINGS)
    groups = tidy_groups(names)
    with desk.work() as work:
        work.journal.write(
            kinds.QUEUE_GROUPS_SET,
            the_office(desk.unit),
            groups_body(groups),
            by=officer.id,
            at=desk.now(),
        )
        work.commit()
    return groups
