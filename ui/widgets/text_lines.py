"""Words in lines one step apart, where Qt's own line height would not fit the rows."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout

from ui import theme

Run = tuple[str, QFont, QColor]
"""Words, the font and the colour they are drawn in."""


def laid_out(runs: Sequence[Run], width: int) -> tuple[QTextLayout, int]:
    """Runs of words broken into lines of `width`, and their height: 20 for each line.

    Draw it with ``layout.draw(painter, top_left)``.
    """
    layout = QTextLayout("".join(words for words, _font, _ink in runs))
    layout.setFont(runs[0][1])
    formats: list[QTextLayout.FormatRange] = []
    start = 0
    for words, font, ink in runs:
        part, look = QTextLayout.FormatRange(), QTextCharFormat()
        look.setFont(font)
        look.setForeground(ink)
        part.start, part.length, part.format = start, len(words), look
        formats.append(part)
        start += len(words)
    layout.setFormats(formats)
    return layout, _broken(layout, width)


def _broken(layout: QTextLayout, width: int) -> int:
    step, top = theme.size("height.line"), 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += step
    layout.endLayout()
    return top
