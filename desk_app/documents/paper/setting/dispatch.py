"""Which function sets which block of a form."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from desk_app.documents import form
from desk_app.documents.paper.blocks import Block
from desk_app.documents.paper.setting import endings, fields, lists, steps, tables, tops
from desk_app.documents.paper.setting.setter import Setter


def set_blocks(setter: Setter, specs: Sequence[form.Block]) -> list[Block]:
    """Raises KeyError for a block that only another layout can set: the form is wrong."""
    return [block for spec in specs for block in _HOW[type(spec)](setter, spec)]


_HOW: Final[Mapping[type, Callable[..., Sequence[Block]]]] = {
    form.Heading: tops.heading_,
    form.Letterhead: tops.letterhead,
    form.Title: tops.title,
    form.Centred: tops.centred_line,
    form.Rule: tops.rule,
    form.Large: tops.large,
    form.Line: fields.line,
    form.Rows: fields.labelled,
    form.Coded: fields.coded,
    form.QrCode: fields.qr_code,
    form.Section: lists.section,
    form.Numbered: lists.numbered,
    form.Ticks: lists.ticks,
    form.Table: tables.table,
    form.Groups: tables.groups,
    form.Steps: steps.steps,
    form.Signatures: endings.signed,
    form.Notes: endings.notes,
    form.Hints: endings.hints,
    form.Writing: endings.writing,
}
