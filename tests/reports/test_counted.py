"""The statutory tables on random offices: each identity, each number, each list behind one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.queries.reports.surroundings import Arrivals, ProcedureFacts
from db.queries.reports.tallies import dossiers_behind
from db.store import Store
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.acts.bodies import received_body
from desk_app.domain.codes.blocks import Block, Serial, order_of
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.counting.facts import NOTHING
from desk_app.domain.counting.period import Period
from desk_app.domain.counting.standing import ENDED, OPEN, Standing
from desk_app.domain.counting.tally import Side, Tally
from desk_app.domain.handling.elsewhere import Competence
from desk_app.domain.history.filling import Filling, Stage
from desk_app.domain.ids import DeskId
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Level, OnlineLevel
from desk_app.reports.every import NoReport, list_behind, make_report, report_names
from desk_app.reports.report import NOT_KNOWN, Report, Row, RowKind
from tests.builders import FRIDAY_MORNING, UNIT
from tests.db.reports.office import lived, offices, outcome_of
from tests.domain.counting.lives import OFFICERS, Life
from tests.domain.counting.test_standing import LONG_AFTER, MOMENTS, NOVEMBER, dossier, periods
from tests.reports.sources import asking, sources_of
from tests.step_bodies import good_bodies

FEW = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
NAMES = [one.name for one in report_names() if one.compares]
KNOWN = {
    "1.000001": ProcedureFacts("Khai sinh", "Hộ tịch", Level.COMMUNE, OnlineLevel.FULL),
}


def values(report: Report, row: Row) -> dict[str, Any]:
    cells = zip(report.columns, row.cells, strict=True)
    return {column.key: cell.value for column, cell in cells}


def one_of_each() -> Sequence[Tally]:
    """Both sides of dossiers of every kind there can be, each another number of times."""
    never, always = {False}, {True}
    lateness = {
        **dict.fromkeys((Standing.EARLY, Standing.ON_DAY, Standing.UNDATED), never),
        **dict.fromkeys((Standing.LATE, Standing.WAITING_AGAIN), always),
    }
    kinds_ = product(ENDED | OPEN, (False, True), (False, True), Channel, (False, True))
    found = []
    for place, (standing, late, sorry, channel, carried) in enumerate(kinds_, start=1):
        if late not in lateness.get(standing, {False, True}):
            continue
        outcome = Tally(
            side=Side.OUTCOME,
            procedure="1.000001",
            channel=channel,
            officer=OFFICERS[0],
            desk=DeskId("Q1"),
            carried=carried,
            standing=standing,
            late=late,
            apologised=sorry,
            facts=NOTHING,
            n=place,
        )
        found += [outcome, replace(outcome, side=Side.INTAKE, standing=Standing.IN_PROCESS)]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_that_every_standing_has_its_place_in_every_form(store: Store, name: str) -> None:
    with lived(store, []) as connection:
        sources = sources_of(connection, tallies=lambda *_asked: one_of_each())
        report = make_report(asking(name, NOVEMBER, LONG_AFTER), sources)
    assert report.sound, report.checks


@FEW
@pytest.mark.parametrize("name", NAMES)
@given(offices(), periods(), st.just(LONG_AFTER) | MOMENTS)
def test_that_every_identity_holds_on_every_office_and_period(
    store: Store, name: str, office: Sequence[Life], period: Period, now: datetime
) -> None:
    with lived(store, office) as connection:
        report = make_report(asking(name, period, now), sources_of(connection))
    assert report.sound, report.checks
    assert report.checks


def plainly(standing: Standing, late: bool) -> str:
    """The column of the outcome, as the table of the domain has it, row by row."""
    match standing:
        case Standing.EARLY:
            return "early"
        case Standing.ON_DAY | Standing.UNDATED:
            return "in_time"
        case Standing.LATE | Standing.WAITING_AGAIN:
            return "late"
        case Standing.WAITING | Standing.GIVEN_BACK | Standing.WITHDRAWN | Standing.STOPPED:
            return "late" if late else "in_time"
        case Standing.IN_PROCESS | Standing.OBLIGATION:
            return "open_late" if late else "open_in_time"
    return ""


@FEW
@given(offices(), periods(), st.just(LONG_AFTER) | MOMENTS)
def test_that_the_form_of_the_government_office_counts_as_the_domain_says(
    store: Store, office: Sequence[Life], period: Period, now: datetime
) -> None:
    asked = asking("II.06a", period, now)
    expected = Counter[str]()
    for one in outcome_of(office, asked.bounds):
        if column := plainly(one.standing, one.late):
            came = "received_online" if one.channel is Channel.ONLINE else "received_direct"
            expected[column] += 1
            expected["carried" if one.carried else came] += 1
            expected["received"] += 1
    with lived(store, office) as connection:
        report = make_report(asked, sources_of(connection))
    total = values(report, report.rows[-1])
    for head in report.columns[2:]:
        if head.key not in {"resolved", "open"}:
            assert total[head.key] == expected[head.key], head.key


@FEW
@given(offices(), periods(), st.sampled_from(NAMES), st.data())
def test_that_every_number_opens_as_the_list_it_counts(
    store: Store, office: Sequence[Life], period: Period, name: str, data: st.DataObject
) -> None:
    asked = asking(name, period, LONG_AFTER)
    with lived(store, office) as connection:
        sources = sources_of(connection)
        report = make_report(asked, sources)
        opening = [cell for row in report.rows for cell in row.cells if cell.opens is not None]
        shut = [cell for row in report.rows for cell in row.cells if cell.opens is None]
        assert all(cell.value for cell in opening)
        assert opening or not any(isinstance(cell.value, int) and cell.value for cell in shut)
        if not opening:
            return
        cell = data.draw(st.sampled_from(opening))
        assert cell.opens is not None
        behind = dossiers_behind(connection, list_behind(cell.opens, asked, sources))
        if isinstance(cell.value, int):
            assert len(behind) == cell.value


@FEW
@given(offices(), periods())
def test_that_an_officer_sees_the_own_figures_and_all_officers_add_up(
    store: Store, office: Sequence[Life], period: Period
) -> None:
    with lived(store, office) as connection:
        sources = sources_of(connection)
        everybody = make_report(asking("II.06a", period, LONG_AFTER), sources)
        own = [
            make_report(asking("II.06a", period, LONG_AFTER, officer), sources)
            for officer in OFFICERS
        ]
    totals = [values(report, report.rows[-1])["received"] for report in own]
    assert sum(totals) == values(everybody, everybody.rows[-1])["received"]


def test_that_an_officer_is_not_told_what_waits_online_for_the_whole_office(store: Store) -> None:
    asked = asking("07a", NOVEMBER, LONG_AFTER, OFFICERS[0])
    with lived(store, []) as connection:
        sources = sources_of(connection, online_unanswered=lambda _bounds: {"1.004194": 3})
        own = make_report(asked, sources)
        whole = make_report(replace(asked, whose=None), sources)
    assert values(own, own.rows[-1])["unanswered"] == NOT_KNOWN
    assert values(whole, whole.rows[-1])["unanswered"] == 3


@FEW
@given(offices(), periods())
def test_that_fields_stand_under_their_level_and_add_up_to_it(
    store: Store, office: Sequence[Life], period: Period
) -> None:
    with lived(store, office) as connection:
        sources = sources_of(connection, procedures=lambda _day: KNOWN)
        report = make_report(asking("II.06a", period, LONG_AFTER), sources)
    sums: Counter[str] = Counter()
    for row in report.rows:
        if row.kind is RowKind.BODY:
            sums[row.key.partition("/")[0]] += values(report, row)["received"]
    groups = {row.key: row for row in report.rows if row.kind is RowKind.GROUP}
    assert {key: values(report, row)["received"] for key, row in groups.items()} == dict(sums)
    assert sum(sums.values()) == values(report, report.rows[-1])["received"]


def a_life(number: int, *steps: tuple[str, Body], **changed: Any) -> Life:
    """Received on 20 November, and `steps` an hour apart."""
    at = FRIDAY_MORNING
    one = dossier(
        code=DossierCode(UNIT, at.date(), 1001 + number),
        order=order_of(at, Serial(Block(1), 1001 + number)),
        received_at=at,
        **changed,
    )
    deeds = [(kinds.RECEIVED, received_body(one), at)]
    deeds += [
        (kind, body, at + timedelta(hours=hour)) for hour, (kind, body) in enumerate(steps, start=1)
    ]
    return Life(number, OFFICERS[0], tuple(deeds))


def test_that_two_systems_a_void_and_another_units_dossier_are_told_under_the_table(
    store: Store,
) -> None:
    bodies = good_bodies(dossier())
    codes: list[Body] = [{"system": system, "code": "000.1"} for system in ("DVCQG", "Hộ tịch")]
    office = [
        a_life(0, *((kinds.EXTERNAL_CODE_NOTED, code) for code in codes)),
        a_life(1, (kinds.VOIDED, bodies[kinds.VOIDED])),
        a_life(2, competence=Competence(unit="UBND phường Cái Khế")),
    ]
    with lived(store, office) as connection:
        report = make_report(asking("II.06a", NOVEMBER, LONG_AFTER), sources_of(connection))
    total = values(report, report.rows[-1])
    assert (total["received"], total["open_late"], report.sound) == (1, 1, True)
    assert [note.words.rpartition(" ")[2] for note in report.notes[-3:]] == ["1", "1", "1"]
    assert [note.words.partition(" trong")[0] for note in report.notes[-3:-2]] == ["Hồ sơ hủy"]


def test_that_a_report_says_what_has_not_arrived(store: Store) -> None:
    with lived(store, []) as connection:
        report = make_report(asking("II.06a", NOVEMBER, LONG_AFTER), sources_of(connection))
    assert report.missing == [
        "Máy này chưa trao đổi với trung tâm lần nào; việc của quầy khác chưa có ở đây."
    ]
    assert report.as_of == LONG_AFTER
    assert str(report.counted_to) == "2026-11-30 23:59:59.999000+07:00"


def test_that_a_new_desk_says_what_of_the_past_it_does_not_have(store: Store) -> None:
    filling = Filling(epoch="a", at=100, stage=Stage.BACK, low=60, keep_from=LONG_AFTER)
    known = Arrivals(last_exchange=LONG_AFTER, last_acts=[], filling=filling)
    with lived(store, []) as connection:
        sources = sources_of(connection, arrivals=lambda: known)
        report = make_report(asking("II.06a", NOVEMBER, LONG_AFTER), sources)
    assert [line.partition(";")[0] for line in report.missing] == [
        "Máy này mới tải 40% dữ liệu cũ",
        "Hồ sơ kết thúc trước ngày 08/05/2029 chỉ có ở trung tâm, không tính ở máy này",
    ]


@pytest.mark.parametrize(("minutes", "warned"), [(14, False), (15, True)])
def test_that_a_fresh_exchange_of_a_running_period_is_noted_and_not_warned_of(
    store: Store, minutes: int, warned: bool
) -> None:
    now = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
    known = Arrivals(last_exchange=now - timedelta(minutes=minutes), last_acts=[])
    with lived(store, []) as connection:
        sources = sources_of(connection, arrivals=lambda: known)
        report = make_report(asking("II.06a", NOVEMBER, now), sources)
    heard = "Máy này trao đổi với trung tâm lần cuối"
    assert any(line.startswith(heard) for line in report.missing) is warned
    assert any(note.words.startswith(heard) for note in report.notes) is not warned


def test_that_a_desk_that_may_have_done_more_is_named_with_its_last_act_seen(store: Store) -> None:
    at = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
    silent = datetime(2026, 9, 1, 2, 0, tzinfo=UTC)
    last = [(DeskId("Q1"), at), (DeskId("Q2"), at), (DeskId("Q9"), silent)]
    known = Arrivals(last_exchange=LONG_AFTER, last_acts=last)
    with lived(store, []) as connection:
        sources = sources_of(connection, arrivals=lambda: known)
        report = make_report(asking("II.06a", NOVEMBER, LONG_AFTER), sources)
    assert report.missing == [
        (
            "Quầy 2: việc mới nhất máy này thấy được là lúc 09:00 ngày 20/11/2026; "
            "việc làm sau đó có thể chưa về."
        )
    ]


def test_that_a_report_nobody_makes_is_named_in_the_error(store: Store) -> None:
    with lived(store, []) as connection, pytest.raises(NoReport, match=r"II\.99"):
        make_report(asking("II.99", NOVEMBER, LONG_AFTER), sources_of(connection))
