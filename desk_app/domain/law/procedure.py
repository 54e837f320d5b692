"""An administrative procedure as published: papers, time, fees, and since when."""

import re
import unicodedata
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, TypeVar

from desk_app.domain.acts.act import Body
from desk_app.domain.ids import ProcedureCode
from desk_app.domain.law.deadline.pause import PauseModel
from desk_app.domain.law.due import Cutoff, Limit
from desk_app.domain.law.fees import FeeLine
from desk_app.domain.law.papers import Channel, Paper, PaperCase, case_facts, case_from
from desk_app.domain.law.process import (
    Leg,
    ProcessStep,
    leg_facts,
    leg_from,
    step_facts,
    step_from,
    working_hours,
)
from desk_app.domain.law.terms import ChannelTerms, terms_facts, terms_from

_Kind = TypeVar("_Kind", bound=StrEnum)


class Level(StrEnum):
    """Stored and synced: never rename one."""

    MINISTRY = "ministry"
    PROVINCE = "province"
    DISTRICT = "district"  # ended on 30/6/2025; old catalogues have it
    COMMUNE = "commune"
    OTHER = "other"  # cơ quan khác


OFFICE_LEVELS: Final = frozenset({Level.PROVINCE, Level.DISTRICT, Level.COMMUNE})
_LEVEL_WORD: Final = re.compile(  # with their marks: "địa phương", Sơn Tịnh and "sổ gốc" are none
    r"\b(?:(?P<commune>phường|xã(?! hội)|đặc khu|thị trấn)"  # the last until 30/6/2025
    r"|tỉnh|thành phố|tp|(?<!cơ )(?<!trụ )sở(?! hữu))\b"
)
_LEAD: Final = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE, Level.MINISTRY, Level.OTHER)


class OnlineLevel(StrEnum):
    """How much of it can be done online. Stored and synced: never rename one."""

    FULL = "full"  # toàn trình
    PARTIAL = "partial"  # một phần
    INFORMATION = "information"  # no level since NĐ 224/2026; old catalogues have it


class Flag(StrEnum):
    """What the office marks a procedure with. Stored and synced: never rename one."""

    INTERLINKED_LEVEL = "interlinked_level"  # liên thông cùng cấp
    INTERLINKED_ACROSS = "interlinked_across"  # liên thông giữa các cấp
    FIVE_ON_THE_SPOT = "five_on_the_spot"  # five steps in one visit, "5 tại chỗ"
    POSTAL = "postal"  # received and returned by post
    NON_TERRITORIAL = "non_territorial"  # taken in for whoever is competent
    IN_PERSON = "in_person"  # nobody can be authorised, as for a marriage


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    code: ProcedureCode
    name: str  # as published: up to 1,100 characters, to be wrapped, never cut on paper
    short: str = ""  # a name for lists, where the office or the catalogue has one
    field: str = ""  # lĩnh vực; several are told apart by "; "
    levels: frozenset[Level] = frozenset()
    decision: str = ""  # number of the decision that published it
    decided_on: date | None = None
    authority: str = ""  # who decides
    cases: tuple[PaperCase, ...] = ()
    terms: tuple[ChannelTerms, ...] = ()
    results: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()  # names of the forms to fill in
    flags: frozenset[Flag] = frozenset()
    online: OnlineLevel | None = None
    steps: tuple[ProcessStep, ...] = ()  # inside the house
    legs: tuple[Leg, ...] = ()  # of an interlinked procedure, in order
    cutoff: Cutoff | None = None  # until when a day's dossiers count from that day
    pause: PauseModel | None = None  # None: the office has not chosen
    valid_from: date | None = None  # inclusive
    abolished_on: date | None = None  # from this day on it is not used any more
    source: str = ""
    note: str = ""
    # As the public sees it; nothing is computed from these.
    subjects: tuple[str, ...] = ()  # who may ask for it
    conditions: str = ""
    basis: tuple[str, ...] = ()  # legal documents
    sequence: tuple[str, ...] = ()  # trình tự thực hiện

    @property
    def label(self) -> str:
        """For lists; receipts print the name."""
        return self.short or self.name

    def is_open_on(self, day: date) -> bool:
        begun = self.valid_from is None or day >= self.valid_from
        return begun and (self.abolished_on is None or day < self.abolished_on)

    def case(self, name: str = "") -> PaperCase:
        """The case called `name`, otherwise the first; an empty one where none is published."""
        for case in self.cases:
            if case.name == name:
                return case
        return self.cases[0] if self.cases else PaperCase("", ())

    def papers(self, case: str = "", channel: Channel = Channel.DIRECT) -> tuple[Paper, ...]:
        """What is handed in, without headings and notes, in the published order."""
        return tuple(
            paper
            for paper in self.case(case).papers
            if not paper.note and (not paper.channels or channel in paper.channels)
        )

    def required_papers(
        self, case: str = "", channel: Channel = Channel.DIRECT
    ) -> tuple[Paper, ...]:
        return tuple(paper for paper in self.papers(case, channel) if paper.required)

    def notes(self, case: str = "") -> tuple[str, ...]:
        return tuple(paper.name for paper in self.case(case).papers if paper.note)

    def limit_for(self, channel: Channel, case: str = "") -> Limit | None:
        """The first limit published for `channel`, otherwise for the counter; None: none."""
        limits = self.limits_for(channel, case)
        return limits[0] if limits else None

    def limits_for(self, channel: Channel, case: str = "") -> tuple[Limit, ...]:
        """Each different one; with more than one the officer has to choose."""
        for asked in (channel, Channel.DIRECT):
            limits = [terms.limit for terms in self.terms_for(asked, case) if terms.limit]
            if limits:
                return tuple(dict.fromkeys(limits))
        return ()

    def statutory_for(self, limit: Limit, channel: Channel, case: str = "") -> Limit | None:
        """The law's own time behind `limit`; None where the office has shortened nothing."""
        for asked in (channel, Channel.DIRECT):
            for terms in self.terms_for(asked, case):
                if terms.limit == limit and terms.statutory is not None:
                    return terms.statutory
        return None

    def stated_for(self, channel: Channel, case: str = "") -> str:
        """Published words about the time that are no limit, to be shown and confirmed."""
        for asked in (channel, Channel.DIRECT):
            for terms in self.terms_for(asked, case):
                if terms.stated:
                    return terms.stated
        return ""

    def fees_for(self, channel: Channel, case: str = "") -> tuple[FeeLine, ...]:
        """The lines of `channel`; those of the counter where the channel is not published."""
        terms = self.terms_for(channel, case) or self.terms_for(Channel.DIRECT, case)
        return tuple(dict.fromkeys(fee for each in terms for fee in each.fees))

    def terms_for(self, channel: Channel, case: str = "") -> tuple[ChannelTerms, ...]:
        """Those of `case` where it has terms of its own, otherwise those of every case."""
        of_channel = [terms for terms in self.terms if terms.channel is channel]
        own = [terms for terms in of_channel if terms.case == case] if case else ()
        return tuple(own or [terms for terms in of_channel if not terms.case])

    @property
    def is_shortened(self) -> bool:
        return any(terms.statutory is not None for terms in self.terms)


def over_limit(procedure: Procedure) -> Decimal | None:
    """Working hours by which the steps inside the house exceed the longest time there is.

    None where they do not, where there are no steps, and where a time is counted in calendar
    days or months, which no sum of hours can be held against.
    """
    if not procedure.steps:
        return None
    allowed = hours_allowed(procedure)
    if allowed is None:
        return None
    over = hours_of_steps(procedure) - allowed
    return over if over > 0 else None


def hours_of_steps(procedure: Procedure) -> Decimal:
    """Working hours of the steps inside the house together."""
    return sum((step.hours for step in procedure.steps), Decimal())


def hours_allowed(procedure: Procedure) -> Decimal | None:
    """Working hours of the longest time there is; None where one of them runs by the calendar."""
    hours = [working_hours(terms.limit) for terms in procedure.terms if terms.limit]
    known = [each for each in hours if each is not None]
    return max(known) if known and len(known) == len(hours) else None


def lead_level(levels: Set[Level], own: Level | None = None) -> Level | None:
    """The level a procedure of several is listed under; None for one without any.

    Args:
        own: Of the office that lists what it received: it is the one that settles it there.
    """
    if own in levels:
        return own
    return next((level for level in _LEAD if level in levels), None)


def level_of_unit(name: str) -> Level | None:
    """By the first word that says it, whatever stands before: "UBND xã Sơ Pai, tỉnh Gia Lai".

    None: its name does not say it.
    """
    word = _LEVEL_WORD.search(unicodedata.normalize("NFC", name).casefold())
    if word is None:
        return None
    return Level.COMMUNE if word["commune"] else Level.PROVINCE


def is_shared(levels: Set[Level]) -> bool:
    """Done at two or three levels of the province's own offices."""
    return len(levels & OFFICE_LEVELS) > 1


def fields_of(field: str) -> tuple[str, ...]:
    """``"Hộ tịch; Nuôi con nuôi"`` → both of them; nothing for an empty one."""
    return tuple(each for each in field.split("; ") if each)


def procedure_facts(procedure: Procedure) -> Body:
    """As JSON, without what is empty; `procedure_from` is the way back."""
    facts: dict[str, Any] = {
        "code": procedure.code,
        "name": procedure.name,
        "short": procedure.short,
        "field": procedure.field,
        "levels": sorted(procedure.levels),
        "decision": procedure.decision,
        "decided_on": procedure.decided_on and procedure.decided_on.isoformat(),
        "authority": procedure.authority,
        "cases": [case_facts(case) for case in procedure.cases],
        "terms": [terms_facts(terms) for terms in procedure.terms],
        "results": procedure.results and list(procedure.results),
        "forms": procedure.forms and list(procedure.forms),
        "flags": procedure.flags and sorted(procedure.flags),
        "online": procedure.online,
        "steps": procedure.steps and [step_facts(step) for step in procedure.steps],
        "legs": procedure.legs and [leg_facts(leg) for leg in procedure.legs],
        "cutoff": procedure.cutoff,
        "pause": procedure.pause,
        "subjects": procedure.subjects and list(procedure.subjects),
        "conditions": procedure.conditions,
        "basis": procedure.basis and list(procedure.basis),
        "sequence": procedure.sequence and list(procedure.sequence),
        "valid_from": procedure.valid_from and procedure.valid_from.isoformat(),
        "abolished_on": procedure.abolished_on and procedure.abolished_on.isoformat(),
        "source": procedure.source,
        "note": procedure.note,
    }
    return {key: value for key, value in facts.items() if value}


def procedure_from(facts: Mapping[str, Any]) -> Procedure:
    """Unknown keys are left out, missing ones are empty.

    Raises:
        KeyError, TypeError, ValueError: no procedure of a program we know.
    """
    return Procedure(
        code=ProcedureCode(str(facts["code"])),
        name=_text(facts, "name"),
        short=_text(facts, "short"),
        field=_text(facts, "field"),
        levels=frozenset(Level(level) for level in facts.get("levels", ())),
        decision=_text(facts, "decision"),
        decided_on=_day(facts.get("decided_on")),
        authority=_text(facts, "authority"),
        cases=tuple(case_from(case) for case in facts.get("cases", ())),
        terms=tuple(terms_from(terms) for terms in facts.get("terms", ())),
        results=_texts(facts, "results"),
        forms=_texts(facts, "forms"),
        flags=frozenset(Flag(flag) for flag in facts.get("flags", ())),
        online=_one_of(OnlineLevel, facts.get("online")),
        steps=tuple(step_from(step) for step in facts.get("steps", ())),
        legs=tuple(leg_from(leg) for leg in facts.get("legs", ())),
        cutoff=_one_of(Cutoff, facts.get("cutoff")),
        pause=_one_of(PauseModel, facts.get("pause")),
        valid_from=_day(facts.get("valid_from")),
        abolished_on=_day(facts.get("abolished_on")),
        source=_text(facts, "source"),
        note=_text(facts, "note"),
        subjects=_texts(facts, "subjects"),
        conditions=_text(facts, "conditions"),
        basis=_texts(facts, "basis"),
        sequence=_texts(facts, "sequence"),
    )


def _text(facts: Mapping[str, Any], key: str) -> str:
    return str(facts.get(key, ""))


def _texts(facts: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(str(item) for item in facts.get(key, ()))


def _one_of(kinds: type[_Kind], value: str | None) -> _Kind | None:
    return kinds(value) if value else None


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
