"""Back with the papers: the offer to link the visit before, then what was asked for as ticks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desk_app.domain.office_time import office_date
from desk_app.domain.sent_away import SentAway
from ui import formats, theme
from ui.screens.intake.cards.fields import Scrolled
from ui.screens.intake.form.lacking import asked_paper, is_brought, not_brought
from ui.screens.intake.parts.sheet import IntakeState
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.choices import Check
from ui.widgets.frames import Card
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row

_MOST_LINES: Final = 3  # in sight; the checklist below needs the room


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
        self._asked = _Asked(behind=self.unlink)
        self.ticks = self._asked.ticks
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        words = column(self._words, self._note, gap="none")
        head = row((words, 1), self.link, self.unlink)
        head.setContentsMargins(theme.size("space.xs"), 0, 0, 0)  # level with the ticks
        self.setLayout(column(head, self._asked, gap="xs", edge=("m", "xs", "m", "s")))
        self.link.clicked.connect(self.linked)
        self.unlink.clicked.connect(self.unlinked)
        self._asked.ticked.connect(self.ticked)
        self.hide()

    def show_state(self, state: IntakeState) -> None:
        before, completes, procedure = state.asked_before, state.completes, state.procedure
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
            self._asked.show_asked(
                [
                    _Line(words, _name(words, state), is_brought(words, state.form, procedure))
                    for words in completes.contents
                ]
            )

    @property
    def first_left(self) -> QWidget:
        """The tick of the first thing that is still to come."""
        left = [tick for tick in self.ticks if not tick.isChecked()]
        return left[0] if left else self.unlink

    def _told(self, state: IntakeState, before: SentAway) -> str:
        if state.completes is None:
            return before.request
        left = not_brought(before.contents, state.form, state.procedure)
        if not left:
            return self.tr("Đã có đủ những gì được yêu cầu.")
        return self.tr("Đánh dấu những gì nay đã có; còn {n}.").format(n=len(left))


@dataclass(frozen=True, slots=True)
class _Line:
    """One thing that was asked for."""

    words: str  # as the paper words it
    name: str  # without what was wrong then: that is no longer said beside a tick
    there: bool


def _name(words: str, state: IntakeState) -> str:
    paper = asked_paper(words, state.procedure, state.form)
    return words if paper is None else paper.label


class _Asked(Scrolled):
    """One tick for each thing asked for; its words wrap, and many of them are scrolled to."""

    ticked = Signal(str)

    def __init__(self, behind: QWidget) -> None:
        """Args: behind: Tab comes from it to the first tick."""
        self._behind = behind
        self._content = QWidget()
        self._lines = QVBoxLayout(self._content)
        self._lines.setContentsMargins(*[theme.size("space.xs")] * 4)  # room for the focus ring
        self._lines.setSpacing(theme.size("space.xs"))
        super().__init__(self._content, lambda: theme.size("height.button"))
        self._shown: Sequence[tuple[str, str]] = ()
        self.ticks: list[Check] = []

    def show_asked(self, asked: Sequence[_Line]) -> None:
        shown = [(line.words, line.name) for line in asked]
        if shown != self._shown:
            self._shown = shown
            self._lay_out(shown)
        for line, tick in zip(asked, self.ticks, strict=True):
            tick.setChecked(line.there)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self._fit()  # a scrolled area does not hear of it by itself
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        wanted = self._lines.totalHeightForWidth(self.viewport().width())
        self.setFixedHeight(min(max(wanted, 0), _MOST_LINES * theme.size("height.button")))

    def _lay_out(self, asked: Sequence[tuple[str, str]]) -> None:
        self.ticks.clear()
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for words, name in asked:
            tick = Check("")
            tick.setAccessibleName(name)
            tick.clicked.connect(lambda _on=False, words=words: self.ticked.emit(words))
            label = Label(name, "cell", wrap=True)
            words_ = column("s", label, REST, gap="none")  # level with the tick
            line = panel(row(column(tick, REST), (words_, 1)))
            self._lines.addWidget(line)
            line.show()  # Qt would at the next turn, and what is hidden takes no room
            QWidget.setTabOrder(self.ticks[-1] if self.ticks else self._behind, tick)
            self.ticks.append(tick)
        self._fit()
