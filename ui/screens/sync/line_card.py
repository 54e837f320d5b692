"""How the line stands, an exchange at once, and files carried by hand."""

from PySide6.QtWidgets import QWidget

from ui.screens.sync.facts import LineWords
from ui.screens.sync.presenter import SyncState
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Card, Rule, Scrolled
from ui.widgets.labels import Fact, Label
from ui.widgets.layouts import column, row


class LineCard(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = Label("", "card_title", wrap=True)
        self._warning = Label("", "small_strong", tone="look", wrap=True)
        self._last = Fact(self.tr("Trao đổi gần nhất"), wrap=True)
        self._next = Fact(self.tr("Lần sau"), wrap=True)
        self._waiting = Fact(self.tr("Chờ gửi"), wrap=True)
        self._kinds = Label("", "small", tone="text2", wrap=True)
        self._clock = Fact(self.tr("Đồng hồ quầy"), wrap=True)
        self._blocks = Fact(self.tr("Dải số"), wrap=True)
        self._place = Fact(self.tr("Số liệu của đơn vị"), wrap=True)
        self._size = Fact(self.tr("Kho của quầy"), wrap=True)
        self.exchange = Button(self.tr("Trao đổi ngay"), Kind.PRIMARY, key=Keys.EXCHANGE)
        self.exchange.sized("button")
        self.out = Button(self.tr("Xuất ra thẻ nhớ…")).sized("button", "button_mid")
        self.read = Button(self.tr("Nạp tệp trả lời…")).sized("button", "button_mid")
        by_hand = Label(
            self.tr("Không có mạng: mang tệp đến trung tâm, rồi nạp tệp trả lời về."),
            "small",
            tone="text2",
            wrap=True,
        )
        facts = (
            row((self._last, 1), (self._next, 1), gap="m"),
            column(self._waiting, self._kinds, gap="label_above"),
            row((self._clock, 1), (self._blocks, 1), gap="m"),
            row((self._place, 1), (self._size, 1), gap="m"),
        )
        card = Card(
            column(
                self._state,
                self._warning,
                *facts,
                self.exchange,
                Rule(),
                by_hand,
                row((self.out, 1), (self.read, 1), gap="s"),
                gap="m",
                edge=("l", "m"),
            )
        )
        self.setLayout(column(Scrolled(column(card))))

    def show_line(self, state: SyncState) -> None:
        self.out.setEnabled(not state.carrying)
        self.read.setEnabled(not state.carrying)
        self.exchange.setEnabled(not state.exchanging)
        line = state.line
        if line is None:
            return
        self._state.setText(line.state)
        warning = self._warn(line)
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        self._last.set_value(line.last)
        self._next.set_value(line.next)
        self._waiting.set_value(line.waiting)
        self._kinds.setText(line.kinds)
        self._kinds.setVisible(bool(line.kinds))
        self._clock.set_value(line.clock)
        self._blocks.set_value(line.blocks)
        self._place.set_value(line.place)
        self._size.set_value(line.size)

    def _warn(self, line: LineWords) -> str:
        said = []
        if line.barred:
            said.append(
                self.tr("Trung tâm không nhận quầy này ({reason}): báo quản trị.").format(
                    reason=line.barred
                )
            )
        if line.clock_wrong:
            said.append(self.tr("Đồng hồ lệch quá 5 phút: chỉnh giờ máy, giờ trên giấy đang sai."))
        if line.few_codes:
            said.append(self.tr("Sắp hết mã hôm nay: trao đổi, hoặc xin trung tâm cấp dải."))
        return "\n".join(said)
