"""The page of collecting once its dossier became another meanwhile: what is entered goes on."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from desk_app.domain.dossier import Dossier
from desk_app.domain.law.fees import FeeKind
from desk_app.domain.money.till.owed import owed
from desk_app.domain.money.till.settings import TillSettings
from desk_app.domain.office_time import office_date
from ui import formats
from ui.screens.money.taking.entry import Entry, entry_for, reckon
from ui.screens.money.taking.forms import FormSpec, gone_on
from ui.screens.money.taking.state import TakingState

_LOOKS: Final = timedelta(seconds=2)  # in which nobody has seen what changed


def brought_on(
    state: TakingState,
    now: Dossier,
    at: datetime,
    settings: TillSettings,
    spec_of: Callable[[TakingState], FormSpec | None],
) -> TakingState:
    """`state` with its dossier as it is `now`: what was typed or ticked stays.

    Args:
        at: From then on what changed is looked at, where the money did.
        spec_of: Of the form that is open; None where it has nothing to say any more.
    """
    before = state.dossier
    if before is None:
        return state
    entry = _entered(state.entry, before, now, office_date(at))
    found = reckon(entry, now, settings)
    after = replace(state, dossier=now, lines=owed(now), entry=entry, found=found)
    if state.spec is not None:
        after = replace(after, spec=gone_on(state.spec, spec_of(after)))
    same = _offered(after) == _offered(state)
    return after if same else replace(after, changed_at=at)


def come_to(state: TakingState, before: date, today: date) -> TakingState:
    """The day of a credit that nobody wrote anything of is not that of the evening `before`."""
    entry = state.entry
    if entry.credited != formats.day(before) or entry.reference.strip():
        return state
    return replace(state, entry=replace(entry, credited=formats.day(today)))


def is_half_entered(state: TakingState, today: date) -> bool:
    """Somebody has typed or ticked something, or has a form open."""
    dossier = state.dossier
    if dossier is None:
        return False
    return state.spec is not None or state.entry != entry_for(dossier, state.entry.key, today)


def is_unread(state: TakingState, at: datetime) -> bool:
    """What is to be paid changed a moment before `at`: who presses now meant what stood there."""
    changed = state.changed_at
    return changed is not None and timedelta() <= at - changed < _LOOKS


def _offered(state: TakingState) -> tuple[object, ...]:
    """What a press on the page would come to."""
    dossier = state.dossier
    money = None if dossier is None else (dossier.money, dossier.result_back_at is None)
    return state.lines, state.found.lines, state.spec, money


def _entered(entry: Entry, before: Dossier, now: Dossier, today: date) -> Entry:
    """A tick set by hand stays with its fee; others are as when the dossier is opened now."""
    began, begins = (entry_for(each, entry.key, today) for each in (before, now))
    places = {which: n for n, which in enumerate(_named(before))}
    ticked, sums = set(begins.ticked), dict[int, str]()
    for n, which in enumerate(_named(now)):
        was = places.get(which)
        if was is None or owed(now)[n].settled:
            continue
        on = was in entry.ticked
        if on is not (was in began.ticked):
            (ticked.add if on else ticked.discard)(n)
        if was in entry.sums:
            sums[n] = entry.sums[was]
    payer = begins.payer if entry.payer == began.payer else entry.payer
    return replace(entry, ticked=frozenset(ticked), sums=sums, payer=payer)


def _named(dossier: Dossier) -> Iterator[tuple[str, FeeKind, bool, int]]:
    """Each line by what it is of, and the how-manieth of that: its place may be another one's."""
    met = Counter[tuple[str, FeeKind, bool]]()
    for line in owed(dossier):
        of = (line.name, line.kind, line.returned)
        met[of] += 1
        yield (*of, met[of])
