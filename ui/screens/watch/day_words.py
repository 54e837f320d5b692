"""The day in words and numbers: six figures, what is to be seen, bars and tables."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from db.queries.day.lists import Behind
from db.queries.day.whole import WholeDay
from desk_app.domain.day_end.seal import Seal
from desk_app.domain.law.papers import Channel
from desk_app.domain.office_time import office_date
from desk_app.wiring.watching.desk import Today
from ui import formats
from ui.dossiers.words import Wording
from ui.screens.watch.facts import DayFacts, Figure, Opens
from ui.screens.watch.seen_words import seen_row
from ui.screens.watch.table_words import tables_of
from ui.shell.screen import Go
from ui.widgets.charts.bars import Bar

translate = QCoreApplication.translate

_HOURS: Final = range(7, 17)  # always on the chart; others when something was received in them
_PARTS: Final = (Channel.DIRECT, Channel.ONLINE, Channel.POST)  # from the axis up


def day_facts(today: Today, wording: Wording, *, urges: bool) -> DayFacts:
    """Args: urges: As `seen_row` has it."""
    whole = today.whole
    seen = [seen_row(finding, wording, urges=urges) for finding in whole.findings.lines]
    return DayFacts(
        where=_where(whole, wording.now()),
        figures=_figures(whole, wording.now()),
        seen=seen,
        unseen=whole.findings.unseen,
        red_unseen=whole.findings.red_unseen,
        sealed=_sealed(today.sealed),
        cut=max(0, sum(whole.findings.counts.values()) - len(seen)),
        bars=_bars(whole),
        tables=tables_of(today, wording),
        begun=bool(whole.received),
    )


def _sealed(seal: Seal | None) -> str:
    if seal is None:
        return ""
    said = translate("watch", "Đã khóa {at}, {name}")
    return said.format(at=formats.clock(seal.at), name=seal.officer_name)


def _where(whole: WholeDay, now: datetime) -> str:
    day = office_date(now)
    said = translate("watch", "{weekday}, {day}, đến {clock}").format(
        weekday=formats.weekday(day), day=formats.day(day), clock=formats.clock(now)
    )
    if whole.by is None:
        return said
    return translate("watch", "{when}, việc của bạn").format(when=said)


def _figures(whole: WholeDay, now: datetime) -> Sequence[Figure]:
    n, visits = whole.standing, whole.visits
    received = sum(each.n for each in whole.received)
    waits = ""
    if visits.waits_since is not None:
        waits = translate("watch", "lâu nhất {span}").format(
            span=formats.span(now - visits.waits_since)
        )
    before = visits.seconds_before
    return (
        Figure(
            str(received),
            translate("watch", "Đã tiếp nhận"),
            _channels(whole),
            opens=Opens(translate("watch", "Đã tiếp nhận hôm nay"), Behind(what="received")),
        ),
        Figure(
            str(visits.waiting),
            translate("watch", "Đang chờ"),
            waits,
            opens=Opens(page=Go("queue")),
        ),
        Figure(
            str(n.late),
            translate("watch", "Quá hạn"),
            translate("watch", "{n} chưa có phiếu xin lỗi").format(n=n.late_without_apology),
            hot=n.late > 0,
            opens=Opens(translate("watch", "Quá hạn"), Behind(what="late")),
        ),
        Figure(
            str(n.due_today),
            translate("watch", "Đến hạn hôm nay"),
            # Beside the number and its list: nothing more is due of them
            translate("watch", "thêm {n} đã có kết quả").format(n=n.due_today_ready)
            if n.due_today_ready
            else "",
            opens=Opens(translate("watch", "Đến hạn hôm nay"), Behind(what="due_today")),
        ),
        Figure(
            str(n.not_handed_over),
            translate("watch", "Chưa bàn giao"),
            translate("watch", "{n} đã quá giờ chuyển").format(n=n.hand_over_late),
            opens=Opens(translate("watch", "Chưa bàn giao"), Behind(what="not_handed_over")),
        ),
        Figure(
            translate("watch", "{n} giây").format(n=round(visits.seconds))
            if visits.seconds is not None
            else "–",
            translate("watch", "Mỗi lượt, trung vị"),
            translate("watch", "20 ngày trước: {n} giây").format(n=round(before))
            if before is not None
            else translate("watch", "theo số thứ tự đã gọi"),
        ),
    )


def _channels(whole: WholeDay) -> str:
    """As in "gồm 8 mạng, 3 bưu chính"."""
    counts = Counter[Channel]()
    for each in whole.received:
        counts[each.channel] += each.n
    said = [
        words.format(n=counts[channel])
        for channel, words in (
            (Channel.ONLINE, translate("watch", "{n} mạng")),
            (Channel.POST, translate("watch", "{n} bưu chính")),
        )
        if counts[channel]
    ]
    if not said:
        return translate("watch", "đều tại quầy") if counts else ""
    return translate("watch", "gồm {parts}").format(parts=", ".join(said))


def _bars(whole: WholeDay) -> Sequence[Bar]:
    counts = Counter[tuple[int, Channel]]()
    for each in whole.received:
        counts[each.hour, each.channel] += each.n
    hours = sorted({*_HOURS, *(hour for hour, _channel in counts), *whole.usual})
    return [
        Bar(
            f"{hour}h",
            tuple(counts[hour, channel] for channel in _PARTS),
            whole.usual.get(hour),
        )
        for hour in hours
    ]
