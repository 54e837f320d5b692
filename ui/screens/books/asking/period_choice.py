"""The period that is asked for, and the one that its figures are held against."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk_app.domain.counting.period import PeriodKind
from ui.screens.books import words
from ui.screens.books.asking.days import DaysFields
from ui.screens.books.asking.question import Against, Question
from ui.screens.books.facts import BooksState
from ui.shortcuts import bind
from ui.widgets.button import Button, Kind
from ui.widgets.choices import Combo
from ui.widgets.labels import Label
from ui.widgets.layouts import column, panel, row


class PeriodChoice(QWidget):
    """The kind of period, which one, and the days where they are typed."""

    kind_chosen = Signal(object)  # PeriodKind
    stepped = Signal(bool)  # ahead
    last_asked = Signal()  # the one that was over last

    def __init__(self) -> None:
        super().__init__()
        self.kind = Combo(self.tr("Loại kỳ"), words.kinds())
        self.named = Label("", "card_title", wrap=True)
        self.dates = Label("", "small", tone="text2", wrap=True)
        self.running = Label(self.tr("Kỳ này chưa hết: số liệu còn thay đổi."), "small", wrap=True)
        self.running.set_tone("look")
        self.back = Button(self.tr("Kỳ trước"), caps=["PgUp"]).sized("button", "button_mid")
        self.ahead = Button(self.tr("Kỳ sau"), caps=["PgDn"]).sized("button", "button_mid")
        self.over = Button(self.tr("Kỳ vừa qua"), Kind.QUIET, caps=["Home"])
        self.over.sized("button", "button_mid")
        self.days = DaysFields(self.tr("Kỳ có ngày"))
        steps = row((self.back, 1), (self.ahead, 1), gap="s")
        named = column(self.named, self.dates, self.running, gap="label_above")
        self.setLayout(column(self.kind, named, steps, self.over, self.days))
        self.kind.chosen.connect(self.kind_chosen)
        self.back.clicked.connect(lambda: self.stepped.emit(False))
        self.ahead.clicked.connect(lambda: self.stepped.emit(True))
        self.over.clicked.connect(self.last_asked)
        for key, button in (("PgUp", self.back), ("PgDown", self.ahead), ("Home", self.over)):
            bind(key, self, button.click)  # also where there is none: no list takes the key

    def show_question(self, question: Question, today: date) -> None:
        period = question.period
        self.kind.set_value(period.kind)
        self.named.setText(period.words)
        self.dates.setText(words.days_of(period))
        self.dates.setVisible(period.kind not in {PeriodKind.SPAN, PeriodKind.DAY})
        self.days.show_period(period, today)
        self.running.setVisible(period.last >= today)
        self.ahead.setEnabled(question.stepped(True, today) != question)
        self.over.setVisible(period.kind is not PeriodKind.SPAN)
        self.over.setEnabled(question.over(today) != question)


class AgainstChoice(QWidget):
    """Nothing, the period before, the same of last year, or any other of the same kind."""

    against_put = Signal(object)  # Against

    def __init__(self) -> None:
        super().__init__()
        self.against = Combo(self.tr("So với"), words.againsts())
        self.named = Label("", "button_small", wrap=True)
        self.days = DaysFields(self.tr("Kỳ để so có ngày"))
        self._other = panel(column(self.named, self.days, gap="xs"))
        self.setLayout(
            column(Label(self.tr("So với"), "button_small"), self.against, self._other, gap="xs")
        )
        self.against.chosen.connect(self.against_put)

    def render_state(self, state: BooksState) -> None:
        other = state.question.chosen
        self.against.set_value(state.question.against)
        self._other.setVisible(other is not None)
        if other is not None:
            self.named.setText(words.named(other))
            self.days.show_period(other, state.today)

    def settle(self) -> bool:
        """As of `DaysFields`; what is not asked for is not looked at."""
        return self.against.value is not Against.CHOSEN or self.days.settle()
