"""The procedure part of intake: type-ahead, case, channel, and what may be a duplicate."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from db.queries.rows import DossierLine
from desk_app.domain.errors import DeskError
from desk_app.domain.ids import DossierId
from desk_app.domain.law.due import Limit
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.officer import Officer
from desk_app.domain.people.folding import fold
from desk_app.domain.people.person import Person
from desk_app.domain.people.phone import is_phone, normal_phone
from desk_app.domain.people.telex import found_as_meant
from ui.background import Lane, Runs
from ui.screens.intake.form.form import IntakeForm, all_there, chosen, sought
from ui.screens.intake.parts.sheet import Early, Sheet, Spot
from ui.texts import notice


@dataclass(frozen=True, slots=True)
class ProcedureLooks:
    """Where this part looks things up; all in the reading lane."""

    find: Callable[[str, Officer], Sequence[Procedure]]
    by_code: Callable[[str], Procedure | None]
    duplicates: Callable[[Person, str], Sequence[DossierLine]]  # owner, procedure


class ProcedurePart(QObject):
    # the text it was looked up for, Sequence[Procedure], the words it was found by if others
    suggested = Signal(str, object, str)
    opened = Signal(object)  # DossierId of the dossier that may be the same

    def __init__(
        self,
        sheet: Sheet,
        looks: ProcedureLooks,
        background: Runs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sheet, self._looks, self._background = sheet, looks, background
        self._officer: Officer | None = None
        self._asked: object = None  # what duplicates were last looked for by
        # Enter came before the answer did: in which form, and to what text.
        self._take_first_of: tuple[DossierId, str] | None = None
        sheet.written.connect(self._follow)

    def serve(self, officer: Officer) -> None:
        """Recent procedures are this officer's from now on."""
        self._officer = officer

    def seek(self, text: str) -> None:
        """The officer typed `text`; what fits it is suggested."""
        self.drop_early()
        self._sheet.write(sought(self._sheet.form, text), procedure=None, nothing_found=False)
        self._look_up(text)

    def seek_recent(self) -> None:
        """Nothing is typed: suggest what the officer received last."""
        self._look_up("")

    def take_first(self) -> None:
        """Enter without a list: take what fits best, as soon as that is known."""
        form = self._sheet.form
        if form.procedure or not form.sought.strip():
            self._go_on()
            return
        self._take_first_of = (form.key, form.sought)
        self._sheet.show(early=Early.ENTER)
        self._look_up(form.sought)

    def drop_early(self) -> bool:
        """Enter that came before the list is not meant any more. False: none was kept."""
        kept, self._take_first_of = self._take_first_of, None
        self.leave()
        return kept is not None

    @Slot()
    def leave(self) -> None:
        """The field was left: what else is pressed belongs to another place, and typing goes on
        there when the procedure comes."""
        if self._sheet.state.early is not Early.NOTHING:
            self._sheet.show(early=Early.NOTHING)

    def choose(self, procedure: Procedure) -> None:
        self._take(procedure)
        self._go_on()

    def _take(self, procedure: Procedure) -> None:
        self.drop_early()
        self._sheet.write(chosen(self._sheet.form, procedure), procedure=procedure)

    def choose_case(self, case: str) -> None:
        self._sheet.write(replace(self._sheet.form, case=case, by_one_key=False))

    def choose_channel(self, channel: Channel) -> None:
        form = replace(self._sheet.form, channel=channel, limit=None, by_one_key=False)
        self._sheet.write(form)

    def choose_limit(self, limit: Limit | None) -> None:
        self._sheet.write(replace(self._sheet.form, limit=limit))

    def write_competent(self, unit: str) -> None:
        self._sheet.write(replace(self._sheet.form, competent=unit))

    @Slot()
    def open_duplicate(self) -> None:
        if self._sheet.state.duplicate is not None:
            self.opened.emit(self._sheet.state.duplicate.id)

    @Slot()
    def leave_case(self) -> None:
        self._go_on(behind=1)

    @Slot()
    def leave_limit(self) -> None:
        self._go_on(behind=2)

    def _go_on(self, behind: int = 0) -> None:
        """To what is asked next, in the end to the papers. Args: behind: So many are left."""
        procedure = self._sheet.state.procedure
        if procedure is None:
            return
        asked = (
            (Spot.CASE, len(procedure.cases) > 1),
            (Spot.LIMIT, self._sheet.state.limit_open),
            (Spot.COUNTS, bool(self._sheet.state.counted_units)),
        )
        spots = (spot for spot, open_ in asked[behind:] if open_)
        self._sheet.wanted.emit(next(spots, Spot.PAPERS))

    def _look_up(self, text: str) -> None:
        officer, find = self._officer, self._looks.find
        if officer is None:
            return
        self._background.run(
            lambda: found_as_meant(text, lambda words: find(words, officer)),
            owner=self,
            done=lambda found: self._found(text, *found),
            failed=self._failed,
            lane=Lane.READING,
            key="intake.procedures",
        )

    def _found(self, text: str, found: Sequence[Procedure], by: str) -> None:
        form = self._sheet.form
        if form.procedure or text != form.sought:
            return
        nothing = bool(text.strip()) and not found
        if nothing != self._sheet.state.nothing_found:
            self._sheet.show(nothing_found=nothing)
        wanted = self._take_first_of == (form.key, text)
        if found and wanted and not by:  # what was guessed is looked at
            early = self._sheet.state.early
            self._take(found[0])
            if early is not Early.NOTHING:
                self._go_on()
            if early is Early.COMPLETE:
                self._sheet.write(all_there(self._sheet.form, found[0]))
            return
        self.drop_early()
        self.suggested.emit(text, found, by)

    def _failed(self, error: DeskError) -> None:
        self.drop_early()
        self._sheet.noticed.emit(notice(error), None)

    @Slot(object, object)
    def _follow(self, _before: IntakeForm, now: IntakeForm) -> None:
        """A form that was opened names a procedure nobody has read yet; a person may have come."""
        known = self._sheet.state.procedure
        if now.procedure and (known is None or known.code != now.procedure):
            self._read(now.procedure)
        form = self._sheet.form  # what was written may have been added to since
        if (asked := (form.key, *_duplicate_key(form))) != self._asked:
            self._asked = asked
            self._look_for_duplicates(form)

    def _read(self, code: str) -> None:
        self._background.run(
            lambda: self._looks.by_code(code),
            owner=self,
            done=lambda procedure: self._was_read(code, procedure),
            failed=self._failed,
            lane=Lane.READING,
            key="intake.procedure",
        )

    def _was_read(self, code: str, procedure: Procedure | None) -> None:
        if self._sheet.form.procedure != code:
            return
        if procedure is None:  # gone from the catalogue: its name stays as a text
            self._sheet.write(sought(self._sheet.form, self._sheet.form.sought))
        else:
            self._sheet.show(procedure=procedure)

    def _look_for_duplicates(self, form: IntakeForm) -> None:
        person, code = form.applicant_person, form.procedure
        if self._sheet.state.duplicate is not None:
            self._sheet.show(duplicate=None)
        if not (person.id_number or (person.name and is_phone(person.phone))) or not code:
            return
        self._background.run(
            lambda: self._looks.duplicates(person, code),
            owner=self,
            done=lambda lines: self._duplicates_found(form, lines),
            failed=self._failed,
            lane=Lane.READING,
            key="intake.duplicates",
        )

    def _duplicates_found(self, asked: IntakeForm, lines: Sequence[DossierLine]) -> None:
        if lines and _duplicate_key(self._sheet.form) == _duplicate_key(asked):
            self._sheet.show(duplicate=lines[0])


def _duplicate_key(form: IntakeForm) -> tuple[str, ...]:
    """What decides whether a dossier may be there already."""
    owner = form.applicant
    phone = normal_phone(owner.phone) if is_phone(owner.phone) else ""
    name = fold(owner.name) if phone else ""
    return owner.bare_number, form.procedure, phone, name
