"""`python -m desk_app forms DIR`: every paper as PDF and as pictures, with invented people."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from desk_app.documents import samples
from desk_app.documents.appointment_slip import AppointmentSlip
from desk_app.documents.editions import own_editions, shipped_editions
from desk_app.documents.paper.draw import (
    ChecklistPaper,
    SlipPaper,
    checklist_pdf,
    notice_pdf,
    receipt_pdf,
    slip_pdf,
)
from desk_app.documents.preview import page_count, page_png
from desk_app.documents.public import samples as public
from desk_app.documents.public.checklist import TakeHomeChecklist
from desk_app.documents.public.notice_sheet import NoticeSheet
from desk_app.documents.receipt import Receipt

_SCREEN: Final = 110 / 72  # pixels a point
_RECEIPTS: Final[Mapping[str, Receipt]] = {
    "mau01-thuong": samples.USUAL,
    "mau01-dai": samples.LONG,
    "mau01-uy-quyen": samples.AUTHORISED,
}
_SLIPS: Final[Mapping[str, AppointmentSlip]] = {
    "phieu-hen-21-ky-tu": samples.SHORT_SLIP,
    "phieu-hen-24-ky-tu": samples.SLIP,
    "phieu-hen-khong-hen-ngay": samples.NO_DUE_SLIP,
}

_NOTICES: Final[Mapping[str, NoticeSheet]] = {
    "niem-yet-thuong": public.NOTICE,
    "niem-yet-dai": public.LONG_NOTICE,
    "niem-yet-chua-co-du-lieu": public.BARE_NOTICE,
}
_CHECKLISTS: Final[Mapping[str, TakeHomeChecklist]] = {
    "phieu-huong-dan-chuan-bi": public.TO_PREPARE,
    "phieu-huong-dan-con-thieu": public.PARTLY_THERE,
    "phieu-huong-dan-dai": public.LONG_CHECKLIST,
}


def draw_forms(folder: Path) -> int:
    """Write the papers of the newest edition into `folder`, made where it is missing.

    Raises:
        FormUnreadable: nothing was written.
    """
    drawn = list(_papers())
    folder.mkdir(parents=True, exist_ok=True)
    for name, pdf in drawn:
        (folder / f"{name}.pdf").write_bytes(pdf)
        for page in range(page_count(pdf)):
            picture = folder / f"{name}-{page + 1}.png"
            picture.write_bytes(page_png(pdf, page, _SCREEN))
            print(picture)
    return 0


def _papers() -> Iterator[tuple[str, bytes]]:
    edition = shipped_editions().all[-1]
    for name, receipt in _RECEIPTS.items():
        yield name, receipt_pdf(receipt, edition)
    for name, slip in _SLIPS.items():
        for paper in SlipPaper:
            yield f"{name}-{paper.value}", slip_pdf(slip, edition, paper)
    own = own_editions().all[-1]
    for name, sheet in _NOTICES.items():
        yield name, notice_pdf(sheet, own)
    for name, checklist in _CHECKLISTS.items():
        for size in ChecklistPaper:
            yield f"{name}-{size.value}", checklist_pdf(checklist, own, size)
