"""What a reader can take in at one sitting, and that each file says what it is about."""

import ast
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.sources import MODULES, name


@dataclass(frozen=True)
class Facts:
    """What is asked of a module. No tree is kept: every later collection would go through it."""

    functions: tuple[tuple[int, str, int], ...]  # line, name, statements
    says_what_it_is: bool


@cache
def facts_of(path: Path) -> Facts:
    tree = ast.parse(path.read_text("utf-8"))
    return Facts(tuple(functions(tree)), not tree.body or bool(ast.get_docstring(tree)))


def test_that_a_module_fits_in_one_sitting() -> None:
    lines = {name(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert not {path: n for path, n in lines.items() if n > 400}


_BLOCKS = ("body", "handlers", "orelse", "finalbody", "cases")  # where statements stand


def functions(module: ast.Module) -> Sequence[tuple[int, str, int]]:
    """Line, name and number of statements of each, inner ones too; a docstring is none."""
    found: list[tuple[int, str, int]] = []
    _count(module, found)
    return sorted(found)


def _count(block: ast.AST, found: list[tuple[int, str, int]]) -> int:
    total = 0
    for part in (each for field in _BLOCKS for each in getattr(block, field, ())):
        inside = _count(part, found)
        if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef):
            found.append((part.lineno, part.name, inside))
        total += inside + (isinstance(part, ast.stmt) and not _is_docstring(part))
    return total


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def test_that_a_function_fits_on_one_screen() -> None:
    long = {
        f"{name(path)}:{line} {function}": count
        for path in MODULES
        for line, function, count in facts_of(path).functions
        if count > 40
    }
    assert not long


SOURCE = """
def outer():
    'Words.'
    try:
        with open(x) as y, (lambda: 1)() as z:
            a = [b for b in c]
    except E:
        match a:
            case 1:
                pass
    else:
        def inner():
            return 1
    finally:
        pass
"""


def test_that_statements_are_counted_wherever_they_stand() -> None:
    assert functions(ast.parse(SOURCE)) == [(2, "outer", 8), (12, "inner", 1)]


def test_that_a_folder_is_no_more_than_a_shelf() -> None:
    folders = Counter(name(path.parent) for path in MODULES if path.name != "__init__.py")
    assert not {folder: n for folder, n in folders.items() if n > 15}


@pytest.mark.parametrize("floor", ["desk_app", "db", "ui", "central", "packing", "bench"])
def test_that_every_module_says_what_it_is_about(floor: str) -> None:
    silent = [
        name(path)
        for path in MODULES
        if name(path).startswith(f"{floor}/") and not facts_of(path).says_what_it_is
    ]
    assert not silent
