"""The report keys of the office: given for this machine, taken back wherever they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum, auto
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Slot

from desk_app.domain.counting.report_key import LONGEST, ReportKey
from desk_app.domain.ids import DeskId
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.reports.every import ReportName
from desk_app.services.counting.report_keys import GiveReportKey
from desk_app.wiring.office import Office
from ui import formats
from ui.background import Runs
from ui.screens.settings.parts.part import Part
from ui.texts import Notice

translate = QCoreApplication.translate
_AT_FIRST: Final = timedelta(days=180)  # proposed; the leader says otherwise


class Spot(Enum):
    """Where an error stands."""

    REPORTS = auto()
    UNTIL = auto()


@dataclass(frozen=True, slots=True)
class ReportKeysState:
    keys: Sequence[ReportKey] = ()  # newest first
    reports: Sequence[ReportName] = ()  # as offered
    today: date | None = None
    here: DeskId | None = None
    may_give: bool = False
    busy: bool = False
    errors: Mapping[Spot, str] = field(default_factory=dict)

    @property
    def proposed(self) -> date | None:
        return None if self.today is None else self.today + _AT_FIRST


class ReportKeysPart(Part):
    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(office, background, parent)
        self.state: ReportKeysState = ReportKeysState(
            reports=office.reports.names(), here=office.facts.desk
        )

    def read(self) -> None:
        today = office_date(self.office.now())
        may = self.may(Right.SEE_WHOLE_DAY)
        self.show(replace(self.state, today=today, may_give=may, errors={}))
        self.ask(self.office.reports.keys.all, self._found, key="report keys")

    @Slot(object, str)
    def give(self, reports: frozenset[str], until: str) -> None:
        if self.state.busy or not self.state.may_give:
            return
        day = formats.next_day_from(until, office_date(self.office.now()))
        officer = self.officer
        errors = self._errors(reports, day)
        self.show(replace(self.state, errors=errors, busy=not errors))
        if day is not None and not errors:
            order = GiveReportKey(reports, day)
            self.do(
                lambda: self.office.reports.keys.give(order, officer), partial(self._given, officer)
            )

    @Slot(object)
    def revoke(self, key: ReportKey) -> None:
        if self.state.busy or not self.state.may_give:
            return
        officer = self.officer
        self.show(replace(self.state, busy=True))
        self.do(
            lambda: self.office.reports.keys.revoke(key, officer), partial(self._revoked, officer)
        )

    def rest(self) -> None:
        self.show(replace(self.state, busy=False))

    def _given(self, by: Officer, _nothing: None) -> None:
        self.stored.emit(by)
        self._tell(
            by,
            translate("settings", "Đã cấp khóa báo cáo cho máy này."),
            translate("settings", "Tác vụ của máy chạy được báo cáo đã chọn, không cần mã PIN."),
        )

    def _revoked(self, by: Officer, _nothing: None) -> None:
        self._tell(
            by,
            translate("settings", "Đã thu hồi khóa báo cáo."),
            translate("settings", "Ở quầy khác, khóa hết dùng sau lần đồng bộ tới."),
        )

    def _tell(self, by: Officer, title: str, advice: str) -> None:
        self.rest()
        self.seat.tell(by, Notice(title, advice, done=True))
        self.read()

    def _found(self, keys: Sequence[ReportKey]) -> None:
        self.show(replace(self.state, keys=tuple(reversed(keys))))

    def _errors(self, reports: frozenset[str], day: date | None) -> Mapping[Spot, str]:
        found: dict[Spot, str] = {}
        today = office_date(self.office.now())
        if not reports:
            found[Spot.REPORTS] = translate("settings", "Đánh dấu ít nhất một báo cáo.")
        if day is None or not today <= day <= today + LONGEST:
            found[Spot.UNTIL] = translate(
                "settings", "Gõ một ngày từ hôm nay, trong 366 ngày, như {day}"
            ).format(day=formats.day(today + _AT_FIRST))
        return found
