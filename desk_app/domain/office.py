"""Who we are: the unit and this desk, as its papers and screens say it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from desk_app.domain.ids import DeskId, UnitCode

if TYPE_CHECKING:  # the log-in knows its desk before it needs any act
    from desk_app.domain.acts.act import Body

TRIAL_PIN: Final = "123456"  # of everybody in the demo office; shown on its log-in


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFacts:
    """A unit as it words itself; given by the centre at enrolment, kept in the store."""

    code: UnitCode  # "H13.45.12"
    name: str  # "Phường Ninh Kiều"
    full_name: str  # "Trung tâm Phục vụ hành chính công phường Ninh Kiều"
    parent_line: str  # letterhead, left: "UBND PHƯỜNG NINH KIỀU"; may have several lines
    unit_lines: Sequence[str]  # letterhead, bold: "TRUNG TÂM", "PHỤC VỤ HÀNH CHÍNH CÔNG"
    place: str  # before the date: "Ninh Kiều"
    province: str = ""  # "Thành phố Cần Thơ"
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskFacts:
    """This desk, and the unit it stands in."""

    unit: UnitFacts
    desk: DeskId
    desk_name: str  # "Quầy 2"
    central: str  # address of the centre
    trial: bool = False  # papers carry no value and say so
    trust: str = ""  # whom the line believes, as `sync.line.trust`; empty: as this machine does


def trial_pin(facts: DeskFacts) -> str:
    """Of everybody at a desk of the demo office; empty elsewhere."""
    return TRIAL_PIN if facts.trial else ""


_CENTRE_DESK: Final = "TT."
_NUMBERED: Final = re.compile(r"Q(?P<number>[0-9]+)")


def centre_desk(epoch: str) -> DeskId:
    """The centre's own name in a unit's stream. Another after each restore: its numbers of acts
    begin anew, and never meet those that a restored centre no longer knows of."""
    return DeskId(f"{_CENTRE_DESK}{epoch}")


def desk_number(desk: str) -> str:
    """ "2" of "Q2", as it is said; what has no number is said as it is."""
    numbered = _NUMBERED.fullmatch(desk)
    return str(int(numbered["number"])) if numbered else desk


def is_centre_desk(desk: str) -> bool:
    return desk.startswith(_CENTRE_DESK)


def is_centre(unit: UnitFacts) -> bool:
    """True for a centre ("TTPVHCC"), False for a section of another office ("BPTNTKQ")."""
    return any("TRUNG TÂM" in line.upper() for line in unit.unit_lines)


def unit_from(code: UnitCode, name: str, facts: Mapping[str, Any]) -> UnitFacts:
    """Facts of the centre; what it does not say is worded from the name.

    Raises:
        TypeError: a fact has another shape.
    """
    lines = facts.get("unit_lines", ("TRUNG TÂM", "PHỤC VỤ HÀNH CHÍNH CÔNG"))
    return UnitFacts(
        code=code,
        name=name,
        full_name=_text(facts, "full_name", _full_name(name)),
        parent_line=_text(facts, "parent_line", f"UBND {name}".upper()),
        unit_lines=tuple(str(line) for line in lines),
        place=_text(facts, "place", _place(name)),
        province=_text(facts, "province", ""),
        phone=_text(facts, "phone", ""),
    )


def desk_body(facts: DeskFacts) -> "Body":
    """As JSON for the store; `desk_from` is the way back."""
    unit = facts.unit
    return {
        "unit": unit.code,
        "name": unit.name,
        "facts": {
            "full_name": unit.full_name,
            "parent_line": unit.parent_line,
            "unit_lines": list(unit.unit_lines),
            "place": unit.place,
            "province": unit.province,
            "phone": unit.phone,
        },
        "desk": facts.desk,
        "desk_name": facts.desk_name,
        "central": facts.central,
        "trial": facts.trial,
        "trust": facts.trust,
    }


def desk_from(body: Mapping[str, Any]) -> DeskFacts:
    return DeskFacts(
        unit=unit_from(UnitCode(body["unit"]), body["name"], body["facts"]),
        desk=DeskId(body["desk"]),
        desk_name=body["desk_name"],
        central=body["central"],
        trial=bool(body["trial"]),
        trust=str(body.get("trust", "")),
    )


def _full_name(name: str) -> str:
    return f"Trung tâm Phục vụ hành chính công {name[:1].lower()}{name[1:]}"


def _place(name: str) -> str:
    for kind in ("Phường ", "Xã ", "Đặc khu "):
        if name.startswith(kind):
            return name.removeprefix(kind)
    return name


def _text(facts: Mapping[str, Any], key: str, otherwise: str) -> str:
    value = facts.get(key, otherwise)
    if not isinstance(value, str):
        raise TypeError(key)
    return value
