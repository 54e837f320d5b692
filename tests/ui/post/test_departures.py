"""Results that go by post: what is asked before they leave the counter."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import uuid4

import pytest

from desk_app.domain.dossier import ReturnWay
from desk_app.domain.errors import DeskError
from desk_app.domain.money.till.faults import FeesOutstanding
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.domain.post.faults import NotForThePost, PostalListIncomplete
from desk_app.services.money.shifts import OpenShift
from tests.services.money.test_collect import an_order_to_take
from tests.ui.dossiers.counter import AT_THE_TILL, OFFICER, CounterDesk, counter
from ui.news import DossiersChanged
from ui.screens.post.screen import PostScreen
from ui.shell.screen import Go
from ui.texts import notice
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
    assert "Mời người nộp" not in counter.said  # nobody stands there
    assert counter.said.endswith("Ghi lý do gửi khi chưa thu; ghi thu hộ không thay lý do.")
    assert counter.focus is screen.view.departures.unpaid
    counter.press("Ctrl+Return")
    assert screen.departures.state.rows
    counter.type("Nộp tại kho bạc")
    counter.press("Ctrl+Return")
    assert screen.departures.state.rows == ()
    assert counter.said.startswith("Đã giao 1 bưu gửi")
    screen.leave()


def test_that_a_list_refused_is_mended_where_one_typed(counter: CounterDesk) -> None:
    screen = _opened(counter)
    counter.type("50000")
    counter.press("Ctrl+Return")
    assert "không đúng" in counter.said
    assert counter.focus is screen.view.departures.tracking
    screen.leave()


def test_that_a_number_that_lacks_is_typed_at_once_wherever_the_list_was_confirmed(
    counter: CounterDesk,
) -> None:
    for _each in range(2):
        counter.bring_back(counter.receive(return_way=ReturnWay.POST))
    screen = counter.seat(lambda *made: PostScreen(*made[:3]))
    screen.enter(OFFICER, None)
    page, (first, second) = screen.view.departures, screen.departures.state.rows
    counter.press("Alt+2")
    screen.departures.write(first.line.dossier, "tracking", "CP100000000VN")
    screen.departures.toggle(second.line.dossier)
    page.post.setFocus()
    counter.press("Ctrl+Return")
    assert counter.focus is page.post, "which post takes the list is asked first"
    counter.type("Bưu điện Ninh Kiều")
    counter.press("Ctrl+Return")
    assert "Số hiệu thiếu hoặc không đúng" in counter.said
    assert counter.focus is page.tracking
    assert page.current is not None
    assert page.current.line == second.line
    screen.leave()


def test_that_enter_behind_the_last_number_goes_on_to_its_sum(counter: CounterDesk) -> None:
    screen = _opened(counter)
    counter.type("CP100000000VN")
    counter.press("Return")
    counter.type("50000")
    (row,) = screen.departures.state.rows
    assert (row.entry.tracking, row.entry.fee) == ("CP100000000VN", "50000")
    screen.leave()


def _opened(counter: CounterDesk) -> PostScreen:
    """One result waits, and the post office is named."""
    counter.bring_back(counter.receive(return_way=ReturnWay.POST))
    screen = counter.seat(lambda *made: PostScreen(*made[:3]))
    screen.enter(OFFICER, None)
    counter.press("Alt+2")
    counter.type("Bưu điện Ninh Kiều")
    counter.press("Return")
    return screen


def test_that_a_till_is_offered_to_whoever_takes_money(counter: CounterDesk) -> None:
    offers = list[NoticeAction | None]()
    cashier_too = replace(OFFICER, also=frozenset({Role.CASHIER}))
    screen = _ready_to_go(counter, cashier_too, offers)
    (row,) = screen.departures.state.rows
    assert offers[-1] is not None
    offers[-1].act()
    assert counter.went[-1] == Go("money", row.line.dossier)
    screen.leave()


def test_that_fees_taken_at_another_desk_are_asked_about_no_more(counter: CounterDesk) -> None:
    screen = _ready_to_go(counter)
    (row,) = screen.departures.state.rows
    counter.news.tell(DossiersChanged(frozenset()))  # the home was asked: nothing is new of it
    screen.departures.write(row.line.dossier, "tracking", "A100001")  # whose figures are in order
    assert screen.departures.state.rows[0].doubt == "chưa thu phí, chưa ghi lý do"
    assert counter.focus is screen.view.departures.unpaid
    till, dossier = counter.office.till, row.line.dossier
    till.open_shift(OpenShift(key=uuid4(), opening=0), AT_THE_TILL)
    owing = counter.office.reading.dossier(dossier).folded.dossier
    assert owing is not None
    till.collect(an_order_to_take(owing), AT_THE_TILL)
    counter.news.tell(DossiersChanged(frozenset()))
    (row,) = screen.departures.state.rows
    assert (row.doubt, row.debt) == ("", False)
    screen.leave()


@pytest.mark.parametrize(
    "error",
    [
        lambda codes: FeesOutstanding(150_000, 0, codes=codes),
        NotForThePost,
        lambda codes: PostalListIncomplete("tracking", codes),
    ],
)
def test_that_a_long_list_is_told_by_its_first_three(
    qapp: object, error: Callable[[Sequence[str]], DeskError]
) -> None:
    codes = [f"H13.45.12-261120-{n}" for n in range(1001, 1501)]
    shown = notice(error(codes))
    said = f"{shown.title} {shown.advice}"
    assert ", ".join(codes[:3]) + " và 497 hồ sơ khác" in said
    assert codes[3] not in said
    shown = notice(error(codes[:3]))
    assert "hồ sơ khác" not in f"{shown.title} {shown.advice}"
