"""The day at the left, in parts; what seals it at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desk_app.documents.office.daily_sheet import CountRow
from ui import formats, theme
from ui.screens.day_end.presenter import DayEndState
from ui.screens.day_end.rows import DayFacts, Part, PartRow, rows_of, to_look_at
from ui.screens.day_end.seal_card import SealCard
from ui.shortcuts import bind
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.frames import Card, EmptyState, RightColumn, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.segmented import ChipBar
from ui.widgets.tables.cells import Cell, NumberCell, TwoLines, Words
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel

translate = QCoreApplication.translate

_COUNTED = {Part.FIELDS, Part.OFFICERS}


class DayEndView(QWidget):
    day_typed = Signal(str)
    stepped = Signal(int)  # days
    confirmed = Signal()
    print_asked = Signal()
    file_asked = Signal()
    dossier_opened = Signal(object)  # DossierId

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._state: DayEndState | None = None
        self.day = Field(self.tr("Ngày"), stays=True)  # the next in line would turn it
        self.day.setFixedWidth(theme.size("width.phone"))
        self.before = Button(self.tr("Ngày trước"), caps=["PgUp"]).sized("button", "button_mid")
        self.after = Button(self.tr("Ngày sau"), caps=["PgDn"]).sized("button", "button_mid")
        bind("PgUp", self.before, self.before.click)
        bind("PgDown", self.after, self.after.click)
        self._weekday = Label("", "small", tone="text2")
        self.parts = ChipBar(self.tr("Phần của ngày"), _parts(), in_line=4)
        self._counts = RowModel[CountRow](_count_columns(), _count_cells)
        self.counts = FittedTable(self.tr("Hồ sơ trong ngày"), self._counts, "row")
        self._rows = RowModel[PartRow](_part_columns(), _part_cells, lambda line: line.look)
        self.rows = FittedTable(self.tr("Chi tiết"), self._rows, "row_two")
        self._empty = EmptyState(self.tr("Đang đọc…"), "")
        self._stack = QStackedWidget()
        for page in (self._empty, self.counts, self.rows):
            self._stack.addWidget(page)
        self._data = Label("", "small", tone="text2", wrap=True)
        self.seal = SealCard(after=self.rows)
        head = row(
            Label(self.tr("Ngày"), "small", tone="text2"),
            self.day,
            self._weekday,
            REST,
            self.before,
            self.after,
            edge=("l", "s", "m", "s"),
        )
        self._chips = panel(column(self.parts, edge=("l", "s")))
        foot = panel(row((self._data, 1), edge=("l", "s")))
        left = Card(
            column(head, Rule(), self._chips, Rule(), (self._stack, 1), Rule(), foot, gap="none")
        )
        right = RightColumn(column((self.seal, 1)))
        self.setLayout(column((panel(row((left, 1), right, gap="l")), 1), edge=("l", "m")))
        self.day.textEdited.connect(self.day_typed)
        self.day.returnPressed.connect(self.seal.go_on)
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self.parts.chosen.connect(lambda _part: self._show_part())
        self.rows.opened.connect(self._open)
        self.seal.confirm.clicked.connect(self.confirmed)
        self.seal.print_.clicked.connect(self.print_asked)
        self.seal.save.clicked.connect(self.file_asked)

    def render_state(self, state: DayEndState) -> None:
        self._state = state
        if self.day.text() != state.typed:
            self.day.setText(state.typed)
        self._weekday.setText(formats.weekday(state.day) if state.settled else "")
        self.seal.render_state(state)
        self._chips.setVisible(state.facts is not None or state.known is None)
        facts = state.facts
        for part in Part:
            looks = 0 if facts is None else to_look_at(part, facts.sheet)
            if part is Part.CHANGES and facts is not None:
                looks += len(facts.since)
            self.parts.set_count(part, formats.count(looks) if looks else "")
        self._data.setText("" if facts is None else _data_of(facts, sealed=state.sealed))
        self._show_part()

    def focus_first(self) -> None:
        if not self.seal.focus_first():
            self.day.setFocus()

    def _open(self, row_number: int) -> None:
        if (dossier := self._rows.rows[row_number].dossier) is not None:
            self.dossier_opened.emit(dossier)

    def _show_part(self) -> None:
        state = self._state
        if state is None or state.facts is None:
            self._stack.setCurrentWidget(self._empty)
            reading = state is None or state.known is None
            self._empty.say(*((self.tr("Đang đọc…"), "") if reading else _not_yours()))
            return
        part = self.parts.value
        if not isinstance(part, Part):
            return
        if part in _COUNTED:
            paper = state.facts.paper
            self.counts.show_rows(paper.by_field if part is Part.FIELDS else paper.by_officer)
            self._stack.setCurrentWidget(self.counts)
            return
        rows = rows_of(part, state.facts)
        self._rows.name_columns(_part_titles(part))
        self.rows.show_rows(rows)
        if not rows:
            self._empty.say(*_nothing(part))
        self._stack.setCurrentWidget(self.rows if rows else self._empty)


def _data_of(day: DayFacts, *, sealed: bool) -> str:
    """Whose knowledge the day is; the digest, last on paper, stands beside."""
    proof = day.paper.proof[:-1] if sealed else day.paper.proof
    voided = any(line.voided for line in day.sheet.by_field)  # Giám sát leaves them out
    counted = translate("day_end", "Cột Tiếp nhận gồm cả hồ sơ đã hủy.") if voided else ""
    return " · ".join(filter(None, (*proof, counted)))


def _parts() -> Sequence[tuple[Part, str]]:
    return [
        (Part.FIELDS, translate("day_end", "Lĩnh vực")),
        (Part.OFFICERS, translate("day_end", "Cán bộ")),
        (Part.NUMBERS, translate("day_end", "Số đã cấp")),
        (Part.PAPERS, translate("day_end", "Giấy in")),
        (Part.CASH, translate("day_end", "Chốt ca")),
        (Part.CHANGES, translate("day_end", "Sau khóa")),
        (Part.MARKS, translate("day_end", "Đã xem")),
    ]


def _count_columns() -> list[Column]:
    titles = {
        "name": translate("day_end", "Lĩnh vực, cán bộ"),
        "received": translate("day_end", "Tiếp nhận"),
        "returned": translate("day_end", "Đã trả"),
        "ended": translate("day_end", "Rút, dừng"),
        "voided": translate("day_end", "Hủy"),
        "refused": translate("day_end", "Từ chối"),
        "supplements": translate("day_end", "Bổ sung"),
        "open": translate("day_end", "Đang mở"),
        "late": translate("day_end", "Quá hạn"),
    }
    widths = theme.worn().columns("day_counts")
    return [Column(titles[name], width, group=()) for name, width in widths.items()]  # heads wrap


def _count_cells(line: CountRow) -> Sequence[Cell]:
    figures = (
        line.received,
        line.returned,
        line.ended,
        line.voided,
        line.refused,
        line.supplements,
        line.open,
        line.late,
    )
    return [Words(line.name, strong=line.total), *(NumberCell(each) for each in figures)]


def _part_columns() -> list[Column]:
    widths = theme.worn().columns("day_part").values()
    return [Column(*each) for each in zip(_part_titles(Part.NUMBERS), widths, strict=True)]


def _part_titles(part: Part) -> Sequence[str]:
    """Of the same three columns: each part has something else in the middle."""
    figures = {
        Part.NUMBERS: translate("day_end", "Số"),
        Part.PAPERS: translate("day_end", "Quầy, số bản"),
        Part.CASH: translate("day_end", "Số tiền"),
    }
    middle = figures.get(part, translate("day_end", "Lúc"))
    return translate("day_end", "Mục"), middle, translate("day_end", "Ghi chú")


def _part_cells(line: PartRow) -> Sequence[Cell]:
    return [TwoLines(line.title, line.detail), Words(line.figures), Words(line.note)]


def _nothing(part: Part) -> tuple[str, str]:
    return {
        Part.NUMBERS: (
            translate("day_end", "Ngày này không cấp số nào"),
            translate("day_end", "Mã hồ sơ, số giấy của ngày sẽ hiện ở đây."),
        ),
        Part.PAPERS: (
            translate("day_end", "Ngày này không có giấy nào phải in"),
            translate("day_end", "Giấy chưa in, in lỗi, in lại sẽ hiện ở đây."),
        ),
        Part.CASH: (
            translate("day_end", "Ngày này không có ca thu"),
            translate("day_end", "Ca thu của mọi quầy sẽ hiện ở đây."),
        ),
        Part.MARKS: (
            translate("day_end", "Ngày này chưa đánh dấu xem việc nào"),
            translate("day_end", "Việc đã xem, nhận xét ở Giám sát (F7) sẽ hiện ở đây."),
        ),
        Part.CHANGES: (
            translate("day_end", "Không có thay đổi nào sau khóa"),
            translate("day_end", "Việc sửa, hủy, về muộn của ngày đã khóa sẽ hiện ở đây."),
        ),
    }.get(part, ("", ""))


def _not_yours() -> tuple[str, str]:
    return (
        translate("day_end", "Số liệu cả ngày: lãnh đạo Trung tâm"),
        translate("day_end", "Ngày đã khóa mà cần làm tiếp thì ghi lý do ở bên phải."),
    )
