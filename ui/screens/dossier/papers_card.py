"""The card of papers: what was printed, what is paid for, what was handed in."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui import theme
from ui.screens.dossier.facts import PaperLine, Papers, PrintLine
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Card, Rule, Scrolled
from ui.widgets.labels import Label, MoneyLine
from ui.widgets.layouts import REST, column, panel, row


class PapersCard(Card):
    """Scrolls by itself when there are many papers; one Tab stop."""

    print_again = Signal(str)  # form
    versions_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self._shown: Papers | None = None
        self._lines = QWidget()
        self._holder = column(self._lines, edge=("l", "none", "l", "s"))
        scrolled = Scrolled(self._holder)
        scrolled.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scrolled.setAccessibleName(self.tr("Giấy tờ và bản in"))
        scrolled.setMinimumHeight(theme.size("height.row"))  # the steps above keep their room
        self.versions = Button(self.tr("Các bản in"), Kind.QUIET, key=Keys.VERSIONS).sized("badge")
        self.versions.clicked.connect(self.versions_asked)
        name = Label(self.tr("Giấy tờ"), "card_title")
        title = row(name, REST, self.versions, edge=("l", "m", "xs", "none"))
        self.setLayout(column(title, (scrolled, 1), gap="xs", edge=("none", "none", "none", "xs")))

    @override
    def sizeHint(self) -> QSize:
        """It scrolls: the steps above have their room first."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def show_papers(self, papers: Papers) -> None:
        if papers == self._shown:
            return
        self._shown = papers
        lines = column(gap="xs")
        for printed in papers.prints:
            lines.addLayout(self._print(printed))
        if papers.fees:
            lines.addWidget(Rule())
            for name, amount in papers.fees:
                lines.addWidget(MoneyLine(name, amount))
        if papers.handed_in:
            lines.addWidget(Rule())
            for paper in papers.handed_in:
                lines.addLayout(_paper(paper))
        lines.addStretch(1)
        old, self._lines = self._lines, panel(lines)
        self._holder.replaceWidget(old, self._lines)
        old.hide()
        old.deleteLater()

    def _print(self, line: PrintLine) -> QHBoxLayout:
        state = Label(line.state, "small", tone="look" if line.look else "text2", wrap=True)
        words = column(Label(line.name, "cell", wrap=True), state, gap="none")
        if not line.again:
            return row((words, 1))
        word = self.tr("In") if line.first else self.tr("In lại")
        again = Button(word, Kind.QUIET)
        again.setAccessibleName(f"{word} {line.name}")
        again.clicked.connect(lambda: self.print_again.emit(line.form))
        return row((words, 1), again)


def _paper(paper: PaperLine) -> QVBoxLayout:
    name = Label(paper.name, "small", wrap=True)
    return column(name, Label(paper.kind, "caption", tone="text2"), gap="none")
