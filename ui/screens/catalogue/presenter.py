"""The catalogue, without widgets: what is listed, what is read, what changed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from db.queries.closed import ClosedRow
from desk_app.documents.public.checklist_of import Unprepared
from desk_app.domain.errors import DeskError, RightMissing
from desk_app.domain.law.procedure import Level, Procedure
from desk_app.domain.law.settled import Settlement
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.catalogue.settle_procedure import SettleProcedure
from desk_app.wiring.catalogue import CatalogueDesk, Wanted
from ui import formats
from ui.background import Lane, Runs
from ui.screens.catalogue.figures import figures_of
from ui.screens.catalogue.state import (
    CatalogueState,
    Chosen,
    FieldLine,
    Line,
    Page,
    ProcedureLine,
    WordedVersion,
)
from ui.texts import Notice, notice

T = TypeVar("T")
translate = QCoreApplication.translate

_MOST: Final = 100  # procedures listed at a time: a row is as high as its name is long
_DAYS_BACK: Final = 30


class CataloguePresenter(QObject):
    """All questions go to the reading lane; a newer one of the same kind supersedes the older."""

    state_changed = Signal(object)  # CatalogueState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    intake_asked = Signal(object)  # Procedure
    sheet_asked = Signal(object)  # Procedure: its notice-board sheet is to be printed
    checklist_asked = Signal(object)  # Unprepared

    def __init__(
        self,
        desk: CatalogueDesk,
        settle: Callable[[SettleProcedure, Officer], Procedure],
        background: Runs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._settle, self._background = desk, settle, background
        self._officer: Officer | None = None
        self.state = CatalogueState()

    def enter(self, officer: Officer) -> None:
        """Shown: the catalogue may have changed since."""
        self._officer = officer
        self._come_to_today()
        self._list(self.state.wanted)
        if self.state.chosen is not None:
            self.choose(self.state.chosen.procedure.code)
        self._load_page()

    @Slot(str)
    def seek(self, text: str) -> None:
        self._list(replace(self.state.wanted, sought=text, field=None))

    @Slot(object)
    def choose_level(self, level: Level | None) -> None:
        self._list(replace(self.state.wanted, level=level))

    @Slot(object)
    def choose_flag(self, flag: str | None) -> None:
        self._list(replace(self.state.wanted, flag=flag))

    def toggle_field(self, field: str) -> None:
        """Open a field of the tree, or close the open one."""
        same = self.state.wanted.field == field
        self._list(replace(self.state.wanted, field=None if same else field))

    @Slot(str)
    def choose(self, code: str) -> None:
        """Read the procedure called `code`, as it stands today."""

        def read() -> Chosen | None:
            found = self._desk.procedure(code)
            return None if found is None else self._chosen(found)

        self._ask(read, self._read, "catalogue.procedure")

    @Slot(str)
    def pick(self, code: str) -> None:
        """The officer chose it in the list: it is seen, whatever page stood there."""
        if not self.state.page.is_of_one:
            self.show_page(Page.CONTENT)
        self.choose(code)

    @Slot(object)
    def show_page(self, page: Page) -> None:
        self._come_to_today()
        self._show(page=page)
        self._load_page()

    def _come_to_today(self) -> None:
        """The program stays on for weeks."""
        today, state = self._desk.today(), self.state
        since = state.since if state.since_typed else today - timedelta(days=_DAYS_BACK)
        period = state.period if state.period_typed else _this_year(today)
        self.state = replace(state, since=since, period=period)

    @Slot(str)
    def look_since(self, typed: str) -> bool:
        """Take the first day of "có gì mới"; False when `typed` is no day."""
        since = formats.last_day_from(typed, self._desk.today())
        if since is None:
            return False
        self._show(since=since, since_typed=True)
        self._load_news()
        return True

    @Slot(str, str)
    def count_within(self, first: str, last: str) -> bool:
        """Count the changes of a time; False when one of both is no day, or they are turned."""
        today = self._desk.today()
        days = formats.last_day_from(first, today), formats.last_day_from(last, today)
        if days[0] is None or days[1] is None or days[0] > days[1]:
            return False
        self._show(period=days, period_typed=True)
        self._load_figures()
        return True

    @Slot()
    def receive(self) -> None:
        """To the intake, with this procedure chosen."""
        chosen = self.state.chosen
        if chosen is not None and not chosen.why_not:
            self.intake_asked.emit(chosen.procedure)

    @Slot()
    def print_sheet(self) -> None:
        if self.state.chosen is not None:
            self.sheet_asked.emit(self.state.chosen.procedure)

    @Slot(str)
    def print_checklist(self, case: str) -> None:
        chosen = self.state.chosen
        if chosen is not None and not chosen.sheet.standing:
            self.checklist_asked.emit(Unprepared(procedure=chosen.procedure, case=case))

    @Slot(object)
    def settle(self, decided: Settlement) -> None:
        """Store what the office decides about the chosen procedure; once, however often asked."""
        chosen, officer = self.state.chosen, self._officer
        if chosen is None or officer is None or chosen.why_undecided or self.state.deciding:
            return
        self._show(deciding=True)
        self.notice_changed.emit(None, None)
        order = SettleProcedure(chosen.procedure.code, decided)
        self._background.run(
            lambda: self._settle(order, officer),
            owner=self,
            done=self._settled,
            failed=self._not_settled,
        )

    def _settled(self, procedure: Procedure) -> None:
        self._show(deciding=False)
        title = translate("catalogue", "Đã lưu quyết định về {code}.").format(code=procedure.code)
        advice = translate("catalogue", "Hồ sơ đã nhận giữ như lúc nhận; lượt sau dùng bản mới.")
        self.notice_changed.emit(Notice(title, advice, done=True), None)
        self.choose(procedure.code)

    def _not_settled(self, error: DeskError) -> None:
        self._show(deciding=False)
        self._failed(error)

    def _list(self, wanted: Wanted) -> None:
        self.state = replace(self.state, wanted=wanted)

        def read() -> CatalogueState:
            tree = self._desk.tree()
            if _is_tree(wanted) and wanted.field is None:
                lines: list[Line] = [FieldLine(row.field, row.procedures) for row in tree]
                return CatalogueState(tree=tree, lines=lines)
            found = self._desk.find(wanted)
            rows = [ProcedureLine(row.code, row.name) for row in found.rows[:_MOST]]
            rows += [_closed(one) for one in found.abolished[: _MOST - len(rows)]]
            total = len(found.rows) + len(found.abolished)
            below: list[Line] = [*rows]
            if _is_tree(wanted):
                below = []
                for row in tree:
                    here = row.field == wanted.field
                    below.append(FieldLine(row.field, row.procedures, here))
                    below += rows if here else []
            return CatalogueState(tree=tree, lines=below, found=total)

        def listed(read: CatalogueState) -> None:
            self._show(tree=read.tree, lines=read.lines, found=read.found, loaded=True)

        self._ask(read, listed, "catalogue.list")

    def _chosen(self, procedure: Procedure) -> Chosen:
        sheet = self._desk.worded(procedure)
        why = ""
        if sheet.standing:
            why = translate("catalogue", "{standing}: không tiếp nhận được.").format(
                standing=sheet.standing
            )
        elif self._officer is not None and not self._officer.may(Right.RECEIVE):
            why = notice(RightMissing(Right.RECEIVE)).title
        return Chosen(procedure, sheet, why, self._why_undecided(sheet.standing))

    def _why_undecided(self, standing: str) -> str:
        if standing:
            return translate("catalogue", "{standing}: chỉ xem.").format(standing=standing)
        if self._officer is None or not self._officer.may(Right.IMPORT_CATALOGUE):
            return translate("catalogue", "Chỉ xem: quản trị quyết định những mục này.")
        return ""

    def _read(self, chosen: Chosen | None) -> None:
        another = chosen is None or (
            self.state.chosen is None or self.state.chosen.procedure.code != chosen.procedure.code
        )
        self._show(chosen=chosen, **({"versions": ()} if another else {}))
        if self.state.page is Page.VERSIONS:
            self._load_versions()

    def _load_page(self) -> None:
        match self.state.page:
            case Page.VERSIONS:
                self._load_versions()
            case Page.NEWS:
                self._load_news()
            case Page.FIGURES:
                self._load_figures()
            case Page.CONTENT | Page.SETTLING:
                pass

    def _load_versions(self) -> None:
        if self.state.chosen is None:
            return
        code = self.state.chosen.procedure.code

        def read() -> Sequence[WordedVersion]:
            return tuple(
                WordedVersion(each, self._desk.worded(each.procedure))
                for each in self._desk.versions(code)
            )

        self._ask(read, lambda made: self._show(versions=made), "catalogue.versions")

    def _load_figures(self) -> None:
        first, last = self.state.period or _this_year(self._desk.today())
        self._ask(
            lambda: figures_of(self._desk.figures(), self._desk.changed_within(first, last)),
            lambda made: self._show(figures=made),
            "catalogue.figures",
        )

    def _load_news(self) -> None:
        since = self.state.since
        if since is None:
            return
        self._ask(
            lambda: self._desk.what_is_new(since, self._desk.today()),
            lambda found: self._show(news=found, news_loaded=True),
            "catalogue.news",
        )

    def _ask(self, question: Callable[[], T], done: Callable[[T], None], key: str) -> None:
        self._background.run(
            question, owner=self, done=done, failed=self._failed, lane=Lane.READING, key=key
        )

    def _failed(self, error: DeskError) -> None:
        self.notice_changed.emit(notice(error), None)

    def _show(self, **changed: Any) -> None:
        self.state = replace(self.state, **changed)
        self.state_changed.emit(self.state)


def _this_year(today: date) -> tuple[date, date]:
    return today.replace(month=1, day=1), today


def _is_tree(wanted: Wanted) -> bool:
    """Nothing is searched or filtered: fields are shown, one of them open perhaps."""
    return not (wanted.sought.strip() or wanted.level or wanted.flag)


def _closed(one: ClosedRow) -> ProcedureLine:
    words = translate("catalogue", "Đã bãi bỏ từ {day}").format(day=formats.day(one.on))
    return ProcedureLine(one.code, one.name, words)
