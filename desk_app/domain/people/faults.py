"""Failures about the persons of a dossier."""

from dataclasses import dataclass
from typing import ClassVar

from desk_app.domain.errors import RuleBroken


@dataclass(eq=False)
class AuthorisationNotAllowed(RuleBroken):
    """The owner has to come in person; nobody can be authorised."""

    code: ClassVar[str] = "intake.authorisation_not_allowed"
    procedure: str


@dataclass(eq=False)
class AuthorisationUnwritten(RuleBroken):
    """Somebody acts for a citizen, and the paper by which they may is not written down."""

    code: ClassVar[str] = "intake.authorisation_unwritten"


@dataclass(eq=False)
class AnotherNumberImpossible(RuleBroken):
    """The personal number of somebody who is not the owner cannot exist."""

    code: ClassVar[str] = "intake.another_number_impossible"
    whose: str  # "authorised", "submitter", "event_subject"
    reason: str  # a finding of domain/people/personal_number


@dataclass(eq=False)
class BirthImpossible(RuleBroken):
    """Nobody is born before `first_birth_year`, or after today."""

    code: ClassVar[str] = "intake.birth_impossible"
    whose: str  # "applicant", "authorised", "submitter", "event_subject"


@dataclass(eq=False)
class NameImpossible(RuleBroken):
    """A person's name has a digit or a "?" in it."""

    code: ClassVar[str] = "intake.name_impossible"
    whose: str  # "applicant", "authorised", "submitter", "event_subject"
    of_representative: bool = False  # of a body; the body itself may be called anything


@dataclass(eq=False)
class EventSubjectUnnamed(RuleBroken):
    """Something is said about the person the event is about, but no name."""

    code: ClassVar[str] = "intake.event_subject_unnamed"
