"""Both versions in words: who did what, when, at which desk, what differs, what was printed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from db.queries.sync.disagreements import Disputed, Side, TwoVersions
from desk_app.domain.acts.prints import PrintState
from desk_app.domain.ids import ActId
from ui import formats
from ui.dossiers.deeds.every import said_of
from ui.dossiers.words import Wording
from ui.paper_desk import form_title

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class SideFacts:
    what: str
    details: Sequence[tuple[str, bool]]  # a line, and whether the other side says it otherwise
    who: str
    when: str
    papers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairFacts:
    aside: ActId
    stands: ActId | None
    left: SideFacts | None  # None: what the other builds upon is not here
    right: SideFacts
    may_change: bool
    falls: str  # what would have to be decided next; empty: nothing


def pairs_of(found: Disputed, wording: Wording) -> Sequence[PairFacts]:
    return tuple(_pair(pair, wording) for pair in found.pairs)


def _pair(pair: TwoVersions, wording: Wording) -> PairFacts:
    ours = _details(pair.aside)
    theirs = _details(pair.stands) if pair.stands is not None else ()
    return PairFacts(
        aside=pair.aside.act,
        stands=None if pair.stands is None else pair.stands.act,
        left=None if pair.stands is None else _side(pair.stands, theirs, ours, wording),
        right=_side(pair.aside, ours, theirs, wording),
        may_change=pair.may_change,
        falls=", ".join(said_of(side.kind, side.body, side.at).title for side in pair.falls),
    )


def _side(side: Side, details: Sequence[str], others: Sequence[str], wording: Wording) -> SideFacts:
    desk = wording.desk(side.desk)
    return SideFacts(
        what=said_of(side.kind, side.body, side.at).title,
        details=tuple((line, line not in others) for line in details),
        who=f"{side.officer}, {desk}" if side.officer else desk,
        when=formats.moment(side.at),
        papers=_papers(side),
    )


def _details(side: Side) -> Sequence[str]:
    return tuple(line for line in said_of(side.kind, side.body, side.at).details if line)


def _papers(side: Side) -> str:
    out = [job for job in side.prints if job.state is not PrintState.POSTPONED]
    if not out:
        return translate("disputed", "chưa in giấy nào")
    return ", ".join(dict.fromkeys(form_title(job.form) for job in out))
