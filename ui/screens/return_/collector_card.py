"""Who takes the result: the owner, who is authorised, the post; and what proves it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk_app.domain.dossier import CollectorKind
from desk_app.domain.law.papers import Channel
from ui.screens.return_.entry import Entry, Need
from ui.screens.return_.lost_card import LostPart
from ui.screens.return_.state import ReturnState
from ui.widgets.choices import Check
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Card
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.segmented import Segmented

_BY_PAPER = {CollectorKind.AUTHORISED, CollectorKind.ANOTHER}


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
                (CollectorKind.ANOTHER, self.tr("Người khác")),
                (CollectorKind.POST, self.tr("Bưu chính")),
            ],
        )
        self.name = Field(self.tr("Họ tên người nhận"))
        self.number = Field(self.tr("Số định danh của người nhận"))
        self.paper = Field(self.tr("Giấy ủy quyền"), self.tr("Số, ngày, nơi chứng thực"))
        self.postman = Field(self.tr("Nhân viên bưu chính"), self.tr("Họ tên, bưu cục"))
        self.list = Field(self.tr("Số danh sách bưu chính"))
        self.receipt = Check(self.tr("Đã thu lại giấy tiếp nhận"))
        self.identity = Check(self.tr("Đã đối chiếu căn cước"))
        self.is_lost = Check(self.tr("Mất giấy tiếp nhận"))
        self.originals = Check(self.tr("Đã trao lại bản chính đang giữ"))
        self.lost = LostPart()
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
        self._post = panel(
            row(
                (FieldBox(self.postman, self.tr("Nhân viên bưu chính")), 3),
                (FieldBox(self.list, self.tr("Số danh sách")), 2),
                gap="m",
            )
        )
        self._checks = panel(row(self.receipt, self.identity, self.is_lost, REST, gap="m"))
        title = Label(self.tr("Người nhận kết quả"), "card_title")
        self.setLayout(
            column(
                row(title, REST, self.kind),
                self._person,
                self._post,
                self._checks,
                self._hint,
                self.originals,
                self.lost,
                self._unpaid_box,
                edge=("l", "m"),
            )
        )
        self._join()

    def _join(self) -> None:
        self.kind.chosen.connect(self.kind_chosen)
        for field, name in self._fields():
            field.textEdited.connect(lambda text, name=name: self.changed.emit(name, text))
        for check, name in (
            (self.receipt, "receipt_back"),
            (self.identity, "identity_checked"),
            (self.is_lost, "receipt_lost"),
            (self.originals, "originals_given"),
        ):
            check.clicked.connect(lambda on, name=name: self.changed.emit(name, on))
        self.lost.changed.connect(self.changed)

    def _fields(self) -> tuple[tuple[Field, str], ...]:
        """With what each says of `Entry`."""
        return (
            (self.name, "name"),
            (self.number, "number"),
            (self.paper, "paper"),
            (self.postman, "name"),
            (self.list, "paper"),
            (self.unpaid, "unpaid"),
        )

    def show_entry(self, state: ReturnState) -> None:
        entry, dossier = state.entry, state.dossier
        named = dossier is not None and dossier.may_collect is not None
        self.kind.offer(
            CollectorKind.AUTHORISED, shown=named or entry.kind is CollectorKind.AUTHORISED
        )
        self.kind.set_value(entry.kind)
        post = entry.kind is CollectorKind.POST
        self._person.setVisible(entry.kind in _BY_PAPER)
        self._post.setVisible(post)
        self._unpaid_box.setVisible(state.debt)
        for field, name in self._fields():
            text = getattr(entry, name)
            if field.text() != text:
                field.setText(text)
        known = dossier.may_collect if dossier is not None else None
        told = known is not None and entry.kind is CollectorKind.AUTHORISED
        self.name.setReadOnly(told)  # who it is stands on the dossier
        self.number.setReadOnly(told and known is not None and bool(known.id_number))
        self._checks.setVisible(not post)
        self.receipt.setChecked(entry.receipt_back)
        self.identity.setChecked(entry.identity_checked)
        self.is_lost.setChecked(entry.lost)
        self.is_lost.setEnabled(not entry.receipt_back)
        self.originals.setVisible(dossier is not None and bool(dossier.citizen.originals_here))
        self.originals.setChecked(entry.originals_given)
        said = self._say(state, entry)
        self._hint.setText(said)
        self._hint.setVisible(bool(said))
        self.lost.show_entry(state)
        self._mark(state)
        self.setEnabled(not state.busy)

    def place_of(self, need: Need) -> QWidget:
        post = not self._post.isHidden()
        return {
            Need.NAME: self.postman if post else self.name,
            Need.NUMBER: self.number,
            Need.PAPER: self.paper,
            Need.LIST: self.list,
            Need.PROOF: self.postman if post else self.receipt,
            Need.IDENTITY: self.identity,
            Need.COMMITMENT: self.lost.commitment,
            Need.SUPERVISOR: self.lost.secret,
            Need.ORIGINALS: self.originals,
        }[need]

    def _mark(self, state: ReturnState) -> None:
        missing = set(state.needs) if state.told else set()
        said = {
            self.name: (Need.NAME, self.tr("Ghi họ tên, hoặc quét thẻ căn cước")),
            self.number: (Need.NUMBER, self.tr("Ghi số, hoặc quét thẻ căn cước")),
            self.paper: (Need.PAPER, self.tr("Ghi giấy ủy quyền đã xuất trình")),
            self.postman: (Need.NAME, self.tr("Ghi họ tên nhân viên bưu chính, bưu cục")),
            self.list: (Need.LIST, self.tr("Ghi số danh sách giao nhận của bưu chính")),
        }
        for field, (need, sentence) in said.items():
            field.set_error(sentence if need in missing else "")

    def _say(self, state: ReturnState, entry: Entry) -> str:
        if entry.kind is CollectorKind.POST or entry.lost:
            return ""
        if entry.receipt_back:
            return self.tr("Quét thẻ căn cước của người nhận thì ô đối chiếu tự đánh dấu.")
        if state.dossier is not None and state.dossier.channel is Channel.ONLINE:
            return self.tr("Hồ sơ trực tuyến không có giấy tiếp nhận: đối chiếu căn cước là đủ.")
        return self.tr(
            "Mất giấy tiếp nhận: đối chiếu căn cước, ghi cam kết, rồi một lãnh đạo khác xác nhận."
        )
