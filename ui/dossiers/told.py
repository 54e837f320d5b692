"""That a step queued a notice to the citizen, and how it can still be called off."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier import Dossier
from desk_app.domain.people.phone import grouped_phone
from ui import formats

translate = QCoreApplication.translate


def waits_words(dossier: Dossier) -> str:
    """ "Tin cho 0912 345 678 gửi sau 09:20; không gửi: Shift+F1 ở trang hồ sơ."; "" without one."""
    waiting = [told for told in dossier.notices if told.waits and told.not_before is not None]
    if not waiting or waiting[-1].not_before is None:
        return ""
    last, until = waiting[-1], waiting[-1].not_before
    return translate(
        "told", "Tin cho {to} gửi sau {clock}; không gửi: Shift+F1 ở trang hồ sơ."
    ).format(to=grouped_phone(last.to), clock=formats.clock(until))


def with_waiting(advice: str, dossier: Dossier) -> str:
    """`advice` with that sentence behind it, where there is one."""
    return " ".join(filter(None, (advice, waits_words(dossier))))


def several_wait(advice: str, queued: int) -> str:
    """`advice`, and that so many notices were queued at once; as it is where none was."""
    said = translate("told", "{n} tin đang chờ gửi; không gửi: Shift+F1 ở trang từng hồ sơ.")
    return " ".join(filter(None, (advice, said.format(n=queued) if queued else "")))
