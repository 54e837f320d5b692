"""What a reader can take in at one sitting, and that each file says what it is about."""

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.sources import MODULES, name


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def test_that_a_module_fits_in_one_sitting() -> None:
    lines = {name(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert not {path: n for path, n in lines.items() if n > 400}


def statements(block: ast.AST) -> Iterator[ast.stmt]:
    """All in `block`, those of inner functions too; a docstring is none.

    Expressions hold no statement: they need not be gone through.
    """
    for part in ast.iter_child_nodes(block):
        if isinstance(part, ast.stmt | ast.ExceptHandler | ast.match_case):
            if isinstance(part, ast.stmt) and not _is_docstring(part):
                yield part
            yield from statements(part)


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def functions(module: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for statement in statements(module):
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            yield statement


def test_that_a_function_fits_on_one_screen() -> None:
    long = {
        f"{name(path)}:{node.lineno} {node.name}": count
        for path in MODULES
        for node in functions(tree_of(path))
        if (count := sum(1 for _ in statements(node))) > 40
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
    outer, inner = functions(ast.parse(SOURCE))
    assert [node.name for node in (outer, inner)] == ["outer", "inner"]
    assert [len(list(statements(node))) for node in (outer, inner)] == [8, 1]


def test_that_a_folder_is_no_more_than_a_shelf() -> None:
    folders = Counter(name(path.parent) for path in MODULES if path.name != "__init__.py")
    assert not {folder: n for folder, n in folders.items() if n > 15}


@pytest.mark.parametrize("floor", ["desk_app", "db", "ui", "central", "packing", "bench"])
def test_that_every_module_says_what_it_is_about(floor: str) -> None:
    silent = [
        name(path)
        for path in MODULES
        if name(path).startswith(f"{floor}/")
        and tree_of(path).body
        and not ast.get_docstring(tree_of(path))
    ]
    assert not silent
