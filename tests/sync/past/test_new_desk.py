"""A new desk of an office with a past: usable at once, and whole in the end."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from central.history.key import history_key
from db.store import open_store
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.acts.officers import registered_body
from desk_app.domain.errors import CentralUnreachable
from desk_app.domain.history.faults import SnapshotAltered, SnapshotForeign, SnapshotOutdated
from desk_app.domain.history.filling import Stage
from desk_app.domain.ids import Digest, DossierId
from desk_app.sync.protocol import HistoryPage, News, page_digest
from tests.builders import ADMIN, KEY, RECEPTION, UNIT, Clock, an_officer
from tests.sync.office import Home, TrialDesk, open_desk, set_up_desk
from tests.sync.past.memory import Memory, fill_up, past_of

NewDesk = Callable[[], TrialDesk]


@pytest.fixture(scope="module")
def before(
    home_file: Path, empty_store_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> TrialDesk:
    """A desk with an officer, ten dossiers that ended and two that are open; it is closed, and so
    is its home, `home.sqlite` beside it: each test has copies of both."""
    folder = tmp_path_factory.mktemp("past")
    home = Home(str(shutil.copy(home_file, folder / "home.sqlite")), Clock())
    desk = set_up_desk(Path(shutil.copy(empty_store_file, folder / "one.sqlite")), home)
    with desk.sync.work() as tx:
        body, about = (
            registered_body(an_officer(RECEPTION)),
            Subject(SubjectKind.OFFICER, RECEPTION),
        )
        tx.journal.write(kinds.OFFICER_REGISTERED, about, body, by=ADMIN, at=desk.clock())
        tx.commit()
    still_open = desk.receive()
    for _ in range(10):
        ended = desk.receive()
        desk.look(ended)
        desk.result_back(ended)
        desk.return_(ended)
    desk.result_back(still_open)
    desk.receive()
    desk.remark(times=20)
    desk.catch_up()
    desk.close()
    home.close()
    return desk


@pytest.fixture
def home(before: TrialDesk, tmp_path: Path, clock: Clock) -> Iterator[Home]:
    clock.at = before.clock.at
    kept = before.store.file.with_name("home.sqlite")
    home = Home(str(shutil.copy(kept, tmp_path / "home.sqlite")), clock)
    yield home
    home.close()


@pytest.fixture
def one(before: TrialDesk, home: Home, tmp_path: Path) -> Iterator[TrialDesk]:
    store = open_store(Path(shutil.copy(before.store.file, tmp_path / "one.sqlite")), KEY)
    yield open_desk(store, home, before.name, before.key, before.secret)
    store.close()


def dossiers(desk: TrialDesk) -> list[DossierId]:
    return [row.id for row in desk.rows()[0]]


def stage(desk: TrialDesk) -> Stage | None:
    with desk.sync.glance() as tx:
        filling = tx.history.filling()
    return None if filling is None else filling.stage


def test_that_a_new_desk_has_its_officers_and_takes_in_dossiers_before_the_past_is_there(
    one: TrialDesk, new_desk: NewDesk, home: Home
) -> None:
    late = new_desk()
    past = past_of(late, home)
    assert past.begin(least=1)
    with late.sync.glance() as tx:
        assert [officer.id for officer in tx.officers.active()] == [RECEPTION]
    assert dossiers(late) == []
    mine = late.receive()
    late.catch_up()
    assert late.waiting() == 0
    one.catch_up()
    assert mine in dossiers(one)
    fill_up(past)
    assert late.rows() == one.rows()


def test_that_open_dossiers_come_before_those_that_ended(
    one: TrialDesk, new_desk: NewDesk, home: Home
) -> None:
    late = new_desk()
    past = past_of(late, home)
    past.begin(least=1)
    past.fill(most=1)
    assert stage(late) is Stage.BACK
    assert {row.status for row in late.rows()[0]} == {"received", "result_back"}
    assert len(dossiers(late)) == 2


def test_that_later_acts_wait_for_the_beginning_of_their_dossier_and_dispute_nothing(
    one: TrialDesk, new_desk: NewDesk, home: Home
) -> None:
    late = new_desk()
    past = past_of(late, home, most=3)
    past.begin(least=1)
    while past.fill(most=1).more:
        assert late.rows()[1] == []
    assert late.rows() == one.rows()


def test_that_a_short_stream_is_read_as_it_comes(
    one: TrialDesk, new_desk: NewDesk, home: Home
) -> None:
    late = new_desk()
    assert not past_of(late, home).begin()
    late.catch_up()
    assert late.rows() == one.rows()


def test_that_a_desk_that_has_begun_otherwise_goes_on_so(one: TrialDesk, home: Home) -> None:
    assert not past_of(one, home).begin(least=1)


def test_that_a_desk_whose_store_was_lost_gets_its_own_acts_as_any_restored_one(
    one: TrialDesk, new_desk: NewDesk, home: Home
) -> None:
    late = new_desk()
    of_one = Memory(home, one.secret)
    past = past_of(late, home)
    assert not replace(past, line=of_one).begin(least=1)


@pytest.mark.parametrize("pages", range(12))
def test_that_after_a_cut_it_goes_on_where_it_stood(
    pages: int, one: TrialDesk, new_desk: NewDesk, home: Home
) -> None:
    late = new_desk()
    cut = past_of(late, home, most=5, cut_after=pages)
    with pytest.raises(CentralUnreachable):
        fill_up(cut)
    late.store.engine.dispose()  # and the power went as well
    line = Memory(home, late.secret, most=5)
    fill_up(replace(cut, line=line))
    asked = {(order.part, order.after) for order in line.asked}
    assert len(asked) == len(line.asked), "no page twice"
    late.catch_up()
    plain = new_desk()
    plain.catch_up()
    assert late.rows() == plain.rows()
    assert late.settled() == plain.settled()


def other_words(news: News) -> News:
    return replace(news, raw=f"{news.raw} ")


def another_digest(page: HistoryPage) -> HistoryPage:
    return replace(page, digest=Digest(bytes(32)))


ALTERED = {
    "an act has other words": lambda page: replace(page, news=[other_words(n) for n in page.news]),
    "an act is missing": lambda page: replace(page, news=page.news[1:]),
    "it says to end elsewhere": lambda page: replace(page, next=page.next + 1),
    "another digest of the stream": another_digest,
    "nobody signed it": lambda page: replace(page, signature=bytes(64)),
    "a page of another part": lambda page: replace(page, part="open", signature=page.signature),
}


@pytest.mark.parametrize("how", ALTERED)
@pytest.mark.parametrize("from_page", range(4))
def test_that_what_was_altered_on_the_way_is_refused_and_said(
    how: str, from_page: int, one: TrialDesk, new_desk: NewDesk, home: Home
) -> None:
    late = new_desk()
    fine = past_of(late, home, most=10)
    meddled = replace(fine, line=Memory(home, late.secret, ALTERED[how], most=10))
    if from_page == 0:
        with pytest.raises(SnapshotAltered):
            meddled.begin(least=1)
        assert late.acts() == []
        assert stage(late) is None
        return
    fine.begin(least=1)
    fine.fill(most=from_page)
    before = late.rows()
    assert not meddled.fill().more
    assert late.rows() == before
    with late.sync.glance() as tx:
        filling = tx.history.filling()
    assert filling is not None
    assert filling.trouble == SnapshotAltered.code
    fill_up(fine)
    assert late.rows() == one.rows()


def test_that_what_is_signed_and_does_not_lead_to_the_seal_is_refused_too(
    one: TrialDesk, new_desk: NewDesk, home: Home
) -> None:
    late = new_desk()

    def forged(page: HistoryPage) -> HistoryPage:
        """By whoever has the key of the home and another stream than it had."""
        other = replace(page, news=page.news[1:], next=page.next + 1) if page.news else page
        with home.engine.connect() as connection:
            key = history_key(connection, UNIT)
        return replace(other, signature=key.sign(page_digest(other)))

    fine = past_of(late, home, most=10)
    fine.begin(least=1)
    fine.fill(most=1)
    assert stage(late) is Stage.BACK
    replace(fine, line=Memory(home, late.secret, forged, most=10)).fill()
    with late.sync.glance() as tx:
        filling = tx.history.filling()
    assert filling is not None
    assert (filling.trouble, filling.low) == (SnapshotAltered.code, filling.at)


def test_that_the_past_of_another_unit_is_refused(
    one: TrialDesk, new_desk: NewDesk, home: Home
) -> None:
    late = new_desk()
    foreign = past_of(late, home, meddles=lambda page: replace(page, unit="000.00.00.H01"))
    with pytest.raises(SnapshotForeign):
        foreign.begin(least=1)
    assert late.acts() == []


def test_that_a_page_of_an_older_epoch_is_refused(
    one: TrialDesk, new_desk: NewDesk, home: Home, tmp_path: Path
) -> None:
    late = new_desk()
    home.back_up(tmp_path / "backup.sqlite")
    home.restore(tmp_path / "backup.sqlite")
    with pytest.raises(SnapshotOutdated):
        past_of(late, home).begin(least=1)
    assert late.acts() == []


def test_that_a_home_restored_meanwhile_is_read_from_its_first_act(
    one: TrialDesk, new_desk: NewDesk, home: Home, tmp_path: Path
) -> None:
    late = new_desk()
    past = past_of(late, home, most=3)
    past.begin(least=1)
    past.fill(most=6)
    home.back_up(tmp_path / "backup.sqlite")
    home.restore(tmp_path / "backup.sqlite")
    assert not past.fill().more
    with late.sync.glance() as tx:
        filling = tx.history.filling()
    assert filling is not None
    assert filling.trouble == SnapshotOutdated.code
    one.catch_up()
    late.catch_up()
    assert late.rows() == one.rows()
    assert stage(late) is None


def test_that_acts_only_a_late_desk_still_has_go_up_in_their_order(
    one: TrialDesk, new_desk: NewDesk, home: Home, tmp_path: Path
) -> None:
    late = new_desk()
    home.back_up(tmp_path / "backup.sqlite")
    dossier = one.receive()
    one.result_back(dossier)
    one.return_(dossier)
    one.catch_up()
    fill_up(past_of(late, home, most=1))
    home.restore(tmp_path / "backup.sqlite")
    late.catch_up()
    told = [row.kind for row in home.acts() if row.subject == dossier]
    assert told == [kinds.RECEIVED, kinds.RESULT_BACK, kinds.RETURNED]
    one.catch_up()
    assert late.rows() == one.rows()
    assert late.rows()[1] == []
