"""What two desks of an office and its home tell each other when everything goes well."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import event

from db.repositories.folding import known
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body, Subject, SubjectKind
from desk_app.domain.codes.blocks import Block, Serial
from desk_app.domain.errors import CentralRefused
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId
from desk_app.sync.protocol import Reply, Request
from tests.plans import all_acts_of_a_desk, asked, scans
from tests.sync.office import Home, TrialDesk

NewDesk = Callable[[], TrialDesk]


def test_that_a_dossier_received_at_one_desk_is_returned_at_another(new_desk: NewDesk) -> None:
    one, two = new_desk(), new_desk()
    dossier = one.receive()
    one.catch_up()
    two.catch_up()

    two.result_back(dossier)
    two.return_(dossier)
    two.catch_up()
    one.catch_up()

    assert one.rows() == two.rows()
    assert status(one, dossier) is Status.RETURNED


def test_that_waiting_acts_are_settled_with_the_home_s_positions(
    new_desk: NewDesk, home: Home
) -> None:
    desk = new_desk()
    desk.receive()
    desk.receive()
    round_ = desk.exchange()

    assert (round_.sent, round_.settled, round_.refused) == (2, 2, 0)
    assert desk.waiting() == 0
    assert desk.settled() == {act.position: act.digest for act in home.acts()}


def test_that_no_exchange_puts_its_questions_together_anew(new_desk: NewDesk) -> None:
    desk = new_desk()
    put: list[object] = []
    event.listen(desk.store.engine, "before_execute", lambda _line, said, *_: put.append(said))

    def of_one() -> list[object]:
        put.clear()
        desk.receive()
        desk.exchange()
        return list(put)

    pairs = list(zip(of_one(), of_one(), strict=True))
    assert [before for before, now in pairs if before is not now] == []


def test_that_an_exchange_with_nothing_to_say_changes_nothing(
    new_desk: NewDesk, home: Home
) -> None:
    desk = new_desk()
    desk.receive()
    desk.catch_up()
    before = home.acts()
    quiet = desk.exchange()

    assert (quiet.sent, quiet.settled, quiet.pulled, quiet.more) == (0, 0, 0, False)
    assert home.acts() == before


def test_that_looks_go_up_and_are_not_pulled_by_other_desks(new_desk: NewDesk, home: Home) -> None:
    one, two = new_desk(), new_desk()
    dossier = one.receive()
    one.look(dossier)
    one.catch_up()
    two.catch_up()

    assert [act.kind for act in home.acts()] == [kinds.RECEIVED, kinds.OPENED]
    assert [act.kind for act in two.acts()] == [kinds.RECEIVED]
    assert place(two) == place(one)


def test_that_a_kind_nobody_knows_is_carried_and_makes_the_dossier_read_only(
    new_desk: NewDesk, home: Home
) -> None:
    one, two = new_desk(), new_desk()
    dossier = one.receive()
    strange = one.note("dossier.sealed_by_a_newer_program", dossier, {"seal": "ấn"})
    one.catch_up()
    two.catch_up()

    assert home.acts()[1].raw == strange.raw
    assert two.acts()[1].body == {"seal": "ấn"}
    assert read_only(two, dossier)


def test_that_an_act_that_cannot_be_folded_is_kept_and_holds_up_no_other(
    new_desk: NewDesk,
) -> None:
    one, two = new_desk(), new_desk()
    torn = one.forge(kind=kinds.PRINT_HANDED_OVER, subject=Subject(SubjectKind.DOSSIER, uuid4()))
    one.receive()
    one.catch_up()
    two.catch_up()

    assert torn.act in two.acts()
    assert len(two.rows()[0]) == 1


@pytest.mark.parametrize(
    "due",
    [
        {"at": None, "from": None, "limit": {"amount": "1", "unit": "day"}, "marks": ["chữ"]},
        {"at": "0001-01-01T00:00+23:00", "from": None, "limit": {}, "marks": []},
    ],
)
def test_that_no_appointment_another_desk_wrote_stops_the_exchange(
    new_desk: NewDesk, due: Body
) -> None:
    one, two = new_desk(), new_desk()
    dossier = one.receive()
    one.note(kinds.DUE_CHANGED, dossier, {"due": due, "reason": "CV 1", "calendar": "a"})
    one.receive()
    one.catch_up()
    two.catch_up()

    assert len(two.rows()[0]) == 2
    assert read_only(two, dossier)


def test_that_news_of_any_length_come_page_by_page(new_desk: NewDesk) -> None:
    one, two = new_desk(), new_desk()
    one.remark(times=601)
    sent = one.catch_up()
    pulled = two.catch_up()

    assert [round_.sent for round_ in sent] == [250, 250, 101]
    assert [round_.pulled for round_ in pulled] == [500, 101]
    assert place(two) == place(one)


def test_that_large_acts_travel_alone(new_desk: NewDesk, home: Home) -> None:
    desk = new_desk()
    desk.remark(times=4, words="x" * 700_000)

    assert [round_.sent for round_ in desk.catch_up()] == [1, 1, 1, 1]
    assert len(home.acts()) == 4


def test_that_a_desk_is_given_another_block_when_it_uses_its_newest(
    new_desk: NewDesk, home: Home
) -> None:
    one, two = new_desk(), new_desk()
    assert (blocks(one), blocks(two)) == ([1, 2], [3, 4])
    with one.sync.work() as tx:  # the first block is used up today
        tx.numbers.note_used(one.sync.unit, one.clock().date(), Serial(Block(1), 1999))
        tx.commit()
    one.receive()
    one.catch_up()

    assert blocks(one) == [1, 2, 5]
    one.receive()
    one.catch_up()
    assert blocks(one) == [1, 2, 5]


def test_that_the_home_s_clock_is_measured_at_each_exchange(new_desk: NewDesk) -> None:
    desk = new_desk()

    class Ahead:
        def exchange(self, request: Request) -> Reply:
            desk.clock.forward(timedelta(minutes=10))
            try:
                return desk.line.exchange(request)
            finally:
                desk.clock.forward(-timedelta(minutes=10) + timedelta(seconds=2))

    assert desk.exchange(Ahead()).offset_ms == 599_000
    assert desk.setting("sync.clock_offset_ms") == 599_000


def test_that_a_revoked_desk_is_told_so_and_keeps_its_acts(new_desk: NewDesk, home: Home) -> None:
    desk = new_desk()
    desk.receive()
    home.revoke(desk.name)
    with pytest.raises(CentralRefused) as refused:
        desk.exchange()

    assert refused.value.reason == "revoked"
    assert desk.waiting() == 1
    assert home.acts() == []


def test_that_the_home_takes_no_more_than_a_batch_at_once(new_desk: NewDesk) -> None:
    desk = new_desk()
    desk.remark(times=300)
    with pytest.raises(CentralRefused):
        desk.exchange(size=300)


def place(desk: TrialDesk) -> object:
    with desk.sync.glance() as tx:
        return tx.stream.place()


def blocks(desk: TrialDesk) -> Sequence[int]:
    with desk.sync.glance() as tx:
        return tx.numbers.blocks()


def status(desk: TrialDesk, dossier: DossierId) -> Status:
    with desk.sync.glance() as tx:
        return tx.dossiers.get(dossier).status


def read_only(desk: TrialDesk, dossier: DossierId) -> bool:
    with desk.sync.glance() as tx:
        return tx.dossiers.find(dossier).read_only


def test_that_once_all_has_come_only_the_last_folds_are_kept(
    new_desk: NewDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known, "_AT_REST", 1)
    one, two = new_desk(), new_desk()
    for _ in range(3):
        one.receive()
    one.catch_up()
    two.exchange()
    assert len(two.store._folds._known) == 1


def test_that_an_exchange_goes_through_no_large_table(new_desk: NewDesk) -> None:
    one, two = new_desk(), new_desk()
    dossier = one.receive()
    for desk in (one, two):
        with asked(desk.store) as statements:
            desk.catch_up()
        assert scans(desk.store, statements) == []
        assert all_acts_of_a_desk(desk.store, statements) == []
    two.result_back(dossier)
    two.return_(dossier)
    for desk in (two, one):
        with asked(desk.store) as statements:
            desk.catch_up()
        assert scans(desk.store, statements) == []
        assert all_acts_of_a_desk(desk.store, statements) == []
