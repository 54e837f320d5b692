"""Words for roles, wherever an officer is named."""

from PySide6.QtCore import QCoreApplication

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
