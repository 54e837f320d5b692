"""An office with a store of any size, and its desk."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final
from uuid import UUID

from bench.filling import fill
from bench.people import a_person, with_possible_number
from db.journal import Scribe
from db.store import Store, new_id, open_store
from desk_app.domain.codes.blocks import Block
from desk_app.domain.codes.seal import SealKey
from desk_app.domain.dossier import PaperKind, SubmittedPaper
from desk_app.domain.ids import DeskId, DossierId, OfficerId, UnitCode
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.services.calendar.in_force import shipped_calendar
from desk_app.services.catalogue.sample_province import sample_province
from desk_app.services.catalogue.starter import starter_catalogue
from desk_app.services.desk import Desk
from desk_app.services.intake.prepare import ReceiveDossier

KEY: Final = bytes(range(32))
UNIT: Final = UnitCode("H13.45.12")
SCRIBE: Final = Scribe(unit=UNIT, desk=DeskId("Q1"), new_id=new_id)
OFFICER: Final = Officer(id=OfficerId(UUID(int=1)), name="Trần Thị Bích Ngọc", role=Role.RECEPTION)
NOW: Final = datetime(2026, 11, 20, 2, 15, tzinfo=UTC)
AFTERNOON: Final = NOW - timedelta(days=2) + timedelta(hours=6)  # of the last day filled whole
_SEAL: Final = SealKey(name="2026-bench", year=2026, key=bytes(32))
_BLOCKS: Final = 9
_PROCEDURES: Final = 400


def a_filled_store(folder: Path, dossiers: int) -> Path:
    """The closed file of a store with `dossiers` received on the days before `NOW`: made once,
    found again where it lies in `folder` already."""
    file = folder / f"office-{dossiers}.sqlite"
    if file.exists():
        return file
    begun = folder / f"begun-{dossiers}.sqlite"
    for left in folder.glob(f"{begun.name}*"):  # of a run that was cut off
        left.unlink()
    catalogue = _a_catalogue()
    with an_office(begun) as (store, desk):
        with desk.work() as tx:
            for block in range(1, _BLOCKS + 1):
                tx.numbers.give(Block(block), NOW)
            tx.seal_keys.keep([_SEAL])
            tx.catalogue.put("bench", catalogue)
            tx.commit()
        fill(store, desk, OFFICER, catalogue, dossiers)
    begun.rename(file)
    return file


def _a_catalogue() -> Sequence[Procedure]:
    """What an office begins with, and so many others that a report has as many rows as it may."""
    _edition, sample = next(iter(sample_province()))
    starter = starter_catalogue()
    return (*starter, *sample[: _PROCEDURES - len(starter)])


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
