"""What an officer does, in the words of the office."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role

translate = QCoreApplication.translate


def role_words(role: Role) -> str:
    """As the office calls the work of this role."""
    return {
        Role.RECEPTION: translate("people", "Tiếp nhận và trả kết quả"),
        Role.CASHIER: translate("people", "Thu phí, lệ phí"),
        Role.SPECIALIST: translate("people", "Chuyên viên giải quyết"),
        Role.LEADER: translate("people", "Lãnh đạo Trung tâm"),
        Role.ADMIN: translate("people", "Quản trị"),
    }[role]


def work_words(officer: Officer) -> str:
    """ "Lãnh đạo Trung tâm, kiêm tiếp nhận và trả kết quả"; the main work first."""
    first, *also = map(role_words, officer.roles)
    if not also:
        return first
    further = "; ".join(words[0].lower() + words[1:] for words in also)
    return translate("people", "{work}, kiêm {further}").format(work=first, further=further)
