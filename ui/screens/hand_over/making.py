"""Lists being made: what must leave the desk, and what was scanned of it, by unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from desk_app.domain.errors import DeskError
from desk_app.domain.handing_over.batch import MOST_LINES
from desk_app.domain.handing_over.faults import BatchTooLong
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.handing_over.hand_over import HandedOver, HandOver
from desk_app.services.handing_over.set_handling_unit import SetHandlingUnit
from desk_app.wiring.handing_over.desk import ToHandOver
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.news import DossiersChanged, News
from ui.screens.hand_over import words
from ui.screens.hand_over.pile import Odd
from ui.screens.hand_over.table import Heard, Table
from ui.texts import Notice, notice

_NEVER: Final = float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class MakingState:
    rows: Sequence[ToHandOver] = ()  # the current unit's first, then by latest moment
    scanned: frozenset[DossierId] = frozenset()
    current: DossierId | None = None  # what was scanned or chosen last
    unit: str | None = None  # whose list is made now; None: there is nothing to hand over
    count: int = 0  # on that list
    untouched: bool = False  # it came up when another was handed over: nobody meant it yet
    more: int = 0  # of that unit, not on it
    others: Sequence[tuple[str, int]] = ()  # other lists being made: unit, dossiers
    last: str = ""  # what became of the last scan
    odd: Sequence[Odd] = ()
    waiting: int = 0
    late: int = 0
    units: Sequence[str] = ()  # known by name, to choose from
    asks_unit: str = ""  # name of the procedure whose unit is asked for; empty: none is
    busy: bool = False
    loaded: bool = False
    allowed: bool = True


class MakingPart(QObject):
    state_changed = Signal(object)  # MakingState
    handed = Signal(object)  # Batch: its minutes are to be printed
    unit_named = Signal()  # and its list is shown

    def __init__(
        self,
        table: Table,
        office: Office,
        background: Runs,
        news: News,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._table, self._desk, self._now = table, office.handing_over, office.now
        self._background, self._news = background, news
        self._known: Mapping[DossierId, ToHandOver] = {}
        self._asked: ToHandOver | None = None  # whose procedure the form asks the unit of
        self.state = MakingState()
        table.changed.connect(self._word)
        table.served.connect(self._forget)

    def refresh(self) -> None:
        """Read what waits, and how the scanned ones stand now."""
        scanned = tuple(self._table.pile.scanned)

        def read() -> tuple[Sequence[ToHandOver], Sequence[ToHandOver], int, Sequence[str]]:
            desk = self._desk
            return desk.waiting(), desk.these(scanned), desk.late(), desk.units()

        self._background.run(
            read,
            owner=self,
            done=self._table.seat.to_asker(lambda found: self._read(scanned, *found)),
            failed=self._table.seat.to_asker(self._table.say),
            lane=Lane.READING,
            key="hand_over",
        )

    def take(self, one: ToHandOver) -> None:
        """A dossier was scanned."""
        self.turn_to()
        dossier, pile = one.dossier, self._table.pile
        if not dossier.waits:
            self._refuse(one)
            return
        if dossier.id in pile.scanned:
            place = list(self._of(one.unit)).index(dossier.id) + 1
            said = self.tr("{code} đã có trong danh sách, dòng {n}.")
            said = said.format(code=dossier.code, n=place)
            self._show(replace(self.state, last=said, current=dossier.id))
            self._table.heard.emit(Heard.LOOK)
            self._table.noticed.emit(
                Notice(said, self.tr("Không tính lần hai."), grave=False), None
            )
            self._word()
            return
        if len(self._of(one.unit)) >= MOST_LINES:
            told = notice(BatchTooLong(MOST_LINES))
            self._table.set_aside(dossier.code, told.title, told)
            return
        self._known = {**self._known, dossier.id: one}
        self._put(dossier.id)
        self._table.heard.emit(Heard.DONE)
        if not one.unit:
            self.ask_unit()

    def toggle(self, dossier: DossierId) -> None:
        """By hand: on the list, or off it again."""
        if dossier not in self._known or self.state.busy:
            return
        self.turn_to()
        if dossier in self._table.pile.scanned:
            code = self._known[dossier].dossier.code
            last = self.tr("Bỏ {code} khỏi danh sách.").format(code=code)
            self._show(replace(self.state, last=last, current=dossier))
            self._table.lay(self._table.pile.without([dossier]))
        else:
            self._put(dossier)

    def add_all(self) -> None:
        """Everything that waits for the current unit."""
        unit = self.state.unit
        if unit is None or self.state.busy:
            return
        self.turn_to()
        waiting = [row.dossier.id for row in self.state.rows if row.unit == unit]
        fresh = [one for one in waiting if one not in self._table.pile.scanned]
        fresh = fresh[: MOST_LINES - self.state.count]
        if not fresh:
            return
        pile = self._table.pile.with_scanned(*fresh).with_key(unit, self._desk.new_batch)
        last = self.tr("Đã thêm {n} hồ sơ chưa quét.").format(n=len(fresh))
        self._show(replace(self.state, last=last))
        self._table.lay(pile)

    def choose(self, dossier: DossierId) -> None:
        """The current row: its unit's list is the one being made."""
        if dossier != self.state.current and dossier in self._known:
            self._show(replace(self.state, current=dossier, untouched=False))
            self._word(keep_order=True)

    def turn_to(self) -> None:
        """A key, a click or a scan: the list that is shown is the one the officer means."""
        if self.state.untouched:
            self._show(replace(self.state, untouched=False))

    def ask_unit(self) -> None:
        """Which unit handles the procedure of the current dossier?"""
        current = self._known.get(self.state.current) if self.state.current else None
        if current is not None and not self.state.busy:
            self._asked = current
            self._show(replace(self.state, asks_unit=current.dossier.procedure))

    def leave_unit(self) -> bool:
        """False: nobody was asked."""
        if not self.state.asks_unit:
            return False
        self._show(replace(self.state, asks_unit=""))
        return True

    def set_unit(self, unit: str) -> None:
        """Of the procedure that was asked for, whatever was scanned or chosen since."""
        officer, asked = self._table.officer, self._asked
        if officer is None or asked is None or not self.state.asks_unit:
            return
        named = " ".join(unit.split())
        order = SetHandlingUnit(asked.dossier.procedure_code, named)

        def said(_nothing: None) -> None:
            self._place(order)
            answered = self._asked is asked and self._table.seat.holds(officer)
            if answered:
                self.turn_to()
                self._show(replace(self.state, asks_unit=""))
            self._word()
            if answered and not self._ask_next():
                self.unit_named.emit()
            self.refresh()

        self._background.run(
            lambda: self._desk.set_unit(order, officer),
            owner=self,
            done=said,
            failed=lambda error: self._table.seat.tell(officer, notice(error)),
        )

    def _ask_next(self) -> bool:
        """Of the next procedure on the table, or a unit would get a list for each that is named."""
        unnamed = self._of("")
        if not unnamed:
            return False
        self._show(replace(self.state, current=unnamed[0]))
        self._word()
        self.ask_unit()
        return True

    def confirm(self) -> None:
        """Hand over the list of the current unit; pressed once more, nothing: the list of the
        next unit waits until the officer turns to it."""
        officer, unit, state = self._table.officer, self.state.unit, self.state
        if officer is None or unit is None or state.busy or state.untouched or not state.count:
            return
        if not unit:
            self.ask_unit()
            return
        pile = self._table.pile.with_key(unit, self._desk.new_batch)
        self._table.lay(pile)
        order = HandOver(batch=pile.keys[unit], unit=unit, dossiers=self._of(unit))
        self._show(replace(self.state, busy=True))
        self._table.noticed.emit(None, None)

        def done(handed: HandedOver) -> None:
            if self._table.seat.holds(officer):
                self._done(order, handed, officer)
            else:
                self._tell(handed, officer)
            gone = frozenset(line.dossier for line in handed.batch.lines)
            self._news.tell(DossiersChanged(gone))

        self._background.run(
            lambda: self._desk.hand_over(order, officer),
            owner=self,
            done=done,
            failed=partial(self._failed, officer),
        )

    def _done(self, order: HandOver, handed: HandedOver, by: Officer) -> None:
        batch = handed.batch
        gone = [line.dossier for line in batch.lines]
        out = [dossier.id for dossier in handed.left_out]
        if not out and not set(gone) & set(order.dossiers):  # the list before, stored in a crash
            self._table.lay(self._table.pile.without_key(order.unit))
            self._show(replace(self.state, busy=False))
            self.confirm()
            return
        pile = self._table.pile.without([*gone, *out]).without_key(order.unit)
        self._show(replace(self.state, busy=False, last="", current=None, untouched=True))
        self._table.lay(pile)
        self._tell(handed, by)
        self.handed.emit(batch)
        self.refresh()

    def _tell(self, handed: HandedOver, by: Officer) -> None:
        batch = handed.batch
        title = self.tr("Đã bàn giao {n} hồ sơ cho {unit}, biên bản {number}.").format(
            n=len(batch.lines), unit=batch.unit, number=batch.list_number
        )
        advice = self.tr(
            "Số {number}. Ký hai liên, giao một liên; đơn vị ký nhận thì quét mã trên biên bản."
        ).format(number=batch.number)
        if handed.left_out:
            codes = ", ".join(str(dossier.code) for dossier in handed.left_out)
            advice = self.tr("Không đi cùng: {codes}.").format(codes=codes)
        whole = not handed.left_out
        self._table.seat.tell(by, Notice(title, advice, grave=False, done=whole))

    def _failed(self, by: Officer, error: DeskError) -> None:
        if self._table.seat.holds(by):
            self._show(replace(self.state, busy=False))
        self._table.seat.tell(by, notice(error))
        self.refresh()

    def _put(self, dossier: DossierId) -> None:
        one = self._known[dossier]
        pile = self._table.pile.with_scanned(dossier).with_key(one.unit, self._desk.new_batch)
        last = self.tr("Đã thêm {code}.").format(code=one.dossier.code)
        self._show(replace(self.state, last=last, current=dossier))
        self._table.lay(pile)

    def _refuse(self, one: ToHandOver) -> None:
        code, why = one.dossier.code, words.why_not(one.dossier)
        title = self.tr("{code} không vào danh sách: {why}.").format(code=code, why=why)
        advice = self.tr("Để giấy này riêng; mở hồ sơ để xem.")
        self._show(replace(self.state, last=title))
        self._table.set_aside(code, why, Notice(title, advice))

    def _read(
        self,
        asked: Sequence[DossierId],
        waiting: Sequence[ToHandOver],
        scanned: Sequence[ToHandOver],
        late: int,
        units: Sequence[str],
    ) -> None:
        later = [id_ for id_ in self._table.pile.scanned if id_ not in asked]  # while it was read
        since = [self._known[id_] for id_ in later if id_ in self._known]
        still = [one for one in scanned if one.dossier.waits]
        self._known = {one.dossier.id: one for one in (*since, *waiting, *still)}
        self._show(replace(self.state, waiting=len(waiting), late=late, units=units, loaded=True))
        self._drop([one for one in scanned if not one.dossier.waits])
        self._word()

    def _place(self, said: SetHandlingUnit) -> None:
        """At once: a list confirmed before it is read anew would ask for its unit again."""
        self._known = {
            id_: replace(one, unit=said.unit)
            if one.dossier.procedure_code == said.procedure
            else one
            for id_, one in self._known.items()
        }

    def _drop(self, dropped: Sequence[ToHandOver]) -> None:
        """Scanned before, and voided, withdrawn or sent off since: told, and left out."""
        if not dropped:
            return
        self._table.lay(self._table.pile.without([one.dossier.id for one in dropped]))
        said = "; ".join(f"{one.dossier.code} {words.why_not(one.dossier)}" for one in dropped[:3])
        title = self.tr("{n} hồ sơ ra khỏi danh sách.").format(n=len(dropped))
        self._table.noticed.emit(Notice(title, f"{said}.", grave=False), None)

    def _of(self, unit: str) -> Sequence[DossierId]:
        """The list of `unit`, in the order of scans."""
        return tuple(
            one
            for one in self._table.pile.scanned
            if one in self._known and self._known[one].unit == unit
        )

    def _word(self, *, keep_order: bool = False) -> None:
        """Make the state of what is known and what lies on the table."""
        pile, known = self._table.pile, self._known
        current = self.state.current if self.state.current in known else None
        if current is None:
            current = self._first()
        unit = known[current].unit if current is not None else None
        rows = self.state.rows if keep_order else self._in_order(unit)
        lists = {name: len(self._of(name)) for name in {one.unit for one in known.values()}}
        officer = self._table.officer
        self._show(
            replace(
                self.state,
                rows=rows,
                scanned=frozenset(pile.scanned),
                current=current,
                unit=unit,
                count=lists.get(unit, 0) if unit is not None else 0,
                more=sum(
                    1 for row in rows if row.unit == unit and row.dossier.id not in pile.scanned
                ),
                others=sorted((name, n) for name, n in lists.items() if n and name != unit),
                odd=pile.odd,
                allowed=officer is not None and officer.may(Right.HAND_OVER),
            )
        )

    def _first(self) -> DossierId | None:
        """What was scanned last, otherwise what must leave first."""
        scanned = [one for one in self._table.pile.scanned if one in self._known]
        if scanned:
            return scanned[-1]
        return next(iter(self._known), None)

    def _in_order(self, unit: str | None) -> Sequence[ToHandOver]:
        """The unit whose list is made first, then by what must leave its unit's pile first."""
        first: dict[str, float] = {}
        for one in self._known.values():
            first[one.unit] = min(_moment(one), first.get(one.unit, _NEVER))

        def place(one: ToHandOver) -> tuple[bool, float, str, float]:
            return one.unit != unit, first[one.unit], one.unit, _moment(one)

        return tuple(sorted(self._known.values(), key=place))

    def _forget(self) -> None:
        self._known = {}
        self._show(MakingState())

    def _show(self, state: MakingState) -> None:
        self.state = state
        self.state_changed.emit(state)


def _moment(one: ToHandOver) -> float:
    return one.by.timestamp() if one.by is not None else _NEVER
