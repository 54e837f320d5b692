"""What an office's own tables say about one procedure: some of it, or all."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from desk_app.domain.ids import ProcedureCode
from desk_app.domain.law.procedure import Flag, Procedure
from desk_app.services.catalogue.reading import NotRead, Why
from desk_app.services.catalogue.sheets.paper_rows import PapersSaid
from desk_app.services.catalogue.sheets.term_rows import TermsSaid


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """`parts` are fields of `Procedure`; what is not in them stays as it is held.

    Of "flags" they hold only those the tables say yes or no to, of "terms" and "cases" what
    the tables say about them.
    """

    code: ProcedureCode
    parts: Mapping[str, Any]

    def onto(self, held: Procedure | None) -> Procedure:
        """`held` as the tables want it, or a new procedure.

        Raises:
            NotRead: it is new, and the tables give it no name.
        """
        if held is None:
            if not self.parts.get("name"):
                raise NotRead(Why.NAME_MISSING, self.code)
            held = Procedure(code=self.code, name=self.parts["name"])
        parts = dict(self.parts)
        said: Mapping[Flag, bool] = parts.get("flags", {})
        parts["flags"] = frozenset(flag for flag in Flag if said.get(flag, flag in held.flags))
        terms: TermsSaid | None = parts.get("terms")
        parts["terms"] = terms.onto(held.terms) if terms else held.terms
        cases: PapersSaid | None = parts.get("cases")
        parts["cases"] = cases.onto(held.cases) if cases else held.cases
        return replace(held, **parts)

    def with_more(self, other: "SheetEntry") -> "SheetEntry":
        """What `other` says too; where both speak `other` counts."""
        return SheetEntry(self.code, dict(self.parts) | dict(other.parts))
