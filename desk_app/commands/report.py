"""`python -m desk_app report NAME --period P -o FILE`: a report without the window.

For an office's scheduled tasks: no PIN is asked for, but a leader gave this machine a report key
before. What was counted last is brought up to the acts first.
"""

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from desk_app.domain.counting.period import (
    PERIODS,
    NoPeriod,
    Period,
    before,
    read_period,
    year_before,
)
from desk_app.domain.errors import DeskNotEnrolled
from desk_app.paths import Folders
from desk_app.reports.every import NoReport, report_names
from desk_app.reports.register import NoPart
from desk_app.reports.report import Report
from desk_app.services.counting.note_report import ReportOrder
from desk_app.wiring.build import build_office
from desk_app.wiring.opening import open_desk
from desk_app.wiring.reports.files import FileKind

_NEAR: Final = 3  # names offered for one that nobody knows


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWords:
    """What was asked for on the command line."""

    name: str
    period: str
    out: Path
    kind: FileKind = FileKind.JSON
    against: str = ""  # ``before``, ``year`` or a period; empty: nothing beside it
    field: str = ""  # of the register: one lĩnh vực
    level: str = ""  # of the register: ``commune`` or ``cấp xã``


class AskedWrongly(ValueError):
    """Its text is the sentence for who typed it."""


def make(words: ReportWords, folders: Folders, keys: Path) -> str:
    """A line for the terminal, once the file is written.

    Raises:
        AskedWrongly: no such report, period, field or level, or the report has no such thing.
        ReportKeyMissing: no leader gave this machine a key for it.
        FileUnwritable, TooManyRows: nothing was written.
        DeskNotEnrolled: there is no office in the folder; none is made. Others as `open_desk`.
    """
    report = run(words, folders, keys)
    wrong = [check.words for check in report.checks if not check.holds]
    said = f"{report.title}. {report.period.words}: {words.out}"
    return said if not wrong else f"{said}\nSố liệu không khớp: {'; '.join(wrong)}"


def run(words: ReportWords, folders: Folders, keys: Path) -> Report:
    """The report, once it is written. Raises: as `make`."""
    try:
        period = read_period(words.period)
        order = ReportOrder(
            name=words.name,
            period=period,
            against=_against(words.against, period),
            field=words.field,
            level=words.level,
        )
    except NoPeriod as error:
        beside = " Với --against còn có: before, year." if words.against else ""
        said = f"Không hiểu kỳ “{error}”. Ghi một trong: {PERIODS}.{beside}"
        raise AskedWrongly(said) from error
    if not folders.store.exists():
        raise DeskNotEnrolled()
    opened = open_desk(folders, keys)
    if opened.facts is None:
        opened.close()
        raise DeskNotEnrolled()
    office = build_office(opened)
    try:
        _refuse_what_it_cannot(words)
        return office.reports.run(order, words.kind, words.out)
    except NoPart as error:
        raise _no_part(error) from error
    except NoReport as error:
        names = ", ".join(one.name for one in report_names())
        raise AskedWrongly(f"Không có báo cáo “{error}”. Ghi một trong: {names}.") from error
    finally:
        office.close()


def _refuse_what_it_cannot(words: ReportWords) -> None:
    """A report of more than was asked would be believed to be what was asked.

    Raises AskedWrongly.
    """
    typed = words.name.strip().casefold()
    known = next((one for one in report_names() if one.name.casefold() == typed), None)
    if known is None:
        return
    if words.against and not known.compares:
        raise AskedWrongly(f"Báo cáo “{known.name}” không so với kỳ khác được. Bỏ --against.")
    for part, option in ((words.field, "--field"), (words.level, "--level")):
        if part and not known.in_parts:
            what = "lĩnh vực" if option == "--field" else "cấp"
            said = f"Báo cáo “{known.name}” không lập riêng một {what} được. Bỏ {option}."
            raise AskedWrongly(said)


def _no_part(error: NoPart) -> AskedWrongly:
    if error.part == "level":
        levels = ", ".join(error.there)
        said = f"Danh mục không có thủ tục nào của cấp “{error}”. Ghi một trong: {levels}."
        return AskedWrongly(said)
    there = {one.casefold(): one for one in error.there}
    near = get_close_matches(str(error).casefold(), there, n=_NEAR)
    advice = f"Có phải: {', '.join(there[one] for one in near)}?" if near else "Xem tên ở F9."
    return AskedWrongly(f"Không có lĩnh vực “{error}” trong danh mục. {advice}")


def _against(words: str, period: Period) -> Period | None:
    """Raises NoPeriod."""
    match words:
        case "":
            return None
        case "before":
            return before(period)
        case "year":
            return year_before(period)
    return read_period(words)
