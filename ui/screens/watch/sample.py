"""A day for the pictures: invented people, procedures as published."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from db.queries.day.line import DeskHeard, LineOfDay
from db.queries.day.moments import Day
from db.queries.day.money import CounterShift, DayMoney
from db.queries.day.names import NamedProcedure
from db.queries.day.received import Received
from db.queries.day.seen import Findings
from db.queries.day.standing import Standing
from db.queries.day.visitors import Satisfaction, Visits
from db.queries.day.whole import WholeDay
from desk_app.documents.samples.sealed_days import SEAL
from desk_app.domain.ids import DossierId, OfficerId
from desk_app.domain.law.papers import Channel
from desk_app.domain.money.till.shift import ShiftStage
from desk_app.domain.office_time import OFFICE_TIME, end_of_day
from desk_app.domain.watching.findings import Finding, Mark, Trouble
from desk_app.wiring.watching.desk import DueAtUnit, Today
from ui.dossiers.sample import NOW

_TODAY: Final = NOW.astimezone(OFFICE_TIME).date()
_MIDNIGHT: Final = datetime.combine(_TODAY, time(), OFFICE_TIME)
_PEOPLE: Final = ("Trần Thị Bích Ngọc", "Lê Hoàng Phúc", "Phạm Ngọc Diễm", "Huỳnh Quốc Khánh")
_IDS: Final = tuple(UUID(int=n + 1) for n in range(len(_PEOPLE)))
_SECONDS: Final = (68, 74, 81, 95)
# Hour: at the desk, online, by post; each officer in turn.
_HOURS: Final = {7: (4, 2, 0), 8: (9, 2, 1), 9: (8, 2, 1), 10: (5, 1, 1), 11: (1, 1, 0)}
_USUAL: Final = {7: 5, 8: 10, 9: 12, 10: 9, 11: 3, 13: 6, 14: 9, 15: 8, 16: 4}
_PROCEDURES: Final = {
    "2.000815": NamedProcedure("Chứng thực bản sao từ bản chính giấy tờ, văn bản", "Chứng thực"),
    "1.001193": NamedProcedure("Đăng ký khai sinh", "Hộ tịch"),
    "1.001612": NamedProcedure(
        "Đăng ký thành lập hộ kinh doanh", "Thành lập và hoạt động của hộ kinh doanh"
    ),
    "1.012753": NamedProcedure("Đăng ký đất đai lần đầu", "Đất đai"),
}
_CODE: Final = "H13.45.12-"


def at(clock: str, days_ago: int = 0) -> datetime:
    day = _TODAY - timedelta(days=days_ago)
    return datetime.combine(day, time.fromisoformat(clock), OFFICE_TIME)


def _finding(n: int, about: Trouble, code: str, moment: datetime, **more: object) -> Finding:
    fields: dict[str, object] = {
        "about": about,
        "key": f"{n}",
        "fact": "1",
        "dossier": DossierId(UUID(int=500 + n)),
        "code": code,
        "at": moment,
    }
    return Finding(**(fields | more))  # type: ignore[arg-type]  # of the pictures' own choosing


def findings() -> tuple[Finding, ...]:
    mark = Mark(
        fact="1",
        remark="đã gọi, trưa nay lấy",
        by=OfficerId(UUID(int=9)),
        name="Nguyễn Hữu Nghĩa",
        at=at("09:20"),
    )
    return (
        _finding(
            1,
            Trouble.LATE,
            f"{_CODE}261103-0012",
            at("17:00", 2),
            unit="Phòng Văn hóa – Xã hội",
            who="NGUYỄN THỊ BÉ BA",
        ),
        _finding(
            2,
            Trouble.UNPRINTED,
            f"{_CODE}261120-1029",
            at("10:41"),
            what="receipt",
            who="LÊ MINH TRÍ",
        ),
        _finding(3, Trouble.REFUSED, f"{_CODE}261120-1007", at("08:52"), holder="Phạm Ngọc Diễm"),
        _finding(4, Trouble.NOT_HANDED_OVER, "", at("14:20", 1), dossier=None, count=3),
        _finding(
            5,
            Trouble.SECOND_SUPPLEMENT,
            f"{_CODE}261112-2015",
            at("09:47", 8),
            what="Đính chính Giấy chứng nhận",
            holder="Lê Hoàng Phúc",
            count=2,
        ),
        _finding(
            9,
            Trouble.RETURNED_UNPAID,
            f"{_CODE}261117-1042",
            at("10:31"),
            what="Thành lập và hoạt động của hộ kinh doanh",
            holder="Trần Thị Bích Ngọc",
            count=100_000,
        ),
        _finding(6, Trouble.NUMBER_GAP, "2018", at("09:20"), dossier=None, day=_TODAY),
        _finding(
            7,
            Trouble.CORRECTED,
            f"{_CODE}261120-3022",
            at("10:05"),
            what="Đăng ký khai sinh",
            holder="Huỳnh Quốc Khánh",
        ),
        _finding(
            8,
            Trouble.SILENT_DESK,
            "",
            at("16:58", 1),
            dossier=None,
            who="Q4",
            mark=mark,
        ),
    )


def _found(lines: Sequence[Finding]) -> Findings:
    return Findings(
        lines=lines,
        counts=Counter(line.about for line in lines),
        unseen_of=Counter(line.about for line in lines if not line.seen),
    )


def received() -> tuple[Received, ...]:
    codes, ways = list(_PROCEDURES), (Channel.DIRECT, Channel.ONLINE, Channel.POST)
    return tuple(
        Received(
            hour=hour,
            officer=_IDS[(one * one + hour) % len(_IDS)],
            procedure=codes[(one + hour) % len(codes)],
            channel=channel,
            desk="Q2",
            n=1,
        )
        for hour, parts in _HOURS.items()
        for channel, n in zip(ways, parts, strict=True)
        for one in range(n)
    )


def busy() -> Today:
    lines = findings()
    whole = WholeDay(
        day=_day(),
        received=received(),
        usual=_USUAL,
        standing=Standing(
            late=2,
            late_without_apology=1,
            due_today=4,
            due_today_ready=1,
            not_handed_over=9,
            hand_over_late=3,
            supplement=6,
            supplement_over=1,
            supplement_twice=1,
            ready=7,
            ready_too_long=2,
            by_post=3,
        ),
        findings=_found(lines),
        money=DayMoney(taken=4_350_000, given_back=150_000, dossiers_owing=5, refunds_waiting=1),
        shifts=_shifts(),
        visits=Visits(
            waiting=5,
            waits_since=NOW - timedelta(minutes=12),
            seconds=74,
            seconds_before=81,
            by_officer=dict(zip(_IDS, map(float, _SECONDS), strict=True)),
        ),
        satisfaction=Satisfaction(ratings=11, stars=50, complaints=1),
        line=LineOfDay(
            unsent=14,
            oldest=at("09:12"),
            refused=1,
            desks=[
                DeskHeard(desk="Q1", last=at("11:02")),
                DeskHeard(desk="Q2", last=at("11:13")),
                DeskHeard(desk="Q4", last=at("16:58", 1)),
            ],
        ),
        officers=dict(zip(_IDS, _PEOPLE, strict=True)),
        procedures=_PROCEDURES,
    )
    return Today(whole=whole, due=_due())


def empty() -> Today:
    """Half past seven, before the first dossier."""
    whole = WholeDay(day=_day(), usual=_USUAL, visits=Visits(seconds_before=81))
    return Today(whole=whole, due=())


def own() -> Today:
    """Of one officer's account."""
    whole = busy().whole
    mine = tuple(each for each in whole.received if each.officer == _IDS[0])
    lines = whole.findings.lines[:2]
    return Today(
        whole=replace(
            whole,
            by=_IDS[0],
            received=mine,
            findings=_found(lines),
            standing=Standing(late=1, due_today=1, not_handed_over=2, ready=2),
        ),
        due=(),
    )


def long() -> Today:
    """Names of a unit, a procedure and a person that need their lines."""
    today = busy()
    procedure = (
        "Cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất lần đầu đối "
        "với tổ chức đang sử dụng đất"
    )
    unit = "Chi nhánh Văn phòng Đăng ký đất đai khu vực Ninh Kiều và các phường lân cận"
    lines = tuple(
        replace(
            line,
            what=line.what if line.about is Trouble.UNPRINTED else procedure,
            unit=unit,
            holder="Tôn Nữ Hoàng Thị Phương Thảo Nguyên",
            who=f"CÔNG TY TNHH MỘT THÀNH VIÊN {procedure.upper()}",
        )
        for line in today.whole.findings.lines
    )
    names = {id_: f"Tôn Nữ Hoàng Thị Phương {name}" for id_, name in today.whole.officers.items()}
    whole = replace(
        today.whole,
        officers=names,
        findings=_found(lines),
    )
    due = [replace(each, unit=unit) for each in today.due]
    seal = replace(SEAL, officer_name="Tôn Nữ Hoàng Thị Phương Thảo Nguyên")
    return Today(whole=whole, due=due, sealed=seal)


def _day() -> Day:
    days = [_TODAY + timedelta(days=n) for n in (0, 3, 5, 6)]
    return Day(
        now=NOW,
        begins=_MIDNIGHT,
        ends=_MIDNIGHT + timedelta(days=1),
        before=(),
        due_ends=[end_of_day(day) for day in days],
        hand_over_before=_MIDNIGHT,
        collect_before=NOW - timedelta(days=7),
        opened=at("07:00"),
        heard_since=NOW - timedelta(days=30),
    )


def _shifts() -> tuple[CounterShift, ...]:
    open_ = CounterShift(
        id=UUID(int=71),
        desk="Q1",
        cashier="Lê Hoàng Phúc",
        stage=ShiftStage.OPEN,
        opened_at=at("07:05"),
        closed_at=None,
        cash=2_350_000,
        other=1_200_000,
        difference=None,
    )
    closed = replace(
        open_,
        id=UUID(int=72),
        desk="Q3",
        cashier="Phạm Ngọc Diễm",
        stage=ShiftStage.CLOSED,
        closed_at=at("11:05"),
        cash=650_000,
        other=0,
        difference=-20_000,
    )
    return open_, closed


def _due() -> tuple[DueAtUnit, ...]:
    return (
        DueAtUnit(
            unit="Phòng Kinh tế, Hạ tầng và Đô thị", counts=(2, 3, 0, 1), at_desk=frozenset()
        ),
        DueAtUnit(unit="Phòng Văn hóa – Xã hội", counts=(1, 0, 2, 0), at_desk=frozenset()),
        DueAtUnit(unit="", counts=(1, 0, 0, 0), at_desk=frozenset({"1.001193"})),
    )
