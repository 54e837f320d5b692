"""Sending the visitor away with a paper: what is typed for it, what it will say, one act, once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Final, TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from desk_app.documents.series import the_series
from desk_app.domain.codes.faults import SendingAwayIncomplete
from desk_app.domain.codes.paper_number import REFUSAL, SUPPLEMENT
from desk_app.domain.dossier import ChosenProcedure
from desk_app.domain.errors import ApplicantIncomplete, DeskError, PersonalNumberImpossible
from desk_app.domain.ids import DossierId
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.faults import BirthImpossible, NameImpossible
from desk_app.domain.sent_away import Answer, SentAway
from desk_app.services.intake.sending_away import SendAway
from desk_app.wiring.office import Office
from desk_app.wiring.papers.sent_away import away_content
from ui.background import Lane, Runs
from ui.screens.intake.form.away import AwayEntry
from ui.screens.intake.form.lacking import asked_lines, away_order
from ui.screens.intake.form.sentences import first_reason, fitting, sentences
from ui.screens.intake.form.unready import unlike_words
from ui.screens.intake.parts.sheet import IntakeState, Offer, Sheet, Spot, birth_to_mend
from ui.texts import Notice, notice

translate = QCoreApplication.translate

Send: TypeAlias = Callable[[SendAway, Officer], SentAway]
_FORMS: Final = {Answer.SUPPLEMENT: SUPPLEMENT, Answer.REFUSED: REFUSAL}
_PLACES: Final[Mapping[str, Spot]] = {
    "request": Spot.AWAY_REQUEST,
    "contents": Spot.AWAY_LINES,
    "reason": Spot.AWAY_REASON,
}


@dataclass(frozen=True, slots=True)
class AwayOffice:
    """What sending away takes from the office."""

    send: Mapping[Answer, Send]  # counter lane
    facts: DeskFacts
    now: Callable[[], datetime]


def away_office(office: Office) -> AwayOffice:
    counter = office.counter
    send = {Answer.SUPPLEMENT: counter.ask_supplement_first, Answer.REFUSED: counter.refuse_intake}
    return AwayOffice(send, office.facts, office.now)


class AwayPart(QObject):
    stored = Signal(object)  # SentAway; the form it came from may be emptied
    finished = Signal(object)  # SentAway, or None when it was refused; everything is said
    stored_behind = Signal(object)  # SentAway of a form that is on the page no more
    suggested = Signal(str, object)  # what was typed as a reason, sentences that fit

    def __init__(
        self, sheet: Sheet, office: AwayOffice, background: Runs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._sheet, self._office, self._background = sheet, office, background
        self._officer: Officer | None = None
        self._worded: object = None  # what the letter shown was worded from
        sheet.changed.connect(self._follow)

    def serve(self, officer: Officer) -> None:
        self._officer = officer

    def ask(self, answer: Answer) -> None:
        """Open the page of one paper; what was typed for it before stands there again."""
        state = self._sheet.state
        if state.busy:
            return
        away = replace(state.form.away, asking=answer)
        if answer is Answer.SUPPLEMENT:
            away = replace(away, lines=asked_lines(state.form, state.procedure))
            if not away.why_incomplete and any(line.paper for line in away.lines):
                away = away.with_reason(first_reason())
        self._write(away)
        self._sheet.noticed.emit(None, None)
        self._sheet.wanted.emit(Spot.AWAY)

    def leave(self) -> bool:
        """Back to the checklist, nothing lost; False: no page was open."""
        state = self._sheet.state
        if state.form.away.asking is None:
            return False
        if not state.busy:
            self._write(replace(state.form.away, asking=None))
            self._sheet.noticed.emit(None, None)
            self._sheet.wanted.emit(Spot.PAPERS if state.procedure else Spot.PROCEDURE)
        return True

    def edit_line(self, place: int, words: str) -> None:
        self._write(self._sheet.form.away.with_line(place, words))

    def edit_request(self, words: str) -> None:
        self._write(replace(self._sheet.form.away, request=words))

    def edit_reason(self, words: str) -> None:
        self._write(self._sheet.form.away.with_reason(words))

    def suggest(self, typed: str) -> None:
        """Ready sentences for the reason."""
        state = self._sheet.state
        if state.form.away.asking is None:
            return
        duplicate = state.duplicate.code if state.duplicate else ""
        ready = sentences(
            state.form.away.asking,
            state.procedure,
            state.today,
            duplicate=duplicate,
            unit=self._office.facts.unit,
        )
        self.suggested.emit(typed, fitting(ready, typed))

    @Slot()
    def submit(self) -> None:
        """Number and store the paper. While that is being done nothing happens."""
        state, officer = self._sheet.state, self._officer
        answer = state.form.away.asking
        if state.busy or answer is None or officer is None:
            return
        if (refused := birth_to_mend(state)) is not None:
            self._tell(*refused)
            return
        if (unlike := unlike_words(state.form)) is not None:
            self._tell(unlike, Spot.UNLIKE_CARD, Offer.AS_ON_CARD)
            return
        order, send = away_order(state.form), self._office.send[answer]
        self._sheet.show(busy=True)
        self._background.run(
            lambda: send(order, officer),
            owner=self,
            done=partial(self._done, order.key),
            failed=partial(self._failed, order.key),
            lane=Lane.COUNTER,
        )

    def _done(self, key: DossierId, away: SentAway) -> None:
        if self._sheet.form.key != key:  # another officer's form since: theirs stays
            self.stored_behind.emit(away)
            return
        self._sheet.show(busy=False)
        self.stored.emit(away)
        self.finished.emit(away)

    def _failed(self, key: DossierId, error: DeskError) -> None:
        if self._sheet.form.key != key:
            return
        self._sheet.show(busy=False)
        self._tell(notice(error), _where(error))
        self.finished.emit(None)

    def _tell(self, words: Notice, spot: Spot | None, offer: Offer | None = None) -> None:
        self._sheet.noticed.emit(words, offer)
        if spot is not None:
            self._sheet.wanted.emit(spot)

    def _write(self, away: AwayEntry) -> None:
        self._sheet.write(replace(self._sheet.form, away=away))

    @Slot(object)
    def _follow(self, state: IntakeState) -> None:
        """What the paper will say, worded anew when anything it says has changed."""
        asking, officer = state.form.away.asking, self._officer
        worded = (state.form, state.procedure, officer) if asking else None
        if worded == self._worded:
            return
        self._worded = worded
        letter = None
        if asking is not None and officer is not None:
            letter = away_content(self._draft(state, asking, officer), self._office.facts)
        if letter != state.letter:
            self._sheet.show(letter=letter)

    def _draft(self, state: IntakeState, answer: Answer, officer: Officer) -> SentAway:
        """The visit as it would be stored now; its number is given with the act."""
        order, procedure, facts = away_order(state.form), state.procedure, self._office.facts
        now = self._office.now()
        chosen = None
        if procedure is not None:
            chosen = ChosenProcedure(
                code=procedure.code, name=procedure.name, edition="", case=order.case
            )
        year = office_date(now).year
        return SentAway(
            id=order.key,
            number=the_series(facts.unit).number(_FORMS[answer], year, 0),
            answer=answer,
            unit=facts.unit.code,
            desk=facts.desk,
            officer=officer.id,
            officer_name=officer.name,
            at=now,
            applicant=order.applicant,
            request=procedure.name if procedure else " ".join(order.request.split()),
            procedure=chosen,
            contents=tuple(" ".join(words.split()) for words in order.contents),
            reason=" ".join(order.reason.split()),
        )


def sent_away_words(away: SentAway) -> Notice:
    """What was done; the number is what is read aloud."""
    title = {
        Answer.SUPPLEMENT: translate("away", "Đã lập phiếu yêu cầu bổ sung số {number}, {name}."),
        Answer.REFUSED: translate("away", "Đã lập phiếu từ chối số {number}, {name}."),
    }[away.answer]
    return Notice(
        title.format(number=away.number, name=away.applicant.name),
        translate("away", "Đọc số cho khách, giao phiếu khi in ra."),
        done=True,
    )


def _where(error: DeskError) -> Spot | None:
    """Where the officer mends what was refused."""
    match error:
        case SendingAwayIncomplete():
            return _PLACES[error.fields[0]]
        case ApplicantIncomplete():
            return Spot.NAME
        case PersonalNumberImpossible():
            return Spot.NUMBER
        case BirthImpossible():
            return Spot.BIRTH
        case NameImpossible():
            return Spot.REPRESENTATIVE if error.of_representative else Spot.NAME
        case _:
            return None
