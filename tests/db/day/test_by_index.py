"""The day opens quickly however many dossiers there are: no question looks through them all."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import text

from db.queries.day.lists import Behind, behind
from db.queries.day.money import BEHIND, sums_behind
from db.queries.day.seen_of_dossiers import SOUGHT, how_many_of_dossiers
from db.queries.day.standing import Standing, stands
from db.queries.day.whole import whole_day
from db.queries.day_end.lines import days_come_late
from db.queries.hand_over.waiting import waiting, waiting_since_before
from db.queries.worklist import Filter, Horizon, counts, open_dossiers
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.office_time import office_date
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.watching.horizon import day_of
from tests.builders import FRIDAY_MORNING, RECEPTION, a_calendar, a_desk, an_officer, an_order
from tests.plans import asked, scans, steps

NOON = FRIDAY_MORNING + timedelta(hours=3)
DAY = day_of(FRIDAY_MORNING, a_calendar())


@pytest.mark.parametrize("by", [None, RECEPTION])
def test_that_no_question_of_the_day_goes_through_a_large_table(
    store: Store, work: Callable[[], UnitOfWork], by: UUID | None
) -> None:
    receive_dossier(an_order(), an_officer(), a_desk(work))
    with asked(store) as statements:
        store.ask(whole_day)(DAY, "Q1", by)
        for name in (*Standing.__slots__, "received", "due", "rated", *BEHIND, *SOUGHT):
            store.ask(behind)(Behind(what=name), DAY, by)
            if name in BEHIND:
                store.ask(sums_behind)(name, DAY, by, None)
        for about in SOUGHT:
            store.ask(how_many_of_dossiers)(DAY, by, {about})
    assert len(statements) > 40
    assert scans(store, statements) == []
    with store.reading.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM dossier")).scalar() == 1


@pytest.mark.parametrize(
    ("question", "scanned"),
    [
        ("SELECT channel FROM dossier WHERE channel > ''", True),
        ("SELECT old.channel FROM dossier AS old WHERE old.channel > ''", True),
        ("SELECT 1 FROM dossier AS old WHERE old.n = 1", False),
    ],
)
def test_that_a_question_that_goes_through_a_large_table_is_found(
    store: Store, question: str, *, scanned: bool
) -> None:
    assert bool(scans(store, [(question, ())])) is scanned


def test_that_papers_at_the_desk_are_counted_and_listed_from_their_own_index(store: Store) -> None:
    horizon = Horizon(now=NOON, end_of_today=NOON, end_of_soon=NOON, end_of_next=NOON)
    with asked(store) as statements:
        store.ask(stands)(DAY)
        store.ask(stands)(DAY, RECEPTION)
        store.ask(waiting)()
        store.ask(waiting_since_before)(NOON)
        store.ask(counts)(horizon)
        store.ask(open_dossiers)(Filter.NOT_HANDED_OVER, horizon)
    about_papers = [each for each in statements if "papers_at = 'desk'" in each[0]]
    assert len(about_papers) == 6
    for statement in about_papers:
        assert any(
            "USING INDEX ix_dossier_at_the_desk" in step for step, _ in steps(store, [statement])
        )


def test_that_of_a_long_list_only_the_rows_that_are_shown_are_read(store: Store) -> None:
    horizon = Horizon(now=NOON, end_of_today=NOON, end_of_soon=NOON, end_of_next=NOON)
    with asked(store) as statements:
        for which in set(Filter) - {Filter.APOLOGY_DUE}:
            store.ask(open_dossiers)(which, horizon)
        for name in ("late", "ready", "due_today", "not_handed_over"):
            store.ask(behind)(Behind(what=name), DAY)
    lists = [one for one in statements if one[0].startswith("SELECT dossier.n")]
    assert len(lists) == len(Filter) - 1 + 4
    for one in lists:
        assert steps(store, [one])[0][0] == "SEARCH dossier USING INTEGER PRIMARY KEY (rowid=?)"


def test_that_the_last_seal_of_a_day_is_found_from_its_own_index(store: Store) -> None:
    with asked(store) as statements:
        store.ask(days_come_late)(office_date(NOON))
    assert [step for step, _ in steps(store, statements)] == [
        "SEARCH act USING COVERING INDEX ix_act_day_sealed"
    ]
