"""What a file of the post says became of the items it took, set against what is known here."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from db.queries.post.lines import PostalItemLine
from desk_app.domain.office_time import office_date
from desk_app.domain.people.folding import fold
from desk_app.domain.post.sending import Outcome, Stage
from desk_app.services.post.note_outcome import NoteOutcome
from desk_app.services.post.postal_files import OutcomeLine

_DAY: Final = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NOT: Final = re.compile(r"\b(khong|chua)\b")
_BACK: Final = re.compile(r"\b(chuyen hoan|hoan lai|tra lai|phat hoan|da hoan|hoan)\b")
_DELIVERED: Final = re.compile(r"\b(da phat|phat thanh cong|thanh cong|da giao|giao thanh cong)\b")


class Match(StrEnum):
    """What can be done with a line."""

    FITS = "fits"  # it is noted when the officer says so
    KNOWN = "known"  # noted before
    UNDER_WAY = "under_way"  # the post has it still
    UNKNOWN_ITEM = "unknown_item"
    DAY_UNREADABLE = "day_unreadable"
    DAY_IMPOSSIBLE = "day_impossible"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedOutcome:
    line: OutcomeLine
    match: Match
    sending: PostalItemLine | None = None
    order: NoteOutcome | None = None  # of one that fits


Held = Callable[[Sequence[str]], Mapping[str, Sequence[PostalItemLine]]]


def check_outcomes(
    lines: Sequence[OutcomeLine], held: Held, today: date
) -> Sequence[CheckedOutcome]:
    """Each line as it can be noted; of several about one item the last that ends it counts.

    Args:
        held: Every sending there was under each of the numbers given.
    """
    sendings = held(sorted({line.tracking for line in lines}))
    last = {line.tracking: n for n, line in enumerate(lines) if _outcome(line) is not None}
    return tuple(
        _checked(line, sendings.get(line.tracking, ()), today, last.get(line.tracking, n) == n)
        for n, line in enumerate(lines)
    )


def _checked(
    line: OutcomeLine, sendings: Sequence[PostalItemLine], today: date, counts: bool
) -> CheckedOutcome:
    if not sendings:
        return CheckedOutcome(line=line, match=Match.UNKNOWN_ITEM)
    sending = next((each for each in sendings if each.stage is Stage.POSTED), sendings[-1])
    outcome = _outcome(line)
    if sending.stage is not Stage.POSTED or not counts:
        return CheckedOutcome(line=line, match=Match.KNOWN, sending=sending)
    if outcome is None:
        return CheckedOutcome(line=line, match=Match.UNDER_WAY, sending=sending)
    try:
        day = _day(line.on) or today
    except ValueError:
        return CheckedOutcome(line=line, match=Match.DAY_UNREADABLE, sending=sending)
    if not office_date(sending.at) <= day <= today:
        return CheckedOutcome(line=line, match=Match.DAY_IMPOSSIBLE, sending=sending)
    said = line.said
    if outcome is Outcome.CAME_BACK:
        said = said or line.outcome  # the post's own word is the reason where it gives no other
    order = NoteOutcome(dossier=sending.dossier, outcome=outcome, on=day, said=said)
    return CheckedOutcome(line=line, match=Match.FITS, sending=sending, order=order)


def _outcome(line: OutcomeLine) -> Outcome | None:
    """None: neither; it is on its way, or the words are none we know."""
    said = fold(line.outcome)
    if _BACK.search(said):
        return Outcome.CAME_BACK
    if _DELIVERED.search(said) and not _NOT.search(said):
        return Outcome.DELIVERED
    return None


def _day(said: str) -> date | None:
    if not said:
        return None
    if (found := _DAY.search(said)) is not None:
        return date(int(found[3]), int(found[2]), int(found[1]))
    if (found := _ISO.search(said)) is not None:
        return date(int(found[1]), int(found[2]), int(found[3]))
    raise ValueError("no day")
