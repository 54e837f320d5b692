"""What one dossier pays now: its fees, how it pays, what is given back, and the one act."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from db.queries.till import MoneyList
from desk_app.domain.dossier import Dossier
from desk_app.domain.money.till.moves import Method
from desk_app.domain.money.till.owed import OwedLine, due_now, open_refund, refundable, status_of
from ui import theme
from ui.dossiers.fees import astray_words
from ui.formats import BadgeFact, BadgeKind
from ui.screens.money.taking.entry import Wants
from ui.screens.money.taking.fee_rows import FeeRows
from ui.screens.money.taking.forms import Form, refund_awaits, refund_way, without_receipt
from ui.screens.money.taking.state import TakingState
from ui.screens.money.taking.ways import CashPane, CreditPane
from ui.screens.money.words import dong, method_words, refund_words, status_badge
from ui.shortcuts import Keys, bind
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Badge, Card, Rule, Scrolled
from ui.widgets.labels import CodeLabel, Label, MoneyLine
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.segmented import Segmented


class TakingCard(Card):
    ticked = Signal(int, bool)  # line, on
    priced = Signal(int, str)  # line, sum as typed
    changed = Signal(str, object)  # field of `Entry`, value
    collected = Signal()
    put_off = Signal()
    form_asked = Signal(object)  # Form
    not_theirs = Signal(str)  # a key of who takes no money: why not, or who does it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self._shown: tuple[Dossier, Sequence[OwedLine]] | None = None
        self._why_not = self._awaits = ""
        self.fees = FeeRows()
        self._code = CodeLabel("", "code")
        self._badge = Badge(BadgeFact(BadgeKind.DAYS, ""))
        self._who = Label("", "cell_strong", wrap=True)
        self._wants = Label("", "small", tone="look", wrap=True)
        self._total = MoneyLine(self.tr("Phải thu"), 0, total=True)
        self.method = Segmented(
            self.tr("Hình thức"), [(each, method_words(each)) for each in Method]
        )
        self.cash, self.transfer, self.by_card = CashPane(), CreditPane(dated=True), CreditPane()
        self.payer = Field(self.tr("Người nộp tiền"))
        self._missing = Label("", "small", tone="look", wrap=True)
        self.take = Button(self.tr("Thu và in phiếu thu"), Kind.PRIMARY, key=Keys.CONFIRM)
        self.acts = self._made_acts()
        self._ways = QStackedWidget()
        for pane in (self.cash, self.transfer, self.by_card):
            self._ways.addWidget(pane)
        self._pay = panel(
            column(
                self._total,
                self.method,
                self._ways,
                FieldBox(self.payer, self.tr("Người nộp tiền")),
            )
        )
        head = column(
            self._code,
            self._who,
            row(self._badge, REST),
            self._wants,
            gap="xs",
            edge=("l", "none"),
        )
        contents = column(self.fees, Rule(), self._pay, REST, edge=("l", "none", "m", "none"))
        self._middle = Scrolled(contents)
        self._middle.setMinimumHeight(theme.size("height.row_three"))  # the act keeps its room
        pairs = ((Form.EXEMPT, Form.TAKE), (Form.ASK_REFUND, Form.RECEIPT))
        acts = column(*(row(*((self.acts[each], 1) for each in pair)) for pair in pairs))
        foot = column(self._missing, self.take, acts, edge=("l", "none"))
        self.setLayout(column(head, (self._middle, 1), foot, edge=("none", "m")))
        self._join()

    def render_state(self, state: TakingState) -> None:
        dossier = state.dossier
        if dossier is None:
            return
        self._code.set_code(str(dossier.code))
        self._who.setText(dossier.applicant.name)
        refund = open_refund(dossier)
        stage = None if refund is None else refund.stage
        self._badge.show_fact(status_badge(status_of(dossier), stage))
        waits = "" if refund is None else f"{refund_words(refund.stage, refund.total)}."
        wants = " ".join(filter(None, (waits, astray_words(dossier))))
        self._wants.setText(wants)
        self._wants.setVisible(bool(wants))
        if self._shown != (dossier, state.lines):
            another = self._shown is None or self._shown[0].id != dossier.id
            self._shown = (dossier, state.lines)
            self.fees.show_lines(state.lines, another=another)
        for n, tick in self.fees.ticks.items():
            tick.setChecked(n in state.entry.ticked)
        for n, sum_ in self.fees.sums.items():
            _put(sum_, state.entry.sums.get(n, ""))
        open_ = any(not line.settled for line in state.lines)
        self._pay.setVisible(open_)
        self._total.show_sum(self.tr("Phải thu"), state.found.due)
        self.method.set_value(state.entry.method)
        self._ways.setCurrentIndex(list(Method).index(state.entry.method))
        self.cash.show_entry(state.entry, state.found)
        self.transfer.show_entry(state.entry, state.found)
        self.by_card.show_entry(state.entry, state.found)
        _put(self.payer, state.entry.payer)
        self._offer(state, dossier, open_=open_)

    def is_done(self, state: TakingState) -> bool:
        """Nothing is open, and no receipt is asked for: the next one waits in the list."""
        noting = state.which is MoneyList.PAPERS and not self.acts[Form.RECEIPT].isHidden()
        return self._pay.isHidden() and not noting

    def focus_start(self, state: TakingState) -> None:
        """Where typing goes on, in sight: the sum of cash, or what is to be done next."""
        if self._pay.isHidden():
            self.acts[Form.RECEIPT].setFocus()
            return
        place: QWidget = self.method
        if not state.found.lines:  # a sum is to be typed first, or all is collected later
            place = self._first_open(state)
        elif state.entry.method is Method.CASH:
            place = self.cash.received
            self.cash.received.selectAll()
        self._focus_on(place)

    def focus_missing(self, state: TakingState) -> None:
        """Where what is missing is typed or ticked; what stands there is typed over."""
        place = self._place_of(state)
        if isinstance(place, Field):
            place.selectAll()
        self._focus_on(place)

    def _place_of(self, state: TakingState) -> QWidget:
        pane = {Method.TRANSFER: self.transfer, Method.POS: self.by_card}.get(state.entry.method)
        match state.found.wants:
            case Wants.SUM:
                unread = [n for n in sorted(state.entry.ticked) if self._unread(n)]
                return self.fees.sums[unread[0]] if unread else self._first_open(state)
            case Wants.RECEIVED:
                typed = {Method.CASH: self.cash.received, Method.TRANSFER: self.transfer.received}
                return typed.get(state.entry.method, self.method)
            case Wants.REFERENCE if pane is not None:
                return pane.reference
            case Wants.CREDITED if pane is not None:
                return pane.credited
            case _:
                return self._first_open(state)

    def _first_open(self, state: TakingState) -> QWidget:
        """The sum of a fee nobody knows, where no other is collected now; otherwise a tick."""
        now = () if state.dossier is None else due_now(state.dossier)
        asked = [n for n in self.fees.ticks if state.lines[n] in now]
        if asked and all(n in self.fees.sums for n in asked):
            return self.fees.sums[asked[0]]
        return next(iter(self.fees.ticks.values()), self.method)

    def _unread(self, n: int) -> bool:
        return n in self.fees.sums and dong(self.fees.sums[n].text()) is None

    def _go_on(self) -> None:
        """The way was clicked: typing goes on in its first field, where Tab would go."""
        fields = (self.cash.received, self.transfer.reference, self.by_card.reference)
        self._focus_on(fields[self._ways.currentIndex()])

    def _focus_on(self, place: QWidget) -> None:
        """With the way to pay it belongs to: round sums and what to give back as well."""
        place.setFocus()
        ways: Sequence[QWidget] = (self.cash, self.transfer, self.by_card)
        self._middle.bring(place, next((way for way in ways if way.isAncestorOf(place)), None))

    def _offer(self, state: TakingState, dossier: Dossier, *, open_: bool) -> None:
        may, lines = state.may_collect, bool(state.found.lines)
        self.take.setVisible(open_)
        self.take.setEnabled(may)
        self.take.set_busy(self.tr("Đang thu") if state.busy else "")
        act, way = refund_way(dossier, state.officer, may_pay=may)
        words = state.found.missing if open_ else ""
        self._awaits = "" if may or act else refund_awaits(dossier)
        if not may and not way:
            no_right = self.tr("Thu tiền: vai trò của bạn không có quyền.")
            words = self._awaits if not open_ else f"{no_right} {self._awaits}".strip()
            words = words or no_right
        words = (words or way) if may else (way or words)
        self._missing.setText(words)
        self._missing.setVisible(bool(words))
        self._why_not = words if not may and (way or open_) and not state.busy else ""
        self.acts[Form.ASK_REFUND].setText(act or self.tr("Hoàn"))
        going_on = open_refund(dossier) is not None or refundable(dossier) > 0
        self.acts[Form.EXEMPT].setVisible(open_ and may)
        self.acts[Form.EXEMPT].setEnabled(lines)
        self.acts[Form.TAKE].setVisible(open_ and may)
        self.acts[Form.TAKE].setEnabled(lines and dossier.result_back_at is None)
        self.acts[Form.ASK_REFUND].setVisible(bool(act) or (may and going_on))
        self.acts[Form.RECEIPT].setVisible(may and without_receipt(dossier) is not None)

    def _made_acts(self) -> dict[Form, Button]:
        words = {
            Form.EXEMPT: (self.tr("Miễn"), Keys.RELIEF),
            Form.TAKE: (self.tr("Thu sau"), Keys.PAY_LATER),
            Form.ASK_REFUND: (self.tr("Hoàn"), Keys.REFUND),
            Form.RECEIPT: (self.tr("Biên lai"), Keys.FEE_RECEIPT),
        }
        return {
            form: Button(said, key=key).sized("button", "button_small")
            for form, (said, key) in words.items()
        }

    def _say_why_not(self) -> None:
        if self._why_not:
            self.not_theirs.emit(self._why_not)

    def _say_who_gives_back(self) -> None:
        if self._awaits:
            self.not_theirs.emit(self._awaits)

    def _join(self) -> None:
        bind(Keys.CONFIRM, self, self._say_why_not, rank=-1)  # where no button has the key
        bind(Keys.REFUND, self, self._say_who_gives_back, rank=-1)
        self.fees.ticked.connect(self.ticked)
        self.fees.priced.connect(self.priced)
        for form, button in self.acts.items():
            if form is Form.TAKE:
                button.clicked.connect(self.put_off)
            else:
                button.clicked.connect(lambda _on=False, form=form: self.form_asked.emit(form))
        self.take.clicked.connect(self.collected)
        self.method.chosen.connect(lambda value: self.changed.emit("method", value))
        self.method.pointed.connect(self._go_on)
        self.payer.textEdited.connect(lambda text: self.changed.emit("payer", text))
        for pane in (self.cash, self.transfer, self.by_card):
            pane.changed.connect(self.changed)
        self._badge.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _put(field: Field, text: str) -> None:
    if field.text() != text:
        field.setText(text)
