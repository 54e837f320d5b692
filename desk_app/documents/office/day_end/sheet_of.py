"""Words the sheet of a day from its facts: as the seal carries them, or as they are now."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desk_app.documents import wording as w
from desk_app.documents.office import listed
from desk_app.documents.office.daily_sheet import (
    CashRow,
    ChangeRow,
    CountRow,
    DailySheet,
    MissingRow,
    PrintsRow,
    SeenRow,
    SeriesRow,
)
from desk_app.documents.office.day_end import words
from desk_app.documents.receipt_of import letterhead_of
from desk_app.domain.acts.act import moment
from desk_app.domain.day_end.points import EARLY, UNSEEN
from desk_app.domain.day_end.seal import Seal
from desk_app.domain.day_end.sheet import (
    CashLine,
    ChangeLine,
    CountLine,
    DaySheet,
    MarkLine,
    PaperWhy,
)
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date

_OPEN: Final = "chưa chốt"
_GROUP: Final = 16  # figures of the digest that stand together


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAsked:
    """Whose sheet is worded, and for whom."""

    sheet: DaySheet
    seal: Seal | None = None  # None: the day is open, and this is how it stands now
    officer: str = ""  # who asks for it, where nobody has sealed it
    reprint: str = ""  # `wording.reprint_words`, when it was printed before

    @property
    def remarks(self) -> Mapping[str, str]:
        return {} if self.seal is None else {line.key: line.said for line in self.seal.remarks}


def day_sheet_of(asked: SheetAsked, facts: DeskFacts) -> DailySheet:
    sheet, seal, unit = asked.sheet, asked.seal, facts.unit
    made = moment(sheet.made_at)
    day = date.fromisoformat(sheet.day)
    return DailySheet(
        letterhead=letterhead_of(unit),
        place_date=w.place_date(unit.place, office_date(made)),
        day=f"{w.weekday_words(day)}, {w.date_words(day)}",
        scope="Toàn đơn vị",
        unit_name=unit.full_name,
        by_field=counts(sheet.by_field, sheet.total, words.NO_FIELD),
        by_officer=counts(sheet.by_officer, sheet.total, words.NO_OFFICER),
        numbers=(),
        fees=(),
        fee_notes=(),
        exceptions=tuple(_remarks(asked)),
        printed=w.time_words(made),
        officer=w.personal_name(seal.officer_name if seal else asked.officer),
        trial=facts.trial,
        reprint=asked.reprint,
        sealed=_sealed(seal),
        series=series(sheet, facts) or (_NO_SERIES,),
        missing=missing(asked, facts) or (_NO_MISSING,),
        prints=prints(sheet) or (_NO_PRINTS,),
        papers=papers(sheet, facts),
        cash=cash(sheet, facts) or (_NO_CASH,),
        cash_notes=tuple(_cash_notes(asked, facts)),
        changes=tuple(change(line, facts) for line in sheet.changes) or (_NO_CHANGE,),
        marks=tuple(seen(line, facts) for line in sheet.marks) or (_NO_MARK,),
        proof=tuple(_proof(asked, facts)),
    )


def counts(lines: Sequence[CountLine], total: CountLine, unnamed: str) -> tuple[CountRow, ...]:
    """A row for each, then the sum."""
    rows = [_count(line, line.name or unnamed) for line in lines]
    return (*rows, _count(total, "Tổng cộng", total=True))


def series(sheet: DaySheet, facts: DeskFacts) -> tuple[SeriesRow, ...]:
    return tuple(
        SeriesRow(
            series=words.series_words(line.series),
            desk=words.desk_words(line.desk, facts),
            used=words.span_words(line.first, line.last),
            count=listed.grouped(line.count),
        )
        for line in sheet.series
    )


def missing(asked: SheetAsked, facts: DeskFacts) -> tuple[MissingRow, ...]:
    return tuple(
        MissingRow(
            series=words.series_words(line.series),
            desk=words.desk_words(line.desk, facts),
            numbers=words.span_words(line.first, line.last),
            reason=words.number_words(line, asked.remarks),
        )
        for line in asked.sheet.numbers
    )


def prints(sheet: DaySheet) -> tuple[PrintsRow, ...]:
    return tuple(
        PrintsRow(
            form=words.form_words(line.form),
            wanted=listed.grouped(line.wanted),
            printed=listed.grouped(line.printed),
            again=listed.grouped(line.reprints),
        )
        for line in sheet.prints
    )


def papers(sheet: DaySheet, facts: DeskFacts) -> tuple[str, ...]:
    """A line for each form and reason, with the codes it is about."""
    codes: dict[tuple[PaperWhy, str], list[str]] = defaultdict(list)
    for line in sheet.papers:
        desk = words.desk_words(line.desk, facts).lower()
        codes[line.why, line.form].append(f"{line.code} ({desk})")
    return tuple(
        f"{words.PAPER_WHYS[why]} {words.form_words(form)}: {', '.join(codes[why, form])}"
        for why, form in sorted(codes, key=lambda key: (list(PaperWhy).index(key[0]), key[1]))
    )


def cash(sheet: DaySheet, facts: DeskFacts) -> tuple[CashRow, ...]:
    """A row for each shift, then the sum of what was taken and given back."""
    if not sheet.cash:
        return ()
    return (
        *(_shift(line, facts) for line in sheet.cash),
        CashRow(
            who="Tổng cộng",
            cash=listed.grouped(sum(line.cash for line in sheet.cash)),
            elsewhere=listed.grouped(sum(line.transfer + line.pos for line in sheet.cash)),
            back=listed.grouped(sum(line.given_back for line in sheet.cash)),
            expected="",
            counted="",
            total=True,
        ),
    )


def change(line: ChangeLine, facts: DeskFacts) -> ChangeRow:
    desk = words.desk_words(line.desk, facts)
    return ChangeRow(
        day=w.numeric_date(date.fromisoformat(line.day)),
        what=words.change_words(line),
        who=f"{w.personal_name(line.officer)}, {desk.lower()}" if line.officer else desk,
        at=w.short_moment(moment(line.at)),
        reason=words.change_why(line),
    )


def seen(line: MarkLine, facts: DeskFacts) -> SeenRow:
    return SeenRow(
        what=words.mark_words(line, facts),
        who=w.personal_name(line.officer),
        at=w.short_moment(moment(line.at)),
        remark=line.said,
    )


def _count(line: CountLine, name: str, *, total: bool = False) -> CountRow:
    grouped = listed.grouped
    return CountRow(
        name=name,
        received=grouped(line.received),
        sent_away=grouped(line.refused + line.supplements),
        returned=grouped(line.returned),
        open=grouped(line.open),
        late=grouped(line.late),
        total=total,
        ended=grouped(line.ended),
        voided=grouped(line.voided),
        refused=grouped(line.refused),
        supplements=grouped(line.supplements),
    )


def _shift(line: CashLine, facts: DeskFacts) -> CashRow:
    return CashRow(
        who=f"{words.desk_words(line.desk, facts)}, {w.personal_name(line.cashier)}",
        cash=listed.grouped(line.cash),
        elsewhere=listed.grouped(line.transfer + line.pos),
        back=listed.grouped(line.given_back),
        expected=listed.grouped(line.expected) if line.closed else listed.NOTHING,
        counted=listed.grouped(line.counted) if line.closed else _OPEN,
    )


def _cash_notes(asked: SheetAsked, facts: DeskFacts) -> Iterator[str]:
    for line in asked.sheet.cash:
        who = f"{words.desk_words(line.desk, facts)}, {w.personal_name(line.cashier)}"
        said = asked.remarks.get(line.key, "")
        if not line.closed:
            yield f"{who}: ca chưa chốt" + (f"; {said}" if said else "")
        elif line.counted != line.expected:
            difference = line.counted - line.expected
            amount = listed.grouped(abs(difference))
            yield f"{who}: {'thừa' if difference > 0 else 'thiếu'} {amount} đồng; {line.said}"
    for unpaid in asked.sheet.unpaid:
        said = f"; {why}" if (why := words.unpaid_why(unpaid)) else ""
        yield f"Trả kết quả chưa thu: {unpaid.code}, {words.unpaid_words(unpaid)}{said}"


def _remarks(asked: SheetAsked) -> Iterator[str]:
    """What the leader said that no line above carries, and what this desk does not know."""
    if early := asked.remarks.get(EARLY, ""):
        yield f"Khóa trước khi hết giờ làm việc: {early}"
    if unseen := asked.remarks.get(UNSEEN, ""):
        n = listed.grouped(asked.sheet.unseen)
        yield f"Khóa khi còn {n} việc quá hạn, sót hoặc không khớp chưa ai xem: {unseen}"
    if days := [w.numeric_date(date.fromisoformat(day)) for day in asked.sheet.unsealed]:
        yield f"Ngày trước chưa khóa: {', '.join(days)}"


def _sealed(seal: Seal | None) -> str:
    if seal is None:
        return "Chưa khóa sổ: số liệu tại lúc lập"
    return f"Khóa sổ lúc {w.moment_words(seal.at)}"


def _proof(asked: SheetAsked, facts: DeskFacts) -> Iterator[str]:
    sheet, seal = asked.sheet, asked.seal
    unsent = f", {listed.grouped(sheet.unsent)} việc chưa gửi" if sheet.unsent else ""
    desk = words.desk_words(sheet.desk, facts)
    yield f"Theo dữ liệu tại {desk.lower()}: {listed.grouped(sheet.acts)} việc trong ngày{unsent}"
    for heard in sheet.heard:
        at = w.short_moment(moment(heard.last_at))
        yield f"{words.desk_words(heard.desk, facts)}: việc cuối đã nhận lúc {at}"
    if seal is not None:
        yield f"Mã kiểm tra của ngày (SHA-256): {grouped_digest(seal.digest)}"


def grouped_digest(digest: bytes) -> str:
    """In groups that can be read aloud and compared."""
    said = digest.hex()
    return " ".join(said[at : at + _GROUP] for at in range(0, len(said), _GROUP))


_NO_SERIES: Final = SeriesRow(series="Không cấp số nào", desk="", used="", count="0")
_NO_MISSING: Final = MissingRow(series="Không có", desk="", numbers="", reason="")
_NO_PRINTS: Final = PrintsRow(form="Không có", wanted="0", printed="0", again="0")
_NO_CASH: Final = CashRow(
    who="Không có ca thu", cash="0", elsewhere="0", back="0", expected="0", counted="0"
)
_NO_MARK: Final = SeenRow(what="Không có", who="", at="", remark="")
_NO_CHANGE: Final = ChangeRow(day="", what="Không có", who="", at="", reason="")
