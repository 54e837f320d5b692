"""What stands in the form of the office's decisions, and the decision it makes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, TypeAlias

from PySide6.QtCore import QCoreApplication

from desk_app.documents.due_in_words import limit_in_words
from desk_app.domain.law.deadline.pause import PauseModel
from desk_app.domain.law.due import NO_LIMIT, SAME_DAY, Cutoff, Limit, LimitUnit
from desk_app.domain.law.fees import FeeKind, FeeMoment
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.law.settled import SettledTime, Settlement, is_shorter

translate = QCoreApplication.translate

Place: TypeAlias = tuple[Channel, str]
"""A channel, and the case whose time it is; "" for every case without one of its own."""

_AMOUNT: Final = re.compile(r"[0-9]{1,4}([.,][0-9]{1,2})?")
_COUNTED: Final = frozenset(LimitUnit) - {LimitUnit.SAME_DAY, LimitUnit.NONE}


@dataclass(frozen=True, slots=True)
class TypedTime:
    """As it stands in the form; without a unit nothing is decided."""

    amount: str = ""
    unit: LimitUnit | None = None

    @property
    def is_counted(self) -> bool:
        """Whether the unit asks for a number."""
        return self.unit in _COUNTED


@dataclass(frozen=True, slots=True)
class Time:
    """The time that holds for a channel and a case."""

    place: Place
    limit: Limit | None  # None: none that can be counted, or several
    law: Limit | None  # that of the law, or the published one; None: only words are published
    stated: str  # published words
    is_shortened: bool = False  # `law` is the law's for sure, and more than `limit`
    several: Sequence[Limit] = ()  # more than one

    @property
    def is_of_the_counter(self) -> bool:
        """Nothing is published for this channel: the time of the counter holds."""
        told = self.limit or self.stated or self.several
        return self.place[0] is not Channel.DIRECT and not told

    @property
    def typed(self) -> TypedTime:
        """As the form shows it."""
        if self.limit is None:
            return TypedTime()
        counted = self.limit.unit in _COUNTED
        amount = format(self.limit.amount.normalize(), "f").replace(".", ",")
        return TypedTime(amount if counted else "", self.limit.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was touched; the rest stays as it is."""

    short: str
    required: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    times: Mapping[Place, TypedTime] = field(default_factory=dict)
    cutoff: Cutoff | None = None
    pause: PauseModel | None = None
    moments: Mapping[tuple[str, FeeKind], FeeMoment] = field(default_factory=dict)


class TimeWrong(ValueError):
    """What is typed is no time, or a longer one than the law's; `str` says what to do."""

    def __init__(self, place: Place, words: str) -> None:
        super().__init__(words)
        self.place = place


def times_of(procedure: Procedure, case: str) -> Sequence[Time]:
    """One for each channel, in the order of the channels."""
    return tuple(_time(procedure, channel, case) for channel in Channel)


def read_limit(typed: TypedTime, place: Place) -> Limit | None:
    """None: nothing is decided.

    Raises:
        TimeWrong: no number above nought stands before a unit that needs one.
    """
    match typed.unit:
        case None:
            return None
        case LimitUnit.SAME_DAY:
            return SAME_DAY
        case LimitUnit.NONE:
            return NO_LIMIT
    amount = typed.amount.strip()
    if not _AMOUNT.fullmatch(amount) or not Decimal(amount.replace(",", ".")):
        words = translate("catalogue", "Ghi một số lớn hơn 0, ví dụ 3 hoặc 2,5.")
        raise TimeWrong(place, words)
    return Limit(Decimal(amount.replace(",", ".")), typed.unit)


def decided_time(time: Time, typed: TypedTime) -> SettledTime | None:
    """None where it is what holds already.

    Shorter than the published time, that one is kept beside it as the law's. Otherwise the
    office corrects what was read ("7 ngày" that is meant as "7 ngày làm việc").

    Raises:
        TimeWrong: no time, or longer than the law's where the office had shortened it.
    """
    limit = read_limit(typed, time.place)
    if limit is None or limit == time.limit:
        return None
    channel, case = time.place
    shorter = is_shorter(limit, time.law) if time.law else None
    if time.law is not None and time.is_shortened and limit != time.law and shorter is False:
        longest = limit_in_words(time.law)
        words = translate("catalogue", "Luật định {law}: ghi không dài hơn.")
        raise TimeWrong(time.place, words.format(law=longest))
    return SettledTime(
        channel=channel, case=case, limit=limit, statutory=time.law if shorter else None
    )


def settlement_of(procedure: Procedure, draft: Draft) -> Settlement:
    """The decision that `draft` makes about `procedure`.

    Raises:
        TimeWrong: the first one that is wrong.
    """
    cases = {case for _channel, case in draft.times} | {""}
    known = {time.place: time for case in cases for time in times_of(procedure, case)}
    decided = [
        decided_time(known[place], typed) for place, typed in draft.times.items() if place in known
    ]
    return Settlement(
        short=" ".join(draft.short.split()),
        times=tuple(time for time in decided if time is not None),
        required=_changed(procedure, draft.required),
        cutoff=draft.cutoff,
        pause=draft.pause,
        moments=draft.moments,
    )


def told_of(time: Time, typed: TypedTime) -> str:
    """What was published, and what the decision would be: shown beside the fields."""
    against = _against_the_law(time, typed)
    if time.law is not None and _is_shorter(time, typed):
        published = ""  # the law's time is the published one
    elif time.several:
        listed = "; ".join(limit_in_words(each) for each in time.several)
        published = translate("catalogue", "Công bố nhiều mức: {limits}").format(limits=listed)
    elif time.stated:
        published = translate("catalogue", "Công bố ghi: {words}").format(words=time.stated)
    elif time.law is not None:
        limit = limit_in_words(time.law)
        published = translate("catalogue", "Công bố: {limit}").format(limit=limit)
    else:
        published = translate("catalogue", "Chưa có thời hạn công bố")
    return " · ".join(words for words in (published, against) if words)


def _against_the_law(time: Time, typed: TypedTime) -> str:
    """Said only where what is typed, or holds, is not the law's own time."""
    if time.law is None:
        return ""
    match _is_shorter(time, typed):
        case True:
            words = translate("catalogue", "Luật định: {limit}, đơn vị rút ngắn")
            return words.format(limit=limit_in_words(time.law))
        case False:
            return translate("catalogue", "dài hơn, so lại với quyết định công bố")
        case None if _limit(time, typed) not in {None, time.law}:
            return translate("catalogue", "ghi là sửa cách đọc")
    return ""


def _is_shorter(time: Time, typed: TypedTime) -> bool | None:
    """Against the law's time; None where there is nothing to compare."""
    limit = _limit(time, typed)
    if limit is None or time.law is None or limit == time.law:
        return None
    return is_shorter(limit, time.law)


def _limit(time: Time, typed: TypedTime) -> Limit | None:
    try:
        return read_limit(typed, time.place)
    except TimeWrong:
        return None


def _time(procedure: Procedure, channel: Channel, case: str) -> Time:
    terms = procedure.terms_for(channel, case)
    if not terms:
        return Time((channel, ""), None, None, "")
    limits = tuple(dict.fromkeys(each.limit for each in terms if each.limit))
    place = (channel, terms[0].case)
    stated = next((each.stated for each in terms if each.stated), "")
    if len(limits) > 1:
        return Time(place, None, None, stated, several=limits)
    limit = limits[0] if limits else None
    statutory = next((each.statutory for each in terms if each.statutory), None)
    law = statutory or (None if stated else limit)
    return Time(place, limit, law, stated, is_shortened=statutory is not None)


def _changed(
    procedure: Procedure, required: Mapping[tuple[str, str], bool]
) -> Mapping[tuple[str, str], bool]:
    holds = {
        (case.name, paper.name): paper.required for case in procedure.cases for paper in case.papers
    }
    return {
        paper: wanted for paper, wanted in required.items() if holds.get(paper, wanted) != wanted
    }
