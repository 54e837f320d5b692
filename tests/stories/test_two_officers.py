"""Two officers on one machine: badges, PINs, an empty chair, and whose work is whose."""

from PySide6.QtWidgets import QApplication

from desk_app.domain.dossier import Dossier
from desk_app.domain.people.rights import Role
from tests.builders import ADMIN, LEADER, RECEPTION, an_officer
from tests.ui.conftest import _dressed
from tests.ui.desk.sitting import PIN, Sitting, sitting
from tests.ui.dossiers.counter import CARD, STRANGER
from ui.screens.intake.cards.procedure import ProcedureField
from ui.tour.tour import ready_to_receive
from ui.widgets.type_ahead import TypeAhead
from ui.workplace import Workplace

__all__ = ["_dressed", "sitting"]  # fixtures

BADGES = {RECEPTION: "CB-0001", LEADER: "CB-0002"}


def work(sitting: Sitting) -> Workplace:
    workplace = sitting.program.workplace
    assert workplace is not None
    return workplace


def visitor(sitting: Sitting) -> str:
    return str(work(sitting).screens["intake"].presenter.sheet.state.form.visitor.name)


def comes_by_badge(sitting: Sitting, officer: object) -> None:
    sitting.scan(next(badge for who, badge in BADGES.items() if who == officer))
    asking = sitting.program.login.view.secret
    sitting.until(lambda: asking.hasFocus() and not asking.text())
    assert sitting.chosen is not None
    assert sitting.chosen.id == officer
    sitting.type(PIN)
    sitting.press("Return")
    sitting.until(lambda: sitting.officer is not None and sitting.officer.id == officer)


def finish_intake(sitting: Sitting) -> Dossier:
    received: list[Dossier] = []
    work(sitting).screens["intake"].received.connect(received.append)
    while not isinstance(QApplication.focusWidget(), ProcedureField):
        sitting.press("Tab")
    sitting.type("1.001612")
    shell = sitting.program.shell
    sitting.until(lambda: any(popup.isVisible() for popup in shell.findChildren(TypeAhead)))
    sitting.press("Return", "Ctrl+G")
    sitting.until(lambda: ready_to_receive(work(sitting)))
    sitting.press("Ctrl+Return")
    sitting.until(lambda: bool(received))
    return received[-1]


def test_that_two_officers_share_a_machine_and_never_their_work(sitting: Sitting) -> None:
    office = sitting.program.office
    assert office is not None
    for officer, badge in BADGES.items():
        office.identity.set_badge(officer, badge, an_officer(ADMIN, Role.ADMIN))

    # Ngọc begins with a visitor, and is called away: the head takes the chair by her badge.
    comes_by_badge(sitting, RECEPTION)
    sitting.scan(CARD)
    sitting.until(lambda: visitor(sitting) == "Nguyễn Thị Lan")
    sitting.program.who.read()
    sitting.until(lambda: sitting.program.who.knows(BADGES[LEADER]))
    comes_by_badge(sitting, LEADER)
    assert visitor(sitting) == "", "her own form, not Ngọc's"
    sitting.scan(STRANGER)
    sitting.until(lambda: visitor(sitting) == "Nguyễn Văn Bảo")
    heads = finish_intake(sitting)

    # The head walks away; after five minutes the machine is locked, and Ngọc comes back.
    sitting.leave_the_chair(5)
    assert sitting.page == "login"
    comes_by_badge(sitting, RECEPTION)
    sitting.until(lambda: visitor(sitting) == "Nguyễn Thị Lan")
    hers = finish_intake(sitting)

    assert (heads.officer, hers.officer) == (LEADER, RECEPTION)
    assert (heads.applicant.name, hers.applicant.name) == ("Nguyễn Văn Bảo", "Nguyễn Thị Lan")
    queue = work(sitting).papers.queue
    sitting.until(lambda: bool(queue.jobs) and not any(job.unsettled for job in queue.jobs))
