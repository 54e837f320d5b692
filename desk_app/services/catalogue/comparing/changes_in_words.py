"""What becomes different about one procedure, said the way an office reads it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from desk_app.domain.law.fees import FeeLine
from desk_app.domain.law.papers import Paper
from desk_app.domain.law.procedure import Flag, Procedure
from desk_app.domain.law.terms import ChannelTerms
from desk_app.services.catalogue.sheets import wording
from desk_app.services.catalogue.sheets.columns import FLAG_COLUMNS

_FLAGS: Final = {column.key: column.title for column in FLAG_COLUMNS}
_PAPERS: Final = "Giấy tờ"
_LIMITS: Final = "Thời hạn"
_FEES: Final = "Phí, lệ phí"
_OTHER: Final = "Nội dung khác"

Teller = Callable[[Procedure], str]
_OfChannel: TypeAlias = tuple[str, str]  # the channel, and what holds for it


@dataclass(frozen=True, slots=True)
class ChangedFact:
    """One thing that becomes different, in words; "" is nothing."""

    what: str
    before: str
    after: str


def changed_facts(before: Procedure, after: Procedure) -> Sequence[ChangedFact]:
    """Never empty for two procedures that differ."""
    told = [
        _apart(what, before, after) if what in _BY_CHANNEL else ChangedFact(what, old, new)
        for what, teller in _TELLERS.items()
        if (old := teller(before)) != (new := teller(after))
    ]
    told += _papers(before, after)
    if not told and before != after:
        return [ChangedFact(_OTHER, "", "")]
    return told


def limits_in_words(procedure: Procedure) -> str:
    """``Trực tiếp: 3 ngày làm việc``; the same time of every channel is said once."""
    return _said(_times(procedure))


def fees_in_words(procedure: Procedure) -> str:
    return _said(_all_fees(procedure))


def _times(procedure: Procedure) -> Sequence[_OfChannel]:
    return [(_channel(terms), _time(terms)) for terms in procedure.terms]


def _all_fees(procedure: Procedure) -> Sequence[_OfChannel]:
    return [
        (_channel(terms), ", ".join(_fee(fee) for fee in terms.fees)) for terms in procedure.terms
    ]


_BY_CHANNEL: Final = {_LIMITS: _times, _FEES: _all_fees}


def _said(of_channels: Sequence[_OfChannel]) -> str:
    if len({words for _channel, words in of_channels}) == 1:
        return of_channels[0][1]
    return _each(of_channels)


def _each(of_channels: Iterable[_OfChannel]) -> str:
    return "; ".join(
        dict.fromkeys(f"{channel}: {words}" for channel, words in of_channels if words)
    )


def _apart(what: str, before: Procedure, after: Procedure) -> ChangedFact:
    """Of the channels only those that become different, unless all do, and alike."""
    old, new = _BY_CHANNEL[what](before), _BY_CHANNEL[what](after)
    all_alike = all(len({words for _channel, words in each}) == 1 for each in (old, new))
    gone = _each(each for each in old if each not in new)
    come = _each(each for each in new if each not in old)
    if all_alike or gone == come:
        return ChangedFact(what, _said(old), _said(new))
    return ChangedFact(what, gone, come)


def _channel(terms: ChannelTerms) -> str:
    channel = wording.CHANNELS[terms.channel]
    return f"{channel} ({terms.case})" if terms.case else channel


def _time(terms: ChannelTerms) -> str:
    said = wording.limit_in_words(terms.limit) or terms.stated
    if terms.statutory is not None:
        return f"{said} (luật: {wording.limit_in_words(terms.statutory)})"
    return said


def _fee(fee: FeeLine) -> str:
    name = fee.name or wording.FEE_KINDS[fee.kind]
    amount = "theo mô tả" if fee.amount is None else wording.money_in_words(fee.amount)
    per = f"/{wording.FEE_UNITS[fee.unit].lower()}"
    tiers = "".join(
        f", từ thứ {tier.from_unit} {wording.money_in_words(tier.amount)}" for tier in fee.tiers
    )
    most = "" if fee.ceiling is None else f", tối đa {wording.money_in_words(fee.ceiling)}"
    days = "".join(
        f" {word} {wording.day_in_words(day)}"
        for word, day in (("từ", fee.since), ("đến", fee.until))
        if day
    )
    when = f", {wording.FEE_MOMENTS[fee.moment].lower()}" if fee.moment else ""
    note = f" ({fee.note})" if fee.note else ""
    return f"{name} {amount}{per}{tiers}{most}{when}{days}{note}"


def _steps(procedure: Procedure) -> str:
    return "; ".join(
        f"{step.name} – {step.role}, {wording.plain(step.hours)} giờ" for step in procedure.steps
    )


def _legs(procedure: Procedure) -> str:
    return "; ".join(f"{leg.agency}: {wording.limit_in_words(leg.limit)}" for leg in procedure.legs)


def _flags(procedure: Procedure) -> str:
    return ", ".join(_FLAGS[flag.value] for flag in Flag if flag in procedure.flags)


_TELLERS: Final[dict[str, Teller]] = {
    "Tên": lambda one: one.name,
    "Tên ngắn": lambda one: one.short,
    "Lĩnh vực": lambda one: one.field,
    "Cấp": lambda one: ", ".join(wording.LEVELS[level] for level in sorted(one.levels)),
    "Quyết định": lambda one: one.decision,
    "Ngày quyết định": lambda one: wording.day_in_words(one.decided_on),
    "Hiệu lực từ": lambda one: wording.day_in_words(one.valid_from),
    "Bãi bỏ từ": lambda one: wording.day_in_words(one.abolished_on),
    "Cơ quan": lambda one: one.authority,
    _LIMITS: limits_in_words,
    "Mô tả thời hạn": lambda one: "; ".join(dict.fromkeys(t.note for t in one.terms if t.note)),
    _FEES: fees_in_words,
    "Đặc điểm": _flags,
    "Mức dịch vụ công": lambda one: wording.ONLINE[one.online] if one.online else "",
    "Giờ chốt nhận": lambda one: wording.CUTOFFS[one.cutoff] if one.cutoff else "",
    "Sau bổ sung": lambda one: wording.PAUSES[one.pause] if one.pause else "",
    "Kết quả": lambda one: "; ".join(one.results),
    "Mẫu đơn": lambda one: "; ".join(one.forms),
    "Quy trình": _steps,
    "Liên thông": _legs,
    "Nguồn": lambda one: one.source,
    "Ghi chú": lambda one: one.note,
}


def _papers(before: Procedure, after: Procedure) -> Iterable[ChangedFact]:
    old, new = _by_place(before), _by_place(after)
    for place, paper in old.items():
        if place not in new:
            yield ChangedFact(_PAPERS, _paper(place, paper), "")
    for place, paper in new.items():
        if place not in old:
            yield ChangedFact(_PAPERS, "", _paper(place, paper))
        elif old[place] != paper:
            yield ChangedFact(_PAPERS, _paper(place, old[place]), _paper(place, paper))


def _by_place(procedure: Procedure) -> dict[tuple[str, str], Paper]:
    return {(case.name, paper.name): paper for case in procedure.cases for paper in case.papers}


def _paper(place: tuple[str, str], paper: Paper) -> str:
    case = f"[{place[0]}] " if place[0] else ""
    if paper.note:
        return f"{case}{paper.name} (ghi chú)"
    must = "bắt buộc" if paper.required else "không bắt buộc"
    where = "".join(f", {wording.CHANNELS[each].lower()}" for each in sorted(paper.channels))
    counts = f"{paper.original} chính, {paper.copies} sao"
    return f"{case}{paper.name} ({counts}, {must}{where})"
