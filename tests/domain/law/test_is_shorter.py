"""Less than the law's time, or not to be compared with it."""

from decimal import Decimal

import pytest

from desk_app.domain.law.due import NO_LIMIT, SAME_DAY, Limit, LimitUnit
from desk_app.domain.law.settled import is_shorter


def of(amount: str, unit: LimitUnit = LimitUnit.WORKING_DAY) -> Limit:
    return Limit(Decimal(amount), unit)


HOURS = LimitUnit.WORKING_HOUR


@pytest.mark.parametrize(
    ("limit", "law", "shorter"),
    [
        (of("2.5"), of("3"), True),
        (of("3"), of("3"), False),
        (of("5"), of("3"), False),
        (of("4", HOURS), of("1"), True),
        (of("9", HOURS), of("1"), False),
        (SAME_DAY, of("1"), True),
        (of("1"), SAME_DAY, False),
        (of("4", HOURS), SAME_DAY, True),
        (of("1", LimitUnit.DAY), SAME_DAY, False),
        (of("7"), of("7", LimitUnit.DAY), None),
        (of("1", LimitUnit.MONTH), of("20"), None),
        (of("30"), NO_LIMIT, True),
        (NO_LIMIT, of("30"), False),
    ],
)
def test_that_a_time_is_shorter_longer_or_not_comparable(
    limit: Limit, law: Limit, shorter: bool | None
) -> None:
    assert is_shorter(limit, law) is shorter
