"""Somebody sent away, over the whole window: printed, found, printed again, taken in again."""

from PySide6.QtWidgets import QApplication, QLabel

from db.store import new_id
from desk_app.documents.kinds import REFUSAL, SUPPLEMENT_REQUEST
from desk_app.domain.people.rights import Role
from desk_app.domain.sent_away import SentAway
from desk_app.services.printing.print_acts import PrintOrder
from tests.builders import CASHIER, an_officer
from tests.ui import keyboard
from tests.ui.desk.asked_papers import papers_of
from tests.ui.desk.test_workplace import Window, window
from tests.ui.dossiers.counter import CARD, OFFICER, counter

__all__ = ["counter", "window"]  # fixtures


def sent_away(window: Window, *keys: str) -> SentAway:
    found: list[SentAway] = []
    window.workplace.screens["intake"].sent_away.connect(found.append)
    window.press("F2")
    window.scan(CARD)
    keyboard.type_text(window.shell, "1.001612")
    QApplication.processEvents()
    window.press("Return", *(keys or ("Alt+B", "Ctrl+Return")))
    return found[-1]


def seen(window: Window) -> str:
    page = window.workplace.screens["sent_away"].view
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_that_the_paper_is_printed_as_a_print_of_the_visit(window: Window) -> None:
    away = sent_away(window)
    assert papers_of(window) == [(away.id, str(away.number), SUPPLEMENT_REQUEST)]


def test_that_a_refusal_prints_its_own_paper(window: Window) -> None:
    away = sent_away(window, "Alt+T", "Down", "Return", "Ctrl+Return")
    assert papers_of(window) == [(away.id, str(away.number), REFUSAL)]


def test_that_f2_takes_the_number_away_for_the_next_visitor(window: Window) -> None:
    sent_away(window)
    state = window.workplace.screens["intake"].presenter.sheet
    assert state.state.done is not None
    window.press("F2")
    assert state.state.done is None
    assert window.said == ""
    assert window.workplace.screens["intake"].view.person.fields.name.hasFocus()


def found(window: Window, sought: str) -> None:
    window.press("Ctrl+F")
    keyboard.type_text(window.shell, sought)
    window.press("Return", "Return")


def test_that_the_number_typed_opens_the_visit(window: Window) -> None:
    away = sent_away(window)
    found(window, str(away.number))
    assert window.shell.page == "sent_away"
    for words in (
        f"Số {away.number}",
        "Nguyễn Thị Lan",
        "•••• •••• 1234",
        "Quầy 1",
        OFFICER.name,
        away.reason,
        *away.contents,
    ):
        assert words in seen(window)


def test_that_the_paper_is_printed_again_by_its_key(window: Window) -> None:
    away = sent_away(window)
    found(window, str(away.number))
    window.press("Ctrl+P")
    assert papers_of(window) == [(away.id, str(away.number), SUPPLEMENT_REQUEST)] * 2


def test_that_prints_of_the_visit_are_its_acts_and_stand_in_its_course(window: Window) -> None:
    away, office, clock = sent_away(window), window.desk.office, window.desk.clock
    job = new_id(clock())
    again = PrintOrder(job=job, dossier=away.id, form=SUPPLEMENT_REQUEST, printer="HP", copies=2)
    office.papers.hand_over(again, OFFICER)
    office.papers.settle(job, away.id, "printer", OFFICER)
    assert office.reading.dossier(away.id).folded.disagreements == ()
    found(window, str(away.number))
    state = window.workplace.screens["sent_away"].presenter.state
    titles = [step.title for step in state.course]
    paper = "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"
    assert titles == [f"Không in được {paper}", f"In {paper}", "Yêu cầu bổ sung"]
    assert "bản in lại lần 1" in state.course[0].detail


def test_that_the_course_of_a_visit_tells_what_was_put_off_and_what_nobody_wants(
    window: Window,
) -> None:
    window.press("Shift+F9")
    away, papers = sent_away(window), window.workplace.papers
    (job,) = papers.queue.jobs
    found(window, str(away.number))
    presenter = window.workplace.screens["sent_away"].presenter
    paper = "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"
    assert [step.title for step in presenter.state.course] == [
        f"Để in sau: {paper}",
        "Yêu cầu bổ sung",
    ]
    papers.queue.drop(job.job, OFFICER)
    QApplication.processEvents()
    first = presenter.state.course[0]
    assert (first.title, "không cần in nữa" in first.detail) == (f"Để in sau: {paper}", True)


def test_that_a_look_at_the_print_list_does_not_take_the_number_away(window: Window) -> None:
    away = sent_away(window)
    sheet = window.workplace.screens["intake"].presenter.sheet
    window.press("Esc", "Shift+F12", "Esc")
    assert window.shell.page == "intake"
    assert sheet.state.done == away
    window.press("F2")
    assert sheet.state.done is None


def test_that_one_key_takes_the_person_in_again(window: Window) -> None:
    away = sent_away(window)
    found(window, str(away.number))
    window.press("Alt+H")
    assert window.shell.page == "intake"
    form = window.workplace.screens["intake"].presenter.sheet.form
    assert (form.after, form.visitor.name) == (away.id, "Nguyễn Thị Lan")
    window.press("Ctrl+G", "Ctrl+Return")
    assert window.received[-1].after == away.id


def test_that_escape_leaves_the_visit_the_way_one_came(window: Window) -> None:
    away = sent_away(window)
    found(window, str(away.number))
    window.press("Esc")
    assert window.shell.page == "search"


def test_that_a_number_scanned_elsewhere_is_sought(window: Window) -> None:
    away = sent_away(window)
    window.press("F3")
    window.scan(str(away.number))
    assert window.shell.page == "sent_away"  # the only one that has it


def test_that_who_may_neither_print_nor_receive_is_told_so(window: Window) -> None:
    away = sent_away(window)
    window.workplace.leave()
    window.seat(an_officer(CASHIER, Role.CASHIER))
    found(window, str(away.number))
    asked = papers_of(window)
    window.press("Alt+H")
    assert window.shell.page == "sent_away"
    assert "Vai trò của bạn" in seen(window)
    assert papers_of(window) == asked
