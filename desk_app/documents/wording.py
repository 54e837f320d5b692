"""Moments, dates, sums and numbers as an office writes them. No text here is law."""

import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from desk_app.documents.due_in_words import limit_in_words
from desk_app.domain.acts import kinds
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.law.due import Limit, LimitUnit
from desk_app.domain.office_time import OFFICE_TIME

NO_DATA: Final = "chưa có dữ liệu"

_WEEKDAYS: Final = (
    "Thứ Hai",
    "Thứ Ba",
    "Thứ Tư",
    "Thứ Năm",
    "Thứ Sáu",
    "Thứ Bảy",
    "Chủ nhật",
)
_LAST_PADDED_MONTH: Final = 2  # "tháng 02" but "tháng 3": NĐ 30/2020
_MOBILE: Final = 10
_LANDLINE: Final = 11


def date_words(day: date) -> str:
    """As in "ngày 05 tháng 02 năm 2026", "ngày 16 tháng 7 năm 2026". Legal: [forms.dates]"""
    month = f"{day.month:02}" if day.month <= _LAST_PADDED_MONTH else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def time_words(instant: datetime) -> str:
    """As in "09 giờ 15 phút", office time."""
    local = _office(instant)
    return f"{local.hour:02} giờ {local.minute:02} phút"


def moment_words(instant: datetime) -> str:
    """As in "09 giờ 15 phút, ngày 20 tháng 11 năm 2026", office time."""
    return f"{time_words(instant)}, {date_words(_office(instant).date())}"


def due_words(shown: ShownDue) -> str:
    """As `moment_words`; "trong ngày 25 tháng 11 năm 2026" where only the day is shown."""
    day = date_words(_office(shown.moment).date())
    return f"trong {day}" if shown.whole_day else moment_words(shown.moment)


def due_after(shown: ShownDue) -> str:
    """`due_words` behind a verb: "vào 09 giờ 15 phút, ngày …", "trong ngày …"."""
    return due_words(shown) if shown.whole_day else f"vào {due_words(shown)}"


def short_moment(instant: datetime) -> str:
    """As in "15:20 ngày 20/11/2026", office time."""
    local = _office(instant)
    return f"{local:%H:%M} {short_date(local.date())}"


def stamp(instant: datetime) -> str:
    """As in "14:05 21/11/2026", office time; for foot lines."""
    return f"{_office(instant):%H:%M %d/%m/%Y}"


def numeric_date(day: date) -> str:
    """As in "23/11/2026"."""
    return f"{day:%d/%m/%Y}"


def short_date(day: date) -> str:
    """As in "ngày 23/11/2026"."""
    return f"ngày {numeric_date(day)}"


def weekday_words(day: date) -> str:
    return _WEEKDAYS[day.weekday()]


def place_date(place: str, day: date) -> str:
    """As in "Ninh Kiều, ngày 20 tháng 11 năm 2026"."""
    return f"{place}, {date_words(day)}"


def money_words(dong: int) -> str:
    """As in "150.000 đồng"."""
    return f"{dong:,} đồng".replace(",", ".")


def count_words(count: int) -> str:
    """As in "01", "12", "120": two digits at least."""
    return f"{count:02}"


def phone_words(phone: str) -> str:
    """Turn "0912345678" into "0912 345 678"; what is no Vietnamese number stays as it is."""
    digits = phone.strip()
    if digits.isdecimal() and len(digits) in {_MOBILE, _LANDLINE}:
        return f"{digits[:4]} {digits[4:7]} {digits[7:]}"
    return digits


def visit_line(position: int, codes: Sequence[str]) -> str:
    """As in "Hồ sơ 2/3 của một lượt nộp, cùng các mã: …, …"; empty for a dossier that came alone.

    Args:
        position: Of this dossier among `codes`, from 1.
        codes: Of all dossiers of the visit, in the order in which they were received.
    """
    others = [code for at, code in enumerate(codes, 1) if at != position]
    if not others:
        return ""
    joint = "các mã" if len(others) > 1 else "mã"
    return f"Hồ sơ {position}/{len(codes)} của một lượt nộp, cùng {joint}: {', '.join(others)}"


def personal_name(name: str) -> str:
    """A person's name below a signature: "NGUYỄN THỊ LAN" becomes "Nguyễn Thị Lan"."""
    whole = unicodedata.normalize("NFC", " ".join(name.split()))
    return whole.title() if whole.isupper() else whole


def limit_words(limit: Limit) -> str:
    """As in "03 ngày làm việc", "2,5 ngày làm việc", "trong ngày"; counts with two digits."""
    if limit.unit is LimitUnit.NONE and limit.published:
        return "không quy định"
    words = limit_in_words(limit)
    return f"0{words}" if words[:1].isdecimal() and words[1:2] == " " else words


def reprint_words(times: int, instant: datetime, officer: str) -> str:
    """As in "Bản in lại lần 2 (in lần đầu: 14:05 21/11/2026, Trần Văn Đức)"."""
    return f"Bản in lại lần {times} (in lần đầu: {stamp(instant)}, {personal_name(officer)})"


def reissue_words(times: int, day: date, ground: str) -> str:
    """As in "Cấp lại lần 1, ngày 21/11/2026, lý do: đổi hẹn trả"."""
    return f"Cấp lại lần {times}, {short_date(day)}, lý do: {ground}"


def _office(instant: datetime) -> datetime:
    return instant.astimezone(OFFICE_TIME)


def ground_words(kind: str) -> str:
    """Why a receipt is given out anew after an act of `kind` that says no reason of its own."""
    return {
        kinds.SUPPLEMENT_RECEIVED: "Đã nhận đủ bổ sung, tính lại hẹn trả",
        kinds.OBLIGATION_MET: "Đã thực hiện nghĩa vụ tài chính, tính lại hẹn trả",
    }.get(kind, "")
