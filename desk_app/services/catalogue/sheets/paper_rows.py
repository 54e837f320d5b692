"""The rows of "Giấy tờ" and the papers of a procedure, both ways."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Final

from desk_app.domain.law.papers import Channel, Paper, PaperCase
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.law.published import published_paper
from desk_app.services.catalogue.sheets import wording
from desk_app.services.catalogue.sheets.cells import Cells

_OF_PAPER: Final = ("original", "copies", "required", "note", "group", "channels")


@dataclass(frozen=True, slots=True)
class PapersSaid:
    """The cases a table gives, and which of its columns it has."""

    cases: tuple[PaperCase, ...]
    keys: Set[str]

    def onto(self, held: Iterable[PaperCase]) -> tuple[PaperCase, ...]:
        """What the table has no column for stays as it is held of the same paper."""
        left = [name for name in _OF_PAPER if name not in self.keys]
        before = {(case.name, paper.name): paper for case in held for paper in case.papers}

        def kept(case: str, paper: Paper) -> Paper:
            was = before.get((case, paper.name))
            return replace(paper, **{name: getattr(was, name) for name in left}) if was else paper

        return tuple(
            PaperCase(case.name, tuple(kept(case.name, paper) for paper in case.papers))
            for case in self.cases
        )


def papers_from(rows: Iterable[Cells]) -> tuple[PaperCase, ...]:
    """The cases in the order they first appear."""
    found: dict[str, list[Paper]] = {}
    for cells in rows:
        papers = found.setdefault(cells.text("case"), [])
        if cells.has("name"):
            papers.append(_paper(cells))
    return tuple(PaperCase(name, tuple(papers)) for name, papers in found.items())


def _paper(cells: Cells) -> Paper:
    """What the office left empty is taken from the published words."""
    name = cells.text("name")
    original = cells.read("original", wording.count) or 0
    copies = cells.read("copies", wording.count) or 0
    published = published_paper(name, original, copies)
    note = cells.read("note", wording.yes_or_no)
    required = cells.read("required", wording.yes_or_no)
    return Paper(
        name=name,
        original=original,
        copies=copies,
        required=published.required if required is None else required,
        note=published.note and not required if note is None else note,
        group=cells.text("group"),
        channels=cells.read("channels", _channels) or frozenset(),
    )


def _channels(cell: str) -> frozenset[Channel]:
    pieces = cell.replace(";", ",").split(",")
    return frozenset(wording.meant(wording.CHANNELS, piece) for piece in pieces if piece.strip())


def rows_of(procedure: Procedure) -> Sequence[Mapping[str, str]]:
    return [
        {"code": procedure.code, "case": case.name} | (_of_paper(paper) if paper else {})
        for case in procedure.cases
        for paper in case.papers or (None,)
    ]


def _of_paper(paper: Paper) -> dict[str, str]:
    return {
        "name": paper.name,
        "original": str(paper.original),
        "copies": str(paper.copies),
        "required": wording.YES if paper.required else wording.NO,
        "note": wording.YES if paper.note else wording.NO,
        "group": paper.group,
        "channels": ", ".join(wording.CHANNELS[each] for each in sorted(paper.channels)),
    }
