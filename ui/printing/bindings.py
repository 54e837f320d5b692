"""The printer of each kind of paper, as the settings keep it."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from desk_app.documents.kinds import KINDS, LABEL, ROLL
from desk_app.documents.printing.dots import HEADS
from ui.printing.orders import PrintTarget

BINDINGS: Final = "ui.printers"  # setting: form → {"printer", "copies", "paper", "tray", …}
MOST_COPIES: Final = 5

translate = QCoreApplication.translate


def bindings_from(setting: object) -> Mapping[str, PrintTarget]:
    """What a setting nobody can vouch for says; what it does not say is as at the beginning."""
    bodies = setting if isinstance(setting, dict) else {}
    return {name: _target(bodies.get(name), tuple(kind.files)) for name, kind in KINDS.items()}


def setting_of(bindings: Mapping[str, PrintTarget]) -> Mapping[str, Any]:
    return {
        form: {
            "printer": target.printer,
            "fallback": target.fallback,
            "copies": target.copies,
            "paper": target.media,
            "tray": target.tray,
            "dpi": target.dpi,
        }
        for form, target in bindings.items()
    }


def paper_words(media: str) -> str:
    """As officers know the paper."""
    words = {
        ROLL: translate("paper", "Cuộn 80 mm"),
        LABEL: translate("paper", "Nhãn 70 × 50 mm"),
    }
    return words.get(media, media)


def _target(body: object, papers: tuple[str, ...]) -> PrintTarget:
    if not isinstance(body, dict):
        return PrintTarget(media=papers[0])
    copies, paper, dpi = body.get("copies"), body.get("paper"), body.get("dpi")
    printer = str(body.get("printer") or "")
    fallback = str(body.get("fallback") or "")
    return PrintTarget(
        printer=printer,
        fallback=fallback if printer and fallback != printer else "",
        copies=copies if isinstance(copies, int) and 0 < copies <= MOST_COPIES else 1,
        media=paper if paper in papers else papers[0],
        tray=str(body.get("tray") or "") if printer else "",
        dpi=dpi if dpi in HEADS else PrintTarget().dpi,
    )
