"""What is doubtful in a procedure as read: it comes in as it stands, and somebody has to look."""

import re
from collections.abc import Iterator
from typing import Final

from desk_app.domain.codes.procedure_code import is_national_code
from desk_app.domain.law.due import LimitUnit
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.law.terms import ChannelTerms
from desk_app.domain.people.folding import fold
from desk_app.services.catalogue.reading import CatalogueProblem, Why
from desk_app.services.catalogue.sheets import wording

_LONGEST_NAME: Final = 300  # 95 % of the published names are shorter than 230
_DECISION: Final = re.compile(r"(?:quyet dinh|nghi quyet|thong tu) (?:so|ve viec|cong bo|ban hanh)")
_WORKING_DAYS: Final = re.compile(r"\bngay lam viec\b")
_DAYS: Final = re.compile(r"\bngay\b(?! lam viec)")
_SHOWN: Final = 80  # characters of a note


def doubts_of(procedure: Procedure) -> Iterator[CatalogueProblem]:
    """Each doubt once, in the order they are shown."""
    found = [*_name(procedure), *_time(procedure), *_fees(procedure), *_papers(procedure)]
    seen = set[tuple[Why, tuple[tuple[str, str], ...]]]()
    for why, facts in found:
        key = (why, tuple(sorted(facts.items())))
        if key not in seen:
            seen.add(key)
            yield CatalogueProblem(procedure.code, why, facts)


Doubt = tuple[Why, dict[str, str]]


def _name(procedure: Procedure) -> Iterator[Doubt]:
    if not is_national_code(procedure.code):
        yield Why.CODE_ODD, {}
    if _DECISION.match(fold(procedure.name)):
        yield Why.NAME_OF_DECISION, {}
    if not procedure.short and len(procedure.name) > _LONGEST_NAME:
        yield Why.NAME_LONG, {"length": str(len(procedure.name))}
    if not procedure.field:
        yield Why.FIELD_MISSING, {}
    if not procedure.levels:
        yield Why.LEVEL_MISSING, {}


def _time(procedure: Procedure) -> Iterator[Doubt]:
    if not procedure.limit_for(Channel.DIRECT):
        stated = next((terms.stated for terms in procedure.terms if terms.stated), "")
        if stated:
            yield Why.TIME_UNCOUNTED, {"value": stated[:_SHOWN]}
        elif not any(terms.limit for terms in procedure.terms):
            yield Why.TIME_MISSING, {}
    for terms in procedure.terms:
        yield from _unit(terms)
    for channel in Channel:
        if len(limits := procedure.limits_for(channel)) > 1 and procedure.terms_for(channel):
            times = "; ".join(wording.limit_in_words(limit) for limit in limits)
            yield Why.TERMS_TWICE, {"channel": wording.CHANNELS[channel], "times": times}


def _unit(terms: ChannelTerms) -> Iterator[Doubt]:
    """Where the unit and the note disagree about working days."""
    if terms.limit is None or not terms.note:
        return
    note = fold(terms.note)
    amount = re.escape(str(terms.limit.amount.normalize()))
    said = re.search(rf"\b0?{amount} ?(?:\([^)]*\) ?)?(ngay(?: lam viec)?)\b", note)
    if said is None:
        return
    working = said[1] == "ngay lam viec"
    if working != (terms.limit.unit is LimitUnit.WORKING_DAY) and terms.limit.unit in {
        LimitUnit.DAY,
        LimitUnit.WORKING_DAY,
    }:
        begin = max(0, said.start() - 20)
        yield (
            Why.DAY_OR_WORKING_DAY,
            {
                "time": wording.limit_in_words(terms.limit),
                "note": terms.note[begin : begin + _SHOWN],
            },
        )


def _fees(procedure: Procedure) -> Iterator[Doubt]:
    for terms in procedure.terms:
        for fee in terms.fees:
            if fee.suspicious:
                yield Why.FEE_THOUSANDS, {"amount": str(fee.amount)}
            elif fee.unproved_zero:
                yield Why.FEE_ZERO, {}


def _papers(procedure: Procedure) -> Iterator[Doubt]:
    papers = [paper for case in procedure.cases for paper in case.papers]
    if papers and all(paper.note for paper in papers):
        yield Why.PAPERS_UNCOUNTED, {}
