"""What ended before the office's retention is a row at a new desk, and whole at the centre."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from db.check import StoreReport, check_store
from db.queries.search import search
from db.queries.timeline import dossier_view
from db.tables import journal as t
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import the_office
from desk_app.domain.handling.flow import Status
from desk_app.domain.history.faults import SnapshotAltered
from desk_app.domain.history.left import FOLD
from desk_app.domain.ids import DossierId
from desk_app.domain.telling.house_rules import NO_RULES, HouseRules, house_rules_body
from desk_app.sync.protocol import MOST_BYTES, HistoryPage
from tests.builders import ADMIN, RECEPTION, UNIT
from tests.sync.office import Home, TrialDesk
from tests.sync.past.memory import Memory, fill_up, past_of

NewDesk = Callable[[], TrialDesk]


def ended(desk: TrialDesk) -> DossierId:
    dossier = desk.receive()
    desk.result_back(dossier)
    desk.return_(dossier)
    return dossier


class Long:
    """An office of years: `old` ended long ago, `open` has waited since, `across` ended lately."""

    def __init__(self, one: TrialDesk, told: str = "") -> None:
        """Args: told: In each of three old acts about each of six dossiers; empty: of none."""
        self.one = one
        one.clock.at -= timedelta(days=900)
        with one.sync.work() as tx:
            body = house_rules_body(HouseRules(keep_months=12), NO_RULES)
            office = the_office(UNIT)
            tx.journal.write(kinds.HOUSE_RULES_SET, office, body, by=ADMIN, at=one.clock())
            tx.commit()
        self.old = [ended(one) for _ in range(5)]
        self.open = one.receive()
        self.across = one.receive()
        one.remark(times=3)
        self.remarks = [act for act in one.acts() if act.kind == "desk.remark"]
        self.talkative = [ended(one) for _ in range(6)] if told else []
        for dossier in 3 * self.talkative:
            one.note(kinds.RATED, dossier, {"stars": 4, "remark": told})
        one.catch_up()
        one.clock.forward(timedelta(days=900))
        one.result_back(self.across)
        one.return_(self.across)
        self.late = [ended(one) for _ in range(5)]
        one.catch_up()


@pytest.fixture
def office(new_desk: NewDesk) -> Long:
    return Long(new_desk())


def row(desk: TrialDesk, dossier: DossierId) -> Any:
    return next(each for each in desk.rows()[0] if each.id == dossier)


def acts_about(desk: TrialDesk, dossier: DossierId) -> int:
    return sum(act.subject.id == dossier for act in desk.acts())


def trouble(desk: TrialDesk) -> str:
    with desk.sync.glance() as tx:
        filling = tx.history.filling()
    assert filling is not None
    return filling.trouble


def report(desk: TrialDesk) -> StoreReport:
    with desk.store.reading.connect() as connection:
        return check_store(connection, desk.name)


def test_that_old_dossiers_are_rows_without_acts_and_all_others_are_whole(
    office: Long, new_desk: NewDesk, home: Home
) -> None:
    late, one = new_desk(), office.one
    fill_up(past_of(late, home, most=4))
    late.catch_up()
    for dossier in (office.open, office.across, *office.late):
        assert row(late, dossier) == row(one, dossier)
        assert acts_about(late, dossier) == acts_about(one, dossier)
    for dossier in office.old:
        assert acts_about(late, dossier) == 0
        mine, theirs = row(late, dossier), row(one, dossier)
        assert mine.fold == FOLD
        assert (mine.n, mine.code, mine.applicant, mine.status) == (
            theirs.n,
            theirs.code,
            theirs.applicant,
            Status.RETURNED,
        )
        assert (mine.received_at, mine.id_tail) == (theirs.received_at, theirs.id_tail)
    assert len(late.rows()[0]) == len(one.rows()[0])
    assert late.rows()[1] == []


def test_that_a_row_is_found_by_code_and_by_name_and_says_where_the_rest_is(
    office: Long, new_desk: NewDesk, home: Home
) -> None:
    late = new_desk()
    fill_up(past_of(late, home))
    with late.store.reading.connect() as connection:
        found = search(connection, "nguyen thi lan")
        assert set(office.old) <= {line.id for line in found}
        code = row(late, office.old[0]).code
        assert [line.id for line in search(connection, code)] == [office.old[0]]
        left, whole = (dossier_view(connection, each) for each in (office.old[0], office.open))
    assert left.left is not None
    assert left.left.code == code
    assert left.folded.dossier is None
    assert whole.left is None


def test_that_check_tells_what_was_left_from_what_is_missing(
    office: Long, new_desk: NewDesk, home: Home
) -> None:
    late = new_desk()
    fill_up(past_of(late, home))
    late.catch_up()
    found = report(late)
    assert (found.problems, found.left, found.here) == ((), 5, 1.0)
    with late.store.engine.begin() as connection:
        act = t.act
        connection.execute(act.delete().where(act.c.subject == office.late[0]))
    assert len(report(late).problems) == 1


def test_that_a_left_dossier_is_fetched_whole_on_demand_and_is_then_as_everywhere(
    office: Long, new_desk: NewDesk, home: Home
) -> None:
    late, one = new_desk(), office.one
    past = past_of(late, home)
    fill_up(past)
    past.fetch(office.old[2])
    assert row(late, office.old[2]) == row(one, office.old[2])
    assert acts_about(late, office.old[2]) == acts_about(one, office.old[2])
    assert report(late).left == 4
    past.fetch(office.old[2])  # twice is once
    assert report(late).problems == ()


def test_that_a_left_dossier_about_which_something_is_done_comes_whole_by_itself(
    office: Long, new_desk: NewDesk, home: Home
) -> None:
    late, one = new_desk(), office.one
    past = past_of(late, home)
    fill_up(past)
    one.note(kinds.RATED, office.old[0], {"stars": 5, "remark": ""})
    one.catch_up()
    late.catch_up()
    assert late.rows()[1] == []
    assert row(late, office.old[0]).fold == FOLD
    past.fill()
    assert row(late, office.old[0]) == row(one, office.old[0])
    assert late.rows()[1] == one.rows()[1]


def test_that_a_dossier_altered_on_the_way_is_refused_and_said_and_comes_whole_later(
    office: Long, new_desk: NewDesk, home: Home
) -> None:
    late, one = new_desk(), office.one
    past = past_of(late, home)
    fill_up(past)
    one.note(kinds.RATED, office.old[0], {"stars": 5, "remark": ""})
    one.catch_up()
    late.catch_up()
    meddled = Memory(home, late.secret, lambda page: replace(page, signature=bytes(64)))
    assert not replace(past, line=meddled).fill().more
    assert trouble(late) == SnapshotAltered.code
    assert row(late, office.old[0]).fold == FOLD
    past.fill()
    assert row(late, office.old[0]) == row(one, office.old[0])
    assert trouble(late) == ""


def pages_of(late: TrialDesk, home: Home) -> list[HistoryPage]:
    """Everything `late` is told while it fills up."""
    pages: list[HistoryPage] = []

    def seen(page: HistoryPage) -> HistoryPage:
        pages.append(page)
        return page

    fill_up(past_of(late, home, meddles=seen))
    return pages


def test_that_a_look_brings_nothing_along(office: Long, new_desk: NewDesk, home: Home) -> None:
    one = office.one
    with one.sync.work() as tx:
        about = next(act.subject for act in office.remarks)
        tx.journal.write(kinds.PREVIEWED, about, {}, by=RECEPTION, at=one.clock())
        tx.commit()
    one.look(office.old[0])
    one.catch_up()
    late = new_desk()
    beside = {entry.id for page in pages_of(late, home) for entry in page.beside}
    assert beside.isdisjoint(act.id for act in office.remarks)
    assert row(late, office.old[0]).fold == FOLD


def test_that_a_page_carries_no_more_along_than_its_reader_takes(
    new_desk: NewDesk, home: Home
) -> None:
    one = new_desk()
    office = Long(one, told="x" * 500_000)
    for dossier in office.talkative:
        one.note(kinds.RATED, dossier, {"stars": 5, "remark": ""})
    one.catch_up()
    late = new_desk()
    sizes = [sum(len(entry.raw or "") for entry in page.beside) for page in pages_of(late, home)]
    assert sum(sizes) > 8 * MOST_BYTES
    assert max(sizes) < 5 * MOST_BYTES
    for dossier in office.talkative:
        assert row(late, dossier) == row(one, dossier)


def test_that_without_a_retention_everything_is_fetched(
    office: Long, new_desk: NewDesk, home: Home
) -> None:
    late, one = new_desk(), office.one
    with one.sync.work() as tx:
        body = house_rules_body(NO_RULES, HouseRules(keep_months=12))
        tx.journal.write(kinds.HOUSE_RULES_SET, the_office(UNIT), body, by=ADMIN, at=one.clock())
        tx.commit()
    one.catch_up()
    fill_up(past_of(late, home))
    assert late.rows() == one.rows()
    assert report(late).left == 0
