"""A home with the past of an office in it, and the line to it, which counts what goes over."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha512
from itertools import islice
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from bench.central.mix import ACTS_EACH, days_of_work
from bench.office import OFFICER, UNIT
from central import founding
from central.history.teller import HistoryTeller
from central.judge import Accepted
from central.office import CentralOffice
from central.store.engine import open_engine
from central.store.migrate import migrate
from central.store.stream import UnitStream
from db.store import new_id
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import (
    NO_DIGEST,
    Act,
    Body,
    Subject,
    SubjectKind,
    WrittenAct,
    the_office,
    write_act,
)
from desk_app.domain.acts.officers import registered_body
from desk_app.domain.codes.blocks import Block
from desk_app.domain.ids import ActId, DeskId
from desk_app.domain.telling.house_rules import NO_RULES, HouseRules, house_rules_body
from desk_app.sync import wire
from desk_app.sync.protocol import (
    Enrolment,
    EnrolmentOrder,
    HistoryOrder,
    HistoryPage,
    Reply,
    Request,
)
from desk_app.sync.signing import public_key

MONTHS: Final = 120  # over which the past is spread: ten years
KEPT_MONTHS: Final = 12  # by an office that sets a retention
NOW: Final = datetime(2026, 11, 20, 2, 15, tzinfo=UTC)
_BEGAN: Final = NOW - timedelta(days=MONTHS * 365 / 12)
_OF_A_DESK: Final = 9_000  # dossiers: a hundred days of work of one counter
_AT_ONCE: Final = 1_000  # acts in one transaction
_MORNING: Final = datetime(2026, 7, 1, 1, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Home:
    engine: Engine
    office: CentralOffice

    def enrol(self, key: bytes) -> Enrolment:
        with self.engine.begin() as connection:
            code = founding.add_desk(connection, UNIT, "")[1]
        return self.office.enrol(EnrolmentOrder(code=code, public_key=public_key(key)))

    def keep_for_a_year(self) -> None:
        body = house_rules_body(HouseRules(keep_months=KEPT_MONTHS), NO_RULES)
        act = _act(DeskId("Q902"), kinds.HOUSE_RULES_SET, the_office(UNIT), body)
        self._append([act], NOW)

    def fill(self, dossiers: int) -> None:
        """Its officers, and `dossiers` over the years."""
        subject = Subject(SubjectKind.OFFICER, OFFICER.id)
        body = registered_body(OFFICER)
        self._append([_act(DeskId("Q901"), kinds.OFFICER_REGISTERED, subject, body)], _BEGAN)
        self.live(dossiers)

    def live(self, dossiers: int) -> None:
        """`dossiers` of many desks with all their acts, evenly over the years."""
        acts, done = _acts(dossiers), 0
        size = max(1, min(_AT_ONCE, dossiers * ACTS_EACH // MONTHS))  # some in every month
        while batch := list(islice(acts, size)):
            at = _BEGAN + (NOW - _BEGAN) * (done / (dossiers * ACTS_EACH))
            self._append(batch, at)
            done += len(batch)

    def _append(self, acts: list[WrittenAct], at: datetime) -> None:
        with self.engine.begin() as connection:
            stream = UnitStream(connection, UNIT)
            counter = stream.counter(lock=True)
            if counter is None:
                raise ValueError("no unit")
            places = enumerate(acts, start=counter.position + 1)
            accepted = [Accepted(place, act, _like_signed(act)) for place, act in places]
            stream.append(counter, accepted, acts[0].act.desk, at)


def a_home(file: Path, dossiers: int) -> Home:
    engine = open_engine(str(file))
    migrate(engine)
    with engine.begin() as connection:
        founding.add_unit(connection, UNIT, "Phường Ninh Kiều")
    home = Home(engine, CentralOffice(engine, _now))
    home.fill(dossiers)
    return home


def live_before(file: Path, dossiers: int) -> None:
    """Give the centre in `file`, which has the unit, a past of `dossiers`; nobody works yet."""
    engine = open_engine(str(file))
    Home(engine, CentralOffice(engine, _now)).live(dossiers)
    engine.dispose()


@dataclass
class Line:
    """`Central` and `HistoryLine` at once."""

    home: Home
    secret: str
    up: int = 0  # bytes, packed
    down: int = 0
    trips: int = 0
    home_s: float = 0.0  # spent at the home
    home_cpu_s: float = 0.0

    def exchange(self, request: Request) -> Reply:
        packed, began = wire.dump(request), _watches()
        asked = wire.load(packed, Request)
        answer = wire.dump(self.home.office.exchange(self.secret, asked))
        self._count(packed, answer, began)
        return wire.load(answer, Reply)

    def history(self, order: HistoryOrder) -> HistoryPage:
        packed, began = wire.dump(order), _watches()
        asked = wire.load(packed, HistoryOrder)
        desk = self.home.office.admit(self.secret, asked.unit).desk
        answer = wire.dump(HistoryTeller(self.home.engine).answer(desk, asked))
        self._count(packed, answer, began)
        return wire.load(answer, HistoryPage)

    def _count(self, packed: bytes, answer: bytes, began: tuple[float, float]) -> None:
        self.up += len(packed)
        self.down += len(answer)
        self.trips += 1
        now = _watches()
        self.home_s += now[0] - began[0]
        self.home_cpu_s += now[1] - began[1]


def _watches() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _now() -> datetime:
    return NOW


def _like_signed(act: WrittenAct) -> bytes:
    """Sixty-four bytes that no packing makes smaller, as a signature is."""
    return sha512(act.digest).digest()


def _acts(dossiers: int) -> Iterator[WrittenAct]:
    for number, first in enumerate(range(0, dossiers, _OF_A_DESK), start=1):
        desk, block = DeskId(f"Q{number + 9}"), Block(number + 9)
        yield from days_of_work(UNIT, desk, _MORNING, min(_OF_A_DESK, dossiers - first), block)


def _act(desk: DeskId, kind: str, subject: Subject, body: Body) -> WrittenAct:
    act = Act(
        id=ActId(new_id(NOW)),
        unit=UNIT,
        desk=desk,
        seq=1,
        kind=kind,
        subject=subject,
        actor=OFFICER.id,
        made_at=NOW.replace(microsecond=0),
        clock_offset_ms=0,
        previous=NO_DIGEST,
        body=body,
    )
    return write_act(act)
