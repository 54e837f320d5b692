"""Who waits: filters, the list, and how many."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from db.queries.till import MoneyList, MoneyRow
from desk_app.domain.ids import DossierId
from desk_app.domain.office_time import office_date
from ui import formats, theme
from ui.dossiers.list import in_one_line, in_two_lines
from ui.formats import BadgeFact, BadgeKind
from ui.screens.money.taking.state import TakingState
from ui.screens.money.words import refund_words
from ui.widgets.button import Button
from ui.widgets.frames import Card, EmptyState, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.segmented import ChipBar
from ui.widgets.tables.cells import BadgeCell, Cell, CodeCell, NumberCell, TwoLines
from ui.widgets.tables.model import Column, RowModel, Side
from ui.widgets.tables.table import Table, WholeRows

translate = QCoreApplication.translate

_PERSON: Final = 1  # column of name and procedure
_COLLECTS: Final = frozenset({MoneyList.WAITING, MoneyList.EARLIER})


class ListCard(QWidget):
    chosen = Signal(object)  # MoneyList
    opened = Signal(object)  # DossierId
    wished = Signal()  # to open the current row of a list that is not read yet

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = ChipBar(self.tr("Danh sách thu"), _lists())
        self._model = RowModel[MoneyRow](_columns(), self._cells)
        self.table = Table(self.tr("Hồ sơ chờ thu"), self._model, "row_three")
        self._count = Label("", "small", tone="text2")
        self._open = Button("", caps=["Enter"]).sized("button", "button_mid")
        self._empty = EmptyState("", "")
        foot = row(self._count, REST, self._open, edge=("l", "s", "m", "s"))
        self._both = QStackedWidget()
        self._both.addWidget(panel(column((WholeRows(self.table), 1), Rule(), foot, gap="none")))
        self._both.addWidget(self._empty)
        self._shown: DossierId | None = None  # whose money the card beside is about
        self._read = True  # the list that is chosen is the one that is shown
        self._back = False  # it is of refunds
        self.setLayout(column(self.chips, (Card(column((self._both, 1))), 1)))
        self.chips.chosen.connect(self.chosen)
        self.chips.chosen.connect(lambda _which: self.focus_list())
        self.table.opened.connect(lambda _row: self.open_current())
        self._open.clicked.connect(self.open_current)
        self.render_state(TakingState())

    @property
    def current(self) -> MoneyRow | None:
        at = self.table.row
        return self._model.rows[at] if 0 <= at < len(self._model.rows) else None

    def render_state(self, state: TakingState) -> None:
        self.chips.set_value(state.which)
        for which in MoneyList if state.listed is not None else ():
            self.chips.set_count(which, str(state.counts.get(which, 0)))
        collects = state.which in _COLLECTS
        self._open.setText(self.tr("Thu hồ sơ này") if collects else self.tr("Mở hồ sơ này"))
        turned = self._mark_shown(state)
        if state.rows != self._model.rows:
            kept = self.current.id if self.current is not None else None
            self._model.show(state.rows)
            if not self._go_to(turned or kept or self._shown):
                self.table.go_to(0 if state.rows else -1)
        elif turned is not None:
            self._go_to(turned)
        self._turn(there=bool(state.rows))
        self._empty.say(*_nothing(state))
        self._read = state.listed in {None, state.which}
        self._sum_up(state)

    def _sum_up(self, state: TakingState) -> None:
        """What is still to be taken, or of refunds what is to be given back."""
        back = state.listed is MoneyList.REFUNDS
        if back is not self._back:
            self._back = back
            self._model.name_columns(_titles(back=back))
        words = translate("money", "{n} hồ sơ  ·  còn thu {sum}")
        if back:
            words = translate("money", "{n} hồ sơ  ·  cần hoàn {sum}")
        total = sum(line.back if back else line.left for line in state.rows)
        self._count.setText(words.format(n=len(state.rows), sum=formats.money(total)))

    def _mark_shown(self, state: TakingState) -> DossierId | None:
        """The dossier that the card shows, where it is another than before."""
        shown = state.dossier.id if state.dossier is not None else None
        turned = shown if shown != self._shown else None
        self._shown = shown
        return turned

    def _go_to(self, dossier: DossierId | None) -> bool:
        place = next((n for n, line in enumerate(self._model.rows) if line.id == dossier), -1)
        if place >= 0:
            self.table.go_to(place)
        return place >= 0

    def focus_list(self) -> None:
        (self.table if self._both.currentIndex() == 0 else self.chips.chosen_chip).setFocus()

    def _turn(self, *, there: bool) -> None:
        """Show the list, or that there is none; the focus goes on where a key does something."""
        index, focus = 0 if there else 1, QApplication.focusWidget()
        if index == self._both.currentIndex():
            return
        here = focus is not None and self.isAncestorOf(focus)
        self._both.setCurrentIndex(index)
        if here:
            self.focus_list()

    def _cells(self, line: MoneyRow) -> Sequence[Cell]:
        """Name and procedure, or what is to be given back, share the three lines of a row."""
        width = self.table.columnWidth(_PERSON) - 2 * theme.size("space.s")
        name = in_two_lines(line.applicant, theme.font("cell_strong"), width)
        room = in_one_line if "\n" in name else in_two_lines
        about = refund_words(line.refund, line.back) if line.back else line.procedure
        about = room(about, theme.font("small"), width)
        return [_when(line), TwoLines(name, about), CodeCell(line.code), NumberCell(_sum_of(line))]

    def open_current(self) -> None:
        """Ask for the current row: of the list that is chosen, not of the one before it."""
        if not self._read:
            self.wished.emit()
        elif self.current is not None:
            self.opened.emit(self.current.id)


def _lists() -> list[tuple[MoneyList, str]]:
    return [
        (MoneyList.WAITING, translate("money", "Chờ thu")),
        (MoneyList.EARLIER, translate("money", "Thu sau")),
        (MoneyList.PAPERS, translate("money", "Cần chứng từ")),
        (MoneyList.REFUNDS, translate("money", "Chờ hoàn")),
    ]


def _columns() -> list[Column]:
    widths = theme.worn().columns("money")
    titles = zip(_titles(back=False), widths.items(), strict=True)
    return [
        Column(title, width, Side.RIGHT if name == "left" else Side.LEFT)
        for title, (name, width) in titles
    ]


def _titles(*, back: bool) -> Sequence[str]:
    """In their order. Args: back: Of refunds."""
    titles = {
        "when": translate("money", "Tiếp nhận"),
        "person": translate("money", "Chủ hồ sơ, thủ tục"),
        "code": translate("money", "Mã hồ sơ"),
        "left": translate("money", "Cần hoàn") if back else translate("money", "Còn thu"),
    }
    return [titles[name] for name in theme.worn().columns("money")]


def _sum_of(line: MoneyRow) -> str:
    if line.back:
        return formats.count(line.back)
    if line.unknown and not line.left:
        return translate("money", "chưa rõ")
    return formats.count(line.left) if line.left else ""


def _when(line: MoneyRow) -> Cell:
    if line.result_back:
        return BadgeCell(BadgeFact(BadgeKind.DONE, translate("money", "Có kết quả")))
    day = formats.short_day(office_date(line.received_at))
    return TwoLines(formats.clock(line.received_at), day, strong=False)


def _nothing(state: TakingState) -> tuple[str, str]:
    if state.listed is not state.which:
        return translate("money", "Đang đọc…"), ""
    title = {
        MoneyList.WAITING: translate("money", "Không có hồ sơ nào chờ thu"),
        MoneyList.EARLIER: translate("money", "Không có hồ sơ nào thu sau"),
        MoneyList.PAPERS: translate("money", "Khoản nào cũng đã ghi biên lai"),
        MoneyList.REFUNDS: translate("money", "Không có khoản nào chờ hoàn"),
    }[state.which]
    return title, translate("money", "Quét mã trên giấy tiếp nhận để mở tiền của một hồ sơ.")
