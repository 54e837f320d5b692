"""A desk that catches up: everything from the first act on, or the past backwards."""

import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from sqlalchemy import func, select

from bench.catch_up.home import NOW, Home, Line
from bench.office import KEY, OFFICER, UNIT, an_order
from db.journal import Scribe
from db.store import new_id, open_store
from db.tables import journal as t
from db.tables.dossier import dossier as d
from desk_app.domain.history.left import FOLD
from desk_app.domain.law.papers import Channel
from desk_app.services.calendar.in_force import shipped_calendar
from desk_app.services.catalogue.starter import starter_catalogue
from desk_app.services.desk import Desk
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.sync.desk import SyncDesk
from desk_app.sync.engine import catch_up
from desk_app.sync.enrolment import history_key, take_up
from desk_app.sync.history.filling import Past
from desk_app.sync.signing import new_key, signer

LINE_MBPS: Final = 6.0
TRIP_S: Final = 0.05  # there and back again, beside the bytes
_MOST: Final = 1 << 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Caught:
    """One desk that has caught up. Seconds at the desk are without those of line and home."""

    dossiers: int
    left: int  # of them, rows without acts
    acts: int
    store: int  # bytes
    up: int  # bytes, packed
    down: int
    trips: int
    desk_s: float
    cpu_s: float  # of the processor, at the desk: where others use the machine too, truer
    home_s: float
    first_desk_s: float  # from the enrolment to the first dossier taken in
    first_down: int
    first_trips: int

    @property
    def line_s(self) -> float:
        return line_s(self.down, self.trips)

    @property
    def first_s(self) -> float:
        return self.first_desk_s + line_s(self.first_down, self.first_trips)


def line_s(down: int, trips: int) -> float:
    """Seconds on the line of `LINE_MBPS`."""
    return down * 8 / (LINE_MBPS * 1e6) + trips * TRIP_S


def caught_up(home: Home, file: Path, *, backwards: bool) -> Caught:
    """Args: backwards: Begin at the end of the stream, and fetch what was before."""
    key, began, busy = new_key(), time.perf_counter(), time.process_time()
    enrolment = home.enrol(key)
    line = Line(home, enrolment.secret, trips=1)
    store = open_store(file, KEY)
    scribe = Scribe(unit=UNIT, desk=enrolment.desk, new_id=new_id)
    desk = SyncDesk(
        unit=UNIT,
        id=enrolment.desk,
        now=lambda: NOW,
        work=store.work(scribe),
        glance=store.glance(scribe),
        sign=signer(key),
    )
    with desk.work() as tx:
        take_up(tx, enrolment, NOW)
        tx.catalogue.put("bench", starter_catalogue())
        pages_key = history_key(tx)
        tx.commit()
    past = Past(desk=desk, line=line, key=pages_key)
    if not backwards:
        catch_up(desk, line, most=_MOST)
    elif not past.begin(least=1):
        raise ValueError("nothing to fetch")
    _first_intake(desk)
    first = (time.perf_counter() - began - line.home_s, line.down, line.trips)
    while past.fill().more:
        pass
    catch_up(desk, line, most=_MOST)
    took = time.perf_counter() - began - line.home_s
    cpu = time.process_time() - busy - line.home_cpu_s
    with store.reading.connect() as connection:
        count = select(func.count())
        acts = connection.execute(count.select_from(t.act)).scalar_one()
        dossiers = connection.execute(count.select_from(d)).scalar_one()
        left = connection.execute(count.select_from(d).where(d.c.fold == FOLD)).scalar_one()
    store.close()
    return Caught(
        dossiers=dossiers,
        left=left,
        acts=acts,
        store=sum(each.stat().st_size for each in file.parent.glob(file.name + "*")),
        up=line.up,
        down=line.down,
        trips=line.trips,
        desk_s=took,
        cpu_s=cpu,
        home_s=line.home_s,
        first_desk_s=first[0],
        first_down=first[1],
        first_trips=first[2],
    )


def _first_intake(desk: SyncDesk) -> None:
    counter = Desk(
        unit=UNIT,
        id=desk.id,
        now=desk.now,
        work=desk.work,
        glance=desk.glance,
        calendar_now=shipped_calendar,
    )
    with desk.glance() as tx:
        if OFFICER.id not in {officer.id for officer in tx.officers.active()}:
            raise ValueError("nobody could log in")
    procedure = next(p for p in starter_catalogue() if p.limit_for(Channel.DIRECT))
    receive_dossier(an_order(Random(1), procedure), OFFICER, counter)  # noqa: S311  # a name
