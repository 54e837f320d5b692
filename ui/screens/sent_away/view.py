"""One visit sent away: the paper at the left, what can be done with it at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from desk_app.domain.sent_away import Answer, SentAway
from ui import theme
from ui.dossiers import words
from ui.formats import BadgeFact, BadgeKind
from ui.screens.sent_away.presenter import SentAwayState, facts_of
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Badge, Card, CardHead, EmptyState, RightColumn, Rule, Scrolled
from ui.widgets.labels import Fact, Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.tables.timeline import Timeline

_COLUMNS = 3
_DEEDS = 2  # that can always be seen


class SentAwayView(QWidget):
    print_asked = Signal()
    back_asked = Signal()  # the person is here again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._paper = _PaperCard()
        self._head = CardHead(self.tr("Quá trình"))
        self.course = Timeline(self.tr("Quá trình"))
        self.course.setMinimumHeight(_DEEDS * theme.size("height.row_act"))
        course = Card(column(self._head, Rule(), (self.course, 1), "xs", gap="none"))
        self.receive = Button(self.tr("Nộp bổ sung"), Kind.PRIMARY, key=Keys.COMES_BACK)
        self.print = Button(self.tr("In lại phiếu"), key=Keys.PRINT).sized("button_wide")
        self._why = Label("", "caption", tone="text2", wrap=True)
        title = Label(self.tr("Bước tiếp theo"), "card_title")
        steps = Card(column(title, self.receive, self.print, self._why, edge=("l", "m")))
        left = Scrolled(column(self._paper, (course, 1)))
        right = RightColumn(column(steps, REST))
        self._empty = EmptyState(*self._waiting())
        self._both = QStackedWidget()
        self._both.addWidget(self._empty)
        self._both.addWidget(panel(row((left, 1), right, gap="l", edge=("l", "m"))))
        self.setLayout(column((self._both, 1)))
        self.receive.clicked.connect(self.back_asked)
        self.print.clicked.connect(self.print_asked)

    def render_state(self, state: SentAwayState) -> None:
        self._both.setCurrentIndex(0 if state.away is None else 1)
        if state.away is None:
            self._empty.say(*(self._nothing() if state.loaded else self._waiting()))
            return
        refused = state.away.answer is Answer.REFUSED
        self._paper.show_away(state.away, state.desk)
        self._head.note.setText(self.tr("{n} việc, mới nhất ở trên").format(n=len(state.course)))
        self.course.show_steps(state.course)
        self.receive.setVisible(not refused)
        self.receive.setEnabled(state.may_receive)
        self.print.setEnabled(state.may_print)
        allowed = state.may_print and (refused or state.may_receive)
        self._why.setText("" if allowed else self.tr("Vai trò của bạn không làm được việc này."))
        self._why.setVisible(not allowed)

    def focus_first(self) -> None:
        """On what stores nothing and prints nothing: Enter pressed once too often does no harm."""
        self.course.setFocus()

    def _waiting(self) -> tuple[str, str]:
        return self.tr("Đang đọc phiếu…"), ""

    def _nothing(self) -> tuple[str, str]:
        return (
            self.tr("Phiếu này chưa về"),
            self.tr("Phiếu lập ở quầy khác; có mạng sẽ tự về."),
        )


class _PaperCard(Card):
    """Number large, what was asked for, facts, everything to be completed, the reason."""

    def __init__(self) -> None:
        super().__init__()
        self._number = Label("", "due", wrap=True)
        self._badge = Badge(BadgeFact(BadgeKind.PAUSE, ""))
        self._request = Label("", "button", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.size("space.xl"))
        self._grid.setVerticalSpacing(theme.size("space.s"))
        self._facts = [Fact("", "", wrap=True) for _ in range(2 * _COLUMNS)]
        for n, fact in enumerate(self._facts):
            self._grid.addWidget(fact, n // _COLUMNS, n % _COLUMNS)
        for n in range(_COLUMNS):
            self._grid.setColumnStretch(n, 1)
        self._caption = Label(self.tr("Phải bổ sung"), "caption", tone="text2")
        self._contents = _Numbered()
        self._reason = Fact(self.tr("Lý do"), "", wrap=True)
        head = row((self._number, 1), self._badge)
        said = (Rule(), self._caption, self._contents, self._reason)
        parts = (head, self._request, Rule(), self._grid, *said)
        self.setLayout(column(*parts, edge=("l", "s", "l", "m")))

    def show_away(self, away: SentAway, desk: str) -> None:
        self._number.setText(self.tr("Số {number}").format(number=away.number))
        self._badge.show_fact(BadgeFact(BadgeKind.PAUSE, words.answer(away.answer)))
        code = f"  ·  {away.procedure.code}" if away.procedure else ""
        self._request.setText(f"{away.request}{code}")
        for fact, (caption, value) in zip(self._facts, facts_of(away, desk), strict=True):
            fact.caption.setText(caption)
            fact.set_value(value)
        self._caption.setVisible(bool(away.contents))
        self._contents.show_lines(away.contents)
        self._reason.set_value(away.reason)


class _Numbered(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.size("space.xs"))
        self._shown: Sequence[str] = ()

    def show_lines(self, lines: Sequence[str]) -> None:
        self.setVisible(bool(lines))
        if lines == self._shown:
            return
        self._shown = lines
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for n, said in enumerate(lines, start=1):
            number = column(Label(str(n), "cell_strong"), REST)
            self._lines.addWidget(panel(row(number, (Label(said, "cell", wrap=True), 1))))
