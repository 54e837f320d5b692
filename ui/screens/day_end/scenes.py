"""The end of the day in pictures: points to explain, sealed, of an officer who goes on."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from PySide6.QtWidgets import QWidget

from db.queries.day_end.marks import DayMark
from desk_app.documents.office.day_end.sheet_of import SheetAsked, day_sheet_of
from desk_app.documents.samples.public import FACTS
from desk_app.documents.samples.sealed_days import SEAL, SHEET
from desk_app.domain.day_end.points import points_of
from desk_app.domain.day_end.seal import OfficeDay, Proof, Seal, WentOn
from desk_app.domain.day_end.sheet import ChangeLine, CountLine, DaySheet
from desk_app.domain.ids import DossierId, OfficerId
from desk_app.domain.watching.findings import Trouble
from desk_app.domain.watching.reviews import Review
from ui import formats
from ui.screens.day_end.presenter import DayEndState
from ui.screens.day_end.rows import DayFacts, Part
from ui.screens.day_end.view import DayEndView
from ui.shell.scenes import in_shell

_DAY = date(2026, 11, 20)
_OPEN_SHIFT = replace(SHEET, cash=(*SHEET.cash, replace(SHEET.cash[0], shift="6", closed=False)))
_SINCE = (
    ChangeLine(
        day="2026-11-20",
        kind="dossier.corrected",
        desk="Q1",
        officer="Lê Văn Đạt",
        at="2026-11-20T10:40:00.000Z",
        about="H13.45.12-261120-1019",
        said="ghi sai ngày sinh người nộp",
    ),
)


_LATE = WentOn(
    desk=FACTS.desk,
    by=OfficerId(UUID(int=7)),
    officer_name="Trần Thị Bích Ngọc",
    at=datetime(2026, 11, 20, 10, 20, tzinfo=UTC),
    reason="Người dân đến lúc 17 giờ",
)


def _mark(
    minute: int, about: Trouble, name: str, who: str = "", remark: str = "", *, seen: bool = True
) -> DayMark:
    at = datetime(2026, 11, 20, 9, minute, tzinfo=UTC)
    review = Review(
        id=UUID(int=minute),
        about=about,
        key=f"{minute}",
        fact="1",
        seen=seen,
        remark=remark,
        by=OfficerId(UUID(int=9)),
        at=at,
    )
    return DayMark(
        at=at,
        officer="Nguyễn Hữu Nghĩa",
        review=review,
        dossier=DossierId(UUID(int=minute)) if "-" in name else None,
        name=name,
        applicant=who,
    )


_MARKS = (
    _mark(5, Trouble.LATE, "H13.45.12-261103-0012", "NGUYỄN THỊ BÉ BA", "đã gọi, chiều nay trả"),
    _mark(6, Trouble.UNPRINTED, "H13.45.12-261120-1029", "LÊ MINH TRÍ"),
    _mark(20, Trouble.UNPRINTED, "H13.45.12-261120-1029", "LÊ MINH TRÍ", seen=False),
    _mark(21, Trouble.NUMBER_GAP, "2018"),
    _mark(40, Trouble.SHIFT_DIFFERS, "Phạm Ngọc Diễm", "", "thiếu tiền lẻ, đã lập biên bản"),
)


def day_end_points() -> QWidget:
    """What still needs a word; the numbers of the day."""
    state = replace(_leader(_OPEN_SHIFT), points=tuple(points_of(_OPEN_SHIFT, early=True)))
    return _page(state, Part.NUMBERS)


def day_end_cash() -> QWidget:
    return _page(_leader(_OPEN_SHIFT), Part.CASH)


def day_end_sealed() -> QWidget:
    state = replace(_leader(SHEET, SEAL, _SINCE), proof=Proof.SAME)
    return _page(state, Part.CHANGES)


def day_end_differs() -> QWidget:
    state = replace(_leader(SHEET, SEAL), proof=Proof.DIFFERS, busy=True)
    return _page(state, Part.PAPERS)


def day_end_marks() -> QWidget:
    """What was seen on the day, the last first; it is asked once more whether to seal for good."""
    state = _leader(SHEET)
    return _page(replace(state, points=(), asking=True, sure=True), Part.MARKS)


def day_end_long() -> QWidget:
    """Names of seven words and of a whole field, and a point of each kind."""
    name = "Tôn Nữ Hoàng Thị Phương Thảo Nguyên"
    many = CountLine(name=name, received=1240, returned=1137, open=1824, late=137, supplements=112)
    field = "Đất đai; Nhà ở và kinh doanh bất động sản; Đăng ký biện pháp bảo đảm"
    sheet = replace(
        _OPEN_SHIFT,
        by_officer=(many, *SHEET.by_officer, replace(many, name=f"{name} An")),
        by_field=(replace(many, name=field), *SHEET.by_field),
        unseen=243,
    )
    state = replace(_leader(sheet), points=tuple(points_of(sheet, early=True)))
    return _page(state, Part.OFFICERS)


def day_end_officer() -> QWidget:
    """Somebody of the reception, who came late and says why."""
    state = DayEndState(
        day=_DAY,
        typed=formats.day(_DAY),
        here=FACTS,
        known=OfficeDay(seal=SEAL),
        own=_LATE,
    )
    return _page(state, Part.FIELDS)


def _leader(
    sheet: DaySheet, seal: Seal | None = None, since: tuple[ChangeLine, ...] = ()
) -> DayEndState:
    asked = SheetAsked(sheet=sheet, seal=seal, officer="Lê Văn Đạt")
    went_on = () if seal is None else (_LATE,)
    return DayEndState(
        day=_DAY,
        typed=formats.day(_DAY),
        here=FACTS,
        leads=True,
        may_seal=True,
        known=OfficeDay(seal=seal, went_on=went_on),
        points=() if seal else tuple(points_of(sheet, early=False)),
        facts=DayFacts(
            sheet=sheet,
            paper=day_sheet_of(asked, FACTS),
            remarks=asked.remarks,
            since=since,
            went_on=went_on,
            marks=_MARKS,
            facts=FACTS,
        ),
    )


def _page(state: DayEndState, part: Part) -> QWidget:
    page = DayEndView()
    shell = in_shell(page, "Khóa ngày", formats.long_day(_DAY))
    page.parts.set_value(part)
    page.render_state(state)
    page.focus_first()
    return shell


SCENES = {
    "day-end": day_end_points,
    "day-end-cash": day_end_cash,
    "day-end-sealed": day_end_sealed,
    "day-end-differs": day_end_differs,
    "day-end-marks": day_end_marks,
    "day-end-long": day_end_long,
    "day-end-officer": day_end_officer,
}
