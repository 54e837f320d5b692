"""How tightly a paper is set. Body type of a legal form stays 13; leading and gaps give way."""

from dataclasses import dataclass, replace
from typing import Final

from reportlab.lib.units import mm

from desk_app.documents.paper.codes import ROLL_DOT
from desk_app.documents.paper.table import Look
from desk_app.documents.paper.typesetting.lines import Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Density:
    """Type of one paper, from its title down. Points."""

    title: Style
    issuer: Style  # a letterhead without quốc hiệu
    body: Style
    small: Style
    label: float  # where the value of a row begins
    look: Look  # of tables
    gap: float  # between fields
    box: float = 11  # side of a box to tick
    rule: float = 0.5
    room_to_sign: float = 22 * mm
    most_beside: int = 0  # lines of a value beside its label; more stand below it; 0: any
    air: float = 1.0  # share of the gaps round title, table and signatures
    fewer_steps: int = 0  # of Mẫu 06, which has four blocks or five: no page for an empty one


NATURAL: Final = Density(
    title=Style(14, 16.8),
    issuer=Style(12, 14.4),
    body=Style(13, 15.6),
    small=Style(10.5, 12.4),
    label=42 * mm,
    look=Look(12, 14, 3.2, 1.9),
    gap=2.0,
)
COMPACT: Final = Density(
    title=Style(14, 16.8),
    issuer=Style(12, 14.4),
    body=Style(13, 15.0),
    small=Style(10.5, 12.4),
    label=42 * mm,
    look=Look(11, 12.8, 3.0, 1.7),
    gap=1.6,
    room_to_sign=20 * mm,
    air=0.6,
)
TIGHT: Final = replace(COMPACT, fewer_steps=1)
LIST: Final = Density(  # many rows: a list to be ticked off, a register
    title=Style(14, 16.8),
    issuer=Style(12, 14.4),
    body=Style(13, 15.6),
    small=Style(10.5, 12.4),
    label=42 * mm,
    look=Look(10, 11.3, 2.6, 1.8),
    gap=2.0,
    box=3.4 * mm,
    room_to_sign=20 * mm,
)
SMALL: Final = Density(
    title=Style(13, 15.6),
    issuer=Style(11, 13.2),
    body=Style(12, 14.2),
    small=Style(10, 11.8),
    label=28 * mm,
    look=Look(11, 12.8, 3, 1.7),
    gap=1.8,
    box=10,
    room_to_sign=15 * mm,
    air=0.7,
)
SMALL_COMPACT: Final = Density(
    title=Style(13, 15.6),
    issuer=Style(11, 13.2),
    body=Style(11, 13.0),
    small=Style(9.5, 11.2),
    label=26 * mm,
    look=Look(10, 11.8, 3, 1.5),
    gap=1.2,
    box=9,
    room_to_sign=12 * mm,
    air=0.5,
)
ROLL: Final = Density(
    title=Style(14, 16.2),
    issuer=Style(11.5, 13.3),
    body=Style(11, 12.9),
    small=Style(10.5, 12.2),
    label=64,
    look=Look(10.5, 12.2, 2, 1.5),
    gap=1.5,
    box=10,
    rule=2 * ROLL_DOT,
    most_beside=5,
    room_to_sign=12 * mm,
    air=0.6,
)
