"""The papers of one dossier in pictures."""

from datetime import UTC, datetime
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desk_app.documents.kinds import RECEIPT, SLIP
from desk_app.domain.ids import DossierId
from desk_app.wiring.drawing import PaperHistory, VersionLine
from ui.paper_desk import form_title
from ui.screens.versions.presenter import VersionsState
from ui.screens.versions.rows import rows_of
from ui.screens.versions.view import VersionsView
from ui.shell.scenes import in_shell
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind

_GROUND = "Cơ quan thuế xin thêm 02 ngày làm việc, công văn số 118/CCT ngày 19/11/2026"


def _line(n: int, officer: str, ground: str = "") -> VersionLine:
    return VersionLine(
        id=UUID(int=n),
        at=datetime(2026, 11, 17 + n, 8, 41, tzinfo=UTC),
        officer=officer,
        desk="Q2",
        prints=3 - n,
        reissue=n,
        ground=ground,
    )


def versions() -> QWidget:
    """A corrected receipt, and a slip that the dossier has left behind."""
    receipt = (_line(0, "Trần Thị Bích Ngọc"), _line(1, "Nguyễn Hoàng Phúc", _GROUND))
    return _page(
        PaperHistory(form=RECEIPT, versions=receipt),
        PaperHistory(form=SLIP, versions=receipt[:1], changed=True, ground=_GROUND),
        at=2,
    )


def versions_fresh() -> QWidget:
    """Nothing was printed yet."""
    return _page(PaperHistory(form=RECEIPT, versions=()), PaperHistory(form=SLIP, versions=()))


def _page(*histories: PaperHistory, at: int = 0) -> QWidget:
    page = VersionsView()
    back = Button("Quay lại", Kind.QUIET, key=Keys.BACK).small()
    where = "H13.45.12-261117-1041 · NGUYỄN THỊ LAN"
    shell = in_shell(page, "Các bản đã in", where, place="worklist", right=[back])
    rows = rows_of([(form_title(history.form), history) for history in histories])
    page.render_state(VersionsState(DossierId(UUID(int=104)), True, "", "", rows, may_print=True))
    page.table.go_to(at)
    page.focus_list()
    return shell


SCENES = {"versions": versions, "versions-fresh": versions_fresh}
