"""Steps that need words: their form stands in the place of the card, by keys alone."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.custody import Place
from desk_app.domain.handling.ending import StopGround
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.services.handing_over.hand_over import HandOver
from desk_app.services.handling.supplement import AskSupplement, SupplementReceived
from tests.builders import an_officer
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk
from ui.news import DossiersChanged
from ui.screens.dossier.ahead import Ahead
from ui.screens.dossier.forms.form import StepForm
from ui.screens.dossier.forms.reappoint import read_hour
from ui.screens.dossier.screen import DossierScreen
from ui.widgets.button import Button, Kind

SPECIALIST = an_officer(OfficerId(UUID(int=9)), Role.SPECIALIST)


def opened(counter: CounterDesk, dossier: Dossier, by: Officer = ANOTHER) -> DossierScreen:
    """By the leader, who may take every step."""
    screen = counter.seat(DossierScreen)
    screen.enter(by, dossier.id)
    return screen


def form(screen: DossierScreen) -> Any:
    found = screen.view.place.form
    assert found is not None
    return found


def asked(counter: CounterDesk, dossier: Dossier, until: date | None = None) -> Dossier:
    order = AskSupplement(
        dossier=dossier.id, contents=("Giấy khai sinh", "Ảnh"), reason="Thiếu", answer_by=until
    )
    return counter.office.steps.ask_supplement(order, ANOTHER)


def ahead(screen: DossierScreen) -> list[Ahead]:
    return [step.ahead for step in screen.presenter.state.steps]


def test_that_a_supplement_is_asked_for_by_keys_alone_and_printed(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    printed: list[object] = []
    screen.print_asked.connect(printed.append)
    counter.press("Alt+B")
    counter.type("Giay khai sinh")
    counter.press("Return")
    counter.type("Chu ky")
    counter.press("Return", "Return")
    counter.type("Thieu giay to")
    assert form(screen).foretold.startswith(
        "Chờ bổ sung từ 09:16 ngày 20/11/2026; còn 23 giờ 59 phút"
    )
    counter.press("Ctrl+Return")
    now = counter.stored(dossier)
    assert now.status is Status.SUPPLEMENT
    assert now.supplements[0].contents == ("Giay khai sinh", "Chu ky")
    assert now.supplements[0].answer_by == date(2026, 12, 14)
    assert printed == [(dossier.id, "supplement_request")]
    assert screen.view.place.form is None
    assert f"Đã yêu cầu bổ sung hồ sơ {dossier.code}" in counter.said


def test_that_escape_keeps_what_was_typed_and_goes_back_to_the_button(
    counter: CounterDesk,
) -> None:
    screen = opened(counter, counter.receive())
    counter.press("Alt+B")
    counter.type("Giay khai sinh")
    assert screen.step_back()
    assert screen.view.place.form is None
    assert counter.focus is screen.view.steps.acts[Ahead.SUPPLEMENT_ASKED].button
    assert not screen.step_back()
    counter.press("Alt+B")
    assert form(screen).lines.lines() == ("Giay khai sinh",)


def test_that_another_officer_does_not_find_what_one_typed(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Alt+B")
    counter.type("Giay khai sinh")
    screen.step_back()
    screen.leave()
    screen.enter(OFFICER, dossier.id)
    counter.press("Alt+B")
    assert form(screen).lines.lines() == ()


def test_that_a_second_confirmation_stores_nothing_twice(counter: CounterDesk) -> None:
    dossier = counter.receive()
    opened(counter, dossier)
    counter.press("Alt+R", "Ctrl+Return", "Ctrl+Return")
    assert counter.kinds(dossier).count(kinds.WITHDRAWN) == 1


def test_that_a_second_request_is_warned_of_and_confirmed(counter: CounterDesk) -> None:
    dossier = counter.receive()
    asked(counter, dossier)
    screen = opened(counter, dossier)
    counter.press("Alt+N", "Space", "Ctrl+Return")
    assert counter.stored(dossier).supplements[0].received == ("Giấy khai sinh",)
    counter.press("Alt+B")
    counter.type("Anh")
    form(screen).reason.box.setFocus()
    counter.type("Thieu")
    counter.press("Ctrl+Return")
    assert counter.focus is form(screen).second
    counter.press("Space", "Ctrl+Return")
    assert len(counter.stored(dossier).supplements) == 2


def test_that_the_new_appointment_is_told_before_the_supplement_is_taken(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    asked(counter, dossier)
    counter.clock.forward(timedelta(days=7))
    screen = opened(counter, dossier)
    assert ahead(screen)[0] is Ahead.SUPPLEMENT_RECEIVED
    counter.press("Alt+N")
    assert form(screen).foretold.startswith("Hẹn trả mới: 09:15, 02/12/2026.")
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).status is Status.SUPPLEMENT  # nothing was ticked
    counter.press("Space", "Ctrl+Return")
    assert counter.stored(dossier).due.at == datetime(2026, 12, 2, 2, 15, tzinfo=UTC)


def test_that_a_form_about_an_earlier_request_is_made_anew(counter: CounterDesk) -> None:
    dossier = counter.receive()
    asked(counter, dossier)
    screen = opened(counter, dossier)
    counter.press("Alt+N")
    screen.step_back()
    counter.press("Alt+N")
    assert form(screen).papers.chosen() == ()
    before = form(screen)
    screen.step_back()
    received = SupplementReceived(dossier=dossier.id, received=("Ảnh",))
    counter.office.steps.supplement_received(received, OFFICER)
    again = AskSupplement(
        dossier=dossier.id, contents=("Chữ ký",), reason="Thiếu", second_confirmed=True
    )
    counter.office.steps.ask_supplement(again, ANOTHER)
    counter.news.tell(DossiersChanged(frozenset({dossier.id})))
    counter.press("Alt+N", "Space")
    assert form(screen) is not before
    assert form(screen).papers.chosen() == ("Chữ ký",)


def test_that_only_a_ground_that_holds_is_offered(counter: CounterDesk) -> None:
    dossier = counter.receive()
    asked(counter, dossier, date(2026, 11, 25))
    screen = opened(counter, dossier)
    counter.press("Alt+D")
    assert form(screen).ground.value is StopGround.APPLICANT
    screen.step_back()
    screen.leave()
    counter.now_is(datetime(2026, 11, 26, 2, 0, tzinfo=UTC))
    screen.enter(OFFICER, dossier.id)
    screen.leave()
    screen.enter(SPECIALIST, dossier.id)
    counter.press("Alt+D")
    assert form(screen).ground.value is StopGround.NOT_SUPPLEMENTED


def test_that_the_page_tells_how_the_appointment_came_about(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    assert screen.presenter.state.facts is not None
    told = {line.caption: line.value for line in screen.presenter.state.facts.lines}
    assert told["Cách tính hẹn"].startswith("3 ngày làm việc, không tính ngày nhận")


def test_that_an_apology_tells_while_one_types_whether_the_day_can_be(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Alt+X")
    counter.type("28/11")
    form(screen)._ask()
    assert "28/11/2026" in form(screen).foretold
    form(screen).day.clear()
    counter.type("1/12/2026")
    form(screen)._ask()
    assert form(screen).foretold.startswith("Hẹn mới: 09:15, 01/12/2026.")
    counter.press("Return")
    counter.type("Cho y kien")
    counter.press("Ctrl+Return")
    now = counter.stored(dossier)
    assert now.apology is not None
    assert Ahead.APOLOGY not in ahead(screen)


def test_that_the_key_of_an_apology_says_why_none_can_go_out(counter: CounterDesk) -> None:
    dossier = counter.receive()
    opened(counter, dossier, OFFICER)
    counter.press("Alt+X")
    assert counter.said.startswith("Vai trò của bạn không làm được việc này.")
    counter.now_is(datetime(2026, 11, 26, 1, 0, tzinfo=UTC))  # the day it is due
    screen = opened(counter, dossier)
    assert Ahead.APOLOGY not in ahead(screen)
    counter.press("Alt+X")
    assert counter.said.startswith("Hạn trả 26/11/2026: không còn đủ 01 ngày để hẹn lại.")
    counter.bring_back(dossier)
    counter.press("Alt+X")
    assert counter.said.startswith("Lúc này hồ sơ không cần phiếu xin lỗi.")


def test_that_a_leader_gives_another_day_and_hour(counter: CounterDesk) -> None:
    dossier = counter.receive()
    opened(counter, dossier)
    counter.press("Alt+E")
    counter.type("30/11")
    counter.press("Return")
    counter.type("16h")
    counter.press("Return")
    counter.type("CV 12")
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).due.at == datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


def test_that_a_withdrawn_dossier_gives_its_papers_back_and_is_stopped_next(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Alt+R", "Ctrl+Return")
    assert counter.stored(dossier).endings[0].asked_by == "NGUYỄN THỊ LAN"
    filled = [step.ahead for step in screen.presenter.state.steps if step.filled]
    assert filled == [Ahead.PAPERS_BACK]
    counter.press("Ctrl+F7")
    counter.press("Ctrl+Return")
    stay = counter.stored(dossier).trail[-1]
    assert (stay.place, stay.who) == (Place.CITIZEN, "NGUYỄN THỊ LAN")
    assert screen.presenter.state.standing == "Người nộp xin rút. Giấy tờ đã trả người nộp."
    filled = [step.ahead for step in screen.presenter.state.steps if step.filled]
    assert filled == [Ahead.STOP]
    counter.press("Alt+D")
    form(screen).reason.box.setFocus()
    counter.type("Theo don")
    counter.press("Ctrl+Return")
    stopped = counter.stored(dossier)
    assert stopped.status is Status.STOPPED
    assert stopped.endings[-1].ground is StopGround.APPLICANT


def test_that_a_refusal_without_a_reason_says_so_and_stores_nothing(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Alt+T", "Ctrl+Return")
    assert counter.focus is form(screen).reason.box
    assert counter.stored(dossier).status is Status.RECEIVED
    counter.type("Khong thuoc tham quyen")
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).status is Status.REFUSED


def test_that_what_failed_stays_in_the_form(counter: CounterDesk) -> None:
    screen = opened(counter, counter.receive())
    counter.press("Alt+E")
    counter.type("28/11")
    form(screen).reason.box.setFocus()
    counter.type("CV 12")
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Không thể hẹn trả vào ngày 28/11/2026.")
    assert form(screen).reason.words() == "CV 12"
    assert not form(screen).confirm.busy


def test_that_a_specialist_asks_and_the_desk_prints(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier, SPECIALIST)
    printed: list[object] = []
    screen.print_asked.connect(printed.append)
    counter.press("Alt+B")
    counter.type("Anh")
    form(screen).reason.box.setFocus()
    counter.type("Thieu")
    counter.press("Ctrl+Return")
    assert printed == []
    assert "Quầy in phiếu" in counter.said
    screen.leave()
    screen.enter(OFFICER, dossier.id)
    lines = {line.form: line for line in screen.presenter.state.papers.prints}
    assert (lines["supplement_request"].state, lines["supplement_request"].again) == (
        "chưa in",
        True,
    )


def test_that_what_the_unit_holds_is_fetched_before_it_is_given_back(counter: CounterDesk) -> None:
    dossier = counter.receive()
    order = HandOver(batch=uuid4(), unit="Phòng Tư pháp", dossiers=[dossier.id])
    counter.office.handing_over.hand_over(order, OFFICER)
    asked(counter, dossier)
    received = SupplementReceived(dossier=dossier.id, received=("Ảnh",))
    counter.office.steps.supplement_received(received, OFFICER)
    screen = opened(counter, dossier)
    counter.press("Alt+R")
    assert form(screen).given_back.isHidden()
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).status is Status.WITHDRAWN
    assert "hồ sơ ở Phòng Tư pháp: nhận lại rồi trả" in screen.presenter.state.standing
    counter.press("Ctrl+F7", "Ctrl+Return")
    assert counter.stored(dossier).papers_at is Place.DESK
    assert counter.focus is form(screen).fetched
    counter.press("Space", "Ctrl+Return")
    assert counter.stored(dossier).papers_at is Place.CITIZEN


def test_that_the_reception_is_not_shown_what_only_others_may(counter: CounterDesk) -> None:
    screen = opened(counter, counter.receive(), OFFICER)
    assert not {Ahead.REFUSE, Ahead.STOP, Ahead.APOLOGY, Ahead.CHANGE_DUE} & set(ahead(screen))
    assert {Ahead.SUPPLEMENT_ASKED, Ahead.WITHDRAW} <= set(ahead(screen))


def test_that_a_form_closes_when_its_step_does_not_lie_ahead_any_more(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Alt+B")
    counter.bring_back(dossier)
    assert screen.view.place.form is None


@pytest.mark.parametrize("key", ["Alt+B", "Alt+T", "Alt+R", "Alt+D", "Alt+X", "Alt+E"])
def test_that_an_open_form_has_the_one_filled_button(counter: CounterDesk, key: str) -> None:
    screen = opened(counter, counter.receive())
    counter.press(key)
    buttons = [b for b in screen.view.findChildren(Button) if b.isVisibleTo(screen.view)]
    assert [b for b in buttons if b.kind is Kind.PRIMARY] == [form(screen).confirm]
    assert isinstance(form(screen), StepForm)


@pytest.mark.parametrize(
    ("typed", "hour"),
    [("16:30", (16, 30)), ("16h", (16, 0)), ("1630", (16, 30)), ("25:00", None), ("", None)],
)
def test_that_an_hour_is_read_as_officers_type_it(typed: str, hour: tuple[int, int] | None) -> None:
    found = read_hour(typed)
    assert (None if found is None else (found.hour, found.minute)) == hour
