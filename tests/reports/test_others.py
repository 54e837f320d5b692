"""The register, the visits, and two periods side by side."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given

from db.queries.reports.surroundings import ProcedureFacts
from db.queries.reports.visits import Visit
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.counting.period import Period, before, read_period
from desk_app.domain.law.procedure import Level
from desk_app.reports.comparing import FROM_NOTHING, NOT_COMPARED, UNCHANGED, compared
from desk_app.reports.every import make_report
from desk_app.reports.register import NoPart, known_parts, parts, register_rows
from desk_app.reports.report import Cell
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import RECEPTION, Clock, a_desk, an_officer, an_order
from tests.db.reports.office import lived, offices
from tests.domain.counting.lives import Life, folded
from tests.domain.counting.test_standing import LONG_AFTER, NOVEMBER, periods
from tests.reports.sources import asking, sources_of
from tests.reports.test_counted import FEW, values


@FEW
@given(offices(), periods())
def test_that_the_register_has_each_dossier_received_in_the_period_once_and_in_order(
    store: Store, office: Sequence[Life], period: Period
) -> None:
    asked = asking("mau-07", period, LONG_AFTER)
    with lived(store, office) as connection:
        report = make_report(asked, sources_of(connection))
    bounds = asked.bounds
    received = [one for one in map(folded, office) if bounds.begin <= one.received_at < bounds.end]
    expected = [str(one.code) for one in sorted(received, key=lambda one: one.order)]
    assert [row.key for row in report.rows] == expected
    assert [row.cells[0].value for row in report.rows] == list(range(1, len(expected) + 1))


def test_that_a_line_of_the_register_holds_what_the_form_asks_for(
    store: Store, work: Callable[[], UnitOfWork]
) -> None:
    desk = a_desk(work, Clock())
    received = receive_dossier(an_order(), an_officer(), desk)
    result_back(ResultBack(dossier=received.id), an_officer(), desk)
    with lived(store, []) as connection:
        sources = sources_of(connection)
        report = make_report(asking("mau-07", NOVEMBER, LONG_AFTER), sources)
        field = replace(asking("mau-07", NOVEMBER, LONG_AFTER), field="Không có lĩnh vực này")
        assert list(register_rows(field, sources)) == []
    line = values(report, report.rows[0])
    assert line["code"] == str(received.code)
    assert line["applicant"] == received.applicant.name
    assert received.applicant.phone in line["address"]
    assert (line["received"], line["due"]) == (received.received_at, received.due.at)
    assert line["returned"] is None
    assert (line["way"], line["agency"]) == ("Tại quầy", "Phường Ninh Kiều")


@pytest.mark.parametrize(("level", "many"), [("commune", 1), ("Cấp Xã", 1), ("province", 0)])
def test_that_the_register_of_a_level_has_the_dossiers_of_its_procedures(
    store: Store, work: Callable[[], UnitOfWork], level: str, many: int
) -> None:
    received = receive_dossier(an_order(), an_officer(), a_desk(work, Clock()))
    code = received.procedure.code
    known = {
        code: ProcedureFacts("", "Hộ kinh doanh", Level.COMMUNE, None),
        "1.000001": ProcedureFacts("", "Đất đai", Level.PROVINCE, None),
    }
    with lived(store, []) as connection:
        sources = sources_of(connection, procedures=lambda _day: known)
        asked = replace(asking("mau-07", NOVEMBER, LONG_AFTER), level=level)
        known_parts(asked, sources)
        report = make_report(asked, sources)
        with pytest.raises(NoPart):
            known_parts(replace(asked, level="Cấp bộ"), sources)
        assert parts(asked.day, sources).levels == [
            ("province", "Cấp tỉnh"),
            ("commune", "Cấp xã"),
        ]
    assert len(report.rows) == many
    assert report.title.startswith("Sổ theo dõi hồ sơ – cấp ")


def test_that_a_visit_is_told_by_medians_for_each_officer(store: Store) -> None:
    found = [Visit(RECEPTION, None, waited, served) for waited, served in ((60, 100), (0, 400))]
    found.append(Visit(None, None, 30, 200))
    with lived(store, []) as connection:
        sources = sources_of(connection, visits=lambda _period, _whose: found)
        report = make_report(asking("luot-khach", NOVEMBER, LONG_AFTER), sources)
    rows = {row.key: values(report, row) for row in report.rows}
    assert rows[RECEPTION.hex]["served"] == 250
    assert (rows["total"]["visits"], rows["total"]["waited"], rows["total"]["served"]) == (
        3,
        30,
        200,
    )
    assert rows["total"]["longest"] == 400


def test_that_no_visit_has_no_median(store: Store) -> None:
    with lived(store, []) as connection:
        report = make_report(asking("luot-khach", NOVEMBER, LONG_AFTER), sources_of(connection))
    assert [cell.value for cell in report.rows[-1].cells] == ["Tổng số", 0, None, None, None]


def test_that_two_periods_stand_side_by_side_with_their_difference(
    store: Store, work: Callable[[], UnitOfWork]
) -> None:
    clock = Clock()
    desk = a_desk(work, clock)
    receive_dossier(an_order(), an_officer(), desk)
    clock.forward(timedelta(days=14))
    for _ in range(2):
        clock.forward(timedelta(minutes=1))
        receive_dossier(an_order(), an_officer(), desk)
    december = read_period("2026-12")
    asked = replace(asking("II.06a", december, LONG_AFTER), against=before(december))
    with work() as tx:
        while tx.standings.count(10):
            pass
        tx.commit()
    with lived(store, []) as connection:
        report = make_report(asked, sources_of(connection))
        alone = make_report(replace(asked, against=None), sources_of(connection))
    rows = {row.key: values(report, row) for row in report.rows}
    assert (rows["received_direct"]["now"], rows["received_direct"]["before"]) == (2, 1)
    assert rows["received_direct"]["difference"] == 1
    assert rows["received_direct"]["change"] == Decimal("100.00")
    assert (rows["carried"]["difference"], rows["carried"]["change"]) == (1, FROM_NOTHING)
    nothing = [row for row in rows.values() if row["now"] == row["before"] == 0]
    assert nothing
    assert {(row["difference"], row["change"]) for row in nothing} == {(0, UNCHANGED)}
    assert report.title.endswith("so với tháng 11/2026")
    assert compared(alone, alone).rows[0].cells[3].value == 0


def test_that_where_a_word_stands_for_a_figure_the_comparison_says_so(
    store: Store,
) -> None:
    with lived(store, []) as connection:
        report = make_report(asking("II.06a", NOVEMBER, LONG_AFTER), sources_of(connection))
    *others, total = report.rows
    worded = replace(total, cells=[Cell("chưa có dữ liệu") for _ in total.cells])
    rows = compared(replace(report, rows=[*others, worded]), report).rows
    assert {row.cells[3].value for row in rows} == {None}
    assert {row.cells[4].value for row in rows} == {NOT_COMPARED}
