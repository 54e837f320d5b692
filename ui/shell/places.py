"""The places of the program, in the order of the navigation."""

from PySide6.QtCore import QCoreApplication

from ui.shell.navigation import NavItem
from ui.shortcuts import Keys

translate = QCoreApplication.translate


def nav_items() -> list[NavItem]:
    """What is seldom needed stands below."""
    return [
        NavItem("intake", translate("nav", "Tiếp nhận"), Keys.INTAKE),
        NavItem("worklist", translate("nav", "Việc cần làm"), Keys.WORKLIST),
        NavItem("online", translate("nav", "Trực tuyến"), Keys.ONLINE),
        NavItem("hand_over", translate("nav", "Bàn giao"), Keys.HAND_OVER),
        NavItem("return", translate("nav", "Trả kết quả"), Keys.RETURN),
        NavItem("post", translate("nav", "Bưu chính"), Keys.POST),
        NavItem("money", translate("nav", "Lệ phí, chốt ca"), Keys.MONEY),
        NavItem("watch", translate("nav", "Giám sát"), Keys.WATCH),
        NavItem("books", translate("nav", "Báo cáo, sổ"), Keys.BOOKS),
        NavItem("catalogue", translate("nav", "Thủ tục"), Keys.CATALOGUE),
        NavItem("queue", translate("nav", "Hàng chờ"), Keys.QUEUE),
        NavItem("calendar", translate("nav", "Lịch làm việc"), Keys.CALENDAR, seldom=True),
        NavItem("settings", translate("nav", "Thiết lập"), Keys.SETTINGS, seldom=True),
    ]
