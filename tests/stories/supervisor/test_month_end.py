"""The end of a month: F8, Enter; the identities hold, a number is opened, the book is written."""

from datetime import UTC, datetime
from pathlib import Path

from openpyxl import load_workbook

from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Dossier
from tests.ui.conftest import _dressed
from tests.ui.desk.test_workplace import Window, window
from tests.ui.dossiers.counter import ANOTHER, counter

__all__ = ["_dressed", "counter", "window"]  # fixtures

FIRST_OF_DECEMBER = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)  # 08:00


def test_that_the_report_of_a_month_is_two_keys(window: Window, tmp_path: Path) -> None:
    desk = window.desk
    done, late, voided = (desk.receive() for _one in range(3))
    _give_back(window, done)
    desk.now_is(FIRST_OF_DECEMBER)
    window.seat(ANOTHER)
    screen = window.workplace.screens["books"]
    screen.name_file = lambda _owner, proposed, give: give(tmp_path / proposed)

    # Two keys: last month's II.06a, and what it must agree with does
    window.press("F8", "Return")
    shown = screen.presenter.state.shown
    assert (shown.report.name, str(shown.report.period)) == ("II.06a", "2026-11")
    assert [check.holds for check in shown.report.checks] == [True] * 4
    total = [cell.value for cell in shown.report.rows[-1].cells][2:]
    assert (total[0], total[0]) == (3, total[4] + total[8])  # 3 = 7 + 11

    # A number opens its dossiers, a dossier opens its page, Esc leads back; each look is noted
    window.press("Return")
    codes = [row.code for row in screen.presenter.state.listed.rows]
    assert codes == [str(each.code) for each in (voided, late, done)]
    window.press("Return")
    assert window.shell.page == "dossier"
    assert kinds.OPENED in desk.kinds(voided)
    window.press("Esc")
    assert window.shell.page == "books"

    # The book is written as it is seen
    window.press("Esc", "Ctrl+5")
    assert window.said.startswith("Đã ghi “II.06a 2026-11.xlsx”.")
    sheet = load_workbook(tmp_path / "II.06a 2026-11.xlsx").worksheets[0]
    written = [
        [cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)
    ]
    assert ["Tổng số", *total] in written


def _give_back(window: Window, dossier: Dossier) -> None:
    window.desk.bring_back_paid(dossier)
