"""Telling the citizen from the page of a dossier: by the centre, or by the officer who calls."""

from desk_app.documents.kinds import CITIZEN_LETTER
from desk_app.domain.acts import kinds
from desk_app.domain.handling.telling import NoticeAbout, NoticeOutcome, NoticeWay
from desk_app.domain.people.rights import Role
from desk_app.services.telling.house_rules import SetHouseRules
from tests.builders import ADMIN, an_officer
from tests.documents.reading import text_of
from tests.ui.dossier.test_dossier import facts, opened, step
from tests.ui.dossiers.counter import AT_THE_TILL, CounterDesk
from ui.screens.dossier.ahead import Ahead
from ui.screens.dossier.forms.telling import TellForm
from ui.screens.dossier.screen import DossierScreen


def form_of(screen: DossierScreen) -> TellForm:
    form = screen.view.place.form
    assert isinstance(form, TellForm)
    return form


def test_that_a_call_is_two_keys_and_its_outcome_is_kept(counter: CounterDesk) -> None:
    dossier = counter.receive()
    counter.bring_back(dossier)
    screen = opened(counter, dossier)
    counter.press("Alt+M", "Ctrl+Return")
    (told,) = counter.stored(dossier).notices
    assert (told.way, told.outcome) == (NoticeWay.CALL, NoticeOutcome.REACHED)
    assert told.words.startswith(f"Hồ sơ {dossier.code} đã có kết quả.")
    assert facts(screen)["Đã có kết quả"] == "Gọi điện, đã báo được, 09:16, 20/11/2026"
    assert screen.presenter.state.course[0].title == "Báo người nộp"


def test_that_a_message_by_the_centre_needs_somewhere_to_go(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Alt+M")
    form = form_of(screen)
    form.way.set_value(NoticeWay.SMS)
    form.way.chosen.emit(NoticeWay.SMS)
    assert form.to.text() == "0912345678"
    form.to.clear()
    counter.press("Ctrl+Return")
    assert form.to.error
    assert counter.kinds(dossier)[-1] == kinds.OPENED or not counter.stored(dossier).notices
    counter.type("0907654321")
    counter.press("Ctrl+Return")
    (waits,) = counter.stored(dossier).notices
    assert (waits.waits, waits.to) == (True, "0907654321")
    assert "chờ trung tâm gửi" in facts(screen)["Đã tiếp nhận"]


def test_that_the_till_tells_nobody(counter: CounterDesk) -> None:
    dossier = counter.receive()
    assert step(opened(counter, dossier, AT_THE_TILL), Ahead.TELL) is None


def tells_of(counter: CounterDesk, *abouts: NoticeAbout) -> None:
    counter.office.keeping.set_house_rules(
        SetHouseRules(tells=dict.fromkeys(abouts, True)), an_officer(ADMIN, Role.ADMIN)
    )


def test_that_a_notice_of_before_is_not_told_again_with_the_next_step(
    counter: CounterDesk,
) -> None:
    tells_of(counter, NoticeAbout.RECEIVED)
    dossier = counter.receive()
    opened(counter, dossier)
    counter.press("Ctrl+B")
    (waits,) = counter.stored(dossier).notices
    assert waits.waits
    assert "Tin cho" not in counter.said


def test_that_a_result_tells_its_owner_by_itself_and_is_called_off_by_a_key(
    counter: CounterDesk,
) -> None:
    tells_of(counter, NoticeAbout.RESULT_READY)
    dossier = counter.receive()
    screen = opened(counter, dossier)
    assert step(screen, Ahead.CALL_OFF) is None
    counter.press("Ctrl+B")
    (waits,) = counter.stored(dossier).notices
    assert waits.words.startswith(f"Hồ sơ {dossier.code} đã có kết quả.")
    assert "Tin cho 0912 345 678 gửi sau 09:21; không gửi: Shift+F1" in counter.said
    assert "chờ trung tâm gửi" in facts(screen)["Đã có kết quả"]
    counter.press("Shift+F1")
    (off,) = counter.stored(dossier).notices
    assert off.outcome is NoticeOutcome.CALLED_OFF
    assert f"Tin về hồ sơ {dossier.code} không gửi nữa." in counter.said
    assert "thôi không gửi" in facts(screen)["Đã có kết quả"]
    assert step(screen, Ahead.CALL_OFF) is None


def test_that_a_notice_on_paper_is_printed_in_the_words_that_were_kept(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    counter.bring_back(dossier)
    screen = opened(counter, dossier)
    asked: list[object] = []
    screen.print_asked.connect(asked.append)
    counter.press("Alt+M")
    form = form_of(screen)
    form.way.set_value(NoticeWay.PAPER)
    form.way.chosen.emit(NoticeWay.PAPER)
    counter.press("Ctrl+Return")
    (told,) = counter.stored(dossier).notices
    assert told.way is NoticeWay.PAPER
    assert asked == [(dossier.id, CITIZEN_LETTER)]
    paper = text_of(counter.office.papers.preview(dossier.id, CITIZEN_LETTER, None, "A4"))
    assert f"Hồ sơ {dossier.code} đã có kết quả." in " ".join(paper.split())
    assert dossier.applicant.id_number not in paper
    line = next(each for each in screen.presenter.state.papers.prints if each.form != "receipt")
    assert (line.form, line.state, line.again) == (CITIZEN_LETTER, "chưa in", True)
