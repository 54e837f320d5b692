"""Trying the scanner out: what a scan was taken for, and whether something spoils it."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from desk_app.domain.codes.scan import CardScan, CodeScan, DamagedScan, ListScan, Scan
from desk_app.wiring.office import Office
from ui import formats
from ui.background import Runs
from ui.screens.settings.parts.part import Part

translate = QCoreApplication.translate

_SHOWN = 60  # characters of what nobody understands


@dataclass(frozen=True, slots=True)
class ScanState:
    title: str = ""  # what it was; empty: nothing was scanned yet
    detail: str = ""
    advice: str = ""
    bad: bool = False


class ScanPart(Part):
    """Stores nothing and opens nothing."""

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(office, background, parent)
        self.state: ScanState = ScanState()

    def read(self) -> None:
        self.show(ScanState())

    def take_scan(self, scan: Scan) -> None:
        self.show(told(scan))


def told(scan: Scan) -> ScanState:
    """A person's number is masked: others may look on."""
    fine = translate("settings", "Máy quét và bàn phím làm việc đúng.")
    match scan:
        case CardScan():
            number = formats.masked_number(scan.card.number)
            return ScanState(
                translate("settings", "Thẻ căn cước, đọc được đủ"),
                f"{scan.card.name}  ·  {number}",
                fine,
            )
        case CodeScan():
            return ScanState(translate("settings", "Mã hồ sơ"), scan.code, fine)
        case ListScan():
            return ScanState(
                translate("settings", "Số biên bản, danh sách"), str(scan.number), fine
            )
        case DamagedScan():
            return ScanState(
                translate("settings", "Bộ gõ tiếng Việt làm hỏng mã quét"),
                _shown(scan.raw),
                translate("settings", "Tắt bộ gõ (Unikey, EVKey) khi quét, rồi quét lại."),
                bad=True,
            )
    return ScanState(
        translate("settings", "Không phải thẻ căn cước hay mã hồ sơ"),
        _shown(scan.raw),
        translate(
            "settings", "Quét giấy tiếp nhận hoặc thẻ căn cước; nếu chữ trên bị sai, tắt bộ gõ."
        ),
        bad=True,
    )


def _shown(raw: str) -> str:
    bare = " ".join("".join(c if c.isprintable() else " " for c in raw).split())
    return bare if len(bare) <= _SHOWN else f"{bare[:_SHOWN]}…"
