"""The look as values: tokens in, colours, fonts, measures, palette and one style sheet out.

No colour, size or font is written anywhere else. Widgets ask the worn theme by
token name when they paint. What is made by the hundred is told of another theme by
`Fitted`; the others refit on ``QEvent.Type.StyleChange``, which Qt sends to every widget
of a dressed window when it comes into it and after `apply`.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from resources import FOLDER
from resources.theme.tokens import TOKENS

REGULAR, MEDIUM, STRONG = 400, 500, 600

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent_tint",
    QPalette.ColorRole.HighlightedText: "accent_ink",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Accent: "accent",
}
_DIMMED = (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText)


MODE: Final = "ui.mode"  # a setting of the desk


class Mode(StrEnum):
    """What the officer chose in the settings; the values are stored."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def mode_from(value: object) -> Mode:
    """A stored setting; that of the system where nothing or something else is stored."""
    return next((mode for mode in Mode if mode == value), Mode.SYSTEM)


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of clothes: light or dark, full size or compact."""

    mode: Mode = Mode.LIGHT  # never SYSTEM
    compact: bool = False  # client area under 1366 x 700

    def color(self, name: str) -> QColor:
        """A colour by its token; raises KeyError for a name tokens.py does not have."""
        return QColor(_color(self.mode, name))

    def font(self, role: str, weight: int | None = None) -> QFont:
        """The face at the size of `role` in [type]; `weight` replaces the role's own."""
        px, own = _type(role, compact=self.compact)
        return QFont(_face(px, own if weight is None else weight))

    def size(self, path: str) -> int:
        """A measure in logical pixels, such as ``space.m`` or ``height.button_primary``."""
        return _measure(path, compact=self.compact)

    def columns(self, table: str) -> dict[str, int]:
        """Widths of a table's columns by name, in order; 0 takes the rest."""
        return dict(TOKENS["columns"][table])

    def sheet(self) -> str:
        """The style sheet of every window, filled in."""
        return _filled_in(self)

    def palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _ROLES.items():
            palette.setColor(role, self.color(name))
        for role in _DIMMED:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("disabled_text"))
        return palette


@runtime_checkable
class Fitted(Protocol):
    """A widget that took font and measures of the theme when it was made.

    Not by an event: Qt sends some ten of them to whatever comes into a window, and each would
    go through Python, to be passed on.
    """

    def refit(self) -> None:
        """Take them anew: another theme is worn."""


_COMPACT_TYPE = {"nav": "nav_text", "chip": "chip_text", "figure": "figure"}


_NAMED = re.compile(r"@\{?([a-z][a-z0-9_.]*)\}?")  # in the sheet: @name, @{name}px


def _named(theme: Theme, name: str) -> str:
    """What the sheet may name: colours as they are, measures by dotted path."""
    return str(theme.size(name)) if "." in name else theme.color(name).name()


class _Wardrobe:
    """What is worn now. One per process, as Qt has one application per process."""

    chosen: Mode = Mode.LIGHT
    worn: Theme = Theme()
    dressed: bool = False


def worn() -> Theme:
    return _Wardrobe.worn


def color(name: str) -> QColor:
    return _Wardrobe.worn.color(name)


def font(role: str, weight: int | None = None) -> QFont:
    return _Wardrobe.worn.font(role, weight)


def metrics(role: str, weight: int | None = None) -> QFontMetrics:
    px, own = _type(role, compact=_Wardrobe.worn.compact)
    return _metrics(px, own if weight is None else weight)


def size(path: str) -> int:
    return _Wardrobe.worn.size(path)


def motion(name: str) -> int:
    """Milliseconds of [motion]."""
    return int(TOKENS["motion"][name])


def apply(app: QApplication, mode: Mode = Mode.SYSTEM) -> None:
    """Dress the program; called at the start and whenever the officer changes the choice.

    With `Mode.SYSTEM` the program follows the system, also when that changes later.
    """
    _Wardrobe.chosen = mode
    if not _Wardrobe.dressed:
        _Wardrobe.dressed = True
        load_faces()
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(lambda: _follow_system(app))
    elif _Wardrobe.worn.mode is _resolved(mode):
        return
    _wear(app, replace(_Wardrobe.worn, mode=_resolved(mode)))


def dress(window: QWidget) -> None:
    """Let `window` and all that comes into it wear the sheet, now and after each change.

    Windows wear it and not the application: with that, Qt would dress whatever is put together
    anew with every parent it gets, which was two thirds of the time of making a page.
    """
    window.setStyleSheet(_Wardrobe.worn.sheet())


def set_compact(app: QApplication, compact: bool) -> None:
    """Full or small measures; the shell calls it when the window crosses 1366 x 700."""
    if compact != _Wardrobe.worn.compact:
        _wear(app, replace(_Wardrobe.worn, compact=compact))


def mark(widget: QWidget, name: str, value: str) -> None:
    """Set the dynamic property the style sheet asks for (`kind`, `tone`, `state`, `pos`)."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def load_faces() -> list[str]:
    """Load the screen face; returns the family of each file. Medium and SemiBold name themselves
    apart, yet obey `setWeight` of the one family."""
    found: list[str] = []
    for file in sorted((FOLDER / "fonts/screen").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        found += QFontDatabase.applicationFontFamilies(number)
    return found


def _wear(app: QApplication, theme: Theme) -> None:
    _Wardrobe.worn = theme
    app.setFont(theme.font("base"))
    app.setPalette(theme.palette())
    for widget in app.allWidgets():
        if isinstance(widget, Fitted):
            widget.refit()
    for window in app.topLevelWidgets():
        if window.styleSheet():
            dress(window)


def _follow_system(app: QApplication) -> None:
    if _Wardrobe.chosen is Mode.SYSTEM:
        _wear(app, replace(_Wardrobe.worn, mode=_resolved(Mode.SYSTEM)))


def _resolved(mode: Mode) -> Mode:
    if mode is not Mode.SYSTEM:
        return mode
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return Mode.DARK if dark else Mode.LIGHT


@cache
def _filled_in(theme: Theme) -> str:
    text = (FOLDER / "theme/sheet.qss").read_text("utf-8")
    return _NAMED.sub(lambda found: _named(theme, found[1]), text)


@cache
def _face(px: int, weight: int) -> QFont:
    face = QFont(TOKENS["font"]["family"])
    face.setPixelSize(px)
    face.setWeight(QFont.Weight(weight))
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return face


# Some thousand of these are asked for whenever a page is painted.


@cache
def _color(mode: Mode, name: str) -> QColor:
    return QColor(TOKENS["color"][mode][name])


@cache
def _type(role: str, *, compact: bool) -> tuple[int, int]:
    """Pixels and weight."""
    px, weight = TOKENS["type"][role]
    if compact:
        px = TOKENS["compact"].get(_COMPACT_TYPE.get(role, ""), px)
    return px, weight


@cache
def _metrics(px: int, weight: int) -> QFontMetrics:
    return QFontMetrics(_face(px, weight))


@cache
def _measure(path: str, *, compact: bool) -> int:
    section, name = path.split(".")
    measure: int = TOKENS[section][name]
    if compact and section in {"width", "height"}:
        measure = TOKENS["compact"].get(name, measure)
    return measure
