"""`init`: found the database, or bring it to this version."""

from argparse import Namespace
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from central.commands.terminal import Command, Impossible, say


def _init(_options: Namespace, engine: Engine) -> None:
    from central.store.migrate import StoreNewer, migrate

    if engine.url.get_backend_name() == "sqlite" and engine.url.database:
        Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)
    try:
        migrate(engine)
    except StoreNewer as error:
        raise Impossible(f"Cơ sở dữ liệu do bản mới hơn tạo ra: {error}") from error
    _count(engine)
    say(f"Sẵn sàng: {engine.url.render_as_string(hide_password=True)}")


def _count(engine: Engine) -> None:
    """Units whose dossiers and days another version counted, or none."""
    from central.counting.dossiers import Counting
    from central.store.stream import UnitStream
    from central.store.units import Units

    with engine.connect().execution_options(reading=True) as connection:
        units = Units(connection).codes()
    for unit in units:
        with engine.begin() as connection:
            counter = UnitStream(connection, unit).counter(lock=True)
            if counter is not None and not counter.counted:
                Counting(connection, unit).recount()


INIT: Final = Command("init", "lập hoặc nâng cấp cơ sở dữ liệu", _init)
