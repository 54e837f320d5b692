"""Back with the papers: the offer to link the visit before, then what was asked for as ticks."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desk_app.domain.office_time import office_date
from desk_app.domain.sent_away import SentAway
from ui import formats, theme
from ui.screens.intake.parts.sheet import IntakeState
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.choices import Check
from ui.widgets.frames import Card
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row


class ComingBackCard(Card):
    linked = Signal()
    unlinked = Signal()
    ticked = Signal(str)  # what was asked for

    def __init__(self) -> None:
        super().__init__()
        self._words = Label("", "small_strong", tone="look", wrap=True)
        self._note = Label("", "small", tone="text2", wrap=True)
        self.link = Button(self.tr("Nộp bổ sung"), Kind.QUIET, key=Keys.COMES_BACK)
        self.unlink = Button(self.tr("Không phải lượt này"), Kind.QUIET)
        self._asked = _Asked()
        self.ticks = self._asked.ticks
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        words = column(self._words, self._note, gap="none")
        head = row((words, 1), self.link, self.unlink)
        self.setLayout(column(head, self._asked, gap="xs", edge=("l", "xs", "m", "s")))
        self.link.clicked.connect(self.linked)
        self.unlink.clicked.connect(self.unlinked)
        self._asked.ticked.connect(self.ticked)
        self.hide()

    def show_state(self, state: IntakeState) -> None:
        before, completes = state.asked_before, state.completes
        self.setVisible(before is not None and state.form.away.asking is None)
        if before is None:
            return
        told = (
            self.tr("Nộp bổ sung theo phiếu ngày {day}, số {number}.")
            if completes
            else self.tr("Đã được hướng dẫn bổ sung ngày {day}, số {number}.")
        )
        day = formats.day(office_date(before.at))
        self._words.setText(told.format(day=day, number=before.number))
        self._words.set_tone("" if completes else "look")
        self._note.setText(self._told(state, before))
        self.link.setVisible(completes is None)
        self.unlink.setVisible(completes is not None)
        self._asked.setVisible(completes is not None)
        if completes is not None:
            self._asked.show_asked(completes.contents, state.form.brought)

    def _told(self, state: IntakeState, before: SentAway) -> str:
        if state.completes is None:
            return before.request
        left = [words for words in before.contents if words not in state.form.brought]
        if not left:
            return self.tr("Đã có đủ những gì được yêu cầu.")
        return self.tr("Đánh dấu những gì nay đã có; còn {n}.").format(n=len(left))


class _Asked(QWidget):
    """One tick for each thing asked for; its words wrap, however long."""

    ticked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.size("space.xs"))
        self._shown: Sequence[str] = ()
        self.ticks: list[Check] = []

    def show_asked(self, asked: Sequence[str], brought: frozenset[str]) -> None:
        if asked != self._shown:
            self._shown = asked
            self._lay_out(asked)
        for words, tick in zip(asked, self.ticks, strict=True):
            tick.setChecked(words in brought)

    def _lay_out(self, asked: Sequence[str]) -> None:
        self.ticks.clear()
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for words in asked:
            tick = Check("")
            tick.setAccessibleName(words)
            tick.clicked.connect(lambda _on=False, words=words: self.ticked.emit(words))
            label = Label(words, "cell", wrap=True)
            words_ = column("s", label, REST, gap="none")  # level with the tick
            self._lines.addWidget(panel(row(column(tick, REST), (words_, 1))))
            self.ticks.append(tick)
