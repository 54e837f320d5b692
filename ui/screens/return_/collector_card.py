"""Who takes the result: the owner, or a person with an authorisation; and what proves it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk_app.domain.dossier import CollectorKind
from ui.screens.return_.entry import Entry, Need
from ui.screens.return_.presenter import ReturnState
from ui.widgets.choices import Check
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Card
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.segmented import Segmented


class CollectorCard(Card):
    kind_chosen = Signal(object)  # CollectorKind
    changed = Signal(str, object)  # field of `Entry`, value

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self.kind = Segmented(
            self.tr("Người nhận kết quả"),
            [
                (CollectorKind.OWNER, self.tr("Chủ hồ sơ")),
                (CollectorKind.AUTHORISED, self.tr("Người được ủy quyền")),
            ],
        )
        self.name = Field(self.tr("Họ tên người được ủy quyền"))
        self.number = Field(self.tr("Số định danh của người được ủy quyền"))
        self.paper = Field(self.tr("Giấy ủy quyền"), self.tr("Số, ngày, nơi chứng thực"))
        self.receipt = Check(self.tr("Đã thu lại giấy tiếp nhận"))
        self.identity = Check(self.tr("Đã đối chiếu căn cước của người nhận"))
        self.unpaid = Field(
            self.tr("Lý do trả khi chưa thu phí"), self.tr("Để trống: thu phí rồi trả")
        )
        self._unpaid_box = FieldBox(self.unpaid, self.tr("Lý do trả khi chưa thu phí"))
        self._hint = Label("", "small", tone="text2", wrap=True)
        names = row(
            (FieldBox(self.name, self.tr("Họ tên")), 3),
            (FieldBox(self.number, self.tr("Số định danh")), 2),
            gap="m",
        )
        paper = FieldBox(self.paper, self.tr("Giấy ủy quyền"))
        self._person = panel(column(names, paper))
        checks = row(self.receipt, self.identity, REST, gap="xl")
        title = Label(self.tr("Người nhận kết quả"), "card_title")
        self.setLayout(
            column(
                row(title, REST, self.kind),
                self._person,
                checks,
                self._unpaid_box,
                self._hint,
                edge=("l", "m"),
            )
        )
        self._join()

    def _join(self) -> None:
        self.kind.chosen.connect(self.kind_chosen)
        typed = {"name": self.name, "number": self.number, "paper": self.paper}
        for name, field in (typed | {"unpaid": self.unpaid}).items():
            field.textEdited.connect(lambda text, name=name: self.changed.emit(name, text))
        for check, name in (
            (self.receipt, "receipt_back"),
            (self.identity, "identity_checked"),
        ):
            check.clicked.connect(lambda on, name=name: self.changed.emit(name, on))

    def show_entry(self, state: ReturnState) -> None:
        entry = state.entry
        self.kind.set_value(entry.kind)
        self._unpaid_box.setVisible(state.debt)
        self._person.setVisible(entry.kind is CollectorKind.AUTHORISED)
        for field, text in (
            (self.name, entry.name),
            (self.number, entry.number),
            (self.paper, entry.paper),
            (self.unpaid, entry.unpaid),
        ):
            if field.text() != text:
                field.setText(text)
                field.setCursorPosition(0)
        self.receipt.setChecked(entry.receipt_back)
        self.identity.setChecked(entry.identity_checked)
        self._hint.setText(self._say(entry))
        self._mark(state)
        self.setEnabled(not state.busy)

    def place_of(self, need: Need) -> QWidget:
        return {
            Need.NAME: self.name,
            Need.NUMBER: self.number,
            Need.PAPER: self.paper,
            Need.PROOF: self.receipt,
        }[need]

    def _mark(self, state: ReturnState) -> None:
        missing = set(state.needs) if state.told else set()
        said = {
            self.name: (Need.NAME, self.tr("Ghi họ tên, hoặc quét thẻ căn cước")),
            self.number: (Need.NUMBER, self.tr("Ghi số, hoặc quét thẻ căn cước")),
            self.paper: (Need.PAPER, self.tr("Ghi giấy ủy quyền đã xuất trình")),
        }
        for field, (need, sentence) in said.items():
            field.set_error(sentence if need in missing else "")

    def _say(self, entry: Entry) -> str:
        if entry.receipt_back:
            return self.tr("Quét thẻ căn cước của người nhận thì ô đối chiếu tự đánh dấu.")
        if entry.identity_checked:
            return self.tr("Không thu lại giấy tiếp nhận: sẽ ghi là đã đối chiếu căn cước.")
        return self.tr("Mất giấy tiếp nhận: đối chiếu căn cước của người nhận rồi mới trả.")
