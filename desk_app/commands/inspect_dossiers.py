"""`python -m desk_app inspect --period P --size N --seed S -o FOLDER`: dossiers for an inspection.

So much leaves the office with it that a key of the machine is not enough: a leader says who
they are, with their PIN.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path

from desk_app.domain.counting.period import PERIODS, NoPeriod, read_period
from desk_app.domain.errors import DeskNotEnrolled
from desk_app.domain.handling.flow import Status
from desk_app.domain.inspection.lottery import SampleOrder
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.paths import Folders
from desk_app.wiring.build import build_office
from desk_app.wiring.inspection.desk import InspectionOrder
from desk_app.wiring.inspection.one_dossier import InspectionWords
from desk_app.wiring.opening import open_desk
from desk_app.wiring.reports.files import NOBODY_WAITS


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionAsked:
    """What was asked for on the command line."""

    who: str  # name of the leader who answers for it
    pin: Callable[[], str]  # asked for once everything else is right
    period: str
    size: int
    seed: str
    out: Path
    field: str = ""
    officer: str = ""
    status: str = ""
    numbers: bool = False
    scans: bool = False


def typed_pin() -> str:
    """Typed unseen; a line of what is piped in otherwise."""
    if sys.stdin.isatty():
        return getpass("PIN: ")
    return sys.stdin.readline().rstrip("\r\n")


class InspectionMisread(ValueError):
    """Its text is the sentence for who typed it."""


def inspect(asked: InspectionAsked, words: InspectionWords, folders: Folders, keys: Path) -> str:
    """Lines for the terminal, once the folder is whole.

    Raises:
        InspectionMisread: no such period, status, size, seed or officer, or it is no leader.
        LogInRefused, OfficerLocked: it is not their PIN.
        NothingToInspect, FileUnwritable: nothing was written.
        DeskNotEnrolled: there is no office in the folder; none is made. Others as `open_desk`.
    """
    order = InspectionOrder(sample=_sample(asked), numbers=asked.numbers, scans=asked.scans)
    if not folders.store.exists():
        raise DeskNotEnrolled()
    opened = open_desk(folders, keys)
    if opened.facts is None:
        opened.close()
        raise DeskNotEnrolled()
    office = build_office(opened)
    try:
        named = _named(asked.who, office.identity.officers())
        officer = office.identity.log_in(named.id, asked.pin())
        made = office.inspection.write(order, officer, asked.out, words, NOBODY_WAITS)
        office.identity.log_out(officer)
    finally:
        office.close()
    if made is None:
        raise RuntimeError("nobody could give it up")
    return (
        f"Đã rút {made.dossiers} trong {made.among} hồ sơ: {asked.out}\n"
        f"Mã của tep-va-ma.txt, ghi vào biên bản: {made.manifest}"
    )


def _named(name: str, officers: Sequence[Officer]) -> Officer:
    """Of several of one name the one who may. Raises InspectionMisread."""
    found = [one for one in officers if one.name.casefold() == name.strip().casefold()]
    if not found:
        raise InspectionMisread(f"Không có cán bộ “{name}” ở quầy này. Ghi đủ họ tên như khi vào.")
    found.sort(key=lambda one: not one.may(Right.INSPECT))
    if not found[0].may(Right.INSPECT):
        raise InspectionMisread(f"{found[0].name} không được rút hồ sơ: --as tên một lãnh đạo.")
    return found[0]


def _sample(asked: InspectionAsked) -> SampleOrder:
    if asked.status and asked.status not in set(Status):
        among = ", ".join(Status)
        raise InspectionMisread(f"Không có trạng thái “{asked.status}”. Ghi một trong: {among}.")
    try:
        return SampleOrder(
            period=read_period(asked.period),
            size=asked.size,
            seed=asked.seed,
            field=asked.field,
            officer=asked.officer,
            status=asked.status,
        )
    except NoPeriod as error:
        said = f"Không hiểu kỳ “{error}”. Ghi một trong: {PERIODS}."
        raise InspectionMisread(said) from error
    except ValueError as error:
        raise InspectionMisread(
            "Số hồ sơ phải từ 1 trở lên; hạt giống là một dòng chữ, không có dấu cách ở hai đầu."
        ) from error
