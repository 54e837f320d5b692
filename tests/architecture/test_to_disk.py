"""Nothing takes a name but through the one module that brings it to the disk first: the desk has
one, the centre another."""

import ast
from collections.abc import Iterator

from tests.architecture.sources import MODULES, ROOT, name

_SYSTEM = {"replace", "rename", "renames", "fsync", "move"}
ONLY = {"desk_app/to_disk.py", "central/keeping/to_disk.py"}
# Of what stays away: a whole program is brought to the disk at once.
APART = {
    "desk_app/releases/unpacking.py": {"fsync"},
    "central/beside.py": {"replace"},  # a trial office, which can be made anew
}


def takes_names(source: str) -> Iterator[str]:
    """`replace` and `rename` of paths (those of texts take two words, of values named ones)."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            called, owner = node.func.attr, node.func.value
            of_a_path = called in {"replace", "rename"} and (len(node.args), node.keywords) == (
                1,
                [],
            )
            of_the_system = isinstance(owner, ast.Name) and owner.id in {"os", "shutil"}
            if of_a_path or (of_the_system and called in _SYSTEM):
                yield called


def test_that_a_way_around_is_seen() -> None:
    seen = takes_names("half.replace(file)\nos.fsync(1)\nname.replace('a', 'b')\nshutil.move(a, b)")
    assert sorted(seen) == ["fsync", "move", "replace"]


def test_that_what_is_written_takes_its_name_in_one_place() -> None:
    found = {
        name(module): set(takes_names(module.read_text("utf-8"))) - APART.get(name(module), set())
        for floor in ("desk_app", "db", "ui", "central")
        for module in MODULES
        if module.is_relative_to(ROOT / floor) and name(module) not in ONLY
    }
    assert {where: how for where, how in found.items() if how} == {}
