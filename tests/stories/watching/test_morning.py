"""A supervisor's morning: what is to be seen, who is urged, who takes over, what was marked."""

from datetime import UTC, datetime
from uuid import uuid4

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desk_app.domain.acts import kinds
from desk_app.domain.watching.findings import Trouble
from desk_app.services.handing_over.hand_over import HandOver
from tests.builders import CASHIER, LEADER
from tests.ui import keyboard
from tests.ui.conftest import _dressed
from tests.ui.desk.test_workplace import Window, window
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, OFFICER, counter

__all__ = ["_dressed", "counter", "window"]  # fixtures

THE_MORNING_AFTER = datetime(2026, 11, 27, 0, 40, tzinfo=UTC)  # 07:40; due the day before


def unseen(window: Window) -> list[Trouble]:
    facts = window.workplace.screens["watch"].presenter.state.facts
    return [row.finding.about for row in facts.seen if not row.finding.seen]


def figures(window: Window) -> list[str]:
    facts = window.workplace.screens["watch"].presenter.state.facts
    return [figure.number for figure in facts.figures]


def test_that_a_supervisors_morning_needs_no_mouse(window: Window) -> None:
    desk = window.desk
    late, other = desk.receive(), desk.receive()
    desk.now_is(THE_MORNING_AFTER)
    window.seat(ANOTHER)

    # One key opens the day; what is late stands first
    window.press("F7")
    assert window.shell.page == "watch"
    assert figures(window)[2] == "2"
    assert unseen(window)[:2] == [Trouble.LATE, Trouble.LATE]

    # Whoever has it is urged, in the words offices use; the look at another's dossier is noted
    window.press("Ctrl+1")
    assert window.shell.page == "dossier"
    window.press("Ctrl+Return")
    assert window.said.startswith(f"Đã ghi việc đôn đốc hồ sơ {late.code}.")
    (reminder,) = desk.stored(late).oversight.reminders
    assert reminder.words.startswith(f"[TB] Quá hạn. Mã hồ sơ: {late.code} của NGUYỄN THỊ LAN.")
    assert (reminder.reply_by - reminder.at).total_seconds() == 24 * 3600
    assert QGuiApplication.clipboard().text() == reminder.words
    assert [kind for kind in desk.kinds(late) if not kind.startswith("print.")] == [
        kinds.RECEIVED,
        kinds.OPENED,
        kinds.REMINDED,
    ]

    # The officer who received it is away: another takes it over
    window.press("Ctrl+2", "Down", "Return")
    keyboard.type_text(window.shell, "Nghi om")
    window.press("Ctrl+Return")
    assert window.said.startswith(f"Đã giao hồ sơ {late.code}.")
    given = desk.stored(late).oversight.assignment
    assert given is not None
    assert (given.officer != OFFICER.id, given.reason, given.by) == (True, "Nghi om", LEADER)

    # Back at the day, the first is seen, the second with a remark
    window.press("F7", "Space")
    assert unseen(window).count(Trouble.LATE) == 1
    window.press("Ctrl+4")
    keyboard.type_text(window.shell, "Hoi phong")
    window.press("Return")
    assert unseen(window).count(Trouble.LATE) == 0

    # The figure opens its list, the list its dossier; Esc leads back
    window.press("Alt+3", "Down", "Return")
    assert window.shell.page == "dossier"
    window.press("Esc")
    assert window.shell.page == "watch"
    assert kinds.OPENED in desk.kinds(other)

    # Whom the dossier was given to sees it among the own figures, and nobody else's
    window.workplace.leave()
    window.seat(AT_THE_TILL if given.officer == CASHIER else OFFICER)
    QApplication.processEvents()
    window.press("F7")
    assert figures(window)[2] == "1"


def test_that_a_dossier_is_taken_back_by_keys(window: Window) -> None:
    dossier = window.desk.receive()
    window.seat(ANOTHER)
    window.scan(str(dossier.code))
    window.press("Ctrl+2", "Down", "Return")
    keyboard.type_text(window.shell, "Nghi phep")
    window.press("Ctrl+Return")
    assert window.desk.stored(dossier).holder != dossier.officer
    window.press("Ctrl+3")
    keyboard.type_text(window.shell, "Di lam lai")
    window.press("Ctrl+Return")
    assert window.said.startswith(f"Đã thôi giao hồ sơ {dossier.code}.")
    assert window.desk.stored(dossier).holder == dossier.officer


def test_that_papers_of_several_units_without_a_printer_are_seen_together(window: Window) -> None:
    desk = window.desk
    desk.receive()
    given = HandOver(batch=uuid4(), unit="Phòng Kinh tế", dossiers=(desk.receive().id,))
    desk.office.handing_over.hand_over(given, OFFICER)
    desk.now_is(THE_MORNING_AFTER)
    window.seat(ANOTHER)
    window.press("F7")
    window.press("Alt+3", "Ctrl+8", "Ctrl+1")
    window.press("Ctrl+Return")
    window.press("Ctrl+P")
    papers = window.workplace._preview
    assert len({paper.file for paper in papers._papers}) == 2
    assert papers.place == "1/2"
