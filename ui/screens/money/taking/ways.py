"""Ways to pay: cash with its change; a credit or a card with what proves it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import formats
from ui.screens.money.taking.entry import Entry, Reckoned
from ui.screens.money.taking.qr_view import QrView
from ui.widgets.button import Button
from ui.widgets.field import Field, FieldBox
from ui.widgets.labels import Label, MoneyLine
from ui.widgets.layouts import REST, column, row

_OFFERED = 3  # round sums beside the exact one, which an empty field means


class CashPane(QWidget):
    changed = Signal(str, object)  # field of `Entry`, value

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.received = Field(self.tr("Tiền khách đưa"))
        self.offers = [Button("").sized("button", "button_small").centred() for _ in range(_OFFERED)]
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
            button.clicked.connect(lambda _on=False, n=n: self._offer(n))
        self._tenders: tuple[int, ...] = ()

    def show_entry(self, entry: Entry, found: Reckoned) -> None:
        if self.received.text() != entry.received:
            self.received.setText(entry.received)
        self.received.setPlaceholderText(
            self.tr("đúng {sum}").format(sum=formats.money(found.due))
        )
        self._tenders = tuple(found.tenders[1 : 1 + _OFFERED])
        for n, button in enumerate(self.offers):
            offered = n < len(self._tenders)
            button.setVisible(offered)
            button.setText(formats.count(self._tenders[n]) if offered else "")
        short = found.received is None or found.change < 0
        self.change.show_sum(self.tr("Trả lại"), "–" if short else found.change)

    def _offer(self, n: int) -> None:
        self.changed.emit("received", formats.count(self._tenders[n]))
        self.received.setFocus()


class CreditPane(QWidget):
    """Money on the account of the office, by transfer or by card."""

    changed = Signal(str, object)  # field of `Entry`, value

    def __init__(self, parent: QWidget | None = None, *, with_qr: bool = False) -> None:
        super().__init__(parent)
        self._with_qr = with_qr
        self.qr = QrView(self.tr("Mã VietQR"))
        self._account = Label("", "caption", tone="text2", wrap=True).middle()
        self._no_qr = Label("", "small", tone="look", wrap=True)
        self.reference = Field(self.tr("Số giao dịch"))
        self.credited = Field(self.tr("Ngày báo có"))
        self.received = Field(self.tr("Số tiền báo có"))
        self._extra = MoneyLine(self.tr("Nộp thừa, phải hoàn"), 0)
        caption = self.tr("Số giao dịch báo có") if with_qr else self.tr("Số giao dịch trên hóa đơn POS")
        proof = [FieldBox(self.reference, caption)]
        if with_qr:
            dates = row(
                (FieldBox(self.credited, self.tr("Ngày báo có")), 1),
                (FieldBox(self.received, self.tr("Số tiền báo có")), 1),
            )
            self.setLayout(
                column(
                    row(REST, self.qr, REST),
                    self._account,
                    self._no_qr,
                    *proof,
                    dates,
                    self._extra,
                    REST,
                )
            )
        else:
            self.setLayout(column(*proof, REST))
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
        if not self._with_qr:
            return
        self.received.setPlaceholderText(formats.money(found.due))
        self.qr.show_code(found.qr)
        self.qr.setVisible(bool(found.qr))
        self._account.setVisible(found.account is not None)
        if found.account is not None:
            self._account.setText(f"{found.account.holder} · {found.account.number}")
        self._no_qr.setText(found.qr_missing)
        self._no_qr.setVisible(bool(found.qr_missing))
        extra = max(0, found.change)
        self._extra.show_sum(self.tr("Nộp thừa, phải hoàn"), extra)
        self._extra.setVisible(extra > 0)
