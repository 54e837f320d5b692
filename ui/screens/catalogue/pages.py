"""What stands at the right besides the content: versions, and what is new."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from db.queries.catalogue import Change, News
from ui import formats
from ui.formats import BadgeFact, BadgeKind
from ui.screens.catalogue.content import compared_pieces
from ui.screens.catalogue.differences import compared, version_name
from ui.screens.catalogue.finder import listed_name
from ui.screens.catalogue.pane import ReadingPane
from ui.screens.catalogue.state import CatalogueState, WordedVersion
from ui.widgets.choices import Check, Combo
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import EmptyState, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, row
from ui.widgets.tables.cells import BadgeCell, Cell, TwoLines, Words
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel

translate = QCoreApplication.translate

_MOST_NEWS = 100


class VersionsPage(QWidget):
    """Two versions side by side, the newest two at first."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.now = Combo(self.tr("Bản bên trái")), Combo(self.tr("Bản bên phải"))
        self.only = Check(self.tr("Chỉ hiện chỗ khác"))
        self.pane = ReadingPane(self.tr("So sánh hai bản"))
        self._versions: Sequence[WordedVersion] = ()
        self._empty = EmptyState("", "")
        self._choices = QWidget()
        self._choices.setLayout(
            column(
                row((self.before, 1), Label(self.tr("so với"), "small"), (self.now, 1)),
                row(self.only, REST),
                edge=("l", "m", "l", "xs"),
            )
        )
        self._both = QStackedWidget()
        self._both.addWidget(self.pane)
        self._both.addWidget(self._empty)
        self.setLayout(column(self._choices, (self._both, 1), gap="none", edge=("xs",)))
        self.before.chosen.connect(lambda _value: self._compare())
        self.now.chosen.connect(lambda _value: self._compare())
        self.only.toggled.connect(lambda _on: self._compare())

    def render_state(self, state: CatalogueState) -> None:
        if tuple(state.versions) != tuple(self._versions):
            self._versions = tuple(state.versions)
            choices = [(n, version_name(each)) for n, each in enumerate(self._versions)]
            for combo, at in ((self.before, 1), (self.now, 0)):
                combo.offer(choices)
                if len(choices) > 1:
                    combo.set_value(at)
        several = len(self._versions) > 1
        self._choices.setVisible(several)
        self._both.setCurrentIndex(0 if several else 1)
        if several:
            self._compare()
        elif state.chosen is None:
            self._empty.say(self.tr("Chưa chọn thủ tục"), self.tr("Chọn một thủ tục ở bên trái."))
        else:
            self._empty.say(
                self.tr("Thủ tục này mới có một bản"),
                self.tr("Khi danh mục có bản mới, hai bản hiện cạnh nhau ở đây."),
            )

    def _compare(self) -> None:
        before, now = self._at(self.before), self._at(self.now)
        if before is not None and now is not None:
            lines = compared(before.sheet, now.sheet)
            only = self.only.isChecked()
            self.pane.show_pieces(compared_pieces(lines, before, now, only_different=only))

    def _at(self, combo: Combo) -> WordedVersion | None:
        return self._versions[combo.value] if isinstance(combo.value, int) else None


class NewsPage(QWidget):
    """What was added, changed and abolished since a day."""

    since_typed = Signal(str)
    opened = Signal(str)  # code

    def __init__(self) -> None:
        super().__init__()
        self.since = Field(self.tr("Có gì mới từ ngày"), self.tr("ngày/tháng/năm"), stays=True)
        self.since.setFixedWidth(self.since.fontMetrics().horizontalAdvance("00/00/0000") + 48)
        self._count = Label("", "small", tone="text2", wrap=True)
        heads = [
            Column(self.tr("Thay đổi"), 104),
            Column(self.tr("Thủ tục"), 0),
            Column(self.tr("Quyết định"), 168),
            Column(self.tr("Từ ngày"), 116),
        ]
        self._model = RowModel[News](heads, _news_cells)
        self.table = FittedTable(self.tr("Có gì mới"), self._model, "row_two")
        self._empty = EmptyState("", "")
        self._both = QStackedWidget()
        self._both.addWidget(self.table)
        self._both.addWidget(self._empty)
        label = Label(self.tr("Từ ngày"), "small", tone="text2")
        head = row(label, FieldBox(self.since), (self._count, 1), edge=("l", "m", "l", "s"))
        self.setLayout(column(head, Rule(), (self._both, 1), gap="none", edge=("xs",)))
        self.since.returnPressed.connect(lambda: self.since_typed.emit(self.since.text()))
        self.table.opened.connect(lambda at: self.opened.emit(self._model.rows[at].code))

    def render_state(self, state: CatalogueState) -> None:
        if state.since is not None and not self.since.hasFocus():
            self.since.setText(formats.day(state.since))
        rows = tuple(state.news[:_MOST_NEWS])
        if rows != tuple(self._model.rows):
            self.table.show_rows(rows)
            self.table.go_to(0 if rows else -1)
        self._both.setCurrentIndex(0 if rows else 1)
        self._count.setText(_news_words(state.news))
        title = self.tr("Không có gì mới") if state.news_loaded else self.tr("Đang đọc…")
        advice = self.tr("Danh mục không đổi từ ngày này.") if state.news_loaded else ""
        self._empty.say(title, advice)

    def refuse(self) -> None:
        self.since.set_error(self.tr("Ghi đủ ngày/tháng/năm, ví dụ 05/08/2026."))


def _news_words(news: Sequence[News]) -> str:
    if not news:
        return ""
    counts = [sum(one.change is change for one in news) for change in Change]
    said = translate("catalogue", "{added} mới, {changed} sửa đổi, {abolished} bãi bỏ")
    words = said.format(added=counts[0], changed=counts[1], abolished=counts[2])
    if len(news) > _MOST_NEWS:
        words += translate("catalogue", "; hiện {n} gần nhất").format(n=_MOST_NEWS)
    return words


def change_badge(change: Change) -> BadgeFact:
    """Word and shape differ."""
    return {
        Change.ADDED: BadgeFact(BadgeKind.DONE, translate("catalogue", "Mới")),
        Change.CHANGED: BadgeFact(BadgeKind.DAYS, translate("catalogue", "Sửa đổi")),
        Change.ABOLISHED: BadgeFact(BadgeKind.PAUSE, translate("catalogue", "Bãi bỏ")),
    }[change]


def _news_cells(one: News) -> Sequence[Cell]:
    below = f"{one.code} · {one.field}" if one.field else one.code
    decided = formats.day(one.decided_on) if one.decided_on else ""
    return [
        BadgeCell(change_badge(one.change)),
        TwoLines(listed_name(one.name), below, strong=False),
        TwoLines(one.decision or translate("catalogue", "chưa có dữ liệu"), decided, strong=False),
        Words(formats.day(one.on)),
    ]
