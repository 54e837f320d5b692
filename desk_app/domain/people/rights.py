"""Who may do what: the five roles of an office, and the least rights each needs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from desk_app.domain.failure import RuleBroken


class Role(StrEnum):
    """The value is stored and synced: never rename one."""

    RECEPTION = "reception"  # tiếp nhận
    CASHIER = "cashier"  # thu ngân, kế toán
    SPECIALIST = "specialist"  # chuyên viên
    LEADER = "leader"  # lãnh đạo Trung tâm
    ADMIN = "admin"  # quản trị


class Right(StrEnum):
    """The value appears in logs and errors."""

    SEE = "see"  # lists, search, one dossier; numbers masked
    UNMASK = "unmask"  # an ID number in full; each time is an act
    RECEIVE = "receive"
    PRINT = "print"
    RESULT_BACK = "result_back"
    RETURN = "return"
    SCAN = "scan"  # papers to files, and see what was scanned
    HAND_OVER = "hand_over"  # to the unit that handles a dossier, and take over there
    SEE_WHOLE_DAY = "see_whole_day"  # every officer's work
    REVIEW = "review"  # mark what of the day was seen
    ASSIGN = "assign"  # a dossier to another officer, and back
    REMIND = "remind"  # urge whoever has a dossier to act
    OPEN_BLOCK = "open_block"  # numbers on a restored store
    CONFIRM_CLOCK = "confirm_clock"  # codes of a later day exist, and today is right
    RESTORE = "restore"
    IMPORT_CATALOGUE = "import_catalogue"
    MANAGE_OFFICERS = "manage_officers"
    RESET_PIN = "reset_pin"  # another's, by two: an administrator and a leader
    SETTINGS = "settings"
    BIND_PRINTERS = "bind_printers"  # which printer each paper of this desk goes to
    SET_CALENDAR = "set_calendar"
    TELL_CITIZEN = "tell_citizen"  # what became of a dossier
    TRACK_AGENCIES = "track_agencies"  # where other agencies stand with their part
    CHANGE_DUE = "change_due"  # another appointment, with its ground
    CALL_VISITORS = "call_visitors"  # draw numbers of the queue and call them
    COLLECT = "collect"  # fees, exemptions, refunds asked for; reception where the office says so
    APPROVE_REFUND = "approve_refund"
    UNLOCK_SHIFT = "unlock_shift"  # a count is made again
    SET_TILL = "set_till"  # accounts of the office, and who collects
    CORRECT = "correct"  # or void: what one received oneself, on the same day
    CORRECT_ANY = "correct_any"  # or void: anybody's, on any day
    ON_THE_SPOT_ANY = "on_the_spot_any"  # received and returned at once, whatever the procedure
    CONFIRM_LOST_RECEIPT = "confirm_lost_receipt"  # with an own PIN, at another's desk
    RAISE = "raise"  # after receiving: ask for a supplement or a charge, propose an apology
    RELAY = "relay"  # tell the applicant what the handling unit, which is named, asks for
    END = "end"  # refuse, or stop, what was received
    INSPECT = "inspect"  # dossiers drawn by a seed, written out with their proof
    CARRY = "carry"  # what waits, out of the office by hand, and the answer back
    SEAL_DAY = "seal_day"  # the office's day is counted and locked
    DECIDE = "decide"  # which of two acts stands, where two desks did not know of each other


@dataclass(eq=False)
class RightMissing(RuleBroken):
    """No role of this officer includes what they want to do."""

    code: ClassVar[str] = "office.right_missing"
    right: str


_COUNTER: Final = frozenset(
    {
        Right.SEE,
        Right.UNMASK,
        Right.RECEIVE,
        Right.PRINT,
        Right.RESULT_BACK,
        Right.RETURN,
        Right.HAND_OVER,
        Right.CORRECT,
        Right.SCAN,
        Right.TRACK_AGENCIES,
        Right.CALL_VISITORS,
        Right.TELL_CITIZEN,
        Right.RELAY,
    }
)
_HANDLING: Final = frozenset({Right.RAISE, Right.RELAY, Right.END})
_MAY: Final[Mapping[Role, frozenset[Right]]] = {
    Role.RECEPTION: _COUNTER,
    Role.CASHIER: frozenset({Right.SEE, Right.UNMASK, Right.COLLECT}),
    Role.SPECIALIST: _HANDLING
    | {
        Right.SEE,
        Right.UNMASK,
        Right.RESULT_BACK,
        Right.SCAN,
        Right.TRACK_AGENCIES,
        Right.HAND_OVER,
    },
    Role.LEADER: _COUNTER
    | _HANDLING
    | {
        Right.SEE_WHOLE_DAY,
        Right.REVIEW,
        Right.ASSIGN,
        Right.REMIND,
        Right.OPEN_BLOCK,
        Right.CONFIRM_CLOCK,
        Right.BIND_PRINTERS,
        Right.SET_CALENDAR,
        Right.CHANGE_DUE,
        Right.RESET_PIN,
        Right.APPROVE_REFUND,
        Right.UNLOCK_SHIFT,
        Right.SET_TILL,
        Right.CORRECT_ANY,
        Right.ON_THE_SPOT_ANY,
        Right.CONFIRM_LOST_RECEIPT,
        Right.DECIDE,
        Right.SEAL_DAY,
        Right.INSPECT,
        Right.CARRY,
    },
    Role.ADMIN: frozenset(
        {
            Right.SEE,
            Right.OPEN_BLOCK,
            Right.RESTORE,
            Right.IMPORT_CATALOGUE,
            Right.MANAGE_OFFICERS,
            Right.RESET_PIN,
            Right.SETTINGS,
            Right.BIND_PRINTERS,
            Right.SET_CALENDAR,
            Right.SET_TILL,
            Right.CARRY,
        }
    ),
}


def rights_of(roles: Iterable[Role]) -> frozenset[Right]:
    """Whoever has several roles may do what any of them may."""
    return frozenset[Right]().union(*(_MAY[role] for role in roles))
