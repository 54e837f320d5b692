"""The left of the catalogue: search, filters, and the fields with their procedures."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from desk_app.documents.public.in_words import FLAGS, LEVELS
from ui import theme
from ui.screens.catalogue.state import CatalogueState, FieldLine, Line, ProcedureLine
from ui.widgets.choices import Combo
from ui.widgets.field import Field
from ui.widgets.frames import Card, EmptyState
from ui.widgets.labels import Label
from ui.widgets.layouts import column, row
from ui.widgets.tables.cells import Cell, NumberCell, TwoLines, Words
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel, Side

translate = QCoreApplication.translate

SHORTENED: Final = "shortened"
_LONGEST: Final = 160  # letters of a name in its row; whole in the pane
_ENTERS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class _SearchField(Field):
    """Down or Enter goes on to the list; Enter opens the only line of it."""

    list_asked = Signal()
    decided = Signal()  # Enter

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTERS and not command:
            self.decided.emit()
        elif event.key() == Qt.Key.Key_Down and not command:
            self.list_asked.emit()
        else:
            super().keyPressEvent(event)


class FinderTable(FittedTable):
    """A tree of two levels: Right opens a field, Left closes it."""

    folded = Signal(int, bool)  # row of a field, whether it is to be open

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right} and self.row >= 0:
            self.folded.emit(self.row, event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)


class Finder(Card):
    """Says what is sought and which line is current; shows lines."""

    sought = Signal(str)
    level_chosen = Signal(object)  # Level | None
    flag_chosen = Signal(object)  # str | None
    field_toggled = Signal(str)
    current_changed = Signal(str)  # code of the procedure that is current now
    picked = Signal(str)  # likewise, where the officer went to it
    opened = Signal(str)  # Enter on a procedure

    def __init__(self) -> None:
        super().__init__()
        self.field = _SearchField(self.tr("Tìm thủ tục"), self.tr("Tên, mã, lĩnh vực"), stays=True)
        self.level = Combo(self.tr("Cấp"), [(None, self.tr("Mọi cấp")), *LEVELS.items()])
        shortened = (SHORTENED, self.tr("Rút ngắn thời hạn"))
        flags = [(str(flag), words) for flag, words in FLAGS.items()]
        self.flag = Combo(self.tr("Đặc điểm"), [(None, self.tr("Mọi đặc điểm")), *flags, shortened])
        heads = [Column(self.tr("Lĩnh vực, thủ tục"), 0), Column(self.tr("Số"), 56, Side.RIGHT)]
        self._model = RowModel[Line](heads, _cells)
        self.table = FinderTable(self.tr("Thủ tục"), self._model, "row")
        self._empty = EmptyState("", "")
        self._both = QStackedWidget()
        self._both.addWidget(self.table)
        self._both.addWidget(self._empty)
        self.count = Label("", "small", tone="text2", wrap=True)
        top = column(self.field, row((self.level, 2), (self.flag, 3)), edge=("m", "m", "m", "s"))
        foot = column(self.count, edge=("l", "s"))
        layout, hair = column(top, (self._both, 1), foot, gap="none"), theme.size("line.hairline")
        layout.setContentsMargins(hair, hair, hair, hair)
        self.setLayout(layout)
        self.setFocusProxy(self.field)
        self._connect()

    def _connect(self) -> None:
        self.field.textEdited.connect(self.sought)
        self.field.list_asked.connect(self.focus_list)
        self.field.decided.connect(self._decide)
        self.level.chosen.connect(self.level_chosen)
        self.flag.chosen.connect(self.flag_chosen)
        self.table.moved.connect(self._tell_current)
        self.table.opened.connect(self._open)
        self.table.folded.connect(self._fold)

    @property
    def current(self) -> Line | None:
        at = self.table.row
        return self._model.rows[at] if 0 <= at < len(self._model.rows) else None

    def render_state(self, state: CatalogueState) -> None:
        if tuple(state.lines) != tuple(self._model.rows):
            before = self.current
            self.table.show_rows(state.lines)
            self._go_back_to(before, state.lines)
        self._empty.say(*_nothing(state))
        self._both.setCurrentIndex(0 if state.lines else 1)
        self.count.setText(_count(state))

    def focus_list(self) -> bool:
        """False: there is no line to go to."""
        if self._both.currentIndex():
            return False
        self.table.setFocus()
        return True

    def _decide(self) -> None:
        """To the list; one procedure, or the field of one, opens at once."""
        if self.focus_list() and len(self._model.rows) == 1:
            self.table.go_to(0)
            self._open(0)

    def _go_back_to(self, before: Line | None, lines: Sequence[Line]) -> None:
        """The same field or procedure stays current, wherever it stands now."""
        at = next((n for n, line in enumerate(lines) if _is_same(line, before)), -1)
        if at < 0 and self.table.hasFocus():
            at = 0
        self.table.go_to(at)

    def _tell_current(self, _row: int) -> None:
        if isinstance(self.current, ProcedureLine):
            told = self.picked if self.table.hasFocus() else self.current_changed
            told.emit(self.current.code)

    def _open(self, _row: int) -> None:
        match self.current:
            case FieldLine():
                self.field_toggled.emit(self.current.field)
            case ProcedureLine():
                self.picked.emit(self.current.code)
                self.opened.emit(self.current.code)

    def _fold(self, _row: int, wanted: bool) -> None:
        line = self.current
        if isinstance(line, ProcedureLine) and not wanted:
            self._to_its_field()
        elif isinstance(line, FieldLine) and line.is_open is not wanted:
            self.field_toggled.emit(line.field)

    def _to_its_field(self) -> None:
        above = range(self.table.row, -1, -1)
        at = next((n for n in above if isinstance(self._model.rows[n], FieldLine)), -1)
        if at >= 0:
            self.table.go_to(at)


def listed_name(name: str) -> str:
    """The name for a list; a very long one ends with a whole word."""
    return name if len(name) <= _LONGEST else name[: name.rfind(" ", 0, _LONGEST)]


def _cells(line: Line) -> Sequence[Cell]:
    match line:
        case FieldLine():
            sign = "–" if line.is_open else "+"
            name = line.field or translate("catalogue", "Chưa có lĩnh vực")
            return [Words(name, strong=line.is_open, sign=sign), NumberCell(str(line.count))]
        case ProcedureLine():
            below = f"{line.code} · {line.closed}" if line.closed else line.code
            tone = "look_ink" if line.closed else "text2"
            return [TwoLines(listed_name(line.name), below, tone, strong=False), Words("")]


def _is_same(line: Line, before: Line | None) -> bool:
    match line, before:
        case FieldLine(), FieldLine():
            return line.field == before.field
        case ProcedureLine(), ProcedureLine():
            return line.code == before.code
    return False


def _count(state: CatalogueState) -> str:
    if not state.loaded or state.holds_nothing:
        return ""
    if state.listed < state.found:
        return translate("catalogue", "{all} thủ tục, hiện {n}. Gõ thêm để thu hẹp.").format(
            all=state.found, n=state.listed
        )
    if state.found:
        return translate("catalogue", "{n} thủ tục").format(n=state.found)
    if state.lines:
        return translate("catalogue", "{n} lĩnh vực. Mũi tên xuống để chọn, Enter để mở.").format(
            n=len(state.lines)
        )
    return ""


def _nothing(state: CatalogueState) -> tuple[str, str]:
    if not state.loaded:
        return translate("catalogue", "Đang đọc…"), ""
    if state.holds_nothing:
        return (
            translate("catalogue", "Chưa có danh mục thủ tục"),
            translate("catalogue", "Quản trị nhập danh mục ở trang Thiết lập."),
        )
    return (
        translate("catalogue", "Không thấy thủ tục nào"),
        translate("catalogue", "Gõ ít chữ hơn, không cần dấu, hoặc bỏ bớt bộ lọc."),
    )
