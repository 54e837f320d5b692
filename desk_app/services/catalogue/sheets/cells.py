"""The cells of one row: each read by its kind, and told where it cannot be."""

import re
from collections.abc import Callable
from typing import Final, TypeVar

from desk_app.domain.ids import ProcedureCode
from desk_app.domain.people.spelling import tidy
from desk_app.services.catalogue.reading import CatalogueProblem, Why, code_and_name
from desk_app.services.catalogue.sheets.columns import Sheet, title_of
from desk_app.services.catalogue.sheets.table import Row

T = TypeVar("T")

_AS_NUMBER: Final = re.compile(r"([1-9])[.,]([0-9]{1,5})")  # 1.004220 that Excel took for a number
_SHOWN: Final = 40  # characters of a value that could not be read


class Cells:
    """A row, asked column by column; what cannot be read counts as empty and is told."""

    def __init__(self, sheet: Sheet, row: Row, problems: list[CatalogueProblem]) -> None:
        self._sheet, self._row, self._problems = sheet, row, problems

    def raw(self, key: str) -> str:
        return self._row.cells.get(key, "")

    def text(self, key: str) -> str:
        """On one line, NFC."""
        return tidy(self.raw(key))

    def lines(self, key: str) -> tuple[str, ...]:
        found = (tidy(line) for line in self.raw(key).splitlines())
        return tuple(line for line in found if line)

    def has(self, *keys: str) -> bool:
        return any(self.text(key) for key in keys)

    def read(self, key: str, reader: Callable[[str], T]) -> T | None:
        """None for an empty cell, and for one `reader` raises ValueError about."""
        said = self.text(key)
        if not said:
            return None
        try:
            return reader(said)
        except (ValueError, OverflowError):
            self.doubt(key)
            return None

    def doubt(self, key: str) -> None:
        facts = {"column": title_of(self._sheet, key), "value": self.text(key)[:_SHOWN]}
        self._problems.append(CatalogueProblem(self._row.place, Why.CELL_UNREADABLE, facts))


def code_of(said: str) -> tuple[ProcedureCode, bool]:
    """The code, and whether its last zeros had to be put back.

    Raises:
        NotRead: it has no shape of a code.
    """
    found = _AS_NUMBER.fullmatch(tidy(said))
    whole = f"{found[1]}.{found[2]:0<6}" if found else said
    return code_and_name(whole, whole)[0], found is not None
