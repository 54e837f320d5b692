"""Both versions in words: who did what, when, at which desk, what differs, what was printed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from db.queries.sync.disagreements import Disputed, Side, TwoVersions
from desk_app.domain.acts import kinds
from desk_app.domain.acts.pairs import may_be_put_out
from desk_app.domain.acts.prints import PrintState
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import ActId
from ui import formats
from ui.dossiers.deeds.every import said_of
from ui.dossiers.words import Wording
from ui.paper_desk import form_title

translate = QCoreApplication.translate

_MONEY: Final = frozenset({kinds.MONEY_COLLECTED, kinds.MONEY_REFUNDED})


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
    why_not: str  # the one reason why the other cannot be chosen; empty where it can
    falls: str  # what would have to be decided next; empty: nothing


def pairs_of(found: Disputed, wording: Wording) -> Sequence[PairFacts]:
    return tuple(_pair(pair, found.dossier, wording) for pair in found.pairs)


def _pair(pair: TwoVersions, dossier: Dossier | None, wording: Wording) -> PairFacts:
    ours = _details(pair.aside, dossier)
    theirs = _details(pair.stands, dossier) if pair.stands is not None else ()
    return PairFacts(
        aside=pair.aside.act,
        stands=None if pair.stands is None else pair.stands.act,
        left=None if pair.stands is None else _side(pair.stands, theirs, ours, wording),
        right=_side(pair.aside, ours, theirs, wording),
        may_change=pair.may_change,
        why_not="" if pair.may_change else _why_not(pair),
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


def _details(side: Side, dossier: Dossier | None) -> Sequence[str]:
    said = said_of(side.kind, side.body, side.at).details
    return tuple(line for line in (*_refund(side, dossier), *said) if line)


def _refund(side: Side, dossier: Dossier | None) -> Iterator[str]:
    """How much it is about, and whether it was paid: acts about a refund name its request only."""
    named = side.body.get("refund")
    for each in () if dossier is None else dossier.money.refunds:
        if each.request.hex != named:
            continue
        if each.again_of is None:
            asked = translate("disputed", "hoàn {sum} cho {payee}")
            yield asked.format(sum=formats.money(each.total), payee=each.payee)
        if each.number is not None:
            paid = translate("disputed", "đã chi {sum}, phiếu chi {number}")
            yield paid.format(sum=formats.money(each.total), number=each.number.padded)


def _why_not(pair: TwoVersions) -> str:
    if pair.stands is None:
        return translate(
            "disputed", "Việc bên phải dựa trên một việc chưa về quầy này; giữ để riêng."
        )
    if may_be_put_out(pair.stands.kind, pair.aside.kind):
        return translate(
            "disputed",
            "Không chọn được việc bên phải: còn việc khác của hồ sơ phải quyết định trước.",
        )
    if pair.stands.kind in _MONEY:
        return translate("disputed", "Không chọn được việc bên phải: tiền đã thu, đã chi là thật.")
    return translate("disputed", "Không chọn được việc bên phải: mã đã cấp cho hồ sơ là thật.")


def _papers(side: Side) -> str:
    out = [job for job in side.prints if job.state is not PrintState.POSTPONED]
    if not out:
        return translate("disputed", "chưa in giấy nào")
    return ", ".join(dict.fromkeys(form_title(job.form) for job in out))
