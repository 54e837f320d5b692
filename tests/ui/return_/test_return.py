from datetime import UTC, datetime

from desk_app.domain.acts import kinds
from desk_app.domain.dossier import (
    Collector,
    CollectorKind,
    Dossier,
    PaperKind,
    ReturnWay,
    SubmittedPaper,
)
from desk_app.domain.handling.flow import Status
from desk_app.domain.officer import Officer
from desk_app.domain.people.authorisation import AuthorityScope, read_authorisation
from desk_app.domain.people.person import IdKind
from desk_app.domain.people.rights import Role
from desk_app.services.return_.return_result import ReturnResult
from tests.builders import LEADER, PAID_ELSEWHERE, a_person, a_procedure, an_officer
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, CARD, OFFICER, STRANGER, CounterDesk
from ui.screens.return_.entry import Need
from ui.screens.return_.screen import ReturnScreen
from ui.screens.return_.state import Phase
from ui.shell.screen import Go
from ui.widgets.button import Button, Kind

BAO = a_person(name="NGUYỄN VĂN BẢO", id_number="092098004567", born=None)
PAPERS = tuple(paper.name for paper in a_procedure().cases[0].papers)


def opened(counter: CounterDesk, by: Officer = OFFICER) -> ReturnScreen:
    screen = counter.seat(ReturnScreen)
    screen.enter(by, None)
    return screen


def ready(counter: CounterDesk) -> tuple[ReturnScreen, Dossier]:
    """The receipt of a dossier whose result is back has just been scanned."""
    dossier = counter.bring_back_paid(counter.receive())
    screen = opened(counter)
    counter.scan(str(dossier.code))
    return screen, dossier


def returned(counter: CounterDesk, dossier: Dossier) -> Collector:
    now = counter.stored(dossier)
    assert now.status is Status.RETURNED
    assert now.collector is not None
    return now.collector


def test_that_two_scans_and_two_keys_return_a_result(counter: CounterDesk) -> None:
    screen, dossier = ready(counter)
    counter.scan(CARD)
    counter.press("Space", "Ctrl+Return")
    assert returned(counter, dossier) == Collector(
        kind=CollectorKind.OWNER,
        name="NGUYỄN THỊ LAN",
        id_number="092304001234",
        receipt_given_back=True,
    )
    assert counter.said == (
        f"Đã trả kết quả hồ sơ {dossier.code} cho NGUYỄN THỊ LAN. "
        "Quét giấy tiếp nhận của người tiếp theo."
    )
    assert screen.presenter.state.phase is Phase.EMPTY
    assert counter.focus is screen.view.code


def test_that_the_next_scan_fetches_the_next_dossier(counter: CounterDesk) -> None:
    screen, _first = ready(counter)
    counter.press("Space", "Ctrl+Return")
    second = counter.bring_back_paid(counter.receive())
    counter.scan(str(second.code))
    assert screen.presenter.state.dossier is not None
    assert screen.presenter.state.dossier.id == second.id
    assert not screen.presenter.state.entry.receipt_back


def test_that_what_is_compared_with_the_card_is_there(counter: CounterDesk) -> None:
    facts = ready(counter)[0].presenter.state.facts
    assert facts is not None
    assert (facts.owner, facts.birth, facts.number) == (
        "NGUYỄN THỊ LAN",
        "05/02/2004",
        "•••• •••• 1234",
    )


def test_that_originals_and_fees_to_compare_are_listed(counter: CounterDesk) -> None:
    papers = (
        SubmittedPaper(name=PAPERS[0], kind=PaperKind.ORIGINAL, count=2),
        SubmittedPaper(name=PAPERS[1], kind=PaperKind.COPY),
    )
    dossier = counter.bring_back_paid(counter.receive(papers=papers), "Giấy chứng nhận")
    screen = opened(counter)
    counter.scan(str(dossier.code))
    facts = screen.presenter.state.facts
    assert facts is not None
    assert facts.originals == (f"{PAPERS[0]}, 2 bản",)
    assert facts.fees == (("Lệ phí đăng ký hộ kinh doanh · miễn", 150_000),)
    assert facts.result == "Giấy chứng nhận"


def test_that_nothing_goes_out_without_receipt_or_identity(counter: CounterDesk) -> None:
    screen, dossier = ready(counter)
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).status is Status.RESULT_BACK
    assert counter.said == (
        "Chưa trả được. Còn thiếu: thu lại giấy tiếp nhận, hoặc đánh dấu mất giấy."
    )
    assert counter.focus is screen.view.collector.receipt


def test_that_the_owner_s_card_alone_is_no_receipt(counter: CounterDesk) -> None:
    screen, dossier = ready(counter)
    counter.scan(CARD)
    assert screen.view.collector.identity.isChecked()
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).status is Status.RESULT_BACK
    assert screen.presenter.state.needs == (Need.PROOF,)


def test_that_a_stranger_s_card_makes_another_person_with_a_paper_and_says_so(
    counter: CounterDesk,
) -> None:
    screen, dossier = ready(counter)
    counter.press("Space")
    counter.scan(STRANGER)
    assert counter.said.startswith("Thẻ vừa quét không phải của chủ hồ sơ.")
    assert counter.focus is screen.view.collector.paper
    counter.type("Giay uy quyen 112")
    counter.press("Ctrl+Return")
    assert returned(counter, dossier) == Collector(
        kind=CollectorKind.ANOTHER,
        name="Nguyễn Văn Bảo",
        id_number="092098004567",
        paper="Giay uy quyen 112",
    )


def test_that_an_authorised_person_is_not_served_without_the_paper(counter: CounterDesk) -> None:
    screen, dossier = ready(counter)
    counter.press("Space")
    counter.scan(STRANGER)
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).status is Status.RESULT_BACK
    assert screen.view.collector.paper.error == "Ghi giấy ủy quyền đã xuất trình"
    assert screen.presenter.state.needs == (Need.PAPER,)


def test_that_the_person_named_on_the_dossier_is_known_by_card(counter: CounterDesk) -> None:
    taken = counter.receive(authorised=BAO, authorisation="Giấy ủy quyền 15")
    dossier = counter.bring_back_paid(taken)
    opened(counter)
    counter.scan(str(dossier.code))
    counter.scan(STRANGER)
    assert counter.said == ""
    counter.press("Space", "Ctrl+Return")
    collector = returned(counter, dossier)
    assert (collector.kind, collector.paper) == (CollectorKind.AUTHORISED, "Giấy ủy quyền 15")


def test_that_choosing_the_authorised_fills_in_who_stands_on_the_dossier(
    counter: CounterDesk,
) -> None:
    taken = counter.receive(authorised=BAO, authorisation="Giấy ủy quyền 15")
    dossier = counter.bring_back_paid(taken)
    screen = opened(counter)
    counter.scan(str(dossier.code))
    counter.press("Shift+Tab", "Right", "Space")
    assert screen.presenter.state.entry.name == "NGUYỄN VĂN BẢO"
    assert screen.presenter.state.entry.paper == "Giấy ủy quyền 15"
    assert screen.view.collector.number.text() == "092 098 004 567"


def test_that_who_may_only_hand_in_is_not_offered_as_the_one_who_collects(
    counter: CounterDesk,
) -> None:
    words = "Giấy ủy quyền 15"
    authority = read_authorisation(words, AuthorityScope.HAND_IN)
    taken = counter.receive(authorised=BAO, authorisation=words, authority=authority)
    dossier = counter.bring_back_paid(taken)
    screen = opened(counter)
    counter.scan(str(dossier.code))
    counter.press("Shift+Tab", "Right", "Space")
    assert screen.presenter.state.entry.name == ""


def test_that_the_identity_of_one_is_not_the_identity_of_the_other(counter: CounterDesk) -> None:
    screen, _dossier = ready(counter)
    counter.scan(CARD)
    screen.presenter.choose(CollectorKind.AUTHORISED)
    assert not screen.presenter.state.entry.identity_checked


def test_that_a_late_result_goes_out_like_any_other(counter: CounterDesk) -> None:
    dossier = counter.receive()
    counter.now_is(datetime(2027, 1, 15, 2, 0, tzinfo=UTC))
    counter.bring_back_paid(dossier)
    opened(counter)
    counter.scan(str(dossier.code))
    counter.press("Space", "Ctrl+Return")
    assert returned(counter, dossier).kind is CollectorKind.OWNER


def test_that_a_result_on_its_way_says_where_it_is_and_can_be_noted(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter)
    counter.scan(str(dossier.code))
    state = screen.presenter.state
    assert state.phase is Phase.TOO_EARLY
    assert state.facts is not None
    assert state.facts.standing == "Phòng chuyên môn đang giải quyết, hẹn trả 09:15, 26/11/2026."
    counter.press("Ctrl+Return")
    assert counter.kinds(dossier) == [kinds.RECEIVED]
    counter.exempt(dossier)
    counter.press("Ctrl+B")
    assert screen.presenter.state.phase is Phase.READY
    counter.press("Space", "Ctrl+Return")
    returned(counter, dossier)


def test_that_a_stray_enter_notes_no_result(counter: CounterDesk) -> None:
    dossier = counter.receive()
    opened(counter)
    counter.type(str(dossier.code))
    counter.press("Return", "Return")
    assert counter.kinds(dossier) == [kinds.RECEIVED]
    assert counter.went == [Go("dossier", dossier.id)]


def test_that_a_returned_dossier_says_when_and_to_whom(counter: CounterDesk) -> None:
    dossier = counter.bring_back_paid(counter.receive())
    collector = Collector(kind=CollectorKind.OWNER, name="NGUYỄN THỊ LAN")
    order = ReturnResult(dossier=dossier.id, collector=collector, unpaid_because=PAID_ELSEWHERE)
    counter.office.counter.return_result(order, OFFICER)
    screen = opened(counter)
    counter.scan(str(dossier.code))
    state = screen.presenter.state
    assert state.phase is Phase.RETURNED
    assert state.facts is not None
    assert state.facts.standing == "Trả lúc 09:16, 20/11/2026 cho NGUYỄN THỊ LAN, chủ hồ sơ."
    counter.press("Ctrl+Return")
    assert counter.went == [Go("dossier", dossier.id)]


def test_that_a_dossier_is_returned_once_however_often_one_presses(counter: CounterDesk) -> None:
    _screen, dossier = ready(counter)
    counter.press("Space", "Ctrl+Return", "Ctrl+Return")
    assert counter.kinds(dossier).count(kinds.RETURNED) == 1


def test_that_a_return_made_meanwhile_is_told_and_not_made_again(counter: CounterDesk) -> None:
    screen, dossier = ready(counter)
    collector = Collector(kind=CollectorKind.OWNER, name="NGUYỄN THỊ LAN")
    order = ReturnResult(dossier=dossier.id, collector=collector, unpaid_because=PAID_ELSEWHERE)
    counter.office.counter.return_result(order, OFFICER)
    counter.press("Space", "Ctrl+Return")
    assert counter.said.startswith("Bước này không làm được nữa.")
    assert screen.presenter.state.phase is Phase.RETURNED


def test_that_a_code_nobody_has_is_told(counter: CounterDesk) -> None:
    screen = opened(counter)
    counter.scan("H13.45.12-261120-9999")
    assert counter.said.startswith("Không thấy hồ sơ H13.45.12-261120-9999.")
    assert screen.presenter.state.phase is Phase.EMPTY


def test_that_a_typed_name_fetches_the_only_dossier_it_has(counter: CounterDesk) -> None:
    dossier = counter.bring_back_paid(counter.receive())
    screen = opened(counter)
    counter.type("nguyen thi lan")
    counter.press("Return")
    assert screen.presenter.state.dossier is not None
    assert screen.presenter.state.dossier.id == dossier.id


def test_that_a_typed_name_of_several_goes_to_the_search(counter: CounterDesk) -> None:
    counter.receive()
    counter.receive()
    opened(counter)
    counter.type("nguyen")
    counter.press("Return")
    assert counter.went == [Go("search", "nguyen")]


def test_that_a_name_nobody_has_is_told(counter: CounterDesk) -> None:
    opened(counter)
    counter.type("khong co ai")
    counter.press("Return")
    assert counter.said.startswith("Không thấy hồ sơ nào.")


def test_that_a_card_without_a_receipt_looks_for_its_holder(counter: CounterDesk) -> None:
    counter.receive()
    opened(counter)
    counter.scan(CARD)
    assert counter.went == [Go("search", "092304001234")]


def test_that_esc_goes_back_and_keeps_what_was_entered(counter: CounterDesk) -> None:
    screen, dossier = ready(counter)
    counter.scan(STRANGER)
    counter.type("So 112")
    assert screen.step_back()
    assert screen.presenter.state.phase is Phase.EMPTY
    assert not screen.step_back()
    counter.scan(str(dossier.code))
    assert screen.presenter.state.entry.paper == "So 112"


def test_that_leaving_for_another_page_keeps_what_was_entered(counter: CounterDesk) -> None:
    screen, _dossier = ready(counter)
    counter.press("Space")
    screen.leave()
    screen.enter(OFFICER, None)
    assert screen.presenter.state.entry.receipt_back
    assert screen.presenter.state.phase is Phase.READY


def test_that_another_officer_begins_with_an_empty_page(counter: CounterDesk) -> None:
    screen, dossier = ready(counter)
    counter.press("Space")
    screen.leave()
    screen.enter(ANOTHER, None)
    assert screen.presenter.state.phase is Phase.EMPTY
    counter.scan(str(dossier.code))
    assert not screen.presenter.state.entry.receipt_back


def test_that_a_dossier_comes_along_from_its_page(counter: CounterDesk) -> None:
    dossier = counter.bring_back_paid(counter.receive())
    screen = counter.seat(ReturnScreen)
    screen.enter(OFFICER, dossier.id)
    assert screen.presenter.state.phase is Phase.READY
    assert counter.focus is screen.view.collector.receipt


def test_that_the_till_sees_but_does_not_return(counter: CounterDesk) -> None:
    dossier = counter.bring_back_paid(counter.receive())
    screen = opened(counter, AT_THE_TILL)
    counter.scan(str(dossier.code))
    state = screen.presenter.state
    assert (state.phase, state.reason) == (Phase.LOOK_ONLY, "Trả kết quả: nhờ người có quyền.")


def test_that_a_specialist_may_bring_the_result_but_not_hand_it_out(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, an_officer(LEADER, Role.SPECIALIST))
    counter.scan(str(dossier.code))
    counter.press("Ctrl+B")
    assert counter.stored(dossier).status is Status.RESULT_BACK
    assert screen.presenter.state.phase is Phase.LOOK_ONLY


def test_that_another_way_of_return_is_pointed_out(counter: CounterDesk) -> None:
    dossier = counter.bring_back_paid(counter.receive(return_way=ReturnWay.POST))
    screen = opened(counter)
    counter.scan(str(dossier.code))
    facts = screen.presenter.state.facts
    assert facts is not None
    assert (facts.way, facts.other_way) == ("Bưu chính", True)


def test_that_exactly_one_button_is_filled_in_every_state(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter)

    def filled() -> list[bool]:
        buttons = [b for b in screen.view.findChildren(Button) if b.isVisibleTo(screen.view)]
        return [b.isEnabled() for b in buttons if b.kind is Kind.PRIMARY]

    assert filled() == [True]
    counter.scan(str(dossier.code))
    assert filled() == [True]
    counter.press("Ctrl+B")
    assert filled() == [True]
    counter.press("Space", "Ctrl+Return")
    counter.scan(str(dossier.code))
    assert filled() == [True]


def test_that_the_old_number_on_a_card_makes_its_holder_the_owner_too(
    counter: CounterDesk,
) -> None:
    old = a_person(id_number="361234567", id_kind=IdKind.OLD_ID)
    dossier = counter.bring_back_paid(counter.receive(applicant=old))
    screen = opened(counter)
    counter.scan(str(dossier.code))
    counter.scan(CARD.replace("||", "|361234567|"))
    assert screen.presenter.state.entry.kind is CollectorKind.OWNER
    assert screen.presenter.state.entry.identity_checked
