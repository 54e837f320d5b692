"""Reports: what is asked, what is being reckoned, what is shown, opened and noted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from db.queries.reports.tallies import PAGE
from db.queries.rows import DossierLine
from desk_app.domain.counting.period import NoPeriod, PeriodKind, span_of
from desk_app.domain.errors import DeskError
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.reports.every import label_of
from desk_app.reports.report import Cell
from desk_app.services.counting.note_index import NoteIndex
from desk_app.services.counting.note_report import ReportOrder
from desk_app.wiring.office import Office
from desk_app.wiring.reports.desk import Shown
from desk_app.wiring.reports.files import FileKind
from ui.background import Lane, Runs
from ui.dossiers.words import Wording
from ui.screens.books.asking.question import Against, Question, first_question
from ui.screens.books.facts import BooksState, Listed, Stage, notable
from ui.screens.books.files.writer import FileWriter
from ui.screens.books.words import place
from ui.texts import notice

_KEY: Final = "books"


class BooksPresenter(QObject):
    """A report that is no longer waited for is dropped when it comes."""

    state_changed = Signal(object)  # BooksState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    noted = Signal()  # stored: what was typed for it is done with

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office, self._background = office, background
        self._reports = office.reports
        self._wording = Wording(facts=office.facts, now=office.now, is_working=office.is_working)
        self._officer: Officer | None = None
        self._writer = FileWriter(office, background, self)
        self._writer.changed.connect(lambda writing: self.show(writing=writing))
        self._writer.notice_changed.connect(self.notice_changed)
        self._round = 0  # of the asking that is waited for
        self.state = BooksState()

    def enter(self, officer: Officer) -> None:
        """Another officer begins anew, and the file of the one before is given up; the same one
        finds the report that was open."""
        today = office_date(self._office.now())
        if self._officer is None or officer.id != self._officer.id:
            self._round += 1
            self.state = BooksState(
                names=self._reports.names(),
                question=first_question(today),
                parts=self.state.parts,
            )
        self._officer = officer
        self._writer.serve(officer)
        self._come_to_today()
        self.show(
            reads_all=officer.may(Right.SEE_WHOLE_DAY),
            may_inspect=officer.may(Right.INSPECT),
        )
        self._background.run(
            self._reports.parts,
            owner=self,
            done=lambda parts: self.show(parts=parts),
            failed=self._failed,
            lane=Lane.READING,
            key="books.parts",
        )

    # What is asked

    def choose(self, name: str) -> None:
        question = replace(self.state.question, name=name)
        chosen = next(one for one in self.state.names if one.name == name)
        if not chosen.compares:
            question = question.held_against(Against.NOTHING)
        self._ask(question if chosen.in_parts else replace(question, field="", level=""))

    def choose_kind(self, kind: PeriodKind) -> None:
        self._choose_period(self.state.question.of_kind(kind, self.state.today))

    def step(self, ahead: bool) -> None:  # a direction
        self._choose_period(self.state.question.stepped(ahead, self.state.today))

    def put_day(self, day: date) -> None:
        self._choose_period(self.state.question.holding(day))

    def put_days(self, first: date, last: date) -> bool:
        """False: the last comes before the first."""
        try:
            self._choose_period(replace(self.state.question, period=span_of(first, last)))
        except NoPeriod:
            return False
        return True

    def ask_over(self) -> None:
        """The period that was over last."""
        self._choose_period(self.state.question.over(self.state.today))

    def put_against(self, against: Against) -> None:
        self._ask(self.state.question.held_against(against))

    def put_against_day(self, day: date) -> None:
        self._ask(self.state.question.held_against_day(day))

    def put_against_days(self, first: date, last: date) -> None:
        self._ask(self.state.question.held_against_days(first, last))

    def put_field(self, field: str) -> None:
        self._ask(replace(self.state.question, field=field))

    def put_level(self, level: str) -> None:
        self._ask(replace(self.state.question, level=level))

    def _choose_period(self, question: Question) -> None:
        self.show(question=question, period_chosen=True)

    def _ask(self, question: Question) -> None:
        self.show(question=question)

    def _come_to_today(self) -> None:
        """The program stays on for weeks. What is read or reckoned is of the period it was asked
        for."""
        today, state = office_date(self._office.now()), self.state
        stays = state.period_chosen or state.stage is not Stage.CHOOSING
        self.show(today=today, question=state.question if stays else state.question.come_to(today))

    # The report

    def make(self) -> None:
        """Count what changed, then reckon; each is a short piece of work in the reading lane."""
        order = self._order()
        if order is None or self.state.stage.waits:
            return
        self._round += 1
        self.notice_changed.emit(None, None)
        self.show(stage=Stage.COUNTING, shown=None, listed=None, noting="")
        self._count(order, self._round)

    def turn(self, ahead: bool) -> None:  # a direction
        if self.state.may_turn(ahead):
            self.step(ahead)
            self.make()

    def stop(self) -> bool:
        """Out of writing, waiting, a note, a list, the report; False: nothing is open."""
        state = self.state
        if self._writer.give_up():
            return True
        if state.noting:
            self.show(noting="")
        elif state.listed is not None:
            self.show(listed=None)
        elif state.stage is not Stage.CHOOSING:
            self._round += 1
            self.show(stage=Stage.CHOOSING, shown=None)
            self._come_to_today()
        else:
            return False
        return True

    def _order(self) -> ReportOrder | None:
        officer, question = self._officer, self.state.question
        if officer is None:
            return None
        return ReportOrder(
            name=question.name,
            period=question.period,
            whose=None if self.state.reads_all else officer.id,
            against=question.other,
            field=question.field,
            level=question.level,
        )

    def _count(self, order: ReportOrder, asked: int) -> None:
        self._background.run(
            self._reports.count,
            owner=self,
            done=lambda counted: self._counted(counted, order, asked),
            failed=lambda error: self._unmade(error, asked),
            lane=Lane.READING,
            key=_KEY,
        )

    def _counted(self, counted: int, order: ReportOrder, asked: int) -> None:
        officer = self._officer
        if asked != self._round or officer is None:
            return
        if counted:
            self._count(order, asked)
            return
        self.show(stage=Stage.MAKING)
        self._background.run(
            lambda: self._reports.show(order, officer),
            owner=self,
            done=lambda shown: self._made(shown, asked),
            failed=lambda error: self._unmade(error, asked),
            lane=Lane.READING,
            key=_KEY,
        )

    def _made(self, shown: Shown, asked: int) -> None:
        if asked == self._round:
            self.show(stage=Stage.SHOWN, shown=shown)

    def _unmade(self, error: DeskError, asked: int) -> None:
        if asked == self._round:
            self.show(stage=Stage.CHOOSING)
            self._failed(error)

    # Behind a number

    def open(self, row: int, column: int) -> None:
        """The list behind the cell; an index that no desk can know is noted instead."""
        shown, order = self.state.shown, self._order()
        if shown is None or order is None or not 0 <= row < len(shown.report.rows):
            return
        line = shown.report.rows[row]
        cell: Cell = line.cells[column]
        if cell.opens is not None:
            order = replace(order, row=cell.opens.row, column=cell.opens.column)
            self.show(listed=Listed(place(shown.report, line, column), order))
            self.more()
        elif self.state.reads_all and notable(shown.report.name, line):
            self.show(noting=line.key)

    def more(self) -> None:
        """The next page of the list."""
        listed, officer = self.state.listed, self._officer
        if listed is None or officer is None:
            return
        self._background.run(
            lambda: self._reports.behind(listed.order, officer, listed.last),
            owner=self,
            done=lambda lines: self._listed(listed, lines),
            failed=self._failed,
            lane=Lane.READING,
            key="books.list",
        )

    def _listed(self, asked: Listed, lines: Sequence[DossierLine]) -> None:
        if self.state.listed is not asked:
            return
        rows = [*asked.rows, *(self._wording.row(line) for line in lines)]
        self.show(
            listed=replace(
                asked,
                rows=rows,
                last=lines[-1].n if lines else asked.last,
                more=len(lines) >= PAGE,
                read=True,
            )
        )

    def file_name(self, kind: FileKind) -> str:
        """``Tiến độ 2026-10.xlsx``"""
        question = self.state.question
        label = label_of(question.name).replace("/", "-")
        return f"{label} {question.period}.{kind}"

    def write(self, kind: FileKind, path: Path) -> None:
        shown, order, officer = self.state.shown, self._order(), self._officer
        if shown is not None and order is not None and officer is not None:
            self._writer.write(shown.report, order, officer, kind, path)

    # What no desk can reckon

    def note(self, value: Decimal, source: str) -> None:
        officer, code = self._officer, self.state.noting
        if officer is None or not code:
            return
        order = NoteIndex(index=code, period=self.state.question.period, value=value, source=source)
        self._background.run(
            lambda: self._reports.note_index(order, officer),
            owner=self,
            done=lambda _stored: self._noted(),
            failed=self._failed,
        )

    def _noted(self) -> None:
        self.noted.emit()
        self.show(noting="")
        self.make()

    def show(self, **changed: object) -> None:
        state = replace(self.state, **changed)  # type: ignore[arg-type]  # fields of the state
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)

    def _failed(self, error: DeskError) -> None:
        self.notice_changed.emit(notice(error), None)
