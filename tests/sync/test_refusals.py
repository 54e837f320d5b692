"""What the home refuses: form, authority, identity. A refused act stops no other."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

import pytest

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.ids import ActId, DeskId, UnitCode
from desk_app.sync.protocol import Central, Offer, Reason, Reply, Request, VerdictKind
from desk_app.sync.signing import new_key, signer
from tests.builders import UNIT
from tests.sync.office import Home, TrialDesk

NewDesk = Callable[[], TrialDesk]


def test_that_a_refused_act_is_kept_with_its_bytes_and_the_chain_goes_on(
    new_desk: NewDesk, home: Home
) -> None:
    one, two = new_desk(), new_desk()
    foreign = one.forge(unit=UnitCode("H13.45.99"))
    dossier = one.receive()
    round_ = one.exchange()
    two.catch_up()

    assert (round_.settled, round_.refused) == (1, 1)
    assert one.refused() == {foreign.act.id: Reason.FOREIGN_UNIT}
    assert one.waiting() == 0
    (kept,) = home.quarantined()
    assert (kept.raw, kept.reason, kept.seq) == (foreign.raw, Reason.FOREIGN_UNIT, 1)
    assert [act.seq for act in home.acts()] == [2]
    assert dossier in {row.id for row in two.rows()[0]}


def test_that_bytes_that_are_no_act_are_refused_and_hold_up_nothing(
    new_desk: NewDesk, home: Home
) -> None:
    desk = new_desk()
    desk.remark()
    desk.waits_with(b'{"half an act')
    desk.remark()
    desk.catch_up()

    assert list(desk.refused().values()) == [Reason.UNREADABLE]
    assert [act.seq for act in home.acts()] == [2]


def test_that_a_code_outside_the_blocks_of_its_desk_is_refused(
    new_desk: NewDesk, home: Home
) -> None:
    one, two = new_desk(), new_desk()
    body = {"code": f"{UNIT}-261120-3001"}  # of a block of the second desk
    about = Subject(SubjectKind.DOSSIER, uuid4())
    stolen = one.forge(kind=kinds.RECEIVED, subject=about, body=body)
    own = two.forge(kind=kinds.RECEIVED, subject=about, body=body)
    one.catch_up()
    two.catch_up()

    assert one.refused() == {stolen.act.id: Reason.OUTSIDE_BLOCKS}
    assert [act.id for act in home.acts()] == [own.act.id]


def test_that_an_id_stands_for_one_act_only(new_desk: NewDesk, home: Home) -> None:
    one, two = new_desk(), new_desk()
    first = one.forge()
    one.catch_up()
    second = two.forge(id=first.act.id)
    two.exchange()

    assert two.refused() == {second.act.id: Reason.SAME_ID}
    assert len(home.acts()) == 1


def test_that_a_broken_chain_is_seen(new_desk: NewDesk, home: Home) -> None:
    desk = new_desk()
    desk.remark()
    torn = desk.forge(previous=bytes(32))
    desk.remark()
    desk.catch_up()

    assert desk.refused() == {torn.act.id: Reason.BROKEN_CHAIN}
    assert [act.seq for act in home.acts()] == [1, 3]


def test_that_acts_signed_by_another_key_are_refused_and_taken_once_the_key_is_right(
    new_desk: NewDesk, home: Home
) -> None:
    desk = new_desk()
    desk.remark(times=3)
    right = desk.sync
    desk.sync = replace(desk.sync, sign=signer(new_key()))
    desk.catch_up()
    assert set(desk.refused().values()) == {Reason.BAD_SIGNATURE}
    assert home.acts() == []

    desk.sync = right
    with desk.sync.work() as tx:
        tx.stream.offer_refused(desk.name)
        tx.commit()
    desk.remark()
    desk.catch_up()
    assert desk.refused() == {}
    assert [act.seq for act in home.acts()] == [1, 2, 3, 4]


@dataclass
class Adds:
    """A carrier that adds acts to the requests of an honest desk."""

    central: Central
    offers: list[Offer]
    reply: Reply | None = None

    def exchange(self, request: Request) -> Reply:
        self.reply = self.central.exchange(replace(request, acts=[*request.acts, *self.offers]))
        return self.reply


def test_that_an_act_of_another_desk_needs_its_signature(new_desk: NewDesk, home: Home) -> None:
    one, two = new_desk(), new_desk()
    forged = one.forge()
    offer = Offer(
        desk=one.name,
        seq=1,
        id=forged.act.id,
        raw=forged.raw.decode(),
        signature=two.sync.sign(forged.digest),
    )
    carrier = Adds(two.line, [offer])
    two.exchange(carrier)

    assert carrier.reply is not None
    (verdict,) = carrier.reply.verdicts
    assert (verdict.kind, verdict.reason) == (VerdictKind.REFUSED, Reason.BAD_SIGNATURE)
    one.catch_up()  # the place in its chain is still free
    assert [act.id for act in home.acts()] == [forged.act.id]


def test_that_a_revoked_or_unknown_desk_s_acts_are_taken_from_nobody(
    new_desk: NewDesk, home: Home
) -> None:
    one, two = new_desk(), new_desk()
    forged = one.forge()
    home.revoke(one.name)
    offer = Offer(
        desk=one.name,
        seq=1,
        id=forged.act.id,
        raw=forged.raw.decode(),
        signature=one.sync.sign(forged.digest),
    )
    unknown = replace(offer, desk=DeskId("Q9"), id=ActId(UUID(int=7)))
    carrier = Adds(two.line, [offer, unknown])
    two.exchange(carrier)

    assert carrier.reply is not None
    assert [verdict.reason for verdict in carrier.reply.verdicts] == [
        Reason.REVOKED_DESK,
        Reason.UNREADABLE,
    ]


def test_that_a_refusal_is_said_again_to_whoever_asks_again(new_desk: NewDesk, home: Home) -> None:
    desk = new_desk()
    foreign = desk.forge(unit=UnitCode("H13.45.99"))
    desk.exchange()
    with desk.sync.work() as tx:
        tx.stream.offer_refused(desk.name)
        tx.commit()
    desk.exchange()

    assert desk.refused() == {foreign.act.id: Reason.FOREIGN_UNIT}
    assert len(home.quarantined()) == 1


@pytest.mark.parametrize("words", ["a\x00b", "\ud800", "x" * 300])
def test_that_a_kind_that_no_database_can_keep_is_refused(
    words: str, new_desk: NewDesk, home: Home
) -> None:
    desk = new_desk()
    desk.remark()
    with desk.store.engine.begin() as connection:
        raw = connection.exec_driver_sql("SELECT raw FROM act").scalar_one()
    kind = words.encode("unicode_escape").replace(b"\\x00", b"\\u0000")
    desk.waits_with(raw.replace(b"desk.remark", kind))
    desk.remark()
    desk.catch_up()

    assert list(desk.refused().values()) == [Reason.UNREADABLE]
    assert [act.seq for act in home.acts()] == [2]
