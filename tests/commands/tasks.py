"""What tests of reports without the window do with a desk."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from db.tables import journal as t
from desk_app.domain.acts.act import Act, read_act
from desk_app.domain.office_time import office_date
from desk_app.domain.people.rights import Role
from desk_app.main import main
from desk_app.paths import Folders
from desk_app.services.counting.report_keys import GiveReportKey
from desk_app.wiring.build import build_office
from desk_app.wiring.opening import open_desk
from tests.builders import LEADER, Clock, an_officer


def give_key(folders: Folders, keys: Path, *reports: str, now: Clock | None = None) -> None:
    """By the leader, for thirty days from `now`; None: from today."""
    opened = open_desk(folders, keys)
    office = build_office(opened, now=now) if now else build_office(opened)
    order = GiveReportKey(frozenset(reports), office_date(office.now()) + timedelta(days=30))
    office.reports.keys.give(order, an_officer(LEADER, Role.LEADER))
    office.close()


def acts_of(folders: Folders, keys: Path, kind: str) -> list[Act]:
    opened = open_desk(folders, keys)
    with opened.store.reading.connect() as connection:
        raw = connection.execute(
            select(t.act.c.raw).where(t.act.c.kind == kind).order_by(t.act.c.n)
        )
        found = [read_act(one).act for one in raw.scalars()]
    opened.close()
    return found


def ask(place: tuple[Folders, Path], *words: str) -> int:
    folders, keys = place
    return main(["--data", str(folders.data), "--keys", str(keys), "report", *words])
