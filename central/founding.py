"""What an administrator of the centre does: units, desks, one-time codes."""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection

from central.actor import CentreActor
from central.crossing.names import Names
from central.office import hash_of_code
from central.store.seals import Seals
from central.store.stream import UnitStream
from central.store.units import Invitation, Unit, Units
from desk_app.domain.codes.dossier_code import looks_like_code
from desk_app.domain.codes.enrolment_code import CODE_LETTERS, LETTERS, in_groups
from desk_app.domain.ids import DeskId, UnitCode
from desk_app.domain.office import is_centre_desk

DAYS: Final = 7  # an invitation is good for


class Unfounded(ValueError):
    """Its text says why, to the person at the terminal."""


def add_unit(
    connection: Connection, code: str, name: str, facts: Mapping[str, Any] | None = None
) -> None:
    """Raises Unfounded: the code is none, or taken."""
    code, name = code.strip().upper(), " ".join(name.split())
    if not looks_like_code(f"{code}-260101-1001") or not name:
        raise Unfounded(f"{code} không phải là mã định danh đơn vị, hoặc thiếu tên")
    unit = Unit(code=UnitCode(code), name=name, facts=facts or letterhead(name))
    at = datetime.now(UTC)
    if not Units(connection).add(unit, at):
        raise Unfounded(f"Đã có đơn vị {code}")
    Seals(connection).renew(unit.code, at)
    CentreActor(connection, unit.code).appear(at)
    Names(connection).appeared(unit.code, unit.name)


def add_desk(
    connection: Connection, unit: str, name: str, *, like_another: bool = False
) -> tuple[DeskId, str]:
    """The new desk and its one-time code, which nobody can read again.

    Args:
        like_another: It may be called as another desk is, which is not there any more.

    Raises:
        Unfounded: there is no such unit, or it has a desk of that name: papers and lists say no
            more of a desk.
    """
    at, code = datetime.now(UTC), new_code()
    of = _unit(connection, unit)
    units = Units(connection)
    desk = units.add_desk(of, " ".join(name.split()), at)
    if not like_another:
        _check_name(desk, units.names(of))
    units.invite(hash_of_code(code), Invitation(of, desk, at + timedelta(days=DAYS)))
    return desk, code


def _check_name(desk: DeskId, names: Mapping[DeskId, str]) -> None:
    """Raises Unfounded: another is called as `desk` is, whose row goes with the transaction."""
    name = names[desk]
    for other, its in names.items():
        if other != desk and its.casefold() == name.casefold():
            raise Unfounded(
                f"Đã có quầy {other} tên {its}: đặt tên khác bằng --name, hoặc thu hồi quầy đó "
                "(revoke) trước; máy cũ không còn mà vẫn giữ tên thì thêm --same-name"
            )


def renew_desk(connection: Connection, unit: str, desk: str) -> tuple[str, bool]:
    """A one-time code with which the machine that is `desk` enrols once more: its bearer is
    lost, or it was revoked and may come back. On another machine the code is worth nothing, unless
    no machine is `desk` yet: then it is a first code again, and the second value is True.

    Raises:
        Unfounded: there is no such desk.
    """
    at, code, of = datetime.now(UTC), new_code(), _unit(connection, unit)
    units, name = Units(connection), DeskId(desk)
    found = units.desks(of, [name]).get(name)
    if found is None or is_centre_desk(desk):
        raise Unfounded(f"Đơn vị {of} không có quầy {desk}")
    invitation = Invitation(of, name, at + timedelta(days=DAYS), renews_from=at)
    units.invite(hash_of_code(code), invitation)
    return code, found.public_key is None


def revoke(connection: Connection, unit: str, desk: str) -> None:
    """From now on nothing is taken from this desk. Raises Unfounded: there is none."""
    of = _unit(connection, unit)
    units = Units(connection)
    found = units.desks(of, [DeskId(desk)]).get(DeskId(desk))
    if found is None:
        raise Unfounded(f"Đơn vị {of} không có quầy {desk}")
    units.revoke(found, datetime.now(UTC))


def add_block(connection: Connection, unit: str, desk: str) -> int:
    """One more block of serials for a desk, to be read out to it; returns the block.

    Raises:
        Unfounded: there is no such desk, or the unit has no block left.
    """
    of, at = _unit(connection, unit), datetime.now(UTC)
    units, name = Units(connection), DeskId(desk)
    if name not in units.desks(of, [name]):
        raise Unfounded(f"Đơn vị {of} không có quầy {desk}")
    if not units.give_block(of, name, at):
        raise Unfounded(f"Đơn vị {of} không còn dải số nào")
    return units.blocks(of, [name])[name][-1]


def renew_seal(connection: Connection, unit: str) -> None:
    """From now on the unit's receipts are sealed with other keys, as after the theft of a desk.

    Raises:
        Unfounded: there is no such unit.
    """
    Seals(connection).renew(_unit(connection, unit), datetime.now(UTC))


def new_code() -> str:
    """80 bits, in groups that can be read out over the telephone."""
    return in_groups("".join(secrets.choice(LETTERS) for _ in range(CODE_LETTERS)))


def letterhead(name: str) -> Mapping[str, Any]:
    """The two lines at the upper left of every paper, where nobody gave better ones."""
    return {
        "parent_line": f"UBND {name}".upper(),
        "unit_lines": ["TRUNG TÂM", "PHỤC VỤ HÀNH CHÍNH CÔNG"],
    }


def _unit(connection: Connection, code: str) -> UnitCode:
    """`code` as a unit that is there; its counter stays locked until the transaction ends."""
    unit = UnitCode(code.strip().upper())
    if UnitStream(connection, unit).counter(lock=True) is None:
        raise Unfounded(f"Chưa có đơn vị {unit}")
    return unit
