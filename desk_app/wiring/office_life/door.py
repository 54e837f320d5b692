"""The way in: a store that is open, and who may sit down at it.

A log-in needs this and no more; the office behind it is built while its officer is typing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Final

from db.journal import Scribe
from db.store import new_id
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts.act import Json
from desk_app.domain.ids import OfficerId
from desk_app.domain.office import DeskFacts
from desk_app.domain.officer import Officer
from desk_app.identity.incarnation import settle_incarnation
from desk_app.identity.log_in import log_in, log_out
from desk_app.wiring.opening import OpenDesk

CLOCK_OFFSET_MS: Final = "sync.clock_offset_ms"  # setting: as an exchange measured it last


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Counter lane, except `officers` (reading lane)."""

    opened: OpenDesk
    facts: DeskFacts
    first: Sequence[Officer]  # who may log in, as read when it was opened
    value: Json  # of the setting that was asked for, read with them
    officers: Callable[[], Sequence[Officer]]  # the same, read anew
    log_in: Callable[[OfficerId, str], Officer]  # raises as identity.log_in
    log_out: Callable[[Officer], None]


def utc_now() -> datetime:
    return datetime.now(UTC)


def open_door(opened: OpenDesk, *, setting: str, now: Callable[[], datetime] = utc_now) -> Door:
    """From here on the store knows that it was started.

    Args:
        setting: Name of the one the log-in is dressed after.

    Raises:
        ValueError: the desk is not enrolled.
    """
    facts = opened.facts
    if facts is None:
        raise ValueError("the desk is not enrolled")
    reader = Scribe(unit=facts.unit.code, desk=facts.desk, new_id=new_id)
    glance = opened.store.glance(reader)
    with glance() as tx:
        offset_ms = int(tx.settings.get(CLOCK_OFFSET_MS, default=0))
        value: Json = tx.settings.get(setting)
    work = opened.store.work(replace(reader, clock_offset_ms=lambda: offset_ms))
    settle_incarnation(work, opened.vault)
    officers = partial(active_officers, glance)
    return Door(
        opened=opened,
        facts=facts,
        first=officers(),
        value=value,
        officers=officers,
        log_in=partial(log_in, work=work, now=now),
        log_out=partial(log_out, work=work, now=now),
    )


def active_officers(glance: Callable[[], UnitOfWork]) -> tuple[Officer, ...]:
    """As the faces are kept, so the log-in that is painted first need not be drawn again."""
    with glance() as work:
        return tuple(replace(officer, secret="") for officer in work.officers.active())
