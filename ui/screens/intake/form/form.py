"""The intake form as typed: immutable, every change makes the next one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum

from desk_app.domain.dossier import PaperKind, ReturnWay, SubmittedPaper
from desk_app.domain.ids import DossierId, ProcedureCode
from desk_app.domain.law.due import Limit
from desk_app.domain.law.papers import Channel, Paper
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.money.bill import NOTHING_ENTERED, FeeEntry
from desk_app.services.intake.prepare import ReceiveDossier
from ui.screens.intake.form.person_entry import PersonEntry, as_person


class ActingFor(StrEnum):
    """For whom the visitor hands in. Stored in drafts: never rename one."""

    SELF = "self"
    PERSON = "person"
    ORGANISATION = "organisation"


class Who(Enum):
    """The two persons a form can speak of."""

    VISITOR = "visitor"  # stands at the desk
    OWNER = "owner"  # sent the visitor


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
    authorisation: str = ""
    sought: str = ""  # text of the procedure field
    procedure: str = ""  # code; empty while the text names none
    ticked_for: str = ""  # code of the procedure the ticks were made for
    case: str = ""
    channel: Channel = Channel.DIRECT
    limit: Limit | None = None
    ticks: Mapping[str, Tick] = field(default_factory=dict)
    extras: tuple[str, ...] = ()  # papers the officer typed
    by_one_key: bool = False
    money: FeeEntry = NOTHING_ENTERED
    return_way: ReturnWay = ReturnWay.COUNTER

    @property
    def is_blank(self) -> bool:
        return self == IntakeForm(key=self.key)

    def entry(self, who: Who) -> PersonEntry:
        return self.visitor if who is Who.VISITOR else self.owner

    def with_entry(self, who: Who, entry: PersonEntry) -> "IntakeForm":
        if who is Who.VISITOR:
            return replace(self, visitor=entry)
        return replace(self, owner=entry)

    @property
    def applicant(self) -> PersonEntry:
        """The owner of the dossier to come."""
        return self.visitor if self.acting_for is ActingFor.SELF else self.owner


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
    return replace(form, ticks={}, extras=(), by_one_key=False, money=NOTHING_ENTERED)


def ticked(form: IntakeForm, paper: Paper | str, kind: PaperKind) -> IntakeForm:
    """Tick `paper` as `kind`; the same kind again takes the tick away."""
    name = paper if isinstance(paper, str) else paper.name
    ticks = dict(form.ticks)
    before = ticks.pop(name, None)
    if before is None or before.kind is not kind:
        ticks[name] = Tick(kind, 1 if isinstance(paper, str) else _published_count(paper, kind))
    return replace(form, ticks=ticks, by_one_key=form.by_one_key and name in ticks)


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
        kind = PaperKind.ORIGINAL if paper.original else PaperKind.COPY
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


def order_of(form: IntakeForm, procedure: Procedure | None) -> ReceiveDossier:
    """What confirming the form asks for."""
    for_another = form.acting_for is not ActingFor.SELF
    organisation = form.acting_for is ActingFor.ORGANISATION
    return ReceiveDossier(
        key=form.key,
        procedure=ProcedureCode(form.procedure),
        case=form.case,
        channel=form.channel,
        applicant=as_person(form.applicant, organisation=organisation),
        authorised=as_person(form.visitor) if for_another else None,
        authorisation=" ".join(form.authorisation.split()) if for_another else "",
        papers=handed_in(form, procedure),
        all_papers_by_one_key=form.by_one_key,
        return_way=form.return_way,
        limit=form.limit,
        money=form.money,
    )


def _published_count(paper: Paper, kind: PaperKind) -> int:
    """How many of `kind` the catalogue asks for; one where it says nothing."""
    if kind is PaperKind.ELECTRONIC:
        return 1
    first, other = paper.original, paper.copies
    if kind is not PaperKind.ORIGINAL:
        first, other = other, first
    return max(first or other, 1)
