"""Dossiers that came by post: the lines of a list, and what can be done with the current one."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desk_app.services.post.check_letters import CheckedLetter, LetterState
from ui import theme
from ui.screens.post import words
from ui.screens.post.arrivals import ArrivalsState
from ui.shortcuts import Keys, bind
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Card, EmptyState, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.tables.cells import Cell, NumberCell, TwoLines
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel, Side

translate = QCoreApplication.translate

_LOOK = frozenset({LetterState.DOUBTFUL, LetterState.ASIDE})


class ArrivalsPage(QWidget):
    opened = Signal(object)  # CheckedLetter
    aside_asked = Signal(object)  # CheckedLetter
    all_asked = Signal()
    confirmed = Signal()
    left = Signal()
    file_asked = Signal()
    template_asked = Signal()
    next_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", "card_title")
        self._counts = Label("", "small", tone="text2", wrap=True)
        self._model = RowModel[CheckedLetter](_columns(), _cells, lambda line: line.state in _LOOK)
        self.table = FittedTable(self.tr("Hồ sơ đến qua bưu chính"), self._model, "row_two")
        self._whole = Label("", "small", wrap=True)
        self.open = self._button(self.tr("Mở dòng"), "", self._open)
        self.open.set_caps(("Enter",))
        self.aside = self._button(self.tr("Để riêng"), "1", self._put_aside)
        self.all = self._button("", "2", self.all_asked.emit)
        self.file = self._button(self.tr("Đọc tệp"), "3", self.file_asked.emit)
        self.template = self._button(self.tr("Ghi tệp mẫu"), "4", self.template_asked.emit)
        self.next = self._button("", "5", self.next_asked.emit)
        self._asking = _Asking()
        self._empty = EmptyState("", "")
        self._both = QStackedWidget()
        self._both.addWidget(panel(column((self.table, 1), gap="none")))
        self._both.addWidget(self._empty)
        head = row(self._title, (self._counts, 1), gap="m", edge=("l", "s", "m", "s"))
        about = row((self._whole, 1), edge=("l", "xs", "m", "none"))
        buttons = (self.open, self.aside, self.all)
        others = (self.file, self.template, self.next)
        foot = row(*buttons, REST, *others, edge=("l", "s", "m", "s"))
        self._card = column(head, Rule(), (self._both, 1), Rule(), about, foot, gap="none")
        card = Card(self._card)
        self.setLayout(column(self._asking, (card, 1), gap="s"))
        self.table.opened.connect(lambda _row: self._open())
        self.table.moved.connect(lambda _row: self._offer())
        self._asking.confirm.clicked.connect(self.confirmed)
        self._asking.cancel.clicked.connect(self.left)
        self._state = ArrivalsState()

    @property
    def current(self) -> CheckedLetter | None:
        at = self.table.row
        return self._model.rows[at] if 0 <= at < len(self._model.rows) else None

    def render_state(self, state: ArrivalsState) -> None:
        self._state = state
        checked = state.checked
        self.table.show_rows(checked.rows if checked else ())
        if self.table.row < 0 and checked and checked.rows:
            self.table.go_to(0)
        self._both.setCurrentIndex(0 if checked else 1)
        self._empty.say(*_nothing(loaded=state.loaded))
        self._title.setText(checked.list.name if checked else self.tr("Hồ sơ đến qua bưu chính"))
        self._counts.setText(_counted(state))
        self.all.setText(self.tr("Nhận {n} dòng đủ").format(n=state.complete))
        self.next.setText(self.tr("Danh sách khác ({n})").format(n=len(state.others)))
        self.next.setVisible(bool(state.others))
        self._asking.show_state(state)
        self._offer()

    def go_to(self, row_number: int) -> None:
        self.table.go_to(row_number)
        self.focus()

    def focus(self) -> None:
        if self._state.asking:
            self._asking.confirm.setFocus()
        elif self._both.currentIndex() == 0:
            self.table.setFocus()
        else:
            self.file.setFocus()

    def _button(self, said: str, key: str, act: object) -> Button:
        button = Button(said, caps=(key,) if key else ()).sized("button", "button_mid")
        if key:
            bind(key, button, button.click)
        button.clicked.connect(act)
        return button

    def _offer(self) -> None:
        current, state = self.current, self._state
        became = current is not None and bool(current.code or current.paper)
        free = state.may_receive and not state.busy and not state.asking
        self.open.setEnabled(current is not None and (became or free))
        self.open.setText(self.tr("Mở hồ sơ") if became else self.tr("Mở dòng"))
        self.aside.setEnabled(free and current is not None and not became)
        aside = current is not None and current.state is LetterState.ASIDE
        self.aside.setText(self.tr("Lấy lại") if aside else self.tr("Để riêng"))
        self.all.setEnabled(free and state.complete > 0)
        self.file.setEnabled(free)
        self._whole.setText(_whole(current))

    def _open(self) -> None:
        if self.current is not None and self.open.isEnabled():
            self.opened.emit(self.current)

    def _put_aside(self) -> None:
        if self.current is not None:
            self.aside_asked.emit(self.current)


class _Asking(Card):
    """The one confirmation for all complete lines, or how far it has come."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Label("", "base", wrap=True)
        self.confirm = Button("", Kind.PRIMARY, key=Keys.CONFIRM).sized("button")
        self.cancel = Button(self.tr("Thôi"), caps=Keys.BACK.caps).sized("button", "button_mid")
        self.setLayout(row((self._words, 1), self.cancel, self.confirm, edge=("l", "s", "m", "s")))
        self.hide()

    def show_state(self, state: ArrivalsState) -> None:
        receiving = state.under_way > 0
        self.setVisible(state.asking or receiving)
        for button in (self.confirm, self.cancel):
            button.setVisible(state.asking)
        if receiving:
            self._words.setText(
                self.tr("Đang tiếp nhận {n} trên {of} hồ sơ…").format(
                    n=state.done, of=state.under_way
                )
            )
            return
        self._words.setText(
            self.tr(
                "Tiếp nhận {n} hồ sơ đủ giấy tờ theo danh sách, kênh bưu chính, rồi in lần lượt. "
                "Các dòng cần xem và để riêng không nhận."
            ).format(n=state.complete)
        )
        self.confirm.setText(self.tr("Nhận {n} hồ sơ và in").format(n=state.complete))


def _counted(state: ArrivalsState) -> str:
    if state.checked is None:
        return ""
    counts = [
        (state.complete, translate("post", "{n} đủ")),
        (state.checked.count(LetterState.DOUBTFUL), translate("post", "{n} cần xem")),
        (state.checked.count(LetterState.ASIDE), translate("post", "{n} để riêng")),
        (state.checked.count(LetterState.RECEIVED), translate("post", "{n} đã nhận")),
        (state.checked.count(LetterState.ANSWERED), translate("post", "{n} đã lập phiếu")),
    ]
    said = [translate("post", "{n} dòng").format(n=len(state.checked.rows))]
    said += [words_.format(n=number) for number, words_ in counts if number]
    if not state.checked.taken:
        said.append(translate("post", "mới đọc, chưa nhận gì"))
    return " · ".join(said)


def _whole(current: CheckedLetter | None) -> str:
    """What the narrow column may cut, in full; and the list's own remark."""
    if current is None:
        return ""
    parts = [words.letter_detail(current) if not current.code else ""]
    if current.letter.remark:
        parts.append(translate("post", "ghi chú: {words}").format(words=current.letter.remark))
    if current.order.submitter is not None:
        parts.append(
            translate("post", "người gửi: {name}").format(name=current.order.submitter.name)
        )
    said = " · ".join(part for part in parts if part)
    return translate("post", "Dòng {n}: {said}").format(
        n=current.letter.line, said=said or words.letter_state(current).lower()
    )


def _cells(line: CheckedLetter) -> Sequence[Cell]:
    tone = "look_ink" if line.state in _LOOK else "text2"
    return [
        NumberCell(str(line.letter.line)),
        TwoLines(*words.letter_owner(line)),
        TwoLines(*words.letter_matter(line), strong=False),
        TwoLines(words.letter_state(line), words.letter_detail(line), tone=tone, strong=False),
    ]


def _columns() -> list[Column]:
    titles = {
        "line": translate("post", "Dòng"),
        "who": translate("post", "Chủ hồ sơ, bưu gửi"),
        "what": translate("post", "Thủ tục, giấy tờ"),
        "state": translate("post", "Tình trạng"),
    }
    widths = theme.worn().columns("post_arrivals")
    return [
        Column(titles[name], width, Side.RIGHT if name == "line" else Side.LEFT)
        for name, width in widths.items()
    ]


def _nothing(*, loaded: bool) -> tuple[str, str]:
    if not loaded:
        return translate("post", "Đang đọc…"), ""
    return (
        translate("post", "Chưa có danh sách nào"),
        translate(
            "post",
            "Bấm 3 để đọc tệp .xlsx hoặc .csv của bưu điện; bấm 4 để ghi tệp mẫu cho bưu điện.",
        ),
    )
