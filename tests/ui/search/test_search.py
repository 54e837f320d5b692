from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QObject

from desk_app.domain.sent_away import SentAway
from desk_app.services.intake.note_external_code import NoteExternalCode
from tests.builders import a_person, a_sending
from tests.ui.dossiers.counter import OFFICER, CounterDesk
from ui.background import Lane
from ui.news import DossiersChanged
from ui.screens.search.screen import SearchScreen
from ui.shell.screen import Go


def opened(counter: CounterDesk, sought: str | None = None) -> SearchScreen:
    """Joined to the box of the shell as the workplace does it."""
    screen = counter.seat(SearchScreen)

    def find(text: str) -> None:
        screen.enter(OFFICER, text)

    def answer(go: Go) -> None:
        if go.page == "search":
            screen.enter(OFFICER, go.about)

    counter.shell.searched.connect(find)
    counter.shell.search_typed.connect(screen.typed)
    screen.go.connect(answer)
    if sought is not None:
        screen.enter(OFFICER, sought)
    return screen


def found(screen: SearchScreen) -> list[str]:
    return [row.code for row in screen.presenter.state.rows]


def test_that_rows_appear_as_one_types_and_the_focus_stays_in_the_box(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    screen = opened(counter)
    counter.press("Ctrl+F")
    counter.type("nguyen thi")
    assert found(screen) == [str(dossier.code)]
    assert counter.focus is counter.shell.search


def test_that_the_page_is_asked_for_once_two_letters_are_there(counter: CounterDesk) -> None:
    opened(counter)
    counter.press("Ctrl+F")
    counter.type("n")
    assert counter.went == []
    counter.type("guyen")
    assert counter.went == [Go("search")]


def test_that_enter_goes_to_the_rows_newest_first_and_opens_one(counter: CounterDesk) -> None:
    older, newer = counter.receive(), counter.receive()
    screen = opened(counter)
    counter.press("Ctrl+F")
    counter.type("nguyen")
    counter.press("Return")
    assert found(screen) == [str(newer.code), str(older.code)]
    counter.press("Down", "Return")
    assert counter.went[-1] == Go("dossier", older.id)


@pytest.mark.parametrize("sought", ["0912345678", "092304001234", "1234", "NGUYEN THI LAN"])
def test_that_one_box_takes_number_name_and_telephone(counter: CounterDesk, sought: str) -> None:
    dossier = counter.receive()
    assert found(opened(counter, sought)) == [str(dossier.code)]


def test_that_a_whole_code_opens_its_dossier_at_once(counter: CounterDesk) -> None:
    dossier = counter.receive()
    counter.receive()
    opened(counter)
    counter.press("Ctrl+F")
    counter.type(str(dossier.code).lower())
    assert counter.went == [Go("search")]
    counter.press("Return")
    assert counter.went[-1] == Go("dossier", dossier.id)


@pytest.mark.parametrize("sought", ["lan", "1001"])
def test_that_one_hit_is_opened_by_the_enter_that_sought_it(
    counter: CounterDesk, sought: str
) -> None:
    dossier = counter.receive()
    opened(counter)
    counter.press("Ctrl+F")
    counter.type(sought)
    assert counter.went == [Go("search")]
    counter.press("Return")
    assert counter.went[-1] == Go("dossier", dossier.id)


def test_that_several_hits_are_gone_to_and_none_is_opened(counter: CounterDesk) -> None:
    counter.receive()
    counter.receive()
    screen = opened(counter, "lan")
    assert counter.went == []
    assert counter.focus is screen.view.list.table


def test_that_an_empty_answer_says_what_can_be_typed(counter: CounterDesk) -> None:
    screen = opened(counter, "khong co ai")
    said = screen.view._empty.accessibleName()
    assert said.startswith("Không thấy hồ sơ nào. Gõ được: mã hồ sơ")


def test_that_a_full_answer_says_that_there_may_be_more(counter: CounterDesk) -> None:
    for n in range(51):
        counter.receive(applicant=a_person(name=f"TRẦN VĂN {'ABCDEFGHIJ'[n % 10]}N"))
    screen = opened(counter, "tran")
    assert screen.view.count.text() == "50 hồ sơ mới nhất  ·  gõ thêm để thu hẹp"


def test_that_coming_back_asks_again(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, "lan")
    screen.leave()
    counter.bring_back(dossier)
    screen.enter(OFFICER, None)
    assert screen.presenter.state.rows[0].place == "Có kết quả, chờ trả"
    assert counter.focus is screen.view.list.table


def test_that_news_change_the_rows_without_moving_the_focus(counter: CounterDesk) -> None:
    counter.receive()
    screen = opened(counter, "lan")
    counter.press("Ctrl+F")
    dossier = counter.receive()
    counter.news.tell(DossiersChanged(frozenset({dossier.id})))
    assert len(found(screen)) == 2
    assert counter.focus is counter.shell.search


class Slow:
    """A background whose answers come when asked for, and none for what was superseded."""

    def __init__(self) -> None:
        self.waiting: dict[str, Callable[[], None]] = {}

    def run(  # the shape of `Runs`
        self,
        work: Callable[[], Any],
        *,
        owner: QObject,
        done: Callable[[Any], None],
        failed: Callable[[Any], None],
        lane: Lane = Lane.COUNTER,
        key: str = "",
    ) -> None:
        assert lane is Lane.READING
        self.waiting[key] = lambda: done(work())

    def answer(self) -> None:
        waiting, self.waiting = self.waiting, {}
        for work in waiting.values():
            work()


def test_that_enter_is_answered_even_if_news_come_first(counter: CounterDesk) -> None:
    dossier = counter.receive()
    slow = Slow()
    screen = SearchScreen(counter.office, slow, counter.news)
    screen.go.connect(counter.went.append)
    screen.enter(OFFICER, str(dossier.code))
    slow.answer()
    counter.went.clear()
    screen.enter(OFFICER, str(dossier.code))
    counter.news.tell(DossiersChanged(frozenset({dossier.id})))
    slow.answer()
    assert counter.went == [Go("dossier", dossier.id)]


def sent_away(counter: CounterDesk) -> SentAway:
    order = a_sending(key=counter.office.counter.new_key())
    away = counter.office.counter.ask_supplement_first(order, OFFICER)
    counter.clock.forward(timedelta(minutes=1))
    return away


@pytest.mark.parametrize("sought", ["1001/PBS-TTPVHCC", "nguyen thi lan", "092304001234"])
def test_that_somebody_sent_away_is_found_and_the_visit_is_opened(
    counter: CounterDesk, sought: str
) -> None:
    away = sent_away(counter)
    screen = opened(counter, sought)
    (row,) = screen.presenter.state.rows
    assert (row.code, row.badge.text) == (f"Số {away.number}", "Chưa tiếp nhận")
    counter.press("Return")
    assert counter.went[-1] == Go("sent_away", away.id)


def test_that_the_newest_stands_on_top_received_or_sent_away(counter: CounterDesk) -> None:
    older = counter.receive()
    counter.clock.forward(timedelta(minutes=1))
    away = sent_away(counter)
    newer = counter.receive()
    screen = opened(counter, "nguyen thi lan")
    assert found(screen) == [str(newer.code), f"Số {away.number}", str(older.code)]
    assert screen.view.count.text() == "3 hồ sơ  ·  mới nhất ở trên"
    counter.press("Down", "Return")
    assert counter.went[-1] == Go("sent_away", away.id)


def test_that_the_day_and_the_last_digits_of_a_code_find_it_and_the_page_says_so(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    counter.clock.forward(timedelta(days=3))
    counter.receive()  # the same serial, of another day
    screen = opened(counter, "nobody")
    assert "(261123-1002 hoặc 23-1002)" in screen.view._empty.accessibleName()
    counter.press("Ctrl+F")
    counter.type(str(dossier.code)[-7:])
    assert found(screen) == [str(dossier.code)]
    counter.press("Return")
    assert counter.went[-1] == Go("dossier", dossier.id)


def test_that_another_systems_code_opens_its_dossier(counter: CounterDesk) -> None:
    counter.receive()
    dossier = counter.receive()
    code = "G09.20-20260609-0092637"
    counter.office.counter.note_external_code(
        NoteExternalCode(dossier=dossier.id, system="Cổng", code=code), OFFICER
    )
    opened(counter, code.lower())
    assert counter.went[-1] == Go("dossier", dossier.id)
