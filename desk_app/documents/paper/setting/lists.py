"""Texts below each other: under a heading, numbered, or with a box to tick."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from reportlab.lib.units import mm

from desk_app.documents import form
from desk_app.documents.paper.blocks import Block, Paragraph
from desk_app.documents.paper.setting.setter import Setter
from desk_app.documents.paper.ticks import Tick
from desk_app.documents.paper.typesetting.faces import Face
from desk_app.documents.paper.typesetting.fill import Filler, words
from desk_app.documents.paper.typesetting.lines import Align, break_lines

_INDENT: Final = 10 * mm


def section(setter: Setter, spec: form.Section) -> Sequence[Block]:
    if not spec.texts:
        return [bold_line(setter, spec.title)]
    texts = setter.filler.texts(spec.texts) or ((spec.empty,) if spec.empty else ())
    if not texts:
        return []
    style, made = setter.density.body, [bold_line(setter, spec.title)] if spec.title else []
    made += [setter.paragraph(words(text), style, setter.density.gap) for text in texts]
    return [*made[:-1], replace(made[-1], after=6)]


def numbered(setter: Setter, spec: form.Numbered) -> Sequence[Block]:
    style = replace(setter.density.body, align=Align.JUSTIFIED)
    return [
        Paragraph(
            break_lines(words(f"{number}. {text}"), style.size, setter.room, indent=_INDENT),
            style,
            after=setter.density.gap,
        )
        for number, text in enumerate(setter.filler.texts(spec.texts), 1)
    ]


def ticks(setter: Setter, spec: form.Ticks) -> Sequence[Block]:
    papers = setter.filler.parts(spec.papers)
    if not papers:
        return []
    made: list[Block] = [bold_line(setter, spec.title)]
    for number, paper in enumerate(papers, 1):
        after = 7 if number == len(papers) else 2 * setter.density.gap
        made += _tick(setter, Filler(paper), after, done=spec.done)
    return made


def bold_line(setter: Setter, text: str) -> Paragraph:
    """A heading that does not stay alone at the end of a page."""
    style = setter.density.body
    return replace(setter.paragraph(words(text, Face.BOLD), style, 3), leads=True)


def _tick(setter: Setter, filler: Filler, after: float, *, done: bool) -> Iterator[Block]:
    style, box = setter.density.body, setter.density.box
    if heading := filler.text("heading"):
        lines = break_lines(words(heading, Face.ITALIC), style.size, setter.room)
        yield Paragraph(lines, style, after=1, leads=True)
    amount = filler.text("amount")
    runs = [*words(filler.text("name")), *words(f" ({amount})" if amount else "")]
    left = box + 5
    lines = break_lines(runs, style.size, setter.room - left)
    yield Tick(Paragraph(lines, style, left=left), box, done=done, after=after)
