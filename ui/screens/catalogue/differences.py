"""Two versions of a procedure, line against line; what differs is marked by a word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desk_app.documents.public.notice_sheet import NoticeSheet
from ui import formats
from ui.screens.catalogue.state import WordedVersion

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Compared:
    """One item of both versions; empty where a version does not say it."""

    item: str
    before: str
    now: str

    @property
    def differs(self) -> bool:
        return self.before != self.now


def compared(before: NoticeSheet, now: NoticeSheet) -> Sequence[Compared]:
    """In the order of the sheet, whether they differ or not."""
    old, new = dict(_items(before)), dict(_items(now))
    return tuple(Compared(item, old.get(item, ""), new.get(item, "")) for item in (new | old))


def named_facts(sheet: NoticeSheet) -> Sequence[tuple[str, str]]:
    """What stands above the papers, with its names; empty where nothing is on record."""
    return (
        (translate("catalogue", "Quyết định công bố"), sheet.decision),
        (translate("catalogue", "Lĩnh vực"), sheet.field),
        (translate("catalogue", "Cấp thực hiện"), sheet.levels),
        (translate("catalogue", "Cơ quan giải quyết"), sheet.authority),
        (translate("catalogue", "Đối tượng thực hiện"), sheet.subjects),
        (translate("catalogue", "Trực tuyến"), sheet.online),
        (translate("catalogue", "Đặc điểm"), sheet.flags),
    )


def version_name(worded: WordedVersion) -> str:
    """ "Từ 01/07/2025"; "Từ đầu danh mục" where no first day is known."""
    since = worded.version.since
    if since is None:
        return translate("catalogue", "Từ đầu danh mục")
    return translate("catalogue", "Từ {day}").format(day=formats.day(since))


def version_words(worded: WordedVersion) -> str:
    """ "Từ 01/07/2025 đến trước 01/07/2026 · 163/QĐ-BTP"."""
    said, until = version_name(worded), worded.version.until
    if until:
        said += translate("catalogue", " đến trước {day}").format(day=formats.day(until))
    decision = worded.version.procedure.decision
    return f"{said} · {decision}" if decision else said


def _items(sheet: NoticeSheet) -> Iterator[tuple[str, str]]:
    def said(*pairs: tuple[str, str]) -> Iterator[tuple[str, str]]:
        yield from (pair for pair in pairs if pair[1])

    yield from said(
        (translate("catalogue", "Tên"), sheet.name),
        *named_facts(sheet),
    )
    for group in sheet.groups:
        title = group.title or translate("catalogue", "Thành phần hồ sơ")
        rows = (
            f"{row.number}. {row.name} ({row.original}/{row.copies})" if row.number else row.name
            for row in group.rows
        )
        yield title, "\n".join(rows)
    yield from said(
        (
            translate("catalogue", "Thời hạn giải quyết"),
            "\n".join(
                f"{time.channel}, {time.case}: {time.limit}"
                + (f" (quy định: {time.statutory})" if time.statutory != "–" else "")
                for time in sheet.times
            ),
        ),
        (
            translate("catalogue", "Phí, lệ phí"),
            "\n".join(f"{fee.name}: {fee.amount} ({fee.source})" for fee in sheet.fees),
        ),
        (translate("catalogue", "Kết quả"), "\n".join(sheet.results)),
        (translate("catalogue", "Mẫu đơn, mẫu tờ khai"), "\n".join(sheet.forms)),
        (translate("catalogue", "Yêu cầu, điều kiện"), "\n".join(sheet.conditions)),
        (translate("catalogue", "Căn cứ pháp lý"), "\n".join(sheet.basis)),
        (translate("catalogue", "Trình tự thực hiện"), "\n".join(sheet.sequence)),
        (translate("catalogue", "Nguồn"), sheet.source),
    )
