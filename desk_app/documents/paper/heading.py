"""The two columns every official paper begins with."""

from typing import Final

from reportlab.lib.units import mm

from desk_app.documents import form
from desk_app.documents.letterhead import Letterhead
from desk_app.documents.paper.blocks import Heading, Paragraph, centred
from desk_app.documents.paper.codes import Bars, Head, bars
from desk_app.documents.paper.typesetting.faces import Face, width
from desk_app.documents.paper.typesetting.fill import Filler, words
from desk_app.documents.paper.typesetting.lines import Line, break_lines

_LEFT: Final = 70 * mm
_RIGHT: Final = 92 * mm
_SIZE: Final = 12
_UNIT_RULE: Final = 0.4  # of its last line


def heading(
    spec: form.Heading, letterhead: Letterhead, filler: Filler, room: float, head: Head
) -> Heading:
    """Set the heading on `room`; columns keep their widths, whatever the sheet.

    A paper without a dossier has no code: neither the words nor the bars are set then.
    """
    code = filler.text("code") if spec.code else ""
    issuer = letterhead_lines(letterhead, _SIZE, _LEFT)
    nation = break_lines(words(spec.nation, Face.BOLD), _SIZE, _RIGHT)
    motto = break_lines(words(spec.motto, Face.BOLD), _SIZE + 1, _RIGHT)
    place_date = break_lines(
        filler.runs(spec.place_date, Face.ITALIC), _SIZE + 1, _RIGHT, whole=True
    )
    number = () if filler.is_blank(spec.number) else filler.runs(spec.number)
    shift = room - _RIGHT
    return Heading(
        issuer=_column(issuer, _SIZE),
        issuer_rule=issuer[-1].width * _UNIT_RULE if issuer else 0,
        nation=_column(nation, _SIZE, shift),
        motto=_column(motto, _SIZE + 1, shift),
        motto_rule=motto[-1].width if motto else 0,
        number=_column(break_lines(number, _SIZE + 1, _LEFT), _SIZE + 1),
        place_date=_column(place_date, _SIZE + 1, shift),
        code=_code(spec, filler, code),
        bars=_bars(code, room, head) if code else None,
        axis=_LEFT / 2,
        right_axis=room - _RIGHT / 2,
    )


def letterhead_lines(letterhead: Letterhead, size: float, room: float) -> tuple[Line, ...]:
    """Parent regular, unit bold; a long name takes another line and is never shrunk."""
    parent = words("\n".join(letterhead.parent))
    unit = words("\n" + "\n".join(letterhead.unit), Face.BOLD)
    return break_lines([*parent, *unit], size, room)


def _code(spec: form.Heading, filler: Filler, code: str) -> Paragraph:
    """The words above the bars; a code too long for its column is set smaller, never broken."""
    if not code:
        return _column((), _SIZE)
    size = _SIZE * min(1.0, _LEFT / width(code, Face.BOLD, _SIZE))
    return _column(break_lines(filler.runs(spec.code), size, _LEFT), size)


def _column(lines: tuple[Line, ...], size: float, left: float = 0) -> Paragraph:
    paragraph = centred(lines, size, size * 1.2)
    return Paragraph(paragraph.lines, paragraph.style, left=left)


def _bars(code: str, room: float, head: Head) -> Bars | None:
    """None where even the whole width is too narrow: the QR carries the code then."""
    symbol = bars(code, head)
    return symbol if symbol.width_with_quiet <= room else None
