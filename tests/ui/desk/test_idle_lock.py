"""Nobody at the counter: it locks, and everything is there when its officer comes back."""

from PySide6.QtWidgets import QDialog

from desk_app.domain.acts import kinds
from desk_app.domain.people.rights import Role
from tests.builders import ADMIN, LEADER, RECEPTION, an_officer, an_order
from tests.ui.desk.sitting import Sitting, sitting
from tests.ui.dossiers.counter import CARD
from ui.news import SettingChanged
from ui.printing.orders import PrintStage
from ui.seat.idle_watch import IDLE_MINUTES

__all__ = ["sitting"]  # fixture


def _owner(sitting: Sitting) -> str:
    workplace = sitting.program.workplace
    assert workplace is not None
    return str(workplace.screens["intake"].presenter.sheet.state.form.visitor.name)


def _half_typed(sitting: Sitting) -> None:
    sitting.sit_down(RECEPTION)
    sitting.scan(CARD)
    sitting.until(lambda: _owner(sitting) == "Nguyễn Thị Lan")


def test_that_five_minutes_of_nobody_lock_the_desk(sitting: Sitting) -> None:
    sitting.sit_down(RECEPTION)
    sitting.leave_the_chair(4)
    assert sitting.page != "login"
    sitting.leave_the_chair(5)
    assert (sitting.officer, sitting.page) == (None, "login")
    assert sitting.chosen is not None
    assert sitting.chosen.id == RECEPTION
    assert "5 phút" in sitting.said
    assert "số của mình" not in sitting.said, "a digit would go into the PIN"


def test_that_the_half_typed_form_comes_back_to_its_owner(sitting: Sitting) -> None:
    _half_typed(sitting)
    sitting.leave_the_chair(5)
    sitting.sit_down(LEADER)
    assert _owner(sitting) == ""
    sitting.press("Ctrl+L")
    sitting.sit_down(RECEPTION)
    sitting.until(lambda: _owner(sitting) == "Nguyễn Thị Lan")


def test_that_one_comes_back_to_the_page_one_was_at(sitting: Sitting) -> None:
    sitting.sit_down(RECEPTION)
    sitting.press("F5")
    sitting.leave_the_chair(5)
    sitting.sit_down(RECEPTION)
    assert sitting.page == "return"
    sitting.leave_the_chair(5)
    sitting.sit_down(LEADER)
    assert sitting.page == "intake", "another officer's day begins at its own page"


def test_that_the_minutes_the_administrator_sets_count_at_once(sitting: Sitting) -> None:
    sitting.sit_down(RECEPTION)
    program = sitting.program
    assert program.office is not None
    assert program.workplace is not None

    program.office.keeping.set_setting(IDLE_MINUTES, 10, an_officer(ADMIN, Role.ADMIN))
    program.workplace.news.tell(SettingChanged(IDLE_MINUTES))
    sitting.until(lambda: program.idle.watch.minutes == 10)
    sitting.leave_the_chair(9)
    assert sitting.officer is not None


def test_that_a_dialog_left_open_is_closed_without_a_choice(sitting: Sitting) -> None:
    sitting.sit_down(RECEPTION)
    dialog = QDialog(sitting.program.shell)
    dialog.open()
    sitting.leave_the_chair(5)
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert sitting.page == "login"


def test_that_what_is_being_printed_goes_on_behind_the_lock(sitting: Sitting) -> None:
    sitting.sit_down(RECEPTION)
    program = sitting.program
    assert program.office is not None
    assert program.workplace is not None
    dossier = program.office.counter.receive(an_order(), an_officer())
    program.workplace.papers.print_received([dossier])
    sitting.leave_the_chair(5)
    assert sitting.page == "login"
    read = program.office.reading.dossier
    done = [kinds.PRINT_HANDED_OVER, kinds.PRINT_FINISHED]
    sitting.until(lambda: {*done} <= {deed.kind for deed in read(dossier.id).deeds})
    queue = program.workplace.papers.queue
    sitting.until(lambda: all(job.stage is PrintStage.PRINTED for job in queue.jobs))
    assert sitting.officer is None
