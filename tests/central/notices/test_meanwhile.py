"""What happens while a message is carried: the unit is held by nobody then."""

from collections.abc import Callable, Iterator

import pytest

from central.notices.carrier import Answer, Message
from central.notices.round import LEASE, NoticeRound
from desk_app.domain.acts import kinds
from desk_app.domain.handling.flow import Status
from desk_app.domain.handling.telling import NoticeOutcome
from tests.central.test_notices import KEY, an_sms, outcome_at, queue, queued, seen_at, tell
from tests.sync.lines import Wire
from tests.sync.office import Home, TrialDesk
from tests.sync.test_broken_wire import everything_agrees


class Slow:
    """A carrier with which things happen while it carries; it takes everything over."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        self.meanwhile, self.carried = meanwhile, list[str]()
        self.answer: Answer | None = None

    def carry(self, message: Message) -> None:
        self.carried.append(message.id)
        self.meanwhile()

    def answers(self) -> Iterator[Answer]:
        return iter([self.answer] if self.answer else [])

    def heard(self, answer: Answer) -> None:
        assert answer == self.answer
        self.answer = None


def test_that_desks_go_on_while_a_message_is_carried(
    home: Home, desk_of: Callable[[Home], TrialDesk]
) -> None:
    desk, other = desk_of(home), desk_of(home)
    dossier = queue(desk)
    desk.exchange()
    other.receive()
    carrier = Slow(other.exchange)
    assert NoticeRound(home.engine, carrier, home.clock).run() == 1
    everything_agrees(home, desk, other)
    assert outcome_at(other, dossier) is NoticeOutcome.SENT


def test_that_what_is_called_off_while_it_is_carried_was_sent(
    home: Home, desk_of: Callable[[Home], TrialDesk]
) -> None:
    desk, other = desk_of(home), desk_of(home)
    dossier = queue(desk)
    desk.exchange()

    def call_off() -> None:
        tell(desk, an_sms(dossier, outcome=NoticeOutcome.CALLED_OFF))
        desk.exchange()

    assert NoticeRound(home.engine, Slow(call_off), home.clock).run() == 1
    everything_agrees(home, desk, other)
    for each in (desk, other):
        assert outcome_at(each, dossier) is NoticeOutcome.SENT
        assert seen_at(each, dossier).status is Status.RECEIVED


def test_that_an_officer_who_tells_it_while_it_is_carried_has_the_last_word(
    home: Home, desk_of: Callable[[Home], TrialDesk]
) -> None:
    desk = desk_of(home)
    dossier = queue(desk)
    desk.exchange()

    def told() -> None:
        tell(desk, an_sms(dossier, outcome=NoticeOutcome.REACHED))
        desk.exchange()

    carrier = Slow(told)
    notices = NoticeRound(home.engine, carrier, home.clock)
    assert notices.run() == 0
    carrier.answer = Answer(KEY, NoticeOutcome.NOT_REACHED)
    assert notices.run() == 0
    assert len(carrier.carried) == 1
    assert list(carrier.answers()) == []
    desk.catch_up(Wire(desk.line))
    assert outcome_at(desk, dossier) is NoticeOutcome.REACHED


class Killed(BaseException):
    """The server is gone."""


def test_that_a_message_is_carried_again_by_its_id_where_the_server_was_killed(
    home: Home, desk_of: Callable[[Home], TrialDesk]
) -> None:
    desk = desk_of(home)
    dossier = queue(desk)
    desk.exchange()

    def die() -> None:
        raise Killed

    carrier = Slow(die)
    notices = NoticeRound(home.engine, carrier, home.clock)
    with pytest.raises(Killed):
        notices.run()
    carrier.meanwhile = lambda: None
    assert notices.run() == 0  # it may be that another server has it
    home.clock.forward(LEASE)
    assert (notices.run(), notices.run()) == (1, 0)
    assert carrier.carried == [KEY.hex] * 2
    desk.catch_up(Wire(desk.line))
    assert outcome_at(desk, dossier) is NoticeOutcome.SENT


def test_that_what_takes_too_long_is_left_to_another_server(
    home: Home, desk_of: Callable[[Home], TrialDesk]
) -> None:
    desk = desk_of(home)
    queued(desk)
    other = Slow(lambda: None)

    def too_long() -> None:
        home.clock.forward(LEASE)
        assert NoticeRound(home.engine, other, home.clock).run() == 3

    slow = Slow(too_long)
    assert NoticeRound(home.engine, slow, home.clock).run() == 0
    assert slow.carried == other.carried[:1]  # under one id; the others were carried once
    assert len(other.carried) == 3
    assert [act.kind for act in home.acts()].count(kinds.CITIZEN_TOLD) == 3
