"""How far a file is: a bar that fills, rows in words, and the way out."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui import formats, theme
from ui.screens.books.facts import Writing
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import column, row


class Progress(QWidget):
    """An outlined track, filled as far as the share goes: readable in grey."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(theme.size("space.m"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        self._share = min(1.0, share)
        self.setAccessibleName(f"{self._share:.0%}")
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        filled = QRectF(box.left(), box.top(), box.width() * self._share, box.height())
        painter.fillRect(filled, theme.color("accent"))
        painter.setPen(QPen(theme.color("line_strong"), 1))
        painter.drawRect(box)


class WritingBar(QWidget):
    """Args: words: with places for {file}, {done} and {of}, or {share}."""

    given_up = Signal()

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self._said = words or self.tr("Đang ghi “{file}”: {done} / {of} dòng")
        self._words = Label("", "small")
        self.progress = Progress()
        self.stop = Button(self.tr("Thôi"), Kind.QUIET, caps=Keys.BACK.caps)
        inside = row(self._words, (self.progress, 1), self.stop, gap="m", edge=("l", "xs"))
        self.setLayout(column(Rule(), inside, gap="none"))
        self.hide()
        self.stop.clicked.connect(self.given_up)

    def show_writing(self, writing: Writing | None) -> None:
        self.setVisible(writing is not None)
        if writing is None:
            return
        share = writing.done / writing.of if writing.of else 0.0
        said = self._said.format(
            file=writing.file,
            done=formats.count(writing.done),
            of=formats.count(writing.of),
            share=f"{share * 100:.0f} %",
        )
        self._words.setText(said)
        self.progress.show_share(share)
