"""The table while the counter's lane is busy: nothing laid on it is lost or comes back."""

from functools import partial
from uuid import UUID

import pytest

from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk
from tests.ui.later import Later
from ui.background import Lane
from ui.screens.hand_over.pile import Odd, Pile, pile_from
from ui.screens.hand_over.table import SCREEN, Table

FIRST, SECOND, THIRD = (DossierId(UUID(int=n)) for n in (1, 2, 3))


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
