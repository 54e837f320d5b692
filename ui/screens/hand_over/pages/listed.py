"""One list: its lines at the left; who takes over, or sends back and why, at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from db.queries.hand_over.batches import LineView, Lot
from desk_app.domain.ids import DossierId
from ui import theme
from ui.screens.hand_over import words
from ui.screens.hand_over.given import GivenState, may_be_ticked
from ui.screens.hand_over.pages.odd_card import OddCard
from ui.screens.hand_over.pages.shortened import shortened
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Card, RightColumn, Scrolled
from ui.widgets.labels import CodeLabel, Label
from ui.widgets.layouts import REST, column, row
from ui.widgets.tables.cells import Cell, CodeCell, TickCell, TwoLines
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel

translate = QCoreApplication.translate

_WHO = 1  # column of the names


class ListPage(QWidget):
    ticked = Signal(object)  # DossierId
    opened = Signal(object)  # DossierId

    def __init__(self) -> None:
        super().__init__()
        self._ticked: frozenset[DossierId] = frozenset()
        self._shown: tuple[object, ...] = ()
        self._model = RowModel[LineView](_columns(), self._cells)
        self.table = FittedTable(
            translate("hand_over", "Hồ sơ của danh sách"), self._model, "row_two", by_cell=True
        )
        self.taking = TakingCard()
        self.odd = OddCard()
        left = Card(column((self.table, 1), gap="none"))
        right = RightColumn(column((Scrolled(column(self.taking, self.odd, REST)), 1)))
        self.setLayout(row((left, 1), right, gap="l"))
        self.table.ticked.connect(lambda at, _column: self.ticked.emit(self._id(at)))
        self.table.opened.connect(lambda at: self.opened.emit(self._id(at)))

    def render_state(self, state: GivenState) -> None:
        view = state.view
        if view is None:
            return
        self._ticked = state.ticked
        shown = (view, state.ticked)
        if shown != self._shown:
            self._shown = shown
            self.table.show_rows(view.lines)
        places = [line.dossier for line in view.lines]
        if state.current in places:
            at = places.index(state.current)
            self.table.go_to(at)
            self.table.scrollTo(self._model.index(at, 0))
        self.taking.show_list(state)

    def _id(self, at: int) -> DossierId:
        return self._model.rows[at].dossier

    def _cells(self, line: LineView) -> Sequence[Cell]:
        width = self.table.columnWidth(_WHO) - 2 * theme.size("space.s")
        procedure = shortened(line.procedure, width)
        tone = "look_ink" if line.lot in {Lot.SENT_BACK, Lot.NOT_WITH_IT} else "text2"
        return (
            TickCell(line.dossier in self._ticked, key="1", usable=may_be_ticked(line)),
            TwoLines(line.applicant or "–", procedure),
            CodeCell(line.code),
            TwoLines(words.lot(line), words.lot_detail(line), tone=tone, strong=False),
        )


class TakingCard(Card):
    """Facts of the list; the named person of the unit; what can be noted."""

    taken = Signal(str)  # who
    sent_back = Signal(str, str)  # who, why

    def __init__(self) -> None:
        super().__init__()
        self._number = CodeLabel(role="code")
        self._minutes = Label("", "small", tone="text2", wrap=True)
        self._unit = Label("", "card_title", wrap=True)
        self._told = Label("", "small", wrap=True)
        self.who = Field(self.tr("Người của đơn vị"), self.tr("Họ và tên"), stays=True)
        self.reason = Field(
            self.tr("Lý do trả lại"), self.tr("Chỉ ghi khi đơn vị trả lại"), stays=True
        )
        self.take = Button("", Kind.PRIMARY, key=Keys.CONFIRM)
        self.back = Button("", key=Keys.SEND_BACK).sized("button_wide")
        self.print = Button(self.tr("In lại biên bản"), key=Keys.PRINT).sized("button_wide")
        self._why = Label("", "caption", tone="text2", wrap=True)
        self.setLayout(
            column(
                row(self._number, REST),
                self._unit,
                self._minutes,
                self._told,
                "xs",
                FieldBox(self.who, self.tr("Người của đơn vị nhận")),
                FieldBox(self.reason, self.tr("Lý do trả lại")),
                self.take,
                self.back,
                self._why,
                self.print,
                edge=("l", "m"),
            )
        )
        self.take.clicked.connect(lambda: self.taken.emit(self.who.text()))
        self.back.clicked.connect(lambda: self.sent_back.emit(self.who.text(), self.reason.text()))

    def begin(self, who: str) -> None:
        """Another list, or a step of this one was stored."""
        self.who.setText(who)
        self.reason.clear()
        if self.who.hasFocus():
            self.who.selectAll()

    def focus_who(self) -> None:
        """A name that was remembered is typed over."""
        self.who.setFocus()
        if not self.who.isModified():
            self.who.selectAll()

    def show_list(self, state: GivenState) -> None:
        view = state.view
        if view is None:
            return
        batch = view.batch
        self._number.set_code(str(batch.list_number))
        self._unit.setText(batch.unit)
        self._minutes.setText(
            self.tr("Biên bản {number}, {officer} giao lúc {at}, {desk}").format(
                number=batch.number,
                officer=batch.officer_name,
                at=words.when(batch.at),
                desk=state.desk,
            )
        )
        self._told.setText(words.told_lots(view.lines))
        self._offer(state)

    def _offer(self, state: GivenState) -> None:
        ticked = len(state.ticked)
        way = [line for line in state.lines({Lot.ON_THE_WAY}) if line.dossier in state.ticked]
        whole = self.tr("Nhận đủ {n} hồ sơ").format(n=state.on_the_way)
        some = self.tr("Nhận {n} hồ sơ").format(n=len(way))
        self.take.setText(some if ticked else whole)
        takes = bool(way) if ticked else state.on_the_way > 0
        free = state.allowed and not state.busy
        self.take.setEnabled(takes and free)
        self.take.set_busy(self.tr("Đang ghi") if state.busy else "")
        back = len(state.going_back)
        self.back.setText(self.tr("Trả lại {n} hồ sơ đánh dấu").format(n=back))
        self.back.setEnabled(back > 0 and free)
        self.print.setEnabled(state.may_print)
        self._why.setText(self._reason(state))
        self._why.setVisible(bool(self._why.text()))

    def _reason(self, state: GivenState) -> str:
        if not state.allowed:
            return self.tr("Ghi nhận: vai trò của bạn không có quyền.")
        if not state.on_the_way:
            return self.tr("Không còn hồ sơ nào chờ nhận trong danh sách này.")
        if not state.ticked:
            return self.tr("Nhận từng hồ sơ, hoặc trả lại: quét nhãn hay đánh dấu dòng trước.")
        return ""


def _columns() -> list[Column]:
    titles = {
        "tick": "",
        "who": translate("hand_over", "Chủ hồ sơ, thủ tục"),
        "code": translate("hand_over", "Mã hồ sơ"),
        "lot": translate("hand_over", "Tình trạng"),
    }
    widths = theme.worn().columns("given_list")
    return [Column(titles[name], width) for name, width in widths.items()]
