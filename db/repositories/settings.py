"""Small facts of this store: who it is, what it is bound to, what it last saw."""

import json
from typing import Any, Final

from sqlalchemy import Connection, String, select
from sqlalchemy.dialects.sqlite import insert

from db.bulk import Rows
from db.prepared import Prepared, asked_for
from db.tables.office import setting

_GET: Final = Prepared(
    lambda: select(setting.c.value).where(setting.c.name == asked_for("name", String))
)
_NEW: Final = insert(setting)
_SET: Final = Rows(
    _NEW.on_conflict_do_update(index_elements=["name"], set_={"value": _NEW.excluded.value})
)


class Settings:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str, default: Any = None) -> Any:
        """The value as it was set: JSON."""
        found = _GET.value(self._connection, {"name": name})
        return default if found is None else json.loads(found)

    def set(self, name: str, value: Any) -> None:
        said = json.dumps(value, ensure_ascii=False)
        _SET.store(self._connection, {"name": name, "value": said})
