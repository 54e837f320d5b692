"""Real papers to print, drawn from the shipped forms."""

from datetime import UTC, datetime
from pathlib import Path

from desk_app.documents.editions import editions_of, shipped_editions
from desk_app.documents.kinds import FOLDER_LABEL, KINDS, RECEIPT, ROLL, SLIP
from desk_app.documents.paper.draw import Manner, pdf
from desk_app.documents.printing.trial_page import TrialPage
from desk_app.documents.samples.office_slips import LABEL
from desk_app.documents.samples.receipts import SHORT_SLIP, USUAL

CODE = USUAL.code
SLIP_CODE = SHORT_SLIP.code
LABEL_CODE = LABEL.code
_ONE_COPY = Manner(copies=["Liên 1: Lưu"])
_EDITION = shipped_editions().all[0]


def a_receipt(folder: Path) -> Path:
    return _kept(folder / "receipt.pdf", pdf(RECEIPT, USUAL, _EDITION, manner=_ONE_COPY))


def a_slip(folder: Path) -> Path:
    """On a roll of 80 mm."""
    return _kept(folder / "slip.pdf", pdf(SLIP, SHORT_SLIP, _EDITION, ROLL))


def a_trial(media: str, dpi: int = 203) -> TrialPage:
    return TrialPage(
        media=media,
        dpi=dpi,
        form="Nhãn bìa hồ sơ",
        printer="Xprinter XP-80",
        unit="Phường Ninh Kiều",
        desk="Quầy 2",
        at=datetime(2026, 11, 20, 2, 15, 30, tzinfo=UTC),
    )


def a_label(folder: Path) -> Path:
    """70 × 50 mm, for the folder of a dossier."""
    edition = editions_of(KINDS[FOLDER_LABEL]).all[0]
    return _kept(folder / "label.pdf", pdf(FOLDER_LABEL, LABEL, edition))


def _kept(file: Path, pdf: bytes) -> Path:
    file.write_bytes(pdf)
    return file
