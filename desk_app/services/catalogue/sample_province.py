"""A whole province's catalogue: invented procedures, and figures that a province once published.

For trials, tests and benchmarks. Every name says that it is a sample, and no code is one of
the national catalogue. The figures are those of Hậu Giang at the end of 2023, when there
still were districts: see `FIGURES`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Final

from desk_app.domain.ids import ProcedureCode
from desk_app.domain.law.due import Limit, LimitUnit
from desk_app.domain.law.fees import FeeKind, FeeLine
from desk_app.domain.law.papers import Channel, Paper, PaperCase
from desk_app.domain.law.procedure import Flag, Level, OnlineLevel, Procedure
from desk_app.domain.law.process import Leg, ProcessStep
from desk_app.domain.law.terms import ChannelTerms

SINCE: Final = date(2020, 1, 1)  # the catalogue begins
FIRST: Final = date(2021, 1, 4)  # the first and the last day on which it was changed
LAST: Final = date(2023, 12, 20)
SAMPLE: Final = "Dữ liệu mẫu"  # stands in every name


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleFigures:
    """What the catalogue amounts to after `LAST`, and what changed until then."""

    listed: dict[Level, int]  # under the lead level
    shared: int  # at two or three levels
    interlinked_level: int
    interlinked_across: int
    five_on_the_spot: int
    shortened: int
    decisions: int
    changed: int
    abolished: int

    @property
    def total(self) -> int:
        return sum(self.listed.values())


FIGURES: Final = SampleFigures(
    listed={Level.PROVINCE: 1_434, Level.DISTRICT: 265, Level.COMMUNE: 155},
    shared=114,
    interlinked_level=1_407,
    interlinked_across=420,
    five_on_the_spot=151,
    shortened=354,
    decisions=89,
    changed=789,
    abolished=124,
)

_FIELDS: Final = (
    *("Hộ tịch", "Chứng thực", "Nuôi con nuôi", "Đất đai", "Môi trường", "Tài nguyên nước"),
    *("Hoạt động xây dựng", "Đường bộ", "Bảo trợ xã hội", "Người có công", "Việc làm"),
    *("Giáo dục trung học", "Khám bệnh, chữa bệnh", "Thể dục thể thao", "Thư viện"),
)
_ALL_THREE: Final = 30  # of the shared ones
_DISTRICT_AND_COMMUNE: Final = 24
_BEFOREHAND: Final = timedelta(days=7)  # a decision comes before the day it begins
_DAYS: Final = (3, 5, 7, 10, 15, 20, 30)
_HOURS: Final = ("2", "4", "8", "2")  # of the steps; within the shortest time
_STEPS: Final = (
    ("Tiếp nhận, chuyển hồ sơ", "Bộ phận Một cửa"),
    ("Thẩm định hồ sơ", "Chuyên viên"),
    ("Phê duyệt kết quả", "Lãnh đạo phòng"),
    ("Đóng dấu, trả kết quả", "Văn thư"),
)


def sample_province() -> Iterator[tuple[str, Sequence[Procedure]]]:
    """Editions in the order in which they came: the first catalogue, then one for each decision."""
    live = [_procedure(n) for n in range(FIGURES.total)]
    gone = [_procedure(n) for n in range(FIGURES.total, FIGURES.total + FIGURES.abolished)]
    yield "mau-0000", [*live, *gone]
    for turn in range(FIGURES.decisions):
        day = FIRST + turn * (LAST - FIRST) // (FIGURES.decisions - 1)
        decided = partial(
            replace, decision=f"{1_000 + turn}/QĐ-MAU", decided_on=day - _BEFOREHAND, valid_from=day
        )
        changed = live[turn : FIGURES.changed : FIGURES.decisions]
        ended = gone[turn :: FIGURES.decisions]
        yield (
            f"mau-{turn + 1:04}",
            [
                *(decided(each, note="Sửa đổi, bổ sung") for each in changed),
                *(decided(each, abolished_on=day) for each in ended),
            ],
        )


def _procedure(n: int) -> Procedure:
    field = _FIELDS[n % len(_FIELDS)]
    return Procedure(
        code=ProcedureCode(f"MAU-{n + 1:04}"),
        name=f"Thủ tục số {n + 1} về {field.lower()} ({SAMPLE})",
        field=field,
        levels=_levels(n),
        decision="1/QĐ-MAU",
        decided_on=SINCE,
        cases=(
            PaperCase(
                "", (_paper("Đơn đề nghị", 1, 0), _paper("Giấy tờ chứng minh nhân thân", 0, 1))
            ),
        ),
        terms=tuple(_terms(n, channel) for channel in (Channel.DIRECT, Channel.POST)),
        results=("Văn bản chấp thuận",),
        forms=("Đơn đề nghị",),
        flags=_flags(n),
        online=OnlineLevel.FULL if n % 2 else OnlineLevel.PARTIAL,
        steps=tuple(
            ProcessStep(name, role, Decimal(hours))
            for (name, role), hours in zip(_STEPS, _HOURS, strict=True)
        ),
        legs=_legs(n),
        valid_from=SINCE,
        source=SAMPLE,
    )


def _levels(n: int) -> frozenset[Level]:
    """Those to come are listed by level; the first of each list are shared."""
    province, district = FIGURES.listed[Level.PROVINCE], FIGURES.listed[Level.DISTRICT]
    if n < _ALL_THREE:
        return frozenset({Level.PROVINCE, Level.DISTRICT, Level.COMMUNE})
    if n < FIGURES.shared - _DISTRICT_AND_COMMUNE:
        return frozenset({Level.PROVINCE, Level.DISTRICT})
    if n < province:
        return frozenset({Level.PROVINCE})
    if n < province + _DISTRICT_AND_COMMUNE:
        return frozenset({Level.DISTRICT, Level.COMMUNE})
    if n < province + district:
        return frozenset({Level.DISTRICT})
    return frozenset({Level.COMMUNE})


def _flags(n: int) -> frozenset[Flag]:
    """No procedure is interlinked in both ways; those done on the spot are the province's."""
    across = FIGURES.interlinked_level + FIGURES.interlinked_across
    marks = {
        Flag.INTERLINKED_LEVEL: n < FIGURES.interlinked_level,
        Flag.INTERLINKED_ACROSS: FIGURES.interlinked_level <= n < across,
        Flag.FIVE_ON_THE_SPOT: n < FIGURES.five_on_the_spot,
        Flag.POSTAL: True,
    }
    return frozenset(flag for flag, holds in marks.items() if holds)


def _legs(n: int) -> tuple[Leg, ...]:
    if Flag.INTERLINKED_ACROSS not in _flags(n):
        return ()
    return (Leg("Cơ quan chủ trì", _days(2)), Leg("Cơ quan phối hợp", _days(1)))


def _terms(n: int, channel: Channel) -> ChannelTerms:
    days = _DAYS[n % len(_DAYS)]
    shortened = FIGURES.total - FIGURES.shortened <= n < FIGURES.total
    return ChannelTerms(
        channel=channel,
        limit=_days(days),
        statutory=_days(days + 2) if shortened else None,
        fees=(FeeLine(amount=50_000, kind=FeeKind.LEVY),) if n % 3 == 0 else (),
    )


def _days(amount: int) -> Limit:
    return Limit(Decimal(amount), LimitUnit.WORKING_DAY)


def _paper(name: str, original: int, copies: int) -> Paper:
    return Paper(name=name, original=original, copies=copies, required=True)
