"""One day, two desks: the digest is the same at both, and what comes late is told."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import day_of_office
from desk_app.domain.day_end.held import digest_over, held_of
from desk_app.domain.day_end.seal import OfficeDay, Proof, Seal, sealed_facts
from desk_app.domain.day_end.sheet import NumberWhy
from desk_app.domain.office_time import office_date
from desk_app.services.watching.horizon import day_of
from tests.builders import LEADER, UNIT, a_calendar
from tests.sync.office import TrialDesk

NewDesk = Callable[[], TrialDesk]


def seal(desk: TrialDesk) -> Seal:
    """As a leader does it, of the day the clock shows."""
    desk.clock.forward(timedelta(seconds=1))
    at, day = desk.clock(), office_date(desk.clock())
    with desk.sync.work() as tx:
        found = tx.days.found(day, day_of(at, a_calendar()))
        over = (digest_over(found.lines), held_of(found.lines))
        body = sealed_facts(found.sheet, "Lê Văn Đạt", over, found.told, ())
        tx.journal.write(kinds.DAY_SEALED, day_of_office(UNIT, day), body, by=LEADER, at=at)
        known = tx.days.known(day)
        tx.commit()
    assert known.seal is not None
    return known.seal


def known_at(desk: TrialDesk, sealed: Seal) -> tuple[OfficeDay, Proof]:
    with desk.sync.glance() as tx:
        known = tx.days.known(sealed.day)
        assert known.seal is not None
        return known, known.seal.proof(tx.days.lines(sealed.day))


@pytest.fixture
def two(new_desk: NewDesk) -> tuple[TrialDesk, TrialDesk]:
    return new_desk(), new_desk()


def test_that_another_desk_recomputes_the_same_digest(two: tuple[TrialDesk, TrialDesk]) -> None:
    here, there = two
    there.receive()
    there.look(here.receive())  # looks are no part of it: other desks never see them
    for desk in (there, here):
        desk.catch_up()
    sealed = seal(here)
    here.catch_up()
    there.catch_up()
    known, proof = known_at(there, sealed)
    assert known.seal == sealed
    assert proof is Proof.SAME


def test_that_a_desk_that_has_not_read_everything_says_so(
    two: tuple[TrialDesk, TrialDesk],
) -> None:
    here, there = two
    here.receive()
    sealed = seal(here)
    with there.sync.work() as tx:  # the seal alone, as from a file carried by hand
        body = sealed_facts(
            sealed.sheet, sealed.officer_name, (sealed.digest, sealed.held), sealed.told, ()
        )
        about = day_of_office(UNIT, sealed.day)
        tx.journal.write(kinds.DAY_SEALED, about, body, by=LEADER, at=there.clock())
        tx.commit()
    assert known_at(there, sealed)[1] is Proof.NOT_ALL_HERE


def test_that_what_another_desk_did_before_the_seal_and_sent_later_stands_in_the_next_sheet(
    two: tuple[TrialDesk, TrialDesk],
) -> None:
    here, there = two
    late = there.receive()
    here.receive()
    sealed = seal(here)
    there.catch_up()
    here.catch_up()
    here.clock.forward(timedelta(days=3))
    (change,) = seal(here).sheet.changes
    assert (change.day, change.kind, change.desk) == (
        sealed.day.isoformat(),
        kinds.RECEIVED,
        there.name,
    )
    assert change.late
    assert change.said == ""
    with here.sync.glance() as tx:
        dossier = tx.dossiers.get(late)
    assert change.about == str(dossier.code)


def test_that_two_desks_that_seal_the_same_day_agree_on_the_first(
    two: tuple[TrialDesk, TrialDesk],
) -> None:
    here, there = two
    here.receive()
    first, second = seal(here), seal(there)
    here.catch_up()
    there.catch_up()
    here.catch_up()
    for desk in two:
        known, _proof = known_at(desk, first)
        assert known.seal == first
        assert known.again == (second.act,)


def test_that_a_hole_of_another_desk_is_put_down_to_what_has_not_come(
    two: tuple[TrialDesk, TrialDesk],
) -> None:
    here, there = two
    there.receive()
    there.look(there.receive())
    with there.sync.work() as tx:  # a serial that no act says
        tx.numbers.take(UNIT, office_date(there.clock()))
        tx.commit()
    there.receive()
    there.catch_up()
    here.catch_up()
    with here.sync.glance() as tx:
        now = day_of(here.clock(), a_calendar())
        (missing,) = tx.days.found(now.date, now).sheet.numbers
    assert (missing.desk, missing.why) == (there.name, NumberWhy.NOT_HERE)
    with there.sync.glance() as tx:
        now = day_of(there.clock(), a_calendar())
        (missing,) = tx.days.found(now.date, now).sheet.numbers
    assert missing.why is NumberWhy.UNEXPLAINED
