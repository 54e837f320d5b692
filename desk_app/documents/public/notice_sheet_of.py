"""Words the notice-board sheet for a procedure of the catalogue."""

from collections.abc import Iterator
from datetime import date

from desk_app.documents import wording as w
from desk_app.documents.public import in_words as words
from desk_app.documents.public.notice_sheet import (
    NoticeFee,
    NoticePaper,
    NoticeSheet,
    NoticeTime,
    PaperGroup,
)
from desk_app.documents.receipt_of import letterhead_of
from desk_app.domain.law.fees import FeeLine
from desk_app.domain.law.papers import Paper, PaperCase
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.office import DeskFacts

_NO_PAPER = NoticePaper(number="", name="Chưa có dữ liệu", original="", copies="")


def notice_sheet_of(procedure: Procedure, facts: DeskFacts, day: date) -> NoticeSheet:
    """The sheet as it is posted on `day`; fees that ended before are left out."""
    unit = facts.unit
    return NoticeSheet(
        letterhead=letterhead_of(unit),
        place_date=w.place_date(unit.place, day),
        name=procedure.name,
        code=procedure.code,
        decision=words.decision_words(procedure) or w.NO_DATA,
        field=procedure.field,
        levels=words.levels_words(procedure.levels),
        authority=procedure.authority,
        subjects="; ".join(procedure.subjects),
        online=words.ONLINE[procedure.online] if procedure.online else "",
        flags=words.flags_words(procedure.flags),
        standing=standing_words(procedure, day),
        groups=tuple(_groups(procedure)),
        times=tuple(times_of(procedure)) or (_no_time(),),
        time_notes=tuple(dict.fromkeys(each.note for each in procedure.terms if each.note)),
        fees=tuple(fees_of(procedure, day)) or (_no_fee(),),
        results=procedure.results,
        forms=procedure.forms,
        conditions=tuple(line for line in procedure.conditions.splitlines() if line.strip()),
        basis=procedure.basis,
        sequence=procedure.sequence,
        source=procedure.source or w.NO_DATA,
        printed=w.short_date(day),
        hotline=w.phone_words(unit.phone),
        trial=facts.trial,
    )


def standing_words(procedure: Procedure, day: date) -> str:
    """Empty while it is in force; otherwise since or from when it is not."""
    if procedure.abolished_on is not None:
        when = "Đã bãi bỏ từ" if procedure.abolished_on <= day else "Hết hiệu lực từ"
        return f"{when} {w.short_date(procedure.abolished_on)}"
    if procedure.valid_from is not None and procedure.valid_from > day:
        return f"Có hiệu lực từ {w.short_date(procedure.valid_from)}"
    return ""


def times_of(procedure: Procedure) -> Iterator[NoticeTime]:
    """One line for each different time published; the law's own beside a shortened one."""
    seen = set()
    for each in procedure.terms:
        line = NoticeTime(
            channel=words.CHANNELS[each.channel],
            case=each.case or words.EVERY_CASE,
            limit=words.limit_words(each.limit, each.stated),
            statutory=words.limit_words(each.statutory) if each.statutory else words.NONE,
        )
        if line not in seen:
            seen.add(line)
            yield line


def fees_of(procedure: Procedure, day: date) -> Iterator[NoticeFee]:
    """Each different fee line once, with the channels and cases it is for."""
    whose: dict[tuple[str, str, str], list[str]] = {}
    for terms in procedure.terms:
        for fee in terms.fees:
            if fee.until is None or fee.until >= day:
                line = (_full_name(words.fee_name(fee), fee.note), *_said(fee))
                where = words.CHANNELS[terms.channel]
                whose.setdefault(line, []).append(f"{where}: {terms.case}" if terms.case else where)
    everywhere = {words.CHANNELS[terms.channel] for terms in procedure.terms}
    for (name, amount, source), channels in whose.items():
        told = "" if everywhere <= set(channels) else f" ({'; '.join(dict.fromkeys(channels))})"
        yield NoticeFee(name=f"{name}{told}", amount=amount, source=source)


def _said(fee: FeeLine) -> tuple[str, str]:
    return words.fee_words(fee), words.fee_source(fee)


def _full_name(name: str, note: str) -> str:
    return f"{name}. {note}" if note else name


def _groups(procedure: Procedure) -> Iterator[PaperGroup]:
    several = len(procedure.cases) > 1
    for case in procedure.cases or (PaperCase("", ()),):
        title = case.name
        if not title and several:
            title = words.EVERY_CASE
        yield PaperGroup(
            title=f"Trường hợp: {title}" if title else "", rows=tuple(_rows(case)) or (_NO_PAPER,)
        )


def _rows(case: PaperCase) -> Iterator[NoticePaper]:
    """In the published order; headings and remarks stand between, without a number."""
    number, group = 0, ""
    for paper in case.papers:
        if paper.group and paper.group != group:
            yield NoticePaper(number="", name=paper.group, original="", copies="", heading=True)
        group = paper.group
        if paper.note:
            yield NoticePaper(number="", name=paper.name, original="", copies="")
        else:
            number += 1
            yield _row(number, paper)


def _row(number: int, paper: Paper) -> NoticePaper:
    only = [words.CHANNELS[channel] for channel in words.CHANNELS if channel in paper.channels]
    return NoticePaper(
        number=str(number),
        name=f"{paper.name} (chỉ nộp {', '.join(only).lower()})" if only else paper.name,
        original=w.count_words(paper.original) if paper.original else words.NONE,
        copies=w.count_words(paper.copies) if paper.copies else words.NONE,
    )


def _no_time() -> NoticeTime:
    return NoticeTime(
        channel=words.NONE, case=words.EVERY_CASE, limit=w.NO_DATA, statutory=words.NONE
    )


def _no_fee() -> NoticeFee:
    return NoticeFee(name="Phí, lệ phí", amount=w.NO_DATA, source=w.NO_DATA)
