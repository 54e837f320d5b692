"""What went by post: delivered, come back, as the post says line by line or in a file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import Signal, Slot

from db.queries.post.lines import PostalItemLine
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import DeskError
from desk_app.domain.ids import OfficerId
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.post.given import GivenList
from desk_app.domain.post.sending import Outcome, Stage
from desk_app.domain.post.tracking import tidy_tracking
from desk_app.services.post.check_outcomes import CheckedOutcome, Match
from desk_app.services.post.note_outcome import NoteOutcome
from ui import formats
from ui.screens.post.part import BATCH, Part
from ui.texts import Notice, notice


@dataclass(frozen=True, slots=True, kw_only=True)
class SentState:
    rows: Sequence[PostalItemLine] = ()
    loaded: bool = False
    may_note: bool = False
    may_print: bool = False
    noting: tuple[Outcome, PostalItemLine] | None = None  # its form stands below the table
    checked: Sequence[CheckedOutcome] | None = None  # a file of the post, read and not noted
    file: str = ""
    busy: bool = False

    @property
    def under_way(self) -> int:
        return sum(row.stage is Stage.POSTED for row in self.rows)

    @property
    def fits(self) -> int:
        return sum(row.match is Match.FITS for row in self.checked or ())


class SentPart(Part):
    list_asked = Signal(object, object, object)  # GivenList: to be printed; UUID of it; Officer
    wanted = Signal(int)  # row where work goes on
    day_wrong = Signal()

    state = SentState()

    _whose: OfficerId | None = None  # what is begun

    def serve(self, officer: Officer | None) -> None:
        """What one officer began to note is not noted by the next."""
        super().serve(officer)
        if officer is not None:
            if officer.id != self._whose:
                self._whose = officer.id
                self._show(noting=None, checked=None)
            self._show(may_note=self.may(Right.RETURN), may_print=self.may(Right.PRINT))

    def read(self) -> None:
        if self.officer is not None:
            self.ask(self.office.post.sent, self._read, key="post.sent")

    def begin(self, outcome: Outcome, row: PostalItemLine) -> None:
        """Open the form that says what became of `row`."""
        if row.stage is Stage.POSTED and self.state.may_note and not self.state.busy:
            self._show(noting=(outcome, row))

    def leave(self) -> bool:
        """Nothing is noted after all. False: nothing was begun."""
        begun = self.state.noting is not None or self.state.checked is not None
        if begun and not self.state.busy:
            self._show(noting=None, checked=None)
        return begun

    @Slot(str, str)
    def note(self, day: str, said: str) -> None:
        """Args: day: As typed; empty: today."""
        officer, noting = self.officer, self.state.noting
        if officer is None or noting is None or self.state.busy:
            return
        on = formats.last_day_from(day, office_date(self.office.now()))
        if on is None and day.strip():
            self.day_wrong.emit()
            return
        outcome, row = noting
        order = NoteOutcome(dossier=row.dossier, outcome=outcome, on=on, said=said)
        self.notice_changed.emit(None, None)
        self._show(busy=True)
        note = self.office.post.note_outcome
        self.do(lambda: note(order, officer), partial(self._noted, officer))

    def read_file(self, file: Path) -> None:
        """Read what the post says; nothing is noted."""
        if self.officer is None or self.state.busy:
            return
        self.notice_changed.emit(None, None)
        self._show(busy=True, noting=None)

        def checked(rows: Sequence[CheckedOutcome]) -> None:
            self.rest()
            shown(rows)

        shown = self.seat.to_asker(lambda rows: self._show(checked=rows, file=file.name))
        self.ask(lambda: self.office.post.read_outcomes(file), checked)

    @Slot()
    def note_all(self) -> None:
        """Everything of the file that fits."""
        orders = [row.order for row in self.state.checked or () if row.order is not None]
        officer = self.officer
        if officer is None or self.state.busy or not orders or not self.state.may_note:
            return
        self._show(busy=True)
        self._note_some(orders, (), officer)

    @Slot(object)
    def print_list(self, row: PostalItemLine) -> None:
        officer = self.officer
        if officer is None or row.list is None or not self.state.may_print:
            return
        self.print_again(row.list, officer)

    def print_again(self, list_id: UUID, officer: Officer) -> None:
        """Also of a list just given; it is noted before the printer is called."""
        job = uuid4()

        def noted(given: GivenList) -> None:
            self.list_asked.emit(given, job, officer)

        self.do(lambda: self.office.post.note_printed(list_id, job, officer), noted)

    def note_not_out(self, given: GivenList, job: UUID, by: Officer) -> None:
        """No printer took it: the next print is what this one would have been."""
        note = partial(self.office.post.note_not_out, given.id, job, by)
        self.do(note, lambda _nothing: None, by)

    def say_not_printed(self, given: GivenList, job: UUID, by: Officer) -> None:
        """Nothing of it went to a printer, and who asked for it sits here no more."""
        self.note_not_out(given, job, by)
        title = self.tr("Chưa in danh sách số {number}.").format(number=given.number)
        self.seat.tell(by, Notice(title, self.tr("Bấm In danh sách."), grave=False))

    def find(self, raw: str) -> bool:
        """Go to what a scanned number of an item, or the sign of a list, is of."""
        said, tracking = raw.strip().upper(), tidy_tracking(raw)
        for n, row in enumerate(self.state.rows):
            if tracking == row.tracking or _sign_fits(said, row):
                self.wanted.emit(n)
                return True
        return False

    def show_list(self, list_id: UUID) -> None:
        """Go to the first of a list that was scanned elsewhere."""
        for n, row in enumerate(self.state.rows):
            if row.list == list_id:
                self.wanted.emit(n)
                return

    def _note_some(
        self, orders: Sequence[NoteOutcome], got: tuple[Dossier, ...], by: Officer
    ) -> None:
        """All of them by who confirmed, who may sit here no more."""
        if not orders:
            self._all_noted(got, None, by)
            return

        def noted(found: tuple[Sequence[Dossier], DeskError | None]) -> None:
            more, error = (*got, *found[0]), found[1]
            if error is None:
                self._note_some(orders[BATCH:], more, by)
            else:
                self._all_noted(more, error, by)

        self.do(lambda: self._some(orders[:BATCH], by), noted, by)

    def _some(
        self, orders: Sequence[NoteOutcome], officer: Officer
    ) -> tuple[Sequence[Dossier], DeskError | None]:
        found = list[Dossier]()
        for order in orders:
            try:
                found.append(self.office.post.note_outcome(order, officer))
            except DeskError as error:
                return found, error
        return found, None

    def _all_noted(self, got: tuple[Dossier, ...], error: DeskError | None, by: Officer) -> None:
        self.rest()
        if self.seat.holds(by):
            self._show(checked=None)
        if error is not None:
            self.seat.tell(by, notice(error))
        else:
            self.tell(by, self.tr("Đã ghi kết quả phát của {n} bưu gửi.").format(n=len(got)))
        self.tell_of(*(dossier.id for dossier in got))
        self.read()

    def _noted(self, by: Officer, dossier: Dossier) -> None:
        self.rest()
        if self.seat.holds(by):
            self._show(noting=None)
        back = dossier.post.sendings[-1].outcome is Outcome.CAME_BACK
        title = self.tr("Đã ghi chuyển hoàn {code}.") if back else self.tr("Đã ghi phát {code}.")
        advice = self.tr("Kết quả chờ ở quầy: trả tại quầy, hoặc gửi lại.") if back else ""
        self.tell(by, title.format(code=dossier.code), advice)
        self.tell_of(dossier.id)

    def _read(self, rows: Sequence[PostalItemLine]) -> None:
        self._show(rows=rows, loaded=True)

    def rest(self) -> None:
        self._show(busy=False)

    def _show(self, **changed: Any) -> None:
        self.state = replace(self.state, **changed)
        self.state_changed.emit(self.state)


def _sign_fits(said: str, row: PostalItemLine) -> bool:
    """ "BC-261120-1001" is the list whose number is "1001/DSBC-TTPVHCC"."""
    number = row.number.split("/", 1)[0]
    return bool(number) and said.startswith("BC-") and said.rpartition("-")[2].lstrip("0") == number
