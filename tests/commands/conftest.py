"""A desk that commands are asked about."""

from pathlib import Path

import pytest

from desk_app.domain.office import desk_body
from desk_app.paths import Folders
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.wiring.opening import FACTS, open_desk
from tests.builders import Clock, a_desk, a_scribe, an_officer, an_order, fill_office
from tests.commands.tasks import give_key
from tests.commands.test_import_catalogue import OFFICE


@pytest.fixture
def place(tmp_path: Path) -> tuple[Folders, Path]:
    """A desk that received two dossiers in November 2026, and ended one."""
    folders, keys = Folders(tmp_path / "desk"), tmp_path / "keys"
    opened = open_desk(folders, keys)
    work = opened.store.work(a_scribe())
    fill_office(work)
    with work() as tx:
        tx.settings.set(FACTS, desk_body(OFFICE))
        tx.commit()
    desk = a_desk(work, Clock())
    first = receive_dossier(an_order(), an_officer(), desk)
    receive_dossier(an_order(), an_officer(), desk)
    result_back(ResultBack(dossier=first.id), an_officer(), desk)
    opened.close()
    give_key(folders, keys, "II.06a", "mau-07")
    return folders, keys
