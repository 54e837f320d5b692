"""The sheet of a day as pages of a workbook: the same words as on paper, with real figures."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from desk_app.documents.office.day_end import words
from desk_app.documents.office.day_end.sheet_of import SheetAsked
from desk_app.domain.acts.act import moment
from desk_app.domain.day_end.points import EARLY, UNSEEN
from desk_app.domain.day_end.sheet import CashLine, CountLine
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import OFFICE_TIME
from desk_app.services.tables.page import Cell, Page

_COUNTS: Final = (
    ("Tiếp nhận", 11),
    ("Đã trả", 9),
    ("Rút, dừng", 10),
    ("Hủy", 7),
    ("Từ chối", 9),
    ("Bổ sung", 9),
    ("Đang giải quyết", 15),
    ("Quá hạn", 9),
)
_DAY: Final = "%d/%m/%Y"


def pages_of(asked: SheetAsked, facts: DeskFacts) -> Sequence[Page]:
    sheet, seal = asked.sheet, asked.seal
    day = date.fromisoformat(sheet.day).strftime(_DAY)
    state = "chưa khóa sổ"
    if seal is not None:
        state = f"khóa lúc {seal.at.astimezone(OFFICE_TIME):%H:%M %d/%m/%Y}"
    above = (facts.unit.full_name, f"Phiếu tổng hợp ngày {day}, {state}")
    pages = (
        _counts("Theo lĩnh vực", "Lĩnh vực", sheet.by_field, sheet.total, words.NO_FIELD),
        _counts("Theo cán bộ", "Cán bộ", sheet.by_officer, sheet.total, words.NO_OFFICER),
        _series(asked, facts),
        _missing(asked, facts),
        _prints(asked),
        _papers(asked, facts),
        _cash(asked, facts),
        _unpaid(asked),
        _changes(asked, facts),
        _marks(asked, facts),
        _data(asked, facts),
    )
    return [replace(page, above=above) for page in pages]


def _page(title: str, heads: Sequence[tuple[str, int]], lines: Sequence[Sequence[Cell]]) -> Page:
    return Page(title=title, above=(), heads=heads, lines=lines)


def _counts(
    title: str, head: str, lines: Sequence[CountLine], total: CountLine, unnamed: str
) -> Page:
    rows = [_figures(line, line.name or unnamed) for line in lines]
    return _page(title, ((head, 44), *_COUNTS), [*rows, _figures(total, "Tổng cộng")])


def _figures(line: CountLine, name: str) -> Sequence[Cell]:
    return (
        name,
        line.received,
        line.returned,
        line.ended,
        line.voided,
        line.refused,
        line.supplements,
        line.open,
        line.late,
    )


def _series(asked: SheetAsked, facts: DeskFacts) -> Page:
    heads = (("Loại số", 30), ("Quầy", 16), ("Từ số", 9), ("Đến số", 9), ("Số lượng", 10))
    return _page(
        "Số đã cấp",
        heads,
        [
            (
                words.series_words(line.series),
                words.desk_words(line.desk, facts),
                line.first,
                line.last,
                line.count,
            )
            for line in asked.sheet.series
        ],
    )


def _missing(asked: SheetAsked, facts: DeskFacts) -> Page:
    heads = (("Loại số", 30), ("Quầy", 16), ("Từ số", 9), ("Đến số", 9), ("Lý do", 60))
    return _page(
        "Số không dùng, số hủy",
        heads,
        [
            (
                words.series_words(line.series),
                words.desk_words(line.desk, facts),
                line.first,
                line.last,
                words.number_words(line, asked.remarks),
            )
            for line in asked.sheet.numbers
        ],
    )


def _prints(asked: SheetAsked) -> Page:
    heads = (("Giấy", 44), ("Phải có", 9), ("Đã in", 9), ("In lại", 9))
    lines = asked.sheet.prints
    return _page(
        "Giấy in",
        heads,
        [(words.form_words(each.form), each.wanted, each.printed, each.reprints) for each in lines],
    )


def _papers(asked: SheetAsked, facts: DeskFacts) -> Page:
    heads = (("Mã hồ sơ, số giấy", 26), ("Giấy", 44), ("Quầy", 16), ("Tình trạng", 24))
    return _page(
        "Giấy chưa in",
        heads,
        [
            (
                line.code,
                words.form_words(line.form),
                words.desk_words(line.desk, facts),
                words.PAPER_WHYS[line.why],
            )
            for line in asked.sheet.papers
        ],
    )


def _cash(asked: SheetAsked, facts: DeskFacts) -> Page:
    heads = (
        ("Quầy", 16),
        ("Thu ngân", 28),
        ("Tình trạng", 12),
        ("Tiền đầu ca (đồng)", 16),
        ("Thu tiền mặt (đồng)", 16),
        ("Chuyển khoản (đồng)", 16),
        ("POS (đồng)", 14),
        ("Đã hoàn (đồng)", 14),
        ("Phải có (đồng)", 16),
        ("Đếm được (đồng)", 16),
        ("Chênh lệch (đồng)", 16),
        ("Lý do", 50),
    )
    lines = [_shift(line, asked, facts) for line in asked.sheet.cash]
    return _page("Chốt ca", heads, lines)


def _unpaid(asked: SheetAsked) -> Page:
    """Results given out while their fees were open."""
    heads = (
        ("Hồ sơ", 26),
        ("Người trả hoặc giao bưu điện", 28),
        ("Giao bưu điện ngày", 18),
        ("Chưa thu (đồng)", 16),
        ("Khoản chưa rõ số tiền", 20),
        ("Lý do", 50),
    )
    lines = [
        (
            line.code,
            line.officer,
            date.fromisoformat(line.posted) if line.posted else "",
            line.left,
            line.unknown,
            line.said,
        )
        for line in asked.sheet.unpaid
    ]
    return _page("Trả chưa thu", heads, lines)


def _shift(line: CashLine, asked: SheetAsked, facts: DeskFacts) -> Sequence[Cell]:
    counted: tuple[Cell, ...] = ("", "", "")
    if line.closed:
        counted = (line.expected, line.counted, line.counted - line.expected)
    return (
        words.desk_words(line.desk, facts),
        line.cashier,
        "Đã chốt" if line.closed else "Chưa chốt",
        line.opening,
        line.cash,
        line.transfer,
        line.pos,
        line.given_back,
        *counted,
        asked.remarks.get(line.key, "") or line.said,
    )


def _changes(asked: SheetAsked, facts: DeskFacts) -> Page:
    heads = (
        ("Ngày đã khóa", 14),
        ("Thay đổi", 50),
        ("Người làm", 28),
        ("Quầy", 16),
        ("Lúc", 18),
        ("Lý do", 60),
    )
    return _page(
        "Thay đổi sau khóa",
        heads,
        [
            (
                date.fromisoformat(line.day),
                words.change_words(line),
                line.officer,
                words.desk_words(line.desk, facts),
                _local(line.at),
                words.change_why(line),
            )
            for line in asked.sheet.changes
        ],
    )


def _marks(asked: SheetAsked, facts: DeskFacts) -> Page:
    heads = (("Việc", 44), ("Số việc", 9), ("Người xem", 28), ("Lúc", 18), ("Nhận xét", 60))
    return _page(
        "Đã xem, nhận xét",
        heads,
        [
            (
                words.mark_words(line, facts),
                line.count,
                line.officer,
                _local(line.at),
                line.said,
            )
            for line in asked.sheet.marks
        ],
    )


def _data(asked: SheetAsked, facts: DeskFacts) -> Page:
    return _page("Dữ liệu của phiếu", (("Mục", 44), ("Nội dung", 70)), list(_facts(asked, facts)))


def _facts(asked: SheetAsked, facts: DeskFacts) -> Iterator[Sequence[Cell]]:
    sheet, seal = asked.sheet, asked.seal
    yield "Ngày", date.fromisoformat(sheet.day)
    yield "Lập lúc", _local(sheet.made_at)
    yield "Theo dữ liệu tại", words.desk_words(sheet.desk, facts)
    yield "Số việc trong ngày", sheet.acts
    yield "Việc của quầy này chưa gửi", sheet.unsent
    for heard in sheet.heard:
        yield f"Việc cuối của {words.desk_words(heard.desk, facts)}", _local(heard.last_at)
    for unsealed in sheet.unsealed:
        yield "Ngày trước chưa khóa", date.fromisoformat(unsealed)
    if seal is None:
        return
    yield "Người khóa sổ", seal.officer_name
    if early := asked.remarks.get(EARLY, ""):
        yield "Khóa trước khi hết giờ làm việc", early
    if unseen := asked.remarks.get(UNSEEN, ""):
        yield "Việc quá hạn, sót, không khớp chưa ai xem khi khóa", sheet.unseen
        yield "Lý do khóa khi chưa xem hết", unseen
    yield "Mã kiểm tra của ngày (SHA-256)", seal.digest.hex()


def _local(at: str) -> datetime:
    return moment(at).astimezone(OFFICE_TIME)
