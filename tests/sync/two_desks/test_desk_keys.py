"""Public keys of the unit's desks come with the acts they signed, once, and to whoever asks."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from sqlalchemy import update

from central.store import tables as home_tables
from desk_app.domain.ids import DeskId
from desk_app.sync.given_keys import held_desk_keys, keep_desk_keys
from desk_app.sync.protocol import Central, DeskKey, Reply, Request
from desk_app.sync.signing import new_key, public_key
from tests.sync.office import Home, TrialDesk, open_desk

NewDesk = Callable[[], TrialDesk]


class Overheard:
    """A line that keeps what was said; `edit` makes a request that of another program."""

    def __init__(self, line: Central, edit: Callable[[Request], Request] = lambda said: said):
        self._line, self._edit = line, edit
        self.replies: list[Reply] = []

    def exchange(self, request: Request) -> Reply:
        reply = self._line.exchange(self._edit(request))
        self.replies.append(reply)
        return reply


def founded_anew(home: Home, desk: TrialDesk) -> TrialDesk:
    """A restored home has lost the desk, and another machine got its name: with another key."""
    key, table = new_key(), home_tables.desk
    with home.engine.begin() as connection:
        is_it = table.c.id == desk.name
        connection.execute(update(table).where(is_it).values(public_key=public_key(key)))
    return open_desk(desk.store, home, desk.name, key, desk.secret)


def held(desk: TrialDesk) -> Mapping[DeskId, bytes]:
    with desk.sync.glance() as tx:
        return held_desk_keys(tx)


def test_that_a_desk_gets_the_keys_of_all_desks_with_its_first_news(new_desk: NewDesk) -> None:
    here, there = new_desk(), new_desk()
    here.receive()
    here.catch_up()
    assert held(here) == {}  # nobody else has done anything
    there.catch_up()
    for desk in (here, there):
        assert held(there)[desk.name] == public_key(desk.key)
    there.receive()
    there.catch_up()
    here.catch_up()
    assert held(here) == held(there)


def test_that_keys_come_once_and_again_only_with_acts_of_a_desk_that_is_new(
    new_desk: NewDesk,
) -> None:
    here, there = new_desk(), new_desk()
    for desk in (here, there):
        desk.receive()
        desk.catch_up()
    here.catch_up()
    line = Overheard(here.line)
    there.receive()
    there.catch_up()
    here.catch_up(line)
    assert [reply.desk_keys for reply in line.replies if reply.news] == [()]
    third = new_desk()
    third.receive()
    third.catch_up()
    here.catch_up(line)
    assert held(here)[third.name] == public_key(third.key)
    assert sum(bool(reply.desk_keys) for reply in line.replies) == 1


def test_that_the_others_are_told_when_a_desk_has_another_key(
    new_desk: NewDesk, home: Home
) -> None:
    here, there = new_desk(), new_desk()
    for desk in (there, here):
        desk.receive()
        desk.catch_up()
    line = Overheard(here.line)
    there = founded_anew(home, there)
    here.catch_up(line)  # it has said nothing since
    assert not any(reply.desk_keys for reply in line.replies)
    before = held(here)
    there.receive()
    there.catch_up()
    here.catch_up(line)
    assert held(here) == {**before, there.name: public_key(there.key)} != before
    there.receive()
    there.catch_up()
    here.catch_up(line)
    assert sum(bool(reply.desk_keys) for reply in line.replies) == 1


def test_that_a_program_that_names_desks_alone_is_told_of_new_ones_only(
    new_desk: NewDesk, home: Home
) -> None:
    here, there = new_desk(), new_desk()
    there.receive()
    there.catch_up()
    here.catch_up()
    there = founded_anew(home, there)
    there.receive()
    there.catch_up()
    older = Overheard(here.line, lambda said: replace(said, desk_keys=[here.name, there.name]))
    here.catch_up(older)
    assert any(reply.news for reply in older.replies)
    assert not any(reply.desk_keys for reply in older.replies)


def test_that_a_program_from_before_is_sent_none(new_desk: NewDesk) -> None:
    here, there = new_desk(), new_desk()
    line = Overheard(here.line, lambda said: replace(said, desk_keys=None))
    there.receive()
    there.catch_up()
    here.catch_up(line)
    assert any(reply.news for reply in line.replies)
    assert not any(reply.desk_keys for reply in line.replies)
    assert held(here) == {}


def test_that_what_is_no_key_is_not_kept_and_a_desk_founded_anew_has_its_new_one(
    new_desk: NewDesk,
) -> None:
    here, there = new_desk(), new_desk()
    there.receive()
    there.catch_up()
    here.catch_up()
    own = held(here)[here.name]
    with here.sync.work() as tx:
        keep_desk_keys(tx, [DeskKey(desk=here.name, key=b"short")])
        tx.commit()
    assert held(here)[here.name] == own
    with here.sync.work() as tx:
        keep_desk_keys(tx, [DeskKey(desk=here.name, key=bytes(32))])
        tx.commit()
    assert held(here)[here.name] == bytes(32)
