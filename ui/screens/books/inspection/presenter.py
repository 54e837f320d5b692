"""An inspection: what is asked for, how far the folder is, what became of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from desk_app.domain.counting.period import PeriodKind, span_of
from desk_app.domain.errors import DeskError
from desk_app.domain.inspection.lottery import SampleOrder
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.wiring.inspection.desk import InspectionMade, InspectionOrder
from desk_app.wiring.inspection.one_dossier import InspectionWords
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.dossiers.trail_text import trail
from ui.dossiers.words import place
from ui.screens.books.asking.question import Question, first_question
from ui.screens.books.facts import Writing
from ui.screens.books.files.last_word import LastWord
from ui.screens.books.files.under_way import UnderWay
from ui.screens.books.inspection.facts import Entry, InspectionState, MadeFolder, Spot
from ui.texts import Notice, notice

_MOST: Final = 6  # figures of a size


class InspectionPresenter(QObject):
    state_changed = Signal(object)  # InspectionState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    folder_wanted = Signal(str)  # a name for it, proposed
    changed_hands = Signal()  # another officer: what is typed and ticked is not theirs

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office, self._background = office, background
        self._officer: Officer | None = None
        self._order: InspectionOrder | None = None  # waits for the name of its folder
        self._under_way = UnderWay(self)
        self._under_way.told.connect(self._tell)
        self._last_word = LastWord(lambda said: self.notice_changed.emit(said, None))
        self.state = InspectionState()

    def enter(self, officer: Officer) -> None:
        """Another officer finds nothing of what this one asked for."""
        today = office_date(self._office.now())
        if self._officer is None or officer.id != self._officer.id:
            self._under_way.give_up()  # another's
            self._show(InspectionState(today=today, question=first_question(today)))
            self.changed_hands.emit()
        self._officer = officer
        self._come_to_today()
        self._last_word.serve(officer.id)

    @property
    def may_inspect(self) -> bool:
        return self._officer is not None and self._officer.may(Right.INSPECT)

    def open(self) -> None:
        if not self.may_inspect:
            return
        self._come_to_today()
        self._change(opened=True)
        self._background.run(
            lambda: (self._office.reports.parts().fields, self._office.identity.officers()),
            owner=self,
            done=lambda found: self._change(
                fields=found[0], officers=sorted({one.name for one in found[1]})
            ),
            failed=self._failed,
            lane=Lane.READING,
            key="books.inspection",
        )

    def step_back(self) -> bool:
        """Out of writing, then out of the page; False: it is not open."""
        if self._under_way.give_up():
            return True
        if not self.state.opened:
            return False
        self._change(opened=False)
        return True

    # The period of receiving

    def choose_kind(self, kind: PeriodKind) -> None:
        self._ask(self.state.question.of_kind(kind, self.state.today))

    def step(self, ahead: bool) -> None:  # a direction
        self._ask(self.state.question.stepped(ahead, self.state.today))

    def ask_over(self) -> None:
        self._ask(self.state.question.over(self.state.today))

    def put_day(self, day: date) -> None:
        self._ask(self.state.question.holding(day))

    def put_days(self, first: date, last: date) -> None:
        self._ask(replace(self.state.question, period=span_of(first, last)))

    def _ask(self, question: Question) -> None:
        self._change(question=question, period_chosen=True, made=None)

    def _come_to_today(self) -> None:
        """The program stays on for weeks; a folder made or under way is of its period."""
        today, state = office_date(self._office.now()), self.state
        stays = state.period_chosen or state.made is not None or bool(self._under_way.name)
        question = state.question if stays else state.question.come_to(today)
        self._change(today=today, question=question)

    # The folder

    def draw(self, entry: Entry) -> None:
        """Ask for the name of the folder, where all that was typed can be read."""
        if self._under_way.name or not self.may_inspect:
            return
        size, seed = _size(entry.size), " ".join(entry.seed.split())
        errors = self._errors(size, seed)
        self._change(errors=errors)
        if size is None or errors:
            return
        period = self.state.question.period
        sample = SampleOrder(
            period=period,
            size=size,
            seed=seed,
            field=entry.field,
            officer=entry.officer,
            status=entry.status,
        )
        self._order = InspectionOrder(sample=sample, numbers=entry.numbers, scans=entry.scans)
        name = self.tr("thanh-tra {period}").format(period=str(period).replace("..", " den "))
        self.folder_wanted.emit(name)

    def write(self, folder: Path) -> None:
        officer, order = self._officer, self._order
        if officer is None or order is None or self._under_way.name:
            return
        watching = self._under_way.begin(folder.name)
        self._last_word.ask()
        self.notice_changed.emit(None, None)
        self._change(writing=Writing(folder.name), made=None)
        words = InspectionWords(trail, place)
        self._background.run(
            lambda: self._office.inspection.write(order, officer, folder, words, watching),
            owner=self,
            done=lambda made: self._done(made, folder, bare=order.numbers or order.scans),
            failed=self._failed,
            lane=Lane.FILES,
        )

    def _tell(self, done: int, of: int) -> None:
        if self._under_way.name:
            self._change(writing=Writing(self._under_way.name, done, of))

    def _done(self, made: InspectionMade | None, folder: Path, *, bare: bool) -> None:
        self._under_way.end()
        own = self._last_word.is_told
        self._change(writing=None, made=MadeFolder(made, str(folder)) if own and made else None)
        said = self.tr("Đã thôi, không có thư mục nào được ghi.")
        advice = self.tr("Lần hiện số định danh nào đã ghi thì vẫn còn.") if bare else ""
        if made is not None:
            said = self.tr("Đã rút {n} trong {of} hồ sơ.").format(n=made.dossiers, of=made.among)
            advice = self.tr("Ghi mã của thư mục vào biên bản.")
        self._last_word.tell(Notice(said, advice, done=True))

    def _failed(self, error: DeskError) -> None:
        self._under_way.end()
        self._change(writing=None)
        self._last_word.tell(notice(error))

    def _errors(self, size: int | None, seed: str) -> Mapping[Spot, str]:
        errors = {}
        if size is None:
            errors[Spot.SIZE] = self.tr("Ghi số hồ sơ, từ 1 trở lên.")
        if not seed or not seed.isprintable():
            errors[Spot.SEED] = self.tr("Ghi một dòng chữ do đoàn thanh tra chọn.")
        return errors

    def _change(self, **changed: object) -> None:
        self._show(replace(self.state, **changed))  # type: ignore[arg-type]  # fields of the state

    def _show(self, state: InspectionState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)


def _size(typed: str) -> int | None:
    digits = typed.replace(".", "").strip()
    if not digits.isdecimal() or len(digits) > _MOST or not int(digits):
        return None
    return int(digits)
