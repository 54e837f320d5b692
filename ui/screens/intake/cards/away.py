"""The page that sends the visitor away: what must be completed, or why nothing is received."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desk_app.domain.sent_away import Answer
from ui import theme
from ui.screens.intake.cards.fields import ColumnLabel, FormField, labelled
from ui.screens.intake.form.away import AwayEntry
from ui.screens.intake.parts.sheet import IntakeState
from ui.widgets.field import COMES_BACK
from ui.widgets.frames import Card, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.text_box import TextBox
from ui.widgets.type_ahead import Suggestion, TypeAhead


class ReasonField(FormField):
    """An empty one asks for the ready sentences as soon as it has the focus; Down does always."""

    sentences_asked = Signal(str)  # what is typed

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in COMES_BACK and not self.text():
            self.sentences_asked.emit("")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.selectAll()
            self.sentences_asked.emit(self.text())
            return
        super().keyPressEvent(event)


class AwayCard(Card):
    line_edited = Signal(int, str)  # place, words; the place behind the last begins a new line
    request_edited = Signal(str)
    reason_edited = Signal(str)
    sentences_asked = Signal(str)
    finished = Signal()  # Enter behind the last field

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", "card_title")
        self._note = Label("", "small", tone="text2").beside("card_title")
        self._named = Label("", "button_mid", wrap=True)
        self.request = FormField(self.tr("Nội dung yêu cầu giải quyết"))
        self.reason = ReasonField(
            self.tr("Lý do"), self.tr("Gõ lý do, hoặc gõ vài chữ để chọn câu có sẵn")
        )
        self.ahead = TypeAhead(self.reason)
        self.lines = _Lines()
        self._named_row = panel(labelled(self.tr("Thủ tục"), self._named))
        self._request_row = panel(labelled(self.tr("Yêu cầu"), self.request))
        head = row(self._title, self._note, REST, gap="m")
        reason = labelled(self.tr("Lý do"), self.reason)
        parts = (head, self._named_row, self._request_row, Rule(), self.lines, reason)
        self.setLayout(column(*parts, REST, edge=("l", "m")))
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self.request.textEdited.connect(self.request_edited)
        self.reason.textEdited.connect(self.reason_edited)
        self.reason.sentences_asked.connect(self.sentences_asked)
        self.ahead.asked.connect(self.sentences_asked)
        self.ahead.chosen.connect(self._choose)
        self.reason.returnPressed.disconnect()
        self.reason.returnPressed.connect(self.finished)
        self.lines.edited.connect(self.line_edited)
        self.lines.finished.connect(self.reason.setFocus)

    def show_state(self, state: IntakeState) -> None:
        away = state.form.away
        self.setVisible(away.asking is not None)
        if away.asking is None:
            return
        supplement = away.asking is Answer.SUPPLEMENT
        self._title.setText(
            self.tr("Yêu cầu bổ sung, hoàn thiện") if supplement else self.tr("Từ chối tiếp nhận")
        )
        self._note.setText(self.tr("Nêu đủ trong một lần; ô trống không in") if supplement else "")
        named = state.procedure
        self._named_row.setVisible(named is not None)
        self._request_row.setVisible(named is None)
        if named is not None:
            self._named.setText(f"{named.label}  ·  {named.code}")
        self.request.show_text(away.request)
        self.lines.setVisible(supplement)
        self.lines.show_entry(away)
        self.reason.show_text(away.reason)
        for field in (self.request, self.reason):
            field.setReadOnly(state.busy)
        self.lines.freeze(state.busy)

    def offer(self, typed: str, found: Sequence[str]) -> None:
        self.ahead.offer(typed, [Suggestion(sentence, payload=sentence) for sentence in found])

    def first_place(self) -> QWidget:
        """Where typing starts."""
        if self._request_row.isVisibleTo(self) and not self.request.text():
            return self.request
        return self.lines.boxes[0] if self.lines.isVisibleTo(self) else self.reason

    def _choose(self, suggestion: Suggestion) -> None:
        words = str(suggestion.payload)
        self.reason.setText(words)
        self.reason_edited.emit(words)


class _Lines(QWidget):
    """A box for each line, and an empty one behind the last."""

    edited = Signal(int, str)
    finished = Signal()  # Enter on the empty one

    def __init__(self) -> None:
        super().__init__()
        self.boxes: list[TextBox] = []
        self._rows: list[QWidget] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.size("space.s"))
        self._add()

    def show_entry(self, away: AwayEntry) -> None:
        words = [line.words for line in away.lines]
        while len(self.boxes) < len(words) + 1:
            self._add()
        for place, box in enumerate(self.boxes):
            box.show_words(words[place] if place < len(words) else "")
            self._rows[place].setVisible(place <= len(words))

    def freeze(self, frozen: bool) -> None:
        for box in self.boxes:
            box.setReadOnly(frozen)

    def _add(self) -> None:
        place = len(self.boxes)
        name = self.tr("Nội dung phải bổ sung {n}").format(n=place + 1)
        box = TextBox(name, self.tr("Thêm nội dung phải bổ sung"))
        box.edited.connect(lambda words: self.edited.emit(place, words))
        box.entered.connect(lambda: self._go_on(place))
        number = column("s", ColumnLabel(f"{place + 1}", box), REST, gap="none")
        line = panel(row(number, (box, 1), gap="none"))
        self._layout.addWidget(line)
        if self.boxes:
            QWidget.setTabOrder(self.boxes[-1], box)
        self.boxes.append(box)
        self._rows.append(line)

    def _go_on(self, place: int) -> None:
        after = place + 1
        if self.boxes[place].toPlainText().strip() and after < len(self.boxes):
            self.boxes[after].setFocus()
        else:
            self.finished.emit()
