from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from db.queries.worklist import Filter
from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Collector, CollectorKind, Dossier, ReturnWay
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId
from desk_app.domain.law.deadline.pause import PauseModel
from desk_app.domain.law.settled import Settlement
from desk_app.domain.money.till.owed import left_of
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.services.amending.void import VoidDossier
from desk_app.services.catalogue.settle_procedure import SettleProcedure
from desk_app.services.handling.supplement import AskSupplement
from desk_app.services.money.set_till import SetTill
from desk_app.services.printing.print_acts import PrintOrder
from desk_app.services.return_.return_result import ReturnResult
from tests.builders import ADMIN, BUSINESS, PAID_ELSEWHERE, a_person, an_officer
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, CARD, OFFICER, CounterDesk
from ui import formats
from ui.news import DossiersChanged, PrintsChanged
from ui.screens.dossier.ahead import Ahead
from ui.screens.dossier.screen import DossierScreen
from ui.screens.dossier.steps import NextStep
from ui.shell.screen import Go
from ui.widgets.button import Button, Kind


def opened(counter: CounterDesk, dossier: Dossier, by: Officer = OFFICER) -> DossierScreen:
    screen = counter.seat(DossierScreen)
    screen.enter(by, dossier.id)
    return screen


def facts(screen: DossierScreen) -> dict[str, str]:
    assert screen.presenter.state.facts is not None
    return {line.caption: line.value for line in screen.presenter.state.facts.lines}


def step(screen: DossierScreen, ahead: Ahead) -> NextStep | None:
    steps = screen.presenter.state.steps
    return next((found for found in steps if found.ahead is ahead), None)


def returned(counter: CounterDesk, dossier: Dossier) -> Dossier:
    counter.bring_back(dossier)
    collector = Collector(kind=CollectorKind.OWNER, name=dossier.applicant.name)
    order = ReturnResult(dossier=dossier.id, collector=collector, unpaid_because=PAID_ELSEWHERE)
    return counter.office.counter.return_result(order, OFFICER)


def print_of(counter: CounterDesk, dossier: Dossier) -> UUID:
    job = uuid4()
    order = PrintOrder(job=job, dossier=dossier.id, form="receipt", printer="q", copies=2)
    counter.office.papers.hand_over(order, OFFICER)
    return job


def test_that_a_result_given_out_unpaid_says_how_much_and_why(counter: CounterDesk) -> None:
    dossier = returned(counter, counter.receive())
    said = facts(opened(counter, dossier))["Còn phải thu"]
    left = formats.money(left_of(dossier))
    assert said == f"Đã trả, chưa thu {left} – lý do: {PAID_ELSEWHERE}"
    counter.exempt(dossier)
    assert "Còn phải thu" not in facts(opened(counter, dossier))


def test_that_the_facts_are_there_and_the_number_is_masked(counter: CounterDesk) -> None:
    dossier = counter.receive()
    told = facts(opened(counter, dossier))
    assert told["Chủ hồ sơ"] == "NGUYỄN THỊ LAN"
    assert told["Số định danh"] == "•••• •••• 1234"
    assert told["Tiếp nhận"] == "09:15, 20/11/2026"
    assert told["Hẹn trả"] == "09:15, 26/11/2026"
    assert told["Lệ phí"] == "150.000 đ"
    assert told["Nhận kết quả"] == "Tại quầy"


def test_that_showing_the_number_is_recorded(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+J")
    assert facts(screen)["Số định danh"] == "092 304 001 234"
    assert counter.kinds(dossier)[-1] == kinds.UNMASKED
    assert screen.presenter.state.course[0].title == "Hiện số định danh"
    counter.press("Ctrl+J")
    assert counter.kinds(dossier).count(kinds.UNMASKED) == 1


def test_that_a_number_shown_is_masked_again_once_the_page_is_left(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+J")
    screen.leave()
    assert facts(screen)["Số định danh"] == "•••• •••• 1234"
    screen.enter(OFFICER, None)
    assert facts(screen)["Số định danh"] == "•••• •••• 1234"


def test_that_another_officer_s_look_is_noted_and_one_s_own_is_not(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    assert kinds.OPENED not in counter.kinds(dossier)
    screen.leave()
    screen.enter(ANOTHER, dossier.id)
    assert counter.kinds(dossier)[-1] == kinds.OPENED


def test_that_the_result_comes_back_with_what_was_typed(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    screen.view.steps.note.setFocus()
    counter.type("01 ban chinh")
    counter.press("Ctrl+B")
    now = counter.stored(dossier)
    assert (now.status, now.result_note) == (Status.RESULT_BACK, "01 ban chinh")
    assert screen.presenter.state.course[0].detail == (
        "chờ gửi khi có mạng · 01 ban chinh · Trần Thị Bích Ngọc, Quầy 1"
    )
    assert screen.view.steps.note.text() == ""
    assert f"Đã nhận kết quả hồ sơ {dossier.code}" in counter.said


@pytest.mark.parametrize(
    ("way", "next_act"),
    [(ReturnWay.POST, "bấm Alt+U để đưa vào danh sách gửi"), (ReturnWay.COUNTER, "hoặc bấm F5")],
)
def test_that_a_result_that_came_is_sent_or_waits_for_its_owner(
    counter: CounterDesk, way: ReturnWay, next_act: str
) -> None:
    opened(counter, counter.receive(return_way=way))
    counter.press("Ctrl+B")
    assert next_act in counter.said
    assert ("Trả khi chủ hồ sơ đến" in counter.said) is (way is ReturnWay.COUNTER)


def test_that_a_second_press_stores_nothing_twice(counter: CounterDesk) -> None:
    dossier = counter.receive()
    opened(counter, dossier)
    counter.press("Ctrl+B", "Ctrl+B")
    assert counter.kinds(dossier).count(kinds.RESULT_BACK) == 1


def test_that_enter_pressed_once_too_often_stores_nothing(counter: CounterDesk) -> None:
    dossier = counter.receive()
    opened(counter, dossier)
    counter.press("Return", "Return")
    assert counter.kinds(dossier) == [kinds.RECEIVED]


def test_that_f5_goes_on_to_the_return_once_the_result_is_back(counter: CounterDesk) -> None:
    dossier = counter.bring_back(counter.receive())
    screen = opened(counter, dossier)
    assert counter.focus is screen.view.steps.acts[Ahead.RETURN].button
    counter.press("F5")
    assert counter.went == [Go("return", dossier.id)]
    assert counter.navigated == []


def test_that_a_return_too_early_is_offered_with_the_reason_why_not(counter: CounterDesk) -> None:
    screen = opened(counter, counter.receive())
    too_early = step(screen, Ahead.RETURN)
    assert too_early is not None
    assert too_early.reason == "Trả kết quả: khi kết quả đã về quầy."
    assert not screen.view.steps.acts[Ahead.RETURN].button.isEnabled()


@pytest.mark.parametrize("how_far", ["received", "result_back", "returned"])
def test_that_exactly_one_button_is_filled(counter: CounterDesk, how_far: str) -> None:
    dossier = counter.receive()
    if how_far == "result_back":
        counter.bring_back(dossier)
    elif how_far == "returned":
        returned(counter, dossier)
    screen = opened(counter, dossier)
    buttons = [b for b in screen.view.findChildren(Button) if b.isVisibleTo(screen.view)]
    assert [b.isEnabled() for b in buttons if b.kind is Kind.PRIMARY] == [True]


def test_that_a_returned_dossier_says_when_and_to_whom(counter: CounterDesk) -> None:
    dossier = counter.receive()
    returned(counter, dossier)
    state = opened(counter, dossier).presenter.state
    assert state.standing == "Đã trả lúc 09:16, 20/11/2026 cho NGUYỄN THỊ LAN, chủ hồ sơ."
    assert [s.ahead for s in state.steps if s.main] == [Ahead.PRINT]


def test_that_the_receipt_is_asked_for_again_by_key_and_only_once(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    asked: list[object] = []
    screen.print_asked.connect(asked.append)
    counter.press("Ctrl+P", "Ctrl+P")
    assert asked == [(dossier.id, "receipt")]


def test_that_a_print_in_doubt_is_told_and_offered_again(counter: CounterDesk) -> None:
    dossier = counter.receive()
    job = print_of(counter, dossier)
    screen = opened(counter, dossier)
    line = screen.presenter.state.papers.prints[0]
    assert (line.name, line.state) == (
        "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
        "không rõ đã in chưa",
    )
    assert line.again
    counter.office.papers.settle(job, dossier.id, "", OFFICER)
    counter.news.tell(PrintsChanged())
    line = screen.presenter.state.papers.prints[0]
    assert (line.state, line.again) == ("2 bản, 09:16 20/11", False)
    assert screen.presenter.state.course[0].title == "In Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
    assert len(screen.presenter.state.course) == 2


def test_that_a_print_that_failed_is_told(counter: CounterDesk) -> None:
    dossier = counter.receive()
    job = print_of(counter, dossier)
    counter.office.papers.settle(job, dossier.id, "no_paper", OFFICER)
    state = opened(counter, dossier).presenter.state
    assert state.papers.prints[0].state == "không in được"
    assert state.course[0].title == "Không in được Giấy tiếp nhận hồ sơ và hẹn trả kết quả"


@pytest.mark.parametrize("form", ["receipt", "appointment_slip", "control_slip", "folder_label"])
def test_that_papers_of_a_voided_dossier_that_no_longer_count_are_not_printed_again(
    counter: CounterDesk, form: str
) -> None:
    dossier = counter.receive()
    order = PrintOrder(job=uuid4(), dossier=dossier.id, form=form, printer="q", copies=1)
    counter.office.papers.postpone([order], OFFICER)
    screen = opened(counter, dossier)
    assert form in [line.form for line in screen.presenter.state.papers.prints if line.again]
    counter.office.amending.void(VoidDossier(dossier=dossier.id, reason="Nhận nhầm"), OFFICER)
    screen.presenter.refresh()
    assert not any(line.again for line in screen.presenter.state.papers.prints)


def test_that_the_till_sees_the_dossier_and_is_told_what_it_may_not(counter: CounterDesk) -> None:
    screen = opened(counter, counter.receive(), AT_THE_TILL)
    reasons = [s.reason for s in screen.presenter.state.steps if s.main and s.reason]
    assert reasons == [
        "Nhận kết quả: vai trò của bạn không có quyền.",
        "Trả kết quả: vai trò của bạn không có quyền.",
        "In: vai trò của bạn không có quyền.",
    ]
    counter.press("Ctrl+B", "Ctrl+P")
    filled = [s.ahead for s in screen.presenter.state.steps if s.filled]
    assert filled == [Ahead.TAKE_MONEY]


def test_that_who_does_not_collect_sees_what_is_owed_and_is_not_offered_to_take_it(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    seen = step(screen, Ahead.SEE_MONEY)
    assert step(screen, Ahead.TAKE_MONEY) is None
    assert seen is not None
    assert (seen.words, seen.main, seen.filled) == ("Xem phí: chưa thu 150.000 đ", False, False)
    counter.press("Alt+P")
    assert [(go.page, go.about) for go in counter.went] == [("money", dossier.id)]
    counter.office.till.set_till(SetTill(reception_collects=True), ANOTHER)
    screen.presenter.refresh()
    taken = step(screen, Ahead.TAKE_MONEY)
    assert step(screen, Ahead.SEE_MONEY) is None
    assert taken is not None
    assert taken.words == "Thu phí 150.000 đ"


def test_that_what_another_desk_does_is_shown_without_asking(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.bring_back(dossier, "01 bản chính")
    assert step(screen, Ahead.RESULT_BACK) is None
    assert screen.presenter.state.course[0].title == "Nhận kết quả từ phòng chuyên môn"


def test_that_a_step_somebody_took_meanwhile_is_told_and_not_taken_again(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.news.blockSignals(True)
    counter.bring_back(dossier)
    counter.news.blockSignals(False)
    counter.press("Ctrl+B")
    assert counter.said.startswith("Bước này không làm được nữa.")
    assert step(screen, Ahead.RESULT_BACK) is None
    assert not screen.presenter.state.busy


def test_that_news_about_another_dossier_change_nothing(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    before = screen.presenter.state
    counter.news.tell(DossiersChanged(frozenset({counter.receive().id})))
    assert screen.presenter.state is before


def test_that_a_dossier_whose_receiving_is_not_here_says_so(counter: CounterDesk) -> None:
    screen = counter.seat(DossierScreen)
    screen.enter(OFFICER, DossierId(UUID(int=9)))
    assert screen.view._empty.accessibleName().startswith("Hồ sơ này chưa về đủ")


def test_that_scans_are_left_to_the_shell(counter: CounterDesk) -> None:
    dossier = counter.receive()
    opened(counter, dossier)
    counter.scan(CARD)
    assert counter.left_over == [CARD]


def test_that_a_name_of_seven_words_is_all_there(counter: CounterDesk) -> None:
    name = "TRẦN NGUYỄN HOÀNG PHÚC AN KHANG THỊNH"
    screen = opened(counter, counter.receive(applicant=a_person(name=name)))
    assert facts(screen)["Chủ hồ sơ"] == name


def test_that_the_moment_is_told_in_the_time_of_the_office(counter: CounterDesk) -> None:
    counter.now_is(datetime(2026, 11, 19, 17, 30, tzinfo=UTC))
    screen = opened(counter, counter.receive())
    assert facts(screen)["Tiếp nhận"] == "00:30, 20/11/2026"


@pytest.mark.parametrize(
    ("model", "told"),
    [
        (PauseModel.RESUME, "phần còn lại tính tiếp khi đủ hồ sơ; chưa có ngày hẹn."),
        (PauseModel.RESTART, "tính lại từ đầu khi đủ hồ sơ; chưa có ngày hẹn."),
    ],
)
def test_that_how_the_clock_goes_on_after_a_supplement_is_told_while_it_waits(
    counter: CounterDesk, model: PauseModel, told: str
) -> None:
    settled = SettleProcedure(BUSINESS, Settlement(pause=model))
    counter.office.keeping.settle_procedure(settled, an_officer(ADMIN, Role.ADMIN))
    dossier = counter.receive()
    asked = AskSupplement(dossier=dossier.id, contents=("Ảnh",), reason="Thiếu")
    counter.office.steps.ask_supplement(asked, ANOTHER)
    assert facts(opened(counter, dossier))["Cách tính hẹn"] == f"3 ngày làm việc, {told}"


@pytest.mark.parametrize(
    ("given_back", "stands", "advice"),
    [
        (True, "Xin rút, chờ dừng giải quyết", "Chờ chuyên viên hoặc lãnh đạo dừng giải quyết."),
        (False, "Xin rút, chờ trả lại giấy tờ", "Trả lại giấy tờ, rồi chờ dừng giải quyết."),
    ],
)
def test_that_papers_given_back_with_a_withdrawal_are_not_still_to_be_given_back(
    counter: CounterDesk, stands: str, advice: str, *, given_back: bool
) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Alt+R")
    form: Any = screen.view.place.form
    form.given_back.setChecked(given_back)
    counter.press("Ctrl+Return")
    assert counter.said.endswith(advice)
    assert facts(screen)["Đang ở"] == stands
    (row,) = counter.office.reading.worklist(Filter.OPEN)
    assert screen.presenter._wording.row(row).place == stands
