"""The table of pairs: two acts about one dossier, made at two desks that did not know.

The unit's order says which of them is the first. The fold needs no table to set aside what no
longer applies; the table says, for each pair, what that comes to, and a test tries every pair
against it. What is not named here stands side by side in either order.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from desk_app.domain.acts import kinds as k
from desk_app.domain.acts.act import Act
from desk_app.domain.codes.paper_number import IN_BODY


class Outcome(Enum):
    BOTH = "both"  # side by side
    LAST = "last"  # both; of what both of them set, the later one counts
    AGREE = "agree"  # the later one says what the first said: it adds nothing, nobody is asked
    ASK = "ask"  # the first stands until a leader decides; the later one is put aside


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """What becomes of an act, by the kind of the one that came first."""

    asks: frozenset[str] = frozenset()
    # Asks where the first changed what this act says it found: agrees where it is the same
    asks_if_moved: frozenset[str] = frozenset()
    agrees: tuple[str, ...] | None = None  # with one of its own kind that says the same of these
    last: frozenset[str] = frozenset()


def _of(*kinds: str) -> frozenset[str]:
    return frozenset(kinds)


_VOIDED: Final = _of(k.VOIDED)
_OVER: Final = _of(k.REFUSED, k.WITHDRAWN, k.STOPPED, k.VOIDED, k.ENDED_ELSEWHERE)
_SETS_DUE: Final = _of(
    k.DUE_CHANGED,
    k.APOLOGISED,
    k.CORRECTED,
    k.SUPPLEMENT_ASKED,
    k.SUPPLEMENT_RECEIVED,
    k.OBLIGATION_ASKED,
    k.OBLIGATION_MET,
    k.COMPETENT_HAS_IT,
)

LATER: Final[Mapping[str, Later]] = MappingProxyType(
    {
        # Papers and charges of the applicant
        k.SUPPLEMENT_ASKED: Later(
            asks=_OVER | {k.SUPPLEMENT_ASKED, k.OBLIGATION_ASKED, k.RESULT_BACK}, last=_SETS_DUE
        ),
        k.SUPPLEMENT_RECEIVED: Later(
            asks=_OVER | {k.SUPPLEMENT_RECEIVED}, agrees=("received",), last=_SETS_DUE
        ),
        k.OBLIGATION_ASKED: Later(
            asks=(_OVER - {k.REFUSED})
            | {k.OBLIGATION_ASKED, k.SUPPLEMENT_ASKED, k.RESULT_BACK, k.SENT_BACK},
            last=_SETS_DUE,
        ),
        k.OBLIGATION_MET: Later(
            asks=(_OVER - {k.REFUSED}) | {k.RESULT_BACK}, agrees=(), last=_SETS_DUE
        ),
        # Ends without a result: each gives its own paper to the applicant
        k.REFUSED: Later(asks=_OVER | {k.HANDED_OVER, k.FORWARDED, k.RESULT_BACK}),
        k.WITHDRAWN: Later(asks=_OVER | {k.RESULT_BACK}, agrees=(IN_BODY,)),
        k.STOPPED: Later(asks=(_OVER - {k.WITHDRAWN}) | {k.RESULT_BACK}),
        k.VOIDED: Later(asks=_of(k.RETURNED, k.DELIVERED), agrees=()),
        # Between the desk and the unit that handles it
        k.HANDED_OVER: Later(asks=_OVER | {k.HANDED_OVER, k.SUPPLEMENT_ASKED, k.RESULT_BACK}),
        k.TAKEN_OVER: Later(asks=_of(k.SENT_BACK, k.RESULT_BACK), agrees=("batch",)),
        k.SENT_BACK: Later(
            asks=_of(k.OBLIGATION_ASKED, k.SUPPLEMENT_ASKED, k.RESULT_BACK), agrees=()
        ),
        k.PAPERS_GIVEN_BACK: Later(asks=_of(k.PAPERS_GIVEN_BACK), agrees=("who",)),
        # Where a back office's decision came with the later one only, a leader takes it over
        k.RESULT_BACK: Later(
            asks=_OVER | {k.SUPPLEMENT_ASKED, k.RESULT_BACK}, agrees=("decision",)
        ),
        # The result and the citizen
        k.RETURNED: Later(asks=_of(k.RETURNED, k.POSTED, k.VOIDED)),
        k.POSTED: Later(asks=_of(k.POSTED, k.RETURNED, k.VOIDED)),
        k.DELIVERED: Later(asks=_of(k.CAME_BACK, k.VOIDED), agrees=("list",)),
        k.CAME_BACK: Later(asks=_of(k.DELIVERED, k.VOIDED), agrees=("list",)),
        k.NOTICE_QUEUED: Later(asks=_VOIDED, agrees=("key",)),
        k.CITIZEN_TOLD: Later(asks=_VOIDED, agrees=("key",)),
        k.RATED: Later(asks=_of(k.RATED), agrees=("stars", "remark")),
        k.COMPLAINT_NOTED: Later(asks=_VOIDED, agrees=("key",)),
        # What stands in it
        k.CORRECTED: Later(asks=_VOIDED, asks_if_moved=_SETS_DUE, last=_SETS_DUE),
        k.DUE_CHANGED: Later(
            asks=_of(k.RETURNED, k.DELIVERED, k.REFUSED, k.STOPPED, k.VOIDED, k.ENDED_ELSEWHERE),
            asks_if_moved=_SETS_DUE,
        ),
        k.APOLOGISED: Later(
            asks=_OVER | {k.APOLOGISED, k.SUPPLEMENT_ASKED, k.RESULT_BACK},
            asks_if_moved=_SETS_DUE,
        ),
        k.EXTERNAL_CODE_NOTED: Later(asks=_VOIDED, last=_of(k.EXTERNAL_CODE_NOTED)),
        k.ORIGINALS_LENT: Later(asks=_of(k.ORIGINALS_LENT, k.VOIDED)),
        k.ORIGINALS_GIVEN_BACK: Later(asks=_of(k.ORIGINALS_GIVEN_BACK)),
        k.PAPER_SCANNED: Later(asks=_VOIDED),
        k.DIGITISED_BY_REUSE: Later(asks=_VOIDED),
        # Other agencies
        k.FORWARDED: Later(
            asks=_OVER | {k.SUPPLEMENT_ASKED, k.OBLIGATION_ASKED, k.RESULT_BACK}, agrees=()
        ),
        k.COMPETENT_HAS_IT: Later(
            asks=(_OVER - {k.REFUSED}) | {k.RESULT_BACK}, agrees=(), last=_SETS_DUE
        ),
        k.LEG_BEGUN: Later(asks=_OVER | {k.RESULT_BACK}, agrees=("leg",)),
        k.LEG_ENDED: Later(asks=_OVER | {k.RESULT_BACK}, agrees=("leg",)),
        k.ENDED_ELSEWHERE: Later(asks=(_OVER - {k.ENDED_ELSEWHERE}) | {k.RESULT_BACK}),
        # A leader's arrangements: the last one is in force
        k.ASSIGNED: Later(last=_of(k.ASSIGNED, k.RELEASED)),
        k.RELEASED: Later(last=_of(k.ASSIGNED)),
        k.REMINDED: Later(agrees=("key",)),
        k.PORTAL_ANSWERED: Later(last=_of(k.PORTAL_ANSWERED)),
        # Money that was taken or paid out is a fact: what was taken twice is to be given back, what
        # was paid out twice to be got back; nothing is decided
        k.MONEY_RECEIPT_NOTED: Later(last=_of(k.MONEY_RECEIPT_NOTED)),
        k.MONEY_REFUND_APPROVED: Later(asks=_of(k.MONEY_REFUND_DECLINED), agrees=("refund",)),
        k.MONEY_REFUND_DECLINED: Later(asks=_of(k.MONEY_REFUND_APPROVED), agrees=("refund",)),
        # An online dossier answered at two desks: a code that was given out stands
        k.RECEIVED: Later(asks=_of(k.RECEIVED, k.SUPPLEMENT_FIRST, k.REFUSED_AT_INTAKE)),
        k.SUPPLEMENT_FIRST: Later(
            asks=_of(k.RECEIVED, k.SUPPLEMENT_FIRST, k.REFUSED_AT_INTAKE),
        ),
        k.REFUSED_AT_INTAKE: Later(
            asks=_of(k.RECEIVED, k.SUPPLEMENT_FIRST, k.REFUSED_AT_INTAKE),
        ),
    }
)

_FACTS: Final = _of(k.REGISTERED, k.RECEIVED, k.MONEY_COLLECTED, k.MONEY_REFUNDED)
"""No decision undoes them; one code may stand in the place of another."""


def outcome(first: str, later: str) -> frozenset[Outcome]:
    """What may become of a pair; which of several, the words of the two acts say."""
    row = LATER.get(later, Later())
    found = set[Outcome]()
    if first == later and row.agrees is not None:
        found.add(Outcome.AGREE)
    if first in row.asks:
        found.add(Outcome.ASK)
    if first in row.asks_if_moved:
        found |= {Outcome.ASK, Outcome.AGREE, Outcome.BOTH}
    if not found - {Outcome.AGREE} and first in row.last:
        found.add(Outcome.LAST)
    return frozenset(found or {Outcome.BOTH})


def agree(first: Act | None, later: Act) -> bool:
    """Whether `later` says no more than `first`, the last of its kind that stands."""
    fields = LATER.get(later.kind, Later()).agrees
    if first is None or fields is None:
        return False
    return all(later.body.get(name) in (None, first.body.get(name)) for name in fields)


def may_be_put_out(loser: str, winner: str) -> bool:
    """Whether a decision may take an act of the kind `loser` back for one of the other kind."""
    return loser not in _FACTS or loser == winner == k.RECEIVED
