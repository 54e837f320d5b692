"""The kinds of acts this program makes. The values are stored and synced: never rename one."""

from typing import Final

REGISTERED: Final = "dossier.registered"  # online, by the centre; nobody has received it yet
RECEIVED: Final = "dossier.received"
RESULT_BACK: Final = "dossier.result_back"
RETURNED: Final = "dossier.returned"
EXTERNAL_CODE_NOTED: Final = "dossier.external_code_noted"  # another system's code for it
SUPPLEMENT_FIRST: Final = "dossier.supplement_first"  # sent away to complete it: no code
REFUSED_AT_INTAKE: Final = "dossier.refused_at_intake"  # sent away for good: no code
DUE_CHANGED: Final = "dossier.due_changed"  # by a leader, with its ground; no law recounts it
SUPPLEMENT_ASKED: Final = "dossier.supplement_asked"  # of a received dossier
SUPPLEMENT_RECEIVED: Final = "dossier.supplement_received"
OBLIGATION_ASKED: Final = "dossier.obligation_asked"  # a tax or a charge of the applicant
OBLIGATION_MET: Final = "dossier.obligation_met"
REFUSED: Final = "dossier.refused"
WITHDRAWN: Final = "dossier.withdrawn"
STOPPED: Final = "dossier.stopped"
VOIDED: Final = "dossier.voided"
HANDED_OVER: Final = "dossier.handed_over"  # one act for each dossier of a list
TAKEN_OVER: Final = "dossier.taken_over"
SENT_BACK: Final = "dossier.sent_back"
PAPERS_GIVEN_BACK: Final = "dossier.papers_given_back"  # to the citizen, without a result
NOTICE_QUEUED: Final = "dossier.notice_queued"  # for the centre to send
CITIZEN_TOLD: Final = "dossier.citizen_told"  # with the outcome; by the centre or an officer
POSTED: Final = "dossier.posted"  # the result went to the post office
DELIVERED: Final = "dossier.delivered"
CAME_BACK: Final = "dossier.came_back"  # undelivered
RATED: Final = "dossier.rated"
COMPLAINT_NOTED: Final = "dossier.complaint_noted"
APOLOGISED: Final = "dossier.apologised"  # with a new date, once
CORRECTED: Final = "dossier.corrected"
ORIGINALS_LENT: Final = "dossier.originals_lent"
ORIGINALS_GIVEN_BACK: Final = "dossier.originals_given_back"
FORWARDED: Final = "dossier.forwarded"  # to the agency that is competent elsewhere
COMPETENT_HAS_IT: Final = "dossier.competent_has_it"
LEG_BEGUN: Final = "dossier.leg_begun"
LEG_ENDED: Final = "dossier.leg_ended"
HEARD_FROM_ELSEWHERE: Final = "dossier.heard_from_elsewhere"  # by the centre: another unit's deed
ENDED_ELSEWHERE: Final = "dossier.ended_elsewhere"  # the same: refused or stopped by who decides
DECIDED: Final = "dossier.disagreement_decided"  # by a leader: which of two acts does not stand
ASSIGNED: Final = "dossier.assigned"  # by a leader, to another officer
RELEASED: Final = "dossier.released"  # whoever received it sees to it again
REMINDED: Final = "dossier.reminded"  # somebody was urged to act, in the words kept
PORTAL_ANSWERED: Final = "dossier.portal_answered"  # by the centre: refused, or taken after all

# The post: lists that came from it and lists given to it, each a subject of its own
LETTERS_LISTED: Final = "post.letters_listed"  # dossiers that came in, as the post lists them
LETTER_PUT_ASIDE: Final = "post.letter_put_aside"  # a line of it, or taken up again
POSTAL_LIST_GIVEN: Final = "post.list_given"  # results; one `dossier.posted` for each as well
POSTAL_LIST_PRINTED: Final = "post.list_printed"  # it goes to the printer now
POSTAL_LIST_NOT_OUT: Final = "post.list_not_out"  # no printer took it
# Scans of papers
PAPER_SCANNED: Final = "dossier.paper_scanned"  # the act tells of a file, and carries none
SCAN_WITHDRAWN: Final = "dossier.scan_withdrawn"  # of a scan, or of a reuse
DIGITISED_BY_REUSE: Final = "dossier.digitised_by_reuse"  # a digital copy was there already
# Money at the counter: about a dossier, about a shift, and what the office decided.
MONEY_COLLECTED: Final = "money.collected"
MONEY_EXEMPTED: Final = "money.exempted"
MONEY_PUT_OFF: Final = "money.put_off"  # collected when the result is returned
MONEY_REFUND_ASKED: Final = "money.refund_asked"
MONEY_REFUND_APPROVED: Final = "money.refund_approved"  # by a leader; nothing is paid yet
MONEY_REFUND_DECLINED: Final = "money.refund_declined"
MONEY_REFUNDED: Final = "money.refunded"  # out of a drawer or by transfer, with a voucher
MONEY_RECEIPT_NOTED: Final = "money.receipt_noted"  # a biên lai that was issued elsewhere
SHIFT_OPENED: Final = "shift.opened"
SHIFT_CLOSED: Final = "shift.closed"  # counted and locked
SHIFT_REVERSED: Final = "shift.reversed"  # by a leader: the count is made again
TILL_SET: Final = "office.till_set"  # accounts, who may collect; of each the last is in force
# Hand-over: the list itself, and which unit handles a procedure
BATCH_HANDED_OVER: Final = "batch.handed_over"
HOUSE_RULES_SET: Final = "office.house_rules_set"  # what it tells; of each the last is in force
HANDLING_UNIT_SET: Final = "office.handling_unit_set"  # the last one of a procedure counts

# A day of the office
DAY_SEALED: Final = "day.sealed"  # by a leader: what the day holds, with a digest over it
DAY_WENT_ON: Final = "day.went_on"  # an officer works on in a sealed day, and says why

PRINT_POSTPONED: Final = "print.postponed"  # asked for, to be printed when somebody says so
PRINT_HANDED_OVER: Final = "print.handed_over"  # stored before the printer is called
PRINT_FINISHED: Final = "print.finished"
PRINT_FAILED: Final = "print.failed"

OFFICER_REGISTERED: Final = "officer.registered"
OFFICER_PIN_SET: Final = "officer.secret_set"
OFFICER_LEFT: Final = "officer.left"
OFFICER_BACK: Final = "officer.back"  # works here again
OFFICER_ROLE_SET: Final = "officer.role_set"
OFFICER_BADGE_SET: Final = "officer.badge_set"
OFFICER_BADGE_WITHDRAWN: Final = "officer.badge_withdrawn"

# The queue of visitors: about a ticket, but the groups, which are the office's.
QUEUE_ISSUED: Final = "queue.issued"
QUEUE_CALLED: Final = "queue.called"
QUEUE_CALLED_AGAIN: Final = "queue.called_again"
QUEUE_ABSENT: Final = "queue.absent"  # called, and nobody came
QUEUE_DONE: Final = "queue.done"
QUEUE_MOVED: Final = "queue.moved"  # to another group of fields
QUEUE_BACK: Final = "queue.back"  # in line again with priority, with its reason
QUEUE_DROPPED: Final = "queue.dropped"  # the paper never came out, or the visitor left
QUEUE_GROUPS_SET: Final = "queue.groups_set"

CALENDAR_SET: Final = "office.calendar_set"  # the last in the unit's order is in force
CALENDAR_DECLINED: Final = "office.calendar_declined"  # an edition of the centre, not applied
REPORT_KEY_GIVEN: Final = "office.report_key_given"  # a machine may make named reports alone
REPORT_KEY_REVOKED: Final = "office.report_key_revoked"  # whatever came first
INDEX_NOTED: Final = "office.index_noted"  # what no desk can reckon; the last of a period counts
CATALOGUE_TAKEN: Final = "office.catalogue_taken"  # an edition of the centre was confirmed
CATALOGUE_DECLINED: Final = "office.catalogue_declined"  # it was not; a later word may

REVIEWED: Final = "review.marked"  # a leader saw something of the day, or takes that back

CATALOGUE_IMPORTED: Final = "desk.catalogue_imported"
PLACES_IMPORTED: Final = "desk.places_imported"
PROCEDURE_SETTLED: Final = "desk.procedure_settled"  # what an office decides about one
BLOCK_OPENED: Final = "desk.block_opened"  # by a supervisor, on a restored store
STORE_RESTORED: Final = "desk.store_restored"
LOOSE_HANDED_OVER: Final = "desk.paper_handed_over"  # a paper of no dossier, to the printer
LOOSE_SETTLED: Final = "desk.paper_settled"  # whether the printer took it
CLOCK_CONFIRMED: Final = "desk.clock_confirmed"  # by a supervisor: earlier codes were of days ahead

LOGGED_IN: Final = "look.logged_in"
LOGGED_OUT: Final = "look.logged_out"
LOG_IN_FAILED: Final = "look.log_in_failed"
OPENED: Final = "look.opened"  # a dossier another officer received
UNMASKED: Final = "look.unmasked"
PREVIEWED: Final = "look.previewed"  # one of its papers on the screen, without value
REPORTED: Final = "look.reported"  # a report was made, or the list behind one of its numbers
INSPECTED: Final = "look.inspected"  # a sample of dossiers was written out for an inspection
REPORT_RUN: Final = "look.report_run"  # by a task of the machine, with a report key
PAPER_PROVEN: Final = "look.paper_proven"  # a receipt without its dossier, or one that is forged

_STAYS_HOME: Final = "look."
_BESIDE_THE_DOSSIER: Final = ("print.", _STAYS_HOME)


def is_shared(kind: str) -> bool:
    """False for looks: they go up to the centre and are not pulled by other desks."""
    return not kind.startswith(_STAYS_HOME)


def leaves_state(kind: str) -> bool:
    """True for prints and looks, those of a newer program too: no dossier is another for them."""
    return kind.startswith(_BESIDE_THE_DOSSIER)
