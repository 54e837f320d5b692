"""What receiving would amount to right now: the living slip, and the check before the act."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from db.unit_of_work import UnitOfWork
from desk_app.domain.codes.blocks import Serial
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.dossier import Dossier, FeeDue, ReturnWay, SubmittedPaper
from desk_app.domain.errors import (
    ApplicantIncomplete,
    CalendarTooShort,
    LimitNotPublished,
    PersonalNumberImpossible,
    ProcedureClosed,
    ProcedureUnknown,
)
from desk_app.domain.ids import DossierId, ProcedureCode
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.law.deadline.legs import LegsDue, legs_due
from desk_app.domain.law.deadline.shortened import Shortening, shortened
from desk_app.domain.law.deadline.start import Arrival, complete
from desk_app.domain.law.due import UNPUBLISHED, DueMoment, Limit, due_of
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Flag, Procedure
from desk_app.domain.money.bill import NOTHING_ENTERED, Bill, FeeEntry, bill_of
from desk_app.domain.money.faults import ExemptionUnproved
from desk_app.domain.office_time import office_date
from desk_app.domain.people.authorisation import Authorisation
from desk_app.domain.people.faults import (
    AnotherNumberImpossible,
    AuthorisationNotAllowed,
    AuthorisationUnwritten,
    BirthImpossible,
    EventSubjectUnnamed,
    NameImpossible,
)
from desk_app.domain.people.person import (
    ApplicantKind,
    IdKind,
    Person,
    can_be_born,
    first_birth_year,
)
from desk_app.domain.people.personal_number import Finding, check_personal_number
from desk_app.domain.people.spelling import can_be_a_name
from desk_app.services.desk import Desk
from desk_app.services.office.due_display import shown_by


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveDossier:
    """What the officer entered."""

    key: DossierId  # made when the empty form opens: a second press receives nothing twice
    procedure: ProcedureCode
    case: str = ""
    channel: Channel = Channel.DIRECT
    applicant: Person
    authorised: Person | None = None
    authorisation: str = ""
    authority: Authorisation | None = None
    submitter: Person | None = None
    event_subject: Person | None = None
    papers: Sequence[SubmittedPaper] = ()
    all_papers_by_one_key: bool = False
    return_way: ReturnWay = ReturnWay.COUNTER
    limit: Limit | None = None  # where the catalogue leaves a choice, or states none
    money: FeeEntry = NOTHING_ENTERED
    competent: str = ""  # the unit that decides, where that is not this one
    after: DossierId | None = None  # the visit that ended with a paper; this one completes it
    postal_item: str = ""  # in which it came; empty: not by post
    from_list: bool = False  # not typed: the form that is being typed stays

    @property
    def hands_in(self) -> Person:
        """Who stands at the desk."""
        return self.authorised or self.submitter or self.applicant


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Everything the slip shows before the dossier is received."""

    procedure: Procedure
    edition: str
    due: DueMoment
    shown: ShownDue | None = None  # as the papers show it; None: exactly, or there is none
    legs: LegsDue | None = None  # None: it is not interlinked, or another unit counts
    shortening: Shortening | None = None  # None: the office promises what the law allows
    bill: Bill
    missing: Sequence[str]  # names of required papers that are not there
    expected: DossierCode | None = None  # None: the blocks are used up

    @property
    def limit_known(self) -> bool:
        """False: the catalogue has no time limit; there is no due moment."""
        return self.due.limit.published

    @property
    def fees(self) -> Sequence[FeeDue]:
        return self.bill.due


def prepare(order: ReceiveDossier, desk: Desk) -> Prepared:
    """What receiving `order` now would give. Stores nothing.

    Raises:
        ProcedureUnknown, ProcedureClosed: there is nothing to show.
        LimitNotPublished: the limit chosen is not, or no longer, one of those published.
        AuthorisationNotAllowed: the owner has to come in person.
    """
    now = desk.now()
    with desk.glance() as work:
        serial = work.numbers.expected(desk.unit, office_date(now))
        plan = planned(order, work, desk, now)
        due = plan.due.at
        shown = None if due is None else shown_by(due, work, desk.calendar)
        return replace(plan, expected=_code(serial, now, desk), shown=shown)


def next_code(desk: Desk) -> DossierCode | None:
    """What the next dossier received here would be called; None: the blocks are used up."""
    now = desk.now()
    with desk.glance() as work:
        return _code(work.numbers.expected(desk.unit, office_date(now)), now, desk)


def planned(order: ReceiveDossier, work: UnitOfWork, desk: Desk, now: datetime) -> Prepared:
    """The same inside the transaction of the act, which takes the code itself."""
    today = office_date(now)
    found = work.catalogue.on(order.procedure, today)
    if found is None:
        raise ProcedureUnknown(order.procedure)
    procedure, edition = found
    if not procedure.is_open_on(today):
        raise ProcedureClosed(order.procedure, procedure.abolished_on)
    if Flag.IN_PERSON in procedure.flags and _another_comes(order):
        raise AuthorisationNotAllowed(order.procedure)
    limit = _limit(order, procedure)
    there = {paper.name for paper in order.papers}
    arrival = Arrival(handed_in=now, complete_at=now, elsewhere=bool(order.competent.strip()))
    legs = None
    if procedure.legs and not arrival.elsewhere:
        legs = legs_due(arrival, procedure.legs, desk.calendar, limit, procedure.cutoff)
    required = procedure.required_papers(order.case, order.channel)
    return Prepared(
        procedure=procedure,
        edition=edition,
        due=_whole(legs) or due_of(arrival, limit or UNPUBLISHED, desk.calendar, procedure.cutoff),
        legs=legs,
        shortening=_shortening(order, procedure, limit, desk, now),
        bill=_bill(order, procedure, desk, today),
        missing=tuple(paper.name for paper in required if paper.name not in there),
    )


def _another_comes(order: ReceiveDossier) -> bool:
    """Instead of the owner: by a paper of theirs, or without one to the counter."""
    instead = order.submitter is not None and order.channel is Channel.DIRECT
    return order.authorised is not None or instead


def _whole(legs: LegsDue | None) -> DueMoment | None:
    """What the citizen is told: the total, otherwise where the last leg ends."""
    if legs is None:
        return None
    return legs.legs[-1].due if legs.total is None else legs.total


def _bill(order: ReceiveDossier, procedure: Procedure, desk: Desk, today: date) -> Bill:
    lines = procedure.fees_for(order.channel, order.case)
    return bill_of(procedure, lines, order.money, desk.waivers, today)


def check_money(order: ReceiveDossier, bill: Bill) -> None:
    """Raises ExemptionUnproved: the officer does not say by what rule."""
    if bill.unproved and order.money.exemption is not None:
        raise ExemptionUnproved(order.money.exemption.ground)


def _limit(order: ReceiveDossier, procedure: Procedure) -> Limit | None:
    published = procedure.limits_for(order.channel, order.case)
    if order.limit is None:
        return procedure.limit_for(order.channel, order.case)
    if published and order.limit not in published:
        raise LimitNotPublished(procedure.code)
    return order.limit


def _shortening(
    order: ReceiveDossier, procedure: Procedure, limit: Limit | None, desk: Desk, now: datetime
) -> Shortening | None:
    law = limit and procedure.statutory_for(limit, order.channel, order.case)
    if limit is None or law is None:
        return None
    try:
        return shortened(complete(now), (limit, law), desk.calendar, procedure.cutoff)
    except CalendarTooShort:  # the law's moment is only told; it holds up no dossier
        return None


def people_of(of: ReceiveDossier | Dossier) -> Sequence[tuple[str, Person | None]]:
    """The owner and the others, each by the name of its field: "applicant", "authorised",
    "submitter", "event_subject"."""
    return (
        ("applicant", of.applicant),
        ("authorised", of.authorised),
        ("submitter", of.submitter),
        ("event_subject", of.event_subject),
    )


def check_people(
    order: ReceiveDossier,
    now: datetime,
    *,
    births: Collection[str] | None = None,
    names: Collection[str] | None = None,
) -> None:
    """What cannot be is refused; doubts are left to the screen.

    Args:
        births: Of `people_of`, those whose birth somebody says now; None: all. One that an act
            said is left.
        names: Likewise.

    Raises:
        ApplicantIncomplete, PersonalNumberImpossible: about the owner.
        AnotherNumberImpossible, EventSubjectUnnamed: about another person of the dossier.
        BirthImpossible, NameImpossible: about any of them.
    """
    person = order.applicant
    fields = {"name": person.name, "id_number": person.id_number}
    if missing := [field for field, value in fields.items() if not value]:
        raise ApplicantIncomplete(missing)
    check_number(person, now)
    _owner, *others = people_of(order)
    for whose, other in others:
        if other is not None and (finding := _impossible(other, now)) is not None:
            raise AnotherNumberImpossible(whose, finding)
    if order.event_subject is not None and not order.event_subject.name:
        raise EventSubjectUnnamed()
    for whose, each in people_of(order):
        if births is None or whose in births:
            check_birth(whose, each, now)
        if names is None or whose in names:
            check_name(whose, each)


def check_name(whose: str, person: Person | None) -> None:
    """Raises NameImpossible where `person`, one of `people_of`, is called what nobody is.

    A body may be called anything, but not who represents it.
    """
    if person is not None and not can_be_a_name(personal_name(person)):
        raise NameImpossible(whose, of_representative=person.kind is not ApplicantKind.CITIZEN)


def personal_name(person: Person) -> str:
    """Of a body, that of who represents it."""
    return person.name if person.kind is ApplicantKind.CITIZEN else person.representative


def check_birth(whose: str, person: Person | None, now: datetime) -> None:
    """Raises BirthImpossible where `person`, one of `people_of`, has a birth that nobody has.

    An event is that of people long dead, too.
    """
    birth = None if person is None else person.birth
    if birth is not None and not can_be_born(birth, office_date(now), first_birth_year(whose)):
        raise BirthImpossible(whose)


def check_authority(order: ReceiveDossier) -> None:
    """Who acts for a citizen has a paper of theirs; who has none hands in, and no more.

    Of an organisation's paper the screen reminds: who heads it needs none.

    Raises AuthorisationUnwritten.

    Legal: [people.authorisation]
    """
    citizen = order.applicant.kind is ApplicantKind.CITIZEN
    if order.authorised is not None and citizen and not order.authorisation.strip():
        raise AuthorisationUnwritten()


def check_number(person: Person, now: datetime) -> None:
    """Raises PersonalNumberImpossible where `person` has a personal number that cannot be one."""
    if (finding := _impossible(person, now)) is not None:
        raise PersonalNumberImpossible(finding)


def _impossible(person: Person, now: datetime) -> Finding | None:
    """The first finding by which the number of `person`, if there is one, cannot exist."""
    if person.id_kind is not IdKind.PERSONAL_NUMBER or not person.id_number:
        return None
    findings = check_personal_number(person.id_number, person.birth, person.sex, office_date(now))
    return next((finding for finding in findings if finding.impossible), None)


def code_of(serial: Serial, now: datetime, desk: Desk) -> DossierCode:
    return DossierCode.given(desk.unit, now, serial.number)


def _code(serial: Serial | None, now: datetime, desk: Desk) -> DossierCode | None:
    return None if serial is None else code_of(serial, now, desk)
