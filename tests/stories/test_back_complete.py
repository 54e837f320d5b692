"""A person sent away twice comes back complete: three visits on the real window."""

from datetime import timedelta

from desk_app.documents.kinds import (
    CONTROL_SLIP,
    FOLDER_LABEL,
    RECEIPT,
    SLIP,
    SUPPLEMENT_REQUEST,
)
from desk_app.domain.sent_away import SentAway
from tests.ui import keyboard
from tests.ui.conftest import _dressed
from tests.ui.desk.asked_papers import papers_of
from tests.ui.desk.test_workplace import Window, window
from tests.ui.dossiers.counter import CARD, counter

__all__ = ["_dressed", "counter", "window"]  # fixtures


def test_that_a_person_sent_away_twice_comes_back_complete(window: Window) -> None:
    sent: list[SentAway] = []
    window.workplace.screens["intake"].sent_away.connect(sent.append)
    sheet = window.workplace.screens["intake"].presenter.sheet

    window.scan(CARD)
    keyboard.type_text(window.shell, "1.001612")
    window.press("Return", "Alt+B", "Ctrl+Return")
    (first,) = sent
    lacking = len(first.contents)
    assert lacking > 1

    window.desk.clock.forward(timedelta(days=3))
    window.scan(CARD)
    window.press("Alt+H", "1", "Alt+B", "Ctrl+Return")
    second = sent[-1]
    assert len(sent) == 2
    assert len(second.contents) == lacking - 1
    assert second.number.number == first.number.number + 1

    window.desk.clock.forward(timedelta(days=4))
    window.scan(CARD)
    assert sheet.state.asked_before == second
    window.press("Alt+H", "Ctrl+G", "Ctrl+Return")
    dossier = window.received[-1]
    assert (dossier.after, dossier.applicant.name) == (second.id, "Nguyễn Thị Lan")

    window.scan(CARD)
    assert sheet.state.asked_before is None
    assert [form for _subject, _number, form in papers_of(window)] == [
        *([SUPPLEMENT_REQUEST] * 2),
        *(RECEIPT, CONTROL_SLIP, FOLDER_LABEL, SLIP),
    ]
    assert [line.number for line in window.desk.office.reading.search_sent_away("nguyen lan")] == [
        str(second.number),
        str(first.number),
    ]
