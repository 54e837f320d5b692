"""Stores as earlier programs left them: earlier tables, with the real rows of a day in them."""

from pathlib import Path
from typing import Final

from alembic import command
from sqlalchemy import Connection, MetaData, Table, insert, inspect, select

from db.engine import open_engine
from db.migrate import migration_config
from db.store import open_store
from desk_app.identity.vault import FileVault, Secrets
from desk_app.paths import Folders
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import KEY, a_desk, a_scribe, an_officer, an_order

EARLIER: Final = "0015"  # the last migration before the shelf `from_0016`
_STORE_ID: Final = "earlier"


def an_earlier_desk(folders: Folders, keys: Path, office: Path) -> None:
    """The folder of a desk that received one dossier, written at the revision `EARLIER`.

    Args:
        office: A store of this program with officers and numbers; it is copied.
    """
    folders.data.mkdir()
    folders.store_id.write_text(_STORE_ID, "ascii")
    FileVault(keys / f"{_STORE_ID}.json").save(Secrets(store_key=KEY, signing_key=KEY))
    today = folders.data / "today.sqlite"
    today.write_bytes(office.read_bytes())
    store = open_store(today, KEY)
    work = store.work(a_scribe())
    receive_dossier(an_order(), an_officer(), a_desk(work))
    store.close()
    _write_earlier(folders.store, today)
    today.unlink()


def _write_earlier(file: Path, today: Path) -> None:
    engine = open_engine(file, KEY, check_links=False)
    config = migration_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, EARLIER)
    with engine.connect() as connection:
        raw = connection.connection.cursor()
        raw.execute(f"ATTACH DATABASE '{today}' AS today KEY \"x'{KEY.hex()}'\"")
        _copy(connection)
    engine.dispose()


def _copy(connection: Connection) -> None:
    """Every row of today's tables, as far as the earlier ones have a place for it."""
    known = inspect(connection)
    for name in known.get_table_names():
        if name == "alembic_version" or "_words" in name or not known.has_table(name, "today"):
            continue
        then = Table(name, MetaData(), autoload_with=connection)
        now = Table(name, MetaData(), schema="today", autoload_with=connection)
        shared = [column.name for column in then.columns if column.name in now.columns]
        rows = select(*(now.columns[column] for column in shared))
        connection.execute(insert(then).prefix_with("OR REPLACE").from_select(shared, rows))
    connection.commit()
