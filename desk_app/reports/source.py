"""Where a footnote stands in the law, as a reader looks it up."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


def source_words(key: str) -> str:
    """``TT 03/2025/TT-VPCP, Phụ lục I, Mẫu 07``. Raises KeyError: there is no such source."""
    said = _basis()[key]
    return ", ".join(part for part in (said["act"], said.get("article", "")) if part)


@cache
def _basis() -> Mapping[str, Any]:
    return tomllib.loads((files("resources") / "legal" / "basis.toml").read_text("utf-8"))
