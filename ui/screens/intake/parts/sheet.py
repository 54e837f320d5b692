"""What the intake screen knows now: one state, changed by the parts, drawn by the view."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from functools import cached_property
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from db.queries.persons import EarlierVisit, SimilarPerson
from db.queries.rows import DossierLine
from desk_app.documents.legal.notices import Refusal, SupplementRequest
from desk_app.domain.ids import DossierId
from desk_app.domain.law.fees import FeeUnit
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.sent_away import SentAway
from desk_app.services.intake.prepare import Prepared
from ui.screens.intake.form.form import ActingFor, IntakeForm, Who
from ui.screens.intake.form.paper_rows import PaperRow, rows_of
from ui.screens.intake.form.remarks import PAPER, Remark, about_name, about_paper, remarks
from ui.screens.intake.form.series import Keeps
from ui.screens.intake.form.unready import unreadable_birth
from ui.texts import Notice


class Spot(Enum):
    """Where typing goes on."""

    NAME = auto()
    NUMBER = auto()
    BIRTH = auto()
    ADDRESS = auto()
    ACTING_FOR = auto()
    OWNER = auto()
    OWNER_ADDRESS = auto()
    REPRESENTATIVE = auto()
    AUTHORITY = auto()
    SUBJECT = auto()
    UNLIKE_CARD = auto()  # whether what is typed against a card is meant
    ASKED = auto()  # what an earlier paper asked for, and is not ticked
    PROCEDURE = auto()
    CASE = auto()
    LIMIT = auto()
    COUNTS = auto()
    RELIEF = auto()
    BASIS = auto()
    UNPAID = auto()  # why fees stay open, where the result goes at once
    PAPERS = auto()
    AWAY = auto()  # the first place to type at, of the page that sends the visitor away
    AWAY_REQUEST = auto()
    AWAY_LINES = auto()
    AWAY_REASON = auto()


_BIRTHS: Final = {Who.VISITOR: Spot.BIRTH, Who.OWNER: Spot.OWNER, Who.SUBJECT: Spot.SUBJECT}


class Offer(Enum):
    """What a notice offers to do."""

    TAKE_BACK = auto()  # the form that was put aside last
    NEXT_VISITOR = auto()  # the number on the paper was read
    SCANS = auto()  # of the dossier received just now
    MONEY = auto()  # what that dossier pays today
    PAY_FIRST = auto()  # a result that would go at once: receive it, and take its fees
    PAID_ELSEWHERE = auto()  # the same where another takes them
    SUPPLEMENT = auto()  # papers are missing: the paper that asks for them
    AS_ON_CARD = auto()  # what is typed against a card is taken from it


class Early(Enum):
    """What was pressed before the list of procedures came; it is done when that comes."""

    NOTHING = auto()
    ENTER = auto()  # what fits best is taken
    COMPLETE = auto()  # and all its papers are there


class SecondRole(Enum):
    """What the holder of a second card may be for the dossier begun with the first."""

    SUBMITTER = auto()  # nộp thay
    AUTHORISED = auto()
    SUBJECT = auto()


@dataclass(frozen=True, slots=True)
class SecondCard:
    """A card scanned while another person's form stood there; that form is kept."""

    before: IntakeForm
    name: str  # on the second card

    def asked_again(self, since: IntakeForm) -> "SecondCard | None":
        """Of the second card's form, taken back: the first one may have changed meanwhile.

        Args:
            since: The form that stood there until now. Emptied, it is not asked about any more.
        """
        if since.key != self.before.key:
            return self
        return None if since.is_blank else replace(self, before=since)


@dataclass(frozen=True)
class IntakeState:
    """All the view needs to draw itself. The view keeps nothing else."""

    form: IntakeForm
    today: date
    procedure: Procedure | None = None  # the one the form names, once it is read
    nothing_found: bool = False  # no procedure fits the text
    early: Early = Early.NOTHING
    earlier: EarlierVisit | None = None  # of the visitor
    similar: SimilarPerson | None = None  # written down before, may be the owner
    second: SecondCard | None = None  # while it may still be asked who that is
    duplicate: DossierLine | None = None  # the newest that may be the same dossier
    asked_before: SentAway | None = None  # a paper given to this person, not followed yet
    letter: SupplementRequest | Refusal | None = None  # what the paper would say now
    done: SentAway | None = None  # sent away just now; its number stays until the next visitor
    prepared: Prepared | None = None  # what receiving now would give
    refusal: Notice | None = None  # why nothing can be prepared
    settled: frozenset[tuple[Who, str]] = frozenset()  # fields left once: remarks are shown
    exempting: bool = False  # the row for an exemption is asked for
    told_missing: bool = False  # confirming was refused: what is missing is shown
    unpaid_of: str = ""  # the procedure whose result was to go at once with fees open
    unpaid: str = ""  # why they are not taken first
    waiting: tuple[str, ...] = ()  # codes received of this visit, whose papers wait for its end
    ends_visit: bool = False  # nothing was typed since: confirming prints what waits
    series: Keeps = Keeps.NOTHING  # what the next form keeps of this one
    series_count: int = 0  # received in this series
    aside: tuple[str, ...] = ()  # who was put aside and waits; the first comes back first
    busy: bool = False

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Names of required papers that are not there, once the officer was told."""
        if not self.told_missing or self.prepared is None:
            return ()
        ticks = self.form.ticks  # what is ticked by now is there, before it is prepared anew
        return tuple(name for name in self.prepared.missing if name not in ticks)

    @property
    def asks_unpaid(self) -> bool:
        """Fees of this procedure are open: they are taken first, or a reason is given."""
        return bool(self.unpaid_of) and self.unpaid_of == self.form.procedure

    @cached_property
    def rows(self) -> tuple[PaperRow, ...]:
        if self.procedure is None:
            return ()
        return rows_of(self.form, self.procedure, self.missing)

    @property
    def completes(self) -> SentAway | None:
        """The visit that this form completes."""
        before = self.asked_before
        return before if before is not None and before.id == self.form.after else None

    def remarks(self, who: Who) -> dict[str, Remark]:
        """What is to be said under the fields that were left."""
        organisation = who is Who.OWNER and self.form.acting_for is ActingFor.ORGANISATION
        found = remarks(
            self.form.entry(who),
            self.today,
            organisation=organisation,
            first_year=who.first_birth_year,
        )
        if organisation and (signs := about_name(self.form.representative)):
            found["representative"] = signs
        said = {name: one for name, one in found.items() if (who, name) in self.settled}
        if who is Who.OWNER and self._past_the_paper and (paper := about_paper(self.form)):
            said[PAPER] = paper
        return said

    @property
    def _past_the_paper(self) -> bool:
        """The field was left, or the officer went on to the procedure without it."""
        return (Who.OWNER, PAPER) in self.settled or bool(self.form.procedure)

    @property
    def after_person(self) -> Spot:
        """Where typing goes on once it is known who stands there."""
        if not self.form.procedure:
            return Spot.PROCEDURE
        return Spot.COUNTS if self.counted_units else Spot.PAPERS

    @property
    def counted_units(self) -> frozenset[FeeUnit]:
        """Units of today's fees that the officer counts."""
        if self.procedure is None:
            return frozenset()
        lines = self.procedure.fees_for(self.form.channel, self.form.case)
        units = {line.unit for line in lines if line.amount and line.holds_on(self.today)}
        return frozenset(units - {FeeUnit.DOSSIER})

    @property
    def limit_open(self) -> bool:
        """The catalogue leaves a choice of time limits, and none was made."""
        if self.procedure is None or self.form.limit is not None:
            return False
        return len(self.procedure.limits_for(self.form.channel, self.form.case)) > 1


def birth_to_mend(state: IntakeState) -> tuple[Notice, Spot] | None:
    """A birth somebody typed that says no day, or nobody's, and where it is typed."""
    told = unreadable_birth(state.form, state.today)
    return None if told is None else (told[0], _BIRTHS[told[1]])


class Sheet(QObject):
    """Holds the state. Parts write it with `show` and `write`; everybody may listen."""

    changed = Signal(object)  # IntakeState
    written = Signal(object, object)  # IntakeForm before, IntakeForm now
    noticed = Signal(object, object)  # Notice | None, Offer | None
    wanted = Signal(object)  # Spot

    def __init__(
        self,
        new_key: Callable[[], DossierId],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._new_key, self._today = new_key, today
        self._telling = self._untold = False
        self.state = IntakeState(self.blank(), today())

    def blank(self) -> IntakeForm:
        """An empty form with a key of its own."""
        return IntakeForm(key=self._new_key())

    @property
    def form(self) -> IntakeForm:
        return self.state.form

    def show(self, **facts: Any) -> None:
        """Replace fields of the state and tell the view."""
        self.state = replace(self.state, today=self._today(), **facts)
        self._tell()

    def write(self, form: IntakeForm, **facts: Any) -> None:
        """Put `form` in the place of the present one. While busy nothing is written."""
        if self.state.busy:
            self._tell()  # what was typed meanwhile goes from the screen
            return
        before = self.form
        self.show(form=form, **facts)
        if form != before:
            self.written.emit(before, form)

    def open(self, form: IntakeForm) -> None:
        """Begin with `form`: nothing is known about it yet."""
        before = self.form
        self.state = IntakeState(form, self._today())
        self._tell()
        self.written.emit(before, form)

    def _tell(self) -> None:
        """Tell everybody the newest state last, also when a listener changes it meanwhile."""
        self._untold = True
        if self._telling:
            return
        self._telling = True
        while self._untold:
            self._untold = False
            self.changed.emit(self.state)
        self._telling = False
