"""Who may do what, row by row as the office's own table says it."""

from collections.abc import Set
from itertools import combinations
from typing import NamedTuple

import pytest

from desk_app.domain.people.rights import Right, Role, rights_of

RECEPTION, CASHIER, SPECIALIST, LEADER, ADMIN = (
    Role.RECEPTION,
    Role.CASHIER,
    Role.SPECIALIST,
    Role.LEADER,
    Role.ADMIN,
)
EVERYBODY = frozenset(Role)


class Row(NamedTuple):
    """One row of the table, or of what the table leaves open."""

    rights: Set[Right]
    roles: Set[Role]


TABLE = {
    "receive, print, scan, return": Row(
        {
            Right.RECEIVE,
            Right.PRINT,
            Right.RETURN,
            Right.CALL_VISITORS,
            Right.TELL_CITIZEN,
        },
        {RECEPTION, LEADER},
    ),
    "hand over, take over, where other agencies stand": Row(
        {Right.HAND_OVER, Right.RESULT_BACK, Right.TRACK_AGENCIES}, {RECEPTION, SPECIALIST, LEADER}
    ),
    "raise a supplement after acceptance, propose an apology; end without a result": Row(
        {Right.RAISE, Right.END}, {SPECIALIST, LEADER}
    ),
    "tell the applicant what the handling unit asks for": Row(
        {Right.RELAY}, {RECEPTION, SPECIALIST, LEADER}
    ),
    "correct or void: own, same day": Row({Right.CORRECT}, {RECEPTION, LEADER}),
    "carry what waits out of the office by hand": Row({Right.CARRY}, {LEADER, ADMIN}),
    "seal the day of the office": Row({Right.SEAL_DAY}, {LEADER}),
    "dossiers written out for an inspection": Row({Right.INSPECT}, {LEADER}),
    "correct or void any; on the spot whatever the procedure; a lost receipt": Row(
        {Right.CORRECT_ANY, Right.ON_THE_SPOT_ANY, Right.CONFIRM_LOST_RECEIPT}, {LEADER}
    ),
    "scan papers": Row({Right.SCAN}, {RECEPTION, SPECIALIST, LEADER}),
    "collect and confirm a fee; the office may let the reception": Row({Right.COLLECT}, {CASHIER}),
    "accounts of the office, and who collects": Row({Right.SET_TILL}, {LEADER, ADMIN}),
    "approve a refund, unlock a closing": Row({Right.APPROVE_REFUND, Right.UNLOCK_SHIFT}, {LEADER}),
    "change the due date, with a ground": Row({Right.CHANGE_DUE}, {LEADER}),
    "catalogue": Row({Right.IMPORT_CATALOGUE}, {ADMIN}),
    "calendar and blocks: the leader approves": Row(
        {Right.SET_CALENDAR, Right.OPEN_BLOCK}, {LEADER, ADMIN}
    ),
    "which of two desks' acts stands": Row({Right.DECIDE}, {LEADER}),
    "a clock that went back": Row({Right.CONFIRM_CLOCK}, {LEADER}),
    "see masked data unmasked": Row({Right.UNMASK}, EVERYBODY - {ADMIN}),
    "see": Row({Right.SEE}, EVERYBODY),
    "reports of everybody": Row({Right.SEE_WHOLE_DAY}, {LEADER}),
    "review the day, give dossiers to others, urge": Row(
        {Right.REVIEW, Right.ASSIGN, Right.REMIND}, {LEADER}
    ),
    "officers and the machine": Row(
        {Right.MANAGE_OFFICERS, Right.SETTINGS, Right.RESTORE}, {ADMIN}
    ),
    "another's PIN, by two": Row({Right.RESET_PIN}, {LEADER, ADMIN}),
    "printers": Row({Right.BIND_PRINTERS}, {LEADER, ADMIN}),
}


def test_that_each_right_stands_in_one_row() -> None:
    listed = [right for row in TABLE.values() for right in row.rights]
    assert sorted(listed) == sorted(Right)


@pytest.mark.parametrize("words", TABLE)
def test_that_a_row_is_what_the_roles_may_do(words: str) -> None:
    row = TABLE[words]
    for right in row.rights:
        assert {role for role in Role if right in rights_of([role])} == set(row.roles), right


@pytest.mark.parametrize("roles", list(combinations(Role, 2)))
def test_that_two_roles_may_what_either_may_and_no_more(roles: tuple[Role, Role]) -> None:
    either = {right for right in Right if any(right in rights_of([role]) for role in roles)}
    assert rights_of(roles) == either
