"""Identification codes of units: which level, below whom, and the names we know."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from desk_app.domain.codes.dossier_code import UNIT_SHAPE

_SHAPE: Final = re.compile(UNIT_SHAPE)
_EMPTY: Final = ("000", "00")  # groups of the long form that name nobody


@dataclass(frozen=True, slots=True, order=True)
class UnitIdentifier:
    """A unit below a province (``H``) or a ministry (``G``).

    Written the long way, ``000.13.25.H56``, it is read from right to left and unused
    groups are zeros; the short way, ``H15.50.05.13``, it is read from left to right.
    Legal: [code.unit]
    """

    root: str  # "H56": the province or ministry
    groups: tuple[str, ...]  # from the outermost inwards: ("25", "13")
    long: bool = False  # written in four groups with the root last

    def __str__(self) -> str:
        if not self.long:
            return ".".join((self.root, *self.groups))
        filled = (*self.groups, *("00", "00", "000")[len(self.groups) :])
        return ".".join((*reversed(filled), self.root))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Blanks around it and lower case are forgiven.

        Raises:
            ValueError: `text` has neither shape.
        """
        code = text.strip().upper()
        if _SHAPE.fullmatch(code) is None:
            raise ValueError("not a unit's code")
        first, *rest = code.split(".")
        if not first[0].isdigit():
            return cls(first, tuple(rest))
        *inner, root = (first, *rest)
        return cls(root, _used(tuple(reversed(inner))), long=True)

    @property
    def level(self) -> int:
        """1 for the province or ministry itself."""
        return 1 + len(self.groups)

    @property
    def is_province(self) -> bool:
        return self.root.startswith("H")

    @property
    def parent(self) -> "UnitIdentifier | None":
        """The unit one level up, written the same way; None above a province or ministry."""
        if not self.groups:
            return None
        groups = self.groups[:-1]
        return UnitIdentifier(self.root, _used(groups) if self.long else groups, self.long)

    def within(self) -> Sequence["UnitIdentifier"]:
        """This unit and all above it, the province or ministry last."""
        above = self.parent
        return (self,) if above is None else (self, *above.within())


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedUnit:
    code: str
    name: str
    note: str = ""  # what happened to it since


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownUnits:
    """Names of units and of owners of ministries' systems, as published; never complete."""

    units: Mapping[str, NamedUnit]  # by code
    owners: Mapping[str, str]  # two digits before a ministry's serial → name

    def nearest(self, unit: UnitIdentifier) -> NamedUnit | None:
        """The innermost unit at or above `unit` whose name is known."""
        for step in unit.within():
            if (found := self.units.get(str(step)) or self.units.get(_short(step))) is not None:
                return found
        return None


def read_units(files: Sequence[Mapping[str, Any]]) -> KnownUnits:
    """From the contents of ``resources/units/*.toml``.

    Raises:
        KeyError, ValueError: a file lacks a name, or a code in it is none.
    """
    units: dict[str, NamedUnit] = {}
    owners: dict[str, str] = {}
    for file in files:
        for code, facts in file.get("unit", {}).items():
            key = str(UnitIdentifier.parse(code))
            units[key] = NamedUnit(code=key, name=facts["name"], note=facts.get("note", ""))
        owners |= {digits: str(name) for digits, name in file.get("owner", {}).items()}
    return KnownUnits(units=units, owners=owners)


def _used(groups: tuple[str, ...]) -> tuple[str, ...]:
    """Without the zeros at the end, which name nobody."""
    while groups and groups[-1] in _EMPTY:
        groups = groups[:-1]
    return groups


def _short(unit: UnitIdentifier) -> str:
    return str(UnitIdentifier(unit.root, unit.groups))
