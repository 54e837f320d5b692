"""Whose work a file is: ours, a Python distribution's, Python's own, or the system's."""

import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
_TEXT: Final = re.compile(r"(?i)(?:^|/)(?:licen[cs]e|copying|notice|authors)[^/]*$|/licenses/.+")
_PYTHON: Final = f"Python {sys.version_info.major}.{sys.version_info.minor}"


class OwnerUnknown(Exception):
    """A file whose licence nobody could tell: it must not be shipped."""


@dataclass(frozen=True, slots=True, order=True)
class Work:
    """A work of others, as it stands in the file of licences."""

    name: str  # with its version: "SQLAlchemy 2.1.9"
    terms: str  # "MIT", as its metadata says it; may be empty
    texts: Sequence[str]  # of its licence, copyright notices and the like


def works_of(files: Sequence[Path]) -> list[Work]:
    """The works of others among `files`, in the order of their names.

    Raises:
        OwnerUnknown: a file is nobody's we know.
    """
    found: dict[str, Distribution] = {}
    works, of_the_system = set(), []
    for file in map(Path.resolve, files):
        if (distribution := _installed().get(file)) is not None:
            found[distribution.metadata["Name"]] = distribution
        elif _is_ours(file):
            continue
        elif file.is_relative_to(Path(sys.base_prefix).resolve()) and not _is_debians(file):
            works.add(_python())
        else:
            of_the_system.append(file)
    works |= {of_distribution(distribution) for distribution in found.values()}
    works |= {_debian(package) for package in _debian_packages(of_the_system)}
    return sorted(works)


def _is_debians(file: Path) -> bool:
    """Where Python is the system's own, its libraries lie among all others."""
    return Path(sys.base_prefix) == Path("/usr") and not file.is_relative_to(_stdlib())


def _is_ours(file: Path) -> bool:
    return file.is_relative_to(ROOT) and ".venv" not in file.relative_to(ROOT).parts


def of_distribution(distribution: Distribution) -> Work:
    told = distribution.metadata
    texts = [
        Path(str(file.locate())).read_text("utf-8", errors="replace")
        for file in distribution.files or ()
        if ".dist-info/" in str(file) and _TEXT.search(str(file))
    ]
    kinds = [each for each in told.get_all("Classifier") or [] if each.startswith("License ::")]
    said = [*(told.get_all("License-Expression") or []), *(told.get_all("License") or [])]
    terms = said[0] if said else ", ".join(kind.rsplit(" :: ", 1)[1] for kind in kinds)
    name = f"{told['Name']} {distribution.version}"
    return Work(name, terms.splitlines()[0] if terms else "", tuple(dict.fromkeys(texts)))


@cache
def _installed() -> dict[Path, Distribution]:
    return {
        Path(str(file.locate())).resolve(): distribution
        for distribution in distributions()
        for file in distribution.files or ()
    }


def _stdlib() -> Path:
    return Path(sysconfig.get_path("stdlib")).resolve()


@cache
def _python() -> Work:
    stdlib = _stdlib()
    places = [stdlib / "LICENSE.txt", Path("/usr/share/doc") / _PYTHON.lower().replace(" ", "")]
    places += [Path(sys.base_prefix) / "LICENSE.txt", places[1] / "copyright"]
    for place in places:
        if place.is_file():
            return Work(_PYTHON, "PSF-2.0", (place.read_text("utf-8"),))
    raise OwnerUnknown(f"{_PYTHON}: no licence in {stdlib}")


def system_packages(sonames: Iterable[str]) -> set[str]:
    """The Debian packages of this machine that have libraries of these names.

    Raises:
        OwnerUnknown: the system's linker does not find one of them, or no package has it.
    """
    told = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True)
    rows = [line.split() for line in told.stdout.splitlines() if " => " in line]
    places = {row[0]: Path(row[-1]).resolve() for row in reversed(rows)}  # the first is taken
    if lost := set(sonames) - places.keys():
        raise OwnerUnknown(", ".join(sorted(lost)))
    return _debian_packages([places[soname] for soname in sonames])


def _debian_packages(files: Sequence[Path]) -> set[str]:
    """Asked once for all: each question reads the lists of every package."""
    names = {name: file for file in files for name in _as_listed(file)}
    asked = subprocess.run(["dpkg", "-S", *names], capture_output=True, text=True, check=False)
    told = [line.rpartition(": ") for line in asked.stdout.splitlines()]
    found = {names[name]: owner.split(":")[0] for owner, _, name in told if name in names}
    if lost := set(files) - found.keys():
        raise OwnerUnknown(", ".join(map(str, sorted(lost))))
    return set(found.values())


def _as_listed(file: Path) -> Iterator[str]:
    """dpkg knows a file by the name in its package, which may be /lib/… for /usr/lib/…."""
    yield str(file)
    if file.is_relative_to("/usr"):
        yield str(Path("/", *file.parts[2:]))


@cache
def _debian(package: str) -> Work:
    words = Path("/usr/share/doc", package, "copyright")
    asked = ["dpkg-query", "-W", "-f", "${Version}", package]
    version = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    if not words.is_file():
        raise OwnerUnknown(f"{package}: no copyright file")
    return Work(f"{package} {version} (Debian)", "", (words.read_text("utf-8"),))
