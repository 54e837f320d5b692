"""A published catalogue is in the backups of the centre, and `check` reads its file anew."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import update

from central.keeping.check import check_store
from central.store.tables import edition_piece
from desk_app.services.catalogue.editions.take import waiting_catalogue
from desk_app.sync.contents.editions import fetch_edition
from tests.central.keeping.test_keeping import pg_tools, told
from tests.central.published.offices import NEW, EditionLine, an_edition, as_desk, publish
from tests.sync.office import Home, TrialDesk


def test_that_a_backup_carries_it_and_desks_fetch_it_from_the_restored_centre(
    home: Home, new_desk: Callable[[], TrialDesk], tmp_path: Path
) -> None:
    first = publish(home, an_edition(NEW))
    backup = tmp_path / "kept"
    tools = () if "sqlite" in home.engine.url.drivername else pg_tools()
    told("backup", str(backup), *tools, database=home.address)
    publish(home, an_edition(NEW, seed=2))
    home.engine.dispose()
    told("restore", str(backup), *tools, database=home.address)
    desk = new_desk()
    desk.exchange()
    assert fetch_edition(desk.sync, EditionLine(home, desk)).arrived
    waiting = waiting_catalogue(as_desk(desk))
    assert waiting is not None
    assert waiting.name == first.name


def test_that_a_damaged_file_is_found(home: Home) -> None:
    done = publish(home, an_edition(NEW))
    with home.engine.begin() as connection:
        assert check_store(connection).findings == ()
        one = edition_piece.c.start == 0
        connection.execute(update(edition_piece).where(one).values(data=b"x"))
        (finding,) = check_store(connection).findings
    assert str(finding).startswith("Mọi đơn vị: tệp danh mục")
    assert done.name in str(finding)
