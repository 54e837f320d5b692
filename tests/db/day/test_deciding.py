"""Who decides in a procedure, asked of many at once, is who its version of the day names."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from db.queries.day.names import who_decides
from db.queries.procedures import procedure_on
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.ids import ProcedureCode
from desk_app.services.watching.horizon import day_of
from tests.builders import FRIDAY_MORNING, a_calendar, a_procedure

DAY = day_of(FRIDAY_MORNING, a_calendar())
TODAY = DAY.date


@pytest.mark.parametrize("begun", [True, False])
def test_that_of_several_versions_the_one_of_the_day_says_who_decides(
    store: Store, work: Callable[[], UnitOfWork], begun: bool
) -> None:
    code = ProcedureCode("1.999001")
    first, then = date(2020, 1, 1), TODAY if begun else date(2027, 6, 1)
    with work() as tx:
        old = a_procedure(code=code, authority="Phòng Tư pháp", valid_from=first)
        tx.catalogue.put("old", [old])
        tx.catalogue.put("new", [replace(old, authority="Phòng Kinh tế", valid_from=then)])
        tx.catalogue.put("none", [a_procedure(code=ProcedureCode("1.999002"), authority="")])
        tx.commit()
    codes = {code, "1.999002", "9.999999"}
    found = store.ask(who_decides)(codes, DAY)
    named = {each: store.ask(procedure_on)(each, TODAY) for each in codes}
    assert found == {each: one.authority if one else "" for each, one in named.items()}
    assert found[code] == ("Phòng Kinh tế" if begun else "Phòng Tư pháp")
