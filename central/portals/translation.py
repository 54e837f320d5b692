"""Tables that say in a portal's codes what stands in a dossier: data files, never code."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from central.portals.faults import TableLacks

_NAMES: Final = {  # of the tables, as an administrator is told of them
    "status": "trạng thái",
    "channel": "kênh thực hiện",
    "applicant": "loại đối tượng",
    "identity": "loại định danh",
    "return_way": "hình thức trả kết quả",
    "paper": "loại bản giấy",
    "collect_at": "thời điểm thu",
    "procedures": "thủ tục",
    "agencies": "đơn vị",
}


@dataclass(frozen=True, slots=True)
class Tables:
    """Of one portal. Raises TableLacks where a code is needed that no row gives."""

    rows: Mapping[str, Mapping[str, Any]]

    def code(self, table: str, ours: str) -> str:
        found = self.rows.get(table, {}).get(ours)
        if not isinstance(found, str):
            raise TableLacks(f"Bảng đối chiếu “{_NAMES.get(table, table)}” chưa có dòng “{ours}”")
        return found

    def code_or(self, table: str, ours: str, otherwise: str) -> str:
        found = self.rows.get(table, {}).get(ours)
        return found if isinstance(found, str) else otherwise

    def row(self, table: str, ours: str) -> Mapping[str, str]:
        """What is said about one procedure or agency; empty where nothing is."""
        found = self.rows.get(table, {}).get(ours)
        return found if isinstance(found, Mapping) else {}

    def list_of(self, table: str, key: str) -> tuple[Any, ...]:
        return tuple(self.rows.get(table, {}).get(key, ()))


def tables_of(adapter: str, own: Path | None = None) -> Tables:
    """The tables shipped for `adapter`, with an office's own rows over them.

    Raises:
        OSError, ValueError: its file cannot be read, or is not TOML of tables.
    """
    shipped = files("central.portals") / "tables"
    texts = [(shipped / name).read_text("utf-8") for name in ("common.toml", f"{adapter}.toml")]
    texts += [own.read_text("utf-8")] if own is not None else []
    rows: dict[str, dict[str, Any]] = {}
    for words in texts:
        for table, more in tomllib.loads(words).items():
            if not isinstance(more, dict):
                raise ValueError(table)
            rows[table] = rows.get(table, {}) | more
    return Tables(rows)
