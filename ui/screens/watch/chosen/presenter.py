"""Which of the listed dossiers are chosen, and what is done with all of them at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import TypeAlias
from uuid import UUID, uuid5

from PySide6.QtCore import QObject, Signal, Slot

from desk_app.domain.errors import DeskError
from desk_app.domain.ids import DossierId, OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.watching.findings import Finding
from desk_app.services.watching.assign import Assign
from desk_app.services.watching.review import AT_ONCE, MarkSeen
from desk_app.wiring.office import Office
from desk_app.wiring.watching.urging import Urge, UrgedUnit
from ui.background import Lane, Runs
from ui.dossiers.words import DossierRow
from ui.news import DossiersChanged, ExchangeWanted, News
from ui.screens.watch.chosen.series import OneOf, Series, Went
from ui.screens.watch.chosen.words import Deed, all_seen, how_it_went, nobody_urged
from ui.seat.seat import Seat
from ui.texts import notice

Order: TypeAlias = tuple[tuple[DossierId, ...], Callable[[Officer], object]]
"""What one transaction is about, and what the officer who confirms has it do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenState:
    rows: Sequence[DossierRow] = ()
    findings: Mapping[UUID, Finding] = field(default_factory=dict)  # of a list of one kind
    chosen: frozenset[DossierId] = frozenset()
    officers: Sequence[Officer] = ()  # to whom dossiers may be given
    may_mark: bool = False
    may_remind: bool = False
    may_assign: bool = False
    busy: str = ""  # how far it has come, as in "12/40"; "": nothing is being done
    urged: tuple[DossierId, ...] = ()  # the last time: a paper can be printed of them
    stays: bool = False  # what is chosen did not go: nobody has chosen anything since

    @property
    def everything(self) -> bool:
        return bool(self.rows) and len(self.chosen) == len(self.rows)


class ChosenPresenter(QObject):
    """Where nothing is chosen, the dossier that is current is meant."""

    state_changed = Signal(object)  # ChosenState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    stored = Signal()  # something was done with some of them: the day is another
    print_asked = Signal(object, object)  # Sequence[UrgedUnit], Officer
    idle = Signal()  # what was confirmed is so already
    ended = Signal(object)  # OfficerId: what they confirmed was done, or cannot be

    def __init__(self, office: Office, background: Runs, news: News, parent: QObject) -> None:
        super().__init__(parent)
        self._watching, self._background, self._news = office.watching, background, news
        self.seat = Seat[ChosenState](office.now, self.notice_changed.emit)
        self._series = Series(background, self)
        self.state = ChosenState()

    def enter(self, officer: Officer) -> None:
        """What another chose is shown to nobody else, and to them again."""
        self._show(
            replace(
                self.seat.sit(officer, self.state, ChosenState()),
                may_mark=officer.may(Right.REVIEW),
                may_remind=officer.may(Right.REMIND),
                may_assign=officer.may(Right.ASSIGN),
            )
        )

    def show_list(self, rows: Sequence[DossierRow], findings: Mapping[UUID, Finding]) -> None:
        """What went from the list is chosen no more."""
        chosen = self.state.chosen & {row.id for row in rows}
        self._show(replace(self.state, rows=rows, findings=findings, chosen=chosen))

    def forget(self) -> None:
        """Another list is opened, or none."""
        self._show(replace(self.state, rows=(), findings={}, chosen=frozenset(), urged=()))

    @Slot(object)
    def toggle(self, dossier: DossierId) -> None:
        self._show(replace(self.state, chosen=self.state.chosen ^ {dossier}, stays=False))

    @Slot()
    def toggle_all(self) -> None:
        every = frozenset(row.id for row in self.state.rows)
        chosen = frozenset[DossierId]() if self.state.everything else every
        self._show(replace(self.state, chosen=chosen, stays=False))

    def meant(self, current: DossierId | None) -> Sequence[DossierId]:
        """In the order of the list."""
        chosen = self.state.chosen or ({current} if current is not None else set())
        return [row.id for row in self.state.rows if row.id in chosen]

    def ask_officers(self) -> None:
        """Who works here, for the form."""
        officer = self.seat.officer
        if officer is None:
            return
        self._background.run(
            self._watching.officers,
            owner=self,
            done=lambda found: self._show(replace(self.state, officers=found)),
            failed=self.seat.to_asker(self._say),
            lane=Lane.READING,
            key="watch.officers",
        )

    def mark(self, remark: str, current: DossierId | None) -> None:
        """Seen, each as it is now; what is seen already is marked again only with a remark."""
        found = [each for id_ in self.meant(current) if (each := self.state.findings.get(id_))]
        wanted = [each for each in found if remark or not each.seen]
        if found and not wanted:
            self.notice_changed.emit(all_seen(), None)
            self.idle.emit()
            return
        parts = [wanted[at : at + AT_ONCE] for at in range(0, len(wanted), AT_ONCE)]
        several = self._watching.mark_several
        self._do(
            Deed.MARK,
            [(_of(part), partial(several, _marks(part, remark))) for part in parts],
        )

    def assign(self, said: tuple[OfficerId, str], current: DossierId | None) -> None:
        """Args: said: To whom, and why."""
        to, reason = said
        one = self._watching.assign
        orders = [Assign(dossier=each, to=to, reason=reason) for each in self.meant(current)]
        self._do(Deed.ASSIGN, [((order.dossier,), partial(one, order)) for order in orders])

    def remind(self, said: tuple[timedelta, UUID], current: DossierId | None) -> None:
        """Args: said: Within how long an answer is wanted, and the key of the form that is
        confirmed: pressed twice it urges nobody twice."""
        within, key = said
        one = self._watching.urge
        orders = [
            Urge(dossier=each, key=uuid5(key, each.hex), within=within)
            for each in self.meant(current)
        ]
        self._do(Deed.REMIND, [((order.dossier,), partial(one, order)) for order in orders])

    def _do(self, deed: Deed, orders: Sequence[Order]) -> None:
        """One after the other, by the officer who confirmed, and told to no other."""
        officer = self.seat.officer
        if officer is None or self.state.busy or not orders:
            return
        every = sum(len(dossiers) for dossiers, _order in orders)
        codes = {row.id: row.code for row in self.state.rows}

        def told(n: int) -> None:
            self._change(officer, lambda state: replace(state, busy=f"{n}/{every}"))

        told(0)
        self._series.run(
            [OneOf(dossiers, partial(order, officer)) for dossiers, order in orders],
            told,
            partial(self._ended, deed, codes, officer),
        )

    def _change(self, officer: Officer, change: Callable[[ChosenState], ChosenState]) -> None:
        """The list of `officer`, who may sit here no more."""
        self._show(self.seat.change(officer, self.state, change))

    def _ended(self, deed: Deed, codes: Mapping[DossierId, str], by: Officer, went: Went) -> None:
        self._change(by, lambda state: _after(state, deed, went))
        self.ended.emit(by.id)
        self.seat.tell(by, how_it_went(deed, went, codes))
        if went.done and self.seat.holds(by):
            self.stored.emit()
        if went.done:
            self._news.tell(DossiersChanged(frozenset(went.done)))
            self._news.tell(ExchangeWanted())

    def print_(self, current: DossierId | None) -> None:
        """A paper for each who was urged: of what is chosen, otherwise of what was urged last."""
        officer, state = self.seat.officer, self.state
        if officer is None:
            return
        chosen = frozenset[DossierId]() if state.urged and state.stays else state.chosen
        ids = chosen or state.urged or self.meant(current)
        self._background.run(
            lambda: self._watching.reminded(ids),
            owner=self,
            done=self.seat.to_asker(lambda units: self._print(units, officer)),
            failed=self.seat.to_asker(self._say),
            lane=Lane.READING,
        )

    def _print(self, units: Sequence[UrgedUnit], officer: Officer) -> None:
        if units:
            self.print_asked.emit(units, officer)
        else:
            self.notice_changed.emit(nobody_urged(), None)

    def _say(self, error: DeskError) -> None:
        self.notice_changed.emit(notice(error), None)

    def _show(self, state: ChosenState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)


def _after(state: ChosenState, deed: Deed, went: Went) -> ChosenState:
    """What did not go stays chosen."""
    left = frozenset(each for each, _error in went.failed)
    urged = went.done if deed is Deed.REMIND and went.done else state.urged
    return replace(state, busy="", chosen=left, urged=urged, stays=True)


def _marks(findings: Sequence[Finding], remark: str) -> Sequence[MarkSeen]:
    return [
        MarkSeen(about=each.about, key=each.key, fact=each.fact, remark=remark) for each in findings
    ]


def _of(findings: Sequence[Finding]) -> tuple[DossierId, ...]:
    return tuple(each.dossier for each in findings if each.dossier is not None)
