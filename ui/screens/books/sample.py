"""A month for the pictures: invented dossiers, counted by the real reports."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from db.queries.reports.surroundings import Arrivals, ProcedureFacts
from db.queries.reports.visits import Visit
from desk_app.domain.counting.facts import Fact
from desk_app.domain.counting.noted import NotedIndex
from desk_app.domain.counting.period import before, read_period
from desk_app.domain.counting.standing import Standing
from desk_app.domain.counting.tally import Side, Tally
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DeskId, OfficerId
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Level, OnlineLevel
from desk_app.domain.office_time import office_date
from desk_app.reports.asked import Asked, Sources
from desk_app.reports.every import make_report, report_names
from desk_app.reports.register import Parts
from desk_app.reports.report import Check
from desk_app.wiring.reports.desk import Shown
from ui.dossiers import sample as dossiers
from ui.screens.books.asking.question import Against, Question
from ui.screens.books.facts import BooksState, Stage

MONTH: Final = read_period("2026-10")
_CARRIED: Final = 2  # of the standings below: came from the month before
_AT_THE_PROVINCE: Final = 2  # of the fields
_FIELDS: Final = (
    "Hộ tịch",
    "Chứng thực",
    "Đất đai",
    "Thành lập và hoạt động của hộ kinh doanh",
    "Bảo trợ xã hội",
)
_LONG: Final = (
    "Đăng ký kinh doanh, đăng ký hoạt động của hộ kinh doanh, hợp tác xã, liên hiệp hợp tác xã "
    "và tổ hợp tác trên địa bàn"
)
_PEOPLE: Final = ("Trần Thị Bích Ngọc", "Lê Hoàng Phúc", "Phạm Ngọc Diễm")
_OFFICERS: Final = {OfficerId(UUID(int=n + 1)): name for n, name in enumerate(_PEOPLE)}
# Received, and how they stand at the end: standing, late, by how many of ten.
_STANDS: Final = (
    (Standing.EARLY, False, 5),
    (Standing.ON_DAY, False, 3),
    (Standing.LATE, True, 1),
    (Standing.IN_PROCESS, False, 2),
    (Standing.IN_PROCESS, True, 1),
    (Standing.WAITING, False, 1),
    (Standing.WITHDRAWN, False, 1),
    (Standing.VOIDED, False, 1),
)
_CHANNELS: Final = (Channel.DIRECT, Channel.ONLINE, Channel.POST)
_DAY_MS: Final = 86_400_000


def shown(
    name: str = "II.06a",
    *,
    own: bool = False,
    against: Against = Against.NOTHING,
    many: int = 3,
    long: bool = False,
) -> Shown:
    asked = Asked(
        name=name,
        period=MONTH,
        whose=next(iter(_OFFICERS)) if own else None,
        now=dossiers.NOW,
        against=None if against is Against.NOTHING else before(MONTH),
    )
    report = make_report(asked, _sources(many, long=long))
    return Shown(report, len(report.rows) * (31 if name == "mau-07" else 1))


def broken() -> Shown:
    """An identity that does not hold, and a desk that was not heard."""
    made = shown()
    wrong = Check("7 = 8 + 9 + 10", holds=False, where=("Hộ tịch", "Đất đai"))
    said = replace(made.report, checks=[made.report.checks[0], wrong, *made.report.checks[2:]])
    return replace(made, report=said)


def state(made: Shown | None = None, name: str = "II.06a", **more: object) -> BooksState:
    fields: dict[str, object] = {
        "today": office_date(dossiers.NOW),
        "names": report_names(),
        "parts": Parts(_FIELDS, (("province", "Cấp tỉnh"), ("commune", "Cấp xã"))),
        "question": Question(name=name, period=MONTH),
        "reads_all": True,
        "may_inspect": True,
        "stage": Stage.CHOOSING if made is None else Stage.SHOWN,
        "shown": made,
    }
    return BooksState(**(fields | more))  # type: ignore[arg-type]  # of a scene's own choosing


def _sources(many: int, *, long: bool) -> Sources:
    return Sources(
        unit=dossiers.FACTS.unit.code,
        unit_name=dossiers.FACTS.unit.name,
        desk=DeskId("Q1"),
        tallies=lambda _bounds, _among, _detail: _tallies(many),
        procedures=lambda _day: _procedures(long=long),
        officers=lambda: _OFFICERS,
        refused_at_intake=lambda _bounds, _among: {"1.0000": 2},
        online_unanswered=lambda _bounds: {"1.0001": 3},
        arrivals=lambda: Arrivals(
            datetime(2026, 11, 20, 4, 10, tzinfo=UTC),
            [(DeskId("Q3"), datetime(2026, 10, 28, 9, 40, tzinfo=UTC))],
        ),
        noted_indices=_noted,
        visits=lambda _period, _whose: _visits(),
        register_page=lambda _question, after: () if after else [_dossier(n) for n in range(24)],
        register_length=lambda _question: 24,
        left_to_count=lambda: 0,
    )


def _tallies(many: int) -> Sequence[Tally]:
    found = []
    for n in range(len(_FIELDS)):
        for place, (standing, late, tenths) in enumerate(_STANDS):
            tally = Tally(
                side=Side.OUTCOME,
                procedure=f"1.000{n}",
                channel=_CHANNELS[(n + place) % 3],
                officer=OfficerId(UUID(int=(n + place) % 3 + 1)),
                desk=DeskId(f"Q{(n + place) % 2 + 1}"),
                carried=place == _CARRIED,
                standing=standing,
                late=late,
                apologised=late and n % 2 == 0,
                facts=Fact.ELECTRONIC if place % 2 else Fact.DIGITISED,
                n=tenths * many * (len(_FIELDS) - n),
                waited=tenths * many * 3 * _DAY_MS,
            )
            found.append(tally)
            if standing is not Standing.VOIDED:
                found.append(replace(tally, side=Side.INTAKE))
    return found


def _procedures(*, long: bool) -> Mapping[str, ProcedureFacts]:
    fields = (_LONG, *_FIELDS[1:]) if long else _FIELDS
    return {
        f"1.000{n}": ProcedureFacts(
            f"Thủ tục về {field.lower()}",
            field,
            Level.PROVINCE if n == _AT_THE_PROVINCE else Level.COMMUNE,
            OnlineLevel.FULL if n % 2 else OnlineLevel.PARTIAL,
        )
        for n, field in enumerate(fields)
    }


def _noted(period: str) -> Mapping[str, NotedIndex]:
    noted = NotedIndex(
        index="1.1",
        period=period,
        value=Decimal("98.50"),
        source="Cổng Dịch vụ công quốc gia, trang Đánh giá, xem 02/11/2026",
        at=dossiers.NOW,
        by=OfficerId(UUID(int=9)),
    )
    return {"1.1": noted}


def _visits() -> Sequence[Visit]:
    return [
        Visit(officer, DeskId(f"Q{n % 2 + 1}"), 240 + 30 * n, 60 + 9 * n)
        for n, officer in enumerate([*_OFFICERS, *_OFFICERS])
    ]


def _dossier(n: int) -> Dossier:
    at = datetime(2026, 10, 1, 1, 5, tzinfo=UTC) + timedelta(hours=20 * n)
    return dossiers.dossier(received_at=at)
