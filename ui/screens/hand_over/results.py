"""Results that come back from the unit: scanned one after another, noted in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from desk_app.domain.acts import kinds
from desk_app.domain.errors import DeskError
from desk_app.domain.handling.flow import may_begin
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.handing_over.results_back import CameBack, ResultsBack
from desk_app.wiring.handing_over.desk import ToHandOver
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.dossiers.told import several_wait
from ui.news import DossiersChanged, News
from ui.screens.hand_over import words
from ui.screens.hand_over.pile import Odd
from ui.screens.hand_over.table import Heard, Table
from ui.texts import Notice, notice


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsState:
    rows: Sequence[ToHandOver] = ()  # the last scanned first
    note: str = ""
    last: str = ""
    odd: Sequence[Odd] = ()
    busy: bool = False
    allowed: bool = True


class ResultsPart(QObject):
    state_changed = Signal(object)  # ResultsState

    def __init__(
        self,
        table: Table,
        office: Office,
        background: Runs,
        news: News,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._table, self._desk = table, office.handing_over
        self._background, self._news = background, news
        self._known: Mapping[DossierId, ToHandOver] = {}
        self.state = ResultsState()
        table.changed.connect(self._word)
        table.served.connect(self._forget)

    def refresh(self) -> None:
        scanned = tuple(self._table.pile.results)
        self._background.run(
            lambda: self._desk.these(scanned),
            owner=self,
            done=self._table.seat.to_asker(lambda found: self._read(scanned, found)),
            failed=self._table.seat.to_asker(self._table.say),
            lane=Lane.READING,
            key="hand_over.results",
        )

    def take(self, one: ToHandOver) -> None:
        """The label of a dossier whose result is here was scanned."""
        dossier = one.dossier
        if not _may_come(one):
            why = words.no_result(dossier)
            title = self.tr("{code} chưa nhận kết quả được: {why}.")
            title = title.format(code=dossier.code, why=why)
            told = Notice(title, self.tr("Để riêng; mở hồ sơ để xem."))
            self._show(replace(self.state, last=title))
            self._table.set_aside(dossier.code, why, told)
        elif dossier.id in self._table.pile.results:
            said = self.tr("{code} đã có trong danh sách.").format(code=dossier.code)
            self._show(replace(self.state, last=said))
            self._table.heard.emit(Heard.LOOK)
            self._table.noticed.emit(
                Notice(said, self.tr("Không tính lần hai."), grave=False), None
            )
        else:
            self._known = {**self._known, dossier.id: one}
            said = self.tr("Đã thêm {code}.").format(code=dossier.code)
            self._show(replace(self.state, last=said))
            self._table.lay(self._table.pile.with_result(dossier.id))
            self._table.heard.emit(Heard.DONE)
        self._word()

    def take_off(self, dossier: DossierId) -> None:
        """Off the list again, by hand."""
        if not self.state.busy and dossier in self._table.pile.results:
            results = tuple(one for one in self._table.pile.results if one != dossier)
            self._table.lay(replace(self._table.pile, results=results))
            self._word()

    def write(self, note: str) -> None:
        self._table.lay(replace(self._table.pile, note=note))
        self._word()

    def confirm(self) -> None:
        officer, pile = self._table.officer, self._table.pile
        if officer is None or self.state.busy or not self.state.rows:
            return
        order = ResultsBack(dossiers=pile.results, note=pile.note)
        self._show(replace(self.state, busy=True))
        self._table.noticed.emit(None, None)

        def done(came: CameBack) -> None:
            if self._table.seat.holds(officer):
                self._done(came)
            self._tell(came, officer)
            self._news.tell(DossiersChanged(frozenset(came.back)))

        self._background.run(
            lambda: self._desk.results_back(order, officer),
            owner=self,
            done=done,
            failed=partial(self._failed, officer),
        )

    def _done(self, came: CameBack) -> None:
        out = [dossier.id for dossier in came.left_out]
        gone = {*came.back, *out}
        results = tuple(one for one in self._table.pile.results if one not in gone)
        self._table.lay(replace(self._table.pile, results=results, note=""))
        self._show(replace(self.state, busy=False, last=""))
        self._word()

    def _tell(self, came: CameBack, by: Officer) -> None:
        title = self.tr("Đã nhận {n} kết quả về quầy.").format(n=len(came.back))
        advice = self.tr("Chủ hồ sơ đến: quét giấy tiếp nhận, hoặc F5; gửi bưu điện: Shift+F4.")
        if came.left_out:
            codes = ", ".join(str(dossier.code) for dossier in came.left_out)
            advice = self.tr("Không nhận được: {codes}.").format(codes=codes)
        advice = several_wait(advice, came.told)
        whole = not came.left_out
        self._table.seat.tell(by, Notice(title, advice, grave=False, done=whole))

    def _failed(self, by: Officer, error: DeskError) -> None:
        if self._table.seat.holds(by):
            self._show(replace(self.state, busy=False))
        self._table.seat.tell(by, notice(error))
        self.refresh()

    def _read(self, asked: Sequence[DossierId], found: Sequence[ToHandOver]) -> None:
        since = {id_: one for id_, one in self._known.items() if id_ not in asked}
        self._known = since | {one.dossier.id: one for one in found}
        done = [one.dossier.id for one in found if not _may_come(one)]
        if done:
            results = tuple(one for one in self._table.pile.results if one not in done)
            self._table.lay(replace(self._table.pile, results=results))
            title = self.tr("{n} hồ sơ ra khỏi danh sách.").format(n=len(done))
            advice = self.tr("Kết quả đã được nhận, hoặc hồ sơ đã kết thúc.")
            self._table.noticed.emit(Notice(title, advice, grave=False), None)
        self._word()

    def _word(self) -> None:
        officer, pile = self._table.officer, self._table.pile
        rows = [self._known[one] for one in reversed(pile.results) if one in self._known]
        self._show(
            replace(
                self.state,
                rows=tuple(rows),
                note=pile.note,
                odd=pile.odd,
                allowed=officer is not None and officer.may(Right.RESULT_BACK),
            )
        )

    def _forget(self) -> None:
        self._known = {}
        self._show(ResultsState())

    def _show(self, state: ResultsState) -> None:
        self.state = state
        self.state_changed.emit(state)


def _may_come(one: ToHandOver) -> bool:
    dossier = one.dossier
    return not dossier.read_only and may_begin(kinds.RESULT_BACK, dossier.status)
