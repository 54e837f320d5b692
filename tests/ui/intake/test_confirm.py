"""Confirming: stored once, said in words, and nothing typed is lost when it is refused."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk_app.domain.acts import kinds
from desk_app.domain.dossier import CollectorKind, Dossier, ReturnWay
from desk_app.domain.handling.flow import Status
from desk_app.domain.law.procedure import Flag
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.services.intake.prepare import ReceiveDossier
from tests.builders import CASHIER, LEADER, a_scribe, an_officer
from tests.ui.intake.seat import FOUR_PAPERS, HAU, LAN, Seat, four_papers, open_counter
from ui.background import Background
from ui.screens.intake.form.form import ActingFor, Who


def test_that_an_intake_is_stored_and_the_next_visitor_can_come(seat: Seat) -> None:
    dossier = seat.receive()
    assert seat.office.reading.dossier(dossier.id).folded.dossier == dossier
    assert seat.state.form.is_blank
    assert seat.said.startswith("Đã tiếp nhận H13.45.12-261120-1001 cho NGUYỄN THỊ LAN.")
    assert "Hẹn trả 09:15, 30/11/2026" in seat.said
    assert seat.headers[-1].seconds_since is None
    seat.scan(HAU)
    assert seat.state.form.visitor.name == "TRẦN VĂN HẬU"


def test_that_the_key_pressed_twice_receives_once_and_says_so_again(seat: Seat) -> None:
    seat.receive()
    said = seat.said
    seat.press("Ctrl+Return", "Ctrl+Return")
    assert len(seat.received) == 1
    assert seat.said == said


def test_that_every_form_has_a_key_of_its_own(seat: Seat) -> None:
    assert seat.receive().id != seat.receive().id


def test_that_the_expected_code_is_the_one_given(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G")
    assert seat.state.prepared is not None
    expected = seat.state.prepared.expected
    seat.press("Ctrl+Return")
    assert seat.received[-1].code == expected


def test_that_the_way_of_return_is_kept(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Return", "Return", "Return", "Return", "Right", "Space")
    seat.press("Ctrl+G", "Ctrl+Return")
    assert seat.received[-1].return_way is ReturnWay.POST


def test_that_a_result_by_post_is_asked_where_it_is_to_be_sent(seat: Seat) -> None:
    seat.type("Phạm Thị Hoa")
    seat.press("Tab")
    seat.type("079185001112")
    seat.screen.view.procedure.field.setFocus()
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G")
    seat.screen.view.slip.ways.setFocus()
    seat.press("Right", "Right")
    assert seat.state.form.return_way is ReturnWay.ELECTRONIC
    seat.press("Left", "Ctrl+Return")
    assert not seat.received
    assert seat.said.startswith("Chưa có địa chỉ để gửi kết quả qua bưu chính.")
    assert seat.place is seat.screen.view.person.fields.address
    seat.type("Khu vực 3, phường Ninh Kiều, TP Cần Thơ")
    seat.press("Ctrl+Return")
    assert seat.received[-1].return_way is ReturnWay.POST


def test_that_it_is_sent_to_the_owner_where_nobody_else_may_take_it(seat: Seat) -> None:
    seat.scan(HAU)  # with an address
    presenter = seat.screen.presenter
    presenter.person.act_for(ActingFor.OTHER)
    presenter.person.edit(Who.OWNER, "name", "Nguyễn Thị Lan")
    presenter.person.edit(Who.OWNER, "id_number", "079185001112")
    presenter.choose_return_way(ReturnWay.POST)
    seat.screen.view.procedure.field.setFocus()
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Ctrl+Return")
    assert not seat.received
    assert seat.place is seat.screen.view.person.owner.address
    presenter.person.act_for(ActingFor.PERSON)
    presenter.person.authorise("Giấy ủy quyền ngày 01/11/2026")
    seat.press("Ctrl+Return")
    assert seat.received[-1].may_collect is not None


def test_that_an_empty_form_is_refused_in_words(seat: Seat) -> None:
    seat.press("Ctrl+Return")
    assert "Chưa đủ thông tin người nộp" in seat.said
    assert seat.place is seat.screen.view.person.fields.name


def test_that_used_up_numbers_are_told_and_everything_typed_stays(seat: Seat) -> None:
    with seat.opened.store.work(a_scribe())() as tx:
        tx.numbers.retire_all()
        tx.commit()
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G")
    before = seat.state.form
    assert "hết số" in seat.words()
    seat.press("Ctrl+Return")
    assert "hết số" in seat.said
    assert seat.state.form == before
    assert not seat.received


def test_that_a_cashier_receives_nothing(seat: Seat) -> None:
    seat.restart(an_officer(CASHIER, Role.CASHIER))
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Ctrl+Return")
    assert not seat.received
    assert seat.said


def test_that_another_minute_means_another_hour_of_appointment(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return")
    assert "trước 9 giờ 15 phút" in seat.words()
    seat.clock.forward(timedelta(minutes=1))
    seat.screen.tick()
    assert "trước 9 giờ 16 phút" in seat.words()


def test_that_who_comes_on_a_sunday_evening_reads_from_when_it_counts_and_that_it_ends_at_opening(
    seat: Seat,
) -> None:
    """DOMAIN 6.1: outside hours the clock begins on the next working morning."""
    seat.clock.at = datetime(2026, 11, 15, 12, 30, tzinfo=UTC)  # 19:30
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return")
    assert "lúc 7 giờ 00 phút, ngay đầu buổi, tại quầy" in seat.words()
    assert "nhận ngày nghỉ nên tính từ 07:00 ngày 16/11" in seat.words()


class Gate:
    """Lets an intake through only when it is opened: a store that another program holds up."""

    def __init__(self, seat: Seat) -> None:
        self.open = Event()
        self._receive = seat.office.counter.receive
        seat.office = replace(seat.office, counter=replace(seat.office.counter, receive=self._held))

    def _held(self, order: ReceiveDossier, officer: Officer) -> Dossier:
        assert self.open.wait(30)
        return self._receive(order, officer)


@pytest.fixture
def slow(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[tuple[Seat, Gate]]:
    """A seat with real lanes, filled and confirmed, the store not answering yet."""
    seat = Seat(open_counter(tmp_path), qapp, Background())
    gate = Gate(seat)
    seat.restart()
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return")
    qtbot.waitUntil(lambda: seat.state.procedure is not None)
    seat.press("Ctrl+G", "Ctrl+Return")
    yield seat, gate
    gate.open.set()
    seat.close()


def test_that_the_button_is_busy_at_once_and_a_second_press_does_nothing(
    slow: tuple[Seat, Gate], qtbot: QtBot
) -> None:
    seat, gate = slow
    button = seat.screen.view.slip.confirm
    assert button.busy
    assert button.text() == "Đang tiếp nhận"
    seat.press("Ctrl+Return", "Ctrl+Return")
    gate.open.set()
    qtbot.waitUntil(lambda: bool(seat.received))
    assert button.text() == "Tiếp nhận và in"
    assert len(seat.received) == 1


def test_that_nothing_is_typed_into_a_form_that_is_being_received(
    slow: tuple[Seat, Gate], qtbot: QtBot
) -> None:
    seat, gate = slow
    form = seat.state.form
    seat.press("1", "4")
    seat.screen.view.person.phone.setFocus()
    seat.type("0912345678")
    assert seat.state.form == form
    assert seat.screen.view.person.phone.text() == ""
    gate.open.set()
    qtbot.waitUntil(lambda: bool(seat.received))
    assert seat.received[-1].applicant.phone == ""


def test_that_a_card_scanned_meanwhile_is_the_next_visitors(
    slow: tuple[Seat, Gate], qtbot: QtBot
) -> None:
    seat, gate = slow
    seat.scan(HAU)
    assert seat.state.form.visitor.name == "NGUYỄN THỊ LAN"
    gate.open.set()
    qtbot.waitUntil(lambda: seat.state.form.visitor.name == "TRẦN VĂN HẬU")
    assert seat.received[-1].applicant.name == "NGUYỄN THỊ LAN"


def test_that_enter_before_the_answer_takes_what_fits_best(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    seat = Seat(open_counter(tmp_path), qapp, Background())
    seat.scan(LAN)
    seat.type("khai sinh")
    seat.press("Return")
    qtbot.waitUntil(lambda: seat.state.form.procedure == FOUR_PAPERS)
    seat.close()


def on_the_spot(seat: Seat) -> None:
    flags = frozenset({Flag.FIVE_ON_THE_SPOT})
    seat.put_in_catalogue(replace(four_papers(), flags=flags, results=("Bản sao trích lục",)))


def filled_in_to_the_end(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G")


def test_that_one_key_receives_and_returns_what_is_for_the_spot(seat: Seat) -> None:
    on_the_spot(seat)
    printed = list[object]()
    seat.screen.visit_over.connect(printed.append)
    filled_in_to_the_end(seat)
    seat.press("Shift+F5")
    (dossier,) = seat.received
    view = seat.office.reading.dossier(dossier.id)
    assert [deed.kind for deed in view.deeds] == [
        kinds.RECEIVED,
        kinds.RESULT_BACK,
        kinds.RETURNED,
    ]
    assert (dossier.status, dossier.result_note) == (Status.RETURNED, "Bản sao trích lục")
    assert dossier.collector is not None
    assert dossier.collector.kind is CollectorKind.OWNER
    assert seat.said == (
        f"Đã nhận và trả ngay kết quả {dossier.code} cho NGUYỄN THỊ LAN. Mời khách tiếp theo."
    )
    assert printed == [(dossier,)]
    assert seat.state.form.is_blank


def test_that_other_procedures_do_not_offer_it(seat: Seat) -> None:
    filled_in_to_the_end(seat)
    assert not seat.screen.view.slip.at_once.isVisible()
    seat.press("Shift+F5")
    assert seat.received == []


def test_that_a_leader_may_do_it_with_any_procedure(seat: Seat) -> None:
    seat.restart(an_officer(LEADER, Role.LEADER))
    filled_in_to_the_end(seat)
    assert seat.screen.view.slip.at_once.isVisible()
    seat.press("Shift+F5")
    assert [dossier.status for dossier in seat.received] == [Status.RETURNED]


def test_that_papers_missing_hold_it_up_like_any_reception(seat: Seat) -> None:
    on_the_spot(seat)
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Shift+F5")
    assert seat.received == []
    assert seat.state.missing
    assert not seat.screen.view.slip.at_once.isVisible()


def test_that_who_hands_in_for_another_without_a_paper_is_not_given_the_result(
    seat: Seat,
) -> None:
    on_the_spot(seat)
    filled_in_to_the_end(seat)
    seat.scan(HAU)
    seat.press("Ctrl+H", "Ctrl+G", "Shift+F5")
    assert seat.received == []
    assert seat.said.startswith("Hồ sơ không ghi người này được nhận kết quả.")
    assert not seat.state.form.is_blank
