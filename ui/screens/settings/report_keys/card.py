"""The keys at the left; at the right which reports a new one opens, and until when."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desk_app.domain.counting.report_key import ReportKey
from desk_app.reports.every import ReportName
from ui import formats, theme
from ui.screens.settings.cards.section import Section, reason, say_reason
from ui.screens.settings.report_keys.part import ReportKeysState, Spot
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.choices import Check
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Rule, Scrolled
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.tables.cells import TwoLines
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel

translate = QCoreApplication.translate


class ReportKeysCard(Section):
    given = Signal(object, str)  # frozenset of names, day as typed
    revoked = Signal(object)  # ReportKey

    def __init__(self, parent: QWidget | None = None) -> None:
        self._state = ReportKeysState()
        title = translate("settings", "Khóa báo cáo")
        self._model = RowModel[ReportKey]((Column(title, 0),), self._cells)
        self.table = FittedTable(title, self._model, "row_two")
        self.none = Label(translate("settings", "Chưa cấp khóa nào."), "cell", tone="text2")
        self.revoke = Button(translate("settings", "Thu hồi")).sized("button_wide", "button_mid")
        self.ticks: dict[str, Check] = {}
        self._ticks = QVBoxLayout()
        self._ticks.setSpacing(theme.size("space.xs"))
        self._no_report = reason()
        self.until = Field(translate("settings", "Dùng đến hết ngày"))
        self._proposed = ""  # written there by the page
        self.give = Button(
            translate("settings", "Cấp khóa cho máy này"), Kind.PRIMARY, key=Keys.CONFIRM
        )
        self._why_not = reason()
        left = panel(column(self.none, (self.table, 1), row(self.revoke, REST), gap="s"))
        right = panel(
            column(
                Label(translate("settings", "Khóa mới mở các báo cáo"), "person"),
                (Scrolled(column(self._ticks, REST, edge=("xs",))), 1),
                self._no_report,
                FieldBox(self.until, self.until.accessibleName()),
                self._why_not,
                row(self.give, REST),
                gap="s",
            )
        )
        right.setFixedWidth(theme.size("width.login_left"))
        super().__init__(
            title,
            translate(
                "settings",
                "Cho tác vụ hẹn giờ của máy này lập báo cáo khi không mở chương trình, không cần "
                "mã PIN. Mỗi lần lập được ghi lại.",
            ),
            (row((left, 1), Rule(upright=True), right), 1),
            first=self.table,
        )
        self.setParent(parent)
        self.give.clicked.connect(self._give)
        self.revoke.clicked.connect(self._revoke)
        self.table.moved.connect(lambda _row: self._offer())

    @property
    def current(self) -> ReportKey | None:
        place = self.table.row
        return self._model.rows[place] if 0 <= place < len(self._model.rows) else None

    def _propose(self, day: date | None) -> None:
        """One nobody typed follows the day it is."""
        if day is None or self.until.text() not in {"", self._proposed}:
            return
        self._proposed = formats.day(day)
        if self.until.text() != self._proposed:  # the place of typing stays
            self.until.setText(self._proposed)

    def render_state(self, state: ReportKeysState) -> None:
        self._state = state
        self._offer_reports(state.reports)
        self.table.show_rows(state.keys)
        self.none.setVisible(not state.keys)
        self.table.setVisible(bool(state.keys))
        self.revoke.setVisible(bool(state.keys))
        if state.keys and self.current is None:
            self.table.go_to(0)
        self._propose(state.proposed)
        self.until.set_error(state.errors.get(Spot.UNTIL, ""))
        say_reason(self._no_report, state.errors.get(Spot.REPORTS, ""))
        for box in (self.until, *self.ticks.values()):
            box.setEnabled(state.may_give)
        self.give.setEnabled(state.may_give)
        self.give.set_busy(translate("settings", "Đang ghi") if state.busy else "")
        why = translate("settings", "Chỉ lãnh đạo cấp và thu hồi được khóa báo cáo.")
        say_reason(self._why_not, "" if state.may_give else why)
        if state.keys or self.ticks:
            self.setFocusProxy(self.table if state.keys else next(iter(self.ticks.values())))
        self._offer()

    def _offer(self) -> None:
        state, current = self._state, self.current
        today = state.today
        live = current is not None and today is not None and current.live(today)
        self.revoke.setEnabled(live and state.may_give and not state.busy)

    @property
    @override
    def half_typed(self) -> Sequence[Field | Check]:
        return (self.until, *self.ticks.values())

    def _offer_reports(self, reports: Sequence[ReportName]) -> None:
        for report in reports:
            if report.name not in self.ticks:
                tick = Check(report.label)
                tick.setAccessibleName(f"{report.label}: {report.title}")
                whole = Label(report.title, "small", tone="text2", wrap=True)
                self.ticks[report.name] = tick
                self._ticks.addWidget(tick)
                self._ticks.addLayout(row((whole, 1), edge=("xl", "none")))
        before: QWidget = self.revoke
        for box in (*self.ticks.values(), self.until):  # Qt puts what comes later behind all else
            self.setTabOrder(before, box)
            before = box

    def _give(self) -> None:
        chosen = frozenset(name for name, tick in self.ticks.items() if tick.isChecked())
        self.given.emit(chosen, self.until.text())

    def _revoke(self) -> None:
        if self.current is not None:
            self.revoked.emit(self.current)

    def _cells(self, key: ReportKey) -> tuple[TwoLines]:
        here = key.desk == self._state.here
        at = translate("settings", "máy này") if here else key.desk
        said = [self._standing(key), at, key.by_name]
        labels = {one.name: one.label for one in self._state.reports}
        opened = sorted(labels.get(name, name) for name in key.reports)
        return (TwoLines(", ".join(opened), "  ·  ".join(said)),)

    def _standing(self, key: ReportKey) -> str:
        if key.revoked_at is not None:
            return translate("settings", "đã thu hồi {day}").format(
                day=formats.day(key.revoked_at.date())
            )
        words = translate("settings", "đến {day}")
        if self._state.today is not None and not key.live(self._state.today):
            words = translate("settings", "hết hạn {day}")
        return words.format(day=formats.day(key.until))
