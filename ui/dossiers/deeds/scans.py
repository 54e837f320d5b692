"""What was done about scans of papers, in words."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.scans.digitisation import Digitisation
from ui.dossiers.deeds.said import Words, text_of
from ui.dossiers.prints import Said

translate = QCoreApplication.translate


def _scanned(body: Body) -> Said:
    paper = text_of(body, "paper") or text_of(body, "title")
    counted = translate("deeds", "{pages} trang, {images} ảnh").format(
        pages=body.get("pages"), images=body.get("images")
    )
    return Said(
        translate("deeds", "Quét giấy: {paper}").format(paper=paper),
        (counted, text_of(body, "reason")),
    )


def _reused(body: Body) -> Said:
    said = translate("deeds", "Tái sử dụng: {paper}")
    if body.get("state") == Digitisation.REUSED_FROM_RESULT:
        said = translate("deeds", "Tái sử dụng từ kết quả hồ sơ khác: {paper}")
    return Said(said.format(paper=text_of(body, "paper")), (text_of(body, "source"),))


def _withdrawn(body: Body) -> Said:
    said = translate("deeds", "Gỡ bản số hóa của giấy")
    if body.get("erase") is True:
        said = translate("deeds", "Gỡ bản số hóa, xóa hẳn tệp")
    return Said(said, (text_of(body, "reason"),))


WORDS: Final[Words] = {
    kinds.PAPER_SCANNED: _scanned,
    kinds.DIGITISED_BY_REUSE: _reused,
    kinds.SCAN_WITHDRAWN: _withdrawn,
}
