"""The rows of the checklist: what the catalogue asks for, and what is there of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier import PaperKind
from desk_app.domain.law.papers import Paper
from desk_app.domain.law.procedure import Procedure
from ui.screens.intake.form.form import IntakeForm, Tick

translate = QCoreApplication.translate
_NBSP = "\u00a0"
_LONGEST = 220  # letters of a name in its row; the whole wording stands below the table


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """A paper, or words between papers (a heading, a note): those have no number."""

    name: str  # as published
    number: int = 0
    paper: Paper | None = None  # None: words, or a paper the officer typed
    tick: Tick | None = None
    missing: bool = False  # asked for, and the officer was told so

    @property
    def tickable(self) -> bool:
        return self.number > 0

    @property
    def label(self) -> str:
        """The first clause; a very long one ends with a whole word."""
        first = self.paper.label if self.paper else Paper(name=self.name).label
        if len(first) <= _LONGEST:
            return first
        return first[: first.rfind(" ", 0, _LONGEST)]

    @property
    def is_abridged(self) -> bool:
        return self.label != self.name

    @property
    def count(self) -> str:
        """ "2"; "–" for an electronic one, "0" when it is missing."""
        if self.tick is None:
            return "0" if self.missing else ""
        return "–" if self.tick.kind is PaperKind.ELECTRONIC else str(self.tick.count)

    @property
    def note(self) -> str:
        """What is asked for in few words, or that it is missing; stays on one line."""
        return self._note().replace(" ", _NBSP)

    def _note(self) -> str:
        if self.missing:
            return translate("papers", "Chưa có")
        if self.paper is None:
            return translate("papers", "thêm tại quầy") if self.tickable else ""
        asked = _asked(self.paper)
        if self.paper.required:
            return asked
        sometimes = translate("papers", "khi cần")
        return f"{asked}, {sometimes}" if asked else sometimes


def rows_of(form: IntakeForm, procedure: Procedure, missing: Sequence[str]) -> tuple[PaperRow, ...]:
    """Papers of the case and channel with headings and notes between them, then those added."""
    return tuple(_rows(form, procedure, frozenset(missing)))


def _rows(form: IntakeForm, procedure: Procedure, missing: frozenset[str]) -> Iterator[PaperRow]:
    wanted = set(procedure.papers(form.case, form.channel))
    number, group = 0, ""
    for paper in procedure.case(form.case).papers:
        if not paper.note and paper not in wanted:
            continue
        if paper.group and paper.group != group:
            yield PaperRow(name=paper.group)
        group = paper.group
        if paper.note:
            yield PaperRow(name=paper.name)
            continue
        number += 1
        yield PaperRow(
            name=paper.name,
            number=number,
            paper=paper,
            tick=form.ticks.get(paper.name),
            missing=paper.name in missing,
        )
    for name in form.extras:
        number += 1
        yield PaperRow(name=name, number=number, tick=form.ticks.get(name))


def _asked(paper: Paper) -> str:
    parts = []
    if paper.original:
        parts.append(translate("papers", "{n} bản chính").format(n=paper.original))
    if paper.copies:
        parts.append(translate("papers", "{n} bản sao").format(n=paper.copies))
    return ", ".join(parts)


def count_words(rows: Sequence[PaperRow]) -> str:
    """ "Đủ 4 trên 4 giấy tờ, 1 bộ"; what is not required is told apart."""
    required = [row for row in rows if row.paper and row.paper.required]
    there = sum(row.tick is not None for row in required)
    others = sum(row.tick is not None for row in rows) - there
    if not required:
        return translate("papers", "Đã có {n} giấy tờ").format(n=others)
    if there < len(required):
        words = translate("papers", "{n} trên {all} giấy tờ")
    else:
        words = translate("papers", "Đủ {n} trên {all} giấy tờ, 1 bộ")
    told = words.format(n=there, all=len(required))
    if others:
        told += translate("papers", ", thêm {n}").format(n=others)
    return told
