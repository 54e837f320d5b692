"""Ways to pay: cash with its change; a credit or a card with what proves it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import formats
from ui.screens.money.taking.entry import Entry, Reckoned
from ui.widgets.button import Button
from ui.widgets.field import Field, FieldBox
from ui.widgets.labels import MoneyLine
from ui.widgets.layouts import REST, column, row

_OFFERED = 3  # round sums beside the exact one, which an empty field means


class CashPane(QWidget):
    changed = Signal(str, object)  # field of `Entry`, value

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.received = Field(self.tr("Tiền khách đưa"))
        self.offers = [
            Button("").sized("button", "button_small").centred() for _ in range(_OFFERED)
        ]
        self.change = MoneyLine(self.tr("Trả lại"), 0, total=True)
        self.setLayout(
            column(
                FieldBox(self.received, self.tr("Tiền khách đưa")),
                row(*((button, 1) for button in self.offers), gap="xs"),
                self.change,
                REST,
            )
        )
        self.received.textEdited.connect(lambda text: self.changed.emit("received", text))
        for n, button in enumerate(self.offers):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter in the field goes on behind them
            button.clicked.connect(lambda _on=False, n=n: self._offer(n))
        self._tenders: tuple[int, ...] = ()

    def show_entry(self, entry: Entry, found: Reckoned) -> None:
        if self.received.text() != entry.received:
            self.received.setText(entry.received)
        exactly = self.tr("đúng {sum}").format(sum=formats.money(found.due))
        self.received.setPlaceholderText(exactly if found.counts else "")
        self._tenders = tuple(found.tenders[1 : 1 + _OFFERED])
        for n, button in enumerate(self.offers):
            offered = n < len(self._tenders)
            button.setVisible(offered)
            button.setText(formats.count(self._tenders[n]) if offered else "")
        short = not found.counts or found.received is None or found.change < 0
        self.change.show_sum(self.tr("Trả lại"), "–" if short else found.change)

    def _offer(self, n: int) -> None:
        self.changed.emit("received", formats.count(self._tenders[n]))
        self.received.setFocus()


class CreditPane(QWidget):
    """Money on the account of the office, by transfer or by card: what proves it."""

    changed = Signal(str, object)  # field of `Entry`, value

    def __init__(self, parent: QWidget | None = None, *, dated: bool = False) -> None:
        """Args: dated: A transfer: day and sum of its credit are told as well."""
        super().__init__(parent)
        self._dated = dated
        caption = self.tr("Số giao dịch trên hóa đơn POS")
        if dated:
            caption = self.tr("Số giao dịch báo có")
        self.reference = Field(caption)
        self.credited = Field(self.tr("Ngày báo có"))
        self.received = Field(self.tr("Số tiền báo có"))
        self._extra = MoneyLine(self.tr("Nộp thừa, phải hoàn"), 0)
        proof = FieldBox(self.reference, caption)
        if dated:
            dates = row(
                (FieldBox(self.credited, self.tr("Ngày báo có")), 1),
                (FieldBox(self.received, self.tr("Số tiền báo có")), 1),
            )
            self.setLayout(column(proof, dates, self._extra, REST))
        else:
            self.setLayout(column(proof, REST))
        for field, name in (
            (self.reference, "reference"),
            (self.credited, "credited"),
            (self.received, "received"),
        ):
            field.textEdited.connect(lambda text, name=name: self.changed.emit(name, text))

    def show_entry(self, entry: Entry, found: Reckoned) -> None:
        for field, text in (
            (self.reference, entry.reference),
            (self.credited, entry.credited),
            (self.received, entry.received),
        ):
            if field.text() != text:
                field.setText(text)
        if not self._dated:
            return
        self.received.setPlaceholderText(formats.money(found.due) if found.counts else "")
        extra = max(0, found.change) if found.counts else 0
        self._extra.show_sum(self.tr("Nộp thừa, phải hoàn"), extra)
        self._extra.setVisible(extra > 0)
