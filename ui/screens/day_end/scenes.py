"""The end of the day in pictures: points to explain, sealed, of an officer who goes on."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from desk_app.documents.office.day_end.sheet_of import SheetAsked, day_sheet_of
from desk_app.documents.samples.public import FACTS
from desk_app.documents.samples.sealed_days import SEAL, SHEET
from desk_app.domain.day_end.points import points_of
from desk_app.domain.day_end.seal import OfficeDay, Proof, Seal
from desk_app.domain.day_end.sheet import ChangeLine, DaySheet
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


def day_end_officer() -> QWidget:
    """Somebody of the reception, who came late and says why."""
    state = DayEndState(
        day=_DAY,
        typed=formats.day(_DAY),
        here=FACTS,
        known=OfficeDay(seal=SEAL),
        reason="Người dân đến lúc 17 giờ",
    )
    return _page(state, Part.FIELDS)


def _leader(
    sheet: DaySheet, seal: Seal | None = None, since: tuple[ChangeLine, ...] = ()
) -> DayEndState:
    asked = SheetAsked(sheet=sheet, seal=seal, officer="Lê Văn Đạt")
    return DayEndState(
        day=_DAY,
        typed=formats.day(_DAY),
        here=FACTS,
        leads=True,
        may_seal=True,
        known=OfficeDay(seal=seal),
        points=() if seal else tuple(points_of(sheet, early=False)),
        facts=DayFacts(
            sheet=sheet,
            paper=day_sheet_of(asked, FACTS),
            remarks=asked.remarks,
            since=since,
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
    "day-end-officer": day_end_officer,
}
