"""What import-linter cannot say: the domain stands on nothing but the language."""

import ast
import sys
from collections.abc import Iterator, Sequence, Set
from functools import cache
from pathlib import Path

from tests.architecture.sources import ROOT, name

DOMAIN = sorted((ROOT / "desk_app/domain").rglob("*.py"))
OUTSIDE = {
    *("asyncio", "ctypes", "glob", "http", "importlib", "io", "logging", "multiprocessing", "os"),
    *("pathlib", "platform", "random", "secrets", "shutil", "socket", "sqlite3", "subprocess"),
    *("tempfile", "threading", "time", "urllib"),
}
"""Of the standard library: clocks, files, chance, the machine. They are handed in as values."""
OPENS, CLOCKS = {"open", "input", "print"}, {"now", "utcnow", "today"}


@cache
def imports(path: Path) -> Sequence[str]:
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.append(node.module or ".")
    return found


def calls(path: Path, names: Set[str]) -> Iterator[ast.Call]:
    """All calls in it; a file that has none of `names` is not taken apart for them."""
    text = path.read_text("utf-8")
    if any(each in text for each in names):
        yield from (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))


def test_that_the_domain_needs_nothing_installed() -> None:
    foreign = {
        (name(path), module)
        for path in DOMAIN
        for module in imports(path)
        if module.split(".")[0] not in sys.stdlib_module_names | {"typing_extensions"}
        and not module.startswith("desk_app.domain")
    }
    assert not foreign


def test_that_the_domain_reads_no_file_and_no_machine() -> None:
    reached = {
        (name(path), module)
        for path in DOMAIN
        for module in imports(path)
        if module.split(".")[0] in OUTSIDE
    }
    assert not reached


def test_that_the_domain_has_no_clock_and_opens_nothing() -> None:
    called = {
        f"{name(path)}:{node.lineno}"
        for path in DOMAIN
        for node in calls(path, OPENS | CLOCKS)
        if (isinstance(node.func, ast.Name) and node.func.id in OPENS)
        or (isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS)
    }
    assert not called


MADE_BY_RULES = {"DossierCode", "DueMoment", "FeeDue", "PaperNumber"}
"""What a rule of the office works out: a code, a due moment, a fee, the number of a paper."""
ABOVE = sorted(
    path
    for floor in ("desk_app", "db", "ui", "central")
    for path in (ROOT / floor).rglob("*.py")
    if "desk_app/domain/" not in name(path) and path.stem not in {"scenes", "sample", "samples"}
)


def test_that_nothing_above_the_domain_computes_a_date_a_fee_or_a_code() -> None:
    """It may ask for them, keep them and word them; pictures and samples invent theirs."""
    made = {
        f"{name(path)}:{node.lineno} {node.func.id}"
        for path in ABOVE
        for node in calls(path, MADE_BY_RULES)
        if isinstance(node.func, ast.Name) and node.func.id in MADE_BY_RULES
    }
    assert not made
