"""The tables beside the chart: the day by officer, hour, field, procedure, channel, and so on."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication

from db.queries.day.lists import Behind
from db.queries.day.money import CounterShift
from db.queries.day.received import Received
from db.queries.day.whole import WholeDay
from desk_app.domain.law.papers import Channel
from desk_app.domain.money.till.shift import ShiftStage
from desk_app.domain.office_time import office_date
from desk_app.domain.watching.findings import Trouble
from desk_app.wiring.watching.desk import DueAtUnit, Today
from ui import formats
from ui.dossiers import words
from ui.dossiers.words import Wording
from ui.screens.watch.facts import Opens, Table, TableFacts, TableRow
from ui.screens.watch.seen_words import short_moment
from ui.shell.screen import Go
from ui.widgets.charts.bars import decimal

translate = QCoreApplication.translate

K = TypeVar("K", bound=Hashable)
_NONE: Final = "–"


def tables_of(today: Today, wording: Wording) -> Mapping[Table, TableFacts]:
    whole = today.whole
    return {
        Table.OFFICERS: _officers(whole),
        Table.HOURS: _hours(whole),
        Table.FIELDS: _fields(whole),
        Table.PROCEDURES: _procedures(whole),
        Table.CHANNELS: _channels(whole),
        Table.DUE: _due(today.due),
        Table.STANDING: _standing(whole),
        Table.MONEY: _money(whole, wording),
        Table.DESKS: _desks(whole, wording),
    }


def _officers(whole: WholeDay) -> TableFacts:
    took = whole.visits.by_officer
    counts = _counted(whole.received, lambda each: each.officer)
    return TableFacts(
        heads=(
            translate("watch", "Người tiếp nhận"),
            translate("watch", "Hồ sơ"),
            translate("watch", "Giây"),
        ),
        rows=[
            TableRow(
                name=whole.officers.get(officer, translate("watch", "Không rõ")),
                figures=str(n),
                share=share,
                value=_seconds(took.get(officer)),
                opens=_received(Behind(what="received", officer=officer)),
            )
            for officer, n, share in counts
        ],
    )


def _hours(whole: WholeDay) -> TableFacts:
    """The figures of the chart."""
    counts = Counter[int]()
    for each in whole.received:
        counts[each.hour] += each.n
    most = max(counts.values(), default=0)
    return TableFacts(
        heads=(
            translate("watch", "Giờ"),
            translate("watch", "Hồ sơ"),
            translate("watch", "Trung vị"),
        ),
        rows=[
            TableRow(
                name=translate("watch", "{hour} giờ").format(hour=hour),
                figures=str(counts[hour]),
                share=counts[hour] / most if most else 0,
                value=decimal(whole.usual[hour]) if hour in whole.usual else _NONE,
                opens=_received(Behind(what="received", hour=hour)) if counts[hour] else None,
            )
            for hour in sorted({*counts, *whole.usual})
        ],
    )


def _fields(whole: WholeDay) -> TableFacts:
    """A procedure of several fields counts once, under all of their names."""

    def field_of(each: Received) -> str:
        named = whole.procedures.get(each.procedure)
        return named.field if named else ""

    codes: dict[str, set[str]] = {}
    for each in whole.received:
        codes.setdefault(field_of(each), set()).add(each.procedure)
    return _plain(
        translate("watch", "Lĩnh vực"),
        [
            TableRow(
                name=field or translate("watch", "Chưa rõ lĩnh vực"),
                figures=str(n),
                share=share,
                opens=_received(Behind(what="received", procedures=sorted(codes[field]))),
            )
            for field, n, share in _counted(whole.received, field_of)
        ],
    )


def _procedures(whole: WholeDay) -> TableFacts:
    def name_of(code: str) -> str:
        named = whole.procedures.get(code)
        return named.name if named else code

    return _plain(
        translate("watch", "Thủ tục"),
        [
            TableRow(
                name=name_of(code),
                figures=str(n),
                share=share,
                opens=_received(Behind(what="received", procedures=[code])),
            )
            for code, n, share in _counted(whole.received, lambda each: each.procedure)
        ],
    )


def _channels(whole: WholeDay) -> TableFacts:
    counts = {which: n for which, n, _ in _counted(whole.received, lambda each: each.channel)}
    most = max(counts.values(), default=0)
    return _plain(
        translate("watch", "Kênh nộp"),
        [
            TableRow(
                name=words.channel(channel),
                figures=str(counts.get(channel, 0)),
                share=counts.get(channel, 0) / most if most else 0,
                opens=_received(Behind(what="received", channel=channel)),
            )
            for channel in Channel
        ],
    )


def _due(units: Sequence[DueAtUnit]) -> TableFacts:
    most = max((sum(unit.counts) for unit in units), default=0)
    return TableFacts(
        heads=(translate("watch", "Đơn vị giải quyết"), translate("watch", "Đến hạn"), ""),
        rows=[
            TableRow(
                name=unit.unit or translate("watch", "Chưa rõ đơn vị"),
                detail=translate("watch", "hôm nay {0} · rồi {1}, {2}, {3}").format(*unit.counts),
                figures=str(sum(unit.counts)),
                share=sum(unit.counts) / most if most else 0,
                opens=Opens(
                    translate("watch", "Đến hạn trong 3 ngày, {unit}").format(
                        unit=unit.unit or translate("watch", "chưa rõ đơn vị")
                    ),
                    number=Behind(what="due", unit=unit.unit, procedures=sorted(unit.at_desk)),
                ),
            )
            for unit in units
        ],
    )


def _standing(whole: WholeDay) -> TableFacts:
    """What is waited for, lies at the counter or is on its way."""
    n, happy = whole.standing, whole.satisfaction
    voided = whole.findings.counts.get(Trouble.VOIDED, 0)  # whenever they were received
    average = translate("watch", "trung bình {stars}/5")
    lines = (
        (translate("watch", "Chờ bổ sung"), n.supplement, "supplement"),
        (translate("watch", "Hết hạn bổ sung"), n.supplement_over, "supplement_over"),
        (translate("watch", "Bổ sung quá một lần"), n.supplement_twice, "supplement_twice"),
        (translate("watch", "Kết quả chờ trả"), n.ready, "ready"),
        (translate("watch", "Chờ trả quá 7 ngày"), n.ready_too_long, "ready_too_long"),
        (translate("watch", "Kết quả đang gửi bưu điện"), n.by_post, "by_post"),
        (translate("watch", "Hủy trong ngày"), voided, "voided"),
        (translate("watch", "Phản ánh trong ngày"), happy.complaints, "complaint"),
    )
    rows = [
        TableRow(name=name, figures=str(n), opens=Opens(name, number=Behind(what=what)))
        for name, n, what in lines
    ]
    stars = decimal(round(happy.stars / happy.ratings, 1)) if happy.ratings else ""
    rated = translate("watch", "Đánh giá trong ngày")
    rows.append(
        TableRow(
            name=rated,
            detail=average.format(stars=stars) if stars else "",
            figures=str(happy.ratings),
            opens=Opens(rated, number=Behind(what="rated")),
        )
    )
    return _plain(translate("watch", "Đang chờ, đang nằm"), rows)


def _money(whole: WholeDay, wording: Wording) -> TableFacts:
    """By counter; sums of the shift, not only of the day."""
    money = whole.money
    sums = [
        (translate("watch", "Đã thu hôm nay"), formats.money(money.taken), "taken"),
        (translate("watch", "Đã hoàn hôm nay"), formats.money(money.given_back), "given_back"),
    ]
    if whole.by is None:
        many = translate("watch", "{n} hồ sơ")
        owing, waiting = money.dossiers_owing, money.refunds_waiting
        sums += [
            (translate("watch", "Hồ sơ chưa thu đủ"), many.format(n=owing), "owing"),
            (translate("watch", "Chờ hoàn tiền"), many.format(n=waiting), "refunds_waiting"),
        ]
    totals = [
        TableRow(name=name, figures="", value=value, opens=Opens(name, number=Behind(what=what)))
        for name, value, what in sums
    ]
    rows = [
        TableRow(
            name=f"{wording.desk(shift.desk)}, {shift.cashier}",
            detail=_stage(shift, wording),
            figures="",
            value=formats.money(shift.cash + shift.other),
            opens=Opens(
                translate("watch", "Ca thu của {cashier}").format(cashier=shift.cashier),
                number=Behind(what="shift", shift=shift.id),
            ),
        )
        for shift in whole.shifts
    ]
    return TableFacts(
        heads=(translate("watch", "Ca thu"), "", translate("watch", "Thu, trừ hoàn")),
        rows=[*rows, *totals],
    )


def _stage(shift: CounterShift, wording: Wording) -> str:
    today = office_date(wording.now())
    opened = short_moment(shift.opened_at, today)
    match shift.stage:
        case ShiftStage.OPEN:
            return translate("watch", "đang mở từ {at}").format(at=opened)
        case ShiftStage.REVERSED:
            return translate("watch", "mở lại để đếm lại")
        case ShiftStage.CLOSED:
            pass
    at = short_moment(shift.closed_at, today) if shift.closed_at else ""
    if not shift.difference:
        return translate("watch", "đã chốt {at}, khớp").format(at=at)
    more = translate("watch", "đã chốt {at}, thừa {sum}")
    less = translate("watch", "đã chốt {at}, thiếu {sum}")
    said = more if shift.difference > 0 else less
    return said.format(at=at, sum=formats.money(abs(shift.difference)))


def _desks(whole: WholeDay, wording: Wording) -> TableFacts:
    """How far each desk is known here, and what this one has not sent."""
    line, page = whole.line, Opens(page=Go("sync"))
    today = office_date(wording.now())
    rows = [
        TableRow(
            name=wording.desk(desk.desk),
            figures="",
            value=short_moment(desk.last, today),
            opens=page,
        )
        for desk in line.desks
    ]
    counted = (
        (translate("watch", "Chưa gửi từ quầy này"), line.unsent),
        (translate("watch", "Trung tâm không nhận"), line.refused),
        (translate("watch", "Hai quầy làm khác nhau"), line.disagreements),
    )
    rows += [TableRow(name=name, figures="", value=str(n), opens=page) for name, n in counted]
    return TableFacts(
        heads=(translate("watch", "Quầy"), "", translate("watch", "Có đến")), rows=rows
    )


def _plain(head: str, rows: Sequence[TableRow]) -> TableFacts:
    return TableFacts(heads=(head, translate("watch", "Hồ sơ"), ""), rows=rows)


def _counted(
    received: Iterable[Received], key: Callable[[Received], K]
) -> Sequence[tuple[K, int, float]]:
    """What, how many, and the share of the most; the most first."""
    counts = Counter[K]()
    for each in received:
        counts[key(each)] += each.n
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))
    most = ranked[0][1] if ranked else 1
    return [(what, n, n / most) for what, n in ranked]


def _received(number: Behind) -> Opens:
    return Opens(translate("watch", "Đã tiếp nhận hôm nay"), number=number)


def _seconds(value: float | None) -> str:
    return _NONE if value is None else str(round(value))
