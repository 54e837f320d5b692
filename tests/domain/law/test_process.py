from decimal import Decimal

import pytest

from desk_app.domain.ids import ProcedureCode
from desk_app.domain.law.due import NO_LIMIT, SAME_DAY, Limit, LimitUnit
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Procedure, over_limit
from desk_app.domain.law.process import ProcessStep
from desk_app.domain.law.terms import ChannelTerms


def procedure(hours: list[str], *limits: Limit | None) -> Procedure:
    return Procedure(
        code=ProcedureCode("1.001193"),
        name="Đăng ký khai sinh",
        steps=tuple(ProcessStep("Thẩm định", "Chuyên viên", Decimal(each)) for each in hours),
        terms=tuple(ChannelTerms(channel=Channel.DIRECT, limit=limit) for limit in limits),
    )


THREE_DAYS = Limit(Decimal(3), LimitUnit.WORKING_DAY)
SIX_HOURS = Limit(Decimal(6), LimitUnit.WORKING_HOUR)


@pytest.mark.parametrize(
    ("hours", "limits", "over"),
    [
        (["4", "16", "4"], [THREE_DAYS], None),
        (["4", "16", "4.5"], [THREE_DAYS], "0.5"),
        (["7"], [SIX_HOURS], "1"),
        (["7"], [SIX_HOURS, THREE_DAYS], None),
        (["9"], [SAME_DAY], "1"),
        (["900"], [Limit(Decimal(3), LimitUnit.DAY)], None),
        (["900"], [THREE_DAYS, Limit(Decimal(1), LimitUnit.MONTH)], None),
        (["900"], [NO_LIMIT], None),
        (["900"], [None], None),
        ([], [SIX_HOURS], None),
    ],
)
def test_that_the_steps_of_a_process_fit_into_the_longest_time_of_eight_hours_a_day(
    hours: list[str], limits: list[Limit | None], over: str | None
) -> None:
    assert over_limit(procedure(hours, *limits)) == (None if over is None else Decimal(over))
