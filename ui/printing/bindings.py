"""Which papers can be bound to a printer, on what they can be printed, and how that is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from desk_app.documents.kinds import A4, A5, KINDS, LABEL, ROLL
from desk_app.documents.printing.dots import HEADS
from ui.printing.orders import PrintTarget

BINDINGS: Final = "ui.printers"  # setting: form → {"printer", "copies", "paper", "tray", …}
MOST_COPIES: Final = 5

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class BoundForm:
    """A kind of paper as the settings know it."""

    name: str  # stored, and the name of the print: never renamed
    title: str
    papers: tuple[str, ...]  # it can be printed on; the usual one first


def bound_forms() -> tuple[BoundForm, ...]:
    """All that can be bound, in the order of a dossier's way through the office."""
    titles = _titles()
    return tuple(
        BoundForm(name, KINDS[name].title if name in KINDS else titles[name], papers)
        for name, papers in _PAPERS.items()
    )


def bindings_from(setting: object) -> Mapping[str, PrintTarget]:
    """What a setting nobody can vouch for says; what it does not say is as at the beginning."""
    bodies = setting if isinstance(setting, dict) else {}
    return {form: _target(bodies.get(form), papers) for form, papers in _PAPERS.items()}


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


_PAPERS: Final[Mapping[str, tuple[str, ...]]] = {
    "receipt": (A4,),
    "supplement_request": (A4,),
    "refusal": (A4,),
    "control_slip": (A4,),
    "folder_label": (LABEL,),
    "appointment_slip": (A5, ROLL),
    "queue_ticket": (ROLL,),
    "take_home_checklist": (A5, ROLL),
    "hand_over_minutes": (A4,),
    "postal_list": (A4,),
    "payment_slip": (A4,),
    "apology": (A4,),
    "stop_notice": (A4,),
    "register_book": (A4,),
    "daily_sheet": (A4,),
    "notice_sheet": (A4,),
}


def _titles() -> Mapping[str, str]:
    """Of what no kind of paper is drawn for yet."""
    return {
        "supplement_request": translate("paper", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"),
        "refusal": translate("paper", "Phiếu từ chối tiếp nhận giải quyết hồ sơ"),
        "control_slip": translate("paper", "Phiếu kiểm soát quá trình giải quyết hồ sơ"),
        "folder_label": translate("paper", "Nhãn bìa hồ sơ"),
        "queue_ticket": translate("paper", "Phiếu số thứ tự"),
        "hand_over_minutes": translate("paper", "Biên bản bàn giao hồ sơ"),
        "postal_list": translate("paper", "Danh sách gửi bưu chính"),
        "payment_slip": translate("paper", "Phiếu thu phí, lệ phí"),
        "apology": translate("paper", "Phiếu xin lỗi và hẹn lại ngày trả kết quả"),
        "stop_notice": translate("paper", "Thông báo dừng giải quyết hồ sơ"),
        "register_book": translate("paper", "Sổ theo dõi hồ sơ"),
        "daily_sheet": translate("paper", "Bảng tổng hợp trong ngày"),
    }


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
