"""What is typed about a time, read as a decision."""

from decimal import Decimal

import pytest

from desk_app.domain.law.due import NO_LIMIT, SAME_DAY, Limit, LimitUnit
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.law.settled import SettledTime
from desk_app.domain.law.terms import ChannelTerms
from tests.builders import a_procedure
from ui.screens.catalogue.settling.draft import (
    Draft,
    TimeWrong,
    TypedTime,
    decided_time,
    settlement_of,
    times_of,
    told_of,
)


def days(count: int, unit: LimitUnit = LimitUnit.WORKING_DAY) -> Limit:
    return Limit(Decimal(count), unit)


def published(*limits: Limit | None, case: str = "", stated: str = "") -> Procedure:
    return a_procedure(
        terms=tuple(
            ChannelTerms(channel=Channel.DIRECT, case=case, limit=limit, stated=stated)
            for limit in limits
        )
    )


def typed(amount: str, unit: LimitUnit = LimitUnit.WORKING_DAY) -> TypedTime:
    return TypedTime(amount, unit)


def test_that_several_published_times_stay_until_one_is_typed() -> None:
    time = times_of(published(days(3), days(5)), "")[0]
    assert time.typed == TypedTime()
    assert told_of(time, time.typed) == "Công bố nhiều mức: 3 ngày làm việc; 5 ngày làm việc"
    assert decided_time(time, time.typed) is None
    assert decided_time(time, typed("4")) == SettledTime(channel=Channel.DIRECT, limit=days(4))


def test_that_a_case_with_a_time_of_its_own_is_decided_for_itself() -> None:
    procedure = published(days(5), case="Còn bản sao")
    place = (Channel.DIRECT, "Còn bản sao")
    assert times_of(procedure, "Còn bản sao")[0].place == place
    (time,) = settlement_of(procedure, Draft(short="", times={place: typed("2")})).times
    assert (time.case, time.statutory) == ("Còn bản sao", days(5))


def test_that_what_does_not_compare_corrects_what_was_read() -> None:
    time = times_of(published(days(7, LimitUnit.DAY)), "")[0]
    assert told_of(time, typed("7")) == "Công bố: 7 ngày · ghi là sửa cách đọc"
    decided = decided_time(time, typed("7"))
    assert decided is not None
    assert decided.statutory is None


def test_that_longer_than_published_is_said_before_it_is_stored() -> None:
    time = times_of(published(days(3)), "")[0]
    said = "Công bố: 3 ngày làm việc · dài hơn, so lại với quyết định công bố"
    assert told_of(time, typed("30")) == said


@pytest.mark.parametrize(
    ("unit", "limit"), [(LimitUnit.SAME_DAY, SAME_DAY), (LimitUnit.NONE, NO_LIMIT)]
)
def test_that_some_units_need_no_number(unit: LimitUnit, limit: Limit) -> None:
    decided = decided_time(times_of(published(None, stated="1"), "")[0], TypedTime("", unit))
    assert decided is not None
    assert decided.limit == limit


@pytest.mark.parametrize("amount", ["", "0", "-1", "ba", "1e400000000", "NaN"])
def test_that_no_number_is_refused(amount: str) -> None:
    with pytest.raises(TimeWrong, match="lớn hơn 0"):
        decided_time(times_of(published(days(3)), "")[0], typed(amount))
