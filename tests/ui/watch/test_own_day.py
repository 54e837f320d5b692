"""An officer's own day: what is late says what an officer can do about it."""

import pytest

from desk_app.domain.officer import Officer
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk
from tests.ui.watch.test_watch import late_ones, opened


@pytest.mark.parametrize(
    ("officer", "said"),
    [
        (OFFICER, "Hết hạn xin lỗi: báo lãnh đạo"),
        (ANOTHER, "Hết hạn xin lỗi: đôn đốc, đổi hẹn"),
    ],
    ids=["reception", "leader"],
)
def test_that_what_is_late_advises_what_who_reads_it_may_do(
    counter: CounterDesk, officer: Officer, said: str
) -> None:
    late_ones(counter)
    screen = opened(counter, officer)
    assert screen.presenter.state.facts.seen[0].title == said
