"""A card scanned while another person's form stands there: what becomes of the form."""

from dataclasses import replace
from typing import Final

from desk_app.domain.people.citizen_card import CitizenCard
from ui.screens.intake.form.away import AwayEntry
from ui.screens.intake.form.form import ActingFor, IntakeForm, Who, unticked
from ui.screens.intake.form.person_entry import PersonEntry

_FOR_ANOTHER: Final = frozenset({ActingFor.PERSON, ActingFor.OTHER})


def for_another(before: IntakeForm, blank: IntakeForm) -> IntakeForm:
    """The next visitor's form: of `before` only what is about the procedure stays."""
    keeps = replace(before, key=blank.key, visitor=blank.visitor, owner=blank.owner)
    keeps = replace(keeps, acting_for=blank.acting_for, authorisation="")
    keeps = replace(keeps, subject=blank.subject, with_subject=False, representative="")
    keeps = replace(keeps, away=AwayEntry(), after=None, brought=frozenset())
    keeps = replace(keeps, postal_item="")
    return unticked(keeps)


def with_subject(before: IntakeForm, holder: PersonEntry) -> IntakeForm:
    """`before`, and `holder` is whom it is about."""
    return replace(before, subject=holder, with_subject=True)


def handed_in_by(before: IntakeForm, holder: PersonEntry, *, authorised: bool) -> IntakeForm:
    """`before`, and `holder` brings it: who stood there first is the owner."""
    alone = before.acting_for is ActingFor.SELF
    by = ActingFor.PERSON if authorised else ActingFor.OTHER
    keeps = not alone and by is ActingFor.PERSON and before.by_paper
    return replace(
        before,
        visitor=holder,
        owner=before.visitor if alone else before.owner,
        acting_for=before.acting_for if keeps else by,
    )


def begun(form: IntakeForm) -> object:
    """What shows that a form is being worked on, whatever a visit before filled in."""
    return form.key, form.visitor.bare_number, form.procedure, form.ticks, form.acting_for


def whose_card(form: IntakeForm, card: CitizenCard, into: Who | None) -> Who:
    """Of whom the form speaks in the fields that `card` fills.

    Args:
        into: Whose fields have the focus, where that is not the visitor.
    """
    if _is_subjects(form, card, into):
        return Who.SUBJECT
    if form.acting_for not in _FOR_ANOTHER:
        return Who.VISITOR
    other = form.visitor.bare_number not in {"", card.number}
    empty = not (form.owner.name or form.owner.bare_number)
    return Who.OWNER if other and (into is Who.OWNER or empty) else Who.VISITOR


def _is_subjects(form: IntakeForm, card: CitizenCard, into: Who | None) -> bool:
    """Their fields are open, and they are empty or the focus is there."""
    if not form.with_subject or form.visitor.bare_number in {"", card.number}:
        return False
    waits = form.acting_for in _FOR_ANOTHER
    owner_first = waits and not (form.owner.name or form.owner.bare_number)
    empty = not (form.subject.name or form.subject.bare_number)
    return into is Who.SUBJECT or (empty and not owner_first)
