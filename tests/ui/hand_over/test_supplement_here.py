"""A list whose unit has the dossier while what was brought later lies at the desk."""

import pytest

from desk_app.domain.handling.custody import Place
from desk_app.services.handing_over.take_over import TakeOver
from desk_app.services.handling.supplement import AskSupplement, SupplementReceived
from tests.ui import keyboard
from tests.ui.desk.test_workplace import Window
from tests.ui.dossiers.counter import OFFICER
from tests.ui.hand_over.bench import JUSTICE, TAKER, Bench
from ui.screens.hand_over.table import Heard
from ui.widgets.tables.cells import TickCell, TwoLines


def asked(bench: Bench) -> None:
    """More is asked for of the first dossier, which its unit has taken over."""
    office, one = bench.window.desk.office, bench.dossiers[0]
    batch = bench.hand_over()
    taken = TakeOver(batch=batch.id, who=TAKER)
    office.handing_over.take_over(taken, OFFICER)
    ask = AskSupplement(dossier=one.id, contents=("Bản sao",), reason="Thiếu", raised_by=TAKER)
    office.steps.ask_supplement(ask, OFFICER)
    bench.window.scan(str(batch.list_number))


def brought(bench: Bench) -> None:
    one = bench.dossiers[0]
    came = SupplementReceived(dossier=one.id, received=("Bản sao",))
    bench.window.desk.office.steps.supplement_received(came, OFFICER)
    bench.changed(one)


def cells_of_the_first(bench: Bench) -> tuple[TickCell, str]:
    page, line = bench.screen.view.list, bench.given.view.lines[0]
    tick, *_others, lot = page._cells(line)
    assert isinstance(tick, TickCell)
    assert isinstance(lot, TwoLines)
    return tick, f"{lot.above}: {lot.below}"


@pytest.fixture
def bench(window: Window) -> Bench:
    bench = Bench(window)
    asked(bench)
    return bench


def test_that_a_dossier_whose_supplement_lies_at_the_desk_is_not_ticked_to_go_back(
    window: Window, bench: Bench
) -> None:
    brought(bench)
    tick, said = cells_of_the_first(bench)
    assert (tick.usable, said) == (False, "Đã nhận: phần bổ sung còn ở quầy")
    bench.screen.view.list.ticked.emit(bench.dossiers[0].id)
    assert not bench.given.ticked
    assert window.said.startswith(f"{bench.dossiers[0].code} chưa trả lại được theo danh sách này.")
    assert "bàn giao nốt, rồi trả lại theo danh sách mới" in window.said
    bench.scan(bench.dossiers[0])
    assert bench.heard[-1] is Heard.REFUSED
    assert not bench.given.ticked


def test_that_the_others_of_that_list_go_back_all_the_same(window: Window, bench: Bench) -> None:
    one, two, _three = bench.dossiers
    brought(bench)
    bench.screen.view.list.ticked.emit(two.id)
    keyboard.type_text(window.shell, TAKER)
    bench.screen.view.list.taking.reason.setFocus()
    keyboard.type_text(window.shell, "Thieu chu ky")
    window.press("Ctrl+F6")
    assert "1 hồ sơ đã trả lại quầy" in window.said
    assert bench.stored(two).papers_at is Place.DESK
    assert bench.stored(two).trail[-1].unit == JUSTICE
    assert bench.stored(one).trail[-1].batch is None, "what was brought still lies here"


def test_that_what_is_waited_for_with_the_applicant_is_not_ticked_either(
    window: Window, bench: Bench
) -> None:
    tick, said = cells_of_the_first(bench)
    assert (tick.usable, said) == (False, "Đã nhận: chờ bổ sung")
    bench.screen.view.list.ticked.emit(bench.dossiers[0].id)
    assert not bench.given.ticked
    assert "Chờ bổ sung." in window.said


def test_that_it_goes_back_by_the_list_that_its_supplement_goes_with(
    window: Window, bench: Bench
) -> None:
    one = bench.dossiers[0]
    brought(bench)
    window.press("Alt+1")
    again = bench.hand_over(one)
    assert cells_of_the_first(bench)[1] == "Đã nhận: đi tiếp theo danh sách sau"
    window.scan(str(again.list_number))
    assert cells_of_the_first(bench)[0].usable
