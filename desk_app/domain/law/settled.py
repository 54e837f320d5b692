"""What an office settles about a procedure, and keeps when its publication is read again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from desk_app.domain.law.deadline.pause import PauseModel
from desk_app.domain.law.due import HOURS_OF_A_DAY, Cutoff, Limit, LimitUnit
from desk_app.domain.law.fees import FeeKind, FeeLine, FeeMoment, FeeUnit
from desk_app.domain.law.papers import Channel, Paper, PaperCase
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.law.process import working_hours
from desk_app.domain.law.terms import ChannelTerms


def keep_own_facts(read: Procedure, held: Procedure) -> Procedure:
    """What no publication says, whatever the decision: short name, flags, process, cut-off."""
    return replace(
        read,
        short=read.short or held.short,
        flags=read.flags | held.flags,
        online=read.online or held.online,
        steps=read.steps or held.steps,
        legs=read.legs or held.legs,
        cutoff=read.cutoff or held.cutoff,
        pause=read.pause or held.pause,
        note=read.note or held.note,
        terms=tuple(_shortened(terms, held.terms) for terms in read.terms),
    )


def keep_of_decision(read: Procedure, held: Procedure) -> Procedure:
    """What holds as long as the decision is the same: days, forms, confirmed limits, fees."""
    known = {(terms.channel, terms.case) for terms in read.terms if terms.limit}
    own_cases = {terms.case for terms in held.terms} - {terms.case for terms in read.terms}
    return replace(
        read,
        valid_from=read.valid_from or held.valid_from,
        abolished_on=read.abolished_on or held.abolished_on,
        forms=read.forms or held.forms,
        terms=(
            *(
                _with_fees(
                    terms
                    if (terms.channel, terms.case) in known
                    else _confirmed(terms, held.terms),
                    read.terms,
                    held.terms,
                )
                for terms in read.terms
            ),
            *(terms for terms in held.terms if terms.case in own_cases),
        ),
    )


def _shortened(read: ChannelTerms, held: Sequence[ChannelTerms]) -> ChannelTerms:
    """The office's shorter time stays as long as the law's own is the same."""
    for terms in held:
        same = (terms.channel, terms.case) == (read.channel, read.case)
        if same and terms.statutory is not None and terms.statutory == read.limit:
            return replace(read, limit=terms.limit, statutory=terms.statutory)
    return read


def _confirmed(read: ChannelTerms, held: Sequence[ChannelTerms]) -> ChannelTerms:
    """The time the office put where only words are published."""
    for terms in held:
        if terms.limit and (terms.channel, terms.case) == (read.channel, read.case):
            return replace(read, limit=terms.limit, statutory=terms.statutory)
    return read


def _with_fees(
    terms: ChannelTerms, read: Sequence[ChannelTerms], held: Sequence[ChannelTerms]
) -> ChannelTerms:
    """What the office added to a published line (per page, tiers, ceiling, source) stays.

    The line is known by its amount and its words; by its amount and kind where its channel
    and case have one such line, as read and as held: published words are often changed.
    """
    here, before = _fees_at(terms, read), _fees_at(terms, held)
    return replace(
        terms, fees=tuple(_detailed(fee, _line_held(fee, here, before)) for fee in terms.fees)
    )


def _fees_at(place: ChannelTerms, among: Sequence[ChannelTerms]) -> list[FeeLine]:
    return [
        fee
        for terms in among
        for fee in terms.fees
        if (terms.channel, terms.case) == (place.channel, place.case)
    ]


def _line_held(read: FeeLine, here: Sequence[FeeLine], before: Sequence[FeeLine]) -> FeeLine | None:
    for fee in before:
        if (fee.amount, fee.note) == (read.amount, read.note):
            return fee
    alike_here = [fee for fee in here if _alike(fee, read)]
    alike_before = [fee for fee in before if _alike(fee, read)]
    return alike_before[0] if len(alike_here) == len(alike_before) == 1 else None


def _alike(one: FeeLine, other: FeeLine) -> bool:
    """Some catalogues do not say whether a line is phí or lệ phí."""
    same_kind = one.kind is other.kind or FeeKind.UNSTATED in {one.kind, other.kind}
    return same_kind and one.amount == other.amount


def _detailed(read: FeeLine, held: FeeLine | None) -> FeeLine:
    if held is None:
        return read
    return replace(
        read,
        kind=held.kind if read.kind is FeeKind.UNSTATED else read.kind,
        name=read.name or held.name,
        note=read.note or held.note,
        unit=held.unit if read.unit is FeeUnit.DOSSIER else read.unit,
        tiers=read.tiers or held.tiers,
        ceiling=held.ceiling if read.ceiling is None else read.ceiling,
        authority=read.authority or held.authority,
        source=read.source or held.source,
        since=read.since or held.since,
        until=read.until or held.until,
        moment=read.moment or held.moment,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledTime:
    """What the office keeps to, for one channel and one case of a procedure."""

    channel: Channel
    case: str = ""
    limit: Limit
    statutory: Limit | None = None  # the law's own time, where `limit` is shorter


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What an office decides about a procedure; what is not in it stays."""

    short: str | None = None
    times: Sequence[SettledTime] = ()
    required: Mapping[tuple[str, str], bool] = field(default_factory=dict)  # by case and paper
    cutoff: Cutoff | None = None
    pause: PauseModel | None = None
    moments: Mapping[tuple[str, FeeKind], FeeMoment] = field(default_factory=dict)  # by `ref`


def is_shorter(limit: Limit, law: Limit) -> bool | None:
    """Whether an office that keeps to `limit` shortens `law`; None where both do not compare.

    They compare in the same unit, and where both run in working hours. A working day ends
    later than "the same day", whatever its hours.
    """
    if limit == law or LimitUnit.NONE in {limit.unit, law.unit}:
        return limit != law and law.unit is LimitUnit.NONE
    if law.unit is LimitUnit.SAME_DAY:
        return limit.unit is LimitUnit.WORKING_HOUR and limit.amount < HOURS_OF_A_DAY
    if limit.unit is LimitUnit.SAME_DAY and law.unit is not LimitUnit.WORKING_HOUR:
        return True
    if limit.unit is law.unit:
        return limit.amount < law.amount
    ours, theirs = working_hours(limit), working_hours(law)
    return None if ours is None or theirs is None else ours < theirs


def settled(procedure: Procedure, decided: Settlement) -> Procedure:
    """`procedure` as the office decided.

    A time goes to every term of its channel and case; where there is none, to a new one. A
    paper that is decided upon is no heading any more.
    """
    times = {(time.channel, time.case): time for time in decided.times}
    here = {(terms.channel, terms.case) for terms in procedure.terms}
    return replace(
        procedure,
        short=procedure.short if decided.short is None else decided.short,
        cutoff=decided.cutoff or procedure.cutoff,
        pause=decided.pause or procedure.pause,
        cases=tuple(
            PaperCase(
                case.name,
                tuple(
                    _decided(paper, decided.required.get((case.name, paper.name)))
                    for paper in case.papers
                ),
            )
            for case in procedure.cases
        ),
        terms=(
            *(
                _collected(
                    _timed(terms, times.get((terms.channel, terms.case))),
                    decided.moments,
                )
                for terms in procedure.terms
            ),
            *(
                ChannelTerms(
                    channel=time.channel,
                    case=time.case,
                    limit=time.limit,
                    statutory=time.statutory,
                )
                for place, time in times.items()
                if place not in here
            ),
        ),
    )


def _decided(paper: Paper, required: bool | None) -> Paper:
    if required is None:
        return paper
    return replace(paper, required=required, note=paper.note and not required)


def _timed(terms: ChannelTerms, time: SettledTime | None) -> ChannelTerms:
    if time is None:
        return terms
    return replace(terms, limit=time.limit, statutory=time.statutory)


def _collected(
    terms: ChannelTerms, moments: Mapping[tuple[str, FeeKind], FeeMoment]
) -> ChannelTerms:
    """When the fees of `terms` are collected; what is not decided upon stays."""
    if not moments:
        return terms
    fees = tuple(replace(fee, moment=moments.get(fee.ref, fee.moment)) for fee in terms.fees)
    return replace(terms, fees=fees)
