"""An office with a store of any size, and its desk."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Final
from uuid import UUID

from bench.filling import fill
from bench.people import a_person, with_possible_number
from db.journal import Scribe
from db.store import Store, new_id, open_store
from desk_app.domain.codes.blocks import Block
from desk_app.domain.dossier import PaperKind, SubmittedPaper
from desk_app.domain.ids import DeskId, DossierId, OfficerId, UnitCode
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.services.calendar.in_force import shipped_calendar
from desk_app.services.catalogue.starter import starter_catalogue
from desk_app.services.desk import Desk
from desk_app.services.intake.prepare import ReceiveDossier

KEY: Final = bytes(range(32))
UNIT: Final = UnitCode("H13.45.12")
SCRIBE: Final = Scribe(unit=UNIT, desk=DeskId("Q1"), new_id=new_id)
OFFICER: Final = Officer(id=OfficerId(UUID(int=1)), name="Trần Thị Bích Ngọc", role=Role.RECEPTION)
NOW: Final = datetime(2026, 11, 20, 2, 15, tzinfo=UTC)
_BLOCKS: Final = 9


def a_filled_store(folder: Path, dossiers: int) -> Path:
    """The closed file of a store with `dossiers` received on the days before `NOW`."""
    with an_office(folder / f"office-{dossiers}.sqlite") as (store, desk):
        with desk.work() as tx:
            for block in range(1, _BLOCKS + 1):
                tx.numbers.give(Block(block), NOW)
            tx.catalogue.put("bench", starter_catalogue())
            tx.commit()
        fill(store, desk, OFFICER, dossiers)
        return store.file


@contextmanager
def an_office(file: Path) -> Iterator[tuple[Store, Desk]]:
    """The store of `file`, open, and the desk that works on it."""
    store = open_store(file, KEY)
    try:
        yield (
            store,
            Desk(
                unit=UNIT,
                id=SCRIBE.desk,
                now=lambda: NOW,
                work=store.work(SCRIBE),
                glance=store.glance(SCRIBE),
                calendar_now=shipped_calendar,
            ),
        )
    finally:
        store.close()


def an_order(chance: Random, procedure: Procedure) -> ReceiveDossier:
    """An intake as an officer would confirm it now."""
    return ReceiveDossier(
        key=DossierId(new_id(NOW)),
        procedure=procedure.code,
        applicant=with_possible_number(a_person(chance), chance),
        papers=tuple(
            SubmittedPaper(name=paper.name, kind=PaperKind.ORIGINAL)
            for paper in procedure.required_papers("", Channel.DIRECT)
        ),
    )
