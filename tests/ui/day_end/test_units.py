"""Sums of a day as its page shows them."""

from dataclasses import replace
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from desk_app.domain.dossier import Collector, CollectorKind
from desk_app.services.money.shifts import CloseShift, OpenShift
from desk_app.services.return_.return_result import ReturnResult
from tests.ui.day_end.test_page import page
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, OFFICER, CounterDesk
from ui.screens.day_end import rows
from ui.screens.day_end.rows import Part
from ui.screens.day_end.screen import DayEndScreen

__all__ = ["page"]  # fixture


def test_that_sums_of_one_column_have_one_unit(counter: CounterDesk, page: DayEndScreen) -> None:
    counter.office.till.open_shift(OpenShift(key=uuid4(), opening=0), AT_THE_TILL)
    shift = counter.office.till.shifts(AT_THE_TILL)[0]
    count = CloseShift(key=uuid4(), shift=shift.id, counted={1_000: 2}, reason="Thừa")
    counter.office.till.close_shift(count, AT_THE_TILL)
    dossier = counter.bring_back(counter.receive())
    owner = Collector(kind=CollectorKind.OWNER, name=dossier.applicant.name)
    order = ReturnResult(dossier=dossier.id, collector=owner, unpaid_because="Chờ báo có")
    counter.office.counter.return_result(order, OFFICER)
    page.enter(ANOTHER, None)
    state = page.presenter.state
    assert state.facts is not None
    figures = [row.figures for row in rows.rows_of(Part.CASH, state.facts)]
    assert figures == ["2.000 đ", "150.000 đ"]
    (line,) = state.facts.sheet.unpaid
    unknown = replace(state.facts.sheet, unpaid=(replace(line, unknown=1),))
    shown = rows.rows_of(Part.CASH, replace(state.facts, sheet=unknown))
    assert shown[-1].figures == "150.000 đ và 1 khoản chưa rõ số tiền"


@pytest.mark.parametrize(
    ("part", "head"),
    [
        (Part.NUMBERS, "Số"),
        (Part.PAPERS, "Quầy, số bản"),
        (Part.CASH, "Số tiền"),
        (Part.CHANGES, "Lúc"),
        (Part.MARKS, "Lúc"),
    ],
)
def test_that_each_part_of_the_day_says_over_its_column_what_stands_in_it(
    part: Part, head: str, counter: CounterDesk, page: DayEndScreen
) -> None:
    page.enter(ANOTHER, None)
    page.view.parts.set_value(part)
    page.view.render_state(page.presenter.state)
    model = page.view.rows.model()
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert heads == ["Mục", head, "Ghi chú"]
