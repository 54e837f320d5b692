"""A small office for tests: real stores, a real home, and lines that can be broken."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import count
from pathlib import Path
from random import Random
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import Engine, Pool, func, insert, select, update

from central import founding
from central.office import CentralOffice
from central.store import tables as home_tables
from central.store.engine import open_engine
from central.store.migrate import migrate
from central.store.stream import UnitStream
from central.store.units import Units
from db.engine import open_engine as open_store_engine
from db.journal import Scribe, store_act
from db.prepared import Prepared
from db.store import Store, new_id, open_store
from db.tables import dossier as d
from db.tables import journal as t
from db.tables import office as o
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import (
    NO_DIGEST,
    Act,
    Body,
    Subject,
    SubjectKind,
    WrittenAct,
    digest_of,
    read_act,
    write_act,
)
from desk_app.domain.acts.bodies import collector_body, received_body
from desk_app.domain.codes.blocks import order_of
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.dossier import ChosenProcedure, Collector, CollectorKind, Dossier
from desk_app.domain.ids import ActId, DeskId, DossierId, UnitCode
from desk_app.domain.law.due import NO_LIMIT, DueMoment
from desk_app.domain.law.papers import Channel
from desk_app.domain.office_time import office_date
from desk_app.sync.desk import SyncDesk
from desk_app.sync.engine import Round, catch_up, exchange_once
from desk_app.sync.enrolment import take_up
from desk_app.sync.protocol import VERSION, Central, Enrolment, EnrolmentOrder, Request
from desk_app.sync.signing import new_key, public_key, signer
from tests.builders import BUSINESS, KEY, RECEPTION, UNIT, Clock, a_person
from tests.sync.lines import AnyFuse, Fuse

SECOND: Final = timedelta(seconds=1)
# Asked after each step of a day: put together once.
_RAWS: Final = Prepared(lambda: select(t.act.c.raw).order_by(t.act.c.n))
_SETTLED: Final = Prepared(
    lambda: select(t.act.c.position, t.act.c.digest).where(t.act.c.position.is_not(None))
)
_REFUSED: Final = Prepared(
    lambda: (
        select(t.act.c.id, t.outbox.c.refused)
        .join(t.outbox, t.outbox.c.act == t.act.c.n)
        .where(t.outbox.c.refused.is_not(None))
    )
)
_STREAM: Final = select(home_tables.act).order_by(home_tables.act.c.position)
_LENGTH: Final = select(func.count()).select_from(home_tables.act)
_QUARANTINED: Final = select(home_tables.quarantine)
NewId: TypeAlias = Callable[[datetime], UUID]


def made_home(address: str) -> str:
    """A central store with one unit; copy it for each test."""
    engine = open_engine(address)
    migrate(engine)
    with engine.begin() as connection:
        founding.add_unit(connection, UNIT, "Phường Ninh Kiều")
    engine.dispose()
    return address


class Home:
    """The central server, without its HTTP."""

    def __init__(self, address: str, clock: Clock, poolclass: type[Pool] | None = None) -> None:
        self.address = address
        self.clock = clock
        self.engine: Engine = open_engine(address, poolclass)
        self.office = CentralOffice(self.engine, clock)

    def add_unit(self, unit: UnitCode, name: str) -> None:
        with self.engine.begin() as connection:
            founding.add_unit(connection, unit, name)

    def invite(self, name: str = "", unit: UnitCode = UNIT) -> str:
        with self.engine.begin() as connection:
            return founding.add_desk(connection, unit, name)[1]

    def enrol(self, key: bytes, unit: UnitCode = UNIT) -> Enrolment:
        code = self.invite(unit=unit)
        return self.office.enrol(EnrolmentOrder(code=code, public_key=public_key(key)))

    def line(self, secret: str, key: bytes) -> Central:
        """For the desk that has both. Here the key is not asked for."""
        del key
        return self.office.line(secret)

    def fuse(self, chance: Random) -> AnyFuse:
        """The power of the home fails at some statement soon."""
        return Fuse(self.engine, chance.randrange(1, 40))

    def revoke(self, desk: str) -> None:
        with self.engine.begin() as connection:
            founding.revoke(connection, UNIT, desk)

    def back_up(self, file: Path) -> None:
        vacuum_into(self.engine, file)

    def restore(self, file: Path, *, new_epoch: bool = True) -> None:
        """Back to what `back_up` kept."""
        self.engine.dispose()
        put_back(file, Path(self.address))
        if new_epoch:
            with self.engine.begin() as connection:
                UnitStream(connection, UNIT).counter(lock=True)
                Units(connection).begin_epoch(UNIT)

    def files(self) -> Sequence[Path]:
        """Everything the home keeps on the disk."""
        place = Path(self.address)
        return list(place.parent.glob(place.name + "*"))

    def acts(self) -> Sequence[Any]:
        """The unit's stream, in its order."""
        with self.engine.connect() as connection:
            return connection.execute(_STREAM).all()

    def length(self) -> int:
        """Of the unit's stream."""
        with self.engine.connect() as connection:
            return connection.execute(_LENGTH).scalar_one()

    def quarantined(self) -> Sequence[Any]:
        with self.engine.connect() as connection:
            return connection.execute(_QUARANTINED).all()

    def close(self) -> None:
        self.engine.dispose()


@dataclass
class TrialDesk:
    """A desk as it stands in an office, with its store and its line."""

    store: Store
    sync: SyncDesk
    line: Central
    clock: Clock
    key: bytes
    secret: str
    new_id: NewId = new_id

    @property
    def name(self) -> DeskId:
        return self.sync.id

    def exchange(self, line: Central | None = None, size: int = 250) -> Round:
        return exchange_once(self.sync, line or self.line, size)

    def catch_up(self, line: Central | None = None) -> Sequence[Round]:
        return catch_up(self.sync, line or self.line, most=200)

    def receive(self, dossier_id: DossierId | None = None, **changed: Any) -> DossierId:
        """Receive a dossier, as the counter does; None: a new one."""
        self.clock.forward(SECOND)
        at = self.clock()
        dossier_id = dossier_id or DossierId(self.new_id(at))
        with self.sync.work() as tx:
            serial = tx.numbers.take(UNIT, office_date(at))
            dossier = Dossier(
                id=dossier_id,
                code=DossierCode(UNIT, office_date(at), serial.number),
                order=order_of(at, serial),
                unit=UNIT,
                desk=self.name,
                officer=RECEPTION,
                officer_name="Trần Thị Bích Ngọc",
                procedure=ChosenProcedure(code=BUSINESS, name="Hộ kinh doanh", edition="test"),
                channel=Channel.DIRECT,
                applicant=a_person(),
                received_at=at,
                due=DueMoment(at=None, counted_from=at, limit=NO_LIMIT),
            )
            body = received_body(replace(dossier, **changed))
            self._write(tx, kinds.RECEIVED, dossier_id, body)
            tx.commit()
        return dossier_id

    def result_back(self, dossier: DossierId) -> None:
        self.note(kinds.RESULT_BACK, dossier, {"note": ""})

    def return_(self, dossier: DossierId) -> None:
        collector = Collector(kind=CollectorKind.OWNER, name="NGUYỄN THỊ LAN")
        self.note(kinds.RETURNED, dossier, collector_body(collector))

    def look(self, dossier: DossierId) -> None:
        """An act that no other desk pulls."""
        self.note(kinds.OPENED, dossier, {})

    def note(self, kind: str, dossier: DossierId, body: Body) -> WrittenAct:
        """Any act about a dossier."""
        self.clock.forward(SECOND)
        with self.sync.work() as tx:
            written = self._write(tx, kind, dossier, body)
            tx.commit()
        return written

    def _write(self, tx: UnitOfWork, kind: str, dossier: UUID, body: Body) -> WrittenAct:
        subject = Subject(SubjectKind.DOSSIER, dossier)
        return tx.journal.write(kind, subject, body, by=RECEPTION, at=self.clock())

    def remark(self, times: int = 1, words: str = "") -> None:
        """Acts that change nothing, about the desk itself."""
        with self.sync.work() as tx:
            for _ in range(times):
                about = Subject(SubjectKind.DESK, UUID(int=1))
                body = {"words": words}
                tx.journal.write("desk.remark", about, body, by=RECEPTION, at=self.clock())
            tx.commit()

    def forge(self, **changed: Any) -> WrittenAct:
        """An act as another program would make it: in the outbox, but not folded here."""
        with self.sync.work() as tx:
            seq, previous = tx.journal.head()
        act = Act(
            id=ActId(self.new_id(self.clock())),
            unit=UNIT,
            desk=self.name,
            seq=seq + 1,
            kind="desk.remark",
            subject=Subject(SubjectKind.DESK, UUID(int=1)),
            actor=RECEPTION,
            made_at=self.clock(),
            clock_offset_ms=0,
            previous=previous,
            body={},
        )
        written = write_act(replace(act, **changed))
        with self.store.engine.begin() as connection:
            connection.execute(insert(t.outbox).values(act=store_act(connection, written)))
        return written

    def waits_with(self, raw: bytes) -> None:
        """The last act of this store has other bytes: a disk, or somebody, changed them."""
        with self.store.engine.begin() as connection:
            last = select(func.max(t.act.c.n)).scalar_subquery()
            connection.execute(
                update(t.act).where(t.act.c.n == last).values(raw=raw, digest=digest_of(raw))
            )

    def setting(self, name: str) -> Any:
        with self.sync.glance() as tx:
            return tx.settings.get(name)

    def set(self, name: str, value: Any) -> None:
        with self.sync.work() as tx:
            tx.settings.set(name, value)
            tx.commit()

    def rows(self) -> Any:
        """Everything folded from acts, as lists and screens see it."""
        with self.store.reading.connect() as connection:
            return (
                connection.execute(select(d.dossier).order_by(d.dossier.c.n)).all(),
                connection.execute(
                    select(t.disagreement.c.act_id, t.disagreement.c.dossier).order_by(
                        t.disagreement.c.act_id
                    )
                ).all(),
                connection.execute(select(o.print_job).order_by(o.print_job.c.id)).all(),
                connection.execute(select(o.officer).order_by(o.officer.c.id)).all(),
            )

    def acts(self) -> Sequence[Act]:
        return [act_in(raw) for raw in self.raws()]

    def raws(self) -> Sequence[bytes]:
        """Of every act in this store, as they came into it."""
        with self.store.reading.connect() as connection:
            return _RAWS.column(connection, {})

    def settled(self) -> dict[int, bytes]:
        """Digest at each position this store knows."""
        with self.store.reading.connect() as connection:
            return dict(_SETTLED.rows(connection, {}))

    def waiting(self) -> int:
        with self.sync.glance() as tx:
            return tx.stream.tally().waiting

    def refused(self) -> dict[UUID, str]:
        with self.store.reading.connect() as connection:
            return dict(_REFUSED.rows(connection, {}))

    def back_up(self, file: Path) -> None:
        vacuum_into(self.store.engine, file)

    def bring_back(self, file: Path) -> None:
        """Back to what `back_up` kept: the store is closed for it, as a restore demands."""
        self.store.close()
        put_back(file, self.store.file)
        self.store = open_store(self.store.file, KEY)
        scribe = Scribe(unit=self.sync.unit, desk=self.name, new_id=self.new_id)
        work, glance = self.store.work(scribe), self.store.glance(scribe)
        self.sync = replace(self.sync, work=work, glance=glance)

    def close(self) -> None:
        self.store.close()


@lru_cache(maxsize=16_384)  # the same bytes are read at every desk, and again in the evening
def act_in(raw: bytes) -> Act:
    """Raises as `read_act`."""
    return read_act(raw).act


def set_up_desk(file: Path, home: Home, unit: UnitCode = UNIT) -> TrialDesk:
    """Enrol a desk on the empty store `file`, which is made where there is none."""
    key = new_key()
    enrolment = home.enrol(key, unit)
    made = file.exists()  # a copy: its form is that of this program already
    store = Store(file, open_store_engine(file, KEY)) if made else open_store(file, KEY)
    desk = open_desk(store, home, enrolment.desk, key, enrolment.secret, unit)
    with desk.sync.work() as tx:
        take_up(tx, enrolment, home.clock())
        tx.commit()
    return desk


def at_its_own_pace(desk: TrialDesk, clock: Clock, ids: NewId) -> TrialDesk:
    """The same desk with another clock, another source of ids and a watch that only counts, so
    that a day lived again is the same in every statement."""
    scribe = Scribe(unit=UNIT, desk=desk.name, new_id=ids)
    work, glance = desk.store.work(scribe), desk.store.glance(scribe)
    watch = count()
    sync = replace(desk.sync, now=clock, work=work, glance=glance, watch=lambda: next(watch) / 200)
    return replace(desk, sync=sync, clock=clock, new_id=ids)


def open_desk(
    store: Store, home: Home, name: DeskId, key: bytes, secret: str, unit: UnitCode = UNIT
) -> TrialDesk:
    """Work at a desk that is enrolled already."""
    scribe = Scribe(unit=unit, desk=name, new_id=new_id)
    sync = SyncDesk(
        unit=unit,
        id=name,
        now=home.clock,
        work=store.work(scribe),
        glance=store.glance(scribe),
        sign=signer(key),
        breathe=lambda: None,
    )
    return TrialDesk(store, sync, home.line(secret, key), home.clock, key, secret)


def a_question(desk: TrialDesk, **changed: Any) -> Request:
    """What a desk asks that has nothing to offer and has heard nothing yet."""
    with desk.sync.glance() as tx:
        epoch = tx.stream.place().epoch
    facts: dict[str, Any] = {
        "version": VERSION,
        "unit": UNIT,
        "desk": desk.name,
        "epoch": epoch,
        "cursor": 0,
        "own_seq": 0,
        "own_head": NO_DIGEST,
        "clock": desk.clock(),
    }
    return Request(**(facts | changed))


def vacuum_into(engine: Engine, file: Path) -> None:
    """A consistent copy of an SQLite store, with its key where it has one."""
    raw = engine.raw_connection()
    raw.cursor().execute("VACUUM INTO ?", (str(file),))
    raw.close()


def put_back(backup: Path, place: Path) -> None:
    for leftover in place.parent.glob(place.name + "-*"):
        leftover.unlink()
    shutil.copy(backup, place)
