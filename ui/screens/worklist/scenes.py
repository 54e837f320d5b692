"""The work list in pictures."""

from PySide6.QtWidgets import QWidget

from db.queries.worklist import Filter
from ui.dossiers import sample
from ui.screens.worklist.presenter import WorklistState
from ui.screens.worklist.view import WorklistView
from ui.shell.scenes import in_shell

_COUNTS = {
    Filter.OPEN: 30,
    Filter.LATE: 2,
    Filter.TODAY: 4,
    Filter.SOON: 9,
    Filter.RESULT_BACK: 7,
    Filter.SUPPLEMENT: 6,
    Filter.OBLIGATION: 3,
    Filter.APOLOGY_DUE: 4,
    Filter.NOT_HANDED_OVER: 5,
}


def worklist() -> QWidget:
    page = WorklistView()
    shell = in_shell(page, "Việc cần làm", "mọi quầy của Phường Ninh Kiều", place="worklist")
    rows = tuple(sample.rows()) * 3
    page.render_state(WorklistState(Filter.OPEN, rows, _COUNTS, 1, loaded=True))
    page.list.table.go_to(4)
    page.focus_list()
    return shell


def worklist_empty() -> QWidget:
    page = WorklistView()
    shell = in_shell(page, "Việc cần làm", "mọi quầy của Phường Ninh Kiều", place="worklist")
    counts = _COUNTS | {Filter.LATE: 0}
    page.render_state(WorklistState(Filter.LATE, (), counts, loaded=True))
    page.focus_list()
    return shell


def worklist_waiting() -> QWidget:
    """What waits for the applicant; the time of the first is over."""
    page = WorklistView()
    shell = in_shell(page, "Việc cần làm", "mọi quầy của Phường Ninh Kiều", place="worklist")
    page.render_state(WorklistState(Filter.SUPPLEMENT, sample.waiting(), _COUNTS, loaded=True))
    page.focus_list()
    return shell


SCENES = {
    "worklist-waiting": worklist_waiting,
    "worklist": worklist,
    "worklist-empty": worklist_empty,
}
