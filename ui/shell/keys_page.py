"""The help of keys, drawn from the tables of ui/shortcuts.py."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui import theme
from ui.shortcuts import EVERYWHERE, PLACE_KEYS, Keys
from ui.widgets.button import Button
from ui.widgets.caps import KeyCaps
from ui.widgets.frames import Card, Scrolled
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, row

_CAPS_COLUMN = 1


class KeysPage(QWidget):
    """Every key and what it does, in three columns that arrows and pages turn; `back` leaves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.back = Button(self.tr("Quay lại"), caps=Keys.BACK.caps)
        acts = [key for key in Keys if key not in EVERYWHERE]
        translate = QCoreApplication.translate
        places = [(caps, translate("Keys", str(words))) for caps, words in PLACE_KEYS]
        first = _table(self.tr("Ở mọi màn hình"), [(k.caps, k.meaning) for k in EVERYWHERE])
        listed = [(key.caps, key.meaning) for key in acts]
        middle = (len(listed) + 1) // 2
        second = _table(self.tr("Việc trên màn hình đang mở"), listed[:middle])
        more = _table(self.tr("Việc trên màn hình đang mở (tiếp)"), listed[middle:])
        third = _table(self.tr("Trong bảng và ô nhập"), places)
        left = column(Card(first), Card(third), REST, gap="s")
        between = column(Card(second), REST, gap="s")
        right = column(Card(more), REST, gap="s")
        words = Label(
            self.tr("Quét mã vạch hay thẻ căn cước được ở mọi màn hình, không cần bấm phím nào."),
            "small",
            tone="text2",
            wrap=True,
        )
        self.columns = Scrolled(row((left, 1), (between, 1), (right, 1), gap="m"))
        self.columns.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.columns.setAccessibleName(self.tr("Các phím của chương trình"))
        self.columns.verticalScrollBar().setSingleStep(theme.size("height.row"))
        self.setLayout(column((self.columns, 1), row((words, 1), self.back), edge=("l", "m")))


def _table(title: str, keys: Sequence[tuple[Sequence[str], str]]) -> QGridLayout:
    grid = QGridLayout()
    side, top = theme.size("space.l"), theme.size("space.m")
    grid.setContentsMargins(side, top, side, top)
    grid.setHorizontalSpacing(theme.size("space.l"))
    grid.setVerticalSpacing(theme.size("space.xs"))
    grid.setColumnStretch(0, 1)
    grid.addWidget(Label(title, "card_title"), 0, 0, 1, 2)
    for n, (key, words) in enumerate(keys, start=1):
        grid.addWidget(Label(words, "cell", wrap=True), n, 0)
        grid.addWidget(KeyCaps(key), n, _CAPS_COLUMN, Qt.AlignmentFlag.AlignRight)
    return grid
