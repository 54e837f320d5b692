"""The intake form as typed: immutable, every change makes the next one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum
from typing import Final

from desk_app.domain.dossier import PaperKind, ReturnWay, SubmittedPaper
from desk_app.domain.ids import DossierId, ProcedureCode
from desk_app.domain.law.due import Limit
from desk_app.domain.law.papers import Channel, Paper
from desk_app.domain.law.procedure import Flag, Procedure
from desk_app.domain.money.bill import NOTHING_ENTERED, FeeEntry
from desk_app.domain.people.authorisation import (
    Authorisation,
    AuthorityScope,
    read_authorisation,
)
from desk_app.domain.people.person import (
    FIRST_YEAR,
    FIRST_YEAR_OF_EVENTS,
    ApplicantKind,
    Person,
)
from desk_app.services.intake.prepare import ReceiveDossier
from ui.screens.intake.form.away import AwayEntry
from ui.screens.intake.form.person_entry import PersonEntry, as_person, unlike_card


class ActingFor(StrEnum):
    """For whom the visitor hands in. Stored in drafts: never rename one."""

    SELF = "self"
    PERSON = "person"  # who authorised the visitor
    ORGANISATION = "organisation"  # that sent the visitor
    OTHER = "other"  # the visitor has no paper: a parent, the postal worker


class Who(Enum):
    """The persons a form can speak of."""

    VISITOR = "visitor"  # stands at the desk
    OWNER = "owner"  # when that is not the visitor
    SUBJECT = "subject"  # whom the event is about

    @property
    def first_birth_year(self) -> int:
        """They were not born before."""
        return FIRST_YEAR_OF_EVENTS if self is Who.SUBJECT else FIRST_YEAR


BODIES: Final = (
    ApplicantKind.ORGANISATION,
    ApplicantKind.BUSINESS,
    ApplicantKind.HOUSEHOLD_BUSINESS,
    ApplicantKind.STATE_BODY,
)
"""What an owner can be who is no person, in the order they are offered."""


@dataclass(frozen=True, slots=True)
class Tick:
    """How a paper was handed in."""

    kind: PaperKind
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeForm:
    """Everything the officer typed. Ticks are kept by the paper's name, as published."""

    key: DossierId  # made with the empty form: confirming it twice receives one dossier
    visitor: PersonEntry = field(default_factory=PersonEntry)
    acting_for: ActingFor = ActingFor.SELF
    owner: PersonEntry = field(default_factory=PersonEntry)
    owner_kind: ApplicantKind = ApplicantKind.ORGANISATION  # of a body
    representative: str = ""  # of a body
    authorisation: str = ""
    scope: AuthorityScope = AuthorityScope.BOTH
    subject: PersonEntry = field(default_factory=PersonEntry)
    with_subject: bool = False  # false: what was typed of them does not count
    sought: str = ""  # text of the procedure field
    procedure: str = ""  # code; empty while the text names none
    ticked_for: str = ""  # code of the procedure the ticks were made for
    case: str = ""
    channel: Channel = Channel.DIRECT
    limit: Limit | None = None
    competent: str = ""  # the unit that decides, where the procedure may be another's
    ticks: Mapping[str, Tick] = field(default_factory=dict)
    extras: tuple[str, ...] = ()  # papers the officer typed
    by_one_key: bool = False
    money: FeeEntry = NOTHING_ENTERED
    return_way: ReturnWay = ReturnWay.COUNTER
    postal_item: str = ""  # of a line of a postal list
    away: AwayEntry = field(default_factory=AwayEntry)
    after: DossierId | None = None  # the visit that ended with a paper; this one completes it
    brought: frozenset[str] = frozenset()  # of what was asked for then, as that paper words it

    @property
    def is_blank(self) -> bool:
        return self == IntakeForm(key=self.key)

    def entry(self, who: Who) -> PersonEntry:
        return {Who.VISITOR: self.visitor, Who.OWNER: self.owner, Who.SUBJECT: self.subject}[who]

    def with_entry(self, who: Who, entry: PersonEntry) -> "IntakeForm":
        if who is Who.VISITOR:
            return replace(self, visitor=entry)
        if who is Who.SUBJECT:
            return replace(self, subject=entry)
        return replace(self, owner=entry)

    @property
    def applicant(self) -> PersonEntry:
        """The owner of the dossier to come."""
        return self.visitor if self.acting_for is ActingFor.SELF else self.owner

    @property
    def applicant_person(self) -> Person:
        """The same in stored form."""
        if self.acting_for is not ActingFor.ORGANISATION:
            return as_person(self.applicant)
        return as_person(self.applicant, self.owner_kind, self.representative)

    @property
    def by_paper(self) -> bool:
        """The visitor acts for the owner by a paper that says so."""
        return self.acting_for in {ActingFor.PERSON, ActingFor.ORGANISATION}

    @property
    def authority(self) -> Authorisation | None:
        return read_authorisation(self.authorisation, self.scope) if self.by_paper else None


def unlike_cards(form: IntakeForm) -> tuple[Who, ...]:
    """Of whom something is typed against their card, and nobody said that it is meant."""
    owned = form.acting_for in {ActingFor.PERSON, ActingFor.OTHER}
    counts = {Who.VISITOR: True, Who.OWNER: owned, Who.SUBJECT: form.with_subject}
    entries = {who: form.entry(who) for who, counted in counts.items() if counted}
    return tuple(who for who, one in entries.items() if not unlike_card(one) <= one.meant)


def sought(form: IntakeForm, text: str) -> IntakeForm:
    """The officer goes on typing in the procedure field: it names none any more."""
    return replace(form, sought=text, procedure="")


def chosen(form: IntakeForm, procedure: Procedure) -> IntakeForm:
    """Take `procedure`; another one than before begins with no paper ticked."""
    form = replace(form, sought=procedure.label, procedure=procedure.code)
    if form.ticked_for == procedure.code:
        return form
    first = procedure.cases[0].name if procedure.cases else ""
    return replace(unticked(form), ticked_for=procedure.code, case=first, limit=None)


def unticked(form: IntakeForm) -> IntakeForm:
    """Papers of another person, or for another procedure: their pages and reliefs as well."""
    away = replace(form.away, lines=())
    return replace(form, ticks={}, extras=(), by_one_key=False, money=NOTHING_ENTERED, away=away)


def ticked(form: IntakeForm, paper: Paper | str, kind: PaperKind) -> IntakeForm:
    """Tick `paper` as `kind`; the same kind again takes the tick away."""
    name = paper if isinstance(paper, str) else paper.name
    ticks = dict(form.ticks)
    before = ticks.pop(name, None)
    if before is None or before.kind is not kind:
        ticks[name] = Tick(kind, 1 if isinstance(paper, str) else _published_count(paper, kind))
    return replace(form, ticks=ticks, by_one_key=form.by_one_key and name in ticks)


def brought(form: IntakeForm, words: str, paper: Paper | None, *, there: bool) -> IntakeForm:
    """What an earlier Mẫu 02 asked for is there now, or not after all; its `paper` likewise."""
    form = replace(form, brought=form.brought | {words} if there else form.brought - {words})
    if paper is None or there == (paper.name in form.ticks):
        return form
    if there:
        return ticked(form, paper, _published_kind(paper))
    ticks = {name: tick for name, tick in form.ticks.items() if name != paper.name}
    return replace(form, ticks=ticks, by_one_key=False)


def counted(form: IntakeForm, name: str, step: int) -> IntakeForm:
    """One copy more or less of a ticked paper; never less than one."""
    tick = form.ticks.get(name)
    if tick is None or tick.kind is PaperKind.ELECTRONIC:
        return form
    changed = Tick(tick.kind, max(1, tick.count + step))
    return replace(form, ticks={**form.ticks, name: changed})


def all_there(form: IntakeForm, procedure: Procedure) -> IntakeForm:
    """The officer says "đủ cả": every required paper, as published. Kept as a statement."""
    ticks = dict(form.ticks)
    for paper in procedure.required_papers(form.case, form.channel):
        kind = _published_kind(paper)
        ticks.setdefault(paper.name, Tick(kind, _published_count(paper, kind)))
    return replace(form, ticks=ticks, by_one_key=True)


def added(form: IntakeForm, name: str) -> IntakeForm:
    """A paper the catalogue does not list, there as one original."""
    if name in form.extras or name in form.ticks:
        return form
    ticks = {**form.ticks, name: Tick(PaperKind.ORIGINAL, 1)}
    return replace(form, extras=(*form.extras, name), ticks=ticks)


def handed_in(form: IntakeForm, procedure: Procedure | None) -> tuple[SubmittedPaper, ...]:
    """The ticked papers in the order of the catalogue, those added last."""
    listed = procedure.papers(form.case, form.channel) if procedure else ()
    names = dict.fromkeys([*(paper.name for paper in listed), *form.extras])
    return tuple(
        SubmittedPaper(name=name, kind=tick.kind, count=tick.count)
        for name in names
        if (tick := form.ticks.get(name)) is not None
    )


def may_be_elsewhere(procedure: Procedure | None) -> bool:
    """Whether another unit may be the one that decides."""
    return procedure is not None and Flag.NON_TERRITORIAL in procedure.flags


def order_of(form: IntakeForm, procedure: Procedure | None) -> ReceiveDossier:
    """What confirming the form asks for."""
    visitor = as_person(form.visitor)
    return ReceiveDossier(
        key=form.key,
        procedure=ProcedureCode(form.procedure),
        case=form.case,
        channel=form.channel,
        applicant=form.applicant_person,
        authorised=visitor if form.by_paper else None,
        authorisation=" ".join(form.authorisation.split()) if form.by_paper else "",
        authority=form.authority,
        submitter=visitor if form.acting_for is ActingFor.OTHER else None,
        event_subject=as_person(form.subject) if form.with_subject else None,
        papers=handed_in(form, procedure),
        all_papers_by_one_key=form.by_one_key,
        return_way=form.return_way,
        limit=form.limit,
        money=form.money,
        competent=form.competent if may_be_elsewhere(procedure) else "",
        after=form.after,
        postal_item=form.postal_item,
    )


def _published_kind(paper: Paper) -> PaperKind:
    return PaperKind.ORIGINAL if paper.original else PaperKind.COPY


def _published_count(paper: Paper, kind: PaperKind) -> int:
    """How many of `kind` the catalogue asks for; one where it says nothing."""
    if kind is PaperKind.ELECTRONIC:
        return 1
    first, other = paper.original, paper.copies
    if kind is not PaperKind.ORIGINAL:
        first, other = other, first
    return max(first or other, 1)
