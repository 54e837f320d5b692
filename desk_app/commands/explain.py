"""`python -m desk_app explain …`: why a date, a fee, an amount or a code is what it is, as JSON.

Needs no dossier and changes nothing. Bad input ends in a sentence and exit code 2.
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from desk_app.documents.explain.asked import AskedWrongly
from desk_app.documents.explain.card import explain_card
from desk_app.documents.explain.code import explain_code
from desk_app.documents.explain.due import (
    DueQuestion,
    explain_due,
    parse_limit,
    parse_moment,
    parse_pause,
    parse_sessions,
)
from desk_app.documents.explain.fee import FeeQuestion, explain_fee, explain_words
from desk_app.domain.ids import ProcedureCode
from desk_app.domain.law.calendar import WorkingCalendar, read_calendar
from desk_app.domain.law.deadline.display import DueDisplay
from desk_app.domain.law.deadline.pause import PauseModel
from desk_app.domain.law.due import Cutoff
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.money.bill import FeeEntry
from desk_app.domain.money.counted import MOST, Counted
from desk_app.domain.money.relief import Exemption, Ground
from desk_app.domain.office_time import office_date
from desk_app.services.calendar.in_force import shipped_calendar
from desk_app.services.catalogue.files import load, read_files
from desk_app.services.catalogue.reading import NotRead
from desk_app.services.catalogue.sheets.wording import dong
from desk_app.services.catalogue.starter import starter_catalogue
from desk_app.wiring.waivers import the_waivers

_MODELS: Final = {"A": PauseModel.RESTART, "B": PauseModel.RESUME}


def explain(words: Sequence[str]) -> int:
    """0 with JSON on the standard output; 2 with a sentence where the input cannot be read.

    Raises:
        DeskError: the calendar is too short, the file no catalogue.
    """
    order = _parser().parse_args(words)
    answer: Callable[[argparse.Namespace], Mapping[str, Any]] = order.answer
    try:
        said = answer(order)
    except AskedWrongly as error:
        sys.stderr.write(f"Không giải thích được: {error}.\n")
        return 2
    print(json.dumps(said, ensure_ascii=False, indent=1))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "desk_app explain",
        description="Why a date, a fee, an amount or a code is what it is, as JSON.",
    )
    topics = parser.add_subparsers(title="topics", required=True, metavar="TOPIC")
    _add_due(topics.add_parser("due", help="when a result is due"))
    _add_fee(topics.add_parser("fee", help="what a procedure costs"))
    _add_words(topics.add_parser("words", help="an amount in words"))
    _add_card(topics.add_parser("card", help="what a citizen card says"))
    _add_code(topics.add_parser("code", help="a code taken apart"))
    return parser


def _add_due(topic: argparse.ArgumentParser) -> None:
    topic.description = "When a result is due, and which days lead there. Times are office time."
    topic.epilog = (
        'explain due --received 2026-11-20T09:15 --limit "3 working days" '
        "--sessions 07:00-11:30,13:30-17:00 --pause 2026-11-23T08:00..2026-11-25T08:00 --model B"
    )
    add = topic.add_argument
    add("--received", required=True, help="handed in, as 2026-11-20T09:15")
    add("--limit", required=True, help='"3 working days", "4 giờ làm việc", "2 months", "same day"')
    add("--complete", help="complete and correct, where that was later")
    add("--elsewhere", action="store_true", help="another agency is competent (non-territorial)")
    add("--competent", help="when the competent agency had it (non-territorial)")
    add("--statutory", help="the law's own limit, where the office has shortened it")
    add("--online", help="the shorter limit of a dossier that came in online")
    add("--cutoff", choices=[each.value for each in Cutoff], help="until when a day counts")
    add("--display", choices=[each.value for each in DueDisplay], default=DueDisplay.EXACT.value)
    add("--sessions", help="office hours, as 07:00-11:30,13:30-17:00")
    add("--saturday", help="hours of Saturdays, as 07:30-11:00")
    add("--saturday-counts", action="store_true", help="Saturdays count as working time")
    add("--calendar", type=Path, help="a calendar file, .toml or .json; else the one shipped")
    add("--pause", action="append", default=[], metavar="FROM..TO", help="waiting for a supplement")
    add("--model", choices=tuple(_MODELS), default="A", help="A: from zero, B: what was left")
    topic.set_defaults(answer=_due)


def _add_fee(topic: argparse.ArgumentParser) -> None:
    topic.description = "What a procedure costs, line by line, with its source."
    topic.epilog = "explain fee --procedure 2.000815 --pages 7 --copies 2 --on 2026-11-22"
    add = topic.add_argument
    add("--procedure", required=True, help="code of the procedure")
    add("--catalogue", type=Path, help="a catalogue or an own table; else the one shipped")
    add("--on", required=True, help="the day, as 2026-11-22")
    add("--channel", choices=[channel.value for channel in Channel], default=Channel.DIRECT.value)
    add("--case", default="", help="name of the case")
    add("--pages", default="1", help="pages of one copy")
    add("--copies", default="1")
    add("--times", default="1")
    add("--waiver", action="append", default=[], metavar="ID", help="its conditions are met")
    add("--exempt", choices=[ground.value for ground in Ground], help="who is exempt")
    add("--basis", default="", help="by what rule, with --exempt")
    topic.set_defaults(answer=_fee)


def _add_words(topic: argparse.ArgumentParser) -> None:
    topic.description = "An amount of đồng in words."
    topic.epilog = "explain words 1005021 --zero lẻ --thousand ngàn"
    topic.add_argument("amount", help="whole đồng; 1.005.021 is read as well")
    topic.add_argument("--zero", choices=("linh", "lẻ"), default="linh")
    topic.add_argument("--thousand", choices=("nghìn", "ngàn"), default="nghìn")
    topic.set_defaults(answer=_words)


def _add_card(topic: argparse.ArgumentParser) -> None:
    topic.description = "What the QR code of a citizen card says, and what speaks against it."
    topic.epilog = 'explain card "092304001234||NGUYỄN THỊ LAN|05022004|Nữ|…|11082024"'
    topic.add_argument("scan", help="as the scanner types it, fields between bars")
    topic.add_argument("--today", help="the day it is judged on")
    topic.set_defaults(answer=_card)


def _add_code(topic: argparse.ArgumentParser) -> None:
    topic.description = "A dossier code, a procedure code or a unit code taken apart."
    topic.epilog = "explain code H15.50.05.13-261008-0975"
    topic.add_argument("code")
    topic.set_defaults(answer=_code)


def _due(order: argparse.Namespace) -> Mapping[str, Any]:
    asked = DueQuestion(
        received=parse_moment(order.received),
        limit=parse_limit(order.limit),
        cutoff=Cutoff(order.cutoff) if order.cutoff else None,
        online=parse_limit(order.online) if order.online else None,
        statutory=parse_limit(order.statutory) if order.statutory else None,
        pauses=tuple(parse_pause(text) for text in order.pause),
        model=_MODELS[order.model],
        complete_at=parse_moment(order.complete) if order.complete else None,
        elsewhere=order.elsewhere or order.competent is not None,
        competent_at=parse_moment(order.competent) if order.competent else None,
        display=DueDisplay(order.display),
    )
    return explain_due(asked, _calendar(order))


def _calendar(order: argparse.Namespace) -> WorkingCalendar:
    calendar = shipped_calendar() if order.calendar is None else _calendar_of(order.calendar)
    if order.sessions is not None:
        calendar = replace(calendar, sessions=parse_sessions(order.sessions))
    if order.saturday is not None:
        calendar = replace(calendar, saturday=parse_sessions(order.saturday))
    return replace(calendar, saturday_counts=order.saturday_counts or calendar.saturday_counts)


def _calendar_of(file: Path) -> WorkingCalendar:
    try:
        text = file.read_text("utf-8")
        facts = json.loads(text) if file.suffix == ".json" else tomllib.loads(text)
        return read_calendar(facts)
    except OSError as error:
        raise AskedWrongly(f"không mở được tệp lịch {file.name}") from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise AskedWrongly(
            f"{file.name} không phải tệp lịch làm việc; cần .toml hoặc .json với edition, first, "
            "last, off, worked, sessions"
        ) from error


def _fee(order: argparse.Namespace) -> Mapping[str, Any]:
    exemption = Exemption(ground=Ground(order.exempt), basis=order.basis) if order.exempt else None
    counted = Counted(
        pages=_count("--pages", order.pages),
        copies=_count("--copies", order.copies),
        times=_count("--times", order.times),
    )
    entry = FeeEntry(counted=counted, confirmed=frozenset(order.waiver), exemption=exemption)
    asked = FeeQuestion(
        day=_day(order.on), channel=Channel(order.channel), case=order.case, entry=entry
    )
    return explain_fee(_procedure(order.procedure, order.catalogue), asked, the_waivers())


def _procedure(said: str, catalogue: Path | None) -> Procedure:
    """As shipped, as the file publishes it, or as an office's own table wants it."""
    code = ProcedureCode(said.strip())
    shipped = {procedure.code: procedure for procedure in starter_catalogue()}.get(code)
    if catalogue is None:
        if shipped is None:
            raise AskedWrongly(
                f"không có thủ tục {code} trong danh mục kèm chương trình; "
                "chỉ tệp danh mục bằng --catalogue"
            )
        return shipped
    read = read_files([load(catalogue)])
    published = read.published.get(code)
    if (own := read.own.get(code)) is not None:
        try:
            return own.onto(published or shipped)
        except NotRead as error:
            raise AskedWrongly(f"tệp {catalogue.name} không ghi tên thủ tục {code}") from error
    if published is None:
        unread = f"; {len(read.problems)} chỗ trong tệp không đọc được" if read.problems else ""
        raise AskedWrongly(f"không có thủ tục {code} trong danh mục {catalogue.name}{unread}")
    return published


def _words(order: argparse.Namespace) -> Mapping[str, Any]:
    try:
        amount = dong(order.amount)
    except ValueError as error:
        raise AskedWrongly(
            f"“{order.amount}” không phải số tiền; viết số đồng nguyên như 1005021 hoặc 1.005.021"
        ) from error
    return explain_words(amount, zero=order.zero, thousand=order.thousand)


def _card(order: argparse.Namespace) -> Mapping[str, Any]:
    today = _day(order.today) if order.today else office_date(datetime.now(UTC))
    return explain_card(order.scan, today)


def _code(order: argparse.Namespace) -> Mapping[str, Any]:
    return explain_code(order.code)


def _count(option: str, text: str) -> int:
    few = text.isascii() and text.isdigit() and len(text) <= len(str(MOST))
    if not (few and 1 <= int(text) <= MOST):
        raise AskedWrongly(f"{option} “{text}” không phải số đếm; viết số từ 1 đến {MOST}")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise AskedWrongly(f"“{text}” không phải ngày; viết như “2026-11-22”") from error
