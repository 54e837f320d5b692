"""The kinds of acts this program makes. The values are stored and synced: never rename one."""

from typing import Final

RECEIVED: Final = "dossier.received"
RESULT_BACK: Final = "dossier.result_back"
RETURNED: Final = "dossier.returned"
EXTERNAL_CODE_NOTED: Final = "dossier.external_code_noted"  # another system's code for it
SUPPLEMENT_FIRST: Final = "dossier.supplement_first"  # sent away to complete it: no code
REFUSED_AT_INTAKE: Final = "dossier.refused_at_intake"  # sent away for good: no code
DUE_CHANGED: Final = "dossier.due_changed"  # by a leader, with its ground; no law recounts it

PRINT_HANDED_OVER: Final = "print.handed_over"  # stored before the printer is called
PRINT_FINISHED: Final = "print.finished"
PRINT_FAILED: Final = "print.failed"

OFFICER_REGISTERED: Final = "officer.registered"
OFFICER_PIN_SET: Final = "officer.secret_set"
OFFICER_LEFT: Final = "officer.left"

CALENDAR_SET: Final = "office.calendar_set"  # the last in the unit's order is in force
CALENDAR_DECLINED: Final = "office.calendar_declined"  # an edition of the centre, not applied

CATALOGUE_IMPORTED: Final = "desk.catalogue_imported"
PLACES_IMPORTED: Final = "desk.places_imported"
PROCEDURE_SETTLED: Final = "desk.procedure_settled"  # what an office decides about one
BLOCK_OPENED: Final = "desk.block_opened"  # by a supervisor, on a restored store
STORE_RESTORED: Final = "desk.store_restored"
CLOCK_CONFIRMED: Final = "desk.clock_confirmed"  # by a supervisor: earlier codes were of days ahead

LOGGED_IN: Final = "look.logged_in"
LOGGED_OUT: Final = "look.logged_out"
LOG_IN_FAILED: Final = "look.log_in_failed"
OPENED: Final = "look.opened"  # a dossier another officer received
UNMASKED: Final = "look.unmasked"
PAPER_PROVEN: Final = "look.paper_proven"  # a receipt without its dossier, or one that is forged

_STAYS_HOME: Final = "look."


def is_shared(kind: str) -> bool:
    """False for looks: they go up to the centre and are not pulled by other desks."""
    return not kind.startswith(_STAYS_HOME)
