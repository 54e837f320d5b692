"""Fifty dossiers come with the post, and their results go back with it: by keys and scans only."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desk_app.documents.kinds import POSTAL_LIST, RECEIPT, SUPPLEMENT_REQUEST
from desk_app.domain.dossier import CollectorKind, Dossier
from desk_app.domain.handling.flow import Status
from desk_app.domain.law.papers import Channel
from desk_app.domain.people.rights import Role
from desk_app.services.post.check_letters import CheckedList, LetterState
from tests.builders import ADMIN, LEADER, an_officer
from tests.documents.reading import text_of
from tests.fakes import FakePrinters
from tests.services.post.a_list import csv_of, lines
from tests.ui import keyboard
from tests.ui.conftest import _dressed
from tests.ui.desk.test_workplace import Window
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk, counter
from tests.ui.later import Later
from ui.background import Lane
from ui.paper_desk import BINDINGS, BUNDLE
from ui.screens.post.screen import PostScreen

__all__ = ["_dressed", "counter"]  # fixtures
LETTERS = 50
LACKING, UNNAMED = 6, 8  # rows: a paper is not there; no such procedure


class PostDay(Window):
    """The window on a day with the post, one printer beside it."""

    printers: FakePrinters

    @property
    def post(self) -> PostScreen:
        screen: PostScreen = self.workplace.screens["post"]
        return screen

    @property
    def letters(self) -> CheckedList:
        checked = self.post.arrivals.state.checked
        assert checked is not None
        return checked

    @property
    def dossiers(self) -> list[Dossier]:
        """What the lines became, in their order."""
        views = [self.desk.office.reading.dossier(row.key) for row in self.letters.rows if row.code]
        return [view.folded.dossier for view in views if view.folded.dossier is not None]

    def read_bag(self, file: Path) -> None:
        """The machine's own window for files offers this one."""
        self.post.choose_file = lambda _owner, done: done(file)
        self.press("Shift+F4", "3")

    def type(self, words: str) -> None:
        keyboard.type_text(self.shell, words)
        QApplication.processEvents()

    def in_tray(self, form: str) -> list[int]:
        """Copies of each paper of `form` that came out."""
        name = form.replace("_", "-")
        return [sheet.copies for sheet in self.printers.tray if name in sheet.name]


@pytest.fixture
def day(counter: CounterDesk, qapp: QApplication) -> Iterator[PostDay]:
    admin = an_officer(ADMIN, Role.ADMIN)
    forms = (RECEIPT, POSTAL_LIST, SUPPLEMENT_REQUEST)
    bound = {form: {"printer": "quay-1"} for form in forms}
    counter.office.keeping.set_setting(BINDINGS, bound, admin)
    counter.office.keeping.set_setting(BUNDLE, [RECEIPT], admin)
    printers = FakePrinters()
    day = PostDay(counter, qapp, printers)
    day.printers = printers
    day.seat(OFFICER)
    yield day
    day.workplace.leave()
    day.shell.hide()
    day.workplace._preview.deleteLater()
    day.shell.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    rows = lines(LETTERS)
    rows[LACKING]["papers"] = "1"
    rows[UNNAMED]["procedure"] = "Thủ tục không có"
    file = tmp_path / "buu-dien-20-11.csv"
    file.write_bytes(csv_of(rows))
    return file


def test_that_a_postal_batch_of_fifty_takes_one_confirmation_and_two_looks(
    day: PostDay, bag: Path
) -> None:
    day.read_bag(bag)
    assert "chưa tiếp nhận gì" in day.said
    assert day.letters.count(LetterState.COMPLETE) == LETTERS - 2
    assert day.desk.office.post.letter_lists() == ()  # reading stored nothing

    day.press("2", "Ctrl+Return")
    assert day.letters.count(LetterState.RECEIVED) == LETTERS - 2
    assert f"{LETTERS - 2} hồ sơ" in day.said
    assert {dossier.channel for dossier in day.dossiers} == {Channel.POST}
    assert len(day.in_tray(RECEIPT)) == LETTERS - 2

    # A paper is not there: the line opens filled in, and Mẫu 02 goes back by post.
    day.press("Return")
    assert day.shell.page == "intake"
    day.press("Alt+B", "Ctrl+Return")
    assert day.shell.page == "post"
    assert day.letters.rows[LACKING].state is LetterState.ANSWERED
    assert len(day.in_tray(SUPPLEMENT_REQUEST)) == 1

    # No such procedure: the officer names the right one.
    day.press("Return")
    day.type("1.001612")
    day.press("Return", "Ctrl+G", "Ctrl+Return")
    assert day.shell.page == "post"
    assert day.letters.rows[UNNAMED].state is LetterState.RECEIVED

    # The same list read again doubles nothing.
    day.press("3")
    assert day.letters.count(LetterState.COMPLETE) == 0
    assert len(day.dossiers) == len(day.received) + LETTERS - 2 == LETTERS - 1


def send_three(day: PostDay, bag: Path) -> list[Dossier]:
    """Three results came back and go out by post: scan of a label, scan of its item."""
    day.read_bag(bag)
    day.press("2", "Ctrl+Return")
    sent = day.dossiers[:3]
    for dossier in sent:
        day.desk.bring_back_paid(dossier)
    day.press("Alt+2")
    day.type("Bưu điện phường Ninh Kiều")
    day.press("Return")
    for n, dossier in enumerate(sent):
        day.scan(str(dossier.code))
        day.scan(f"CP10000000{n}VN")
    day.press("Ctrl+Return")
    return sent


@pytest.fixture
def small_bag(tmp_path: Path) -> Path:
    file = tmp_path / "buu-dien-21-11.csv"
    file.write_bytes(csv_of(lines(4)))
    return file


def test_that_results_go_to_the_post_by_scans_with_a_list_in_two_copies(
    day: PostDay, small_bag: Path
) -> None:
    sent = send_three(day, small_bag)
    assert "3 bưu gửi" in day.said
    (given,) = {one.post.sendings[-1].number for one in map(day.desk.stored, sent)}
    assert str(given) in day.said
    assert day.in_tray(POSTAL_LIST) == [2]
    day.press("Ctrl+Return", "Ctrl+Return")  # pressed once too often
    assert day.in_tray(POSTAL_LIST) == [2]

    day.press("Alt+3", "4")
    assert day.in_tray(POSTAL_LIST) == [2, 2]

    # At the counter nobody hands out what is with the post.
    day.press("F5")
    day.scan(str(sent[0].code))
    day.press("Ctrl+Return")
    assert day.desk.stored(sent[0]).status is Status.RESULT_BACK


def test_that_what_the_post_says_is_noted_by_a_scan_and_a_key(
    day: PostDay, small_bag: Path
) -> None:
    sent = send_three(day, small_bag)
    day.desk.clock.forward(timedelta(days=2))
    day.press("Alt+3")
    day.scan("CP100000000VN")
    day.press("1")
    day.type("NGUYỄN VĂN BẢO")
    day.press("Ctrl+Return")
    delivered = day.desk.stored(sent[0])
    assert delivered.status is Status.RETURNED
    assert delivered.collector is not None
    assert (delivered.collector.kind, delivered.collector.name) == (
        CollectorKind.POST,
        "NGUYỄN VĂN BẢO",
    )
    day.scan("CP100000001VN")
    day.press("2", "Ctrl+Return")  # without a reason
    assert day.desk.stored(sent[1]).post.under_way is not None
    day.type("đi vắng")
    day.press("Ctrl+Return")
    assert day.desk.stored(sent[1]).post.under_way is None
    assert "chờ ở quầy" in day.said

    # From its own page it goes again.
    day.scan(str(sent[1].code))
    assert day.shell.page == "dossier"
    day.press("Alt+U")
    assert day.shell.page == "post"
    (chosen,) = day.post.departures.state.chosen
    assert chosen.line.dossier == sent[1].id


def test_that_a_file_of_the_post_is_seen_before_it_is_noted(
    day: PostDay, small_bag: Path, tmp_path: Path
) -> None:
    sent = send_three(day, small_bag)
    day.desk.clock.forward(timedelta(days=2))
    file = tmp_path / "ket-qua.csv"
    said = ["Mã bưu gửi;Ngày phát;Trạng thái;Người nhận"]
    said += [
        "CP100000000VN;21/11/2026;Phát thành công;LAN",
        "CP100000002VN;;Chuyển hoàn;sai địa chỉ",
    ]
    file.write_text("\n".join(said), "utf-8")
    day.post.choose_file = lambda _owner, done: done(file)
    day.press("Alt+3", "3", "Esc", "3")
    assert day.desk.stored(sent[0]).status is Status.RESULT_BACK
    day.press("Ctrl+Return")
    assert [day.desk.stored(one).status for one in sent] == [
        Status.RETURNED,
        Status.RESULT_BACK,
        Status.RESULT_BACK,
    ]
    assert "2 bưu gửi" in day.said


def test_that_the_number_of_an_item_or_of_a_list_opens_what_it_is_of_from_any_page(
    day: PostDay, small_bag: Path
) -> None:
    sent = send_three(day, small_bag)
    day.press("F3")
    day.scan("CP100000002VN")
    assert day.shell.page == "dossier"
    (list_,) = {one.post.sendings[-1].list for one in map(day.desk.stored, sent)}
    day.press("F3")
    day.scan("BC-261120-1001")
    assert day.shell.page == "post"
    current = day.post.view.sent.current
    assert current is not None
    assert current.list == list_
    day.press("F3")
    day.scan("CP999999999VN")
    assert day.shell.page == "worklist"
    assert day.said


def test_that_a_list_half_made_is_there_again_for_its_officer_only(
    day: PostDay, small_bag: Path
) -> None:
    day.read_bag(small_bag)
    day.press("2", "Ctrl+Return")
    (dossier, *_others) = day.dossiers
    day.desk.bring_back(dossier)
    day.press("Alt+2")
    day.type("Bưu điện Ninh Kiều")
    day.scan(str(dossier.code))
    day.scan("CP100000000VN")
    day.workplace.leave()
    day.seat(an_officer(LEADER, Role.LEADER))
    day.press("Shift+F4", "Alt+2")
    assert day.post.departures.state.chosen == []
    day.workplace.leave()
    day.seat(OFFICER)
    day.press("Shift+F4", "Alt+2")
    (row,) = day.post.departures.state.chosen
    assert (row.entry.tracking, day.post.departures.state.post) == (
        "CP100000000VN",
        "Bưu điện Ninh Kiều",
    )


def test_that_a_result_asked_for_at_the_counter_can_go_by_post_too(day: PostDay) -> None:
    dossier = day.take_in()
    day.desk.bring_back(dossier)
    day.press("Esc", "Shift+F4", "Alt+2")
    assert day.post.departures.state.rows == ()
    day.scan(str(dossier.code))
    day.press("Alt+U")
    (row,) = day.post.departures.state.chosen
    assert row.line.code == str(dossier.code)
    day.workplace.leave()
    day.seat(OFFICER)
    day.press("Shift+F4", "Alt+2")
    assert [row.line.code for row in day.post.departures.state.chosen] == [str(dossier.code)]


def last_list(day: PostDay) -> str:
    """The words of the list that came out last."""
    name = POSTAL_LIST.replace("_", "-")
    return text_of([sheet.pdf for sheet in day.printers.tray if name in sheet.name][-1])


def test_that_a_list_no_printer_took_is_printed_as_the_first_one(
    day: PostDay, small_bag: Path
) -> None:
    day.printers.refuses, day.printers.refusing = "server-error", {"quay-1"}
    sent = send_three(day, small_bag)
    assert day.in_tray(POSTAL_LIST) == []
    day.printers.refuses = ""
    day.press("Alt+3", "4")
    assert day.in_tray(POSTAL_LIST) == [2]
    assert str(day.desk.stored(sent[0]).post.sendings[-1].number) in last_list(day)
    assert "Bản in lại" not in last_list(day)
    day.press("4")
    assert "Bản in lại lần 1" in last_list(day)


def test_that_a_list_printed_from_what_is_told_of_it_is_a_print_that_counts(
    day: PostDay, small_bag: Path
) -> None:
    send_three(day, small_bag)
    day.printers.refuses, day.printers.refusing = "server-error", {"quay-1"}
    day.press("Alt+3", "4")
    assert "chưa in ra" in day.said
    day.printers.refuses = ""
    day.shell._notice.action.click()
    QApplication.processEvents()
    assert day.in_tray(POSTAL_LIST) == [2, 2]
    assert "Bản in lại lần 1" in last_list(day)
    day.press("4")
    assert "Bản in lại lần 2" in last_list(day)


def test_that_a_list_of_which_nobody_knows_whether_it_is_out_counts(
    day: PostDay, small_bag: Path
) -> None:
    day.printers.silent = True  # it took the list, and does not answer
    send_three(day, small_bag)
    day.printers.silent = False
    day.press("Alt+3", "4")
    assert "Bản in lại lần 1" in last_list(day)


@pytest.fixture
def slow(day: PostDay, small_bag: Path) -> Later:
    """A list was given and printed; what is noted of its next print is stored late."""
    send_three(day, small_bag)
    slow = Later(lanes={Lane.COUNTER})
    day.post.sent._background = slow
    day.press("Alt+3", "4")
    assert day.in_tray(POSTAL_LIST) == [2]
    return slow


def test_that_a_list_asked_for_again_comes_out_though_its_officer_went_on(
    day: PostDay, slow: Later
) -> None:
    day.press("F3")
    slow.go_on()
    assert day.in_tray(POSTAL_LIST) == [2, 2]


def test_that_a_list_comes_not_out_before_another_and_is_told_to_who_asked_for_it(
    day: PostDay, slow: Later
) -> None:
    day.workplace.leave(locked=True)
    day.seat(ANOTHER)
    day.press("Shift+F4")
    slow.go_on()
    assert day.in_tray(POSTAL_LIST) == [2]
    assert "Chưa in" not in day.said
    day.workplace.leave(locked=True)
    day.seat(OFFICER)
    day.press("Shift+F4")
    assert "Chưa in danh sách số" in day.said
    day.press("Alt+3", "4")
    slow.go_on()
    assert day.in_tray(POSTAL_LIST) == [2, 2]
    assert "Bản in lại lần 1" in last_list(day)  # what was not printed is not counted
