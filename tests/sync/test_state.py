"""What the status line is told."""

from collections.abc import Callable
from datetime import timedelta

from desk_app.domain.ids import UnitCode
from desk_app.sync.state import Contact, LineFacts, line_facts
from tests.builders import FRIDAY_MORNING
from tests.sync.office import TrialDesk


def facts(contact: Contact, desk: TrialDesk) -> LineFacts:
    with desk.sync.glance() as tx:
        return line_facts(contact, tx.stream.tally())


def test_that_offline_counts_from_the_first_attempt_that_failed() -> None:
    contact = Contact().reached(FRIDAY_MORNING)
    later = FRIDAY_MORNING + timedelta(minutes=3)
    lost = contact.lost(later).lost(later + timedelta(hours=1))

    assert (lost.online, lost.offline_since) == (False, later)
    assert lost.last_exchange == FRIDAY_MORNING
    assert lost.reached(later).offline_since is None


def test_that_waiting_and_refused_acts_are_counted_apart(
    new_desk: Callable[[], TrialDesk],
) -> None:
    desk = new_desk()
    desk.forge(unit=UnitCode("H13.45.99"))
    desk.exchange()
    desk.receive()
    oldest = desk.clock()
    desk.receive()

    found = facts(Contact().reached(desk.clock()), desk)
    assert (found.online, found.waiting, found.refused) == (True, 2, 1)
    assert found.oldest_waiting == oldest
    desk.catch_up()
    assert facts(Contact(), desk).oldest_waiting is None


def test_that_a_desk_that_is_not_accepted_says_why() -> None:
    barred = Contact().lost(FRIDAY_MORNING, barred="revoked")
    assert barred.barred == "revoked"
    assert barred.reached(FRIDAY_MORNING).barred == ""
