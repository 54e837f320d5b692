"""The dossiers behind a number, as the work list shows them; several can be chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desk_app.domain.ids import DossierId
from ui.dossiers.list import DossierList
from ui.screens.watch.chosen.forms import AssignForm, Form, MarkForm, RemindForm
from ui.screens.watch.chosen.presenter import ChosenState
from ui.screens.watch.presenter import WatchState
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Card, CardHead, EmptyState, Rule
from ui.widgets.layouts import REST, column, panel, row


@dataclass(frozen=True, slots=True)
class BegunForm:
    """One that is half filled in."""

    form: Form
    go_on: Callable[[], None]  # puts back what was typed
    about: DossierId | None  # current when it was begun


class ListCard(QWidget):
    opened = Signal(object)  # DossierId
    left = Signal()
    toggled = Signal(object)  # DossierId
    all_toggled = Signal()
    officers_asked = Signal()
    print_asked = Signal(object)  # DossierId | None: the current one
    mark_asked = Signal(object, object)  # order of the form, DossierId | None
    assign_asked = Signal(object, object)
    remind_asked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._chosen = ChosenState()
        self._head = CardHead("")
        self.list = DossierList(self.tr("Hồ sơ của con số"), columns="chosen")
        self.count, self._cut, self._listed = self._head.note, False, False
        self.open_button = _button(self.tr("Mở"), caps=["Enter"])
        self.all = _button(self.tr("Chọn hết"), key=Keys.CHOOSE_ALL)
        self.mark = _button(self.tr("Đã xem"), key=Keys.REMARK)
        self.remind = _button(self.tr("Đôn đốc"), key=Keys.REMIND)
        self.assign = _button(self.tr("Giao"), key=Keys.ASSIGN)
        self.print_ = _button(self.tr("In đôn đốc"), key=Keys.PRINT)
        self.back = Button(self.tr("Về"), Kind.QUIET, caps=Keys.BACK.caps)
        self.mark_form, self.assign_form = MarkForm(), AssignForm()
        self.remind_form = RemindForm()
        acts = (self.open_button, self.all, self.mark, self.remind, self.assign, self.print_)
        self._acts = panel(row(self.back, REST, *acts, gap="s"))
        self._foot = QStackedWidget()
        for page in (self._acts, self.mark_form, self.assign_form, self.remind_form):
            self._foot.addWidget(page)
        self._empty = EmptyState("", "")
        self._both = QStackedWidget()
        foot = column(self._foot, edge=("m", "s", "m", "s"))
        self._both.addWidget(panel(column((self.list, 1), Rule(), foot, gap="none")))
        self._both.addWidget(self._empty)
        card = Card(column(self._head, Rule(), (self._both, 1), gap="none"))
        self.setLayout(column((card, 1)))
        self._join()

    def _join(self) -> None:
        self.list.opened.connect(self.opened)
        self.list.toggled.connect(self.toggled)
        self.open_button.clicked.connect(self._open)
        self.all.clicked.connect(self.all_toggled)
        self.back.clicked.connect(self.left)
        self.print_.clicked.connect(lambda: self.print_asked.emit(self._current))
        for button, form, asked in (
            (self.mark, self.mark_form, self.mark_asked),
            (self.remind, self.remind_form, self.remind_asked),
            (self.assign, self.assign_form, self.assign_asked),
        ):
            button.clicked.connect(lambda _checked=False, form=form: self._begin(form))
            form.confirmed.connect(lambda order, asked=asked: asked.emit(order, self._about))
        self._about: DossierId | None = None  # current when the form was begun

    @property
    def form(self) -> Form | None:
        """That is being filled in; None: the list has the keys."""
        shown = self._foot.currentWidget()
        return shown if isinstance(shown, Form) else None

    @property
    def _current(self) -> DossierId | None:
        return None if (current := self.list.current) is None else DossierId(current.id)

    def render_state(self, state: WatchState) -> None:
        if state.opened is None:
            self.end_form()
            return
        self._head.title.setText(state.opened.title)
        self._both.setCurrentIndex(0 if state.rows else 1)
        waits = self.tr("Đang đọc…"), ""
        none = self.tr("Không còn hồ sơ nào"), self.tr("Bấm Esc để về số liệu trong ngày.")
        self._empty.say(*(none if state.listed else waits))
        self._cut, self._listed = state.cut, state.listed
        self._count()

    def render_chosen(self, state: ChosenState) -> None:
        before, self._chosen = self._chosen, state
        if state.rows != before.rows:
            self.list.show_rows(state.rows)
        if state.rows != before.rows or state.chosen != before.chosen:
            self.list.choose(state.chosen)
        self.all.setText(self.tr("Bỏ hết") if state.everything else self.tr("Chọn hết"))
        free, some = not state.busy, bool(state.rows)
        self.mark.setVisible(state.may_mark and bool(state.findings))
        self.remind.setVisible(state.may_remind)
        self.print_.setVisible(state.may_remind)
        self.assign.setVisible(state.may_assign)
        for button in (self.all, self.mark, self.remind, self.assign, self.print_):
            button.setEnabled(free and some)
        self.assign_form.offer(state.officers)
        if before.busy and free:
            self.end_form()
        if self.form is not None:
            self.form.show_many(len(self._meant()), state.busy)
        self._count()

    def first_place(self) -> QWidget:
        if self.form is not None:
            return self.form.first_place()
        return self.list if self._chosen.rows else self._empty

    def step_back(self) -> bool:
        """Leave a form; False: none is being filled in."""
        if self.form is None:
            return False
        self.end_form()
        return True

    def end_form(self) -> None:
        if self.form is not None:
            self._foot.setCurrentWidget(self._acts)
            self.list.setFocus()

    def put_away(self) -> BegunForm | None:
        """The form that was begun, which nobody sees any more; None: there is none."""
        form = self.form
        begun = None if form is None else BegunForm(form, form.half_typed(), self._about)
        self._foot.setCurrentWidget(self._acts)
        return begun

    def go_on_with(self, begun: BegunForm) -> None:
        """Its officer is here again."""
        begun.go_on()
        self._show_form(begun.form, begun.about)

    def _begin(self, form: Form) -> None:
        form.begin()
        self._show_form(form, self._current)
        form.first_place().setFocus()

    def _show_form(self, form: Form, about: DossierId | None) -> None:
        self._about = about
        form.show_many(len(self._meant()), self._chosen.busy)
        self._foot.setCurrentWidget(form)
        if form is self.assign_form:
            self.officers_asked.emit()

    def _meant(self) -> Sequence[DossierId]:
        return sorted(self._chosen.chosen) or [each for each in (self._about,) if each is not None]

    def _count(self) -> None:
        if not self._listed:
            self.count.setText("")
            return
        n = len(self._chosen.rows)
        said = self.tr("{n} hồ sơ").format(n=n)
        if self._cut:
            said = self.tr("chỉ hiện {n} hồ sơ đầu").format(n=n)
        if chosen := len(self._chosen.chosen):
            said = self.tr("{said}, đã chọn {n}").format(said=said, n=chosen)
        self.count.setText(said)

    def _open(self) -> None:
        if (current := self._current) is not None:
            self.opened.emit(current)


def _button(text: str, *, caps: Sequence[str] = (), key: Keys | None = None) -> Button:
    made = Button(text, caps=caps) if key is None else Button(text, key=key)
    return made.sized("button", "button_mid")
