"""Badges: given, taken away, known at the other desks; they choose, and let nobody in."""

from collections.abc import Callable

import pytest

from db.unit_of_work import UnitOfWork
from desk_app.domain.ids import UnitCode
from desk_app.domain.officer import Officer
from desk_app.domain.people.badge import badge_digest, badge_holder
from desk_app.domain.people.officer_faults import BadgeTaken, BadgeUnfit
from desk_app.domain.people.rights import Role
from desk_app.services.office.badges import set_badge, withdraw_badge
from desk_app.services.office.officers import let_go
from tests.builders import ADMIN, CASHIER, RECEPTION, UNIT, a_desk, an_officer

Work = Callable[[], UnitOfWork]
ADMINISTRATOR = an_officer(ADMIN, Role.ADMIN)
BADGE = "CB-0042"
CARD = "092304001234||Nguyễn Thị Lan|05022004|Nữ|Khu vực 3, phường Ninh Kiều, Cần Thơ|01072021"


def holder(work: Work, scanned: str) -> Officer | None:
    with work() as tx:
        return badge_holder(UNIT, scanned, tx.officers.active())


def holds(work: Work, scanned: str) -> object:
    found = holder(work, scanned)
    return found.id if found else None


def test_that_a_badge_says_whose_it_is(work: Work) -> None:
    set_badge(RECEPTION, BADGE, ADMINISTRATOR, a_desk(work))
    assert holds(work, BADGE) == RECEPTION
    assert holds(work, "cb-0042\r") == RECEPTION, "however the scanner is set"
    assert holds(work, "CB-0043") is None


def test_that_another_badge_replaces_it(work: Work) -> None:
    for badge in (BADGE, "CB-0099"):
        set_badge(RECEPTION, badge, ADMINISTRATOR, a_desk(work))
    assert (holds(work, BADGE), holds(work, "CB-0099")) == (None, RECEPTION)


def test_that_a_withdrawn_badge_chooses_nobody_and_is_free_again(work: Work) -> None:
    set_badge(RECEPTION, BADGE, ADMINISTRATOR, a_desk(work))
    withdraw_badge(RECEPTION, ADMINISTRATOR, a_desk(work))
    assert holder(work, BADGE) is None
    set_badge(CASHIER, BADGE, ADMINISTRATOR, a_desk(work))
    assert holds(work, BADGE) == CASHIER


def test_that_a_badge_is_one_officers(work: Work) -> None:
    set_badge(RECEPTION, BADGE, ADMINISTRATOR, a_desk(work))
    with pytest.raises(BadgeTaken):
        set_badge(CASHIER, BADGE, ADMINISTRATOR, a_desk(work))
    set_badge(RECEPTION, BADGE, ADMINISTRATOR, a_desk(work))  # the same again changes nothing


def test_that_the_badge_of_who_left_chooses_nobody(work: Work) -> None:
    set_badge(RECEPTION, BADGE, ADMINISTRATOR, a_desk(work))
    let_go(RECEPTION, ADMINISTRATOR, a_desk(work))
    assert holder(work, BADGE) is None


@pytest.mark.parametrize(
    ("scanned", "reason"),
    [
        (CARD, "document"),
        ("H13.45.12-261120-0001", "document"),
        ("12", "length"),
        ("7" * 61, "length"),
        ("", "length"),
    ],
)
def test_that_a_card_or_a_receipt_is_no_badge(work: Work, scanned: str, reason: str) -> None:
    with pytest.raises(BadgeUnfit) as refused:
        set_badge(RECEPTION, scanned, ADMINISTRATOR, a_desk(work))
    assert refused.value.reason == reason


def test_that_what_is_stored_does_not_tell_the_code_and_is_another_in_another_unit() -> None:
    digest = badge_digest(UNIT, BADGE)
    assert BADGE.casefold() not in digest.casefold()
    assert digest != badge_digest(UnitCode("H13.45.13"), BADGE)


def test_that_a_badge_that_two_desks_gave_to_two_chooses_neither() -> None:
    digest = badge_digest(UNIT, BADGE)
    both = [
        Officer(id=who, name="A", role=Role.RECEPTION, badge=digest) for who in (ADMIN, CASHIER)
    ]
    assert badge_holder(UNIT, BADGE, both) is None
    assert badge_holder(UNIT, BADGE, both[:1]) == both[0]
