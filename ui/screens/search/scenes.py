"""The search in pictures."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from db.queries.sent_away import SentAwayLine
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.codes.paper_number import PaperNumber
from desk_app.domain.ids import DossierId
from desk_app.domain.sent_away import Answer
from ui.dossiers import sample
from ui.screens.search.presenter import SearchState
from ui.screens.search.view import SearchView
from ui.shell.scenes import in_shell

_NUMBER: Final = PaperNumber(form="supplement", year=2026, number=1012, suffix="PBS-TTPVHCC")


def _line() -> SentAwayLine:
    return SentAwayLine(
        id=DossierId(UUID(int=300)),
        number=str(_NUMBER),
        answer=Answer.SUPPLEMENT,
        applicant="NGUYỄN THỊ LAN",
        request="Đăng ký thay đổi nội dung đăng ký hộ kinh doanh",
        desk=sample.FACTS.desk,
        at=sample.NOW - timedelta(hours=1),
    )


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
    example = DossierCode.given(sample.FACTS.unit.code, sample.NOW, 1003)
    page.render_state(SearchState("nguyen thi xyz", (), answered=True, example=example))
    shell.search.setFocus()
    return shell


def search_sent_away() -> QWidget:
    """Who was sent away stands behind the dossiers."""
    page = SearchView()
    shell = in_shell(page, "Tìm kiếm", place="worklist")
    shell.search.setText("0912345678")
    rows = [*sample.rows()[4:5], sample.wording().away(_line())]
    page.render_state(SearchState("0912345678", rows, answered=True))
    page.list.table.go_to(1)
    page.focus_list()
    return shell


SCENES = {"search": search, "search-sent-away": search_sent_away, "search-empty": search_empty}
