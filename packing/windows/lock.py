"""What of requirements.lock a program needs on a machine: by its marks, and by who asked for it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from packaging.markers import Marker

_PIN: Final = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>[^\\]+))? \\$")
_HASH: Final = re.compile(r"--hash=(\S+)")
_VIA: Final = re.compile(r"^    #(?: via)?\s+(?P<who>\S.*)$")
_OURS: Final = "desk-app (pyproject.toml)"  # a dependency; those of development have ":dev" in it


@dataclass(frozen=True, slots=True)
class Pinned:
    """One distribution of the lock file."""

    name: str
    version: str
    marker: str  # where it is needed at all; empty: everywhere
    hashes: Sequence[str]
    wanted_by: Sequence[str]  # names of distributions, `_OURS` for the program itself

    @property
    def requirement(self) -> str:
        return " ".join([f"{self.name}=={self.version}", *(f"--hash={h}" for h in self.hashes)])


def windows(python: str) -> Mapping[str, str]:
    """What markers are asked on 64-bit Windows, for CPython `python`, as "3.11.9"."""
    return {
        "implementation_name": "cpython",
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "platform_system": "Windows",
        "python_full_version": python,
        "python_version": ".".join(python.split(".")[:2]),
        "sys_platform": "win32",
    }


def needed(lock: str, machine: Mapping[str, str]) -> Sequence[Pinned]:
    """What the program needs there at run time, as the text `lock` pins it."""
    pins = [
        pin for pin in read(lock) if not pin.marker or Marker(pin.marker).evaluate(dict(machine))
    ]
    known = {_OURS}
    while more := {pin.name for pin in pins if known & set(pin.wanted_by)} - known:
        known |= more
    return [pin for pin in pins if pin.name in known]


def read(lock: str) -> Iterator[Pinned]:
    """Every distribution of the text, in its order."""
    for part in re.split(r"\n(?=[\w.-]+==)", lock):
        lines = part.splitlines()
        if (head := _PIN.match(lines[0])) is None:
            continue
        wanted = [found["who"] for line in lines if (found := _VIA.match(line))]
        yield Pinned(
            name=head["name"],
            version=head["version"],
            marker=(head["marker"] or "").strip(),
            hashes=tuple(_HASH.findall(part)),
            wanted_by=tuple(wanted),
        )
