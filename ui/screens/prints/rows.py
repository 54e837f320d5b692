"""The jobs of the print list as lines: what needs somebody first, then what is under way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from desk_app.documents.kinds import HAND_OVER_MINUTES
from desk_app.domain.ids import DossierId
from desk_app.domain.office_time import OFFICE_TIME, office_date
from desk_app.wiring.papers.sent_away import PAPERS
from ui import formats
from ui.printing.orders import ListedPrint, PrintStage
from ui.printing.words import detail_words, reprint_words, stage_words
from ui.widgets.tables.worded import Worded

translate = QCoreApplication.translate


class Act(Enum):
    """What an officer can do about a job."""

    PRINT = "print"
    ELSEWHERE = "elsewhere"
    CAME_OUT = "came_out"
    DID_NOT = "did_not"
    LATER = "later"
    DROP = "drop"


_ELSEWHERE: Final = frozenset({Act.ELSEWHERE})
_SEEN: Final = frozenset({Act.CAME_OUT, Act.DID_NOT})
ACTS: Final = {
    PrintStage.IN_DOUBT: _SEEN,
    PrintStage.FAILED: frozenset({Act.PRINT, Act.ELSEWHERE, Act.LATER, Act.DROP}),
    PrintStage.POSTPONED: frozenset({Act.PRINT, Act.ELSEWHERE, Act.DROP}),
    PrintStage.WAITING: frozenset[Act](),
    PrintStage.HANDED_OVER: _SEEN,
    PrintStage.PRINTED: frozenset[Act](),
}
_FIRST: Final = tuple(ACTS)  # the order in which stages stand


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRow:
    job: UUID
    dossier: DossierId
    stage: PrintStage
    state: str  # "Không in được"
    detail: str  # "máy in không nhận"
    away: bool  # its dossier is a visit sent away, without a code
    batch: bool  # it is about a list of dossiers handed over
    paper: str
    about: str  # code and owner, which reprint it is
    printer: str
    at: str
    other: str  # printer it goes to with one key; empty: there is no other, it becomes a file
    acts: frozenset[Act]

    @property
    def wants_look(self) -> bool:
        return self.stage in {PrintStage.IN_DOUBT, PrintStage.FAILED}


class PrintRows(Worded[ListedPrint, PrintRow]):
    def place_of(self, job: UUID) -> int | None:
        return next((n for n, listed in enumerate(self.lines) if listed.job == job), None)


class PrintWords:
    """Jobs in words: each when it is first looked at, and again when it is not what it was."""

    def __init__(
        self,
        another: Callable[[ListedPrint], str],
        may: Callable[[ListedPrint], bool] = lambda _job: True,
    ) -> None:
        """Args:
        another: The printer to try next; "" for none.
        may: Whether who sits here may do anything about it.
        """
        self._another, self._may = another, may
        self._known: dict[UUID, tuple[ListedPrint, PrintRow]] = {}
        self._today: date | None = None  # the day they were worded on

    def rows(self, jobs: Sequence[ListedPrint], now: datetime) -> Sequence[PrintRow]:
        """Args: jobs: Newest first; within a stage they stay so."""
        if (today := office_date(now)) != self._today:
            self._known.clear()
            self._today = today
        listed = {job.job for job in jobs}
        self._known = {job: known for job, known in self._known.items() if job in listed}
        return PrintRows(sorted(jobs, key=_rank), lambda job: self._row(job, now))

    def forget(self) -> None:
        """Other printers are there, or bound; or another officer."""
        self._known.clear()

    def _row(self, job: ListedPrint, now: datetime) -> PrintRow:
        known = self._known.get(job.job)
        if known is None or known[0] is not job:
            known = self._known[job.job] = (job, self._worded(job, now))
        return known[1]

    def _worded(self, job: ListedPrint, now: datetime) -> PrintRow:
        other = self._another(job)
        return _row(job, other, acts_of(job, other) if self._may(job) else frozenset(), now)


def place_of(job: UUID, rows: Sequence[PrintRow]) -> int | None:
    """Where `job` stands among `rows`, which need no words for it; None: nowhere."""
    if isinstance(rows, PrintRows):
        return rows.place_of(job)
    return next((n for n, row in enumerate(rows) if row.job == job), None)


def acts_of(job: ListedPrint, other: str) -> frozenset[Act]:
    """Args: other: The printer to try next; "" for none."""
    if job.unstored and job.stage is PrintStage.POSTPONED:
        return frozenset()  # it is being stored
    return ACTS[job.stage] if other or job.order.target.printer else ACTS[job.stage] - _ELSEWHERE


def _rank(job: ListedPrint) -> int:
    return _FIRST.index(job.stage)


def _row(job: ListedPrint, other: str, acts: frozenset[Act], now: datetime) -> PrintRow:
    order = job.order
    about = (order.code, order.who, reprint_words(job))
    return PrintRow(
        job=job.job,
        dossier=order.dossier,
        stage=job.stage,
        away=order.form in PAPERS.values(),
        batch=order.form == HAND_OVER_MINUTES,
        state=stage_words(job),
        detail=_detail(job, acts),
        paper=order.title,
        about=" · ".join(part for part in about if part),
        printer=order.target.printer or translate("prints", "Tệp PDF, xem trên máy"),
        at=_when(job.at, now) if job.at is not None else "",
        other=other if Act.ELSEWHERE in acts else "",
        acts=acts,
    )


def _when(at: datetime, now: datetime) -> str:
    """15:40 of today, "15:40 26/11" of another day."""
    said = formats.clock(at)
    if office_date(at) == office_date(now):
        return said
    return f"{said} {formats.short_day(at.astimezone(OFFICE_TIME).date())}"


def _detail(job: ListedPrint, acts: frozenset[Act]) -> str:
    """What to do about one in doubt stands beside it: the keys of the buttons below."""
    if job.stage is not PrintStage.IN_DOUBT or not acts:
        return detail_words(job)
    advice = translate("prints", "xem khay giấy, rồi bấm 2 hoặc 3")
    return " · ".join(part for part in (detail_words(job), advice) if part)
