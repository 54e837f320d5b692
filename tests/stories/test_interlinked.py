"""An interlinked dossier: one receipt, one appointment, three agencies each with its own clock."""

from collections.abc import Callable
from datetime import UTC, datetime

from db.unit_of_work import UnitOfWork
from desk_app.domain.handling.flow import Status
from tests.builders import INTERLINKED, publish_interlinked
from tests.ui import keyboard
from tests.ui.conftest import _dressed
from tests.ui.desk.test_workplace import Window, window
from tests.ui.dossiers.counter import CARD, counter

__all__ = ["_dressed", "counter", "window"]  # fixtures


def test_that_three_agencies_follow_each_other_under_one_appointment(
    window: Window, work: Callable[[], UnitOfWork]
) -> None:
    publish_interlinked(work)
    window.press("F2")
    window.scan(CARD)
    keyboard.type_text(window.shell, INTERLINKED)
    window.press("Return", "Ctrl+G", "Ctrl+Return")
    (dossier,) = window.received
    appointment = datetime(2026, 12, 15, 2, 15, tzinfo=UTC)
    assert dossier.due.at == appointment  # 3 + 3 + 10 working days

    window.scan(str(dossier.code))
    for day in (25, 27):  # the police, then the district; each a day before its own date
        window.press("Alt+L", "Ctrl+Return")
        window.desk.now_is(datetime(2026, 11, day, 2, 15, tzinfo=UTC))
        window.press("Alt+L", "Ctrl+Return")
    window.press("Alt+L", "Ctrl+Return")

    now = window.desk.stored(dossier)
    assert [leg.ended_at is not None for leg in now.legs] == [True, True, False]
    assert now.legs[1].due.at == datetime(2026, 11, 30, 2, 15, tzinfo=UTC)
    assert now.legs[2].due.at == datetime(2026, 12, 11, 2, 15, tzinfo=UTC)
    assert (now.due.at, now.status) == (appointment, Status.RECEIVED)
    assert len(window.desk.office.reading.search(str(dossier.code))) == 1  # counted once

    window.press("Alt+L", "Ctrl+Return", "Ctrl+B")
    assert window.desk.stored(dossier).status is Status.RESULT_BACK
