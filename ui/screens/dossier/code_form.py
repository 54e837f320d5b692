"""The line in which a code of another system is noted: which system, and its code."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desk_app.domain.codes.external_code import ExternalCode
from ui.shortcuts import Keys
from ui.widgets.button import Button
from ui.widgets.field import Field, FieldBox
from ui.widgets.layouts import REST, column, row


class CodeForm(QWidget):
    """Stands in the card of facts while it is wanted. The presenter stores."""

    given = Signal(str, str)  # system, code; without a code the dossier has none of it after all
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.system = Field(self.tr("Hệ thống"), self.tr("ví dụ: Cổng Dịch vụ công quốc gia"))
        self.code = Field(self.tr("Mã của hệ thống đó"), stays=True)
        self.save = Button(self.tr("Ghi mã"), key=Keys.CONFIRM)
        self.cancel = Button(self.tr("Thôi"), caps=Keys.BACK.caps)
        self._codes: Sequence[ExternalCode] = ()
        boxes = [FieldBox(field, field.accessibleName()) for field in (self.system, self.code)]
        fields = row(*((box, 1) for box in boxes))
        for box in boxes:
            fields.setAlignment(box, Qt.AlignmentFlag.AlignTop)  # one may say an error below
        self.setLayout(column(fields, row(REST, self.cancel, self.save)))
        self.save.clicked.connect(self._give)
        self.code.returnPressed.connect(self._give)
        self.cancel.clicked.connect(self.left)

    def begin(self, codes: Sequence[ExternalCode]) -> None:
        """Empty; with the only code the dossier has, so that it can be mended."""
        self._codes = codes
        only = codes[0] if len(codes) == 1 else ExternalCode("", "")
        for field, words in ((self.system, only.system), (self.code, only.code)):
            field.setText(words)
            field.set_error("")
        target = self.first_place()
        target.setFocus()
        target.selectAll()

    def first_place(self) -> Field:
        return self.code if self.system.text() else self.system

    @property
    def typed(self) -> ExternalCode:
        """As it stands there, whether it can be stored or not."""
        return ExternalCode(self.system.text(), self.code.text())

    def go_on_with(self, typed: ExternalCode) -> None:
        """Its officer is here again."""
        for field, words in ((self.system, typed.system), (self.code, typed.code)):
            field.setText(words)
            field.set_error("")

    def show_busy(self, *, busy: bool) -> None:
        self.save.set_busy(self.tr("Đang ghi") if busy else "")

    def _give(self) -> None:
        system, code = (" ".join(field.text().split()) for field in (self.system, self.code))
        held = any(each.system == system for each in self._codes)
        self.system.set_error("" if system else self.tr("Ghi tên hệ thống đã cấp mã."))
        self.code.set_error("" if code or held else self.tr("Ghi mã hệ thống đó đã cấp."))
        for field in (self.system, self.code):
            if field.error:
                field.setFocus()
                return
        self.given.emit(system, code)
