"""The search in pictures."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from db.queries.sent_away import SentAwayLine
from desk_app.domain.codes.paper_number import PaperNumber
from desk_app.domain.ids import DossierId
from desk_app.domain.people.person import Person
from desk_app.domain.sent_away import Answer, SentAway
from ui.dossiers import sample
from ui.screens.search.away import away_in_words
from ui.screens.search.presenter import SearchState
from ui.screens.search.view import SearchView
from ui.shell.scenes import in_shell

_AWAY: Final = SentAway(
    id=DossierId(UUID(int=300)),
    number=PaperNumber(form="supplement", year=2026, number=1012, suffix="PBS-TTPVHCC"),
    answer=Answer.SUPPLEMENT,
    unit=sample.FACTS.unit.code,
    desk=sample.FACTS.desk,
    officer=sample.OFFICER.id,
    officer_name=sample.OFFICER.name,
    at=sample.NOW - timedelta(hours=1),
    applicant=Person(name="NGUYỄN THỊ LAN", id_number="092304001234", phone="0912345678"),
    request="Đăng ký thay đổi nội dung đăng ký hộ kinh doanh",
    contents=("Bản sao giấy tờ pháp lý của chủ hộ", "Biên bản họp thành viên hộ gia đình"),
    reason="Chưa có trong hồ sơ",
)


def _line() -> SentAwayLine:
    return SentAwayLine(
        id=_AWAY.id,
        number=str(_AWAY.number),
        answer=_AWAY.answer,
        applicant=_AWAY.applicant.name,
        request=_AWAY.request,
        desk=_AWAY.desk,
        at=_AWAY.at,
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
    page.render_state(SearchState("nguyen thi xyz", (), answered=True))
    shell.search.setFocus()
    return shell


def search_sent_away() -> QWidget:
    """Who was sent away stands behind the dossiers; what the paper says is told above."""
    page = SearchView()
    shell = in_shell(page, "Tìm kiếm", place="worklist")
    shell.search.setText("0912345678")
    rows = [*sample.rows()[4:5], sample.wording().away(_line())]
    page.render_state(SearchState("0912345678", rows, answered=True))
    page.list.table.go_to(1)
    page.focus_list()
    shell.show_notice(away_in_words(_AWAY, sample.wording()))
    return shell


SCENES = {"search": search, "search-sent-away": search_sent_away, "search-empty": search_empty}
