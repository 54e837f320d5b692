"""`python -m desk_app forms DIR`: every paper as PDF and as pictures, with invented people."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from desk_app.documents import samples
from desk_app.documents.appointment_slip import AppointmentSlip
from desk_app.documents.editions import shipped_editions
from desk_app.documents.paper.draw import SlipPaper, receipt_pdf, slip_pdf
from desk_app.documents.preview import page_count, page_png
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
