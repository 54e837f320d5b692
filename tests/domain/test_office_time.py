"""The clock on the office wall."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from desk_app.domain.office_time import OFFICE_TIME


def test_that_the_office_keeps_the_time_that_every_table_of_zones_gives_viet_nam() -> None:
    viet_nam, hour = ZoneInfo("Asia/Ho_Chi_Minh"), datetime(1976, 1, 1, tzinfo=UTC)
    while hour.year < 2050:
        assert hour.astimezone(OFFICE_TIME).isoformat() == hour.astimezone(viet_nam).isoformat()
        hour += timedelta(days=5, hours=7)
