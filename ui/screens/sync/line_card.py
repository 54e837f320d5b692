"""How the line stands, an exchange at once, and files carried by hand."""

from PySide6.QtWidgets import QWidget

from ui.screens.sync.facts import LineWords
from ui.screens.sync.presenter import SyncState
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Card, Rule, Scrolled
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, row


class LineCard(QWidget):
    """The facts may be scrolled in a low window; what can be done stays below them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = Label("", "card_title", wrap=True)
        self._warning = Label("", "small_strong", tone="look", wrap=True)
        self._last = _Line(self.tr("Gần nhất"))
        self._next = _Line(self.tr("Lần sau"))
        self._waiting = _Line(self.tr("Chờ gửi"))
        self._kinds = Label("", "small", tone="text2", wrap=True)
        self._clock = _Line(self.tr("Đồng hồ"))
        self._blocks = _Line(self.tr("Dải số"))
        self._place = _Line(self.tr("Số liệu"))
        self._past = _Line(self.tr("Hồ sơ cũ"))
        self._size = _Line(self.tr("Kho"))
        self.exchange = Button(self.tr("Trao đổi ngay"), Kind.PRIMARY, key=Keys.CONFIRM)
        self.exchange.sized("button")
        self.out = Button(self.tr("Xuất ra thẻ nhớ…")).sized("button", "button_mid")
        self.read = Button(self.tr("Nạp tệp trả lời…")).sized("button", "button_mid")
        self._by_hand = Label("", "small", tone="text2", wrap=True)
        lines = (
            self._last,
            self._next,
            self._waiting,
            self._kinds,
            self._clock,
            self._blocks,
            self._place,
            self._past,
            self._size,
        )
        facts = column(self._state, self._warning, *lines, gap="s", edge=("l", "m"))
        acts = column(
            self.exchange,
            Rule(),
            self._by_hand,
            row((self.out, 1), (self.read, 1), gap="s"),
            gap="s",
            edge=("l", "m"),
        )
        self.setLayout(column((Scrolled(column(Card(facts), REST)), 1), Card(acts), gap="m"))

    def show_line(self, state: SyncState) -> None:
        for button in (self.out, self.read):
            button.setEnabled(state.may_carry and not state.carrying)
        how = self.tr("Không có mạng: mang tệp đến trung tâm, rồi nạp tệp trả lời về.")
        whose = self.tr("Không có mạng: lãnh đạo hoặc quản trị mang tệp đến trung tâm.")
        self._by_hand.setText(how if state.may_carry else whose)
        self.exchange.set_busy(self.tr("Đang trao đổi") if state.exchanging else "")
        line = state.line
        if line is None:
            return
        self._state.setText(line.state)
        warning = self._warn(line)
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        self._last.say(line.last)
        self._next.say(line.next)
        self._waiting.say(line.waiting)
        self._kinds.setText(line.kinds)
        self._kinds.setVisible(bool(line.kinds))
        self._clock.say(line.clock)
        self._blocks.say(line.blocks)
        self._place.say(line.place)
        self._past.say(line.past)
        self._past.setVisible(bool(line.past))
        self._size.say(line.size)

    def _warn(self, line: LineWords) -> str:
        said = []
        if line.barred:
            said.append(line.barred)
        if line.past_refused:
            said.append(line.past_refused)
        if line.clock_wrong:
            said.append(self.tr("Đồng hồ lệch quá 5 phút: chỉnh giờ máy, giờ trên giấy đang sai."))
        if line.few_codes:
            said.append(self.tr("Sắp hết mã hôm nay: trao đổi, hoặc xin trung tâm cấp dải."))
        return "\n".join(said)


class _Line(QWidget):
    """A caption and its value in one line; read as one by screen readers."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self._caption = caption
        self.value = Label("", "small_strong", wrap=True).right()
        self.setLayout(row(Label(caption, "small", tone="text2"), (self.value, 1), gap="m"))

    def say(self, value: str) -> None:
        self.value.setText(value)
        self.setAccessibleName(f"{self._caption}: {value}")
