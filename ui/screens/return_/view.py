"""The page of returning: waits for a scan, or shows whom to compare and what to hand over."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui import theme
from ui.screens.return_.collector_card import CollectorCard
from ui.screens.return_.entry import Need
from ui.screens.return_.facts import ReturnFacts
from ui.screens.return_.facts_card import FactsCard
from ui.screens.return_.giving_card import GivingCard
from ui.screens.return_.state import Phase, ReturnState
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field
from ui.widgets.frames import Card, RightColumn, Scrolled
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, laid_out_once, panel, row

_TITLES = {Phase.TOO_EARLY, Phase.RETURNED, Phase.LOOK_ONLY}


class ReturnView(QWidget):
    sought = Signal(str)  # typed into the box of the empty page

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.code = Field(self.tr("Mã hồ sơ"), self.tr("Mã, số cuối, tên"), stays=True)
        self.fetch = Button(self.tr("Lấy hồ sơ"), Kind.PRIMARY, caps=["Enter"]).sized(
            "button", "button"
        )
        self._last = Label("", "small", tone="text2", wrap=True).middle()
        self.facts = FactsCard()
        self.collector = CollectorCard()
        self._standing_title = Label("", "card_title")
        self._standing = Label("", "base", wrap=True)
        self._standing_card = Card(
            column(self._standing_title, self._standing, gap="xs", edge=("l", "m"))
        )
        self.giving = GivingCard()
        self._left = Scrolled(column(self.facts, self.collector, self._standing_card, REST))
        right = RightColumn(column((self.giving, 1)))
        self._both = QStackedWidget()
        self._both.addWidget(self._empty_page())
        self._page = panel(row((self._left, 1), right, gap="l", edge=("l", "m")))
        self._both.addWidget(self._page)
        self.setLayout(column((self._both, 1)))
        self.code.returnPressed.connect(self._find)
        self.fetch.clicked.connect(self._find)

    def _empty_page(self) -> QWidget:
        title = Label(self.tr("Quét giấy tiếp nhận"), "due").middle()
        advice = Label(
            self.tr(
                "Quét mã trên giấy tiếp nhận hoặc phiếu hẹn. Mất giấy: quét thẻ căn cước của chủ "
                "hồ sơ, hoặc gõ mã, họ tên, số định danh vào ô dưới."
            ),
            "small",
            tone="text2",
            wrap=True,
        ).middle()
        box = Card(
            column(title, advice, "s", row((self.code, 1), self.fetch, gap="m"), edge=("xl",))
        )
        box.setFixedWidth(2 * theme.size("width.right_column"))
        middle = row(REST, box, REST)
        return panel(column(REST, middle, self._last, REST, REST, gap="m", edge=("l", "m")))

    def render_state(self, state: ReturnState) -> None:
        self._both.setCurrentIndex(0 if state.facts is None else 1)
        self._last.setText(state.last)
        if state.facts is None:
            return
        with laid_out_once(self._page, self._left.contents, self.collector, self.giving):
            self._show_parts(state, state.facts)

    def _show_parts(self, state: ReturnState, facts: ReturnFacts) -> None:
        self.facts.show_facts(facts)
        self.collector.setVisible(state.phase is Phase.READY)
        self.collector.show_entry(state)
        self._standing_card.setVisible(state.phase in _TITLES)
        self._standing_title.setText(self._title(state.phase))
        self._standing.setText(facts.standing)
        self._standing.setVisible(bool(facts.standing))
        self.giving.show_state(state)

    def focus_start(self, state: ReturnState) -> None:
        """Where work goes on: the box, the first tick, or the act that is left."""
        if state.phase is Phase.EMPTY:
            self.code.clear()
            self.code.setFocus()
        elif state.phase is Phase.READY:
            self.focus_need(Need.PROOF)
        else:
            opens = self.giving.look if state.may_take_result else self.giving.open
            opens.setFocus()  # a stray Enter opens a page and stores nothing

    def focus_need(self, need: Need) -> None:
        """Typing goes on at the place of `need`, brought into sight in a low window."""
        self._focus_on(self.collector.place_of(need))

    def _focus_on(self, place: QWidget) -> None:
        place.setFocus()
        QTimer.singleShot(0, place, lambda: self._left.ensureWidgetVisible(place))

    def focus_again(self, state: ReturnState) -> None:
        """After a refusal: what was wrong is typed anew, or why the fees stay open."""
        if state.needs:
            self.focus_need(state.needs[0])
        elif state.debt:
            self._focus_on(self.collector.unpaid)
        else:
            self.focus_start(state)

    def _title(self, phase: Phase) -> str:
        return {
            Phase.TOO_EARLY: self.tr("Kết quả chưa về quầy"),
            Phase.RETURNED: self.tr("Đã trả kết quả"),
            Phase.LOOK_ONLY: self.tr("Chỉ xem được"),
        }.get(phase, "")

    def _find(self) -> None:
        if text := self.code.text().strip():
            self.sought.emit(text)
