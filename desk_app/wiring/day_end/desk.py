"""The end of the day as screens see it: look, seal, say why one goes on, sheet and file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from desk_app.documents.kinds import DAILY_SHEET
from desk_app.documents.office.daily_sheet import DailySheet
from desk_app.documents.office.day_end.sheet_of import SheetAsked, day_sheet_of
from desk_app.documents.paper.draw import pdf
from desk_app.domain.day_end.seal import OfficeDay
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.services.day_end.look import DayLook, look_at_day
from desk_app.services.day_end.seal_day import GoOn, SealDay, go_on, seal_day
from desk_app.services.day_end.sheet_file import write_sheet
from desk_app.services.desk import Desk
from desk_app.wiring.day_end.pages import pages_of
from desk_app.wiring.opening import OpenDesk
from desk_app.wiring.papers.again import marks
from desk_app.wiring.papers.forms import PaperForms


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEndDesk:
    """The first four: reading lane; the last two: counter lane."""

    look: Callable[[date, Officer], DayLook]
    known: Callable[[date], OfficeDay]  # short: whether a day is sealed
    paper: Callable[[date, Officer], bytes]  # a PDF; of a sealed day marked when printed before
    write_sheet: Callable[[date, Path, Officer], str]  # raises SheetUnwritable
    worded: Callable[[DayLook, Officer], DailySheet]  # what the paper says; any thread, at once
    seal: Callable[[SealDay, Officer], OfficeDay]
    go_on: Callable[[GoOn, Officer], OfficeDay]


def sheet_name(day: date, *, sealed: bool) -> str:
    """What the paper is about, in the acts of its prints: before the seal it is another one."""
    return f"{day:%y%m%d}-khoa" if sealed else f"{day:%y%m%d}"


def day_end_desk(opened: OpenDesk, desk: Desk, facts: DeskFacts, forms: PaperForms) -> DayEndDesk:
    again = marks(opened, desk)

    def known(day: date) -> OfficeDay:
        with desk.glance() as work:
            return work.days.known(day)

    def paper(day: date, officer: Officer) -> bytes:
        """Of a sealed day as it was sealed; of an open one as it stands now."""
        look = look_at_day(day, officer, desk)
        seal = look.known.seal
        mark = "" if seal is None else again(DAILY_SHEET, sheet_name(day, sealed=True), seal.at)
        asked = _asked(look, officer, mark)
        edition = forms.first(DAILY_SHEET, office_date(desk.now()))
        return pdf(DAILY_SHEET, day_sheet_of(asked, forms.facts(facts)), edition)

    def write(day: date, into: Path, officer: Officer) -> str:
        asked = _asked(look_at_day(day, officer, desk), officer)
        title = f"Phiếu tổng hợp ngày {day:%d/%m/%Y}"
        return write_sheet(title, pages_of(asked, forms.facts(facts)), into, officer)

    return DayEndDesk(
        look=partial(look_at_day, desk=desk),
        known=known,
        paper=paper,
        write_sheet=write,
        worded=lambda look, officer: day_sheet_of(_asked(look, officer), facts),
        seal=partial(seal_day, desk=desk),
        go_on=partial(go_on, desk=desk),
    )


def _asked(look: DayLook, officer: Officer, reprint: str = "") -> SheetAsked:
    return SheetAsked(sheet=look.sheet, seal=look.known.seal, officer=officer.name, reprint=reprint)
