"""Words that are only read: labels, facts under their captions, lines of money."""

from typing import Self

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui import formats, theme

_HOOKS = 16  # from this size on, capitals with two marks need a pixel more above


class Label(QLabel):
    """Plain words in a role of the type scale.

    Args:
        role: Of [type]: "base", "small", "caption", "card_title", "due", …
        tone: "" (text), "text2", "accent", "late", "late_ink", "look" or "disabled".
        wrap: Several lines; otherwise one line, never cut with dots.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "base",
        *,
        tone: str = "",
        weight: int | None = None,
        wrap: bool = False,
    ) -> None:
        super().__init__(text)
        self._role, self._weight, self._beside = role, weight, ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("tone", tone)
        self.refit()

    def set_tone(self, tone: str) -> None:
        theme.mark(self, "tone", tone)

    def set_role(self, role: str, weight: int | None = None) -> None:
        if (role, weight) != (self._role, self._weight):  # a font is dear under a sheet
            self._role, self._weight = role, weight
            self.refit()

    def beside(self, role: str) -> Self:
        """Stand on one baseline with words of the larger `role` in the same row; returns itself."""
        self._beside = role
        self.refit()
        return self

    def right(self) -> Self:
        """Align to the right; returns itself."""
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return self

    def middle(self) -> Self:
        """Align to the centre; returns itself."""
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return self

    def refit(self) -> None:
        font = theme.font(self._role, self._weight)
        self.setFont(font)
        above = 1 if font.pixelSize() >= _HOOKS else 0
        if self._beside:
            above = round(0.7 * (theme.font(self._beside).pixelSize() - font.pixelSize()))
        self.setContentsMargins(0, above, 0, 0)


class Fact(QWidget):
    """A caption over its value: "Ngày sinh" over "05/02/2004". Read as one by screen readers."""

    def __init__(
        self, caption: str, value: str = "", *, strong: bool = False, wrap: bool = False
    ) -> None:
        super().__init__()
        self.caption = Label(caption, "caption", tone="text2")
        self.value = Label(value, weight=theme.STRONG if strong else theme.MEDIUM, wrap=wrap)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("space.label_above"))
        column.addWidget(self.caption)
        column.addWidget(self.value)
        column.addStretch(1)
        self.set_value(value)

    def set_value(self, value: str) -> None:
        self.value.setText(value)
        self.setAccessibleName(f"{self.caption.text()}: {value}")


class CodeLabel(QWidget):
    """A dossier's code, its serial semi-bold: that is what is read aloud."""

    def __init__(self, code: str = "", role: str = "code") -> None:
        super().__init__()
        self._head = Label("", role, weight=theme.REGULAR)
        self._serial = Label("", role, weight=theme.STRONG)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._head)
        line.addWidget(self._serial)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.set_code(code)

    def set_code(self, code: str) -> None:
        head, serial = formats.split_code(code)
        self._head.setText(head)
        self._serial.setText(serial)
        self.setAccessibleName(code)


class MoneyLine(QWidget):
    """What is paid for at the left, the sum at the right."""

    def __init__(self, what: str = "", amount: int | str = 0, *, total: bool = False) -> None:
        super().__init__()
        role, weight = ("base", theme.STRONG) if total else ("cell", theme.REGULAR)
        self._what = Label(what, role, weight=weight, wrap=True)
        self._sum = Label("", role, weight=theme.STRONG if total else theme.MEDIUM)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.size("space.s"))
        line.addWidget(self._what, 1)
        line.addWidget(self._sum, 0, Qt.AlignmentFlag.AlignTop)
        self.show_sum(what, amount)

    def show_sum(self, what: str, amount: int | str) -> None:
        """`amount` in đồng, or words where there is no figure."""
        words = amount if isinstance(amount, str) else formats.money(amount)
        if (what, words) == (self._what.text(), self._sum.text()):
            return
        self._what.setText(what)
        self._sum.setText(words)
        self.setAccessibleName(f"{what}: {words}")
