"""Two versions in pictures: two returns, two corrections, one that cannot be chosen."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desk_app.domain.ids import ActId, DossierId
from ui.screens.disputed.facts import PairFacts, SideFacts
from ui.screens.disputed.presenter import DisputedState
from ui.screens.disputed.view import DisputedView
from ui.shell.scenes import in_shell
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind

_FIRST = SideFacts(
    what="Trả kết quả cho NGUYỄN THỊ LAN, chủ hồ sơ",
    details=(("đã thu giấy tiếp nhận", False),),
    who="Trần Thị Bích Ngọc, Quầy 2",
    when="09:41, 20/11/2026",
    papers="Giấy tiếp nhận, Phiếu kiểm soát",
)
_LATER = SideFacts(
    what="Trả kết quả cho TRẦN VĂN HẬU, người được ủy quyền",
    details=(("mất giấy tiếp nhận, Nguyễn Hoàng Phúc xác nhận", True), ("Giấy ủy quyền 118", True)),
    who="Lê Hoàng Phúc, Quầy 3",
    when="10:05, 20/11/2026",
    papers="chưa in giấy nào",
)
_PAIR = PairFacts(
    aside=ActId(UUID(int=1)),
    stands=ActId(UUID(int=2)),
    left=_FIRST,
    right=_LATER,
    may_change=True,
    why_not="",
    falls="",
)


def disputed() -> QWidget:
    return _page(_PAIR)


def disputed_long() -> QWidget:
    """Corrections of a procedure with a name of 300 letters; a reception may only look."""
    name = "thủ tục: " + "Đăng ký thay đổi nội dung đăng ký hộ kinh doanh " * 7
    lines = tuple((f"{what}: {name}", what != "lý do") for what in ("chủ hồ sơ", "lý do"))
    left = replace(_FIRST, what="Sửa hồ sơ", details=lines)
    right = replace(_LATER, what="Sửa hồ sơ", details=lines)
    return _page(replace(_PAIR, left=left, right=right), may_decide=False)


def disputed_kept() -> QWidget:
    """What the later act builds upon has not arrived."""
    why_not = "Việc bên phải dựa trên một việc chưa về quầy này; giữ để riêng."
    return _page(replace(_PAIR, left=None, stands=None, may_change=False, why_not=why_not))


def _page(pair: PairFacts, *, may_decide: bool = True) -> QWidget:
    page = DisputedView()
    back = Button("Quay lại", Kind.QUIET, key=Keys.BACK).small()
    where = "H13.45.12-261117-1041 · NGUYỄN THỊ LAN"
    shell = in_shell(page, "Hai quầy làm khác nhau", where, place="worklist", right=[back])
    page.render_state(
        DisputedState(
            id=DossierId(UUID(int=104)), loaded=True, pairs=(pair,), may_decide=may_decide
        )
    )
    page.focus_first()
    return shell


SCENES = {
    "disputed": disputed,
    "disputed-long": disputed_long,
    "disputed-kept": disputed_kept,
}
