"""A province of known figures: exactly these stand on the screen."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copy

import pytest

from db.store import Store, open_store
from db.unit_of_work import UnitOfWork
from desk_app.services.catalogue.sample_province import FIRST, sample_province
from tests.builders import KEY
from tests.ui.catalogue.conftest import Work
from tests.ui.dossiers.counter import OFFICER, CounterDesk
from ui.screens.catalogue.figures_page import FiguresPage
from ui.screens.catalogue.screen import CatalogueScreen
from ui.widgets.tables.cells import TwoLines
from ui.widgets.tables.model import CELL

AFTER = datetime(2024, 1, 21, 2, tzinfo=UTC)


def fill(tx: UnitOfWork) -> None:
    for edition, procedures in sample_province():
        tx.catalogue.put(edition, procedures)
    tx.commit()


@pytest.fixture
def store(empty_store_file: Path, tmp_path: Path) -> Iterator[Store]:
    """One without the small catalogue of the other tests."""
    file = tmp_path / "store.sqlite"
    copy(empty_store_file, file)
    store = open_store(file, KEY)
    yield store
    store.close()


@pytest.fixture
def province(counter: CounterDesk, work: Work) -> CatalogueScreen:
    with work() as tx:
        fill(tx)
    counter.now_is(AFTER)
    screen = counter.seat(CatalogueScreen)
    screen.enter(OFFICER, None)
    counter.press("Alt+4")
    return screen


def read(page: FiguresPage) -> dict[str, str]:
    """Every line of the table: its name, and its number as it is drawn."""
    model = page.table.model()
    lines: dict[str, str] = {}
    for row in range(model.rowCount()):
        name, number = (model.index(row, column).data(CELL) for column in (0, 1))
        said = name.above if isinstance(name, TwoLines) else name.told
        lines.setdefault(said, number.told)
    return lines


def type_day(counter: CounterDesk, page: FiguresPage, day: str) -> None:
    page.first.setFocus()
    page.first.clear()
    counter.type(day)
    counter.press("Return")


def test_that_the_figures_of_a_province_stand_on_the_screen(
    province: CatalogueScreen, counter: CounterDesk
) -> None:
    page = province.view.figures
    type_day(counter, page, f"{FIRST:%d/%m/%Y}")
    assert counter.focus is page.table
    seen = read(page)
    assert seen["Thủ tục đang có hiệu lực"] == "1.854"
    assert [seen[level] for level in ("Cấp tỉnh", "Cấp huyện", "Cấp xã")] == [
        "1.434",
        "265",
        "155",
    ]
    assert seen["Chung 2–3 cấp"] == "114"
    assert seen["Liên thông cùng cấp"] == "1.407"
    assert seen["Liên thông các cấp"] == "420"
    assert seen["5 tại chỗ"] == "151"
    assert seen["Rút ngắn thời hạn"] == "354"
    assert seen["Quyết định công bố"] == "89"
    assert seen["Sửa đổi, bổ sung"] == "789"
    assert seen["Bãi bỏ"] == "124"


def test_that_the_changes_are_those_of_this_year_at_first(
    province: CatalogueScreen, counter: CounterDesk
) -> None:
    assert province.presenter.state.period == (date(2024, 1, 1), date(2024, 1, 21))
    assert read(province.view.figures)["Sửa đổi, bổ sung"] == "0"


@pytest.mark.parametrize("typed", ["31/2/2024", "22/01/2024", ""])
def test_that_days_that_are_none_or_turned_are_said(
    province: CatalogueScreen, counter: CounterDesk, typed: str
) -> None:
    page = province.view.figures
    type_day(counter, page, typed)
    assert page.first.error == "Ghi hai ngày đủ ngày/tháng/năm, ngày đầu trước."
    assert province.presenter.state.period == (date(2024, 1, 1), date(2024, 1, 21))
    type_day(counter, page, "01/12/2023")
    assert not page.first.error
