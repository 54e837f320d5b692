"""Which fields of its content a form shows: an office may word them otherwise, and leave out none.

Blocks name fields in their templates or by themselves; some show a field that no file writes out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final

from desk_app.documents import form

# Attributes of blocks that hold the name of a field, where they hold a text.
_NAMES: Final = frozenset({"rows", "texts", "qr", "more", "parts", "papers"})
_FILLED_IN: Final = frozenset({"this_paper", "pages"})  # by the paper itself
_SHOWN: Final[Mapping[type, str]] = {
    form.Heading: "letterhead",
    form.Letterhead: "letterhead",
    form.Symbol: "code",
    form.Frame: "due",
}


def named_fields(form_read: form.Form) -> frozenset[str]:
    """ "applicant", "authorised.name"; of a table its rows and "papers.name"."""
    blocks = (*form_read.blocks, *form_read.ending)
    return frozenset(
        name for block in blocks for name in _named(block) if name and name not in _FILLED_IN
    )


def _named(block: form.Block) -> Iterator[str]:
    if type(block) in _SHOWN:
        yield _SHOWN[type(block)]
    if isinstance(block, form.Table | form.Groups):
        rows = block.rows if isinstance(block, form.Table) else f"{block.parts}.rows"
        yield rows
        for column in block.columns:
            for name in (column.field, *(piece.field for piece in column.text)):
                if name and name not in {form.ORDER, form.TICK}:
                    yield f"{rows}.{name}"
        return
    yield from _in(block)


def _in(part: Any) -> Iterator[str]:
    """Of templates at any depth, and of attributes that hold the name of a field."""
    if isinstance(part, form.Piece):
        yield part.field
    elif isinstance(part, tuple):
        for each in part:
            yield from _in(each)
    elif is_dataclass(part):
        for each in fields(part):
            value = getattr(part, each.name)
            if isinstance(value, str) and each.name in _NAMES:
                yield value
            else:
                yield from _in(value)
