"""Where a dossier can stand, and the one table of the steps that lead from there.

A step is named by the kind of its act. Use cases, folds and screens ask this table; none of
them has a rule of its own about what may follow what.

Legal: [handling.flow]
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from desk_app.domain.acts import kinds


class Status(StrEnum):
    """Where a dossier stands. The value is stored and synced: never rename one."""

    RECEIVED = "received"
    IN_PROCESS = "in_process"  # with the unit that handles it
    SUPPLEMENT = "supplement"  # the applicant was asked for more papers
    OBLIGATION = "obligation"  # the applicant has to pay a tax or a charge first
    WITHDRAWN = "withdrawn"  # the applicant wants it back; the papers are still to be given
    STOPPED = "stopped"
    REFUSED = "refused"
    RESULT_BACK = "result_back"  # the result is at the counter
    RETURNED = "returned"
    VOIDED = "voided"  # received by mistake; the number stays used


NATIONAL: Final[Mapping[Status, int | None]] = MappingProxyType(
    {  # codes of the national portal, 1 to 10; 1 is an online dossier nobody has received yet
        Status.RECEIVED: 2,
        Status.REFUSED: 3,
        Status.IN_PROCESS: 4,
        Status.SUPPLEMENT: 5,
        Status.OBLIGATION: 6,
        Status.WITHDRAWN: 7,
        Status.STOPPED: 8,
        Status.RESULT_BACK: 9,
        Status.RETURNED: 10,
        Status.VOIDED: None,  # no portal counts it
    }
)

CLOSED: Final = frozenset({Status.STOPPED, Status.REFUSED, Status.RETURNED, Status.VOIDED})
"""Nothing more is expected of the office."""

OPEN: Final = frozenset(Status) - CLOSED

HANDLED: Final = frozenset({Status.RECEIVED, Status.IN_PROCESS})
"""The office's clock runs."""

WAITING: Final = frozenset({Status.SUPPLEMENT, Status.OBLIGATION})
"""The applicant is expected to do something."""

WITHOUT_RESULT: Final = frozenset({Status.WITHDRAWN, Status.STOPPED, Status.REFUSED, Status.VOIDED})
"""Nothing is decided any more; what is left is that the citizen gets the papers back."""

_ALIVE: Final = frozenset(Status) - {Status.VOIDED}
_UNDECIDED: Final = HANDLED | WAITING


@dataclass(frozen=True, slots=True)
class Move:
    """Where a step begins, and where it leads."""

    begins: frozenset[Status]
    ends: frozenset[Status] = frozenset()  # empty: the dossier stays where it stands
    stays: frozenset[Status] = frozenset()  # those of `begins` from where it leads nowhere

    def ends_from(self, begin: Status) -> frozenset[Status]:
        """Where it may lead from `begin`; empty: the dossier stays."""
        return frozenset() if begin in self.stays else self.ends


def _from(*begins: Status) -> frozenset[Status]:
    return frozenset(begins)


MOVES: Final[Mapping[str, Move]] = MappingProxyType(
    {
        # Papers and charges of the applicant
        kinds.SUPPLEMENT_ASKED: Move(HANDLED, _from(Status.SUPPLEMENT)),
        kinds.SUPPLEMENT_RECEIVED: Move(_from(Status.SUPPLEMENT), HANDLED),  # to where it stood
        kinds.OBLIGATION_ASKED: Move(_from(Status.IN_PROCESS), _from(Status.OBLIGATION)),
        kinds.OBLIGATION_MET: Move(_from(Status.OBLIGATION), _from(Status.IN_PROCESS)),
        # Ends without a result
        kinds.REFUSED: Move(_from(Status.RECEIVED, Status.SUPPLEMENT), _from(Status.REFUSED)),
        kinds.WITHDRAWN: Move(_UNDECIDED, _from(Status.WITHDRAWN)),
        kinds.STOPPED: Move(_UNDECIDED | {Status.WITHDRAWN}, _from(Status.STOPPED)),
        kinds.VOIDED: Move(_ALIVE - {Status.RETURNED}, _from(Status.VOIDED)),
        # Between the desk and the unit that handles it
        kinds.HANDED_OVER: Move(HANDLED, _from(Status.IN_PROCESS)),
        kinds.TAKEN_OVER: Move(_UNDECIDED - {Status.RECEIVED} | WITHOUT_RESULT),
        # Papers of what ended come back too: they belong to the citizen.
        kinds.SENT_BACK: Move(
            _from(Status.IN_PROCESS) | WITHOUT_RESULT,
            _from(Status.RECEIVED),
            stays=WITHOUT_RESULT,
        ),
        kinds.PAPERS_GIVEN_BACK: Move(WITHOUT_RESULT),
        # A procedure done on the spot has its result at once; a charge may be met with it.
        kinds.RESULT_BACK: Move(HANDLED | {Status.OBLIGATION}, _from(Status.RESULT_BACK)),
        # The result and the citizen
        kinds.NOTICE_QUEUED: Move(_ALIVE),
        kinds.CITIZEN_TOLD: Move(_ALIVE),
        kinds.RETURNED: Move(_from(Status.RESULT_BACK), _from(Status.RETURNED)),
        kinds.POSTED: Move(_from(Status.RESULT_BACK)),
        kinds.DELIVERED: Move(_from(Status.RESULT_BACK), _from(Status.RETURNED)),
        kinds.CAME_BACK: Move(_from(Status.RESULT_BACK)),
        kinds.RATED: Move(_ALIVE),
        kinds.COMPLAINT_NOTED: Move(_ALIVE),
        # What stands in it
        kinds.APOLOGISED: Move(HANDLED | {Status.OBLIGATION}),
        kinds.DUE_CHANGED: Move(_ALIVE - CLOSED),
        kinds.CORRECTED: Move(_ALIVE),
        kinds.EXTERNAL_CODE_NOTED: Move(_ALIVE),
        kinds.ORIGINALS_LENT: Move(_ALIVE),
        kinds.ORIGINALS_GIVEN_BACK: Move(frozenset(Status)),  # the citizen's, voided or not
        # Scans of papers: as long as the dossier is kept; a wrong one is withdrawn even later
        kinds.PAPER_SCANNED: Move(_ALIVE),
        kinds.DIGITISED_BY_REUSE: Move(_ALIVE),
        kinds.SCAN_WITHDRAWN: Move(frozenset(Status)),
        # Other agencies
        # Its papers may have left with a list before anybody notes that it was forwarded.
        kinds.FORWARDED: Move(HANDLED, _from(Status.IN_PROCESS)),
        kinds.COMPETENT_HAS_IT: Move(_UNDECIDED),
        kinds.LEG_BEGUN: Move(_UNDECIDED),
        kinds.LEG_ENDED: Move(_UNDECIDED),
        kinds.HEARD_FROM_ELSEWHERE: Move(frozenset(Status)),
        kinds.ENDED_ELSEWHERE: Move(_UNDECIDED, _from(Status.REFUSED, Status.STOPPED)),
        # A leader's arrangements: they move nothing, and no end of a dossier undoes them
        kinds.ASSIGNED: Move(frozenset(Status)),
        kinds.RELEASED: Move(frozenset(Status)),
        kinds.REMINDED: Move(frozenset(Status)),
        # By the centre: portals get every dossier, whatever it came to
        kinds.PORTAL_ANSWERED: Move(frozenset(Status)),
        # Money: given back long after the end, too
        kinds.MONEY_COLLECTED: Move(frozenset(Status)),
        kinds.MONEY_EXEMPTED: Move(frozenset(Status)),
        kinds.MONEY_PUT_OFF: Move(frozenset(Status)),
        kinds.MONEY_REFUND_ASKED: Move(frozenset(Status)),
        kinds.MONEY_REFUND_APPROVED: Move(frozenset(Status)),
        kinds.MONEY_REFUND_DECLINED: Move(frozenset(Status)),
        kinds.MONEY_REFUNDED: Move(frozenset(Status)),
        kinds.MONEY_RECEIPT_NOTED: Move(frozenset(Status)),
    }
)


def may_begin(step: str, status: Status) -> bool:
    """False too for a step that is not in the table."""
    move = MOVES.get(step)
    return move is not None and status in move.begins
