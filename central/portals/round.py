"""One round to the portals: streams are read, and what waits is told, dossier by dossier.

No transaction is open while a portal is asked. Whatever it acknowledged is noted at once; a
server that is killed in between asks again, and what the portal has already is a success.
"""

import json
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Engine

from central.actor import CentreActor, Deed
from central.portals.adapter import TELLS, Held, Portal, digest_of_state
from central.portals.faults import (
    DataRefused,
    LineDown,
    NotYet,
    PortalFault,
    SessionRefused,
    TableLacks,
)
from central.portals.seen import Seen, see
from central.store.outbox import Entry, Item, ItemKind, Outbox, State, TakenOver
from central.store.stream import UnitStream
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import UNREADABLE, Subject, SubjectKind, whole_milliseconds
from desk_app.domain.acts.bodies import external_code_body
from desk_app.domain.acts.steps.back_office import portal_answered_body
from desk_app.domain.codes.external_code import ExternalCode
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.back_office import PortalTrouble
from desk_app.domain.handling.flow import MOVES, Status
from desk_app.domain.ids import UnitCode
from desk_app.domain.scans.scans import scan_from

log = logging.getLogger(__name__)

MOST_TRIES: Final = 50  # about a week; then a person has to look
_FIRST_WAIT: Final = timedelta(minutes=1)  # doubled at each try in vain
_LONGEST_WAIT: Final = timedelta(hours=4)
_DOUBLINGS: Final = 16  # far beyond the longest wait
_ACCOUNT_WAIT: Final = timedelta(minutes=5)  # where the account is not let in: it may be locked
_LINE_WAIT: Final = timedelta(minutes=1)
_FAULTS_IN_A_ROW: Final = 3  # of the line; then it is the line, and no dossier
_FILES_FOR: Final = timedelta(hours=2)  # that a dossier waits for the files of its papers
_SILENT: Final = frozenset(  # of these no portal hears
    {
        kinds.NOTICE_QUEUED,
        kinds.CITIZEN_TOLD,
        kinds.PORTAL_ANSWERED,
        kinds.EXTERNAL_CODE_NOTED,
        kinds.ORIGINALS_LENT,
        kinds.ORIGINALS_GIVEN_BACK,
    }
)


@dataclass(frozen=True, slots=True)
class Site:
    """One portal as this centre uses it."""

    key: str  # in the store: "dvcqg"
    name: str  # of the system that gives its codes: "Cổng Dịch vụ công quốc gia"
    units: Sequence[UnitCode]
    portal: Portal
    steps: frozenset[str]  # kinds of acts that are a step of the course there
    since: datetime | None = None  # what was received before is not told

    @property
    def wanted(self) -> Mapping[str, ItemKind]:
        """Of which acts it hears, and as what."""
        return {
            **dict.fromkeys(MOVES.keys() - _SILENT, ItemKind.STATE),
            **dict.fromkeys(self.steps, ItemKind.STEP),
            kinds.DECIDED: ItemKind.STATE,
            kinds.PAPER_SCANNED: ItemKind.FILE,
            kinds.RECEIVED: ItemKind.CREATE,
        }


class PortalRound:
    """May be broken off at any moment, and run by several servers at once."""

    def __init__(
        self,
        engine: Engine,
        sites: Sequence[Site],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._engine, self._sites, self._now = engine, sites, now

    def run(self) -> int:
        """Tell every portal what is due; returns how many dossiers were settled."""
        return sum(self._run(site, unit) for site in self._sites for unit in site.units)

    def _run(self, site: Site, unit: UnitCode) -> int:
        if self._is_idle(site, unit):
            return 0
        while self._fill(site, unit):
            pass
        settled = in_a_row = 0
        while (entry := self._next(site, unit)) is not None:
            errand = _Errand(self._engine, self._now, site, entry)
            try:
                errand.run()
            except TakenOver:
                continue
            except SessionRefused as fault:
                self._shut(site, fault.reason, _ACCOUNT_WAIT)
                self._let_go(errand.entry, next_at=self._now())
            except (DataRefused, TableLacks) as fault:
                self._refuse(site, errand.entry, fault)
                in_a_row = 0
            except Exception as fault:  # the border: no dossier holds up another
                self._put_off(site, errand.entry, fault)
                in_a_row += isinstance(fault, LineDown)
                if in_a_row >= _FAULTS_IN_A_ROW and isinstance(fault, LineDown):
                    self._shut(site, fault.reason, _LINE_WAIT)
            else:
                settled += 1
                in_a_row = 0
        return settled

    def _is_idle(self, site: Site, unit: UnitCode) -> bool:
        """Asked of thousands of units every few seconds: nothing is locked for it."""
        with self._engine.connect().execution_options(reading=True) as connection:
            counter = UnitStream(connection, unit).counter()
            outbox = Outbox(connection, unit, site.key)
            return counter is None or outbox.is_idle(counter, self._now())

    def _fill(self, site: Site, unit: UnitCode) -> bool:
        with self._engine.begin() as connection:
            counter = UnitStream(connection, unit).counter()
            if counter is None:
                return False
            return Outbox(connection, unit, site.key).fill(counter, site.wanted, self._now())

    def _next(self, site: Site, unit: UnitCode) -> Entry | None:
        """What is due; nothing while the portal as a whole is shut."""
        now = self._now()
        with self._engine.begin() as connection:
            outbox = Outbox(connection, unit, site.key)
            shut = outbox.shut()
            if shut is not None and now < shut.until:
                return None
            if shut is not None:
                outbox.hold_place()  # before a dossier, as `fill` does
            entry = outbox.claim(now)
            if shut is not None and entry is not None:
                outbox.open()
            return entry

    def _refuse(self, site: Site, entry: Entry, fault: PortalFault) -> None:
        lacks = isinstance(fault, TableLacks)
        trouble = PortalTrouble.TABLE if lacks else PortalTrouble.DATA
        self._give_up(site, entry, trouble, fault.reason)

    def _put_off(self, site: Site, entry: Entry, fault: Exception) -> None:
        reason = fault.reason if isinstance(fault, PortalFault) else type(fault).__name__
        if not isinstance(fault, PortalFault):
            facts = {"unit": entry.unit, "fault": reason}
            log.error("dossier waits", exc_info=fault, extra=facts)
        tries = entry.tries + 1
        if tries >= MOST_TRIES:
            self._give_up(site, entry, PortalTrouble.LINE, reason)
            return
        wait = min(_FIRST_WAIT * 2 ** min(tries - 1, _DOUBLINGS), _LONGEST_WAIT)
        self._let_go(entry, next_at=self._now() + wait, tries=tries, reason=reason)

    def _give_up(self, site: Site, entry: Entry, trouble: PortalTrouble, reason: str) -> None:
        """Nobody asks again before the dossier changes, or an administrator says so."""
        log.warning("portal refused", extra={"unit": entry.unit, "reason": trouble})
        news = not entry.told or (entry.trouble, entry.reason) != (trouble, reason)
        deeds = [_answered(site, entry, trouble, reason)] if news else []
        known = {"trouble": trouble, "reason": reason, "told": True}
        self._let_go(entry, deeds, state=State.REFUSED, **known)

    def _shut(self, site: Site, reason: str, wait: timedelta) -> None:
        """The line or the account is at fault, and no dossier."""
        for unit in site.units:
            log.error("portal shut", extra={"unit": unit, "reason": reason})
            with self._engine.begin() as connection:
                Outbox(connection, unit, site.key).shut_until(self._now() + wait, reason)

    def _let_go(self, entry: Entry, deeds: Sequence[Deed] = (), **known: Any) -> None:
        with suppress(TakenOver), self._engine.begin() as connection:
            Outbox(connection, entry.unit, entry.portal).let_go(entry, **known)
            _do(connection, entry, deeds, self._now())


class _Errand:
    """What is to be told of one dossier, told."""

    def __init__(
        self, engine: Engine, now: Callable[[], datetime], site: Site, entry: Entry
    ) -> None:
        self._engine, self._now, self._site, self.entry = engine, now, site, entry
        self._portal = site.portal

    def run(self) -> None:
        """Raises the classes of `faults`, and TakenOver. What was acknowledged is noted."""
        with self._engine.connect().execution_options(reading=True) as connection:
            seen = see(connection, self.entry.unit, self.entry.dossier)
        if seen is None or not (self.entry.created or self._goes_there(seen.dossier)):
            self._settle(seen)
            return
        self._name(seen)
        self._hand_over_files(seen)
        self._create(seen)
        self._tell_steps(seen)
        self._tell_state(seen)
        self._settle(seen)

    def _goes_there(self, dossier: Dossier) -> bool:
        """Not what was received by mistake, nor before the office began to use the portal, nor
        what another unit tells: a dossier for the competent unit is told by that one, a part of
        an interlinked one by the unit that leads.

        Legal: [interlinked.legs], [time-limit.start]
        """
        since = self._site.since
        in_time = since is None or dossier.received_at >= since
        is_part = dossier.origin is not None and dossier.origin.leg is not None
        told_elsewhere = dossier.competence is not None or is_part
        return in_time and dossier.status is not Status.VOIDED and not told_elsewhere

    def _name(self, seen: Seen) -> None:
        if self.entry.code:
            return
        given = [
            each.code
            for each in seen.dossier.external_codes
            if each.of_same_system(ExternalCode(self._site.name, ""))
        ]
        code = given[0] if given else self._portal.code_for(seen)
        deeds = []
        if not given and code != str(seen.dossier.code):
            noted = external_code_body(ExternalCode(self._site.name, code))
            deeds.append(Deed(kinds.EXTERNAL_CODE_NOTED, _about(self.entry), noted))
        self._note(deeds, code=code)

    def _hand_over_files(self, seen: Seen) -> None:
        """Before the dossier is made: what is scanned later has no place there any more."""
        scans = _scans(seen)
        for item in self._waiting(seen, ItemKind.FILE):
            answer = None
            if not self.entry.created and item in scans:
                try:
                    answer = self._portal.upload(seen, scans[item])
                except NotYet:
                    if self._now() < seen.dossier.received_at + _FILES_FOR:
                        raise
                    facts = {"unit": self.entry.unit, "dossier": str(self.entry.dossier)}
                    log.warning("portal goes without a file", extra=facts)
            self._done([item], json.dumps(answer) if answer else "")

    def _create(self, seen: Seen) -> None:
        if not self.entry.created:
            made = self._portal.create(seen, self._held(seen))
            sent = digest_of_state(made.state) if made.state is not None else None
            self._note((), created=True, remote=made.remote, sent=sent)

    def _tell_steps(self, seen: Seen) -> None:
        waiting = set(self._waiting(seen, ItemKind.STEP, ItemKind.CREATE))
        steps = [
            each
            for each in seen.history
            if each.act.id in waiting and each.act.kind in self._site.steps
        ]
        held = self._held(seen)
        for first in range(0, len(steps), TELLS):
            part = steps[first : first + TELLS]
            self._portal.tell(seen, held, part)
            self._done([each.act.id for each in part])
        self._done(waiting)  # what is left did not apply

    def _tell_state(self, seen: Seen) -> None:
        state = self._portal.state_of(seen, self._held(seen))
        digest = digest_of_state(state)
        if digest != self.entry.sent:
            self._portal.put_state(seen, state)
            self._note((), sent=digest)
        self._done(self._waiting(seen, ItemKind.STATE))

    def _settle(self, seen: Seen | None) -> None:
        entry, now = self.entry, self._now()
        with self._engine.begin() as connection:
            outbox = Outbox(connection, entry.unit, entry.portal)
            outbox.let_go(entry, next_at=whole_milliseconds(now), tries=0)
            if seen is not None and not entry.created:
                outbox.done(entry, seen.acts, now)
            if seen is None or outbox.is_empty(entry):
                calm = {"trouble": None, "reason": "", "told": False}
                outbox.set(entry, state=State.SETTLED, **calm)
                deeds = [_answered(self._site, entry, None, "")] if entry.told else []
                _do(connection, entry, deeds, now)

    def _waiting(self, seen: Seen, *of: ItemKind) -> list[UUID]:
        """Acts of those kinds that stand in the stream as we saw it, and are not acknowledged."""
        return [
            item.act
            for item in self._items()
            if item.kind in of and not item.done and item.act in seen.acts
        ]

    def _items(self) -> Sequence[Item]:
        with self._engine.connect().execution_options(reading=True) as connection:
            return Outbox(connection, self.entry.unit, self.entry.portal).items(self.entry.dossier)

    def _held(self, seen: Seen) -> Held:
        scans = _scans(seen)
        files = {
            scans[item.act]: json.loads(item.remote)
            for item in self._items()
            if item.kind is ItemKind.FILE and item.remote and item.act in scans
        }
        return Held(code=self.entry.code, remote=self.entry.remote, files=files)

    def _note(self, deeds: Sequence[Deed], **known: Any) -> None:
        with self._engine.begin() as connection:
            outbox = Outbox(connection, self.entry.unit, self.entry.portal)
            self.entry = outbox.note(self.entry, self._now(), **known)
            _do(connection, self.entry, deeds, self._now())

    def _done(self, acts: Collection[UUID], remote: str = "") -> None:
        if not acts:
            return
        with self._engine.begin() as connection:
            outbox = Outbox(connection, self.entry.unit, self.entry.portal)
            self.entry = outbox.note(self.entry, self._now())
            outbox.done(self.entry, list(acts), self._now(), remote)


def _scans(seen: Seen) -> Mapping[UUID, UUID]:
    """Which scan each act of scanning was, of those that we can read."""
    scans: dict[UUID, UUID] = {}
    for each in seen.history:
        if each.act.kind == kinds.PAPER_SCANNED:
            with suppress(*UNREADABLE):
                scans[each.act.id] = scan_from(each.act).id
    return scans


def _do(connection: Connection, entry: Entry, deeds: Sequence[Deed], at: datetime) -> None:
    """Without deeds the unit's counter is left alone: desks wait for it."""
    if deeds:
        CentreActor(connection, entry.unit).do(deeds, at)


def _about(entry: Entry) -> Subject:
    return Subject(SubjectKind.DOSSIER, entry.dossier)


def _answered(site: Site, entry: Entry, trouble: PortalTrouble | None, reason: str) -> Deed:
    body = portal_answered_body(site.name, trouble, reason)
    return Deed(kinds.PORTAL_ANSWERED, _about(entry), body)
