"""Results that go by post: what is asked before they leave the counter."""

from dataclasses import replace

from desk_app.domain.dossier import ReturnWay
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from tests.ui.dossiers.counter import OFFICER, CounterDesk, counter
from ui.screens.post.screen import PostScreen
from ui.shell.screen import Go
from ui.widgets.bars import NoticeAction

__all__ = ["counter"]  # fixture


def _ready_to_go(
    counter: CounterDesk,
    officer: Officer = OFFICER,
    offers: list[NoticeAction | None] | None = None,
) -> PostScreen:
    """One result with its fees open is in the list, and the list is confirmed."""
    dossier = counter.bring_back(counter.receive(return_way=ReturnWay.POST))
    screen = counter.seat(lambda *made: PostScreen(*made[:3]))
    told = [] if offers is None else offers
    screen.notice_changed.connect(lambda _notice, action: told.append(action))
    screen.enter(officer, None)
    counter.press("Alt+2")
    counter.type("Bưu điện Ninh Kiều")
    counter.press("Return")
    counter.scan(str(dossier.code))
    counter.scan("CP100000000VN")
    counter.press("Ctrl+Return")
    return screen


def test_that_open_fees_are_asked_about_where_the_reason_is_typed(counter: CounterDesk) -> None:
    screen = _ready_to_go(counter)
    (row,) = screen.departures.state.rows
    assert f"Hồ sơ {row.line.code} còn phải nộp 150.000" in counter.said
    assert counter.focus is screen.view.departures.unpaid
    counter.press("Ctrl+Return")
    assert screen.departures.state.rows
    counter.type("Nộp tại kho bạc")
    counter.press("Ctrl+Return")
    assert screen.departures.state.rows == ()
    assert counter.said.startswith("Đã giao 1 bưu gửi")
    screen.leave()


def test_that_a_till_is_offered_to_whoever_takes_money(counter: CounterDesk) -> None:
    offers = list[NoticeAction | None]()
    cashier_too = replace(OFFICER, also=frozenset({Role.CASHIER}))
    screen = _ready_to_go(counter, cashier_too, offers)
    (row,) = screen.departures.state.rows
    assert offers[-1] is not None
    offers[-1].act()
    assert counter.went[-1] == Go("money", row.line.dossier)
    screen.leave()
