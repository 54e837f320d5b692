"""The yearly notice of a provisional year is out: which one."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field, FieldBox
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column

translate = QCoreApplication.translate


class NoticeForm(QWidget):
    """Opened again for the same year, it holds what was half typed."""

    submitted = Signal(str)  # number and date of the notice
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._year = 0  # whose notice is half typed
        self.source = Field(translate("calendar", "Số, ngày của thông báo"))
        advice = translate(
            "calendar",
            "So từng ngày nghỉ của năm với thông báo trước; ngày nào khác thì sửa. "
            "Ngày chưa có căn cứ lấy căn cứ này.",
        )
        self.save = Button(
            translate("calendar", "Ghi vào thay đổi"), Kind.PRIMARY, key=Keys.CONFIRM
        )
        self.cancel = Button(translate("calendar", "Thôi"), caps=Keys.BACK.caps)
        self.setLayout(
            column(
                FieldBox(self.source, self.source.accessibleName()),
                Label(advice, "small", tone="text2", wrap=True),
                self.save,
                self.cancel,
                REST,
                edge=("xs",),
            )
        )
        self.save.clicked.connect(self._submit)
        self.cancel.clicked.connect(self.cancelled)

    def begin(self, year: int) -> None:
        if year != self._year:
            self.source.clear()
        self._year = year
        self.source.set_error("")
        self.source.setFocus()

    def forget(self) -> None:
        """What was typed is put in, or is another officer's."""
        self.source.clear()

    @property
    def half_typed(self) -> tuple[int, str]:
        """The year, and what was typed for it."""
        return self._year, self.source.text()

    def put_half_typed(self, half_typed: tuple[int, str]) -> None:
        """Who typed it is here again."""
        self._year, source = half_typed
        self.source.setText(source)

    def _submit(self) -> None:
        source = " ".join(self.source.text().split())
        if not source:
            self.source.set_error(translate("calendar", "Ghi số thông báo"))
            self.source.setFocus()
            return
        self.submitted.emit(source)
