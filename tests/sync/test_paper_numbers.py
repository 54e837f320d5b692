"""Numbers of papers, codes of other systems and confirmed days, between desks and restores."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from db.tables import numbers as n
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import THIS_DESK
from desk_app.domain.codes.blocks import Block, Serial
from desk_app.domain.errors import ClockWentBack
from desk_app.domain.ids import DossierId
from desk_app.domain.office_time import office_date
from desk_app.services.desk import Desk
from desk_app.services.intake.ask_supplement_first import ask_supplement_first
from desk_app.services.intake.refuse_intake import refuse_intake
from desk_app.sync.own_numbers import note_numbers
from desk_app.sync.protocol import Reason
from tests.builders import LEADER, SERIES, UNIT, a_calendar, a_sending, an_officer
from tests.sync.office import SECOND, Home, TrialDesk
from tests.sync.test_broken_wire import everything_agrees
from tests.sync.test_restores import bring_back

NewDesk = Callable[[], TrialDesk]


def counter_of(desk: TrialDesk) -> Desk:
    return Desk(
        unit=UNIT,
        id=desk.name,
        now=desk.clock,
        work=desk.sync.work,
        glance=desk.sync.glance,
        calendar_now=a_calendar,
        series=SERIES,
    )


def send_away(desk: TrialDesk, *, refused: bool = False) -> str:
    desk.clock.forward(SECOND)
    order = a_sending(procedure=None, request="Cấp hộ chiếu")
    send = refuse_intake if refused else ask_supplement_first
    return str(send(order, an_officer(), counter_of(desk)).number)


def rows(desk: TrialDesk) -> list[tuple[str, str]]:
    table = n.sent_away
    with desk.store.reading.connect() as connection:
        found = connection.execute(select(table.c.printed, table.c.desk).order_by(table.c.at))
        return [(row.printed, row.desk) for row in found]


def test_that_every_desk_of_the_office_knows_who_was_sent_away(
    new_desk: NewDesk, home: Home
) -> None:
    one, two = new_desk(), new_desk()
    send_away(one)
    send_away(two)
    send_away(one, refused=True)
    everything_agrees(home, one, two)
    two.catch_up()
    assert rows(one) == rows(two)
    assert rows(one) == [
        ("1001/PBS-TTPVHCC", "Q1"),
        ("3001/PBS-TTPVHCC", "Q2"),
        ("1001/PTC-TTPVHCC", "Q1"),
    ]
    assert one.refused() == two.refused() == {}


def test_that_a_restored_desk_goes_on_behind_the_numbers_it_gets_back(
    new_desk: NewDesk, home: Home, tmp_path: Path
) -> None:
    one = new_desk()
    one.catch_up()
    one.back_up(tmp_path / "backup.sqlite")
    sent = [send_away(one), send_away(one, refused=True)]
    one.catch_up()
    unsent = [send_away(one), send_away(one, refused=True)]
    bring_back(one, tmp_path / "backup.sqlite")
    one.catch_up()
    again = [send_away(one), send_away(one, refused=True)]
    assert not set(again) & {*sent, *unsent}
    everything_agrees(home, one)
    assert one.refused() == {}


def test_that_numbers_of_acts_that_come_back_are_used(new_desk: NewDesk) -> None:
    one, copy = new_desk(), new_desk()
    send_away(one)
    send_away(one, refused=True)
    send_away(one)
    with copy.sync.work() as tx:
        tx.numbers.retire_all()
        tx.numbers.give(Block(1), copy.clock())
        for act in one.acts():
            note_numbers(tx, act)
        used = ("supplement", "refusal")
        forms = {form: tx.paper_numbers.expected(UNIT, form, 2026) for form in used}
    assert forms == {"supplement": Serial(Block(1), 1003), "refusal": Serial(Block(1), 1002)}


def test_that_a_confirmed_day_comes_back_with_the_acts_around_it(
    new_desk: NewDesk, tmp_path: Path
) -> None:
    one = new_desk()
    one.catch_up()
    one.back_up(tmp_path / "backup.sqlite")
    today = office_date(one.clock())
    day = 86_400 * SECOND
    one.clock.forward(5 * day)
    one.receive()
    one.clock.forward(-5 * day)
    with pytest.raises(ClockWentBack):
        one.receive()
    with one.sync.work() as tx:
        body = {"day": today.isoformat(), "reason": "pin hết"}
        tx.journal.write(kinds.CLOCK_CONFIRMED, THIS_DESK, body, by=LEADER, at=one.clock())
        tx.numbers.confirm_day(UNIT, today)
        tx.commit()
    one.receive()
    one.catch_up()
    bring_back(one, tmp_path / "backup.sqlite")
    one.catch_up()
    one.receive()
    codes = [row.code for row in one.rows()[0]]
    assert len(set(codes)) == len(codes) == 3


def test_that_a_number_out_of_another_desks_block_is_refused(new_desk: NewDesk, home: Home) -> None:
    one, two = new_desk(), new_desk()
    with one.sync.work() as tx:
        tx.numbers.retire_all()
        tx.numbers.give(two_blocks(two)[0], one.clock())
        tx.commit()
    send_away(one)
    one.catch_up()
    assert list(one.refused().values()) == [Reason.OUTSIDE_BLOCKS]
    two.catch_up()
    assert rows(two) == []


def test_that_a_number_of_the_newest_block_brings_another_block(new_desk: NewDesk) -> None:
    one = new_desk()
    one.catch_up()
    first, second = two_blocks(one)
    with one.sync.work() as tx:
        tx.paper_numbers.pass_over(UNIT, office_date(one.clock()).year, but=second)
        tx.commit()
    assert send_away(one) == f"{second}001/PBS-TTPVHCC"
    one.catch_up()
    assert two_blocks(one) == [first, second, second + 1]


def test_that_two_desks_may_note_the_same_code_and_both_are_found(
    new_desk: NewDesk, home: Home
) -> None:
    one, two = new_desk(), new_desk()
    mine, other = one.receive(), two.receive()
    for desk, dossier in ((one, mine), (two, other)):
        desk.note(kinds.EXTERNAL_CODE_NOTED, dossier, {"system": "Cổng", "code": "KQ1"})
    everything_agrees(home, one, two)
    for desk in (one, two):
        with desk.sync.glance() as tx:
            assert set(tx.dossiers.with_external("kq1")) == {mine, other}


def two_blocks(desk: TrialDesk) -> list[Block]:
    with desk.sync.glance() as tx:
        return list(tx.numbers.blocks())


def restore(desk: TrialDesk, backup: Path) -> None:
    """As the program starts on it."""
    bring_back(desk, backup)
    desk.set("store.restored_as", f"restore {next(RESTORES)}")


def test_that_two_restores_of_one_backup_give_nothing_twice(
    new_desk: NewDesk, home: Home, tmp_path: Path
) -> None:
    one = new_desk()
    one.catch_up()
    one.back_up(tmp_path / "backup.sqlite")
    given: list[str] = []
    for _ in range(3):  # nothing of it is ever sent
        given.append(send_away(one))
        one.receive()
        given.append(str(one.rows()[0][-1].code))
        restore(one, tmp_path / "backup.sqlite")
        one.catch_up()
    assert len(set(given)) == len(given)


def test_that_one_restore_gets_one_block_however_often_it_asks(
    new_desk: NewDesk, home: Home, tmp_path: Path
) -> None:
    one = new_desk()
    one.catch_up()
    one.back_up(tmp_path / "backup.sqlite")
    before = two_blocks(one)
    one.remark(times=600)
    one.catch_up()
    restore(one, tmp_path / "backup.sqlite")
    assert len(one.catch_up()) > 2
    assert two_blocks(one) == [*before, before[-1] + 1]


RESTORES = count()
EVENTS = st.lists(
    st.tuples(st.sampled_from(["away", "refuse", "exchange", "back up", "restore"]), st.booleans()),
    max_size=20,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=EVENTS)
def test_that_no_number_stands_on_two_papers_whatever_is_restored(
    events: list[tuple[str, bool]], new_desk: NewDesk, home: Home, tmp_path: Path
) -> None:
    """However often one backup is brought back, with papers printed in between and never sent."""
    desks = [new_desk(), new_desk()]
    backups: dict[int, Path] = {}
    printed: list[str] = []
    for event, second in events:
        desk, which = desks[second], int(second)
        if event in {"away", "refuse"}:
            printed.append(send_away(desk, refused=event == "refuse"))
        elif event == "exchange":
            desk.catch_up()
        elif event == "back up":
            file = tmp_path / f"backup-{desk.name}-{len(printed)}.sqlite"
            if not file.exists():
                desk.back_up(file)
            backups[which] = file
        elif which in backups:
            restore(desk, backups[which])
            desk.catch_up()
    assert len(set(printed)) == len(printed)
    everything_agrees(home, *desks)
    assert all(desk.refused() == {} for desk in desks)
    for desk in desks:
        desk.close()


def test_that_nobody_sent_away_becomes_a_dossier(new_desk: NewDesk, home: Home) -> None:
    one = new_desk()
    send_away(one)
    everything_agrees(home, one)
    assert one.rows()[0] == []
    with one.sync.glance() as tx:
        about = [act.subject.id for act in one.acts() if act.kind == kinds.SUPPLEMENT_FIRST]
        assert tx.dossiers.find(DossierId(about[0])).read_only is False
