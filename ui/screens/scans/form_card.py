"""What is said of the chosen paper: its pages, a source, a reason; and the acts."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.screens.scans.state import Mode, ScansState
from ui.screens.scans.words import item_words
from ui.shortcuts import Keys, bind
from ui.widgets.button import Button, Kind
from ui.widgets.choices import Check
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Card, Scrolled
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column


class FormCard(Card):
    changed = Signal(str, object)  # field of `Entry`, value
    submitted = Signal()
    asked = Signal(object)  # Mode

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self._title = Label("", "card_title", wrap=True)
        self._paper = Label("", "cell_strong", wrap=True)
        self._file = Label("", "small", tone="text2", wrap=True)
        self._hint = Label("", "small", tone="look", wrap=True)
        self._blocked = Label("", "small", tone="text2", wrap=True)
        self.fields = {
            "title": Field(self.tr("Tên giấy")),
            "pages": Field(self.tr("Số trang của giấy")),
            "source": Field(self.tr("Nguồn tái sử dụng")),
            "reason": Field(self.tr("Lý do")),
            "mib": Field(self.tr("Tệp lớn nhất, MB")),
            "most": Field(self.tr("Số trang nhiều nhất của tệp")),
        }
        captions = {
            "title": self.tr("Giấy này là giấy gì"),
            "pages": self.tr("Số trang của giấy (đếm trên giấy)"),
            "source": "",
            "reason": self.tr("Lý do"),
            "mib": self.tr("Tệp lớn nhất (MB)"),
            "most": self.tr("Số trang nhiều nhất của tệp"),
        }
        self._source = Label("", "button_small")
        self._boxes = {name: FieldBox(field, captions[name]) for name, field in self.fields.items()}
        self.erase = Check(self.tr("Xóa hẳn tệp, không giữ lại"))
        self.submit = Button("", Kind.PRIMARY, key=Keys.CONFIRM)
        self.acts = {
            Mode.REUSE: Button(self.tr("Tái sử dụng"), caps=("2",)),
            Mode.REUSE_RESULT: Button(self.tr("Tái sử dụng từ kết quả hồ sơ khác"), caps=("3",)),
            Mode.WITHDRAW: Button(self.tr("Gỡ"), caps=("0",)),
            Mode.ERASE: Button(self.tr("Xóa hẳn tệp đã gỡ")),
        }
        middle = column(
            self._title,
            self._paper,
            self._file,
            self._boxes["title"],
            self._boxes["pages"],
            self._source,
            self._boxes["source"],
            self._hint,
            self._boxes["reason"],
            self._boxes["mib"],
            self._boxes["most"],
            self.erase,
            REST,
            edge=("xs",),
        )
        acts = [act.sized("button_wide", "button_mid") for act in self.acts.values()]
        foot = column(self._blocked, self.submit, *acts, edge=("xs",))
        self._middle = Scrolled(middle)
        self.setLayout(column((self._middle, 1), foot, edge=("m", "s")))
        self._join()

    def _join(self) -> None:
        for name, field in self.fields.items():
            field.textEdited.connect(lambda text, name=name: self.changed.emit(name, text))
        self.erase.clicked.connect(lambda on: self.changed.emit("erase", on))
        self.submit.clicked.connect(self.submitted)
        for mode, act in self.acts.items():
            act.clicked.connect(lambda _checked=False, mode=mode: self._ask(mode))
            if mode in _KEYS:
                bind(_KEYS[mode], act, act.click)

    def show_state(self, state: ScansState) -> None:
        mode, line, item = state.entry.mode, state.line, state.chosen
        self._title.setText(self._words(mode))
        about = line.name if line and mode not in {Mode.ERASE, Mode.SET_UP} else ""
        self._paper.setText(about)
        self._paper.setVisible(bool(about))
        self._file.setText(f"{item.name} · {item_words(item)}" if item else "")
        self._file.setVisible(item is not None and mode in {Mode.SCAN, Mode.ERASE})
        self._show_fields(state)
        self._hint.setText(state.hint if mode is Mode.SCAN else "")
        self._hint.setVisible(bool(self._hint.text()))
        self._blocked.setText(state.blocked or self._why_not(state))
        self._blocked.setVisible(bool(self._blocked.text()))
        self._show_acts(state)

    def focus_on(self, field: str) -> None:
        place = self.fields.get(field)
        if place is not None and place.isVisibleTo(self):
            self._go_to(place)

    def focus_first(self) -> None:
        """The first field of what is being done."""
        seen = [field for field in self.fields.values() if field.isVisibleTo(self)]
        if seen:
            self._go_to(seen[0])
        else:
            self.submit.setFocus()

    def _go_to(self, place: Field) -> None:
        """Typing goes on there, brought into sight in a low window."""
        place.setFocus()
        QTimer.singleShot(0, place, lambda: self._middle.ensureWidgetVisible(place))

    def _show_fields(self, state: ScansState) -> None:
        entry, line = state.entry, state.line
        mode = entry.mode
        scans = mode is Mode.SCAN
        reuses = mode in {Mode.REUSE, Mode.REUSE_RESULT}
        withdraws = mode in {Mode.WITHDRAW, Mode.ERASE}
        seen = {
            "title": scans and line is not None and line.ref.is_other,
            "pages": scans,
            "source": reuses,
            "reason": withdraws or (scans and state.wants_reason),
            "mib": mode is Mode.SET_UP,
            "most": mode is Mode.SET_UP,
        }
        for name, box in self._boxes.items():
            field, text = self.fields[name], str(getattr(entry, name))
            box.setVisible(seen[name])
            if field.text() != text:
                field.setText(text)
            field.setEnabled(not state.busy)
        found = state.chosen.found if state.chosen else None
        images = self.tr("tệp {n} ảnh").format(n=found.images) if found else ""
        self.fields["pages"].set_tail(images)
        self._source.setVisible(reuses)
        self._source.setText(
            self.tr("Kho dữ liệu có bản số hóa")
            if mode is Mode.REUSE
            else self.tr("Mã hồ sơ đã trả kết quả đó")
        )
        self.erase.setVisible(mode is Mode.WITHDRAW)
        self.erase.setChecked(entry.erase)

    def _show_acts(self, state: ScansState) -> None:
        mode, can = state.entry.mode, state.possible
        if not self.submit.busy:
            self.submit.setText(self._words(mode))
        self.submit.setEnabled(mode in can)
        self.submit.set_busy(self.tr("Đang lưu") if state.busy else "")
        for name, act in self.acts.items():
            act.setEnabled(name in can and not state.busy)
            act.setVisible(name in can)

    def _why_not(self, state: ScansState) -> str:
        """Beside the filled button, while it cannot be used."""
        if state.entry.mode in state.possible:
            return ""
        if state.line is not None and state.line.never:
            return self.tr("Gắn tệp: giấy điện tử không quét, chọn giấy khác.")
        return self.tr("Gắn tệp: khi có tệp đọc được trong khay và được chọn.")

    def _words(self, mode: Mode) -> str:
        return {
            Mode.SCAN: self.tr("Gắn tệp vào giấy"),
            Mode.REUSE: self.tr("Ghi tái sử dụng"),
            Mode.REUSE_RESULT: self.tr("Ghi tái sử dụng"),
            Mode.WITHDRAW: self.tr("Gỡ khỏi giấy"),
            Mode.ERASE: self.tr("Xóa hẳn tệp"),
            Mode.SET_UP: self.tr("Lưu giới hạn"),
        }[mode]

    def _ask(self, mode: Mode) -> None:
        self.asked.emit(mode)


_KEYS = {Mode.REUSE: "2", Mode.REUSE_RESULT: "3", Mode.WITHDRAW: "0"}
