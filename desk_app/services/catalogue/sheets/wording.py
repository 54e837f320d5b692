"""What stands in the cells, both ways: the words of an office, and what they mean."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Final, TypeVar

from desk_app.domain.law.deadline.pause import PauseModel
from desk_app.domain.law.due import NO_LIMIT, SAME_DAY, Cutoff, Limit, LimitUnit
from desk_app.domain.law.fees import FeeAuthority, FeeKind, FeeMoment, FeeTier, FeeUnit
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Level, OnlineLevel
from desk_app.domain.people.folding import fold, words

E = TypeVar("E", bound=StrEnum)

YES: Final = "Có"
NO: Final = "Không"
CLEAR: Final = "-"  # in "Thủ tục": nothing any more; an empty cell leaves what is held

CHANNELS: Final[Mapping[Channel, str]] = {
    Channel.DIRECT: "Trực tiếp",
    Channel.ONLINE: "Trực tuyến",
    Channel.POST: "Bưu chính",
}
LEVELS: Final[Mapping[Level, str]] = {
    Level.MINISTRY: "Cấp bộ",
    Level.PROVINCE: "Cấp tỉnh",
    Level.DISTRICT: "Cấp huyện",
    Level.COMMUNE: "Cấp xã",
    Level.OTHER: "Cơ quan khác",
}
ONLINE: Final[Mapping[OnlineLevel, str]] = {
    OnlineLevel.FULL: "Toàn trình",
    OnlineLevel.PARTIAL: "Một phần",
    OnlineLevel.INFORMATION: "Cung cấp thông tin",
}
CUTOFFS: Final[Mapping[Cutoff, str]] = {
    Cutoff.CLOSING: "Hết giờ làm việc",
    Cutoff.HOUR_BEFORE_CLOSING: "Trước khi hết giờ làm việc 1 giờ",
    Cutoff.THREE_PM: "15 giờ",
}
PAUSES: Final[Mapping[PauseModel, str]] = {
    PauseModel.RESTART: "Tính lại từ đầu",
    PauseModel.RESUME: "Tính tiếp phần còn lại",
}
UNITS: Final[Mapping[LimitUnit, str]] = {
    LimitUnit.WORKING_DAY: "Ngày làm việc",
    LimitUnit.DAY: "Ngày",
    LimitUnit.WORKING_HOUR: "Giờ làm việc",
    LimitUnit.MONTH: "Tháng",
    LimitUnit.SAME_DAY: "Trong ngày",
    LimitUnit.NONE: "Không quy định",
}
FEE_KINDS: Final[Mapping[FeeKind, str]] = {
    FeeKind.FEE: "Phí",
    FeeKind.LEVY: "Lệ phí",
    FeeKind.PRICE: "Giá dịch vụ",
    FeeKind.UNSTATED: "Chưa rõ",
}
FEE_UNITS: Final[Mapping[FeeUnit, str]] = {
    FeeUnit.DOSSIER: "Hồ sơ",
    FeeUnit.COPY: "Bản",
    FeeUnit.PAGE: "Trang",
    FeeUnit.TIME: "Lần",
}
AUTHORITIES: Final[Mapping[FeeAuthority, str]] = {
    FeeAuthority.STATE: "Trung ương",
    FeeAuthority.PROVINCE: "Tỉnh",
}
FEE_MOMENTS: Final[Mapping[FeeMoment, str]] = {
    FeeMoment.BEFORE: "Thu trước",
    FeeMoment.AFTER: "Thu sau",
}

_ALSO: Final[Mapping[StrEnum, tuple[str, ...]]] = {
    Channel.DIRECT: ("tai quay", "truc tiep tai bo phan mot cua"),
    Channel.POST: ("bcci", "buu chinh cong ich", "dich vu buu chinh"),
    Level.MINISTRY: ("bo",),
    Level.PROVINCE: ("tinh",),
    Level.DISTRICT: ("huyen", "quan", "thi xa"),
    Level.COMMUNE: ("xa", "phuong", "dac khu"),
    OnlineLevel.FULL: ("dvc toan trinh", "truc tuyen toan trinh"),
    OnlineLevel.PARTIAL: ("dvc mot phan", "truc tuyen mot phan"),
    LimitUnit.WORKING_HOUR: ("gio",),
    LimitUnit.SAME_DAY: ("trong ngay lam viec", "ngay trong ngay"),
    Cutoff.HOUR_BEFORE_CLOSING: ("truoc het gio 1 gio",),  # in templates of before
    FeeAuthority.PROVINCE: ("hdnd", "hdnd tinh", "hoi dong nhan dan"),
    FeeAuthority.STATE: ("bo", "thong tu"),
}
_YES: Final = frozenset({"co", "x", "1", "true", "yes", "dung"})
_NO: Final = frozenset({"khong", "0", "false", "no", "ko"})
_TIME: Final = re.compile(r"(\d+(?:[.,]\d+)?) ?([a-z][a-z ]*)?")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*")
_DONG: Final = re.compile(r" *(?:d|dong|vnd)$")
_TIER: Final = re.compile(r"(\d{1,6}) *: *([\d., ]+)")
_MOST: Final = 10**15


def meant(kinds: Mapping[E, str], cell: str) -> E:
    """Raises ValueError: `cell` is none of the words for `kinds`."""
    said = " ".join(words(cell))
    for kind, word in kinds.items():
        if said == " ".join(words(word)) or said in _ALSO.get(kind, ()):
            return kind
    raise ValueError(cell)


def yes_or_no(cell: str) -> bool:
    """Raises ValueError."""
    said = fold(cell).strip()
    if said not in _YES | _NO:
        raise ValueError(cell)
    return said in _YES


def day(cell: str) -> date:
    """01/07/2026, 1-7-2026, 2026-07-01. Raises ValueError."""
    for form in ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"):
        try:
            return datetime.strptime(cell.strip(), form).date()  # noqa: DTZ007  # a day, no instant
        except ValueError:
            continue
    raise ValueError(cell)


def money(cell: str) -> int:
    """``20000``, ``20.000``, ``20,000 đ``, ``20 000 đồng``. Raises ValueError."""
    amount = dong(cell)
    if amount >= _MOST:
        raise ValueError(cell)
    return amount


def dong(cell: str) -> int:
    """As `money`, however large. A sign stands before groups of three digits only.

    Raises:
        ValueError: no whole number of đồng.
    """
    said = _DONG.sub("", fold(cell).strip())
    if _THOUSANDS.fullmatch(said):
        said = re.sub("[., ]", "", said)
    if not said.isdecimal():
        raise ValueError(cell)
    return int(said)


def number(cell: str) -> Decimal:
    """Raises ValueError."""
    try:
        found = Decimal(cell.strip().replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(cell) from error
    if not found.is_finite() or not 0 <= found < _MOST:
        raise ValueError(cell)
    return found


def count(cell: str) -> int:
    found = number(cell)
    if found != int(found):
        raise ValueError(cell)
    return int(found)


def tiers(cell: str) -> tuple[FeeTier, ...]:
    """``3: 1000; 10: 500``. Raises ValueError."""
    found = []
    for piece in cell.split(";"):
        match = _TIER.fullmatch(piece.strip())
        if match is None:
            raise ValueError(cell)
        found.append(FeeTier(int(match[1]), money(match[2])))
    return tuple(found)


def limit(time: str, unit: str) -> Limit | None:
    """A time in one cell or in two; None: a number without a unit is no time limit.

    Raises:
        ValueError: it says something that is no time limit.
    """
    said = " ".join(fold(f"{time} {unit}" if unit else time).split())
    for fixed, word in ((SAME_DAY, LimitUnit.SAME_DAY), (NO_LIMIT, LimitUnit.NONE)):
        if not any(sign.isdigit() for sign in said) and _is(said, word):
            return fixed
    match = _TIME.fullmatch(said)
    if match is None:
        raise ValueError(time)
    if not match[2]:
        return None
    months = 12 if match[2].strip() == "nam" else 1
    kind = LimitUnit.MONTH if months > 1 else meant(UNITS, match[2])
    if kind in {LimitUnit.SAME_DAY, LimitUnit.NONE}:
        return SAME_DAY if kind is LimitUnit.SAME_DAY else NO_LIMIT
    return Limit(number(match[1]) * months, kind)


def _is(said: str, unit: LimitUnit) -> bool:
    try:
        return meant(UNITS, said) is unit
    except ValueError:
        return False


def limit_in_words(found: Limit | None) -> str:
    """``7 ngày làm việc``; empty for None."""
    if found is None:
        return ""
    word = UNITS[found.unit].lower()
    if found.unit in {LimitUnit.SAME_DAY, LimitUnit.NONE}:
        return word
    return f"{plain(found.amount)} {word}"


def plain(amount: Decimal) -> str:
    """``7,5``; never with an exponent."""
    return format(amount.normalize(), "f").replace(".", ",")


def money_in_words(amount: int) -> str:
    return f"{amount:,} đ".replace(",", ".")


def day_in_words(found: date | None) -> str:
    return "" if found is None else f"{found:%d/%m}/{found.year:04d}"
