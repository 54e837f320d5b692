"""The print list in pictures."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desk_app.domain.ids import DossierId
from ui.dossiers import sample
from ui.printing.orders import ListedPrint, PaperOrder, PrintStage, PrintTarget
from ui.screens.prints.presenter import PrintsState
from ui.screens.prints.rows import PrintWords
from ui.screens.prints.view import PrintsView
from ui.shell.scenes import in_shell

_RECEIPT = "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
_SLIP = "Phiếu hẹn trả kết quả"
_LASER = "HP-LaserJet-Pro-M404dn-tang-1"


def _job(n: int, who: str, title: str, stage: PrintStage, **changed: Any) -> ListedPrint:
    order = PaperOrder(
        dossier=DossierId(UUID(int=100 + n)),
        code=f"H13.45.12-261120-{2000 + n}",
        who=who,
        form="receipt",
        title=title,
        target=PrintTarget(printer=_LASER if title == _RECEIPT else "quay-2-nhiet"),
        by=sample.OFFICER,
    )
    at = sample.NOW - timedelta(minutes=3 * n)
    job = ListedPrint(job=UUID(int=n), order=order, stage=stage, at=at)
    return replace(job, **changed)


def _jobs() -> list[ListedPrint]:
    return [
        _job(1, "NGUYỄN THỊ LAN", _SLIP, PrintStage.HANDED_OVER, moved_from="quay-1"),
        _job(2, "TRẦN VĂN HẬU", _RECEIPT, PrintStage.FAILED, reason="print.printer_refused"),
        _job(3, "LÝ THỊ THU THỦY", _RECEIPT, PrintStage.IN_DOUBT),
        _job(4, "LÊ MINH TRÍ", _RECEIPT, PrintStage.POSTPONED),
        _job(
            5, "PHẠM THỊ HỒNG GẤM", _SLIP, PrintStage.POSTPONED, at=sample.NOW - timedelta(days=1)
        ),
        _job(6, "HUỲNH TẤN LỘC", _RECEIPT, PrintStage.PRINTED, reissue=1),
        _job(7, "VÕ THỊ KIM NGÂN", _RECEIPT, PrintStage.PRINTED, reprint=1, unsettled=True),
        _job(8, "ĐẶNG HOÀNG TUẤN", _SLIP, PrintStage.PRINTED),
    ]


def prints() -> QWidget:
    return _page(PrintsState(PrintWords(lambda _job: "quay-2-nhiet").rows(_jobs(), sample.NOW), 2))


def prints_later() -> QWidget:
    waiting = [job for job in _jobs() if job.stage is PrintStage.POSTPONED]
    return _page(PrintsState(PrintWords(lambda _job: "").rows(waiting, sample.NOW), 2, later=True))


def prints_empty() -> QWidget:
    return _page(PrintsState())


def _page(state: PrintsState) -> QWidget:
    page = PrintsView()
    shell = in_shell(page, "Danh sách in", "của quầy này")
    page.render_state(state)
    page.focus_list()
    return shell


SCENES = {"prints": prints, "prints-later": prints_later, "prints-empty": prints_empty}
