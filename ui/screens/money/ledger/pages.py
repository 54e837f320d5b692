"""The ledger by beneficiary, and the page of accounts."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from db.queries.till import LedgerRow
from desk_app.domain.money.till.beneficiary import beneficiary_of
from desk_app.domain.money.till.vietqr import Account
from ui import formats, theme
from ui.screens.money.ledger.presenter import LedgerState
from ui.screens.money.words import beneficiary, fee_name, kind_words
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.choices import Check, Combo
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Card, EmptyState, Rule, Scrolled
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.tables.cells import Cell, NumberCell, TwoLines, Words
from ui.widgets.tables.model import Column, RowModel, Side
from ui.widgets.tables.table import Table

translate = QCoreApplication.translate

_FIGURES = ("cash", "transfer", "pos", "back", "net")


class LedgerPage(QWidget):
    changed = Signal(str, str)  # "first" or "last", text
    file_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.last = Field(self.tr("Từ ngày")), Field(self.tr("Đến ngày"))
        self._model = RowModel[LedgerRow](_columns(), _cells)
        self.table = Table(self.tr("Sổ thu"), self._model, "row_two", grows=True)
        self._totals = Label("", "cell_strong")
        self._count = Label("", "small", tone="text2")
        self._empty = EmptyState(
            self.tr("Chưa thu khoản nào trong kỳ"), self.tr("Chọn ngày khác để xem.")
        )
        head = row(
            Label(self.tr("Từ ngày"), "small", tone="text2"),
            self.first,
            Label(self.tr("đến ngày"), "small", tone="text2"),
            self.last,
            REST,
            edge=("l", "s"),
        )
        for field in (self.first, self.last):
            field.setFixedWidth(theme.size("width.phone"))
        self.save = Button(self.tr("Lưu ra tệp"), Kind.PRIMARY, key=Keys.CONFIRM)
        self.save.sized("button", "button_mid")
        foot = row(self._count, REST, self._totals, "m", self.save, edge=("l", "s", "m", "s"))
        self._both = QStackedWidget()
        self._both.addWidget(panel(column((self.table, 1), Rule(), foot, gap="none")))
        self._both.addWidget(self._empty)
        card = Card(column(head, Rule(), (self._both, 1), gap="none"))
        self.setLayout(column((card, 1)))
        self.first.textEdited.connect(lambda text: self.changed.emit("first", text))
        self.last.textEdited.connect(lambda text: self.changed.emit("last", text))
        self.save.clicked.connect(self.file_asked)

    def render_state(self, state: LedgerState) -> None:
        for field, text in ((self.first, state.first), (self.last, state.last)):
            if field.text() != text:
                field.setText(text)
        self._model.show(state.rows)
        self._both.setCurrentIndex(0 if state.rows else 1)
        self.save.set_busy(self.tr("Đang lưu") if state.busy else "")
        net = sum(line.net for line in state.rows)
        self._totals.setText(self.tr("Còn phải nộp {sum}").format(sum=formats.money(net)))
        named = [line.beneficiary for line in state.rows if line.beneficiary]
        words = self.tr("{n} khoản của {m} đơn vị thụ hưởng")
        if not named:
            words = self.tr("{n} khoản, chưa ghi đơn vị thụ hưởng trong danh mục")
        elif len(named) < len(state.rows):
            words = self.tr("{n} khoản, trong đó {k} khoản chưa ghi đơn vị thụ hưởng")
        said = words.format(n=len(state.rows), m=len(set(named)), k=len(state.rows) - len(named))
        self._count.setText(said)

    def focus_start(self) -> None:
        self.first.setFocus()
        self.first.selectAll()


class AccountsPage(QWidget):
    chosen = Signal(object)  # whose account is to be shown, a name
    typed = Signal(object)  # Account: that one, as it is typed
    saved = Signal(object)  # Account
    reception_set = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: Sequence[str] = ()
        self.whose = Combo(self.tr("Tài khoản của"))
        self.bin, self.number = Field(self.tr("Mã ngân hàng (BIN)"), "970436"), Field("")
        self.number.setAccessibleName(self.tr("Số tài khoản"))
        self.holder = Field(self.tr("Chủ tài khoản"))
        self.save = Button(self.tr("Lưu tài khoản"), Kind.PRIMARY, key=Keys.CONFIRM)
        self.reception = Check(self.tr("Cán bộ tiếp nhận được thu phí"))
        self._role = Label(
            self.tr("Tài khoản do quản trị hoặc lãnh đạo ghi."), "small", tone="text2"
        )
        hint = Label(
            self.tr(
                "Tiền chuyển khoản đi thẳng vào tài khoản của đơn vị. Mã VietQR trên màn hình thu "
                "ghi đúng số tiền và mã hồ sơ."
            ),
            "small",
            tone="text2",
            wrap=True,
        )
        fields = column(
            panel(column(Label(self.tr("Tài khoản của"), "button_small"), self.whose, gap="xs")),
            row(
                (FieldBox(self.bin, self.tr("Mã ngân hàng (BIN)")), 1),
                (FieldBox(self.number, self.tr("Số tài khoản")), 2),
                gap="m",
            ),
            FieldBox(self.holder, self.tr("Chủ tài khoản")),
            gap="m",
        )
        title = Label(self.tr("Tài khoản nhận tiền"), "card_title")
        self._listed = Label("", "cell", wrap=True)
        card = Card(
            column(
                title,
                hint,
                self._listed,
                fields,
                self.reception,
                self._role,
                row(REST, self.save),
                gap="m",
                edge=("l", "m"),
            )
        )
        card.setFixedWidth(2 * theme.size("width.right_column"))
        self.setLayout(column((Scrolled(column(row(card, REST), REST)), 1)))
        self.whose.chosen.connect(self.chosen)
        for field in (self.bin, self.number, self.holder):
            field.textEdited.connect(lambda _text: self.typed.emit(self._account()))
        self.save.clicked.connect(lambda: self.saved.emit(self._account()))
        self.reception.clicked.connect(self.reception_set)

    def render_state(self, state: LedgerState) -> None:
        if state.beneficiaries != self._offered:
            self._offered = state.beneficiaries
            self.whose.offer([(name, _whose(name)) for name in state.beneficiaries])
        self.whose.set_value(state.whose)
        account = state.account
        for field, text in (
            (self.bin, account.bin),
            (self.number, account.number),
            (self.holder, account.holder),
        ):
            if field.text() != text:
                field.setText(text)
        self.reception.setChecked(state.settings.reception_collects)
        for part in (self.whose, self.bin, self.number, self.holder, self.save, self.reception):
            part.setEnabled(state.may_set)
        self._role.setVisible(not state.may_set)
        self.save.set_busy(self.tr("Đang lưu") if state.busy else "")
        self._listed.setText(
            "\n".join(
                f"{_whose(account.beneficiary)}: {account.number} · {account.holder}"
                for account in state.settings.accounts
            )
            or self.tr("Chưa ghi tài khoản nào.")
        )

    def focus_start(self) -> None:
        self.bin.setFocus()

    def _account(self) -> Account:
        whose = self.whose.value
        return Account(
            bin=self.bin.text(),
            number=self.number.text(),
            holder=self.holder.text(),
            beneficiary="" if whose is None else str(whose),
        )


def _whose(name: str) -> str:
    if not name:
        return translate("money", "Đơn vị (mọi khoản khác)")
    if beneficiary_of(name):
        return name
    return translate("money", "Khoản thu theo “{source}”").format(source=name)


def _columns() -> list[Column]:
    titles = {
        "source": translate("money", "Đơn vị thụ hưởng"),
        "fee": translate("money", "Khoản thu"),
        "cash": translate("money", "Tiền mặt"),
        "transfer": translate("money", "Chuyển khoản"),
        "pos": translate("money", "POS"),
        "back": translate("money", "Đã hoàn"),
        "net": translate("money", "Phải nộp"),
    }
    widths = theme.worn().columns("ledger")
    return [
        Column(titles[name], width, Side.RIGHT if name in _FIGURES else Side.LEFT)
        for name, width in widths.items()
    ]


def _cells(line: LedgerRow) -> Sequence[Cell]:
    figures = (line.cash, line.transfer, line.pos, line.given_back, line.net)
    dossiers = translate("money", "{n} hồ sơ").format(n=line.dossiers)
    return [
        Words(beneficiary(line.beneficiary), strong=True),
        TwoLines(fee_name(line.name), f"{kind_words(line.kind)} · {dossiers}", strong=False),
        *(NumberCell(formats.count(figure) if figure else "–") for figure in figures),
    ]
