"""Messages to citizens: desks queue them, the centre carries each once and says how it went."""

import json
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import event

from central.notices.carrier import Answer, FileDrop, Message
from central.notices.round import FIRST_PAUSE, GIVEN_UP, OUTDATED, NoticeRound
from central.store.stream import UnitStream
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.acts.steps.telling import notice_queued_body
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.telling import CitizenNotice, NoticeAbout, NoticeOutcome, NoticeWay
from desk_app.domain.ids import DossierId
from desk_app.services.telling.tell_citizen import TellCitizen, tell_citizen
from tests.builders import UNIT, a_desk, an_officer
from tests.central.waiting import until_so_many_wait
from tests.sync.lines import Wire
from tests.sync.office import Home, TrialDesk
from tests.sync.test_broken_wire import everything_agrees

KEY = UUID(int=5)


def an_sms(dossier: DossierId, key: UUID = KEY, **changed: object) -> TellCitizen:
    fields: dict[str, Any] = {"outcome": None} | changed
    return TellCitizen(
        dossier=dossier,
        key=key,
        about=NoticeAbout.RECEIVED,
        way=NoticeWay.SMS,
        to="0912345678",
        words="Đã tiếp nhận hồ sơ.",
        **fields,
    )


def queue(desk: TrialDesk, key: UUID = KEY, **changed: object) -> DossierId:
    dossier = desk.receive()
    tell(desk, an_sms(dossier, key, **changed))
    return dossier


def tell(desk: TrialDesk, order: TellCitizen) -> None:
    tell_citizen(order, an_officer(), a_desk(desk.sync.work, desk.clock))


def seen_at(desk: TrialDesk, dossier: DossierId) -> Dossier:
    with desk.sync.glance() as tx:
        return tx.dossiers.get(dossier)


def outcome_at(desk: TrialDesk, dossier: DossierId) -> NoticeOutcome | None:
    (notice,) = seen_at(desk, dossier).notices
    return notice.outcome


def test_that_a_message_is_carried_once_and_every_desk_hears_of_it(
    home: Home, desk_of: Callable[[Home], TrialDesk], tmp_path: Path
) -> None:
    one, other = desk_of(home), desk_of(home)
    dossier = queue(one)
    one.exchange()
    notices = NoticeRound(home.engine, FileDrop(tmp_path), home.clock)
    assert (notices.run(), notices.run()) == (1, 0)
    (file,) = (tmp_path / "out").iterdir()
    message = json.loads(file.read_text("utf-8"))
    assert (message["to"], message["way"], message["unit"]) == ("0912345678", "sms", UNIT)
    assert file.stat().st_mode & 0o077 == 0
    everything_agrees(home, one, other)
    assert outcome_at(one, dossier) is outcome_at(other, dossier) is NoticeOutcome.SENT


def test_that_what_the_carrier_answers_becomes_an_act_of_the_centre(
    home: Home, desk_of: Callable[[Home], TrialDesk], tmp_path: Path
) -> None:
    desk = desk_of(home)
    dossier = queue(desk)
    desk.exchange()
    notices = NoticeRound(home.engine, FileDrop(tmp_path), home.clock)
    notices.run()
    answer = tmp_path / "in" / f"{KEY.hex}.json"
    answer.write_text(json.dumps({"outcome": "not_reached", "note": "máy tắt"}), "utf-8")
    assert (notices.run(), notices.run()) == (1, 0)
    assert not answer.exists()
    desk.catch_up(Wire(desk.line))
    (notice,) = seen_at(desk, dossier).notices
    assert (notice.outcome, notice.note) == (NoticeOutcome.NOT_REACHED, "máy tắt")


def test_that_an_officer_who_told_it_first_saves_the_message(
    home: Home, desk_of: Callable[[Home], TrialDesk], tmp_path: Path
) -> None:
    desk = desk_of(home)
    dossier = queue(desk)
    tell(desk, an_sms(dossier, outcome=NoticeOutcome.REACHED))
    desk.exchange()
    assert NoticeRound(home.engine, FileDrop(tmp_path), home.clock).run() == 0
    assert list((tmp_path / "out").iterdir()) == []


def test_that_an_act_of_a_newer_program_holds_no_message_up(
    home: Home, desk_of: Callable[[Home], TrialDesk], tmp_path: Path
) -> None:
    desk = desk_of(home)
    dossier = queue(desk)
    with desk.sync.work() as tx:
        subject = Subject(SubjectKind.DOSSIER, dossier)
        body = {"message": "of another shape"}
        tx.journal.write(kinds.CITIZEN_TOLD, subject, body, by=an_officer().id, at=desk.clock())
        tx.commit()
    desk.exchange()
    assert NoticeRound(home.engine, FileDrop(tmp_path), home.clock).run() == 1


def test_that_a_key_two_messages_bear_holds_no_message_up(
    home: Home, desk_of: Callable[[Home], TrialDesk], tmp_path: Path
) -> None:
    desk = desk_of(home)
    for key in (KEY, KEY, UUID(int=6)):
        queue(desk, key)
    desk.exchange()
    assert NoticeRound(home.engine, FileDrop(tmp_path), home.clock).run() == 2
    assert len(list((tmp_path / "out").iterdir())) == 2


class Picky:
    """A carrier that does not take the messages of `refused`."""

    def __init__(self, *refused: int) -> None:
        self.refused = {UUID(int=key).hex for key in refused}
        self.tried, self.carried = list[str](), list[str]()

    def carry(self, message: Message) -> None:
        self.tried.append(message.id)
        if message.id in self.refused:
            raise OSError("no such number")
        self.carried.append(message.id)

    def answers(self) -> Iterator[Answer]:
        return iter(())

    def heard(self, answer: Answer) -> None:
        raise AssertionError(answer)


def queued(desk: TrialDesk, count: int = 3) -> list[DossierId]:
    dossiers = [queue(desk, UUID(int=key)) for key in range(count)]
    desk.exchange()
    return dossiers


def test_that_a_message_nobody_can_carry_holds_up_none_behind_it(
    home: Home, desk_of: Callable[[Home], TrialDesk]
) -> None:
    desk = desk_of(home)
    queued(desk)
    carrier = Picky(0)
    notices = NoticeRound(home.engine, carrier, home.clock)
    assert notices.run() == 2
    assert carrier.carried == [UUID(int=key).hex for key in (1, 2)]
    carrier.refused.clear()
    assert notices.run() == 0  # its pause is not over
    home.clock.forward(FIRST_PAUSE)
    assert (notices.run(), notices.run()) == (1, 0)
    assert carrier.carried[-1] == UUID(int=0).hex


def test_that_a_carrier_that_is_down_gets_everything_later(
    home: Home, desk_of: Callable[[Home], TrialDesk]
) -> None:
    desk = desk_of(home)
    queued(desk)
    carrier = Picky(0, 1, 2)
    assert NoticeRound(home.engine, carrier, home.clock).run() == 0
    carrier.refused.clear()
    home.clock.forward(FIRST_PAUSE)
    assert NoticeRound(home.engine, carrier, home.clock).run() == 3
    assert carrier.carried == [UUID(int=key).hex for key in range(3)]


def test_that_what_cannot_be_carried_is_tried_less_and_less_and_given_up_at_the_desk(
    home: Home, desk_of: Callable[[Home], TrialDesk]
) -> None:
    desk = desk_of(home)
    (dossier,) = queued(desk, 1)
    carrier = Picky(0)
    notices = NoticeRound(home.engine, carrier, home.clock)
    for _ in range(8):
        assert notices.run() == 0
        home.clock.forward(FIRST_PAUSE)
    assert len(carrier.tried) == 4  # after 0, 30, 90 and 210 seconds
    home.clock.forward(GIVEN_UP)
    assert (notices.run(), notices.run()) == (1, 0)
    desk.catch_up(Wire(desk.line))
    (notice,) = seen_at(desk, dossier).notices
    assert notice.outcome is NoticeOutcome.FAILED
    assert notice.note == "không chuyển được trong 24 giờ"


def test_that_old_messages_are_told_as_outdated_and_not_sent_when_carrying_begins(
    home: Home, desk_of: Callable[[Home], TrialDesk], tmp_path: Path
) -> None:
    desk = desk_of(home)
    old = queue(desk, UUID(int=1))
    for clock in (desk.clock, home.clock):
        clock.forward(OUTDATED + timedelta(minutes=5))
    new = queue(desk, UUID(int=2))
    desk.exchange()
    assert NoticeRound(home.engine, FileDrop(tmp_path), home.clock).run() == 2
    (file,) = (tmp_path / "out").iterdir()
    assert file.stem == UUID(int=2).hex
    desk.catch_up(Wire(desk.line))
    (notice,) = seen_at(desk, old).notices
    assert (notice.outcome, notice.note) == (NoticeOutcome.FAILED, "chờ quá 48 giờ, không gửi nữa")
    assert outcome_at(desk, new) is NoticeOutcome.SENT


def test_that_a_message_called_off_in_its_time_is_never_sent(
    home: Home, desk_of: Callable[[Home], TrialDesk], tmp_path: Path
) -> None:
    desk = desk_of(home)
    dossier = desk.receive()
    hold = desk.clock() + timedelta(minutes=5)
    with desk.sync.work() as tx:
        notice = CitizenNotice(
            key=KEY,
            about=NoticeAbout.RECEIVED,
            way=NoticeWay.SMS,
            to="0912345678",
            words="Đã tiếp nhận hồ sơ.",
            at=desk.clock(),
            by=an_officer().id,
            not_before=hold,
        )
        subject, body = Subject(SubjectKind.DOSSIER, dossier), notice_queued_body(notice)
        tx.journal.write(kinds.NOTICE_QUEUED, subject, body, by=an_officer().id, at=desk.clock())
        tx.commit()
    desk.exchange()
    notices = NoticeRound(home.engine, FileDrop(tmp_path), home.clock)
    assert notices.run() == 0
    tell(desk, an_sms(dossier, outcome=NoticeOutcome.CALLED_OFF))
    desk.exchange()
    home.clock.forward(timedelta(minutes=10))
    assert notices.run() == 0
    assert list((tmp_path / "out").iterdir()) == []
    assert outcome_at(desk, dossier) is NoticeOutcome.CALLED_OFF


def test_that_answers_nobody_can_read_are_left_lying(tmp_path: Path) -> None:
    drop = FileDrop(tmp_path)
    for name, words in (("x", "{}"), (KEY.hex, "[]"), ("y", '{"outcome": "sent"}')):
        (tmp_path / "in" / f"{name}.json").write_text(words)
    assert list(drop.answers()) == []
    assert len(list((tmp_path / "in").iterdir())) == 3


def test_that_acts_of_the_centre_survive_its_own_restore(
    home: Home, desk_of: Callable[[Home], TrialDesk], tmp_path: Path
) -> None:
    one, other = desk_of(home), desk_of(home)
    notices = NoticeRound(home.engine, FileDrop(tmp_path / "drop"), home.clock)
    first = queue(one, UUID(int=1))
    one.exchange()
    notices.run()
    home.back_up(tmp_path / "backup.sqlite")
    second = queue(one, UUID(int=2))
    one.exchange()
    notices.run()
    one.catch_up(Wire(one.line))
    home.restore(tmp_path / "backup.sqlite")
    everything_agrees(home, one, other)
    third = queue(other, UUID(int=3))
    other.exchange()
    NoticeRound(home.engine, FileDrop(tmp_path / "drop"), home.clock).run()
    everything_agrees(home, one, other)
    for dossier in (first, second, third):
        assert outcome_at(one, dossier) is outcome_at(other, dossier) is NoticeOutcome.SENT


def test_that_a_desk_added_later_is_numbered_as_if_the_centre_were_none(
    home: Home, desk_of: Callable[[Home], TrialDesk], tmp_path: Path
) -> None:
    desk = desk_of(home)
    queue(desk)
    desk.exchange()
    NoticeRound(home.engine, FileDrop(tmp_path), home.clock).run()
    assert desk_of(home).name == "Q2"


def test_that_a_round_without_work_locks_no_unit(
    home: Home, desk_of: Callable[[Home], TrialDesk], tmp_path: Path
) -> None:
    """There are thousands, and every few seconds a round."""
    desk = desk_of(home)
    queue(desk)
    desk.exchange()
    notices = NoticeRound(home.engine, FileDrop(tmp_path), home.clock)
    while notices.run():
        pass
    said: list[str] = []

    def note(*about: Any) -> None:
        said.append(about[2])

    notices.run()  # reads what it has written itself
    event.listen(home.engine, "before_cursor_execute", note)
    notices.run()
    event.remove(home.engine, "before_cursor_execute", note)
    assert said
    assert not [words for words in said if "FOR UPDATE" in words or "IMMEDIATE" in words]


def test_that_an_answer_two_servers_read_at_once_becomes_one_act(
    postgres_home: Home, desk_of: Callable[[Home], TrialDesk], tmp_path: Path
) -> None:
    desk = desk_of(postgres_home)
    queue(desk)
    desk.exchange()
    servers = [
        NoticeRound(postgres_home.engine, FileDrop(tmp_path), postgres_home.clock) for _ in range(2)
    ]
    while servers[0].run():
        pass
    servers[0].run()  # reads what it has written itself
    (tmp_path / "in" / f"{KEY.hex}.json").write_text('{"outcome": "reached"}', "utf-8")
    made: list[int] = []
    going = [threading.Thread(target=lambda one=one: made.append(one.run())) for one in servers]
    with postgres_home.engine.begin() as connection:
        UnitStream(connection, UNIT).counter(lock=True)
        for each in going:
            each.start()
        until_so_many_wait(postgres_home.engine, 2)
    for each in going:
        each.join()
    assert sorted(made) == [0, 1]
    assert [act.kind for act in postgres_home.acts()].count(kinds.CITIZEN_TOLD) == 2
