"""The line as a whole: who comes next, how long it takes, and the groups that are called."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from desk_app.domain.acts.act import Act, Body
from desk_app.domain.queue.faults import GroupsUnclear
from desk_app.domain.queue.ticket import Ticket, TicketState

EVERYTHING: Final = "Mọi lĩnh vực"
"""The one group of an office that has set up none."""

MOST_GROUPS: Final = 9  # a digit draws a number of each
_LONGEST_NAME: Final = 30  # characters: three names side by side
_ENOUGH: Final = 3  # visits, for an estimate that is worth telling
_LAST: Final = 10  # visits it is made of


def in_line(tickets: Iterable[Ticket], groups: Collection[str] = ()) -> Sequence[Ticket]:
    """Who waits, in the order they are called: priority first, then by their place.

    Args:
        groups: That are called; empty: every group.
    """
    waiting = [
        ticket
        for ticket in tickets
        if ticket.state is TicketState.WAITING and (not groups or ticket.group in groups)
    ]
    return sorted(waiting, key=lambda ticket: (not ticket.priority, ticket.since, ticket.number))


def estimated_wait(
    tickets: Collection[Ticket], group: str, ahead: int, now: datetime
) -> timedelta | None:
    """How long somebody waits who draws a number of `group` now; None: too few visits to say.

    The time from one visitor's end to the next one's, as the last visits of the group had it,
    whatever the number of counters, for each one ahead.
    """
    ends = sorted(t.ended_at for t in tickets if t.group == group and t.served and t.ended_at)
    last = [end for end in ends if end <= now][-_LAST:]
    if len(last) < _ENOUGH:
        return None
    return (last[-1] - last[0]) / (len(last) - 1) * (ahead + 1)


def tidy_groups(names: Iterable[str]) -> Sequence[str]:
    """The names as they are kept.

    Raises:
        GroupsUnclear: none, one twice, one too long for a ticket, or more than nine.
    """
    tidy = tuple(name for each in names if (name := " ".join(each.split())))
    too_long = any(len(name) > _LONGEST_NAME for name in tidy)
    if not 0 < len(tidy) <= MOST_GROUPS or len({*tidy}) < len(tidy) or too_long:
        raise GroupsUnclear()
    return tidy


def groups_body(names: Sequence[str]) -> Body:
    return {"groups": list(names)}


def fold_groups(acts: Iterable[Act]) -> Sequence[str]:
    """The groups the office set last; one for everything where it has set none."""
    found: Sequence[str] = (EVERYTHING,)
    for act in acts:
        said = act.body.get("groups")
        if isinstance(said, list) and said and all(isinstance(name, str) for name in said):
            found = tuple(str(name) for name in said)
    return found
