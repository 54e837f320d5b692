"""Units side by side: each index with its numerator and denominator, and never a guess.

The formulas are those collected of the index that ministries and provinces publish; one
whose facts do not reach the centre is named with the reason, and has no number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final

from sqlalchemy import Connection, func, select

from central.store import tables as t
from central.store.counting.dossiers import RULES
from desk_app.domain.counting.course import Measure
from desk_app.domain.counting.period import Period
from desk_app.domain.ids import UnitCode

_DAY_SECONDS: Final = 86_400
_ENDED: Final = (  # what leaves the stock of a unit
    Measure.ENDED_EARLY,
    Measure.ENDED_ON_DAY,
    Measure.ENDED_LATE,
    Measure.ENDED_UNDATED,
    Measure.CLOSED_IN_TIME,
    Measure.CLOSED_LATE,
)


@dataclass(frozen=True, slots=True)
class Index:
    """A share or a mean: `over` of `under`; no value where nothing stands under the line."""

    over: int
    under: int
    percent: bool = True

    @property
    def value(self) -> str | None:
        """With two decimals, halves rounded up; None: không tính được."""
        if not self.under:
            return None
        value = Fraction(self.over, self.under) * (100 if self.percent else 1)
        hundredths = int(value * 100 + Fraction(1, 2))
        return f"{hundredths // 100}.{hundredths % 100:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One unit in one period."""

    unit: UnitCode
    name: str
    rank: int | None  # by `in_time`; equal values share one; None: it has none
    sums: Mapping[Measure, int]  # of the days of the period
    open: int  # in handling at the end of its last day
    overdue: int  # of them, late
    in_time: Index
    online: Index
    mean_days: Index


@dataclass(frozen=True, slots=True)
class Ranking:
    period: Period
    lines: Sequence[Line]
    uncounted: Sequence[UnitCode]  # their acts wait to be counted: they have no line


UNKNOWN: Final = (  # index, and why the centre cannot reckon it
    ("1.1–1.4 Công khai, minh bạch", "việc công bố nằm trên Cổng quốc gia"),
    ("3.1, 3.2 TTHC trực tuyến", "danh mục dịch vụ công trực tuyến nằm trên Cổng quốc gia"),
    ("3.5, 3.6 Thanh toán trực tuyến", "giao dịch của nền tảng thanh toán không về trung tâm"),
    ("4.1 Cấp kết quả điện tử", "kho kết quả điện tử không về trung tâm"),
    ("4.2, 4.3 Số hóa, tái sử dụng", "nguồn chưa nói mẫu số"),
    ("4.4, 4.5 Kết nối kho, dữ liệu dân cư", "kết nối nằm ở hệ thống của tỉnh và quốc gia"),
    ("5.1–5.4 Phản ánh kiến nghị, hài lòng", "phản ánh gửi qua Cổng quốc gia không về trung tâm"),
    ("Tổng điểm", "không đủ các nhóm chỉ số"),
)


def ranking(connection: Connection, period: Period) -> Ranking:
    """From the days that were counted; cheap, however many dossiers there are."""
    units = connection.execute(
        select(t.unit.c.code, t.unit.c.name, t.counter)
        .join(t.counter, t.counter.c.unit == t.unit.c.code)
        .order_by(t.unit.c.code)
    ).all()
    ready = [row for row in units if (row.counted, row.counted_by) == (row.position, RULES)]
    within = _sums(connection, period.first, period.last)
    ever = _sums(connection, date.min, period.last)
    lines = [
        _line(UnitCode(row.code), row.name, within.get(row.code, {}), ever.get(row.code, {}))
        for row in ready
    ]
    counted = {line.unit for line in lines}
    late = [UnitCode(row.code) for row in units if row.code not in counted]
    return Ranking(period, _ranked(lines), late)


def _sums(connection: Connection, first: date, last: date) -> Mapping[str, Mapping[Measure, int]]:
    table = t.daily
    rows = connection.execute(
        select(table.c.unit, *(func.sum(table.c[m.value]).label(m.value) for m in Measure))
        .where(table.c.day >= first.isoformat(), table.c.day <= last.isoformat())
        .group_by(table.c.unit)
    )
    return {row["unit"]: {m: int(row[m.value]) for m in Measure} for row in rows.mappings()}


def _line(
    unit: UnitCode, name: str, within: Mapping[Measure, int], ever: Mapping[Measure, int]
) -> Line:
    sums = {measure: within.get(measure, 0) for measure in Measure}
    ended = sum(sums[measure] for measure in _ENDED)
    judged = ended - sums[Measure.ENDED_UNDATED]
    late = sums[Measure.ENDED_LATE] + sums[Measure.CLOSED_LATE]
    return Line(
        unit=unit,
        name=name,
        rank=None,
        sums=sums,
        open=ever.get(Measure.RECEIVED, 0) - sum(ever.get(measure, 0) for measure in _ENDED),
        overdue=ever.get(Measure.OVERDUE, 0)
        - ever.get(Measure.ENDED_LATE, 0)
        - ever.get(Measure.CLOSED_LATE, 0),
        in_time=Index(judged - late, judged),
        online=Index(sums[Measure.RECEIVED_ONLINE], sums[Measure.RECEIVED]),
        mean_days=Index(sums[Measure.ENDED_SECONDS], ended * _DAY_SECONDS, percent=False),
    )


def _ranked(lines: Sequence[Line]) -> Sequence[Line]:
    """Best first; those without a value last, without a rank."""

    def share(line: Line) -> Fraction:
        return Fraction(line.in_time.over, line.in_time.under or 1)

    valued = sorted((line for line in lines if line.in_time.under), key=share, reverse=True)
    ranked: list[Line] = []
    for place, line in enumerate(valued, start=1):
        same = ranked and share(ranked[-1]) == share(line)
        ranked.append(replace(line, rank=ranked[-1].rank if same else place))
    return [*ranked, *(line for line in lines if not line.in_time.under)]
