"""The search in pictures."""

from PySide6.QtWidgets import QWidget

from ui.dossiers import sample
from ui.screens.search.presenter import SearchState
from ui.screens.search.view import SearchView
from ui.shell.scenes import in_shell


def search() -> QWidget:
    page = SearchView()
    shell = in_shell(page, "Tìm kiếm", place="worklist")
    shell.search.setText("thi")
    found = [row for row in sample.rows() if " THỊ " in row.applicant]
    newest_first = sorted(found, key=lambda row: row.code, reverse=True)
    page.render_state(SearchState("thi", newest_first, answered=True))
    page.list.table.go_to(0)
    page.focus_list()
    return shell


def search_empty() -> QWidget:
    page = SearchView()
    shell = in_shell(page, "Tìm kiếm", place="worklist")
    shell.search.setText("nguyen thi xyz")
    page.render_state(SearchState("nguyen thi xyz", (), answered=True))
    shell.search.setFocus()
    return shell


SCENES = {"search": search, "search-empty": search_empty}
