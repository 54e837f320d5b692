"""Index 766: numerators and denominators from the acts, and nothing where a desk cannot know."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from db.queries.reports.surroundings import ProcedureFacts
from db.queries.reports.tallies import dossiers_behind
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.counting.facts import Fact, facts_of
from desk_app.domain.counting.noted import read_value
from desk_app.domain.counting.period import Period, read_period
from desk_app.domain.counting.standing import APART, Standing
from desk_app.domain.dossier import ReturnWay
from desk_app.domain.errors import RightMissing
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Level, OnlineLevel
from desk_app.domain.people.rights import Role
from desk_app.reports.every import list_behind, make_report
from desk_app.reports.index_766 import knowable, share
from desk_app.reports.report import NOT_DIVISIBLE, NOT_KNOWN, Opens, Report, RowKind
from desk_app.services.counting.note_index import NoteIndex, note_index
from tests.builders import a_desk, an_officer
from tests.db.reports.office import lived, offices, outcome_of
from tests.domain.counting.lives import Life
from tests.domain.counting.test_standing import LONG_AFTER, NOVEMBER, dossier, periods
from tests.reports.sources import asking, sources_of
from tests.reports.test_counted import FEW, values

UNKNOWN = {"1.1", "1.2", "1.3", "1.4", "3.5", "3.6", "4.4", "4.5", "5.1", "5.2", "5.3"}
WITH_RESULT = {Standing.EARLY, Standing.ON_DAY, Standing.LATE, Standing.UNDATED}


def by_code(report: Report) -> dict[str, dict[str, Any]]:
    rows = [row for row in report.rows if row.kind is RowKind.BODY]
    return {row.key: values(report, row) for row in rows}


@FEW
@given(offices(), periods())
def test_that_numerators_and_denominators_are_what_the_acts_say(
    store: Store, office: Sequence[Life], period: Period
) -> None:
    asked = asking("766", period, LONG_AFTER)
    with lived(store, office) as connection:
        sources = sources_of(connection)
        found = by_code(make_report(asked, sources))
        behind = dossiers_behind(connection, list_behind(Opens("2.1", "under"), asked, sources))
    plainly = [one for one in outcome_of(office, asked.bounds) if one.standing not in APART]
    fresh = [one for one in plainly if not one.carried]
    online = [one for one in fresh if one.channel is Channel.ONLINE]
    done = [one for one in plainly if one.standing in WITH_RESULT]
    assert (found["2.1"]["over"], found["2.1"]["under"]) == (
        sum(not one.late for one in plainly),
        len(plainly),
    )
    assert (found["3.3"]["over"], found["3.3"]["under"]) == (len(online), len(fresh))
    assert found["2.2"]["under"] == found["4.1"]["under"] == found["4.2"]["under"] == len(done)
    assert found["4.2"]["over"] == sum(bool(one.facts & Fact.DIGITISED) for one in done)
    assert len(behind) == min(50, len(plainly))


def test_that_what_no_desk_can_know_is_never_filled(store: Store) -> None:
    with lived(store, []) as connection:
        sources = sources_of(connection, procedures=lambda _day: {})
        report = make_report(asking("766", NOVEMBER, LONG_AFTER), sources)
    found = by_code(report)
    said = {code for code, row in found.items() if row["value"] == NOT_KNOWN}
    assert said == UNKNOWN == {code for code in found if not knowable(code)}
    assert all(found[code]["source"] for code in UNKNOWN)
    others = {row["value"] for code, row in found.items() if code not in UNKNOWN}
    assert others == {NOT_DIVISIBLE}


def test_that_procedures_offered_online_are_those_in_force(store: Store) -> None:
    day = NOVEMBER.last
    known = {
        "1": ProcedureFacts("A", "Hộ tịch", Level.COMMUNE, OnlineLevel.FULL),
        "2": ProcedureFacts("B", "Hộ tịch", Level.COMMUNE, None),
        "3": ProcedureFacts("C", "Đất đai", Level.COMMUNE, OnlineLevel.FULL, until=day),
    }
    with lived(store, []) as connection:
        sources = sources_of(connection, procedures=lambda _day: known)
        found = by_code(make_report(asking("766", NOVEMBER, LONG_AFTER), sources))
    assert (found["3.1"]["over"], found["3.1"]["under"]) == (1, 2)
    assert found["3.1"]["value"] == Decimal("50.00")
    assert (found["3.2"]["over"], found["3.2"]["under"]) == (0, 1)


def test_that_the_office_notes_a_value_with_its_source_and_the_last_one_stands(
    store: Store, work: Callable[[], UnitOfWork]
) -> None:
    desk, leader = a_desk(work), an_officer(role=Role.LEADER)
    order = NoteIndex(index="1.1", period=NOVEMBER, value=read_value("98,5"), source="Cổng DVCQG")
    note_index(replace(order, value=read_value("90")), leader, desk)
    note_index(order, leader, desk)
    note_index(replace(order, period=read_period("2026-10"), value=Decimal(1)), leader, desk)
    with lived(store, []) as connection:
        found = by_code(make_report(asking("766", NOVEMBER, LONG_AFTER), sources_of(connection)))
    assert found["1.1"]["value"] == Decimal("98.50")
    assert found["1.1"]["source"] == "đơn vị ghi: Cổng DVCQG"
    with pytest.raises(RightMissing):
        note_index(order, an_officer(), desk)
    with pytest.raises(ValueError, match="source"):
        note_index(replace(order, source=" "), leader, desk)


@pytest.mark.parametrize("typed", ["", "chín", "-1", "1,005", "nan", "1e9"])
def test_that_a_value_is_a_number_with_two_decimals(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_value(typed)


def test_that_a_share_has_two_decimals_with_halves_up_and_none_of_nothing() -> None:
    assert [share(1, 3).value, share(1, 16).value] == [Decimal("33.33"), Decimal("6.25")]
    assert share(1, 800).value == Decimal("0.13")
    assert share(0, 0).value == NOT_DIVISIBLE


def test_that_an_electronic_result_and_a_code_elsewhere_are_facts_of_a_dossier() -> None:
    facts = facts_of(dossier(return_way=ReturnWay.ELECTRONIC, legs=()))
    assert facts == Fact.ELECTRONIC
