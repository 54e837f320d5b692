"""Whatever others and the late desk itself do between two pages, all are alike in the end."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk_app.domain.office_time import office_date
from tests.builders import UNIT, Clock
from tests.sync.office import TrialDesk
from tests.sync.past.memory import a_new_desk, past_of
from tests.sync.trial_days.late.test_late_desk import is_like
from tests.sync.trial_days.living import live
from tests.sync.trial_days.premises import Premises
from tests.sync.trial_days.schedule import drawn

DEEDS = ("nothing", "received", "returned", "exchanged", "late received", "late exchanged")


@settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    seed=st.integers(0, 500),
    length=st.integers(5, 40),
    page=st.integers(1, 20),
    deeds=st.lists(st.sampled_from(DEEDS), max_size=30),
)
def test_that_a_desk_that_fills_up_while_all_work_ends_like_the_others(
    premises: Premises,
    empty_store_file: Path,
    seed: int,
    length: int,
    page: int,
    deeds: list[str],
) -> None:
    live(premises, drawn(seed, length=length))
    home, witness, one = premises.home, premises.desks[-1], premises.desks[0]
    home.clock.at = Clock().at
    no_day_behind(one)
    folder = Path(tempfile.mkdtemp(prefix="qmc-late-"))
    late = a_new_desk(empty_store_file, home, folder / "late.sqlite")
    try:
        past = past_of(late, home, most=page)
        past.begin(least=1)
        mine = one.receive()
        for deed in deeds:
            match deed:
                case "received":
                    mine = one.receive()
                case "returned":
                    one.return_(mine)
                case "exchanged":
                    one.catch_up()
                case "late received":
                    late.receive()
                case "late exchanged":
                    late.catch_up()
                case _:
                    pass
            past.fill(most=1)
        while past.fill().more:
            pass
        for desk in (late, one, late, witness):
            desk.catch_up()
        is_like(late, witness, home)
    finally:
        late.close()
        shutil.rmtree(folder)


def no_day_behind(desk: TrialDesk) -> None:
    """Its clock may have gone back behind a day of which it gave codes: there it gives none."""
    today = office_date(desk.clock())
    with desk.sync.glance() as tx:
        later = tx.numbers.later_day(UNIT, today)
    if later is not None:
        desk.clock.forward(later - today)
