"""The button: words at the left, its key in caps at the right, one press at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget
from typing_extensions import override

from ui import theme
from ui.shortcuts import Keys, bind, is_enter
from ui.widgets.caps import caps_width, draw_caps


class Kind(StrEnum):
    """What a button is for; the style sheet knows the same words."""

    PRIMARY = "primary"  # filled: exactly one on a screen, the act of Ctrl+Enter
    SECONDARY = "secondary"  # outlined
    QUIET = "quiet"  # no ground: steps aside
    NAV = "nav"  # item of the navigation
    CHIP = "chip"  # saved filter: key before, count after the words
    TILE = "tile"  # a person at log-in: name over a detail
    SEGMENT = "segment"  # part of `Segmented`


@dataclass(frozen=True, slots=True)
class _Build:
    """Measures by their names in the tokens."""

    height: str  # [height]
    font: str  # [type]
    pad: int  # left and right of the words, border included


_BUILDS = {
    Kind.PRIMARY: _Build("button_primary", "button_primary", 13),
    Kind.SECONDARY: _Build("button", "button", 13),
    Kind.QUIET: _Build("button", "button_small", 13),
    Kind.NAV: _Build("nav_item", "nav", 17),
    Kind.CHIP: _Build("chip", "chip", 8),
    Kind.TILE: _Build("button_tile", "tile", 13),
    Kind.SEGMENT: _Build("button", "button_mid", 13),
}
_ESC = tuple(Keys.BACK.caps)
_PRESS_KEYS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select})
_ARC = 16  # the turning arc of a busy button
_DETAIL_EDGE = 9  # a tile's two lines stand this far from its edges


class EscSeen(QEvent):
    """Told to its window by a button with the cap of Esc, when it is shown or hidden."""

    KIND = QEvent.Type(QEvent.registerEventType())

    def __init__(self, button: "Button") -> None:
        super().__init__(self.KIND)
        self.button = button


class Button(QPushButton):
    """Usage::

        Button(self.tr("Tiếp nhận và in"), Kind.PRIMARY, key=Keys.CONFIRM)
        Button(self.tr("Đổi kết quả")).sized("button_wide")

    `key` works wherever the focus is while the button is visible and enabled, and is
    drawn as caps. `caps` are drawn only: for keys the screen handles itself, such as
    "Enter" in a table. Enter presses a focused button as Space does; a key held down
    presses once.
    """

    def __init__(
        self,
        text: str,
        kind: Kind = Kind.SECONDARY,
        *,
        key: Keys | None = None,
        caps: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.kind = kind
        self._caps = tuple(key.caps if key else caps)
        self._height, self._role = _BUILDS[kind].height, _BUILDS[kind].font
        self._detail = self._count = self._idle_text = ""
        self._hot = self._centred = False
        self._of_no_use = False
        self._measured: tuple[object, ...] = ()  # what `_width` was found for
        self._width = 0  # pixels it needs
        self._angle = 30  # of the arc's start, degrees
        self._turn = QTimer(self)
        self._turn.setInterval(theme.motion("busy_arc_ms"))
        self._turn.timeout.connect(self.update)
        self.setProperty("kind", kind.value)
        if kind is Kind.NAV:
            self.setProperty("ring", "own")  # it fills its column: a ring outside would be cut
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if key:
            bind(key, self, self.click)
        self.refit()

    def sized(self, height: str, font_role: str = "") -> Self:
        """Take another height ("button_wide") and type role of the tokens; returns itself."""
        self._height, self._role = height, font_role or self._role
        self.refit()
        return self

    def small(self) -> Self:
        """Words at 14: in card heads, in bars; returns itself."""
        return self.sized(self._height, "button_small")

    def centred(self) -> Self:
        """Words in the middle, for segments; returns itself."""
        self._centred = True
        return self

    def set_filled(self, filled: bool) -> None:
        """Be the one filled button of the screen, or no more; its size and place stay."""
        kind = Kind.PRIMARY if filled else Kind.SECONDARY
        if kind is not self.kind:
            self.kind = kind
            theme.mark(self, "kind", kind.value)

    def set_caps(self, caps: Sequence[str]) -> None:
        if tuple(caps) != self._caps:
            before, self._caps = self._caps, tuple(caps)
            if self.isVisible() and _ESC in {before, self._caps}:
                self._tell_esc()
            self.updateGeometry()
            self.update()

    def set_detail(self, detail: str) -> None:
        """The second line of a tile."""
        if detail != self._detail:
            self._detail = detail
            self.setAccessibleDescription(detail)
            self.update()

    def set_count(self, count: str, *, hot: bool = False) -> None:
        """The figure at the right of a chip; `hot` draws it red, for what is late only."""
        if (count, hot) == (self._count, self._hot):
            return
        self._count, self._hot = count, hot
        self.setAccessibleName(f"{self.text()} {count}".strip())
        self.updateGeometry()
        self.update()

    def set_of_no_use(self, why: str) -> None:
        """Look as if it could not be pressed; pressed, it says `why` somewhere. "": of use again.

        For what a role may not do: a disabled button and its key would answer nothing at all.
        """
        if bool(why) is self._of_no_use and why == self.toolTip():
            return
        self._of_no_use = bool(why)
        self.setToolTip(why)
        self.setAccessibleDescription(why)
        self.update()

    @property
    def of_no_use(self) -> bool:
        return self._of_no_use

    @property
    def shows_esc(self) -> bool:
        """It can be seen, with the cap of Esc."""
        return self._caps == _ESC and self.isVisible()

    @property
    def busy(self) -> bool:
        return self._turn.isActive()

    @override
    def setText(self, text: str) -> None:
        """Of a busy button: what it is called once it is idle."""
        if self.busy:
            self._idle_text = text
        else:
            super().setText(text)

    def set_busy(self, verb: str = "") -> None:
        """Say what is being done ("Đang tiếp nhận") and ignore presses; "" ends it."""
        if verb and not self.busy:
            self._idle_text = self.text()
            self.setMinimumWidth(self.sizeHint().width())  # nothing moves
            self._turn.start()
        elif not verb and self.busy:
            self._turn.stop()
            self.setMinimumWidth(0)
            verb = self._idle_text
        if verb:
            super().setText(verb)
        theme.mark(self, "state", "busy" if self.busy else "")

    @override
    def click(self) -> None:
        if not self.busy:
            super().click()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.busy:
            super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESS_KEYS and (self.busy or event.isAutoRepeat()):
            event.accept()
        elif is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._caps == _ESC:
            self._tell_esc()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._caps == _ESC:
            self._tell_esc()

    def _tell_esc(self) -> None:
        QCoreApplication.sendEvent(self.window(), EscSeen(self))

    def refit(self) -> None:
        self.setFont(theme.font(self._role))
        self.setFixedHeight(theme.size(f"height.{self._height}"))
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        said = (self.text(), self._detail, self._caps, self._count, self.busy)
        looks = (self.kind, self._role, theme.worn())
        if (said, looks) != self._measured:  # asked again with each turn of the layout
            self._measured, self._width = (said, looks), self._width_needed()
        return QSize(self._width, self.height())

    def _width_needed(self) -> int:
        pad, bold = _BUILDS[self.kind].pad, self.kind is Kind.NAV
        words = theme.metrics(self._role, theme.STRONG if bold else None)
        width = words.horizontalAdvance(self.text()) + pad + self._right_pad()
        if self._detail:
            lower = theme.metrics("caption").horizontalAdvance(self._detail) + 2 * pad
            width = max(width, lower)
        if self._caps:
            width += caps_width(self._caps) + theme.size(
                "space.s" if self._is_narrow else "space.m"
            )
        if self._count:
            width += theme.metrics("small_strong").horizontalAdvance(self._count)
            width += theme.size("space.l")
        if self.busy:
            width += _ARC + theme.size("space.m")
        return width

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _words_font(self, *, chosen: bool) -> QFont:
        bold = chosen and self.kind is Kind.NAV
        return theme.font(self._role, theme.STRONG if bold else None)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""  # words are drawn below
        self.style().drawControl(
            QStyle.ControlElement.CE_PushButtonBevel, option, painter, self
        )  # the sheet's ground and border
        ink = self._ink()
        box = self._draw_keys(painter, self._inside(), ink)
        box = self._draw_count(painter, box, ink)
        self._draw_words(painter, box, ink)
        if self.busy:
            self._draw_arc(painter, box.right(), ink)
        if self.kind is Kind.NAV and self.hasFocus():
            self._draw_own_ring(painter)

    def _inside(self) -> QRect:
        return self.rect().adjusted(_BUILDS[self.kind].pad, 0, -self._right_pad(), 0)

    @property
    def _is_narrow(self) -> bool:
        """In the navigation of a small window the keys stand nearer to the words and the edge."""
        return self.kind is Kind.NAV and theme.worn().compact

    def _right_pad(self) -> int:
        return theme.size("space.s") if self._is_narrow else _BUILDS[self.kind].pad

    def _ink(self) -> QColor:
        if not self.isEnabled() or self._of_no_use:
            return theme.color("disabled_text")
        if self.kind is Kind.PRIMARY:
            return theme.color("on_accent")
        if self.kind is Kind.QUIET:
            return theme.color("accent")
        chosen = self.isChecked() and self.kind is not Kind.NAV
        return theme.color("accent_ink" if chosen else "text")

    def _cap_colors(self, ink: QColor) -> tuple[QColor, QColor]:
        """Letters and border of the caps."""
        if not self.isEnabled() or self._of_no_use:
            return ink, theme.color("line")
        if self.kind is Kind.PRIMARY:
            border = QColor(ink)
            border.setAlphaF(0.55)
            return ink, border
        if self.isChecked() and self.kind is not Kind.NAV:
            return ink, theme.color("accent")
        return theme.color("text2"), theme.color("line_strong")

    def _draw_keys(self, painter: QPainter, box: QRect, ink: QColor) -> QRect:
        """Draw the caps; returns what is left for the words. A busy button hides its caps."""
        if not self._caps or self.busy:
            return box
        letters, border = self._cap_colors(ink)
        width, gap = caps_width(self._caps), theme.size("space.s")
        middle = self.rect().center().y() + 1
        if self.kind is Kind.CHIP:
            draw_caps(painter, box.left() + width, middle, self._caps, letters, border)
            return box.adjusted(width + gap, 0, 0, 0)
        draw_caps(painter, box.right() + 2, middle, self._caps, letters, border)
        return box.adjusted(0, 0, -width - gap, 0)

    def _draw_count(self, painter: QPainter, box: QRect, ink: QColor) -> QRect:
        if not self._count:
            return box
        painter.setFont(theme.font("small_strong"))
        painter.setPen(theme.color("late") if self._hot else ink)
        painter.drawText(
            box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._count
        )
        return box.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(self._count), 0)

    def _draw_words(self, painter: QPainter, box: QRect, ink: QColor) -> None:
        painter.setFont(self._words_font(chosen=self.isChecked()))
        painter.setPen(ink)
        across = Qt.AlignmentFlag.AlignHCenter if self._centred else Qt.AlignmentFlag.AlignLeft
        if not self._detail:
            painter.drawText(box, across | Qt.AlignmentFlag.AlignVCenter, self.text())
            return
        painter.drawText(
            box.adjusted(0, _DETAIL_EDGE, 0, 0), across | Qt.AlignmentFlag.AlignTop, self.text()
        )
        painter.setFont(theme.font("caption"))
        painter.setPen(ink if self.isChecked() else theme.color("text2"))
        painter.drawText(
            box.adjusted(0, 0, 0, -_DETAIL_EDGE),
            across | Qt.AlignmentFlag.AlignBottom,
            self._detail,
        )

    def _draw_own_ring(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), theme.size("line.focus_ring")))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge, radius = theme.size("space.xs"), theme.size("radius.control")
        painter.drawRoundedRect(self.rect().adjusted(edge, 2, -edge, -2), radius, radius)

    def _draw_arc(self, painter: QPainter, right: int, ink: QColor) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, 2))
        self._angle = (self._angle - 30) % 360
        box = QRectF(right - _ARC, (self.height() - _ARC) / 2, _ARC, _ARC)
        painter.drawArc(box, self._angle * 16, 270 * 16)
