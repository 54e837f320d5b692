"""What tests of commands do with a desk."""

import os
import shutil
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from pathlib import Path

from sqlalchemy import select

from db.tables import journal as t
from desk_app.domain.acts.act import Act, read_act
from desk_app.domain.ids import DeskId
from desk_app.domain.office import DeskFacts, desk_body, unit_from
from desk_app.domain.office_time import office_date
from desk_app.domain.people.rights import Role
from desk_app.identity.log_in import secret_digest
from desk_app.main import main
from desk_app.paths import Folders
from desk_app.services.counting.report_keys import GiveReportKey
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.office.officers import set_secret
from desk_app.wiring.build import build_office
from desk_app.wiring.opening import FACTS, open_desk
from tests.builders import (
    LEADER,
    UNIT,
    Clock,
    a_desk,
    a_scribe,
    an_officer,
    an_order,
    fill_office,
)

OFFICE = DeskFacts(
    unit=unit_from(UNIT, "Phường Ninh Kiều", {}),
    desk=DeskId("Q1"),
    desk_name="Quầy 1",
    central="http://localhost",
)


def a_desk_of(
    tmp_path: Path, *, received: int, ended: int, pin: str = "", reports: Sequence[str] = ()
) -> tuple[Folders, Path]:
    """A desk that received dossiers in November 2026 and ended some.

    Args:
        pin: Of its leader; empty: nobody can log in.
        reports: What this machine has a key for.
    """
    made = _made(received, ended, pin, tuple(reports))
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return Folders(tmp_path / "desk"), tmp_path / "keys"


@cache
def _made(received: int, ended: int, pin: str, reports: Sequence[str]) -> Path:
    """Once, and never opened again."""
    made = Path(tempfile.mkdtemp(dir=os.environ["XDG_RUNTIME_DIR"]))
    folders, keys = Folders(made / "desk"), made / "keys"
    opened = open_desk(folders, keys)
    work = opened.store.work(a_scribe())
    fill_office(work)
    with work() as tx:
        tx.settings.set(FACTS, desk_body(OFFICE))
        tx.commit()
    desk = a_desk(work, Clock())
    if pin:
        set_secret(LEADER, pin, an_officer(LEADER, Role.LEADER), secret_digest, desk)
    dossiers = [receive_dossier(an_order(), an_officer(), desk) for _ in range(received)]
    for one in dossiers[:ended]:
        result_back(ResultBack(dossier=one.id), an_officer(), desk)
    opened.close()
    if reports:
        give_key(folders, keys, *reports)
    return made


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
