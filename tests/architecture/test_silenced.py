"""A check that is silenced says which one it is, and why, in words beside it."""

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.architecture.sources import MODULES, name

_SILENCED: Final = re.compile(
    r"#\s*(?:type:\s*ignore|noqa|pyright:|pragma:\s*no\s+cover|nosec|fmt:\s*(?:off|skip)|"
    r"ruff:\s*noqa|mypy:|pylint:)"
)
_WITH_A_REASON: Final = re.compile(
    r"#\s*(?:type:\s*ignore\[[a-z, -]+\]|noqa:\s*[A-Z]+[0-9]+(?:,\s*[A-Z]+[0-9]+)*)"
    r"\s+[#-]\s*\w.*\w"
)


def silenced_without_a_reason(source: str) -> Iterator[int]:
    """Lines of comments that silence a check and do not say why."""
    if not _SILENCED.search(source):
        return  # most files: what is nowhere is in no comment
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        found = _SILENCED.search(token.string) if token.type == tokenize.COMMENT else None
        if found and not _WITH_A_REASON.match(token.string, found.start()):
            yield token.start[0]


def test_that_no_check_is_silenced_without_a_reason() -> None:
    def lines(path: Path) -> Iterator[str]:
        for line in silenced_without_a_reason(path.read_text("utf-8")):
            yield f"{name(path)}:{line}"

    assert [found for path in MODULES for found in lines(path)] == []


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("# noqa: S101", True),
        ("# noqa", True),
        ("# noqa  # for all that it says", True),
        ("# type: ignore[arg-type]", True),
        ("# type: ignore  # which one?", True),
        ("# pragma: no cover", True),
        ("# noqa: S101, PT018  # filled", False),
        ("# type: ignore[index]  # the stubs forget it", False),
        ("# noqa: UP036 - an older Python reads this line", False),
        ("# what noqa means is told in the manual of ruff", False),
    ],
)
def test_that_a_reason_is_told_from_none(comment: str, told: bool) -> None:
    assert list(silenced_without_a_reason(f"x = 1  {comment}\n")) == [1] * told
