"""What is to be seen first: the table of findings, and a leader's mark and remark at its foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from db.queries.day.seen_of_dossiers import SOUGHT
from desk_app.domain.watching.findings import OVER
from ui import theme
from ui.dossiers.list import in_two_lines
from ui.screens.watch.facts import SeenRow
from ui.screens.watch.presenter import WatchState
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field
from ui.widgets.frames import Card, CardHead, EmptyState, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.tables.cells import BadgeCell, Cell, CodeCell, NumberCell, TwoLines, Words
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel, Side
from ui.widgets.tables.table import WholeRows

_WHAT: Final = 1  # column of what it is


class SeenTable(FittedTable):
    """Space marks the current line."""

    mark_asked = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_Space and plain:
            if not event.isAutoRepeat():
                self.mark_asked.emit()
            return
        super().keyPressEvent(event)


class MarkButton(Button):
    """After one press another line is current: the second of a double click would mark that."""

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


@dataclass(frozen=True, slots=True)
class Begun:
    """A remark that is half typed."""

    about: SeenRow
    words: str


class SeenCard(QWidget):
    opened = Signal(object)  # SeenRow
    mark_asked = Signal(object, str)  # SeenRow, remark
    remind_asked = Signal(object)  # SeenRow
    kind_asked = Signal(object)  # SeenRow: one of the kind that is listed whole
    seal_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[SeenRow] = ()
        self._about: SeenRow | None = None  # what the remark is about, while one is written
        self._may_mark = self._may_remind = self._busy = False
        self.seal = Button(self.tr("Khóa ngày"), caps=Keys.DAY_END.caps).small()
        self.seal.setEnabled(False)
        self.why = Label("", "caption", tone="text2", wrap=True).right()
        self._head = CardHead(self.tr("Cần xem trước"), self.why, self.seal)
        self._model = RowModel[SeenRow](_columns(self), self._cells)
        self.table = SeenTable(self.tr("Cần xem trước"), self._model, "row_exception")
        self._empty = EmptyState("", "")
        self._both = QStackedWidget()
        for page in (WholeRows(self.table), self._empty):
            self._both.addWidget(page)
        self.open = Button(self.tr("Mở")).sized("button", "button_small")
        self.mark = MarkButton(self.tr("Đã xem"), caps=["Space"]).sized("button", "button_small")
        self.remark = Button(self.tr("Nhận xét"), key=Keys.REMARK).sized("button", "button_small")
        self.remind = Button(self.tr("Đôn đốc"), key=Keys.REMIND).sized("button", "button_small")
        self.words = Field(self.tr("Nhận xét"), self.tr("Nhận xét, mọi quầy thấy"), stays=True)
        self.keep = Button(self.tr("Đã xem, kèm nhận xét"), Kind.PRIMARY, key=Keys.CONFIRM).sized(
            "button", "button_mid"
        )
        self._foot = QStackedWidget()
        self.kind = Button(self.tr("Cả loại"), key=Keys.CHOOSE_ALL).sized("button", "button_small")
        self._over = Label(self.tr("hồ sơ đã kết thúc"), "caption", tone="text2")
        acts = row(
            *(self.open, self.mark, self.remark, self.remind, self._over, self.kind), REST, gap="xs"
        )
        self._foot.addWidget(panel(acts))
        self._foot.addWidget(panel(row((self.words, 1), self.keep)))
        foot = column(self._foot, edge=("m", "s", "s", "s"))
        card = Card(column(self._head, Rule(), (self._both, 1), Rule(), foot, gap="none"))
        self.setLayout(column((card, 1)))
        self._join()

    def _join(self) -> None:
        self.table.opened.connect(lambda _row: self._tell(self.opened))
        self.table.moved.connect(lambda _row: self._offer())
        self.table.mark_asked.connect(self._mark)
        self.open.clicked.connect(lambda: self._tell(self.opened))
        self.mark.clicked.connect(self._mark)
        self.remark.clicked.connect(self._begin_remark)
        self.remind.clicked.connect(lambda: self._tell(self.remind_asked))
        self.kind.clicked.connect(lambda: self._tell(self.kind_asked))
        self.keep.clicked.connect(self._keep_remark)
        self.seal.clicked.connect(self.seal_asked)
        self.words.returnPressed.connect(self._keep_remark)
        self._offer()

    @property
    def current(self) -> SeenRow | None:
        at = self.table.row
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def render_state(self, state: WatchState) -> None:
        facts = state.facts
        self._may_mark, self._may_remind = state.may_mark, state.may_remind
        self._busy = state.busy
        self._show_rows(facts.seen)
        self._head.note.setText(self._note(state))
        self._empty.say(*self._nothing(state))
        self._both.setCurrentIndex(0 if facts.seen else 1)
        if not state.may_mark:
            self.put_away()
        self.seal.setEnabled(state.loaded)
        self.seal.setText(self.tr("Phiếu ngày") if facts.sealed else self.tr("Khóa ngày"))
        self.why.setText(facts.sealed or self._asked_after(facts.red_unseen))
        for button in (self.mark, self.remark, self.why, self.seal):
            button.setVisible(state.may_mark)
        self.kind.setVisible(state.may_mark)
        self._offer()

    def first_place(self) -> QWidget | None:
        """None: there is nothing to be seen. A remark that was begun is gone on with."""
        if self._about is not None:
            return self.words
        return self.table if self._rows else None

    def step_back(self) -> bool:
        """Leave the remark; False: none is being written."""
        if self._about is None:
            return False
        self.end_remark()
        return True

    def end_remark(self) -> None:
        if self._about is not None:
            self.put_away()
            self.table.setFocus()

    def put_away(self) -> Begun | None:
        """The remark that was begun, which nobody sees any more; None: there is none."""
        about, words = self._about, self.words.text()
        self._about = None
        self.words.clear()
        self._foot.setCurrentIndex(0)
        return None if about is None else Begun(about, words)

    def go_on_with(self, begun: Begun) -> None:
        """Its officer is here again."""
        self._open_remark(begun.about)
        self.words.setText(begun.words)

    def _show_rows(self, rows: Sequence[SeenRow]) -> None:
        """The line that was current stays so, wherever it stands now."""
        if tuple(rows) == tuple(self._rows):
            return
        before, at = self.current, self.table.row
        self._rows = tuple(rows)
        self.table.show_rows(rows)
        near = min(max(at, 0), len(rows) - 1)
        self.table.go_to(near if before is None else self._place(before, near))

    def _place(self, before: SeenRow, near: int) -> int:
        """One just marked goes down the list: the next to be seen is current then."""
        for n, each in enumerate(self._rows):
            if each.id == before.id:
                return near if each.finding.seen and not before.finding.seen else n
        return near

    def _offer(self) -> None:
        current, free = self.current, not self._busy
        self.open.setEnabled(current is not None and current.opens is not None)
        self.mark.setEnabled(current is not None and free)
        self.mark.setText(
            self.tr("Bỏ dấu") if current and current.finding.seen else self.tr("Đã xem")
        )
        self.remark.setEnabled(current is not None and free)
        dossier = None if current is None else current.finding.dossier
        over = current is not None and current.finding.about in OVER
        self.remind.setEnabled(dossier is not None and not over)
        self.remind.setVisible(self._may_remind and not over)  # the words stand in its place
        self._over.setVisible(self._may_remind and over)
        self.kind.setEnabled(current is not None and current.finding.about in SOUGHT)

    def _cells(self, line: SeenRow) -> Sequence[Cell]:
        """A leader's remark stands whole; the name of a procedure in two lines at most."""
        code = CodeCell(line.code) if "-" in line.code else Words(line.code)
        detail = line.detail
        if line.finding.mark is None:
            width = self.table.columnWidth(_WHAT) - 2 * theme.size("space.s")
            detail = in_two_lines(detail, theme.font("small"), width)
        return BadgeCell(line.badge), TwoLines(line.title, detail), code, NumberCell(line.at)

    def _tell(self, signal: SignalInstance) -> None:
        if (current := self.current) is not None:
            signal.emit(current)

    def _mark(self) -> None:
        if (current := self.current) is not None and self._may_mark:
            self.mark_asked.emit(current, "")

    def _begin_remark(self) -> None:
        if (current := self.current) is not None and self._may_mark:
            self._open_remark(current)
            self.words.setFocus()

    def _open_remark(self, about: SeenRow) -> None:
        self._about = about
        self.words.set_tail(about.code.rpartition("-")[2] or about.badge.text)
        self._foot.setCurrentIndex(1)

    def _keep_remark(self) -> None:
        """About what was current when it was begun, whatever came to the list meanwhile."""
        words = " ".join(self.words.text().split())
        if self._about is not None and words and not self._busy:
            self.mark_asked.emit(self._about, words)

    def _asked_after(self, unseen: int) -> str:
        """Before the seal; it asks itself as well."""
        if not unseen:
            return ""
        return self.tr("còn {n} việc báo đỏ: khóa phải ghi lý do").format(n=unseen)

    def _note(self, state: WatchState) -> str:
        facts = state.facts
        if not facts.seen:
            return ""
        said = self.tr("{n} việc chưa xem").format(n=facts.unseen)
        if facts.cut:
            said = self.tr("{said}, còn {n} việc nữa").format(said=said, n=facts.cut)
        return said

    def _nothing(self, state: WatchState) -> tuple[str, str]:
        if not state.loaded:
            return self.tr("Đang đọc…"), ""
        if not state.facts.begun:
            return self.tr("Chưa có hồ sơ nào hôm nay"), self.tr("Việc cần xem hiện ở đây.")
        # What was put off on purpose today is no finding, and waits all the same
        return self.tr("Không có gì cần xem"), self.tr("Không trễ, không sót.")


def _columns(card: SeenCard) -> list[Column]:
    widths = theme.worn().columns("exceptions")
    titles = {
        "kind": card.tr("Loại"),
        "what": card.tr("Việc"),
        "code": card.tr("Mã hồ sơ"),
        "at": card.tr("Lúc"),
    }
    sides = {"at": Side.RIGHT}
    return [
        Column(titles[name], width, sides.get(name, Side.LEFT)) for name, width in widths.items()
    ]
