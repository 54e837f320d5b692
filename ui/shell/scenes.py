"""The frame as it stands in pictures: a sample office around any page."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desk_app.domain.people.rights import Role, rights_of
from ui.shell.keys_page import KeysPage
from ui.shell.line_state import LineState
from ui.shell.places import nav_items
from ui.shell.shell import Shell
from ui.widgets.frames import EmptyState
from ui.widgets.labels import Label

translate = QCoreApplication.translate

NOW = datetime(2026, 11, 20, 4, 14, tzinfo=UTC)
"""11:14 of Friday, 20/11/2026 at the office: the moment of every picture."""

OFFLINE = LineState(
    since=datetime(2026, 11, 20, 2, 12, tzinfo=UTC), waiting=14, oldest=timedelta(hours=2)
)


def in_shell(  # a picture's words
    page: QWidget,
    title: str,
    where: str = "",
    *,
    place: str = "",
    right: Sequence[QWidget] = (),
    bare: bool = False,
) -> Shell:
    """`page` in a whole window with a sample unit, officer and line.

    Args:
        place: Page name whose item is marked: "intake", "worklist", "return", …
    """
    shell = Shell(nav_items(), trial=True)
    shell.set_unit("Trung tâm Phục vụ hành chính công", "Phường Ninh Kiều")
    shell.set_officer("Trần Thị Bích Ngọc", "Quầy 2")
    shell.set_line(OFFLINE)
    shell.set_printers("Máy in: 2 máy sẵn sàng")
    if not bare:
        shell.set_prints(["In: 1 không in được · 2 để in sau"])
    shell.set_clock(NOW)
    shell.add_page("scene", page, bare=bare)
    shell.show_page("scene", place=place)
    shell.set_header(title, where, right)
    return shell


def empty_shell() -> QWidget:
    page = EmptyState(
        "Chưa có hồ sơ nào hôm nay",
        "Quét thẻ căn cước của người nộp, hoặc bấm F2 để tiếp nhận hồ sơ đầu tiên.",
    )
    shell = in_shell(page, "Việc cần làm", "của Quầy 2", place="worklist")
    shell.search.setFocus()
    return shell


def keys_page() -> QWidget:
    page = KeysPage()
    shell = in_shell(page, "Các phím", right=[Label("một phím, một việc", "small", tone="text2")])
    page.columns.setFocus()
    return shell


def cashier_shell() -> QWidget:
    """Places that are of no use to the role look so."""
    page = EmptyState("Chưa có hồ sơ nào hôm nay", "Quét giấy tiếp nhận để mở hồ sơ.")
    shell = in_shell(page, "Việc cần làm", "của Quầy 2", place="worklist")
    shell.set_officer("Lê Hoàng Phúc", "Quầy 2")
    shell.set_rights(rights_of([Role.CASHIER]))
    shell.search.setFocus()
    return shell


SCENES = {
    "shell-empty": empty_shell,
    "shell-keys": keys_page,
    "shell-cashier": cashier_shell,
}
