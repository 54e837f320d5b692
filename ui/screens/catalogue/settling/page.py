"""The tab "Quyết định của đơn vị": required papers, short name, times, cut-off, supplement."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desk_app.domain.law.deadline.pause import PauseModel
from desk_app.domain.law.due import Cutoff
from desk_app.domain.law.papers import Paper
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.law.settled import settled
from ui import theme
from ui.screens.catalogue.finder import listed_name
from ui.screens.catalogue.settling.draft import (
    Draft,
    Place,
    TimeWrong,
    TypedTime,
    settlement_of,
    times_of,
)
from ui.screens.catalogue.settling.moments import MomentLines
from ui.screens.catalogue.settling.times import TimeLines
from ui.screens.catalogue.state import CatalogueState
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.choices import Combo
from ui.widgets.field import Field, left_label
from ui.widgets.frames import EmptyState, Rule, Scrolled
from ui.widgets.labels import Label
from ui.widgets.layouts import column, panel, row
from ui.widgets.tables.cells import Cell, TickCell, TwoLines
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel, Side

translate = QCoreApplication.translate

_ROWS = 4  # of papers and their head that can be seen in a low window


@dataclass(frozen=True, slots=True)
class _PaperLine:
    paper: Paper
    required: bool
    usable: bool


class SettlingPage(QWidget):
    """Holds what is typed until it shows another procedure; the presenter stores it."""

    decided = Signal(object)  # Settlement

    def __init__(self) -> None:
        super().__init__()
        self._procedure: Procedure | None = None
        self._required: dict[tuple[str, str], bool] = {}
        self._typed: dict[Place, TypedTime] = {}
        self._why_not, self._busy = "", False
        self.short = Field(self.tr("Tên ngắn"), self.tr("tên gọi ở quầy, có thể bỏ trống"))
        self.case = Combo(self.tr("Trường hợp"))
        heads = [
            Column(self.tr("Giấy tờ của trường hợp"), 0),
            Column(self.tr("Bắt buộc"), 84, Side.MIDDLE),
        ]
        self._model = RowModel[_PaperLine](heads, _cells)
        self.papers = FittedTable(self.tr("Giấy tờ bắt buộc"), self._model, by_cell=True)
        self.times, self.moments = TimeLines(), MomentLines()
        self.cutoff, self.pause = Combo(self.tr("Nhận đến giờ nào")), Combo(self.tr("Khi bổ sung"))
        self._hint = Label("", "small_strong", tone="look", wrap=True)
        self._both = QStackedWidget()
        self._both.addWidget(self._make_form())
        self._empty = EmptyState(
            self.tr("Chưa chọn thủ tục"), self.tr("Chọn một thủ tục ở bên trái.")
        )
        self._both.addWidget(self._empty)
        self.setLayout(column((self._both, 1), gap="none", edge=("xs",)))
        self._connect()

    def _make_form(self) -> QWidget:
        self._name = Label("", "cell_strong", wrap=True)
        self._cases = panel(left_label(self.tr("Trường hợp"), self.case))
        self.drop = Button(self.tr("Bỏ thay đổi"))
        self.save = Button(self.tr("Lưu quyết định"), Kind.PRIMARY, key=Keys.CONFIRM)
        for button in (self.drop, self.save):
            button.sized("button", "button_mid")
        self._standing = Label("", "small", tone="text2", wrap=True)
        head = column(
            self._name,
            self._hint,
            left_label(self.tr("Tên ngắn"), self.short),
            self._cases,
            gap="xs",
            edge=("l", "s", "l", "xs"),
        )
        clock = row(
            Label(self.tr("Tính ngày nhận đến"), "small", tone="text2"),
            (self.cutoff, 1),
            Label(self.tr("Bổ sung xong"), "small", tone="text2"),
            (self.pause, 1),
        )
        foot = row((self._standing, 1), self.drop, self.save)
        self.papers.setMinimumHeight(_ROWS * theme.size("height.row"))
        below = column(self.times, clock, self.moments, gap="xs", edge=("l", "xs"))
        listed = column((self.papers, 1), edge=("none", "none", "xs", "none"))
        form = Scrolled(column(head, Rule(), (listed, 1), Rule(), below, gap="none"))
        ends = column(foot, edge=("l", "xs", "m", "s"))
        return panel(column((form, 1), Rule(), ends, gap="none"))

    def _connect(self) -> None:
        self.short.textEdited.connect(lambda _text: self._render_foot())
        self.case.chosen.connect(lambda _case: self._show_case())
        self.papers.ticked.connect(self._tick)
        self.times.edited.connect(self._keep_times)
        self.moments.edited.connect(self._render_foot)
        for combo in (self.cutoff, self.pause):
            combo.chosen.connect(lambda _value: self._render_foot())
        self.drop.clicked.connect(self._begin)
        self.save.clicked.connect(self._submit)

    def render_state(self, state: CatalogueState) -> None:
        chosen = state.chosen
        self._both.setCurrentIndex(0 if chosen else 1)
        procedure = chosen.procedure if chosen else None
        why = chosen.why_undecided if chosen else ""
        another = procedure != self._procedure or why != self._why_not
        self._procedure, self._why_not, self._busy = procedure, why, state.deciding
        if another and procedure is not None:
            self._begin()
        self._render_foot()

    def first(self) -> QWidget:
        """Where the keys are to go."""
        return self.papers if self._model.rows else self.short

    def _begin(self) -> None:
        """Everything as it holds; what was typed is gone."""
        procedure = self._procedure
        if procedure is None:
            return
        self._required, self._typed = {}, {}
        self._name.setText(listed_name(procedure.name))
        self._hint.setVisible(bool(self._why_not))
        self._hint.setText(self._why_not)
        self.short.setText(procedure.short)
        self.short.setReadOnly(bool(self._why_not))
        names = [case.name for case in procedure.cases]
        self.case.offer([(name, name or self.tr("Trường hợp chung")) for name in names])
        self._cases.setVisible(len(names) > 1)
        self.cutoff.offer(_cutoffs(procedure))
        self.cutoff.set_value(procedure.cutoff)
        self.pause.offer(_pauses(procedure))
        self.pause.set_value(procedure.pause)
        usable = not self._why_not
        for combo in (self.cutoff, self.pause):
            combo.setEnabled(usable)
        self.times.open_to(usable=usable)
        self.moments.show_fees(procedure, usable=usable)
        self._show_case()

    def _show_case(self) -> None:
        if self._procedure is not None:
            self.times.show_times(times_of(self._procedure, self._case()), self._typed)
            self._show_papers()
            self.papers.go_to(-1)
            self._render_foot()

    def _show_papers(self) -> None:
        procedure, case = self._procedure, self._case()
        papers: Sequence[Paper] = procedure.case(case).papers if procedure else ()
        self.papers.show_rows(
            tuple(
                _PaperLine(
                    paper,
                    self._required.get((case, paper.name), paper.required),
                    not self._why_not,
                )
                for paper in papers
            )
        )

    def _tick(self, at: int, _column: int) -> None:
        line = self._model.rows[at]
        self._required[self._case(), line.paper.name] = not line.required
        self._show_papers()
        self._render_foot()

    def _keep_times(self) -> None:
        for line in self.times.lines:
            if line.time is not None:
                self._typed[line.time.place] = line.typed
        self._render_foot()

    def _case(self) -> str:
        return self.case.value if isinstance(self.case.value, str) else ""

    def _draft(self) -> Draft:
        cutoff, pause = self.cutoff.value, self.pause.value
        return Draft(
            short=self.short.text(),
            required=self._required,
            times=self._typed,
            cutoff=cutoff if isinstance(cutoff, Cutoff) else None,
            pause=pause if isinstance(pause, PauseModel) else None,
            moments=self.moments.chosen,
        )

    def _has_changes(self) -> bool:
        if self._procedure is None:
            return False
        try:
            decided = settlement_of(self._procedure, self._draft())
        except TimeWrong:
            return True
        return settled(self._procedure, decided) != self._procedure

    def _submit(self) -> None:
        if self._procedure is None or self._busy:
            return
        try:
            decided = settlement_of(self._procedure, self._draft())
        except TimeWrong as wrong:
            self.times.refuse(wrong)
            return
        self.decided.emit(decided)

    def _render_foot(self) -> None:
        changed = self._has_changes()
        self.save.setEnabled(changed and not self._why_not)
        self.save.set_busy(self.tr("Đang lưu") if self._busy else "")
        self.drop.setEnabled(changed and not self._busy)
        if self._why_not:
            words = ""
        elif changed:
            words = self.tr("Chưa lưu. Lượt tiếp nhận sau khi lưu dùng quyết định mới.")
        else:
            words = self.tr("Không có thay đổi.")
        self._standing.setText(words)


def _cells(line: _PaperLine) -> Sequence[Cell]:
    paper = line.paper
    below = paper.group
    if paper.note and not line.required:
        below = translate("catalogue", "đọc là đề mục hoặc ghi chú; đánh dấu nếu là giấy tờ")
    tick = TickCell(line.required, "1", usable=line.usable)
    return [TwoLines(listed_name(paper.name), below, strong=False), tick]


def _cutoffs(procedure: Procedure) -> Sequence[tuple[Cutoff | None, str]]:
    offered: list[tuple[Cutoff | None, str]] = [
        (Cutoff.CLOSING, translate("catalogue", "hết giờ làm việc")),
        (Cutoff.HOUR_BEFORE_CLOSING, translate("catalogue", "trước khi hết giờ làm việc 1 giờ")),
        (Cutoff.THREE_PM, translate("catalogue", "15 giờ")),
    ]
    if procedure.cutoff is None:
        offered.insert(0, (None, translate("catalogue", "quy định chung")))
    return offered


def _pauses(procedure: Procedure) -> Sequence[tuple[PauseModel | None, str]]:
    offered: list[tuple[PauseModel | None, str]] = [
        (PauseModel.RESTART, translate("catalogue", "tính lại từ đầu")),
        (PauseModel.RESUME, translate("catalogue", "tính tiếp phần còn lại")),
    ]
    if procedure.pause is None:
        offered.insert(0, (None, translate("catalogue", "đơn vị chưa chọn")))
    return offered
