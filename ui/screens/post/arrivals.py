"""Dossiers that came by post: a list read, its lines opened, received together, put aside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot

from db.queries.post.lines import LettersLine
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import DeskError
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.post.letters import LetterList
from desk_app.domain.post.tracking import tidy_tracking
from desk_app.services.post.check_letters import CheckedLetter, CheckedList, LetterState
from desk_app.services.post.take_letters import PutAside
from ui.screens.post.part import BATCH, Part
from ui.screens.post.words import letter_detail
from ui.shell.screen import Go
from ui.texts import notice

_TO_DO = frozenset({LetterState.COMPLETE, LetterState.DOUBTFUL})


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalsState:
    checked: CheckedList | None = None  # the list that is shown
    lists: Sequence[LettersLine] = ()  # taken into work, newest first
    loaded: bool = False
    may_receive: bool = False
    asking: bool = False  # whether all complete lines are to be received
    busy: bool = False
    done: int = 0  # received so far, of those under way
    under_way: int = 0

    @property
    def complete(self) -> int:
        return self.checked.count(LetterState.COMPLETE) if self.checked else 0

    @property
    def others(self) -> Sequence[LettersLine]:
        """Lists in work besides the one shown."""
        shown = self.checked.list.id if self.checked else None
        return [line for line in self.lists if line.id != shown]


class ArrivalsPart(Part):
    go = Signal(object)  # Go: a line opened in the intake, or what it became
    received = Signal(object, object)  # tuple of Dossiers, each with papers of its own; Officer
    wanted = Signal(int)  # row where work goes on

    state = ArrivalsState()

    def serve(self, officer: Officer | None) -> None:
        super().serve(officer)
        if officer is not None:
            self._show(may_receive=self.may(Right.RECEIVE))

    def read(self) -> None:
        """Look anew; where nothing is shown, the newest list that is not done."""
        if self.officer is None or self.state.busy:
            return
        self.ask(self.office.post.letter_lists, self._listed, key="post.lists")

    def read_file(self, file: Path) -> None:
        """Read and check it; nothing is stored."""
        officer = self.officer
        if officer is None or self.state.busy:
            return
        self.notice_changed.emit(None, None)
        self._show(busy=True)
        self.ask(
            lambda: self.office.post.read_letters(file, officer),
            partial(self._read_through, officer),
        )

    def write_template(self, file: Path) -> None:
        def written(name: str) -> None:
            self.say(self.tr("Đã ghi tệp mẫu {file}.").format(file=name))

        self.ask(lambda: self.office.post.write_template(file), self.seat.to_asker(written))

    @Slot(object)
    def open_row(self, row: CheckedLetter) -> None:
        """In the intake what is still a line; otherwise what it became."""
        if row.code:
            self.go.emit(Go("dossier", row.key))
        elif row.paper:
            self.go.emit(Go("sent_away", row.key))
        elif self.state.may_receive:
            asker = self.officer

            def opened(_listed: LetterList) -> None:
                if asker is not None and self.officer is asker:  # and looks at this page still
                    self.go.emit(Go("intake", row))

            self._in_work(opened)

    @Slot(object)
    def toggle_aside(self, row: CheckedLetter) -> None:
        """Leave the line for later, with what it lacks as the reason; or take it up again."""
        officer = self.officer
        if officer is None or row.code or row.paper or self.state.busy:
            return
        why = letter_detail(row) or self.tr("cán bộ để riêng")
        reason = "" if row.state is LetterState.ASIDE else why

        def put(listed: LetterList) -> None:
            order = PutAside(list=listed, line=row.letter.line, reason=reason)
            aside = self.office.post.put_aside
            self.do(lambda: aside(order, officer), lambda _none: self.read(), officer)

        self._in_work(put)

    @Slot()
    def ask_all(self) -> None:
        if self.state.complete and self.state.may_receive and not self.state.busy:
            self._show(asking=True)

    def leave_asking(self) -> bool:
        """False: nothing was asked."""
        asked = self.state.asking
        self._show(asking=False)
        return asked

    @Slot()
    def receive_all(self) -> None:
        """Every complete line, in order; what was received stays so whatever comes."""
        checked, officer = self.state.checked, self.officer
        if checked is None or officer is None or not self.state.asking or self.state.busy:
            return
        rows = [row for row in checked.rows if row.state is LetterState.COMPLETE]
        self._show(asking=False, busy=True, done=0, under_way=len(rows))
        self._in_work(lambda _listed: self._receive(rows, (), officer))

    @Slot()
    def next_list(self) -> None:
        """Another of the lists in work."""
        others, checked = self.state.others, self.state.checked
        if not others or self.state.busy:
            return
        older = [
            line for line in others if checked and checked.list.at and line.at < checked.list.at
        ]
        self._open_list((older or others)[0])

    def find(self, raw: str) -> bool:
        """Go to the line of a scanned item."""
        item, checked = tidy_tracking(raw), self.state.checked
        for n, row in enumerate(checked.rows if checked else ()):
            if row.letter.item and row.letter.item == item:
                self.wanted.emit(n)
                return True
        return False

    def _receive(
        self, rows: Sequence[CheckedLetter], got: tuple[Dossier, ...], by: Officer
    ) -> None:
        """All of them by who confirmed, who may sit here no more."""
        if not rows:
            self._finish(got, None, by)
            return

        def received(found: tuple[Sequence[Dossier], DeskError | None]) -> None:
            more, error = (*got, *found[0]), found[1]
            self._show(done=len(more))
            if error is None:
                self._receive(rows[BATCH:], more, by)
            else:
                self._finish(more, error, by)

        self.do(lambda: self._some(rows[:BATCH], by), received, by)

    def _some(
        self, rows: Sequence[CheckedLetter], officer: Officer
    ) -> tuple[Sequence[Dossier], DeskError | None]:
        """A few of them, and what stopped it."""
        found = list[Dossier]()
        for row in rows:
            try:
                found.append(
                    self.office.counter.receive(replace(row.order, from_list=True), officer)
                )
            except DeskError as error:
                return found, error
        return found, None

    def _finish(self, got: tuple[Dossier, ...], error: DeskError | None, by: Officer) -> None:
        self.rest()
        if got:
            self.received.emit(got, by)
            self.tell_of(*(dossier.id for dossier in got))
        if error is not None:
            self.seat.tell(by, notice(error))
        else:
            advice = self.tr("Giấy tờ in lần lượt; các dòng còn lại cần mở ra xem.")
            if not self.seat.holds(by):
                advice = self.tr("Giấy tờ chờ trong danh sách in; các dòng còn lại cần mở ra xem.")
            self.tell(by, self.tr("Đã tiếp nhận {n} hồ sơ bưu chính.").format(n=len(got)), advice)
        self.read()

    def _in_work(self, then: Callable[[LetterList], None]) -> None:
        """Go on once every desk of the office can see the list."""
        checked, officer = self.state.checked, self.officer
        if checked is None or officer is None:
            return
        if checked.taken:
            then(checked.list)
            return

        def taken(listed: LetterList) -> None:
            if self.state.checked is checked:
                self._show(checked=replace(checked, list=listed, taken=True))
            then(listed)

        self.do(lambda: self.office.post.take(checked.list, officer), taken, officer)

    def _listed(self, lists: Sequence[LettersLine]) -> None:
        self._show(lists=lists, loaded=True)
        checked, officer = self.state.checked, self.officer
        if checked is not None and officer is not None:
            listed = checked.list
            self.ask(
                lambda: self.office.post.check(listed, officer), self._checked, key="post.list"
            )
        elif left := [line for line in lists if line.left]:
            self._open_list(left[0])

    def _open_list(self, line: LettersLine) -> None:
        officer = self.officer
        if officer is None:
            return

        def check() -> CheckedList | None:
            listed = self.office.post.letters(line.id)
            return None if listed is None else self.office.post.check(listed, officer)

        self.ask(check, self._opened, key="post.list")

    def _opened(self, checked: CheckedList | None) -> None:
        if checked is not None:
            self._checked(checked)
            self.wanted.emit(self._first())

    def _read_through(self, by: Officer, checked: CheckedList) -> None:
        self.rest()
        if not self.seat.holds(by):  # nothing was stored: they read the file once more
            self.read()
            return
        self._show(checked=checked, asking=False)
        title = self.tr("Đã đọc {n} dòng, chưa tiếp nhận gì.").format(n=len(checked.rows))
        advice = self.tr("Mở từng dòng bằng Enter, hoặc bấm 2 để nhận các dòng đủ.")
        self.say(title, advice, done=False)
        self.wanted.emit(self._first())

    def _checked(self, checked: CheckedList) -> None:
        before = self.state.checked
        self._show(checked=checked)
        if before is not None and before.list.id == checked.list.id:
            self._go_on(before, checked)

    def _go_on(self, before: CheckedList, now: CheckedList) -> None:
        """From a line that became something meanwhile to the next that is still to do."""
        became = [
            n
            for n, (old, new) in enumerate(zip(before.rows, now.rows, strict=True))
            if old.state in _TO_DO and new.state not in _TO_DO
        ]
        if not became:
            return
        after = [n for n, row in enumerate(now.rows) if row.state in _TO_DO and n > became[-1]]
        self.wanted.emit(after[0] if after else self._first())

    def _first(self) -> int:
        """The first line there is something to do about."""
        rows = self.state.checked.rows if self.state.checked else ()
        return next((n for n, row in enumerate(rows) if row.state in _TO_DO), 0)

    def rest(self) -> None:
        self._show(busy=False, under_way=0)

    def _show(self, **changed: Any) -> None:
        self.state = replace(self.state, **changed)
        self.state_changed.emit(self.state)
