"""The letterhead as it is printed, the forms, and what is wrong in the office's own ones."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desk_app.documents.office_forms.listing import FormLine
from desk_app.documents.wording import phone_words
from desk_app.domain.errors import FormUnreadable
from desk_app.domain.office import UnitFacts
from ui import theme
from ui.screens.settings.cards.section import Section, reason, say_reason
from ui.screens.settings.parts.forms import FormsState
from ui.shortcuts import Keys
from ui.texts.papers import fault_words
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Rule
from ui.widgets.labels import Fact, Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.tables.cells import Cell, TwoLines, Words
from ui.widgets.tables.model import Column, RowModel
from ui.widgets.tables.table import Table

translate = QCoreApplication.translate

_MOST_OF_FAULTS: Final = 160  # height: more of them are scrolled to


class FormsCard(Section):
    preview_asked = Signal(object)  # FormLine
    copy_asked = Signal(object)  # FormLine
    folder_asked = Signal()
    read_asked = Signal()
    share_asked = Signal()  # choose a shared folder
    unshare_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._state = FormsState()
        self.letterhead = _Letterhead()
        self.shared = Fact(translate("settings", "Thư mục dùng chung của đơn vị"), "…", wrap=True)
        self.share = Button("").small()
        self._wrong = RowModel[FormUnreadable](
            (Column(translate("settings", "Chỗ sai, đang dùng mẫu gốc"), 0),), _fault_cells
        )
        self.faults = Table(translate("settings", "Chỗ sai"), self._wrong, "row_two", grows=True)
        self.faults.setMaximumHeight(_MOST_OF_FAULTS)
        self._model = RowModel[FormLine](_columns(), _cells)
        title = translate("settings", "Mẫu giấy")
        self.table = Table(title, self._model, "row_two", grows=True)
        self.preview = Button(translate("settings", "Xem thử"), Kind.PRIMARY, key=Keys.CONFIRM)
        self.copy = _act(translate("settings", "Chép để sửa"))
        self.folder = _act(translate("settings", "Mở thư mục"))
        self.again = _act(translate("settings", "Đọc lại"))
        self._why_not = reason()
        shared = panel(column(self.shared, row(self.share, REST), gap="xs"))
        super().__init__(
            title,
            translate(
                "settings",
                "Đơn vị sửa lời và tiêu đề giấy bằng tệp trong thư mục riêng. Tệp sai thì dùng mẫu "
                "gốc; giấy đã in thì in lại đúng như lần đầu.",
            ),
            row((self.letterhead, 3), Rule(upright=True), (shared, 2), gap="m"),
            Rule(),
            self.faults,
            (self.table, 1),
            self._why_not,
            row(self.folder, self.again, self.copy, REST, self.preview, edge=("none", "xs")),
            first=self.table,
        )
        self.setParent(parent)
        self.table.moved.connect(lambda _row: self._offer())
        self.table.opened.connect(lambda _row: self._ask(self.preview_asked.emit))
        self.preview.clicked.connect(lambda: self._ask(self.preview_asked.emit))
        self.copy.clicked.connect(lambda: self._ask(self.copy_asked.emit))
        self.folder.clicked.connect(self.folder_asked)
        self.again.clicked.connect(self.read_asked)
        self.share.clicked.connect(self._ask_share)

    @property
    def current(self) -> FormLine | None:
        at = self.table.row
        return self._model.rows[at] if 0 <= at < len(self._model.rows) else None

    def render_state(self, state: FormsState) -> None:
        self._state = state
        facts = state.facts
        if facts is not None:
            self.letterhead.show_unit(facts.unit, facts.number)
            none = translate("settings", "Chưa chọn: mỗi quầy một thư mục riêng")
            self.shared.set_value(facts.shared or none)
            self.faults.setVisible(bool(facts.faults))
            if tuple(facts.faults) != tuple(self._wrong.rows):
                self._wrong.show(tuple(facts.faults))
                self.faults.go_to(0)
            if tuple(facts.lines) != tuple(self._model.rows):
                self._model.show(tuple(facts.lines))
                self.table.go_to(0)
        shares = facts is not None and bool(facts.shared)
        self.share.setText(
            translate("settings", "Thôi dùng chung")
            if shares
            else translate("settings", "Chọn thư mục…")
        )
        self.again.set_busy(translate("settings", "Đang đọc") if state.busy else "")
        self._offer()

    def _offer(self) -> None:
        state, line = self._state, self.current
        self.preview.setEnabled(line is not None)
        self.copy.setEnabled(state.may_set and line is not None and not line.worded)
        self.share.setEnabled(state.may_set and not state.busy and state.facts is not None)
        self.folder.setEnabled(state.may_set)
        say_reason(
            self._why_not,
            "" if state.may_set else translate("settings", "Chỉ quản trị đổi được mẫu giấy."),
        )

    def _ask(self, ask: Callable[[FormLine], object]) -> None:
        if (line := self.current) is not None:
            ask(line)

    def _ask_share(self) -> None:
        facts = self._state.facts
        asked = self.unshare_asked if facts and facts.shared else self.share_asked
        asked.emit()


class _Letterhead(QWidget):
    """As the upper left corner of a paper, with what else the office words itself."""

    def __init__(self) -> None:
        super().__init__()
        self.parent_lines = Label("…", "small", wrap=True).middle()
        self.unit_lines = Label("", "small_strong", wrap=True).middle()
        self.number = Label("", "small").middle()
        self.name = Label("", "small_strong", wrap=True)
        self.more = Label("", "small", tone="text2", wrap=True)
        block = panel(column(self.parent_lines, self.unit_lines, self.number, gap="none"))
        beside = panel(column(self.name, self.more, REST, gap="xs"))
        self.setLayout(row((block, 1), (beside, 1), gap="m"))

    def show_unit(self, unit: UnitFacts, number: str) -> None:
        self.parent_lines.setText(unit.parent_line)
        self.unit_lines.setText("\n".join(unit.unit_lines))
        self.number.setText(translate("settings", "Số: …/{suffix}").format(suffix=number))
        self.name.setText(unit.full_name)
        words = translate("settings", "{place}, ngày …\nĐiện thoại: {phone}")
        none = translate("settings", "chưa có")
        self.more.setText(words.format(place=unit.place, phone=phone_words(unit.phone) or none))


def _act(words: str) -> Button:
    return Button(words).sized("button_wide", "button_mid")


def _columns() -> tuple[Column, ...]:
    wide = theme.worn().columns("forms")
    return (
        Column(translate("settings", "Mẫu"), wide["form"]),
        Column(translate("settings", "Lời của"), wide["whose"]),
        Column(translate("settings", "Từ ngày"), wide["since"]),
    )


def _fault_cells(fault: FormUnreadable) -> tuple[Cell, ...]:
    said = fault_words(fault)
    return (TwoLines(said.title, said.advice, tone="late"),)


def _cells(line: FormLine) -> tuple[Cell, ...]:
    fields = "; ".join(line.fields)
    below = f"{line.edition_name}  ·  {fields}" if fields else line.edition_name
    whose = translate("settings", "đơn vị") if line.worded else translate("settings", "mẫu gốc")
    use = "" if line.in_use else translate("settings", "hôm nay không dùng")
    return (
        TwoLines(f"{line.title}, {line.media}", below, strong=line.worded),
        TwoLines(whose, use, strong=False),
        Words(f"{line.in_force:%d/%m/%Y}"),
    )
