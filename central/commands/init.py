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
    say(f"Sẵn sàng: {engine.url.render_as_string(hide_password=True)}")


INIT: Final = Command("init", "lập hoặc nâng cấp cơ sở dữ liệu", _init)
