"""The program in pictures: a newer version is here, and the one before could still come back."""

from PySide6.QtWidgets import QWidget

from desk_app.services.updating.offered import OfferedUpdate, ProgramFacts, WayBack
from ui.screens.settings.program.part import ProgramState
from ui.screens.settings.scene_page import settings_page

_NEWS = (
    "Danh sách Việc cần làm mở nhanh gấp đôi khi đơn vị có hơn một triệu hồ sơ.",
    "Sửa lỗi: in lại Mẫu 01 giữ đúng số bản in khi máy in hết giấy giữa chừng.",
)


def settings_program() -> QWidget:
    page, shell = settings_page("program")
    offered = OfferedUpdate(
        version="1.12.10",
        news=_NEWS,
        size=61_000_000,
        held=61_000_000,
        whole=True,
        changes_store=False,
    )
    way = WayBack(version="1.11.3", backup="truoc-20261104-171502-1.11.4.sqlite", open=True)
    facts = ProgramFacts(version="1.11.4", offered=offered, before=way)
    page.program.render_state(ProgramState(facts=facts, may_set=True))
    shell.set_update("Bản mới 1.12.10")
    return shell


PROGRAM_SCENES = {"settings-program": settings_program}
