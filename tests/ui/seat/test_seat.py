"""What is answered late goes to who asked, who may sit here no more, or once more."""

from datetime import timedelta

import pytest

from desk_app.domain.officer import Officer
from tests.builders import LEADER, RECEPTION, Clock, an_officer
from ui.seat.seat import Seat
from ui.texts import Notice
from ui.widgets.bars import NoticeAction

FIRST, SECOND = an_officer(LEADER), an_officer(RECEPTION)
DONE = Notice("Đã thu.", "", done=True)


class Page:
    """The words on it are its officer's."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.told: list[str] = []
        self.notices: list[Notice] = []
        self.offered: NoticeAction | None = None  # with the last of them
        self.seat = self.another_seat()
        self.words = ""

    def another_seat(self) -> Seat[str]:
        return Seat[str](self.clock, self._say)

    def _say(self, said: Notice, action: NoticeAction | None) -> None:
        self.told.append(said.title)
        self.notices.append(said)
        self.offered = action


@pytest.fixture
def page() -> Page:
    page = Page()
    page.words = page.seat.sit(FIRST, "", "")
    return page


def sits_down(page: Page, *officers: Officer) -> None:
    for officer in officers:
        page.words = page.seat.sit(officer, page.words, "")


def test_that_each_finds_what_they_left_and_who_stays_what_lies_there(page: Page) -> None:
    page.words = "của người đầu"
    sits_down(page, FIRST)
    assert page.words == "của người đầu"
    sits_down(page, SECOND)
    assert page.words == ""
    page.words = "của người sau"
    sits_down(page, FIRST)
    assert page.words == "của người đầu"
    sits_down(page, SECOND)
    assert page.words == "của người sau"


def test_that_an_answer_is_heard_by_who_asked_alone(page: Page) -> None:
    heard: list[str] = []
    answered = page.seat.to_asker(heard.append)
    sits_down(page, SECOND)
    answered("cho người đầu")
    assert heard == []
    sits_down(page, FIRST)
    answered("cho người đầu")
    assert heard == ["cho người đầu"]


def test_that_what_changes_is_what_who_asked_has_or_left(page: Page) -> None:
    page.words = page.seat.change(FIRST, "đang thu", lambda _words: "đã thu")
    assert page.words == "đã thu"
    sits_down(page, SECOND)
    page.words = page.seat.change(FIRST, "của người sau", lambda words: f"{words} xong")
    assert page.words == "của người sau"
    sits_down(page, FIRST)
    assert page.words == "đã thu xong"


def test_that_who_was_away_is_told_once_and_as_soon_as_they_are_back(page: Page) -> None:
    sits_down(page, SECOND)
    page.seat.tell(FIRST, DONE)
    assert page.told == []
    sits_down(page, FIRST)
    assert page.told == [DONE.title]
    sits_down(page, SECOND, FIRST)
    assert page.told == [DONE.title]


def test_that_nothing_of_yesterday_is_told(page: Page) -> None:
    sits_down(page, SECOND)
    page.seat.tell(FIRST, DONE)
    page.clock.forward(timedelta(days=1))
    sits_down(page, FIRST)
    assert page.told == []


def test_that_all_of_a_page_that_was_not_told_is_told_in_one_notice(page: Page) -> None:
    beside = page.another_seat()
    beside.tell_with(page.seat)
    for officer in (FIRST, SECOND):
        page.seat.sit(officer, "", "")
        beside.sit(officer, "", "")
    page.seat.tell(FIRST, Notice("Đã thu 150.000 đ.", "Trả lại 50.000 đ.", done=True))
    page.seat.tell(FIRST, DONE)
    beside.tell(FIRST, Notice("Chưa chốt được ca.", "Đếm lại."))
    for seat in (page.seat, beside):
        seat.sit(FIRST, "", "")
    (said,) = page.notices
    assert said == Notice(
        "Chưa chốt được ca.", "Đếm lại.\nĐã thu 150.000 đ. Trả lại 50.000 đ.\nĐã thu."
    )


def test_that_each_sentence_told_in_one_notice_keeps_what_it_offered(page: Page) -> None:
    sits_down(page, SECOND)
    give_out = NoticeAction("Trả kết quả", page.told.clear)
    count = NoticeAction("Đếm lại", page.told.clear)
    page.seat.tell(FIRST, DONE, give_out)
    page.seat.tell(FIRST, Notice("Chưa chốt được ca.", ""))
    page.seat.tell(FIRST, Notice("Thừa 5.000 đ.", "", grave=False), count)
    sits_down(page, FIRST)
    assert page.notices[-1].advice == "\nThừa 5.000 đ.\nĐã thu."
    assert page.offered is not None
    assert (page.offered.words, page.offered.below) == ("", (count, give_out))
