"""How far a paper is digitised, in words that every screen shares."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain.scans.digitisation import Digitisation

translate = QCoreApplication.translate


def state_words(state: Digitisation) -> str:
    """As the national portal names it. Legal: [digitisation.states]"""
    return {
        Digitisation.NOT_YET: translate("scans", "Chưa số hóa"),
        Digitisation.SCANNED: translate("scans", "Được số hóa"),
        Digitisation.REUSED: translate("scans", "Tái sử dụng"),
        Digitisation.REUSED_FROM_RESULT: translate("scans", "Tái sử dụng kết quả khác"),
    }[state]
