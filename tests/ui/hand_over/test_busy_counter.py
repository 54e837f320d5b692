"""The table while the counter's lane is busy: nothing laid on it is lost or comes back."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

import pytest

from desk_app.domain.acts import kinds
from desk_app.domain.codes.scan import CodeScan
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.services.handing_over.hand_over import HandOver
from desk_app.services.handing_over.set_handling_unit import SetHandlingUnit
from tests.builders import BUSINESS
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk
from tests.ui.hand_over.bench import JUSTICE
from tests.ui.later import Later
from ui.background import Lane
from ui.screens.hand_over.pile import Odd, Pile, pile_from
from ui.screens.hand_over.presenter import HandOverPresenter, Side
from ui.screens.hand_over.table import SCREEN, Table
from ui.texts import Notice

FIRST, SECOND, THIRD = (DossierId(UUID(int=n)) for n in (1, 2, 3))


def titles(told: Sequence[object]) -> list[str]:
    return [said.title for said in told if isinstance(said, Notice)]


@pytest.fixture
def slow() -> Later:
    return Later(lanes={Lane.COUNTER})


def a_table(counter: CounterDesk, slow: Later) -> Table:
    table = Table(counter.office, slow)
    table.serve(OFFICER, lambda: None)
    slow.go_on()
    return table


def test_that_what_was_laid_last_is_what_comes_back(counter: CounterDesk, slow: Later) -> None:
    table = a_table(counter, slow)
    table.lay(Pile().with_scanned(FIRST, SECOND))
    slow.go_on()
    table.lay(Pile().with_scanned(FIRST))
    for officer in (ANOTHER, OFFICER):
        table.serve(officer, lambda: None)
    slow.go_on()
    assert table.pile.scanned == (FIRST,)


def test_that_what_is_scanned_before_the_pile_is_found_goes_on_top(
    counter: CounterDesk, slow: Later
) -> None:
    table = a_table(counter, slow)
    before = Pile(note="Ban chinh", odd=(Odd("1", "la"),)).with_scanned(FIRST, SECOND)
    table.lay(before.with_key("Tư pháp", lambda: UUID(int=8)))
    table.serve(ANOTHER, lambda: None)
    slow.go_on()
    table.serve(OFFICER, lambda: None)
    later = Pile().with_scanned(SECOND, THIRD).with_odd(Odd("2", "la"), 9)
    table.lay(later.with_key("Tư pháp", lambda: UUID(int=9)))
    slow.go_on()
    assert table.pile.scanned == (FIRST, SECOND, THIRD)
    assert [odd.said for odd in table.pile.odd] == ["2", "1"]
    assert (table.pile.note, table.pile.keys["Tư pháp"]) == ("Ban chinh", UUID(int=8))
    draft = counter.office.reading.draft(OFFICER, SCREEN)
    assert draft is not None
    assert pile_from(draft.body) == table.pile


def test_that_a_pile_found_late_is_not_laid_before_another_officer(
    counter: CounterDesk, slow: Later
) -> None:
    table = a_table(counter, slow)
    table.lay(Pile().with_scanned(FIRST))
    begun = list[Officer]()
    for officer in (ANOTHER, OFFICER, ANOTHER):
        table.serve(officer, partial(begun.append, officer))
    slow.go_on()
    assert table.pile == Pile()
    assert begun == [ANOTHER]


def test_that_what_is_scanned_before_the_pile_is_found_is_kept_though_others_sit_down(
    counter: CounterDesk, slow: Later
) -> None:
    table = a_table(counter, slow)
    table.lay(Pile().with_scanned(FIRST, SECOND))
    table.serve(ANOTHER, lambda: None)
    slow.go_on()
    table.serve(OFFICER, lambda: None)
    table.lay(table.pile.with_scanned(THIRD))
    for officer in (ANOTHER, OFFICER):
        table.serve(officer, lambda: None)
    slow.go_on()
    assert table.pile.scanned == (FIRST, SECOND, THIRD)


def test_that_a_pile_emptied_before_the_one_left_is_found_drops_nothing_of_it(
    counter: CounterDesk, slow: Later
) -> None:
    table = a_table(counter, slow)
    table.lay(Pile().with_scanned(FIRST))
    table.serve(ANOTHER, lambda: None)
    slow.go_on()
    table.serve(OFFICER, lambda: None)
    table.lay(Pile().with_scanned(SECOND))
    table.lay(Pile())
    table.serve(ANOTHER, lambda: None)
    slow.go_on()
    table.serve(OFFICER, lambda: None)
    slow.go_on()
    assert FIRST in table.pile.scanned


@pytest.mark.parametrize("comes_back", [False, True])
def test_that_a_scan_refused_late_is_told_to_who_scanned_and_laid_on_their_pile(
    counter: CounterDesk, comes_back: bool
) -> None:
    slow = Later(lanes={Lane.READING})
    table = a_table(counter, slow)
    told: list[object] = []
    table.noticed.connect(lambda said, _action: told.append(said))
    table.scan(CodeScan("H13.45.12-261118-2010"))
    table.serve(ANOTHER, lambda: None)
    if comes_back:
        table.serve(OFFICER, lambda: None)
    slow.go_on()
    assert len(told) == int(comes_back)
    assert [odd.said for odd in table.pile.odd] == ["H13.45.12-261118-2010"] * comes_back


def test_that_a_list_refused_late_is_told_to_who_confirmed_it(counter: CounterDesk) -> None:
    slow = Later(lanes={Lane.COUNTER})
    presenter = HandOverPresenter(counter.office, slow, counter.news)
    told: list[Notice | None] = []
    presenter.notice_changed.connect(lambda said, _action: told.append(said))
    counter.office.handing_over.set_unit(SetHandlingUnit(BUSINESS, JUSTICE), OFFICER)
    presenter.enter(OFFICER, counter.receive().id)
    slow.go_on()
    presenter.making.confirm()
    counter.office.handing_over.hand_over(
        HandOver(batch=UUID(int=5), unit=JUSTICE, dossiers=presenter.table.pile.scanned), OFFICER
    )
    presenter.enter(ANOTHER, None)
    told.clear()
    slow.go_on()
    assert not any(told)
    presenter.enter(OFFICER, None)
    assert any(told)
    assert not presenter.making.state.busy


def test_that_a_unit_named_late_takes_no_keys_from_the_next_officer(counter: CounterDesk) -> None:
    slow = Later(lanes={Lane.COUNTER})
    presenter = HandOverPresenter(counter.office, slow, counter.news)
    presenter.enter(OFFICER, counter.receive().id)
    slow.go_on()
    presenter.making.ask_unit()
    presenter.making.set_unit(JUSTICE)
    presenter.enter(ANOTHER, None)
    named: list[bool] = []
    presenter.making.unit_named.connect(lambda: named.append(True))
    slow.go_on()
    assert list(counter.office.handing_over.units()) == [JUSTICE]
    assert named == []


def test_that_a_list_handed_over_late_is_its_officer_s_and_leaves_the_next_one_s_alone(
    counter: CounterDesk,
) -> None:
    slow = Later(lanes={Lane.COUNTER})
    presenter = HandOverPresenter(counter.office, slow, counter.news)
    shown: list[object] = []
    presenter.notice_changed.connect(lambda said, _action: shown.append(said))
    presenter.making.handed.connect(shown.append)
    counter.office.handing_over.set_unit(SetHandlingUnit(BUSINESS, JUSTICE), OFFICER)
    mine, theirs = counter.receive(), counter.receive()
    presenter.enter(OFFICER, mine.id)
    slow.go_on()
    presenter.making.confirm()
    presenter.enter(ANOTHER, theirs.id)
    shown.clear()
    slow.go_on()
    assert counter.kinds(mine).count(kinds.HANDED_OVER) == 1
    assert not any(shown)
    assert presenter.table.pile.scanned == (theirs.id,)
    presenter.enter(OFFICER, None)
    assert titles(shown) == ["Đã bàn giao 1 hồ sơ cho Phòng Tư pháp, biên bản BG-261120-1001."]


def test_that_results_noted_late_leave_what_the_next_officer_writes_alone(
    counter: CounterDesk,
) -> None:
    slow = Later(lanes={Lane.COUNTER})
    presenter = HandOverPresenter(counter.office, slow, counter.news)
    told: list[Notice | None] = []
    presenter.notice_changed.connect(lambda said, _action: told.append(said))
    dossier = counter.receive()
    presenter.enter(OFFICER, None)
    slow.go_on()
    presenter.choose_side(Side.RESULTS)
    presenter.take_scan(CodeScan(str(dossier.code)))
    presenter.results.confirm()
    presenter.enter(ANOTHER, None)
    presenter.results.write("Ban chinh")
    told.clear()
    slow.go_on()
    assert counter.kinds(dossier).count(kinds.RESULT_BACK) == 1
    assert not any(told)
    assert presenter.table.pile.note == "Ban chinh"
    presenter.enter(OFFICER, None)
    assert titles(told) == ["Đã nhận 1 kết quả về quầy."]


def test_that_a_list_taken_over_late_is_told_to_who_noted_it(counter: CounterDesk) -> None:
    slow = Later(lanes={Lane.COUNTER})
    presenter = HandOverPresenter(counter.office, slow, counter.news)
    told: list[Notice | None] = []
    presenter.notice_changed.connect(lambda said, _action: told.append(said))
    order = HandOver(batch=UUID(int=5), unit=JUSTICE, dossiers=[counter.receive().id])
    counter.office.handing_over.hand_over(order, OFFICER)
    presenter.enter(OFFICER, None)
    slow.go_on()
    presenter.given.open(order.batch)
    presenter.given.take_over("Nguyễn Văn A")
    presenter.enter(ANOTHER, None)
    told.clear()
    slow.go_on()
    assert not any(told)
    presenter.enter(OFFICER, None)
    assert titles(told) == [f"{JUSTICE} đã nhận 1 hồ sơ."]


def test_that_what_one_officer_looked_up_is_not_laid_before_the_next(counter: CounterDesk) -> None:
    slow = Later(lanes={Lane.READING}, held=lambda _owner, key: key != "hand_over.given")
    presenter = HandOverPresenter(counter.office, slow, counter.news)
    told: list[Notice | None] = []
    presenter.notice_changed.connect(lambda said, _action: told.append(said))
    counter.office.handing_over.set_unit(SetHandlingUnit(BUSINESS, JUSTICE), OFFICER)
    given, scanned = counter.receive(), counter.receive()
    presenter.enter(OFFICER, given.id)
    slow.go_on()
    presenter.making.confirm()
    presenter.take_scan(CodeScan(str(scanned.code)))
    slow.go_on()
    (batch,) = counter.office.handing_over.batches()
    counter.bring_back(scanned)  # at another desk: it leaves the pile
    presenter.given.open(batch.id)
    presenter.refresh()
    asked, slow.waiting[:] = list(slow.waiting), []
    presenter.enter(ANOTHER, None)
    told.clear()
    for late in asked:
        late()
    assert not any(told)
    assert presenter.given.state.view is None
    assert presenter.state.side is Side.MAKING
