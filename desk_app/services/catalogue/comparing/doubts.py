"""What is doubtful in a procedure as read: it comes in as it stands, and somebody has to look."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, TypeAlias

from desk_app.domain.codes.procedure_code import is_national_code
from desk_app.domain.law.due import Limit, LimitUnit
from desk_app.domain.law.fees import FeeLine
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Procedure, over_limit
from desk_app.domain.law.terms import ChannelTerms
from desk_app.domain.people.folding import fold
from desk_app.services.catalogue.reading import CatalogueProblem, Why
from desk_app.services.catalogue.sheets import wording

_LONGEST_NAME: Final = 300  # 95 % of the published names are shorter than 230
_DECISION: Final = re.compile(r"(?:quyet dinh|nghi quyet|thong tu) (?:so|ve viec|cong bo|ban hanh)")
_DECISION_BEGINS: Final = "QqNnTt"
_BEGINNING: Final = 60  # letters of a name: more than `_DECISION` reads
_WORKING: Final = "ngay lam viec"
_DIRECT: Final = Channel.DIRECT  # here a member costs nothing
_DAY: Final = LimitUnit.DAY  # likewise
_WORKING_DAY: Final = LimitUnit.WORKING_DAY
_SHOWN: Final = 80  # characters of a note


Doubt: TypeAlias = tuple[Why, dict[str, str]]


def doubts_of(procedure: Procedure) -> Iterator[CatalogueProblem]:
    """Each doubt once, in the order they are shown."""
    found: list[Doubt] = []
    for look_at in (_name, _time, _fees, _papers):
        look_at(procedure, found)
    told: list[Doubt] = []
    for doubt in found:
        if doubt not in told:
            told.append(doubt)
            yield CatalogueProblem(procedure.code, *doubt)


def _name(procedure: Procedure, found: list[Doubt]) -> None:
    if not is_national_code(procedure.code):
        found.append((Why.CODE_ODD, {}))
    begin = procedure.name[:1]
    if begin in _DECISION_BEGINS or not begin.isascii():
        begin = fold(procedure.name[:_BEGINNING])
    if _DECISION.match(begin):
        found.append((Why.NAME_OF_DECISION, {}))
    if not procedure.short and len(procedure.name) > _LONGEST_NAME:
        found.append((Why.NAME_LONG, {"length": str(len(procedure.name))}))
    if not procedure.field:
        found.append((Why.FIELD_MISSING, {}))
    if not procedure.levels:
        found.append((Why.LEVEL_MISSING, {}))


def _time(procedure: Procedure, found: list[Doubt]) -> None:
    limits = [terms.limit for terms in procedure.terms if terms.limit]
    if not [terms for terms in procedure.terms_for(_DIRECT) if terms.limit]:
        stated = next((terms.stated for terms in procedure.terms if terms.stated), "")
        if stated:
            found.append((Why.TIME_UNCOUNTED, {"value": stated[:_SHOWN]}))
        elif not limits:
            found.append((Why.TIME_MISSING, {}))
    _units(procedure, found)
    if limits and limits.count(limits[0]) < len(limits):
        found.extend(_choices(procedure))
    if over := over_limit(procedure):
        found.append((Why.STEPS_OVER_LIMIT, {"hours": wording.plain(over)}))


def _units(procedure: Procedure, found: list[Doubt]) -> None:
    before: ChannelTerms | None = None
    for terms in procedure.terms:
        note, limit = terms.note, terms.limit
        if not note or limit is None:
            continue
        if before is not None and note is before.note and limit is before.limit:
            continue  # nearly always, but for the first channel
        before = terms
        if limit.unit is _DAY or limit.unit is _WORKING_DAY:
            found.extend(_unit(note, limit))


def _choices(procedure: Procedure) -> Iterator[Doubt]:
    for channel in Channel:
        if procedure.terms_for(channel) and len(limits := procedure.limits_for(channel)) > 1:
            times = "; ".join(wording.limit_in_words(limit) for limit in limits)
            yield Why.TERMS_TWICE, {"channel": wording.CHANNELS[channel], "times": times}


@lru_cache(4096)  # the same notes come again and again
def _unit(note: str, limit: Limit) -> tuple[Doubt, ...]:
    """Where the unit and the note disagree about working days."""
    amount = f"{limit.amount.normalize():f}"
    if amount not in note:  # folding would not bring it in
        return ()
    folded = fold(note)
    if "ngay" not in folded:
        return ()
    said = _said(amount).search(folded)
    if said is None or (said[1] == _WORKING) == (limit.unit is LimitUnit.WORKING_DAY):
        return ()
    begin = max(0, said.start() - 20)
    shown = note[begin : begin + _SHOWN]
    return ((Why.DAY_OR_WORKING_DAY, {"time": wording.limit_in_words(limit), "note": shown}),)


@lru_cache(256)
def _said(amount: str) -> re.Pattern[str]:
    """So many days, of whichever kind: "07 (bảy) ngày làm việc", folded."""
    return re.compile(rf"\b0?{re.escape(amount)} ?(?:\([^)]*\) ?)?(ngay(?: lam viec)?)\b")


def _fees(procedure: Procedure, found: list[Doubt]) -> None:
    before: tuple[FeeLine, ...] = ()
    for terms in procedure.terms:
        if terms.fees is before:  # nearly always, but for the first channel
            continue
        before = terms.fees
        for fee in before:
            if fee.suspicious:
                found.append((Why.FEE_THOUSANDS, {"amount": str(fee.amount)}))
            elif fee.unproved_zero:
                found.append((Why.FEE_ZERO, {}))


def _papers(procedure: Procedure, found: list[Doubt]) -> None:
    listed = False
    for case in procedure.cases:
        for paper in case.papers:
            if not paper.note:
                return
            listed = True
    if listed:
        found.append((Why.PAPERS_UNCOUNTED, {}))
