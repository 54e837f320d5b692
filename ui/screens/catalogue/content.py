"""One procedure as the public sees it: the words of its notice-board sheet, on the screen."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from desk_app.documents.public.notice_sheet import NoticeSheet
from ui.screens.catalogue.differences import Compared, named_facts, version_words
from ui.screens.catalogue.pane import Callout, Facts, Grid, Heading, Paragraphs, Piece, Title
from ui.screens.catalogue.state import WordedVersion

translate = QCoreApplication.translate

_PAPERS = (8, 62, 15, 15)  # per cent
_TIMES = (20, 34, 23, 23)
_FEES = (40, 32, 28)
_COMPARED = (10, 18, 36, 36)


def pieces_of(sheet: NoticeSheet) -> Sequence[Piece]:
    """In the order of the paper; what is not on record says so."""
    return tuple(_pieces(sheet))


def compared_pieces(
    lines: Sequence[Compared], before: WordedVersion, now: WordedVersion, *, only_different: bool
) -> Sequence[Piece]:
    """Two columns; a row that differs says "Khác" and stands on ochre."""
    shown = [line for line in lines if line.differs or not only_different]
    different = sum(line.differs for line in lines)
    said = (
        translate("catalogue", "Khác nhau ở {n} mục.").format(n=different)
        if different
        else translate("catalogue", "Hai bản giống nhau.")
    )
    pieces: list[Piece] = [Paragraphs((said,))]
    if shown:
        mark, same = translate("catalogue", "Khác"), translate("catalogue", "Giống")
        rows = [
            (mark if line.differs else same, line.item, line.before or "–", line.now or "–")
            for line in shown
        ]
        head = (
            "",
            translate("catalogue", "Mục"),
            version_words(before),
            version_words(now),
        )
        marked = frozenset(n for n, line in enumerate(shown) if line.differs)
        pieces.append(Grid(head, rows, _COMPARED, marked))
    return tuple(pieces)


def _pieces(sheet: NoticeSheet) -> Iterator[Piece]:
    yield Title(sheet.name)
    if sheet.standing:
        yield Callout(f" {sheet.standing} ")
    yield Facts(((translate("catalogue", "Mã thủ tục"), sheet.code), *named_facts(sheet)))
    yield Heading(translate("catalogue", "Thành phần hồ sơ"))
    head = (
        translate("catalogue", "STT"),
        translate("catalogue", "Tên giấy tờ"),
        translate("catalogue", "Bản chính"),
        translate("catalogue", "Bản sao"),
    )
    for group in sheet.groups:
        if group.title:
            yield Heading(group.title, small=True)
        rows = [(row.number, row.name, row.original, row.copies) for row in group.rows]
        strong = frozenset(n for n, row in enumerate(group.rows) if row.heading)
        yield Grid(head, rows, _PAPERS, strong=strong)
    yield from _times_and_fees(sheet)
    yield from _lists(sheet)


def _times_and_fees(sheet: NoticeSheet) -> Iterator[Piece]:
    yield Heading(translate("catalogue", "Thời hạn giải quyết"))
    yield Grid(
        (
            translate("catalogue", "Hình thức nộp"),
            translate("catalogue", "Trường hợp"),
            translate("catalogue", "Thời hạn"),
            translate("catalogue", "Theo quy định"),
        ),
        [(time.channel, time.case, time.limit, time.statutory) for time in sheet.times],
        _TIMES,
    )
    if sheet.time_notes:
        yield Paragraphs(sheet.time_notes)
    yield Heading(translate("catalogue", "Phí, lệ phí"))
    yield Grid(
        (
            translate("catalogue", "Khoản thu"),
            translate("catalogue", "Mức thu"),
            translate("catalogue", "Căn cứ"),
        ),
        [(fee.name, fee.amount, fee.source) for fee in sheet.fees],
        _FEES,
    )


def _lists(sheet: NoticeSheet) -> Iterator[Piece]:
    unknown = (translate("catalogue", "Chưa có dữ liệu."),)
    for title, lines in (
        (translate("catalogue", "Kết quả giải quyết"), sheet.results),
        (translate("catalogue", "Mẫu đơn, mẫu tờ khai"), sheet.forms),
        (translate("catalogue", "Yêu cầu, điều kiện"), sheet.conditions),
        (translate("catalogue", "Căn cứ pháp lý"), sheet.basis),
        (translate("catalogue", "Trình tự thực hiện"), sheet.sequence),
        (translate("catalogue", "Nguồn"), (sheet.source,)),
    ):
        yield Heading(title)
        yield Paragraphs(lines or unknown)
