"""What a form may ask of its paper: the sheet, the width of its tables, the blocks of a layout.

Checked when the file is read, so that no form fails while somebody waits for the paper.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from desk_app.documents import form
from desk_app.documents.appointment_slip import AppointmentSlip
from desk_app.documents.form_files.reader import Reader
from desk_app.documents.kinds import A4, A5, KINDS, LABEL, ROLL

_PAPERS: Final[Mapping[str, tuple[float, float]]] = {  # millimetres; 0: as long as it takes
    A4: (210, 297),
    A5: (148, 210),
    ROLL: (80, 0),
    LABEL: (70, 50),
}
_LEAST_TEXT: Final = 0.5  # of width and height of a sheet: what its margins leave
_LEAST_COLUMN: Final = 6.0  # millimetres: two figures and the lines at both sides
_LEAST_OF_SLIP: Final = 175.0  # what, where and when stand side by side
_MOST_COPIES: Final = 6
_MOST_SIGNERS: Final = 2
_LARGEST: Final = 200.0  # points; a line too wide for its sheet is set smaller anyway
_STEPS: Final = 4  # columns of Mẫu 06

_ONLY_SLIPS: Final = {form.Frame, form.Symbol}
_TICKET: Final = {
    form.Letterhead,
    form.Rule,
    form.Title,
    form.Symbol,
    form.Rows,
    form.Frame,
    form.Centred,
    form.Hints,
}
_HALF_SHEET: Final = {
    form.Heading,
    form.Title,
    form.Rows,
    form.Frame,
    form.Signatures,
    form.Hints,
}


@dataclass(frozen=True, slots=True)
class Layout:
    """A name that `paper/draw` knows, and what it can set."""

    only: frozenset[type] = frozenset()  # empty: every block but those of slips and labels
    needs: frozenset[type] = frozenset()
    content: type = object
    roll: bool = False  # cut where the text ends
    least: float = 0  # width of the text in millimetres

    def sets(self, block: form.Block) -> bool:
        if self.only:
            return type(block) in self.only
        return type(block) not in _ONLY_SLIPS | {form.Folder}


LAYOUTS: Final[Mapping[str, Layout]] = {
    "letter": Layout(),
    "steps": Layout(),
    "list": Layout(),
    "small": Layout(),
    "roll": Layout(roll=True),
    "slip-a5": Layout(
        frozenset(_HALF_SHEET | {form.Symbol}),
        needs=frozenset(_HALF_SHEET),
        content=AppointmentSlip,
        least=_LEAST_OF_SLIP,
    ),
    "slip-roll": Layout(frozenset(_TICKET), content=AppointmentSlip, roll=True),
    "label": Layout(frozenset({form.Folder}), frozenset({form.Folder})),
}


def check_head(reader: Reader, layout: str, content: type, copies: Sequence[str]) -> None:
    """Raises FormUnreadable: the layout is not one for `content`, or more copies than anybody."""
    if not issubclass(content, LAYOUTS[layout].content):
        raise reader.fault("layout", layout)
    if len(copies) > _MOST_COPIES:
        raise reader.fault("copies", reason="kind")


def check_sheet(reader: Reader, file: str, sheet: form.Sheet, layout: str) -> None:
    """Raises FormUnreadable: no paper is so large, or nothing is left between the margins."""
    roll = LAYOUTS[layout].roll
    if not sheet.width or not _fits(sheet, _paper_of(file)):
        raise reader.fault("width", reason="sheet")
    if roll is bool(sheet.height):
        raise reader.fault("height", reason="sheet")
    least = max(_LEAST_TEXT * sheet.width, LAYOUTS[layout].least)
    if room_of(sheet) < least:
        raise reader.fault("left", reason="sheet")
    if not roll and sheet.height - sheet.top - sheet.bottom < _LEAST_TEXT * sheet.height:
        raise reader.fault("top", reason="sheet")


def check_blocks(reader: Reader, layout: str, blocks: Sequence[form.Block]) -> None:
    """Raises FormUnreadable: the layout cannot be set without a block that is not there."""
    held = {type(block) for block in blocks}
    for kind in sorted(LAYOUTS[layout].needs - held, key=lambda kind: kind.__name__):
        raise reader.fault("layout", kind.__name__.lower(), "block_missing")


def check_block(reader: Reader, layout: str, block: form.Block, room: float) -> None:
    """Raises FormUnreadable: a block of another layout, or one that the paper does not hold.

    Args:
        room: Width of the text in millimetres.
    """
    if not LAYOUTS[layout].sets(block):
        raise reader.fault("kind", reader.text("kind"), "block")
    match block:
        case form.Table() | form.Groups():
            _check_widths(reader, "columns", [column.width for column in block.columns], room)
        case form.Steps():
            _check_widths(reader, "widths", block.widths, room)
            if len(block.widths) != _STEPS or len(block.heads) != _STEPS:
                raise reader.fault("heads", reason="kind")
        case form.Signatures():
            if not 0 < len(block.signers) <= _MOST_SIGNERS:
                raise reader.fault("signers", reason="kind")
        case form.Large():
            if not 0 < block.size <= _LARGEST:
                raise reader.fault("size", reason="kind")
        case _:
            pass


def room_of(sheet: form.Sheet) -> float:
    """Width of the text in millimetres."""
    return sheet.width - sheet.left - sheet.right


def _check_widths(reader: Reader, key: str, widths: Sequence[float], room: float) -> None:
    if not widths or min(widths) < _LEAST_COLUMN:
        raise reader.fault(key, reason="kind")
    if sum(widths) > room:
        raise reader.fault(key, f"{sum(widths):g} > {room:g}", "wide")


def _paper_of(file: str) -> tuple[float, float]:
    for kind in KINDS.values():
        for media, name in kind.files.items():
            if name == file:
                return _PAPERS[media]
    return _PAPERS[A4]


def _fits(sheet: form.Sheet, paper: tuple[float, float]) -> bool:
    """Upright or lying."""
    longer = paper[1] or float("inf")
    upright = sheet.width <= paper[0] and sheet.height <= longer
    return upright or (bool(paper[1]) and sheet.width <= longer and sheet.height <= paper[0])
