"""What a paper ends with: signatures, small print, room to write."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.lib.units import mm

from desk_app.documents import form
from desk_app.documents.paper.blocks import Block, Notes, Paragraph, Stack
from desk_app.documents.paper.by_hand import Writing
from desk_app.documents.paper.codes import qr
from desk_app.documents.paper.setting.fields import INDENT
from desk_app.documents.paper.setting.setter import Setter
from desk_app.documents.paper.signing import signatures
from desk_app.documents.paper.slip_blocks import Across
from desk_app.documents.paper.typesetting.faces import Face
from desk_app.documents.paper.typesetting.fill import Filler, words
from desk_app.documents.paper.typesetting.lines import Run, break_lines

_QR_DOTS = 4


def signed(setter: Setter, spec: form.Signatures) -> Sequence[Block]:
    density = setter.density
    made = signatures(spec, setter.filler, setter.room, density.room_to_sign)
    return [replace(made, before=6 * density.air, after=8 * density.air)]


def notes(setter: Setter, spec: form.Notes) -> Sequence[Block]:
    this_paper = spec.one_page
    if setter.pages > 1:
        this_paper = spec.several_pages.format(pages=f"{setter.pages:02}")
    filler = replace(setter.filler, more={"this_paper": this_paper})
    symbol = qr(filler.text("qr"), _QR_DOTS, setter.head)
    left = symbol.side + 5 * mm
    style = setter.density.small

    def small(runs: Sequence[Run]) -> Paragraph:
        lines = break_lines(runs, style.size, setter.room - left)
        return Paragraph(lines, style, after=1, left=left)

    paragraphs = [small(_sentences(filler, sentences)) for sentences in spec.paragraphs]
    paragraphs += [small(words(line)) for line in filler.texts(spec.more)]
    return [Notes(symbol, Stack(tuple(p for p in paragraphs if p.lines)), setter.room)]


def hints(setter: Setter, spec: form.Hints) -> Sequence[Block]:
    """Small print below a rule."""
    style = setter.density.small
    runs = setter.filler.lines(spec.lines, spec.more)
    made = [setter.paragraph(one, style) for one in runs]
    return [Stack((Across(setter.room, setter.density.rule, gap=3), *made))] if made else []


def writing(setter: Setter, spec: form.Writing) -> Sequence[Block]:
    style = setter.density.body
    label = break_lines(words(spec.label), style.size, setter.room, indent=INDENT)
    return [Writing(Paragraph(label, style), spec.lines, setter.room, after=6)]


def _sentences(filler: Filler, sentences: Sequence[form.Template]) -> list[Run]:
    """Sentences of one paragraph; those whose fields are empty are left out."""
    runs: list[Run] = []
    for sentence in sentences:
        if not filler.is_blank(sentence):
            runs += [(" ", Face.REGULAR)] if runs else []
            runs += filler.runs(sentence)
    return runs
