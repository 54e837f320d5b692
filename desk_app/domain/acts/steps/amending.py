"""Corrections of a received dossier: what stood there, what stands there now, and why."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Body, Json, moment, moment_text, text
from desk_app.domain.acts.bodies import (
    chosen_facts,
    chosen_from,
    leg_facts,
    leg_from,
    papers_facts,
    papers_from,
)
from desk_app.domain.acts.changed import changed
from desk_app.domain.acts.steps.step import Steps
from desk_app.domain.dossier import Dossier, DueChange, ReturnWay
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.handling.amending import Correction
from desk_app.domain.law import due as law
from desk_app.domain.law.papers import Channel
from desk_app.domain.money.kept import fee_due_facts, fee_due_from, unpriced_facts, unpriced_from
from desk_app.domain.money.till.giving_back import told_unasked
from desk_app.domain.people.person import Person, person_facts, person_from

DUE: Final = "due"
COMPLETE: Final = "complete_at"
_PERSONS: Final = ("applicant", "authorised", "submitter", "event_subject")


def corrected_body(
    before: Dossier, after: Dossier, key: UUID, reason: str, calendar: str = ""
) -> Body:
    """Both versions of what differs, and nothing else; an empty `after` where nothing does.

    Args:
        calendar: Edition by which another appointment was counted.
    """
    was, becomes = _parts(before), _parts(after)
    moved = [name for name in _READ if was[name] != becomes[name]]
    said = {"unpriced_as": [unpriced_facts(fee) for fee in after.unpriced_as]}
    return {
        **(said if after.unpriced_as != before.unpriced_as else {}),  # older programs pass it over
        "key": key.hex,
        "reason": reason,
        "before": {name: was[name] for name in moved},
        "after": {name: becomes[name] for name in moved},
        "calendar": calendar,
    }


def _parts(dossier: Dossier) -> dict[str, Json]:
    """Everything that can be corrected, as JSON."""
    complete = dossier.amended.complete_at
    return {
        "applicant": person_facts(dossier.applicant),
        "authorised": _person(dossier.authorised),
        "submitter": _person(dossier.submitter),
        "event_subject": _person(dossier.event_subject),
        "procedure": chosen_facts(dossier.procedure),
        "papers": papers_facts(dossier.papers),
        "fees": [fee_due_facts(fee) for fee in dossier.fees],
        "unpriced_fees": list(dossier.unpriced_fees),
        "unpriced_after": list(dossier.unpriced_after),
        "channel": dossier.channel,
        "return_way": dossier.return_way,
        "received_at": moment_text(dossier.received_at),
        COMPLETE: None if complete is None else moment_text(complete),
        DUE: law.to_facts(dossier.due),
        "legs": [leg_facts(leg) for leg in dossier.legs],
    }


def _person(person: Person | None) -> Body | None:
    return None if person is None else person_facts(person)


def _person_or_none(facts: Any) -> Person | None:
    return None if facts is None else person_from(facts)


def _moment_or_none(said: Any) -> datetime | None:
    return None if said is None else moment(said)


_READ: Final[Mapping[str, Callable[[Any], Any]]] = {
    "applicant": person_from,
    "authorised": _person_or_none,
    "submitter": _person_or_none,
    "event_subject": _person_or_none,
    "procedure": chosen_from,
    "papers": papers_from,
    "fees": lambda fees: tuple(fee_due_from(fee) for fee in fees),
    "unpriced_fees": lambda names: tuple(str(name) for name in names),
    "unpriced_after": lambda names: tuple(str(name) for name in names),
    "channel": Channel,
    "return_way": ReturnWay,
    "received_at": moment,
    COMPLETE: _moment_or_none,
    DUE: law.from_facts,
    "legs": lambda legs: tuple(leg_from(leg) for leg in legs),
}


def _corrected(dossier: Dossier, act: Act) -> Dossier:
    body: Mapping[str, Any] = act.body
    after = dict(parts_in(body["after"]))
    correction = Correction(
        key=UUID(body["key"]),
        parts=tuple(after),
        reason=text(body, "reason"),
        at=act.made_at,
        by=act.actor,
    )
    if dossier.amended.has(correction.key):
        raise StepNotAllowed(dossier.status, act.kind)
    stays = dossier.step(act.kind)
    amended = replace(dossier.amended, corrections=(*dossier.amended.corrections, correction))
    if COMPLETE in after:
        amended = replace(amended, complete_at=after.pop(COMPLETE))
    if DUE in after:
        change = DueChange(
            before=dossier.due,
            after=after[DUE],
            reason=correction.reason,
            calendar=text(body, "calendar"),
            at=act.made_at,
            by=act.actor,
        )
        after["due_changes"] = (*dossier.due_changes, change)
    if "unpriced_as" in body:
        after["unpriced_as"] = tuple(unpriced_from(fee) for fee in body["unpriced_as"])
    after |= _with_card_said(dossier, body["before"], after)
    made = changed(stays, amended=amended, **after)
    return changed(made, money=told_unasked(dossier, made))


def _with_card_said(
    dossier: Dossier, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Mapping[str, Person]:
    """Persons of whom a card said something that the writer of the correction did not know of.

    An older program writes neither that it was there nor that it goes: it stays.
    """
    said = {name: getattr(dossier, name) for name in _PERSONS if after.get(name) is not None}
    return {
        name: replace(after[name], card_said=person.card_said)
        for name, person in said.items()
        if person is not None and not (before.get(name) or {}).get("card_said")
    }


def parts_in(said: Mapping[str, Any]) -> Mapping[str, Any]:
    """What one version of a correction says, read. Raises as `_READ` for a newer program's."""
    return {name: _READ[name](value) for name, value in said.items()}


def parts_of(dossier: Dossier) -> Mapping[str, Any]:
    """Everything that can be corrected, as `dossier` has it; to compare with `parts_in`."""
    several = {"papers", "fees", "unpriced_fees", "legs"}
    parts = {name: getattr(dossier, name) for name in _READ if name != COMPLETE}
    parts |= {name: tuple(parts[name]) for name in several}
    return {**parts, COMPLETE: dossier.amended.complete_at}


STEPS: Final[Steps] = {kinds.CORRECTED: _corrected}
