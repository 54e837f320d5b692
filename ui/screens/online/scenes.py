"""Online dossiers in pictures."""

from datetime import timedelta
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desk_app.domain.ids import DossierId
from ui.dossiers import sample
from ui.dossiers.words import DossierRow
from ui.formats import BadgeFact, BadgeKind
from ui.screens.online.presenter import OnlineState
from ui.screens.online.view import OnlineView
from ui.shell.scenes import in_shell

_PORTAL = "Cổng Dịch vụ công quốc gia"


def _row(n: int, who: str, procedure: str, badge: BadgeFact) -> DossierRow:
    at = sample.NOW - timedelta(hours=3 * n)
    return DossierRow(
        id=DossierId(UUID(int=n)),
        code=f"G01.899.000-261120-{n:04}",
        applicant=who,
        procedure=procedure,
        status=None,
        badge=badge,
        place=f"{at:%H:%M, %d/%m/%Y}",
        place_detail=_PORTAL,
        disputed=False,
        due_day="23/11/2026",
        due_clock="08:30",
    )


def online() -> QWidget:
    late, soon, time = (
        BadgeFact(BadgeKind.LATE, "Trả lời muộn"),
        BadgeFact(BadgeKind.TODAY, "Trước 16:30"),
        BadgeFact(BadgeKind.DAYS, "Còn thời gian"),
    )
    long = "Xóa đăng ký tạm trú, khai báo và cấp giấy xác nhận thông tin về cư trú " * 5
    rows = [
        _row(3, "TÔN NỮ HOÀNG PHƯƠNG THỊ THANH XUÂN", long, late),
        _row(2, "NGUYỄN THỊ LAN", "Đăng ký thành lập hộ kinh doanh", soon),
        _row(1, "LÊ VĂN HẬU", "Đăng ký lại khai sinh", time),
    ]
    return _page(OnlineState(rows, unseen=1, loaded=True))


def online_empty() -> QWidget:
    return _page(OnlineState(loaded=True))


def _page(state: OnlineState) -> QWidget:
    page = OnlineView()
    shell = in_shell(page, "Hồ sơ trực tuyến", "chờ trả lời", place="online")
    page.render_state(state)
    page.focus_list()
    return shell


SCENES = {"online": online, "online-empty": online_empty}
