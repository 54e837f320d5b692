import tomllib
from importlib.resources import files

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field

CONTRAST = tomllib.loads((files("resources") / "theme/contrast.toml").read_text("utf-8"))
PAIRS = [
    pytest.param(theme.Mode(mode), *pair.split(" on "), *wanted, id=f"{mode}: {pair}")
    for mode in ("light", "dark")
    for pair, wanted in CONTRAST["contrast"][mode].items()
]


def luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("mode", "ink", "ground", "written", "least"), PAIRS)
def test_that_every_pair_of_colours_is_legible(
    mode: theme.Mode, ink: str, ground: str, written: float, least: float
) -> None:
    worn = theme.Theme(mode)
    dark, bright = sorted(luminance(worn.color(name)) for name in (ink, ground))
    ratio = (bright + 0.05) / (dark + 0.05)
    assert ratio >= least
    assert ratio == pytest.approx(written, abs=0.02)


def test_that_the_window_wears_our_face(qtbot: QtBot) -> None:
    label = QLabel("NGUYỄN THỊ ẲNH")
    qtbot.addWidget(label)
    label.show()
    assert QFontInfo(label.font()).family() == "Be Vietnam Quay"
    assert QFontInfo(label.font()).pixelSize() == 16


@pytest.mark.parametrize("weight", [theme.REGULAR, theme.MEDIUM, theme.STRONG])
def test_that_all_figures_have_one_width(weight: int, qapp: QApplication) -> None:
    metrics = QFontMetricsF(theme.font("code", weight))
    assert len({metrics.horizontalAdvance(figure * 8) for figure in "0123456789"}) == 1


def test_that_each_weight_is_drawn_with_its_own_face(qapp: QApplication) -> None:
    widths = {
        QFontMetricsF(theme.font("code", weight)).horizontalAdvance("Tiếp nhận")
        for weight in (theme.REGULAR, theme.MEDIUM, theme.STRONG)
    }
    assert len(widths) == 3


def test_that_the_style_sheet_names_only_tokens_there_are() -> None:
    for mode in (theme.Mode.LIGHT, theme.Mode.DARK):
        assert "@" not in theme.Theme(mode).sheet()


def test_that_small_windows_get_the_small_measures() -> None:
    full, small = theme.Theme(), theme.Theme(compact=True)
    assert (full.size("width.nav"), small.size("width.nav")) == (200, 186)
    assert (full.size("height.button_primary"), small.size("height.button_primary")) == (48, 44)
    assert small.font("nav").pixelSize() == 14
    assert small.size("height.field") == full.size("height.field")


def test_that_a_change_of_clothes_reaches_every_widget(qtbot: QtBot, qapp: QApplication) -> None:
    grounds: list[QColor] = []

    class Listener(QWidget):
        def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
            if event.type() == QEvent.Type.StyleChange:
                grounds.append(theme.color("window"))

    listener = Listener()
    qtbot.addWidget(listener)
    theme.dress(listener)
    listener.show()
    theme.apply(qapp, theme.Mode.DARK)
    assert grounds[-1] == QColor("#11171A")
    assert qapp.palette().window().color() == QColor("#11171A")


def test_that_what_stands_in_no_window_yet_hears_of_a_change_as_well(qapp: QApplication) -> None:
    button = Button("Tiếp nhận", Kind.NAV)
    full = button.height()
    theme.set_compact(qapp, True)
    assert button.height() < full
    theme.set_compact(qapp, False)
    assert button.height() == full


def test_that_what_comes_into_a_window_takes_no_measures_anew(qtbot: QtBot) -> None:
    window, field = QWidget(), Field("Họ tên")
    qtbot.addWidget(window)
    theme.dress(window)
    another = QFont(field.font())
    another.setItalic(True)
    field.setFont(another)
    field.setParent(window)
    window.show()
    assert field.font().italic()


def test_that_a_font_asked_for_twice_is_not_shared(qapp: QApplication) -> None:
    theme.font("base").setPixelSize(99)
    assert theme.font("base").pixelSize() == 16
    assert isinstance(theme.font("base"), QFont)
