"""Corrections, voidings, originals, ratings and complaints on the page of a dossier, by keys."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel

from db.queries.worklist import Filter
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.dossier import ReturnWay
from desk_app.domain.handling.citizen import ComplaintChannel
from desk_app.domain.handling.flow import Status
from desk_app.domain.money.till.kept import collected_body
from desk_app.domain.money.till.owed import unsettled
from desk_app.services.amending.void import VoidDossier
from desk_app.services.money.set_till import SetTill
from desk_app.services.printing.print_acts import PrintOrder, Reissue
from tests.builders import INTERLINKED, LEADER, a_person, an_officer, publish_interlinked
from tests.money_bodies import a_collection
from tests.ui.dossier.test_dossier import facts, opened, returned, step
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, OFFICER, CounterDesk
from tests.ui.money.test_moved_twice import from_elsewhere
from ui.people import about_phone
from ui.screens.dossier.ahead import Ahead
from ui.screens.dossier.forms.amending.correct import CorrectForm
from ui.screens.dossier.screen import DossierScreen

PAPER = "Giấy đề nghị đăng ký hộ kinh doanh"


def form(screen: DossierScreen) -> CorrectForm:
    shown = screen.view.place.form
    assert isinstance(shown, CorrectForm)
    return shown


def test_that_a_wrong_name_is_put_right_by_keys_with_its_reason(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+S", "Tab", "Ctrl+A")
    counter.type("NGUYEN THI LANH")
    counter.press("Ctrl+Return")
    assert counter.kinds(dossier) == [kinds.RECEIVED]  # no reason yet
    assert counter.focus is form(screen).reason.box
    counter.type("Ghi nham ten")
    counter.press("Ctrl+Return")
    now = counter.stored(dossier)
    assert (now.applicant.name, now.code) == ("NGUYEN THI LANH", dossier.code)
    assert now.applicant.id_number == dossier.applicant.id_number
    assert screen.view.place.form is None
    assert counter.said == (
        f"Đã sửa hồ sơ {dossier.code}; mã giữ nguyên. "
        "Giấy đã in mà nay khác đi: cấp lại cùng mã, bấm Shift+F11."
    )
    assert screen.presenter.state.course[0].title == "Sửa hồ sơ"


def test_that_what_was_said_of_one_form_stands_over_no_other(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+S")
    form(screen).reason.box.setFocus()
    counter.type("Ghi nham ten")
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Chưa có gì khác với hồ sơ đang lưu.")
    assert screen.step_back()
    assert counter.said == ""
    counter.press("Ctrl+S", "Tab", "Ctrl+A")
    counter.type("NGUYEN THI LANH")
    counter.press("Ctrl+Return")
    assert counter.said.startswith(f"Đã sửa hồ sơ {dossier.code}")
    counter.press("Alt+Y")
    assert screen.view.place.ahead is Ahead.VOID
    assert counter.said == ""


def test_that_tab_marks_a_name_and_an_address_as_it_marks_a_number(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+S", "Tab")
    counter.type("NGUYEN THI LANH")
    counter.press("Return", "Return", "Return", "Return")
    counter.type("KHU VUC 9")
    counter.press("Shift+Tab", "Tab")
    counter.type("KHU VUC 5")
    counter.press("Return")
    counter.type("Ghi nham ten")
    counter.press("Shift+Tab", "Tab")
    counter.type(" va dia chi")
    counter.press("Ctrl+Return")
    now = counter.stored(dossier).applicant
    assert (now.name, now.address) == ("NGUYEN THI LANH", "KHU VUC 5")
    assert screen.presenter.state.course[0].title == "Sửa hồ sơ"


def test_that_a_form_one_officer_left_open_is_not_shown_to_the_next(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    screen.view.steps.note.setText("01 ban chinh")
    counter.press("Alt+Y")
    counter.type("nham")
    screen.leave()
    screen.enter(OFFICER, dossier.id)
    assert screen.view.place.ahead is Ahead.VOID  # their own, as it was left
    screen.leave()
    screen.enter(ANOTHER, dossier.id)
    assert screen.view.place.form is None
    assert screen.view.steps.note.text() == ""


def test_that_a_paper_printed_before_is_overtaken_and_issued_again_under_the_same_code(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    papers = counter.office.papers
    worded = papers.worded(dossier.id, "receipt", "")
    order = PrintOrder(
        job=UUID(int=5), dossier=dossier.id, form="receipt", printer="Q1", copies=1, worded=worded
    )
    papers.hand_over(order, OFFICER)
    papers.settle(order.job, dossier.id, "", OFFICER)
    opened(counter, dossier)
    assert not papers.history(dossier.id, "receipt").changed
    counter.press("Ctrl+S", "Tab", "Ctrl+A")
    counter.type("NGUYEN THI LANH")
    counter.press("Ctrl+Return")
    counter.type("Ghi nham ten")
    counter.press("Ctrl+Return")
    assert papers.history(dossier.id, "receipt").changed
    again = replace(
        order,
        job=UUID(int=6),
        worded=papers.worded(dossier.id, "receipt", ""),
        reissue=Reissue(ground="Ghi nhầm tên"),
    )
    papers.hand_over(again, OFFICER)
    assert not papers.history(dossier.id, "receipt").changed
    assert counter.stored(dossier).code == dossier.code


def test_that_a_voided_dossier_is_no_possible_duplicate(counter: CounterDesk) -> None:
    dossier = counter.receive()
    looks = counter.office.reading.possible_duplicates
    found = looks(dossier.applicant, dossier.procedure.code)
    assert [line.id for line in found] == [dossier.id]
    order = VoidDossier(dossier=dossier.id, reason="Nhận hai lần")
    counter.office.amending.void(order, OFFICER)
    assert looks(dossier.applicant, dossier.procedure.code) == ()


def test_that_another_procedure_shows_its_appointment_fees_and_papers_before(
    counter: CounterDesk, work: Callable[[], UnitOfWork]
) -> None:
    publish_interlinked(work)
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+S", "Right", "Space")
    assert counter.focus is form(screen).procedure.field
    counter.type(INTERLINKED)
    counter.press("Return")
    assert form(screen).foretold.startswith("Hẹn trả: 09:15, 26/11/2026 → 09:15, 15/12/2026.")
    assert "Phí, lệ phí: 150.000 đ → chưa có dữ liệu." in form(screen).foretold
    first = form(screen).procedure.papers.first_place()
    assert first is not None
    first.setFocus()
    counter.press("Space")
    assert form(screen).foretold.startswith(f"Còn thiếu giấy tờ: {PAPER}.")
    form(screen).reason.show_words("Chọn nhầm thủ tục")
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Thiếu 1 giấy tờ.")
    assert counter.kinds(dossier) == [kinds.RECEIVED]
    first.setFocus()
    counter.press("Space", "Ctrl+Return")
    now = counter.stored(dossier)
    assert (now.procedure.code, now.code) == (INTERLINKED, dossier.code)
    assert len(now.legs) == 3
    assert facts(screen)["Hẹn trả"] == "09:15, 15/12/2026"


def test_that_keys_of_an_input_method_find_the_right_procedure_and_it_is_said_by_which_words(
    counter: CounterDesk, work: Callable[[], UnitOfWork]
) -> None:
    publish_interlinked(work)
    screen = opened(counter, counter.receive())
    counter.press("Ctrl+S", "Right", "Space")
    counter.type("giaays phesp")
    said = [label.text() for label in screen.view.window().findChildren(QLabel)]
    assert "Tìm theo: giấy phép" in said
    counter.press("Return")
    chosen = form(screen).procedure.chosen
    assert chosen is not None
    assert chosen.code == INTERLINKED


def test_that_a_day_nobody_can_read_is_said_at_its_field(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+S", "Right", "Right", "Space", "Ctrl+A")
    counter.type("hom qua")
    form(screen).reason.show_words("Nhầm giờ")
    counter.press("Ctrl+Return")
    assert form(screen).time.received.error == "Ghi giờ rồi ngày: 09:15, 25/11/2026."
    counter.press("Ctrl+A")
    counter.type("09:15 19/11/2026")
    assert form(screen).foretold.startswith("Hẹn trả: 09:15, 26/11/2026 → 09:15, 25/11/2026.")
    counter.press("Ctrl+Return")
    assert facts(screen)["Hẹn trả"] == "09:15, 25/11/2026"


def test_that_a_telephone_nobody_has_is_doubted_and_put_in_all_the_same(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+S")
    doubt = about_phone("09 12.34")

    def doubts() -> list[str]:
        labels = form(screen).findChildren(QLabel)
        return [one.text() for one in labels if one.text() == doubt and one.isVisible()]

    form(screen).person.phone.setFocus()
    counter.press("Ctrl+A")
    counter.type("09 12.34")
    assert not doubts()
    counter.press("Tab")
    assert doubts()
    form(screen).reason.show_words("Ghi nhầm số")
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).applicant.phone == "091234"


def test_that_the_way_of_return_is_put_right(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+S")
    form(screen).way.return_way.set_value(ReturnWay.POST)
    form(screen).reason.show_words("Người dân đổi ý")
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).return_way is ReturnWay.POST


def test_that_leaving_the_form_loses_nothing_that_was_typed(counter: CounterDesk) -> None:
    screen = opened(counter, counter.receive())
    counter.press("Ctrl+S", "Tab", "Ctrl+A")
    counter.type("NGUYEN")
    counter.press("Esc", "Ctrl+S")
    assert form(screen).person.name.words() == "NGUYEN"


def test_that_a_colleague_is_not_offered_what_only_the_receiver_or_a_leader_may(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    colleague = an_officer(LEADER)
    screen = opened(counter, dossier, colleague)
    assert step(screen, Ahead.CORRECT) is None
    assert step(screen, Ahead.VOID) is None
    counter.now_is(counter.clock.at + timedelta(days=1))
    assert step(opened(counter, dossier), Ahead.CORRECT) is None
    assert step(opened(counter, dossier, ANOTHER), Ahead.CORRECT) is not None


def test_that_a_dossier_received_by_mistake_is_voided_and_stays_to_be_found(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Alt+Y", "Ctrl+Return")
    assert counter.stored(dossier).status is Status.RECEIVED
    counter.type("Nhan hai lan")
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).status is Status.VOIDED
    assert screen.presenter.state.standing == "Đã hủy. Giấy tờ còn ở quầy, chờ trả người nộp."
    assert step(screen, Ahead.RETURN) is None
    assert step(screen, Ahead.PRINT) is None
    reading = counter.office.reading
    assert [line.status for line in reading.search(str(dossier.code))] == [Status.VOIDED]

    assert reading.worklist(Filter.OPEN) == ()


@pytest.mark.parametrize("collects", [False, True])
def test_that_who_voids_what_was_paid_is_told_the_key_to_the_till_only_where_they_collect(
    counter: CounterDesk, work: Callable[[], UnitOfWork], *, collects: bool
) -> None:
    counter.office.till.set_till(SetTill(reception_collects=collects), ANOTHER)
    dossier = counter.receive()
    paid = collected_body(a_collection(unsettled(dossier)[0].taken()))
    from_elsewhere(counter, work, dossier, kinds.MONEY_COLLECTED, paid)
    screen = opened(counter, dossier)
    counter.press("Alt+Y")
    told = "Bấm Alt+P sau khi xác nhận." if collects else "Chờ người thu tiền đề nghị hoàn."
    shown = screen.view.place.form
    assert shown is not None
    assert shown.foretold == f"Đã thu 150.000 đ: phải hoàn 150.000 đ. {told}"


@pytest.mark.parametrize("typed", ["", "0", "6", "năm", "-1"])
def test_that_a_rating_is_a_digit_from_one_to_five(counter: CounterDesk, typed: str) -> None:
    dossier = counter.receive()
    returned(counter, dossier)
    opened(counter, dossier)
    counter.press("Alt+A")
    counter.type(typed)
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).citizen.rating is None


def test_that_a_returned_dossier_is_rated_by_three_keys_and_once(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    assert step(screen, Ahead.RATING) is None
    returned(counter, dossier)
    screen = opened(counter, dossier)
    counter.press("Alt+A")
    counter.type("4")
    counter.press("Ctrl+Return")
    rating = counter.stored(dossier).citizen.rating
    assert rating is not None
    assert rating.stars == 4
    assert step(screen, Ahead.RATING) is None


def test_that_whoever_hears_a_complaint_notes_it(counter: CounterDesk) -> None:
    dossier = counter.receive()
    opened(counter, dossier, AT_THE_TILL)
    counter.press("Alt+K")
    counter.type("Cho lau")
    counter.press("Tab", "Tab")
    counter.type("Lanh dao")
    counter.press("Ctrl+Return")
    (complaint,) = counter.stored(dossier).citizen.complaints
    assert (complaint.words, complaint.channel, complaint.handed_to) == (
        "Cho lau",
        ComplaintChannel.COUNTER,
        "Lanh dao",
    )


def test_that_the_key_of_an_open_form_goes_back_to_its_first_field(counter: CounterDesk) -> None:
    screen = opened(counter, counter.receive(), AT_THE_TILL)
    counter.press("Alt+K")
    form = screen.view.place.form
    assert form is not None
    counter.press("Tab", "Tab")
    assert counter.focus is not form.first_place()
    counter.press("Alt+K")
    assert counter.focus is form.first_place()


def test_that_who_handed_in_is_put_right_and_the_paper_is_overtaken(counter: CounterDesk) -> None:
    authorised = a_person(name="TRẦN VĂN HẬU", id_number="093095001234")
    dossier = counter.receive(authorised=authorised, authorisation="Giấy ủy quyền số 118/2026")
    papers = counter.office.papers
    order = PrintOrder(
        job=UUID(int=5),
        dossier=dossier.id,
        form="receipt",
        printer="Q1",
        copies=1,
        worded=papers.worded(dossier.id, "receipt", ""),
    )
    papers.hand_over(order, OFFICER)
    papers.settle(order.job, dossier.id, "", OFFICER)
    screen = opened(counter, dossier)
    counter.press("Ctrl+S")
    people = form(screen).people
    assert people.submitter is None
    assert people.authorised is not None
    people.authorised.name.box.setFocus()
    people.authorised.name.box.selectAll()
    counter.type("TRAN VAN HAO")
    people.authorised.number.setFocus()
    counter.type("093095001235")
    form(screen).reason.box.setFocus()
    counter.type("Ghi nham nguoi")
    counter.press("Ctrl+Return")
    now = counter.stored(dossier)
    assert now.authorised is not None
    assert (now.authorised.name, now.authorised.id_number) == ("TRAN VAN HAO", "093095001235")
    assert (now.applicant, now.code) == (dossier.applicant, dossier.code)
    assert papers.history(dossier.id, "receipt").changed


def test_that_a_number_nobody_noted_is_asked_for_and_never_shown_as_a_stray_comma(
    counter: CounterDesk,
) -> None:
    without = a_person(name="TRẦN VĂN HẬU", id_number="")
    dossier = counter.receive(submitter=without)
    screen = opened(counter, dossier)
    counter.press("Ctrl+S")
    people = form(screen).people
    assert people.submitter is not None
    assert people.submitter.number.placeholderText() == "chưa có, gõ nếu biết"
    assert form(screen).person.number.placeholderText().endswith("gõ lại nếu sai")
