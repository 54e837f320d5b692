"""The line to the home: one exchange at a time, and what is known of it.

What speaks HTTP and TLS is imported, and the authorities of this machine are read, in the lane of
the network with the first exchange: no officer waits for them.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts.act import moment
from desk_app.domain.codes.seal import LAST_EXCHANGE
from desk_app.domain.errors import (
    CentralRefused,
    CentralUnreachable,
    CentralUntrusted,
    LineUnprotected,
)
from desk_app.domain.ids import DossierId
from desk_app.domain.office import DeskFacts
from desk_app.domain.scans.scans import PaperScan
from desk_app.sync.contents.editions import fetch_edition
from desk_app.sync.contents.pieces import fetch_content, send_contents
from desk_app.sync.contents.releases import Releases
from desk_app.sync.desk import SyncDesk
from desk_app.sync.engine import Round, exchange_once
from desk_app.sync.enrolment import history_key
from desk_app.sync.history.filling import Past
from desk_app.sync.line.proof import Prover
from desk_app.sync.protocol import (
    ContentsAnswer,
    ContentsOrder,
    HistoryOrder,
    HistoryPage,
    Reply,
    Request,
)
from desk_app.sync.signing import signer
from desk_app.sync.state import Contact, LineFacts, line_facts
from desk_app.wiring.office_life.door import CLOCK_OFFSET_MS
from desk_app.wiring.opening import OpenDesk
from desk_app.wiring.scans.desk import open_box

if TYPE_CHECKING:
    from desk_app.sync.by_hand import CarriedIn, CarriedOut
    from desk_app.sync.http_central import Client, HttpCentral


@dataclass(frozen=True, slots=True)
class _Door:
    """`Central` for as long as the line is open."""

    exchange: Callable[[Request], Reply]


@dataclass(frozen=True, slots=True)
class _Files:
    """`ContentsLine` for as long as the line is open."""

    contents: Callable[[ContentsOrder], ContentsAnswer]


@dataclass(frozen=True, slots=True)
class _Memory:
    """`HistoryLine` for as long as the line is open."""

    history: Callable[[HistoryOrder], HistoryPage]


class Line:
    """Made before the use cases, started with them: acts carry the clock offset it measured."""

    def __init__(
        self,
        opened: OpenDesk,
        facts: DeskFacts,
        now: Callable[[], datetime],
        releases: Releases | None = None,
    ) -> None:
        """Args: releases: None: this program is never updated."""
        self._now = now
        self._releases = releases
        self._facts = facts
        self._secret = opened.secrets.bearer
        self._sign = signer(opened.secrets.signing_key)
        self._client: Client | None = None
        self._box = open_box(opened)
        self._closed = False
        self._contact = Contact()
        self._offset_ms = 0
        self._desk: SyncDesk

    @cached_property
    def _central(self) -> "HttpCentral | None":
        """None: the line is unprotected, which is said at each exchange; the desk works on."""
        from desk_app.sync.http_central import HttpCentral, open_client

        with suppress(LineUnprotected, ValueError):
            self._client = open_client(self._facts.central, self._facts.trust)
            return HttpCentral(self._client, self._secret, prover=Prover(self._sign))
        return None

    def start(
        self,
        work: Callable[[], UnitOfWork],
        glance: Callable[[], UnitOfWork],
        after: Callable[[], object],
    ) -> None:
        """Args:
        after: Told after each exchange, whatever came of it: others may have changed what
            is kept in memory here.
        """
        self._after = after
        self._desk = SyncDesk(
            unit=self._facts.unit.code,
            id=self._facts.desk,
            now=self._now,
            work=work,
            glance=glance,
            sign=self._sign,
        )
        with glance() as tx:
            self._offset_ms = int(tx.settings.get(CLOCK_OFFSET_MS, default=0))

    def offset_ms(self) -> int:
        """The home's clock less ours, when last measured."""
        return self._offset_ms

    def exchange(self, size: int) -> Round:
        """One exchange with at most `size` acts; remembers how it went.

        Raises as `exchange_once`.
        """
        try:
            try:
                done = exchange_once(self._desk, _Door(self._ask), size)
            finally:
                self._settle()
        except CentralRefused as error:
            self._contact = self._contact.lost(self._now(), error.reason)
            raise
        except CentralUntrusted:
            self._contact = self._contact.lost(self._now(), "certificate")
            raise
        except CentralUnreachable:
            self._contact = self._contact.lost(self._now())
            raise
        self._contact = self._contact.reached(self._now())
        self._offset_ms = done.offset_ms
        if done.more:  # acts go first
            return done
        done = self._with_edition(self._with_contents(self._with_history(done)))
        return done if done.more else self._with_release(done)  # the office's own goes first

    def fetch(self, scan: PaperScan, dossier: DossierId) -> None:
        """Bring a content that another desk scanned. Network lane.

        Raises as `fetch_content`, and ScanNotStored.
        """
        self._box.put(
            fetch_content(
                scan.file, dossier, self._desk.unit, _Files(self._contents), self._is_open
            )
        )

    def fetch_dossier(self, dossier: DossierId) -> None:
        """Bring the acts of a dossier of which only the row is here. Network lane.

        Raises as `Past.fetch`.
        """
        self._past().fetch(dossier)

    def facts(self) -> LineFacts:
        with self._desk.glance() as tx:
            said = tx.settings.get(LAST_EXCHANGE)
            kept = None if said is None else moment(str(said))
            filling = tx.history.filling()
            return line_facts(self._contact, tx.stream.tally(), kept, filling)

    def carry_out(self, into: Path) -> "CarriedOut":
        """Everything that waits, into a sealed file. Raises as `by_hand.carry_out`."""
        from desk_app.sync.by_hand import carry_out

        return carry_out(self._desk, self._secret, into)

    def carry_in(self, file: Path) -> "CarriedIn":
        """The home's answer out of a file. Network lane: never beside an exchange.

        Raises as `by_hand.carry_in`.
        """
        from desk_app.sync.by_hand import carry_in

        try:
            return carry_in(self._desk, self._secret, file)
        finally:
            self._settle()

    def close(self) -> None:
        """Whatever the home still answers is not taken in: the store belongs to nobody now."""
        self._closed = True
        if self._client is not None:
            self._client.close()

    def _settle(self) -> None:
        if not self._closed:
            self._after()

    def _with_contents(self, done: Round) -> Round:
        """Files go when no act waits; a home that does not take them takes acts all the same."""
        with suppress(CentralUnreachable, CentralRefused):
            sent = send_contents(self._desk, self._box, _Files(self._contents))
            more = done.more or sent.more
            return replace(done, more=more, progress=done.progress or sent.pieces > 0)
        return done

    def _with_history(self, done: Round) -> Round:
        """What was before this desk comes when no act waits, some pages at a time."""
        with suppress(CentralUnreachable, CentralRefused):
            filled = self._past().fill()
            return replace(
                done,
                pulled=done.pulled + filled.pulled,
                more=filled.more,
                progress=done.progress or filled.pages > 0,
            )
        return done

    def _past(self) -> Past:
        with self._desk.glance() as tx:
            key = history_key(tx)
        return Past(desk=self._desk, line=_Memory(self._history), key=key)

    def _with_edition(self, done: Round) -> Round:
        """Likewise what the home published as a file, beside what the desk still sends."""
        with suppress(CentralUnreachable, CentralRefused):
            got = fetch_edition(self._desk, _Files(self._contents))
            return replace(
                done,
                editions=done.editions + got.arrived,
                more=done.more or got.more,
                progress=done.progress or got.pieces > 0,
            )
        return done

    def _with_release(self, done: Round) -> Round:
        """Last of all a newer version of the program."""
        if self._releases is None:
            return done
        with suppress(CentralUnreachable, CentralRefused):
            got = self._releases.fetch(self._desk, _Files(self._contents), self._is_open)
            return replace(
                done,
                update=got.arrived,
                more=got.more,
                progress=done.progress or got.pieces > 0,
            )
        return done

    def sync_desk(self) -> SyncDesk:
        return self._desk

    def _is_open(self) -> bool:
        return not self._closed

    def _contents(self, order: ContentsOrder) -> ContentsAnswer:
        if self._closed or self._central is None:
            raise CentralUnreachable()
        return self._central.contents(order)

    def _history(self, order: HistoryOrder) -> HistoryPage:
        if self._closed or self._central is None:
            raise CentralUnreachable()
        page = self._central.history(order)
        if self._closed:
            raise CentralUnreachable()
        return page

    def _ask(self, request: Request) -> Reply:
        if self._closed:
            raise CentralUnreachable()
        if self._central is None:
            raise CentralRefused("line unprotected")
        reply = self._central.exchange(request)
        if self._closed:
            raise CentralUnreachable()
        return reply
