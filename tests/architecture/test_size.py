"""What a reader can take in at one sitting, and that each file says what it is about."""

import ast
from collections import Counter
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


def statements(function: ast.AST) -> int:
    """All of them, those of inner functions too; a docstring is none."""
    inner = [node for node in ast.walk(function) if isinstance(node, ast.stmt)]
    words = [
        node
        for node in inner
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    ]
    return len(inner) - len(words) - 1


def test_that_a_function_fits_on_one_screen() -> None:
    long = {
        f"{name(path)}:{node.lineno} {node.name}": statements(node)
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and statements(node) > 40
    }
    assert not long


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
