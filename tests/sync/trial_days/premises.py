"""One office for many trial days: it begins each of them as on its first morning."""

import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from random import Random
from uuid import UUID

from sqlalchemy import Engine, event

from central.app import Rules, make_app
from central.door.limits import Buckets, Limits, Rate
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.acts.officers import registered_body
from desk_app.domain.ids import uuid7
from desk_app.domain.people.rights import Role
from tests.builders import ADMIN, CASHIER, LEADER, RECEPTION, Clock, a_procedure, an_officer
from tests.sync.office import Home, TrialDesk, at_its_own_pace, set_up_desk
from tests.sync.trial_days.day import HOME, Day
from tests.sync.trial_days.network import Far, InProcess
from tests.sync.trial_days.schedule import MOST_DESKS

ROLES = {
    RECEPTION: Role.RECEPTION,
    LEADER: Role.LEADER,
    ADMIN: Role.ADMIN,
    CASHIER: Role.CASHIER,
}


class Ids:
    """Ids of the desks: another day drawn from the same seed has the same ones."""

    def __init__(self) -> None:
        self.chance = Random(0)  # noqa: S311  # a die, not a secret

    def __call__(self, at: datetime) -> UUID:
        return uuid7(int(at.timestamp() * 1000), self.chance.randbytes(10))


class Premises:
    """An office on its first morning. Each day begins there again, with the same engines."""

    def __init__(
        self, folder: Path, home: Home, store_file: Path, *, safe: bool = False, desks: int = 0
    ) -> None:
        """Args: safe: Every commit goes to the disk, as at a real desk. desks: 0: as many as
        a schedule may want; one more of them only listens."""
        self.home = home
        self.morning, self.today = folder / "morning", folder / "today"
        self.today.mkdir()
        self.ids = Ids()
        self.desks = []
        for number in range((desks or MOST_DESKS) + 1):
            file = self.today / f"desk-{number}.sqlite"
            shutil.copy(store_file, file)
            desk = set_up_desk(file, self.home)
            self.desks.append(at_its_own_pace(desk, Clock(), self.ids))
        self._inside = InProcess(make_app(self.home.office, rules=Rules(limits=_patient())))
        self.far: Far = self._inside
        _open_office(self.desks)
        if not safe:
            for engine in self._engines():  # no power fails here that we do not cut ourselves
                _care_less(engine)
        self._put_away()

    def begin_day(self, desks: int, seed: int = 0) -> Day:
        for desk in self.desks:
            desk.store.engine.dispose()
            desk.clock.at = Clock().at
        self.home.clock.at = Clock().at
        shutil.rmtree(self.today)
        shutil.copytree(self.morning, self.today)
        self.home.restore(self.morning / HOME, new_epoch=False)
        self.ids.chance.seed(f"day {seed}")  # not the first ids again, which the morning has
        desks_today, witness = self.desks[:desks], self.desks[-1]
        return Day(self.today, self.morning, self.home, desks_today, witness, self.far)

    def close(self) -> None:
        for desk in self.desks:
            desk.close()
        self._inside.close()
        self.far.close()
        self.home.close()

    def _engines(self) -> Sequence[Engine]:
        return [self.home.engine, *(desk.store.engine for desk in self.desks)]

    def _put_away(self) -> None:
        for desk in self.desks:
            desk.store.engine.dispose()
        shutil.copytree(self.today, self.morning)
        self.home.back_up(self.morning / HOME)


def _open_office(desks: Sequence[TrialDesk]) -> None:
    """Its people and one procedure, known at every desk."""
    first = desks[0]
    with first.sync.work() as tx:
        for id_, role in ROLES.items():
            body, subject = (
                registered_body(an_officer(id_, role)),
                Subject(SubjectKind.OFFICER, id_),
            )
            tx.journal.write(kinds.OFFICER_REGISTERED, subject, body, by=ADMIN, at=first.clock())
        tx.commit()
    for desk in desks:
        with desk.sync.work() as tx:
            tx.catalogue.put("test", [a_procedure()])
            tx.commit()
        desk.catch_up()


def _care_less(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda c, _: c.execute("PRAGMA synchronous = OFF"))
        engine.dispose()


def _patient() -> Limits:
    """A trial lives a day in a third of a second, and asks as often as desks do in hours."""
    often = Rate(per_s=100_000, burst=100_000)
    return Limits(*(Buckets(often) for _each in range(4)))
