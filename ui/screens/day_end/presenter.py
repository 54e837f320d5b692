"""One day of the office: read when shown, sealed by a leader, gone on with for a reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, Signal, Slot

from desk_app.domain.day_end.faults import GroundMissing, WordsMissing
from desk_app.domain.day_end.seal import OfficeDay, Proof, WentOn
from desk_app.domain.errors import DeskError
from desk_app.domain.ids import OfficerId
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.day_end.look import DayLook
from desk_app.services.day_end.seal_day import GoOn, SealDay
from desk_app.wiring.office import Office
from ui import formats
from ui.background import Lane, Runs
from ui.news import DossiersChanged, ExchangeWanted, Fact, News
from ui.screens.day_end.rows import DayFacts
from ui.seat.seat import Seat
from ui.texts import Notice, notice

_FIRST: Final = date(2000, 1, 1)  # as far back as a day can be typed


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEndState:
    day: date
    typed: str  # the day as it is typed
    here: DeskFacts  # how desks are called
    leads: bool = False  # sees the whole day
    may_seal: bool = False
    known: OfficeDay | None = None  # None: not read yet
    facts: DayFacts | None = None  # None: not read yet, or not this officer's to see
    points: tuple[str, ...] = ()
    proof: Proof | None = None
    said: Mapping[str, str] = field(default_factory=dict)  # point → words typed
    reason: str = ""  # to go on, as typed
    own: WentOn | None = None  # why this officer goes on at this desk, stored
    asking: bool = False  # whether it is to be sealed for good
    sure: bool = False  # it is
    busy: bool = False

    @property
    def sealed(self) -> bool:
        return self.known is not None and self.known.seal is not None

    @property
    def settled(self) -> bool:
        """The day that is typed is the one that is shown."""
        return formats.day_from(self.typed) == self.day


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typed:
    """Of one day, while other days are looked at."""

    said: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""


_Left: TypeAlias = tuple[date | None, dict[date, _Typed]]  # the day looked at, what is typed


class DayEndPresenter(QObject):
    state_changed = Signal(object)  # DayEndState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    wanting = Signal(str)  # key of a point without words; "" the reason to go on
    day_wanting = Signal()  # what is typed is no day that can be shown
    sure_wanting = Signal()  # nobody has said yet that it is to be sealed for good

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._office, self._desk = office, office.day_end
        self._background, self._news = background, news
        self._typed: dict[date, _Typed] = {}  # by this officer, and not stored
        self._under_way: set[tuple[OfficerId, date]] = set()  # what is being stored
        self._seat = Seat[_Left](office.now, self.notice_changed.emit)
        self._shown_on: date | None = None  # None: not shown
        self._left_on = office_date(office.now())
        self.state = self._anew(office_date(office.now()))
        news.changed.connect(self._hear)

    def enter(self, officer: Officer, day: date | None) -> None:
        """What another officer typed here is not this one's to store; they find it again.

        The day shown last stays; but not over night, unless somebody was about to write of it.
        """
        today = office_date(self._office.now())
        before, another = self._seat.officer, not self._seat.holds(officer)
        day_left, self._typed = self._seat.sit(officer, (self.state.day, self._typed), (None, {}))
        if another:
            shown = None if before is None else day_left
        else:
            stays = self._left_on == today or self.state.day in self._typed
            shown = self.state.day if stays else None
        self._shown_on = today
        wanted = day or shown or today
        if another or wanted != shown:
            self._show(self._anew(wanted))
        self.refresh()

    def leave(self) -> None:
        """What was typed stays with its officer, who may come back."""
        self._shown_on, self._left_on = None, office_date(self._office.now())
        self.ask_no_more()

    def ask_no_more(self) -> bool:
        """False: nothing was asked."""
        asked = self.state.asking
        if asked:
            self._show(replace(self.state, asking=False, sure=False))
        return asked

    @Slot()
    def refresh(self) -> None:
        officer, day = self._seat.officer, self.state.day
        if officer is None:
            return
        if not officer.may(Right.SEE_WHOLE_DAY):
            self._background.run(
                lambda: self._desk.known(day),
                owner=self,
                done=self._seat.to_asker(partial(self._take_known, day)),
                failed=self._seat.to_asker(self._say),
                lane=Lane.READING,
                key="day_end",
            )
            return
        self._background.run(
            lambda: self._desk.look(day, officer),
            owner=self,
            done=self._seat.to_asker(partial(self._take, officer)),
            failed=self._seat.to_asker(self._say),
            lane=Lane.READING,
            key="day_end",
        )

    @Slot(str)
    def type_day(self, text: str) -> None:
        """The day is read as soon as it is one; days to come are left alone."""
        day = formats.day_from(text)
        if day is None or day > office_date(self._office.now()) or day == self.state.day:
            self._show(replace(self.state, typed=text))
            return
        self._show(replace(self._anew(day), typed=text))
        self.refresh()

    @Slot(int)
    def step(self, days: int) -> None:
        day = self.state.day + timedelta(days=days)
        if _FIRST <= day <= office_date(self._office.now()):
            self._show(self._anew(day))
            self.refresh()

    @Slot(str, str)
    def put_word(self, key: str, words: str) -> None:
        self.state = replace(self.state, said={**self.state.said, key: words})
        self._keep_typed()

    @Slot(str)
    def put_reason(self, words: str) -> None:
        self.state = replace(self.state, reason=words)
        self._keep_typed()

    @Slot(bool)
    def put_sure(self, sure: bool) -> None:  # as it is ticked
        self._show(replace(self.state, sure=sure))

    @Slot()
    def confirm(self) -> None:
        """Seal an open day, or say why one goes on in a sealed one.

        A seal is for good: it is asked for once more by a tick, which no key pressed twice or
        held down gives.
        """
        state, officer = self.state, self._seat.officer
        if officer is None or state.busy or state.known is None or not self.is_settled():
            return
        if state.sealed:
            self._go_on(GoOn(day=state.day, reason=state.reason), officer)
        elif state.may_seal:
            self._may_seal(state, officer)

    def _may_seal(self, state: DayEndState, officer: Officer) -> None:
        missing = [key for key in state.points if not state.said.get(key, "").strip()]
        if missing:
            self._failed(officer, state.day, WordsMissing(missing))
        elif state.asking and state.sure:
            self._seal(SealDay(day=state.day, remarks=state.said), officer)
        else:
            self._show(replace(state, asking=True))
            said = self.tr("Ngày {day} khóa rồi không mở lại được; chưa khóa.")
            advice = self.tr("Đánh dấu xác nhận rồi bấm Ctrl+Enter lần nữa; Esc để thôi.")
            notice = Notice(said.format(day=formats.day(state.day)), advice, grave=False)
            self.notice_changed.emit(notice, None)
            self.sure_wanting.emit()

    @Slot(object)
    def save(self, into: Path) -> None:
        officer, day = self._seat.officer, self.state.day
        if officer is None:
            return
        self._background.run(
            lambda: self._desk.write_sheet(day, into, officer),
            owner=self,
            done=partial(self._saved, officer),
            failed=lambda error: self._seat.tell(officer, notice(error)),
            lane=Lane.READING,
        )

    def is_settled(self) -> bool:
        """Otherwise it is said: nothing is done with another day than the one that is typed."""
        if self.state.settled:
            return True
        said = self.tr("Chưa rõ là ngày nào: “{typed}”.").format(typed=self.state.typed)
        advice = self.tr("Gõ đủ ngày, tháng, năm của một ngày đã đến, hoặc bấm PgUp, PgDn.")
        self.notice_changed.emit(Notice(said, advice), None)
        self.day_wanting.emit()
        return False

    def file_name(self) -> str:
        """As in "phieu-ngay-261120.xlsx"."""
        return f"phieu-ngay-{self.state.day:%y%m%d}.xlsx"

    def _seal(self, order: SealDay, officer: Officer) -> None:
        self._begin(officer, order.day)
        typed = self._typed
        self._background.run(
            lambda: self._desk.seal(order, officer),
            owner=self,
            done=lambda _known: self._sealed(officer, order.day, typed),
            failed=partial(self._failed, officer, order.day),
        )

    def _go_on(self, order: GoOn, officer: Officer) -> None:
        self._begin(officer, order.day)
        typed = self._typed
        self._background.run(
            lambda: self._desk.go_on(order, officer),
            owner=self,
            done=lambda _known: self._went_on(officer, order.day, typed),
            failed=partial(self._failed, officer, order.day),
        )

    def _sealed(self, by: Officer, day: date, typed: dict[date, _Typed]) -> None:
        """Args: typed: By who sealed it, who may sit here no more."""
        typed.pop(day, None)
        if day == self.state.day and typed is self._typed:
            self.state = replace(self.state, asking=False, sure=False)
        said = self.tr("Đã khóa ngày {day}.").format(day=formats.day(day))
        advice = self.tr("In phiếu để ký. Việc thêm, sửa sau đó phải ghi lý do và vào phiếu sau.")
        self._done(by, day, said, advice)

    def _went_on(self, by: Officer, day: date, typed: dict[date, _Typed]) -> None:
        """Args: typed: By who goes on, who may sit here no more."""
        typed.pop(day, None)
        if day == self.state.day and typed is self._typed:
            self.state = replace(self.state, reason="")
        said = self.tr("Đã ghi lý do làm tiếp.")
        advice = self.tr("Bấm Esc, làm lại việc vừa rồi; phiếu ngày sau sẽ ghi cả hai.")
        self._done(by, day, said, advice)

    def _saved(self, by: Officer, file: str) -> None:
        said = self.tr("Đã lưu phiếu ngày vào {file}.").format(file=file)
        told = Notice(said, self.tr("Mở bằng Excel hoặc LibreOffice."), done=True)
        self._seat.tell(by, told)

    def _done(self, by: Officer, day: date, said: str, advice: str) -> None:
        self._rest(by, day)
        self._seat.tell(by, Notice(said, advice, done=True))
        self._news.tell(ExchangeWanted())
        self.refresh()

    def _take(self, officer: Officer, look: DayLook) -> None:
        if look.day != self.state.day:
            return
        seal = look.known.seal
        facts = DayFacts(
            sheet=look.sheet,
            paper=self._desk.worded(look, officer),
            remarks={} if seal is None else {line.key: line.said for line in seal.remarks},
            since=look.since,
            went_on=look.known.went_on,
            marks=look.marks,
            facts=self._office.facts,
        )
        same = self.state.points == tuple(look.points)
        self._show(
            replace(
                self.state,
                leads=True,
                own=self._own(look.known),
                asking=self.state.asking and same,
                sure=self.state.sure and same,
                may_seal=officer.may(Right.SEAL_DAY),
                known=look.known,
                facts=facts,
                points=tuple(look.points),
                proof=look.proof,
            )
        )

    def _take_known(self, day: date, known: OfficeDay) -> None:
        if day == self.state.day:
            shown = replace(self.state, known=known, leads=False, may_seal=False, facts=None)
            self._show(replace(shown, own=self._own(known)))

    def _own(self, known: OfficeDay) -> WentOn | None:
        here, officer = self._office.facts.desk, self._seat.officer
        said = [
            each
            for each in known.went_on
            if officer is not None and (each.by, each.desk) == (officer.id, here)
        ]
        return said[-1] if said else None

    def _failed(self, by: Officer, day: date, error: DeskError) -> None:
        self._seat.tell(by, notice(error))
        if self._rest(by, day):
            if isinstance(error, WordsMissing):
                self.wanting.emit(error.points[0])
            elif isinstance(error, GroundMissing):
                self.wanting.emit("")
        self.refresh()  # another desk may have sealed it, or something came meanwhile

    def _begin(self, by: Officer, day: date) -> None:
        self._under_way.add((by.id, day))
        self._show(replace(self.state, busy=True))

    def _rest(self, by: Officer, day: date) -> bool:
        """False: who asked for it, or its day, is here no more."""
        self._under_way.discard((by.id, day))
        here = self._seat.holds(by) and day == self.state.day
        if here:
            self._show(replace(self.state, busy=False))
        return here

    def _say(self, error: DeskError) -> None:
        self.notice_changed.emit(notice(error), None)

    def _anew(self, day: date) -> DayEndState:
        typed, officer = self._typed.get(day, _Typed()), self._seat.officer
        return DayEndState(
            busy=officer is not None and (officer.id, day) in self._under_way,
            day=day,
            typed=formats.day(day),
            here=self._office.facts,
            said=typed.said,
            reason=typed.reason,
        )

    def _keep_typed(self) -> None:
        state = self.state
        self._typed[state.day] = _Typed(said=state.said, reason=state.reason)

    def _show(self, state: DayEndState) -> None:
        self.state = state
        self.state_changed.emit(state)

    @Slot(object)
    def _hear(self, fact: Fact) -> None:
        """What other desks sent; what is typed stays as it is."""
        if self._shown_on is not None and isinstance(fact, DossiersChanged) and not fact.dossiers:
            self.refresh()
