"""The line in pictures: weeks offline with things to look at, everything well, not read yet."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desk_app.domain.ids import ActId, DossierId
from desk_app.domain.refusals import Mending
from ui.screens.sync.facts import LineWords
from ui.screens.sync.presenter import SyncState
from ui.screens.sync.rows import Need, NeedRow
from ui.screens.sync.view import SyncView
from ui.shell.line_state import LineState
from ui.shell.scenes import NOW, in_shell

_OFFLINE = LineWords(
    state="Ngoại tuyến từ 09:12, 30/10/2026",
    barred="",
    last="09:11, 30/10/2026",
    next="trong 48 giây",
    waiting="30.412 việc, cũ nhất 3 tuần",
    kinds="18.204 hồ sơ, 9.871 giấy in, 1.902 thu chi, 435 đăng nhập, xem",
    clock="chậm 6:12 so với trung tâm",
    clock_wrong=True,
    blocks="2 dải, còn 64 mã hôm nay",
    few_codes=True,
    place="đã đọc 182.455 việc, đợt 5f0c11d2",
    size="412 MB",
)
_WELL = LineWords(
    state="Trực tuyến",
    barred="",
    last="11:14, 20/11/2026",
    next="trong 24 giây",
    waiting="không có gì",
    kinds="",
    clock="khớp với trung tâm",
    clock_wrong=False,
    blocks="3 dải, còn 2.411 mã hôm nay",
    few_codes=False,
    place="đã đọc 182.455 việc, đợt 5f0c11d2",
    size="412 MB",
)

_NEW = replace(
    _WELL,
    place="đã đọc 6.000.412 việc, đợt 5f0c11d2",
    past="đã nhận 37%, còn 3.780.260 việc",
    past_refused="Hồ sơ cũ nhận về không đúng bản trung tâm đã ký. Phần đó không được dùng; quầy "
    "vẫn tiếp nhận được và tự xin lại. Còn báo nữa thì báo quản trị trung tâm.",
)
_LEFT = replace(_WELL, past="hồ sơ xong trước 01/11/2023 chỉ có tóm tắt, toàn bộ ở trung tâm")


def _row(n: int, need: Need, what: str, why: str, mending: Mending | None = None) -> NeedRow:
    return NeedRow(
        act=ActId(UUID(int=n)),
        need=need,
        mending=mending,
        what=what,
        why=why,
        dossier=DossierId(UUID(int=100 + n)),
        code=f"H13.45.12-261117-{1040 + n}",
        applicant="NGUYỄN THỊ LAN",
        who="Trần Thị Bích Ngọc, Quầy 2",
        at="09:41, 20/11/2026",
    )


_DECIDE = "hai quầy làm khác nhau, chờ quyết định"
_ROWS = (
    _row(1, Need.DECIDE, "Trả kết quả", _DECIDE),
    _row(2, Need.DECIDE, "Yêu cầu bổ sung", _DECIDE),
    _row(
        3,
        Need.MEND,
        "Nhận kết quả từ phòng chuyên môn",
        "không nối với việc trước của quầy; ghi lại",
        Mending.WRITE_ANEW,
    ),
    _row(
        4,
        Need.MEND,
        "Tiếp nhận",
        "số ngoài dải của quầy; xin cấp dải, gửi lại",
        Mending.SEND_AGAIN,
    ),
)


def sync_offline() -> QWidget:
    return _page(SyncState(line=_OFFLINE, rows=_ROWS, may_decide=True, may_carry=True), at=2)


def sync_well() -> QWidget:
    return _page(SyncState(line=_WELL))


def sync_exchanging() -> QWidget:
    return _page(SyncState(line=_WELL, rows=_ROWS[2:], exchanging=True, carrying=True))


def sync_new_desk() -> QWidget:
    return _page(SyncState(line=_NEW), here=0.37)


def sync_left() -> QWidget:
    return _page(SyncState(line=_LEFT))


def _page(state: SyncState, at: int = 0, here: float | None = None) -> QWidget:
    page = SyncView()
    shell = in_shell(page, "Đồng bộ")
    if state.line is not _OFFLINE:
        shell.set_line(LineState(online=True, since=NOW, here=here))
    page.render_state(state)
    if state.rows:
        page.table.go_to(at)
    page.focus_first()
    return shell


SCENES = {
    "sync": sync_offline,
    "sync-well": sync_well,
    "sync-exchanging": sync_exchanging,
    "sync-new-desk": sync_new_desk,
    "sync-left": sync_left,
}
