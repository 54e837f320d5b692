"""What stands above the fields: letterhead, title, centred lines."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from desk_app.documents import form
from desk_app.documents.letterhead import Letterhead
from desk_app.documents.paper.blocks import Block, centred
from desk_app.documents.paper.heading import heading, letterhead_lines
from desk_app.documents.paper.setting.setter import Setter
from desk_app.documents.paper.slip_blocks import Across
from desk_app.documents.paper.typesetting.faces import Face
from desk_app.documents.paper.typesetting.fill import words
from desk_app.documents.paper.typesetting.lines import Style, break_lines

_BELOW_HEADING: Final = 11
_BELOW_TITLE: Final = 6
_BOUNDLESS: Final = 1e6


def heading_(setter: Setter, spec: form.Heading) -> Sequence[Block]:
    issuer = setter.filler.part("letterhead", Letterhead)
    head = heading(spec, issuer, setter.filler, setter.room, setter.head)
    return [replace(head, after=_BELOW_HEADING * setter.density.air)]


def letterhead(setter: Setter, _spec: form.Letterhead) -> Sequence[Block]:
    style = setter.density.issuer
    issuer = setter.filler.part("letterhead", Letterhead)
    lines = letterhead_lines(issuer, style.size, setter.room)
    return [replace(centred(lines, style.size, style.leading), after=6)]


def title(setter: Setter, spec: form.Title) -> Sequence[Block]:
    after = _BELOW_TITLE * setter.density.air
    return [setter.in_the_middle(words(spec.text, Face.BOLD), setter.density.title, after)]


def centred_line(setter: Setter, spec: form.Centred) -> Sequence[Block]:
    if setter.filler.is_blank(spec.text):
        return []
    return [setter.in_the_middle(setter.filler.runs(spec.text), setter.density.body, 5)]


def rule(setter: Setter, _spec: form.Rule) -> Sequence[Block]:
    return [Across(setter.room, setter.density.rule, gap=4)]


def large(setter: Setter, spec: form.Large) -> Sequence[Block]:
    """As large as asked for, or as its width lets it be; never broken."""
    runs = setter.filler.runs(spec.text, Face.BOLD)
    wide = sum(line.width for line in break_lines(runs, spec.size, _BOUNDLESS))
    size = spec.size * min(1.0, setter.room / wide) if wide else spec.size
    return [setter.in_the_middle(runs, Style(size, size * 1.15), 4)]
