"""The person part of intake: typing, scanned cards, earlier visits."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Slot

from db.queries.persons import EarlierVisit
from desk_app.domain.people.authorisation import AuthorityScope
from desk_app.domain.people.citizen_card import CitizenCard
from desk_app.domain.people.person import ApplicantKind
from desk_app.domain.people.personal_number import Sex
from desk_app.domain.people.spelling import capitalised, tidy
from ui.background import Lane, Runs
from ui.screens.intake.form.form import ActingFor, IntakeForm, Who, unlike_cards
from ui.screens.intake.form.person_entry import (
    PersonEntry,
    as_on_card,
    differences,
    filled,
    is_number,
    unlike_card,
    with_card,
)
from ui.screens.intake.parts.sheet import Sheet, Spot
from ui.texts import notice

_KNOWN = ("name", "born", "sex", "phone")  # filled as soon as the number is known
_REST = (*_KNOWN, "address", "email")
_PASSPORT = 7  # letters and digits of the shortest
OF_CARD = ("name", "id_number", "born", "address")  # remarked on as soon as a card is read


class PersonPart(QObject):
    def __init__(
        self,
        sheet: Sheet,
        earlier_visit: Callable[[str], EarlierVisit | None],
        background: Runs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sheet, self._earlier_visit, self._background = sheet, earlier_visit, background
        self._small_letters: tuple[object, str] = (None, "")  # form and name written anew last
        self._by_number = False  # a number was typed for a name: the visit before says the rest
        sheet.written.connect(self._look_for_earlier)

    def edit(self, who: Who, field: str, value: str | Sex | None) -> None:
        """The officer typed into a field; its remark waits until the field is left."""
        state = self._sheet.state
        typed: dict[str, Any] = {field: value}
        entry = replace(state.form.entry(who), **typed)
        settled = state.settled - {(who, field)}
        if field == "sex":
            settled |= {(who, field)}
        self._sheet.write(state.form.with_entry(who, entry), settled=settled)

    def settle(self, who: Who, field: str) -> None:
        """The officer left a field: what is to be said about it may be said."""
        form, settled = self._sheet.form, self._sheet.state.settled | {(who, field)}
        if field == "representative":
            signs = self._with_capitals(tidy(form.representative))
            self._sheet.write(replace(form, representative=signs), settled=settled)
            return
        entry = _with_single_blanks(form.entry(who), field)
        body = who is Who.OWNER and form.acting_for is ActingFor.ORGANISATION
        if field == "name" and not body:  # a body's name is its own affair
            entry = replace(entry, name=self._with_capitals(entry.name))
        if field != "name" or not is_number(entry.name) or entry.bare_number:
            self._sheet.write(form.with_entry(who, entry), settled=settled)
            return
        self._by_number = who is Who.VISITOR
        moved = replace(entry, name="", id_number=entry.name)
        self._sheet.write(form.with_entry(who, moved), settled=settled | {(who, "id_number")})

    def _with_capitals(self, name: str) -> str:
        """A person's name in small letters, as names are written; once, if taken back it stays."""
        small = (self._sheet.form.key, name)
        if small == self._small_letters:
            return name
        capitals = capitalised(name)
        if capitals != name:
            self._small_letters = small
        return capitals

    def act_for(self, acting_for: ActingFor) -> None:
        self._sheet.write(replace(self._sheet.form, acting_for=acting_for))

    def authorise(self, paper: str) -> None:
        self._sheet.write(replace(self._sheet.form, authorisation=paper))

    def limit_authority(self, scope: AuthorityScope) -> None:
        self._sheet.write(replace(self._sheet.form, scope=scope))

    def name_body(self, kind: ApplicantKind) -> None:
        self._sheet.write(replace(self._sheet.form, owner_kind=kind))

    def represent(self, name: str) -> None:
        settled = self._sheet.state.settled - {(Who.OWNER, "representative")}
        self._sheet.write(replace(self._sheet.form, representative=name), settled=settled)

    @Slot()
    def toggle_subject(self) -> None:
        """Whom the event is about: asked for, or not any more. What was typed stays for later."""
        form = self._sheet.form
        self._sheet.write(replace(form, with_subject=not form.with_subject))
        self._sheet.wanted.emit(Spot.PROCEDURE if form.with_subject else Spot.SUBJECT)

    def read_card(self, who: Who, card: CitizenCard, at: datetime) -> None:
        """The card of a person whose fields stand open, or are empty."""
        form = self._sheet.form
        entry = with_card(form.entry(who), card, at)
        settled = self._sheet.state.settled | {(who, name) for name in OF_CARD}
        self._sheet.write(form.with_entry(who, entry), settled=settled)

    @Slot()
    def toggle_editing(self) -> None:
        """Facts of the card become fields, and fields facts; where they differ, the card's win."""
        form = self._sheet.form
        if form.visitor.card is None:
            self._sheet.wanted.emit(Spot.NAME)
            return
        if form.visitor.is_read:
            self._write(replace(form.visitor, editing=True))
            self._sheet.wanted.emit(Spot.NAME)
        else:
            self._write(as_on_card(form.visitor))

    def take_card(self, who: Who) -> None:
        """What differs from the card of `who` is taken from it."""
        form = self._sheet.form
        self._sheet.write(form.with_entry(who, as_on_card(form.entry(who))))

    def mean(self, who: Who, meant: bool) -> None:  # as it is ticked
        form = self._sheet.form
        entry = form.entry(who)
        said = unlike_card(entry) if meant else frozenset[tuple[str, str]]()
        self._sheet.write(form.with_entry(who, replace(entry, meant=said)))

    @Slot()
    def take_unlike_cards(self) -> None:
        """Nothing that is typed against a card was meant."""
        for who in unlike_cards(self._sheet.form):
            self.take_card(who)
        self._sheet.noticed.emit(None, None)

    @Slot()
    def fill_from_earlier(self) -> None:
        """What is still empty is taken from the visit before; nothing is overwritten."""
        earlier = self._sheet.state.earlier
        if earlier is not None:
            self._write(filled(self._sheet.form.visitor, earlier.person, _REST))

    def _write(self, visitor: PersonEntry) -> None:
        self._sheet.write(self._sheet.form.with_entry(Who.VISITOR, visitor))

    @Slot(object, object)
    def _look_for_earlier(self, before: IntakeForm, now: IntakeForm) -> None:
        number, known = now.visitor.bare_number, self._sheet.state.earlier
        if number == before.visitor.bare_number and now.key == before.key:
            return
        if known is not None and known.person.id_number != number:
            self._sheet.show(earlier=None)
        if not _is_whole(number):
            return
        self._background.run(
            lambda: self._earlier_visit(number),
            owner=self,
            done=lambda earlier: self._found(number, earlier),
            failed=lambda error: self._sheet.noticed.emit(notice(error), None),
            lane=Lane.READING,
            key="intake.earlier",
        )

    def _found(self, number: str, earlier: EarlierVisit | None) -> None:
        form = self._sheet.form
        if form.visitor.bare_number != number:
            return
        by_number, self._by_number = self._by_number, False
        if earlier is not None:
            entry = filled(form.visitor, earlier.person, _KNOWN)
            self._sheet.write(form.with_entry(Who.VISITOR, entry), earlier=earlier)
        if by_number:
            self._sheet.wanted.emit(Spot.NAME if earlier is None else Spot.PROCEDURE)


def _with_single_blanks(entry: PersonEntry, field: str) -> PersonEntry:
    """What was pasted from a table or a letter has tabs, ends of lines and blanks that glue."""
    typed = getattr(entry, field, None)
    tidied: dict[str, Any] = {field: tidy(typed)} if isinstance(typed, str) else {}
    return replace(entry, **tidied)


def _is_whole(number: str) -> bool:
    """Worth looking for: a personal number, an old one, or what may be a passport's."""
    return is_number(number) or (len(number) >= _PASSPORT and not number.isdecimal())


def open_differences(entry: PersonEntry) -> tuple[str, ...]:
    """Fields to be shown side by side with the card."""
    return () if entry.is_read else differences(entry)
