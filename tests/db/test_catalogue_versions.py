"""Which version of a procedure is in force on which day, however the versions arrived."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from db.queries.catalogue import Change, News, listing, tree, versions_of, what_is_new
from db.queries.procedures import find_procedures, how_many, in_force, procedure_on
from db.repositories.catalogue import FIRST_DAY, versions
from db.store import Store
from db.tables.catalogue import procedure as p
from db.unit_of_work import UnitOfWork
from desk_app.domain.law.procedure import Flag, Level, OnlineLevel, Procedure
from tests.builders import RECEPTION, a_procedure

Work = Callable[[], UnitOfWork]
CODE = "1.001193"
TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)
SOON = TODAY + 10 * DAY


def version(name: str, **changed: object) -> Procedure:
    return a_procedure(**({"code": CODE, "name": name, "decision": f"QĐ {name}"} | changed))


def take(work: Work, edition: str, *procedures: Procedure, on: date = TODAY) -> None:
    """As an import of that day does."""
    with work() as tx:
        tx.catalogue.stage(edition, versions(procedures, on))
        tx.catalogue.switch(edition, on)
        tx.commit()


def found(store: Store, day: date) -> list[str]:
    """What the type-ahead offers on `day`."""
    with store.reading.connect() as connection:
        return [each.name for each in find_procedures(connection, CODE, RECEPTION, day)]


def chosen(store: Store, day: date) -> list[str]:
    """Of that, what can be received."""
    with store.reading.connect() as connection:
        offered = find_procedures(connection, CODE, RECEPTION, day)
    return [each.name for each in offered if each.is_open_on(day)]


def test_that_a_version_to_come_is_chosen_from_its_first_day_on_and_not_before(
    store: Store, work: Work
) -> None:
    take(work, "1", version("cũ"))
    take(work, "2", version("mới", valid_from=SOON))
    assert found(store, TODAY) == found(store, SOON - DAY) == ["cũ"]
    assert found(store, SOON) == ["mới"]


def test_that_a_procedure_that_only_begins_later_is_shown_and_cannot_be_chosen(
    store: Store, work: Work
) -> None:
    take(work, "1", version("mới", valid_from=SOON))
    assert found(store, TODAY) == ["mới"]
    assert chosen(store, TODAY) == []
    assert chosen(store, SOON) == ["mới"]


def test_that_a_newer_import_ends_the_older_one_on_its_day(store: Store, work: Work) -> None:
    take(work, "1", version("cũ"), on=TODAY - 9 * DAY)
    take(work, "2", version("mới"))
    assert found(store, TODAY - DAY) == ["cũ"]
    assert found(store, TODAY) == ["mới"]


def test_that_a_version_announced_by_another_decision_stays_announced(
    store: Store, work: Work
) -> None:
    take(work, "1", version("cũ"), on=TODAY - DAY)
    take(work, "2", version("sang năm", valid_from=SOON), on=TODAY - DAY)
    take(work, "3", version("mới"))
    assert (found(store, TODAY), found(store, SOON)) == (["mới"], ["sang năm"])


@pytest.mark.parametrize("days", [-5, 5], ids=["earlier", "later"])
def test_that_the_same_decision_with_another_first_day_replaces_what_was_announced(
    store: Store, work: Work, days: int
) -> None:
    take(work, "1", version("cũ"))
    take(work, "2", version("mới", valid_from=SOON))
    moved = SOON + days * DAY
    take(work, "3", version("mới", valid_from=moved))
    assert found(store, moved - DAY) == ["cũ"]
    assert found(store, moved) == ["mới"]
    with store.reading.connect() as connection:
        assert [each.since for each in versions_of(connection, CODE)] == [moved, TODAY]


def test_that_what_the_same_decision_put_in_force_before_stays_on_record(
    store: Store, work: Work
) -> None:
    take(work, "1", version("cũ"), on=TODAY - DAY)
    take(work, "2", version("sửa chữ", decision="QĐ cũ"))
    assert (found(store, TODAY - DAY), found(store, TODAY)) == (["cũ"], ["sửa chữ"])


def test_that_an_abolished_procedure_cannot_be_chosen_while_old_dossiers_still_show_it(
    store: Store, work: Work
) -> None:
    take(work, "1", version("cũ"))
    take(work, "2", version("cũ", decision="QĐ bãi bỏ", abolished_on=SOON), on=TODAY + DAY)
    assert chosen(store, SOON - DAY) == ["cũ"]
    assert chosen(store, SOON) == []
    with store.reading.connect() as connection:
        assert listing(connection, SOON, sought=CODE) == []
        closed = procedure_on(connection, CODE, SOON)
    assert closed is not None
    assert closed.abolished_on == SOON
    with work() as tx:
        received_under = tx.catalogue.in_edition(CODE, "1")
    assert received_under is not None
    assert (received_under.decision, received_under.abolished_on) == ("QĐ cũ", None)


def test_that_a_staged_version_is_read_by_nobody(store: Store, work: Work) -> None:
    take(work, "1", version("cũ"), on=TODAY - DAY)
    with work() as tx:
        tx.catalogue.stage("2", versions([version("mới"), version("thêm", code="9.000001")], TODAY))
        tx.commit()
    with store.reading.connect() as connection:
        assert [each.procedure.name for each in versions_of(connection, CODE)] == ["cũ"]
        assert [row.name for row in listing(connection, TODAY, sought=CODE)] == ["cũ"]
        assert what_is_new(connection, TODAY, SOON) == []
        assert procedure_on(connection, "9.000001", TODAY) is None
    assert found(store, TODAY) == ["cũ"]


def test_that_what_is_only_prepared_is_read_by_nobody_and_all_of_it_at_the_switch(
    store: Store, work: Work
) -> None:
    take(work, "1", version("cũ"), version("cũ hai", code="9.000001"), on=TODAY - DAY)
    before = told(store)
    news = [
        version("mới"),
        version("mới hai", code="9.000001", abolished_on=SOON),
        version("thêm", code="9.000002"),
    ]
    for each in news:  # one at a time, and each time an intake may look in between
        with work() as tx:
            tx.catalogue.stage("2", versions([each], TODAY))
            tx.catalogue.prepare("2", [each.code], TODAY)
            tx.commit()
        assert told(store) == before
        with work() as tx:
            assert tx.catalogue.newest([each.code]).get(each.code) != each
    with work() as tx:
        tx.catalogue.switch("2", TODAY)
        tx.commit()
    assert {name for name, *_ in told(store)} == {"mới", "mới hai", "thêm"}
    assert found(store, TODAY - DAY) == ["cũ"]


def told(store: Store) -> list[tuple[object, ...]]:
    """Everything that screens read of these codes, on the day of the import."""
    with store.reading.connect() as connection:
        new = what_is_new(connection, FIRST_DAY, SOON)
        return [
            (row.name, how_many(connection, TODAY), versions_of(connection, row.code), new)
            for row in listing(connection, TODAY)
            if row.code == CODE or row.code.startswith("9.")
        ]


def test_that_an_import_that_broke_off_leaves_everything_to_the_next_one(
    store: Store, work: Work
) -> None:
    take(work, "1", version("cũ"), version("cũ hai", code="9.000001"), on=TODAY - DAY)
    with work() as tx:  # and the current went
        tx.catalogue.stage("2", versions([version("dở"), version("d", code="9.000001")], TODAY))
        tx.catalogue.prepare("2", [CODE, "9.000001"], TODAY)
        tx.commit()
    take(work, "3", version("mới"))
    assert {name for name, *_ in told(store)} == {"mới", "cũ hai"}
    with store.reading.connect() as connection:
        assert [each.edition for each in versions_of(connection, CODE)] == ["3", "1"]


def test_that_what_is_settled_during_an_import_does_not_stop_it(store: Store, work: Work) -> None:
    take(work, "1", version("cũ"), version("cũ hai", code="9.000001"), on=TODAY - DAY)
    with work() as tx:
        tx.catalogue.stage("2", versions([version("mới")], TODAY))
        tx.catalogue.prepare("2", [CODE], TODAY)
        tx.commit()
    take(work, "settled", version("cũ hai", code="9.000001", short="hai"))
    assert found(store, TODAY) == ["cũ"]
    with work() as tx:
        tx.catalogue.stage("2", versions([version("mới hai", code="9.000001")], TODAY))
        tx.catalogue.prepare("2", ["9.000001"], TODAY)
        tx.catalogue.switch("2", TODAY)
        tx.commit()
    assert {name for name, *_ in told(store)} == {"mới", "mới hai"}


def test_that_the_same_import_again_changes_nothing(store: Store, work: Work) -> None:
    take(work, "1", version("cũ"), on=TODAY - DAY)
    take(work, "2", version("mới", valid_from=SOON))
    before = rows(store)
    take(work, "2", version("mới", valid_from=SOON))
    assert rows(store) == before


def rows(store: Store) -> Sequence[object]:
    """All but which turn wrote them."""
    kept = [column for column in p.c if column.name not in {"before", "turn"}]
    with store.reading.connect() as connection:
        return connection.execute(select(*kept).order_by(p.c.n)).all()


ARRIVALS = st.lists(
    st.tuples(
        st.integers(0, 8),  # first day
        st.none() | st.integers(0, 10),  # days until it is abolished
        st.sampled_from(["A", "B", "C"]),  # decision
        st.integers(0, 8),  # day of the import
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ARRIVALS)
def test_that_whatever_order_versions_arrive_in_at_most_one_is_in_force_on_any_day(
    store: Store, work: Work, arrivals: list[tuple[int, int | None, str, int]]
) -> None:
    with work() as tx:  # not committed: the next example begins anew
        for number, (first, lasts, decision, on) in enumerate(arrivals):
            since = TODAY + first * DAY
            ends = None if lasts is None else since + lasts * DAY
            new = version(str(number), decision=decision, valid_from=since, abolished_on=ends)
            tx.catalogue.stage(str(number), versions([new], TODAY + on * DAY))
            tx.catalogue.switch(str(number), TODAY + on * DAY)
            shown = tx.catalogue.on(CODE, ends - DAY if ends else TODAY + 99 * DAY)
            assert shown is not None
        connection = tx.catalogue._connection
        for day in (TODAY + n * DAY for n in range(-1, 20)):
            here = select(p.c.edition, p.c.since, p.c.ends).where(p.c.code == CODE, in_force(day))
            standing = connection.execute(here).all()
            assert len(standing) <= 1
            for row in standing:
                assert row.since <= day < row.ends
                newest = select(func.max(p.c.since)).where(
                    p.c.code == CODE, p.c.since <= day, p.c.until > FIRST_DAY
                )
                assert row.since == connection.execute(newest).scalar()


def test_that_the_screen_sees_fields_with_their_numbers_and_lists_each(
    store: Store, work: Work
) -> None:
    take(
        work,
        "1",
        version("Khai sinh", field="Hộ tịch", levels=frozenset({Level.COMMUNE})),
        version(
            "Nhận con nuôi",
            code="1.000002",
            field="Hộ tịch; Nuôi con nuôi",
            levels=frozenset({Level.PROVINCE, Level.COMMUNE}),
            flags=frozenset({Flag.POSTAL}),
            online=OnlineLevel.FULL,
        ),
        version("Không tên lĩnh vực", code="1.000003", field=""),
    )
    with store.reading.connect() as connection:
        fields = {row.field: row.procedures for row in tree(connection, TODAY)}
        assert fields == {
            "Hộ tịch": 2,
            "Nuôi con nuôi": 1,
            "": 1,
            "Thành lập và hoạt động của hộ kinh doanh": 1,
        }
        assert tree(connection, TODAY)[-1].field == ""
        assert how_many(connection, TODAY) == 4

        def names(**asked: Any) -> list[str]:
            return [row.name for row in listing(connection, TODAY, **asked)]

        assert names(field="Hộ tịch") == ["Khai sinh", "Nhận con nuôi"]
        assert names(field="Hộ") == []
        assert names(field="") == ["Không tên lĩnh vực"]
        assert names(level=Level.PROVINCE) == names(flag=Flag.POSTAL) == ["Nhận con nuôi"]
        assert names(flag="shortened") == []
        assert names(sought="nuoi con") == ["Nhận con nuôi"]
        (row,) = listing(connection, TODAY, level=Level.PROVINCE)
    assert row.levels == {Level.PROVINCE, Level.COMMUNE}
    assert (row.flags, row.online) == (frozenset({Flag.POSTAL}), OnlineLevel.FULL)
    assert (row.code, row.decision) == ("1.000002", "QĐ Nhận con nuôi")


def test_that_what_is_new_tells_added_changed_and_abolished_with_their_decisions(
    store: Store, work: Work
) -> None:
    take(work, "1", version("cũ"), version("bỏ", code="1.000002"), on=TODAY - 9 * DAY)
    take(
        work,
        "2",
        version("mới"),
        version("bỏ", code="1.000002", decision="QĐ bãi bỏ", abolished_on=TODAY),
        version("thêm", code="1.000003", valid_from=SOON),
    )

    def told(since: date, until: date) -> set[tuple[Change, date, str, str]]:
        with store.reading.connect() as connection:
            news: Sequence[News] = what_is_new(connection, since, until)
        assert [each.on for each in news] == sorted((each.on for each in news), reverse=True)
        return {(each.change, each.on, each.name, each.decision) for each in news}

    assert told(TODAY, TODAY) == {
        (Change.CHANGED, TODAY, "mới", "QĐ mới"),
        (Change.ABOLISHED, TODAY, "bỏ", "QĐ bãi bỏ"),
    }
    assert told(TODAY + DAY, SOON) == {(Change.ADDED, SOON, "thêm", "QĐ thêm")}
    assert {change for change, *_ in told(TODAY - 9 * DAY, TODAY - DAY)} == {Change.ADDED}


def test_that_versions_are_told_newest_first_with_the_days_they_hold(
    store: Store, work: Work
) -> None:
    with work() as tx:
        tx.catalogue.put("0", [version("gốc")])
        tx.commit()
    take(work, "1", version("mới"))
    take(work, "2", version("sau", valid_from=SOON))
    with store.reading.connect() as connection:
        held = versions_of(connection, CODE)
    assert [(each.procedure.name, each.edition, each.since, each.until) for each in held] == [
        ("sau", "2", SOON, None),
        ("mới", "1", TODAY, SOON),
        ("gốc", "0", None, TODAY),
    ]
