"""What went by post, what the post says became of it, and a file of the post set against it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from db.queries.post.lines import PostalItemLine
from desk_app.domain.post.sending import Outcome, Stage
from desk_app.services.post.check_outcomes import CheckedOutcome, Match
from ui import theme
from ui.screens.post import words
from ui.screens.post.sent import SentState
from ui.shortcuts import Keys, bind
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Card, EmptyState, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.tables.cells import Cell, NumberCell, TwoLines, Words
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel, Side

translate = QCoreApplication.translate


class SentPage(QWidget):
    opened = Signal(object)  # PostalItemLine
    begun = Signal(object, object)  # Outcome, PostalItemLine
    noted = Signal(str, str)  # day, who took it or why it came back
    left = Signal()
    file_asked = Signal()
    all_noted = Signal()
    print_asked = Signal(object)  # PostalItemLine

    def __init__(self) -> None:
        super().__init__()
        self._model = RowModel[PostalItemLine](
            _columns("post_sent"), _cells, lambda line: line.stage is Stage.CAME_BACK
        )
        self.table = FittedTable(self.tr("Kết quả đã gửi bưu điện"), self._model, "row_two")
        self._checked = RowModel[CheckedOutcome](
            _columns("post_outcomes"), _outcome_cells, lambda line: line.match in _LOOK
        )
        self.outcomes = FittedTable(self.tr("Kết quả phát của bưu điện"), self._checked, "row_two")
        self.form = OutcomeForm()
        self._said = Label("", "small", tone="text2", wrap=True)
        self.buttons = self._make_buttons()
        self.note_all = Button("", Kind.PRIMARY, key=Keys.CONFIRM).sized("button")
        self.leave = Button(self.tr("Thôi"), caps=Keys.BACK.caps).sized("button", "button_mid")
        self._empty = EmptyState("", "")
        self._both = QStackedWidget()
        for table in (self.table, self.outcomes):
            self._both.addWidget(panel(column((table, 1), gap="none")))
        self._both.addWidget(self._empty)
        foot = row(
            *self.buttons,
            (self._said, 1),
            REST,
            self.leave,
            self.note_all,
            edge=("l", "s", "m", "s"),
        )
        self.setLayout(
            column(
                (Card(column((self._both, 1), Rule(), self.form, foot, gap="none")), 1), gap="none"
            )
        )
        self.table.opened.connect(lambda _row: self._open())
        self.table.moved.connect(lambda _row: self._offer())
        self.note_all.clicked.connect(self.all_noted)
        self.leave.clicked.connect(self.left)
        self.form.given.connect(self.noted)
        self.form.left.connect(self.left)
        self._state = SentState()

    def _make_buttons(self) -> Sequence[Button]:
        said = (
            (self.tr("Mở hồ sơ"), "", self._open),
            (self.tr("Đã phát"), "1", lambda: self._begin(Outcome.DELIVERED)),
            (self.tr("Chuyển hoàn"), "2", lambda: self._begin(Outcome.CAME_BACK)),
            (self.tr("Đọc tệp"), "3", self.file_asked.emit),
            (self.tr("In danh sách"), "4", self._print),
        )
        buttons = []
        for label, key, act in said:
            button = Button(label, caps=(key or "Enter",)).sized("button", "button_mid")
            if key:
                bind(key, button, button.click)
            button.clicked.connect(act)
            buttons.append(button)
        return tuple(buttons)

    @property
    def current(self) -> PostalItemLine | None:
        at = self.table.row
        return self._model.rows[at] if 0 <= at < len(self._model.rows) else None

    def render_state(self, state: SentState) -> None:
        turned = (state.checked is None) != (self._state.checked is None)
        self._state = state
        self.table.show_rows(state.rows)
        if self.table.row < 0 and state.rows:
            self.table.go_to(0)
        reading = state.checked is not None
        self.outcomes.show_rows(state.checked or ())
        self._both.setCurrentIndex(1 if reading else 0 if state.rows else 2)
        self._empty.say(*_nothing(loaded=state.loaded))
        self.form.show_state(state)
        for button in self.buttons:
            button.setVisible(not reading)
        self.leave.setVisible(reading)
        self.note_all.setVisible(reading)
        self.note_all.setText(self.tr("Ghi kết quả của {n} bưu gửi").format(n=state.fits))
        self.note_all.setEnabled(state.may_note and state.fits > 0)
        self.note_all.set_busy(self.tr("Đang ghi") if state.busy and reading else "")
        self._said.setText(_said(state))
        self._offer()
        if turned and self.isVisible():
            self.focus()

    def go_to(self, row_number: int) -> None:
        self.table.go_to(row_number)
        self.table.setFocus()

    def focus(self) -> None:
        if self._state.noting is not None:
            self.form.said.setFocus()
        elif self._state.checked is not None:
            self.outcomes.setFocus()
        elif self._both.currentIndex() == 0:
            self.table.setFocus()
        else:
            self.buttons[3].setFocus()

    def _offer(self) -> None:
        current, state = self.current, self._state
        free = not state.busy and state.noting is None
        under_way = current is not None and current.stage is Stage.POSTED and state.may_note
        open_, delivered, back, file, again = self.buttons
        open_.setEnabled(current is not None and free)
        delivered.setEnabled(under_way and free)
        back.setEnabled(under_way and free)
        file.setEnabled(free and state.may_note)
        again.setEnabled(current is not None and state.may_print and free)

    def _open(self) -> None:
        if self.current is not None:
            self.opened.emit(self.current)

    def _begin(self, outcome: Outcome) -> None:
        if self.current is not None:
            self.begun.emit(outcome, self.current)

    def _print(self) -> None:
        if self.current is not None:
            self.print_asked.emit(self.current)


class OutcomeForm(QWidget):
    """What became of one item: the day, and who took it or why it came back."""

    given = Signal(str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", "card_title", wrap=True)
        self.said = Field("", stays=True)
        self._caption = Label("", "button_small")
        self._caption.setBuddy(self.said)
        self.day = Field(self.tr("Ngày"), self.tr("hôm nay"))
        self.save = Button("", Kind.PRIMARY, key=Keys.CONFIRM).sized("button")
        self.cancel = Button(self.tr("Thôi"), caps=Keys.BACK.caps).sized("button", "button_mid")
        day = FieldBox(self.day, self.tr("Ngày phát, chuyển hoàn"))
        said = panel(column(self._caption, self.said, REST, gap="xs"))
        fields = row((day, 2), (said, 5), gap="m")
        buttons = row((self._title, 1), self.cancel, self.save)
        self.setLayout(column(buttons, fields, edge=("l", "s", "m", "none")))
        self.save.clicked.connect(self._give)
        self.said.returnPressed.connect(self._give)
        self.cancel.clicked.connect(self.left)
        self.day.textEdited.connect(lambda _text: self.day.set_error(""))
        self._shown: tuple[Outcome, PostalItemLine] | None = None
        self.hide()

    def show_state(self, state: SentState) -> None:
        noting = state.noting
        self.setVisible(noting is not None)
        self.save.set_busy(self.tr("Đang ghi") if state.busy and noting else "")
        if noting is None or noting == self._shown:
            self._shown = noting
            return
        self._shown = noting
        outcome, line = noting
        back = outcome is Outcome.CAME_BACK
        self._title.setText(
            (
                self.tr("Chuyển hoàn {tracking}, {name}")
                if back
                else self.tr("Đã phát {tracking}, {name}")
            ).format(tracking=line.tracking, name=line.receiver)
        )
        hint = self.tr("ví dụ: đi vắng, sai địa chỉ") if back else line.receiver
        self.said.setPlaceholderText(hint)
        self.said.setAccessibleName(
            self.tr("Lý do chuyển hoàn") if back else self.tr("Người nhận, nếu bưu điện ghi")
        )
        self._caption.setText(self.said.accessibleName())
        self.save.setText(self.tr("Ghi chuyển hoàn") if back else self.tr("Ghi đã phát"))
        for field in (self.said, self.day):
            field.clear()
            field.set_error("")
        self.said.setFocus()

    def say_day_wrong(self) -> None:
        self.day.set_error(self.tr("Gõ dạng 23/11/2026."))
        self.day.setFocus()

    def _give(self) -> None:
        self.given.emit(self.day.text(), self.said.text())


_LOOK = frozenset({Match.UNKNOWN_ITEM, Match.DAY_UNREADABLE, Match.DAY_IMPOSSIBLE})


def _said(state: SentState) -> str:
    if state.checked is None:
        return translate("post", "{n} đang gửi").format(n=state.under_way) if state.rows else ""
    return translate("post", "{file}: {n} dòng, chưa ghi gì").format(
        file=state.file, n=len(state.checked)
    )


def _cells(line: PostalItemLine) -> Sequence[Cell]:
    return [
        Words(line.tracking, strong=True),
        TwoLines(line.receiver, f"{line.code} · {line.address}"),
        TwoLines(*words.sent_with(line), strong=False),
        TwoLines(*words.sent_state(line), strong=False),
    ]


def _outcome_cells(line: CheckedOutcome) -> Sequence[Cell]:
    sending = line.sending
    who = TwoLines(sending.receiver, sending.code) if sending else TwoLines("–")
    return [
        NumberCell(str(line.line.line)),
        Words(line.line.tracking, strong=True),
        who,
        TwoLines(
            line.line.outcome,
            " · ".join(filter(None, (line.line.on, line.line.said))),
            strong=False,
        ),
        Words(words.match_words(line)),
    ]


def _columns(table: str) -> list[Column]:
    titles = {
        "tracking": translate("post", "Số hiệu bưu gửi"),
        "who": translate("post", "Người nhận, hồ sơ"),
        "list": translate("post", "Danh sách"),
        "state": translate("post", "Tình trạng"),
        "line": translate("post", "Dòng"),
        "says": translate("post", "Bưu điện ghi"),
        "match": translate("post", "Sẽ làm gì"),
    }
    return [
        Column(titles[name], width, Side.RIGHT if name == "line" else Side.LEFT)
        for name, width in theme.worn().columns(table).items()
    ]


def _nothing(*, loaded: bool) -> tuple[str, str]:
    if not loaded:
        return translate("post", "Đang đọc…"), ""
    return (
        translate("post", "Chưa gửi kết quả nào qua bưu điện"),
        translate("post", "Chọn kết quả ở trang Gửi trả (Alt và 2), rồi giao bưu điện."),
    )
