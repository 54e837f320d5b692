"""Portals and decisions of a dossier in words: what a portal refused, and what to do."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.back_office import Decision, PortalAnswer, PortalTrouble
from ui import formats

translate = QCoreApplication.translate


def refused_by(dossier: Dossier) -> Sequence[PortalAnswer]:
    """Portals that do not have it as it is here, as they were heard."""
    return [answer for answer in dossier.portals if answer.refused]


def portal_warning(answer: PortalAnswer) -> tuple[str, str]:
    """Title, and the reason with what is to be done about it."""
    title = translate("facts", "{portal} chưa nhận hồ sơ:").format(portal=answer.portal)
    reason = answer.reason.strip().rstrip(".")
    advice = _advice(answer.trouble)
    return title, f"{reason}. {advice}" if reason else advice


def decision_words(decision: Decision) -> str:
    """As in "Giấy chứng nhận, số 12/GCN, 23/11/2026"."""
    said = translate("facts", "{kind}, số {number}, {day}")
    return said.format(kind=decision.kind, number=decision.number, day=formats.day(decision.dated))


def _advice(trouble: PortalTrouble | None) -> str:
    match trouble:
        case PortalTrouble.TABLE:
            return translate(
                "facts", "Báo người quản trị trung tâm bổ sung bảng đối chiếu rồi cho gửi lại."
            )
        case PortalTrouble.LINE:
            return translate(
                "facts", "Báo người quản trị trung tâm kiểm tra đường kết nối rồi cho gửi lại."
            )
        case _:
            return translate(
                "facts",
                "Bấm “Sửa hồ sơ”, sửa xong hồ sơ tự gửi lại;"
                " nếu hồ sơ đã đúng, báo người quản trị trung tâm.",
            )
