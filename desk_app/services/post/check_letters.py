"""What each line of a postal list amounts to: a dossier to be received, or what it lacks."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from db.repositories.post.postal import Became
from desk_app.domain.dossier import PaperKind, ReturnWay, SubmittedPaper
from desk_app.domain.errors import (
    DeskError,
    PersonalNumberImpossible,
    ProcedureClosed,
    ProcedureUnknown,
)
from desk_app.domain.ids import DossierId, ProcedureCode
from desk_app.domain.law.papers import Channel, Paper
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.office_time import office_date
from desk_app.domain.people.faults import NameImpossible
from desk_app.domain.people.folding import fold
from desk_app.domain.people.person import NobodysBirth, Person
from desk_app.domain.people.phone import is_phone
from desk_app.domain.post.letters import Letter, LetterList, keys_of
from desk_app.services.catalogue.sheets.cells import code_of
from desk_app.services.desk import Desk
from desk_app.services.intake.prepare import (
    ReceiveDossier,
    check_name,
    check_people,
    people_of,
    planned,
)

_ALL: Final = frozenset({"du", "du ca", "day du", "co du", "du giay to"})
_NUMBER: Final = re.compile(r"[0-9]{1,2}")
_SPLIT: Final = re.compile(r"\s*[;\n]\s*")
_NUMBERS: Final = re.compile(r"[0-9]{1,2}(\s*[,;.\s]\s*[0-9]{1,2})*")
_CODE: Final = re.compile(r"[0-9]\.[0-9]{1,6}(\.[0-9]{2}\.[0-9]{2}\.[A-Z0-9]{1,6})?")
_WAYS: Final[Mapping[str, ReturnWay]] = {
    "": ReturnWay.POST,
    "buu chinh": ReturnWay.POST,
    "buu dien": ReturnWay.POST,
    "bcci": ReturnWay.POST,
    "tai quay": ReturnWay.COUNTER,
    "truc tiep": ReturnWay.COUNTER,
    "dien tu": ReturnWay.ELECTRONIC,
    "ban dien tu": ReturnWay.ELECTRONIC,
    "truc tuyen": ReturnWay.ELECTRONIC,
}


class Why(StrEnum):
    """What is wrong or doubtful about a line."""

    NAME_MISSING = "name_missing"
    NUMBER_MISSING = "number_missing"
    NAME_IMPOSSIBLE = "name_impossible"
    NUMBER_IMPOSSIBLE = "number_impossible"
    BIRTH_UNREADABLE = "birth_unreadable"
    BIRTH_IMPOSSIBLE = "birth_impossible"
    PHONE_DOUBTFUL = "phone_doubtful"
    ADDRESS_MISSING = "address_missing"  # and the result is to be sent there
    PROCEDURE_MISSING = "procedure_missing"
    PROCEDURE_UNKNOWN = "procedure_unknown"
    PROCEDURE_CLOSED = "procedure_closed"
    PROCEDURE_GUESSED = "procedure_guessed"  # words fit one, but are not its name
    LIMIT_OPEN = "limit_open"  # the catalogue leaves a choice
    PAPERS_MISSING = "papers_missing"
    PAPER_UNKNOWN = "paper_unknown"  # kept as a paper the catalogue does not list
    WAY_UNKNOWN = "way_unknown"
    ITEM_MISSING = "item_missing"
    ITEM_KNOWN = "item_known"  # a dossier of another list came in it
    TWICE = "twice"  # the same person and procedure as an earlier line
    ALIKE = "alike"  # the same person handed in the same, not long ago
    NOT_ALLOWED = "not_allowed"  # another rule of receiving


_ONLY_TOLD: Final = frozenset({Why.PHONE_DOUBTFUL, Why.PAPER_UNKNOWN, Why.ITEM_MISSING})


@dataclass(frozen=True, slots=True)
class Doubt:
    why: Why
    about: str = ""  # words of the list, names of papers, a code

    @property
    def stops(self) -> bool:
        """The line is not received with the others; an officer looks at it."""
        return self.why not in _ONLY_TOLD


class LetterState(StrEnum):
    COMPLETE = "complete"
    DOUBTFUL = "doubtful"
    ASIDE = "aside"  # somebody put it aside
    RECEIVED = "received"
    ANSWERED = "answered"  # with Mẫu 02 or 03, and no code


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedLetter:
    letter: Letter
    key: DossierId
    state: LetterState
    order: ReceiveDossier  # as far as the line says
    procedure: Procedure | None
    doubts: Sequence[Doubt] = ()
    code: str = ""  # of the dossier it became
    paper: str = ""  # number of the paper it was answered with
    aside: str = ""  # why it waits


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedList:
    list: LetterList
    rows: Sequence[CheckedLetter]
    taken: bool  # into work: other desks see it

    def count(self, state: LetterState) -> int:
        return sum(row.state is state for row in self.rows)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the lines of a list before they are looked at one by one."""

    became: Mapping[DossierId, Became]
    items: Mapping[str, str]  # postal item → code of a dossier of another list that came in it
    codes: Collection[str]  # of this list's own dossiers
    twice: Mapping[int, int]  # line → an earlier one of the same person and procedure


@dataclass(frozen=True, slots=True)
class Lookups:
    """What the lines are set against."""

    procedures: Callable[[str], Sequence[Procedure]]  # by words, the best first
    alike: Callable[[Person, str], Sequence[str]]  # owner, procedure: codes of late dossiers


def check_letters(listed: LetterList, lookups: Lookups, desk: Desk) -> CheckedList:
    """Every line of `listed` as it stands now. Stores nothing."""
    keys = keys_of(desk.unit, listed)
    with desk.glance() as work:
        stored = work.postal.letters(listed.id)
        became = work.postal.became(keys)
        items = [letter.item for letter in listed.letters]
        before = work.postal.came_before(items, keys)
    listed = stored or listed
    known = Known(became, before, {one.code for one in became.values()}, _twice(listed))
    rows = tuple(
        _checked(letter, key, listed, known, (lookups, desk))
        for letter, key in zip(listed.letters, keys, strict=True)
    )
    return CheckedList(list=listed, rows=rows, taken=stored is not None)


def _twice(listed: LetterList) -> Mapping[int, int]:
    """Lines that say the same person and procedure as an earlier line: that one."""
    first: dict[tuple[str, str], int] = {}
    twice = {}
    for letter in listed.letters:
        said = "".join(letter.id_number.split()).upper(), fold(letter.procedure)
        if all(said) and first.setdefault(said, letter.line) != letter.line:
            twice[letter.line] = first[said]
    return twice


def _checked(
    letter: Letter,
    key: DossierId,
    listed: LetterList,
    known: Known,
    around: tuple[Lookups, Desk],
) -> CheckedLetter:
    lookups, desk = around
    became = known.became.get(key)
    doubts: list[Doubt] = []
    procedure = _procedure(letter, lookups, desk, doubts)
    today = office_date(desk.now())
    order = _order(letter, key, procedure, doubts, today)
    row = CheckedLetter(
        letter=letter,
        key=key,
        state=LetterState.COMPLETE,
        order=order,
        procedure=procedure,
        aside=listed.aside.get(letter.line, ""),
    )
    if became is not None:
        state = LetterState.RECEIVED if became.code else LetterState.ANSWERED
        return replace(row, state=state, code=became.code, paper=became.paper)
    _look_at_item(letter, known, doubts)
    _look_at_person(letter, order, doubts, today)
    if procedure is not None:
        _look_at_rules(order, desk, doubts)
        alike = lookups.alike(order.applicant, procedure.code) if order.applicant.id_number else ()
        if others := [code for code in alike if code not in known.codes]:
            doubts.append(Doubt(Why.ALIKE, others[0]))
    row = replace(row, doubts=tuple(doubts))
    if row.aside:
        return replace(row, state=LetterState.ASIDE)
    stops = any(doubt.stops for doubt in doubts)
    return replace(row, state=LetterState.DOUBTFUL) if stops else row


def _procedure(
    letter: Letter, lookups: Lookups, desk: Desk, doubts: list[Doubt]
) -> Procedure | None:
    said = letter.procedure
    if not said:
        doubts.append(Doubt(Why.PROCEDURE_MISSING))
        return None
    if _CODE.fullmatch(said):
        with desk.glance() as work:
            found = work.catalogue.on(code_of(said)[0], office_date(desk.now()))
        if found is None:
            doubts.append(Doubt(Why.PROCEDURE_UNKNOWN, said))
        return None if found is None else found[0]
    offered = lookups.procedures(said)
    named = [each for each in offered if fold(said) in {fold(each.name), fold(each.label)}]
    if len(named) == 1:
        return named[0]
    if len(offered) == 1:
        doubts.append(Doubt(Why.PROCEDURE_GUESSED, offered[0].name))
        return offered[0]
    doubts.append(Doubt(Why.PROCEDURE_UNKNOWN, said))
    return None


def _order(
    letter: Letter, key: DossierId, procedure: Procedure | None, doubts: list[Doubt], today: date
) -> ReceiveDossier:
    way = _WAYS.get(fold(letter.way))
    if way is None:
        doubts.append(Doubt(Why.WAY_UNKNOWN, letter.way))
    case = procedure.cases[0].name if procedure and procedure.cases else ""
    papers: Sequence[SubmittedPaper] = ()
    if procedure is not None:
        papers = _papers(letter, procedure.papers(case, Channel.POST), doubts)
    return ReceiveDossier(
        key=key,
        procedure=ProcedureCode(procedure.code if procedure else ""),
        case=case,
        channel=Channel.POST,
        applicant=letter.owner(today),
        submitter=letter.submitter(),
        papers=papers,
        return_way=way or ReturnWay.POST,
        postal_item=letter.item,
    )


def _papers(
    letter: Letter, published: Sequence[Paper], doubts: list[Doubt]
) -> Sequence[SubmittedPaper]:
    """As the catalogue names them, where the list's words tell which is meant."""
    real = [paper for paper in published if not paper.note]
    said = letter.papers
    if fold(said).strip(" .") in _ALL:
        return tuple(_handed_in(paper) for paper in real if paper.required)
    if _NUMBERS.fullmatch(said):
        pieces = _NUMBER.findall(said)
    else:
        pieces = [piece for piece in _SPLIT.split(said) if piece]
    found: dict[str, SubmittedPaper] = {}
    for piece in pieces:
        paper = _meant(piece, real)
        if paper is None:
            doubts.append(Doubt(Why.PAPER_UNKNOWN, piece))
            found[piece] = SubmittedPaper(name=piece, kind=PaperKind.COPY)
        else:
            found[paper.name] = _handed_in(paper)
    order = {paper.name: n for n, paper in enumerate(real)}
    return tuple(sorted(found.values(), key=lambda paper: order.get(paper.name, len(order))))


def _meant(piece: str, papers: Sequence[Paper]) -> Paper | None:
    if piece.isdecimal():
        nth = int(piece)
        return papers[nth - 1] if 0 < nth <= len(papers) else None
    said = fold(piece)
    whole = [paper for paper in papers if said in {fold(paper.name), fold(paper.label)}]
    within = whole or [paper for paper in papers if said in fold(paper.name)]
    return within[0] if len(within) == 1 else None


def _handed_in(paper: Paper) -> SubmittedPaper:
    kind = PaperKind.ORIGINAL if paper.original else PaperKind.COPY
    return SubmittedPaper(name=paper.name, kind=kind, count=max(paper.original or paper.copies, 1))


def _look_at_item(letter: Letter, known: Known, doubts: list[Doubt]) -> None:
    if not letter.item:
        doubts.append(Doubt(Why.ITEM_MISSING))
    elif letter.item in known.items:
        doubts.append(Doubt(Why.ITEM_KNOWN, known.items[letter.item]))
    if letter.line in known.twice:
        doubts.append(Doubt(Why.TWICE, str(known.twice[letter.line])))


def _look_at_person(
    letter: Letter, order: ReceiveDossier, doubts: list[Doubt], today: date
) -> None:
    if not letter.name:
        doubts.append(Doubt(Why.NAME_MISSING))
    if not letter.id_number:
        doubts.append(Doubt(Why.NUMBER_MISSING))
    try:
        letter.birth(today)
    except NobodysBirth:
        doubts.append(Doubt(Why.BIRTH_IMPOSSIBLE, letter.born))
    except ValueError:
        doubts.append(Doubt(Why.BIRTH_UNREADABLE, letter.born))
    if letter.phone and not is_phone(letter.phone):
        doubts.append(Doubt(Why.PHONE_DOUBTFUL, letter.phone))
    if order.return_way is ReturnWay.POST and not letter.address:
        doubts.append(Doubt(Why.ADDRESS_MISSING))


def _look_at_rules(order: ReceiveDossier, desk: Desk, doubts: list[Doubt]) -> None:
    """What receiving would say, whatever else the line lacks."""
    now = desk.now()
    if order.applicant.name and order.applicant.id_number:
        try:
            check_people(order, now, names=())
        except PersonalNumberImpossible:
            doubts.append(Doubt(Why.NUMBER_IMPOSSIBLE, order.applicant.id_number))
    for whose, person in people_of(order):
        try:
            check_name(whose, person)
        except NameImpossible:
            doubts.append(Doubt(Why.NAME_IMPOSSIBLE, person.name if person else ""))
    try:
        with desk.glance() as work:
            plan = planned(order, work, desk, now)
    except (ProcedureUnknown, ProcedureClosed):
        doubts.append(Doubt(Why.PROCEDURE_CLOSED, order.procedure))
        return
    except DeskError as error:
        doubts.append(Doubt(Why.NOT_ALLOWED, error.code))
        return
    if len(plan.procedure.limits_for(order.channel, order.case)) > 1:
        doubts.append(Doubt(Why.LIMIT_OPEN))
    if plan.missing:
        doubts.append(Doubt(Why.PAPERS_MISSING, "; ".join(plan.missing)))
