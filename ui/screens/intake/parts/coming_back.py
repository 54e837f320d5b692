"""Somebody who was asked to complete the papers is back: found, offered, linked by one key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from db.queries.sent_away import SentAwayLine
from db.queries.timeline import DossierView
from desk_app.domain.codes.paper_number import is_paper_number
from desk_app.domain.errors import DeskError
from desk_app.domain.ids import DossierId
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.people.folding import fold
from desk_app.domain.people.person import ApplicantKind, Person
from desk_app.domain.sent_away import Answer, SentAway
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.screens.intake.form.form import ActingFor, IntakeForm, brought, chosen
from ui.screens.intake.form.lacking import asked_paper, is_brought
from ui.screens.intake.form.person_entry import CARD_FIELDS, PersonEntry, filled
from ui.screens.intake.parts.sheet import Sheet, Spot
from ui.texts import Notice, notice

translate = QCoreApplication.translate

T = TypeVar("T")
_FIELDS = (*CARD_FIELDS, "phone", "email")


@dataclass(frozen=True, slots=True)
class EarlierLooks:
    """What the reading lane knows of visits before."""

    asked_before: Callable[[Person], Sequence[SentAway]]
    search: Callable[[str], Sequence[SentAwayLine]]
    visit: Callable[[DossierId], DossierView]
    procedure: Callable[[str], Procedure | None]


def earlier_looks(office: Office) -> EarlierLooks:
    reading = office.reading
    return EarlierLooks(
        reading.asked_before, reading.search_sent_away, reading.dossier, reading.procedure
    )


class ComingBackPart(QObject):
    strangers = Signal(object)  # SentAway: of another person than the one who is being typed

    def __init__(
        self, sheet: Sheet, looks: EarlierLooks, background: Runs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._sheet, self._looks, self._background = sheet, looks, background
        self._asked: object = None  # what was last looked for
        sheet.written.connect(self._follow)

    def seek(self, scanned: str) -> bool:
        """A paper's number was scanned or typed; False: it is none."""
        if not is_paper_number(scanned):
            return False
        self._run(lambda: self._by_number(scanned), lambda away: self._sought(scanned, away))
        return True

    def take(self, away: SentAway) -> None:
        """Link the form to the visit `away`; whoever else stands there is put aside first."""
        form = self._sheet.form
        if self._sheet.state.busy:
            return
        if away.answer is not Answer.SUPPLEMENT:
            self._say(translate("away", "Phiếu số {number} là phiếu từ chối."), away)
            return
        if not _is_of(form, away):
            self.strangers.emit(away)
        self._link(away)

    @Slot()
    def link(self) -> None:
        """One key: the dossier to come completes the visit that is offered."""
        state = self._sheet.state
        if state.asked_before is not None and state.completes is None and not state.busy:
            self._link(state.asked_before)

    @Slot()
    def unlink(self) -> None:
        form = self._sheet.form
        self._sheet.write(replace(form, after=None, brought=frozenset()))

    def tick(self, words: str) -> None:
        """One of the things asked for was brought, or was not after all."""
        form, procedure = self._sheet.form, self._sheet.state.procedure
        there = not is_brought(words, form, procedure)
        paper = asked_paper(words, procedure, form)
        self._sheet.write(brought(form, words, paper, there=there))

    def _link(self, away: SentAway) -> None:
        form = replace(_with_person(self._sheet.form, away.applicant), after=away.id)
        self._sheet.write(form, asked_before=away)
        code = away.procedure.code if away.procedure else ""
        if not code or form.procedure:
            self._go_on()
            return
        self._run(
            lambda: self._looks.procedure(code),
            lambda procedure: self._choose(away, procedure),
        )

    def _choose(self, away: SentAway, procedure: Procedure | None) -> None:
        form = self._sheet.form
        if form.after == away.id and not form.procedure and procedure is not None:
            form, case = chosen(form, procedure), away.procedure.case if away.procedure else ""
            if case in {each.name for each in procedure.cases}:
                form = replace(form, case=case)
            self._sheet.write(form, procedure=procedure)
        self._go_on()

    def _go_on(self) -> None:
        self._sheet.wanted.emit(Spot.PAPERS if self._sheet.form.procedure else Spot.PROCEDURE)

    def _by_number(self, scanned: str) -> SentAway | None:
        lines = self._looks.search(scanned)  # newest first: numbers begin anew each year
        return self._looks.visit(lines[0].id).folded.sent_away if lines else None

    def _sought(self, scanned: str, away: SentAway | None) -> None:
        if away is not None:
            self.take(away)
            return
        title = translate("away", "Không thấy phiếu số {number}.").format(number=scanned.strip())
        advice = translate("away", "Phiếu của quầy khác có thể chưa về; tìm theo tên người nộp.")
        self._sheet.noticed.emit(Notice(title, advice, grave=False), None)

    def _say(self, title: str, away: SentAway) -> None:
        advice = translate("away", "Không nối được; tiếp nhận như một lượt mới nếu nay đã đủ.")
        said = Notice(title.format(number=away.number), advice, grave=False)
        self._sheet.noticed.emit(said, None)

    @Slot(object, object)
    def _follow(self, _before: IntakeForm, _now: IntakeForm) -> None:
        """By the form as it is: what was written may have been added to since."""
        state = self._sheet.state
        form, before = state.form, state.asked_before
        linked = before is not None and before.id == form.after
        if linked and before is not None and not _may_complete(form, before):
            self._sheet.write(replace(form, after=None, brought=frozenset()))
            return
        asked = _key(form)
        if asked == self._asked:
            return
        self._asked = asked
        if form.after is not None:
            if not linked:
                self._read(form.after)
            return
        if before is not None:
            self._sheet.show(asked_before=None)
        person = form.applicant_person
        if person.id_number or (person.name and person.phone):
            self._run(
                lambda: self._looks.asked_before(person), lambda found: self._found(asked, found)
            )

    def _read(self, visit: DossierId) -> None:
        """A draft names the visit it completes."""
        self._run(
            lambda: self._looks.visit(visit).folded.sent_away,
            lambda away: self._was_read(visit, away),
        )

    def _was_read(self, visit: DossierId, away: SentAway | None) -> None:
        if self._sheet.form.after == visit:
            self._sheet.show(asked_before=away)

    def _found(self, asked: object, found: Sequence[SentAway]) -> None:
        form = self._sheet.form
        fits = [away for away in found if _may_complete(form, away)]
        if fits and _key(form) == asked and form.after is None:
            self._sheet.show(asked_before=fits[0])

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._background.run(
            work,
            owner=self,
            done=done,
            failed=self._failed,
            lane=Lane.READING,
            key="intake.coming_back",
        )

    def _failed(self, error: DeskError) -> None:
        self._sheet.noticed.emit(notice(error), None)


def _may_complete(form: IntakeForm, away: SentAway) -> bool:
    """Nothing chosen speaks against it."""
    chosen_otherwise = away.procedure is not None and away.procedure.code != form.procedure
    return not (form.procedure and chosen_otherwise)


def _is_of(form: IntakeForm, away: SentAway) -> bool:
    """The person who is being typed may be the one who was sent away."""
    person, before = form.applicant_person, away.applicant
    if person.id_number and before.id_number:
        return person.id_number in {before.id_number, before.old_number}
    return not person.name or fold(person.name) == fold(before.name)


def _with_person(form: IntakeForm, person: Person) -> IntakeForm:
    """What is still empty is taken from the visit before; nothing is overwritten."""
    if person.kind is ApplicantKind.CITIZEN:
        if form.acting_for is ActingFor.SELF:
            return replace(form, visitor=filled(form.visitor, person, _FIELDS))
        return replace(form, owner=filled(form.owner, person, _FIELDS))
    if form.owner != PersonEntry():
        return form
    return replace(
        form,
        acting_for=ActingFor.ORGANISATION,
        owner=filled(PersonEntry(), person, _FIELDS),
        owner_kind=person.kind,
        representative=person.representative,
    )


def _key(form: IntakeForm) -> object:
    """What decides which visit is meant."""
    person = form.applicant_person
    return (
        form.key,
        form.after,
        form.procedure,
        person.id_number,
        person.old_number,
        person.phone,
        fold(person.name) if not person.id_number else "",
    )
