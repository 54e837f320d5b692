"""Report keys in pictures: one in use, one gone by, one of another desk taken back."""

from datetime import UTC, date, datetime
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desk_app.domain.counting.report_key import ReportKey
from desk_app.domain.ids import DeskId, OfficerId
from desk_app.reports.every import report_names
from ui.screens.settings.report_keys.part import ReportKeysState
from ui.screens.settings.scene_page import settings_page

_AT = datetime(2026, 11, 20, 2, 15, tzinfo=UTC)


def _key(n: int, *reports: str, until: date, desk: str = "Q2", gone: bool = False) -> ReportKey:
    return ReportKey(
        digest=f"{n:064x}",
        reports=frozenset(reports),
        until=until,
        desk=DeskId(desk),
        by=OfficerId(UUID(int=3)),
        by_name="Nguyễn Hữu Nghĩa",
        at=_AT,
        revoked_at=_AT if gone else None,
    )


def settings_report_keys() -> QWidget:
    page, shell = settings_page("keys")
    keys = (
        _key(3, "II.06a", "07a", until=date(2027, 5, 19)),
        _key(2, "mau-07", until=date(2026, 10, 31)),
        _key(1, "766", until=date(2027, 1, 31), desk="Q1", gone=True),
    )
    page.report_keys.render_state(
        ReportKeysState(
            keys=keys,
            reports=report_names(),
            today=date(2026, 11, 20),
            here=DeskId("Q2"),
            may_give=True,
        )
    )
    page.report_keys.ticks["II.06a"].setChecked(True)
    page.report_keys.setFocus()
    return shell


REPORT_KEY_SCENES = {"settings-report-keys": settings_report_keys}
