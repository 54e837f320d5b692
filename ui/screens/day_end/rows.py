"""The parts of a day as rows: numbers, papers, shifts and changes in one shape."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QCoreApplication

from db.queries.day_end.marks import DayMark
from desk_app.documents.office.daily_sheet import DailySheet
from desk_app.documents.office.day_end import words
from desk_app.domain.acts.act import moment
from desk_app.domain.day_end.points import UNSEEN
from desk_app.domain.day_end.seal import WentOn
from desk_app.domain.day_end.sheet import ChangeLine, DaySheet, NumberWhy, UnpaidLine
from desk_app.domain.ids import DossierId
from desk_app.domain.office import DeskFacts
from ui import formats

translate = QCoreApplication.translate


class Part(Enum):
    """What of the day is listed, in the order of the keys."""

    FIELDS = "fields"
    OFFICERS = "officers"
    NUMBERS = "numbers"
    PAPERS = "papers"
    CASH = "cash"
    CHANGES = "changes"
    MARKS = "marks"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    title: str
    detail: str = ""
    figures: str = ""
    note: str = ""
    look: bool = False  # somebody has to look at it
    dossier: DossierId | None = None  # that Enter opens


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFacts:
    """The sheet as facts and as its paper words it."""

    sheet: DaySheet
    paper: DailySheet
    remarks: Mapping[str, str]
    since: Sequence[ChangeLine]
    went_on: Sequence[WentOn]  # behind the seal of this day
    marks: Sequence[DayMark]
    facts: DeskFacts


def rows_of(part: Part, day: DayFacts) -> Sequence[PartRow]:
    return _ROWS[part](day)


def to_look_at(part: Part, sheet: DaySheet) -> int:
    """How much of `part` is not as it should be; 0 of parts that only count."""
    match part:
        case Part.NUMBERS:
            return sum(line.why is not NumberWhy.VOIDED for line in sheet.numbers)
        case Part.PAPERS:
            return len(sheet.papers)
        case Part.CASH:
            shifts = (not line.closed or line.counted != line.expected for line in sheet.cash)
            return sum(shifts) + len(sheet.unpaid)
        case Part.CHANGES:
            return len(sheet.changes)
    return 0


def point_words(key: str, day: DayFacts) -> str:
    """What the leader is asked about, as in "Mã hồ sơ 1012–1013, Quầy 2: vì sao không có?"."""
    for line in day.sheet.numbers:
        if line.key == key:
            said = translate("day_end", "{series} {numbers}, {desk}: vì sao không có?")
            return said.format(
                series=words.series_words(line.series),
                numbers=words.span_words(line.first, line.last),
                desk=words.desk_words(line.desk, day.facts),
            )
    for shift in day.sheet.cash:
        if shift.key == key:
            said = translate("day_end", "Ca của {cashier}, {desk}: vì sao chưa chốt?")
            desk = words.desk_words(shift.desk, day.facts)
            return said.format(cashier=shift.cashier, desk=desk)
    if key == UNSEEN:
        said = translate("day_end", "{n} việc báo đỏ chưa ai xem ở Giám sát (F7): vì sao khóa?")
        return said.format(n=formats.count(day.sheet.unseen))
    return translate("day_end", "Chưa hết giờ làm việc: vì sao khóa sớm?")


def left_open(sheet: DaySheet) -> Sequence[str]:
    """What stays as it is when the day is sealed, as in "3 hồ sơ đang mở, 1 quá hạn"."""
    total = sheet.total
    opened = translate("day_end", "{n} hồ sơ đang mở, {late} quá hạn").format(
        n=formats.count(total.open), late=formats.count(total.late)
    )
    counted = (
        (sum(not line.closed for line in sheet.cash), translate("day_end", "{n} ca chưa chốt")),
        (len(sheet.unpaid), translate("day_end", "{n} kết quả trả chưa thu")),
        (len(sheet.papers), translate("day_end", "{n} giấy chưa ra")),
        (sheet.unseen, translate("day_end", "{n} việc báo đỏ chưa xem")),
        (sheet.unsent, translate("day_end", "{n} việc chưa gửi trung tâm")),
    )
    others = [said.format(n=formats.count(n)) for n, said in counted if n]
    return [opened, *others] if total.open else others


def _numbers(day: DayFacts) -> Sequence[PartRow]:
    missing = [
        PartRow(
            title=words.series_words(line.series),
            detail=words.desk_words(line.desk, day.facts),
            figures=words.span_words(line.first, line.last),
            note=words.number_words(line, day.remarks),
            look=line.why is not NumberWhy.VOIDED,
        )
        for line in day.sheet.numbers
    ]
    given = [
        PartRow(
            title=words.series_words(line.series),
            detail=words.desk_words(line.desk, day.facts),
            figures=words.span_words(line.first, line.last),
            note=translate("day_end", "đã cấp {n} số").format(n=formats.count(line.count)),
        )
        for line in day.sheet.series
    ]
    return (*missing, *given)


def _papers(day: DayFacts) -> Sequence[PartRow]:
    not_out = [
        PartRow(
            title=line.code,
            detail=words.form_words(line.form),
            figures=words.desk_words(line.desk, day.facts),
            note=words.PAPER_WHYS[line.why],
            look=True,
        )
        for line in day.sheet.papers
    ]
    again = translate("day_end", "in lại {n} lần")
    forms = [
        PartRow(
            title=words.form_words(line.form),
            figures=translate("day_end", "đã in {n} trên {all}").format(
                n=formats.count(line.printed), all=formats.count(line.wanted)
            )
            if line.wanted
            else "",
            note=again.format(n=formats.count(line.reprints)) if line.reprints else "",
        )
        for line in day.sheet.prints
    ]
    return (*not_out, *forms)


def _cash(day: DayFacts) -> Sequence[PartRow]:
    return (*_shifts(day), *_unpaid(day))


def _unpaid(day: DayFacts) -> Sequence[PartRow]:
    """Results given out while their fees were open."""
    return [
        PartRow(
            title=translate("day_end", "Trả kết quả chưa thu {code}").format(code=line.code),
            detail=line.officer,
            figures=_left(line),
            note=words.unpaid_why(line),
            look=True,
        )
        for line in day.sheet.unpaid
    ]


def _left(line: UnpaidLine) -> str:
    """In the unit of the screen; papers write it out."""
    known = formats.money(line.left) if line.left or not line.unknown else ""
    unknown = translate("day_end", "{n} khoản chưa rõ số tiền").format(n=line.unknown)
    return translate("day_end", " và ").join(filter(None, (known, unknown if line.unknown else "")))


def _shifts(day: DayFacts) -> Sequence[PartRow]:
    taken = translate("day_end", "tiền mặt {cash} · chuyển khoản, POS {elsewhere} · hoàn {back}")
    return [
        PartRow(
            title=f"{line.cashier}, {words.desk_words(line.desk, day.facts)}",
            detail=taken.format(
                cash=formats.money(line.cash),
                elsewhere=formats.money(line.transfer + line.pos),
                back=formats.money(line.given_back),
            ),
            figures=formats.money(line.counted)
            if line.closed
            else translate("day_end", "Chưa chốt"),
            note=_counted(line.expected, line.counted, line.said)
            if line.closed
            else day.remarks.get(line.key, ""),
            look=not line.closed or line.counted != line.expected,
        )
        for line in day.sheet.cash
    ]


def _counted(expected: int, counted: int, said: str) -> str:
    if counted == expected:
        return translate("day_end", "khớp với sổ")
    less = translate("day_end", "thiếu {sum}")
    more = translate("day_end", "thừa {sum}")
    words_ = (more if counted > expected else less).format(
        sum=formats.money(abs(counted - expected))
    )
    return f"{words_}: {said}" if said else words_


def _changes(day: DayFacts) -> Sequence[PartRow]:
    """Of days before, as the sheet tells them; then of this day since its seal, and why."""
    earlier = [_change(line, day, of_day=True) for line in day.sheet.changes]
    since = [_change(line, day, of_day=False) for line in day.since]
    return (*earlier, *since, *(_went_on(said, day) for said in day.went_on))


def _went_on(said: WentOn, day: DayFacts) -> PartRow:
    return PartRow(
        title=translate("day_end", "Lý do làm tiếp"),
        detail=f"{said.officer_name}, {words.desk_words(said.desk, day.facts)}",
        figures=formats.moment(said.at),
        note=said.reason,
    )


def _change(line: ChangeLine, day: DayFacts, *, of_day: bool) -> PartRow:
    desk = words.desk_words(line.desk, day.facts)
    who = f"{line.officer}, {desk}" if line.officer else desk
    of = translate("day_end", "của ngày {day}, đã khóa · {who}")
    since = translate("day_end", "sau khi khóa ngày này · {who}")
    year, month, dom = line.day.split("-")
    detail = of.format(day=f"{dom}/{month}/{year}", who=who) if of_day else since.format(who=who)
    return PartRow(
        title=words.change_words(line),
        detail=detail,
        figures=formats.moment(moment(line.at)),
        note=words.change_why(line),
        look=bool(line.kind),
    )


def _marks(day: DayFacts) -> Sequence[PartRow]:
    """The last first: who looks wants to know what was seen just now."""
    back = translate("day_end", "Bỏ dấu: {what}")
    rows = []
    for mark in reversed(day.marks):
        what = words.trouble_words(mark.review.about)
        rows.append(
            PartRow(
                title=what if mark.review.seen else back.format(what=what),
                detail=" · ".join(each for each in (mark.name, mark.applicant) if each),
                figures=formats.moment(mark.at),
                note=f"{mark.officer}: {said}" if (said := mark.review.remark) else mark.officer,
                dossier=mark.dossier,
            )
        )
    return rows


def _none(_day: DayFacts) -> Sequence[PartRow]:
    return ()


_ROWS: Final[Mapping[Part, Callable[[DayFacts], Sequence[PartRow]]]] = {
    Part.FIELDS: _none,  # counts have a table of their own
    Part.OFFICERS: _none,
    Part.NUMBERS: _numbers,
    Part.PAPERS: _papers,
    Part.CASH: _cash,
    Part.CHANGES: _changes,
    Part.MARKS: _marks,
}
