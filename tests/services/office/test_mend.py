"""What the centre refused is written anew, or sent again; nothing of it counts twice."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.acts.bodies import collector_body
from desk_app.domain.acts.fold import fold
from desk_app.domain.dossier import Collector, CollectorKind
from desk_app.domain.errors import RightMissing
from desk_app.domain.handling.deciding_faults import RefusalGone
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import ActId
from desk_app.domain.people.rights import Right, Role, rights_of
from desk_app.domain.refusals import Mending
from desk_app.services.office.mend import mend
from tests.builders import LEADER, a_desk, an_officer
from tests.sync.conftest import clock, desk_of, home, new_desk
from tests.sync.office import Home, TrialDesk

__all__ = ["clock", "desk_of", "home", "new_desk"]  # fixtures

NewDesk = Callable[[], TrialDesk]
BOSS = an_officer(LEADER, Role.LEADER)


def mended(desk: TrialDesk, act: ActId, role: Role = Role.LEADER) -> Mending:
    return mend(act, replace(BOSS, role=role), replace(a_desk(desk.sync.work), id=desk.name))


def a_return_with_a_torn_chain(desk: TrialDesk) -> ActId:
    """The centre refuses it; it is folded here all the same."""
    dossier = desk.receive()
    desk.result_back(dossier)
    body = collector_body(Collector(kind=CollectorKind.OWNER, name="NGUYỄN THỊ LAN"))
    about = Subject(SubjectKind.DOSSIER, dossier)
    torn = desk.forge(kind=kinds.RETURNED, subject=about, body=body, previous=bytes(32))
    desk.catch_up()
    assert desk.refused() == {torn.act.id: "broken_chain"}
    return torn.act.id


def test_that_a_torn_act_is_written_anew_and_counts_once_everywhere(
    new_desk: NewDesk, home: Home
) -> None:
    one, two = new_desk(), new_desk()
    refused = a_return_with_a_torn_chain(one)
    assert mended(one, refused) is Mending.WRITE_ANEW
    assert (one.refused(), one.waiting()) == ({}, 1)
    one.catch_up()
    two.catch_up()
    for desk in (one, two):
        ((row,), disagreements, *_) = desk.rows()
        assert (row.status, row.disputed, list(disagreements)) == (Status.RETURNED, False, [])
        with desk.sync.glance() as tx:
            folded = fold(tx.dossiers.acts(row.id))
        assert folded.dossier is not None
    assert one.refused() == {}


def test_that_an_act_is_sent_again_once_the_centre_was_put_right(
    new_desk: NewDesk, home: Home
) -> None:
    desk = new_desk()
    foreign = desk.receive()
    with desk.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE outbox SET refused = 'outside_blocks'")
    (act,) = desk.refused()
    assert mended(desk, ActId(act)) is Mending.SEND_AGAIN
    assert (desk.refused(), desk.waiting()) == ({}, 1)
    desk.catch_up()
    assert desk.waiting() == 0
    assert {row.id for row in desk.rows()[0]} == {foreign}


@pytest.mark.parametrize("role", Role)
def test_that_only_who_may_decide_mends(new_desk: NewDesk, role: Role) -> None:
    desk = new_desk()
    refused = a_return_with_a_torn_chain(desk)
    if Right.DECIDE in rights_of([role]):
        mended(desk, refused, role)
        with pytest.raises(RefusalGone):
            mended(desk, refused, role)
        return
    with pytest.raises(RightMissing):
        mended(desk, refused, role)
    assert set(desk.refused()) == {refused}
