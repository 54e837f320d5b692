"""The VietQR of one transfer, large enough for the telephone of who stands before the desk."""

from PySide6.QtWidgets import QWidget

from desk_app.domain.money.till.vietqr import content_of
from ui import formats
from ui.screens.money.taking.qr_view import QrView
from ui.screens.money.taking.state import TakingState
from ui.widgets.frames import Card
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, row


class QrCard(Card):
    """Turned to the payer: sum, account and content in words below the code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self.qr = QrView(self.tr("Mã VietQR"))
        self._sum = Label("", "due", tone="accent").middle()
        self._title = Label("", "card_title").middle()
        self._account = Label("", "cell", wrap=True).middle()
        self._content = Label("", "small", tone="text2", wrap=True).middle()
        self._proof = Label(
            self.tr("Thu theo báo có của ngân hàng, kho bạc; không theo ảnh chụp màn hình."),
            "small",
            tone="text2",
            wrap=True,
        ).middle()
        self.setLayout(
            column(
                REST,
                self._title,
                row(REST, self.qr, REST),
                self._sum,
                self._account,
                self._content,
                REST,
                self._proof,
                edge=("l", "m"),
            )
        )

    def render_state(self, state: TakingState) -> None:
        found, dossier = state.found, state.dossier
        if dossier is None:
            return
        self.qr.show_code(found.qr)
        self.qr.setVisible(bool(found.qr))
        self._sum.setText(formats.money(found.due))
        ready = bool(found.qr) and found.account is not None
        self._title.setText(
            self.tr("Quét mã để chuyển khoản") if ready else self.tr("Chưa có mã VietQR")
        )
        if found.account is not None:
            account = found.account
            self._account.setText(f"{account.holder}\n{account.number}")
        else:
            self._account.setText(found.qr_missing)
        content = self.tr("Nội dung: {content}").format(content=content_of(str(dossier.code)))
        self._content.setText(content if ready else "")
