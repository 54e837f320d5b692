"""The right column: what needs a word before the day is sealed, or the seal itself."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_app.documents.office.day_end.sheet_of import grouped_digest
from desk_app.documents.office.day_end.words import PROOFS, desk_words
from desk_app.domain.day_end.seal import Proof, Seal
from ui import formats
from ui.screens.day_end.presenter import DayEndState
from ui.screens.day_end.rows import left_open, point_words
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.choices import Check
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Card, Rule, Scrolled
from ui.widgets.labels import Fact, Label
from ui.widgets.layouts import REST, column, panel, row

_LONGEST = 200  # letters of a reason


class SealCard(Card):
    word_put = Signal(str, str)  # key of a point, words
    reason_put = Signal(str)

    def __init__(self, after: QWidget) -> None:
        """Args: after: Where Tab comes from: points are made later than what stands below them."""
        super().__init__()
        self._after = after
        self._title = Label("", "card_title")
        self._about = Label("", "small", tone="text2", wrap=True)
        self._who, self._digest = (
            Fact(self.tr("Người khóa, lúc"), wrap=True),
            Fact(self.tr("Mã kiểm tra của ngày"), wrap=True),
        )
        self._proof = Label("", "small", wrap=True)
        self.reason = Field(self.tr("Lý do làm tiếp"))
        self.reason.setMaxLength(_LONGEST)
        self._own = Label("", "small", wrap=True)
        self.sure = Check("")
        self._left = Label("", "small", wrap=True)
        self._ask = panel(column(Rule(), self._left, self.sure, gap="s"))  # beside its button
        self._reason = panel(
            column(
                Rule(),
                Label(self.tr("Làm tiếp trong ngày đã khóa"), "button_small"),
                Label(
                    self.tr("Lý do này dùng cho mọi việc bạn làm tiếp ở quầy này trong ngày."),
                    "small",
                    tone="text2",
                    wrap=True,
                ),
                self._own,
                FieldBox(self.reason),
                gap="s",
            )
        )
        self._points: dict[str, Field] = {}
        self._words: dict[str, Label] = {}  # what each of them is asked for
        self._asked: dict[str, QWidget] = {}  # what holds each of them
        self._listed = QVBoxLayout()
        self._listed.setContentsMargins(0, 0, 0, 0)
        facts = column(self._who, self._digest, self._proof, self._reason, gap="m")
        listed = (self._about, self._listed, facts, REST)
        middle = Scrolled(column(*listed, gap="m", edge=("xs", "none")))  # room for the ring
        self.confirm = Button("", Kind.PRIMARY, key=Keys.CONFIRM)
        self.print_ = Button(self.tr("In phiếu ngày"), key=Keys.PRINT)
        self.save = Button(self.tr("Lưu ra Excel"), key=Keys.SAVE_SHEET)
        buttons = (self.confirm, self.print_, self.save)
        acts = column(self._ask, *buttons, gap="s", edge=("xs", "none"))
        title = row((self._title, 1), edge=("xs", "none"))
        self.setLayout(column(title, (middle, 1), acts, gap="s", edge=("m", "m")))
        self.reason.textEdited.connect(self.reason_put)

    @property
    def points(self) -> Sequence[Field]:
        return tuple(self._points.values())

    def point(self, key: str) -> Field | None:
        return self._points.get(key)

    def render_state(self, state: DayEndState) -> None:
        seal = state.known.seal if state.known is not None else None
        self._title.setText(self.tr("Ngày đã khóa") if seal else self.tr("Khóa ngày"))
        self._about.setText(self._what_to_do(state))
        self._about.setVisible(bool(self._about.text()))
        self._show_points(state)
        self._show_seal(state, seal)
        self._reason.setVisible(seal is not None)
        self._show_own(state)
        self._show_ask(state)
        if self.reason.text() != state.reason:
            self.reason.setText(state.reason)
        seals = self.tr("Khóa hẳn") if state.asking else self.tr("Khóa ngày")
        self.confirm.setText(self.tr("Ghi lý do") if seal else seals)
        self.confirm.setEnabled(seal is not None or (state.may_seal and state.facts is not None))
        self.confirm.set_busy(self.tr("Đang lưu") if state.busy else "")
        for button in (self.print_, self.save):
            button.setVisible(state.leads)

    def focus_first(self) -> bool:
        """Where something is still to be typed; False: nowhere."""
        empty = next((each for each in self.points if not each.text().strip()), None)
        if empty is None and self._reason.isVisibleTo(self):
            empty = self.reason
        if empty is not None:
            empty.setFocus()
        return empty is not None

    def go_on(self) -> None:
        """To what is still to be typed, then to the seal."""
        if not self.focus_first():
            self.confirm.setFocus()

    def _what_to_do(self, state: DayEndState) -> str:
        if state.known is None:
            return self.tr("Đang đọc…")
        if state.sealed:
            return ""
        if not state.may_seal:
            return self.tr("Ngày này chưa khóa. Khóa ngày: lãnh đạo Trung tâm.")
        if state.points:
            return self.tr("Ghi lý do cho từng điểm dưới đây; lý do in trên phiếu.")
        return self.tr("Không có điểm nào phải ghi lý do. Khóa rồi in phiếu để ký.")

    def _show_points(self, state: DayEndState) -> None:
        wanted = state.points if state.facts is not None else ()
        if tuple(self._points) != tuple(wanted):
            self._list_points(wanted)
        for key, field in self._points.items():
            if field.text() != (said := state.said.get(key, "")):
                field.setText(said)
            field.setEnabled(state.may_seal and not state.busy)
            if state.facts is not None:  # of how many it asks may be another number by now
                self._words[key].setText(point_words(key, state.facts))
                field.setAccessibleName(self._words[key].text())

    def _list_points(self, wanted: Sequence[str]) -> None:
        """Those that are asked still stay: somebody may be typing in one."""
        for key in self._points.keys() - set(wanted):
            gone = self._asked.pop(key)
            del self._words[key]
            self._listed.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._points = {key: self._points[key] for key in wanted if key in self._points}
        for place, key in enumerate(wanted):
            if key not in self._points:
                self._asked[key] = self._point(key)
                self._listed.insertWidget(place, self._asked[key])
                self._asked[key].show()  # at once, not when Qt comes to it: Enter may come first
        self._points = {key: self._points[key] for key in wanted}
        for before, field in pairwise((self._after, *self.points)):
            self.setTabOrder(before, field)

    def _point(self, key: str) -> QWidget:
        field, words = Field(""), Label("", "button_small", wrap=True)
        field.setMaxLength(_LONGEST)
        field.textEdited.connect(lambda text, about=key: self.word_put.emit(about, text))
        words.setBuddy(field)
        self._points[key], self._words[key] = field, words
        return panel(column(words, FieldBox(field), gap="xs"))

    def _show_own(self, state: DayEndState) -> None:
        self._own.setVisible(state.own is not None)
        if state.own is not None:
            said = self.tr("Bạn đã ghi lúc {at}: “{reason}”. Ghi lại nếu việc khác lý do.")
            at = formats.moment(state.own.at)
            self._own.setText(said.format(at=at, reason=state.own.reason))

    def _show_ask(self, state: DayEndState) -> None:
        """Whether it is to be sealed for good, and what stays open."""
        self._ask.setVisible(state.asking and not state.sealed)
        self.sure.setText(self.tr("Khóa hẳn ngày {day}").format(day=formats.day(state.day)))
        self.sure.setChecked(state.sure)
        self.sure.setEnabled(not state.busy)
        left = left_open(state.facts.sheet) if state.facts is not None else ()
        said = self.tr("Khóa rồi không mở lại được. Còn lại: {left}.")
        none = self.tr("Khóa rồi không mở lại được. Không còn việc nào dở dang.")
        self._left.setText(said.format(left="; ".join(left)) if left else none)

    def _show_seal(self, state: DayEndState, seal: Seal | None) -> None:
        for part in (self._who, self._digest):
            part.setVisible(seal is not None and state.leads)
        self._who.setVisible(seal is not None)
        self._proof.setVisible(seal is not None and state.proof is not None)
        if seal is None:
            return
        at = formats.moment(seal.at)
        desk = desk_words(seal.desk, state.here)
        self._who.set_value(f"{seal.officer_name}, {desk}\n{at}")
        self._digest.set_value(grouped_digest(seal.digest))
        if state.proof is not None:
            self._proof.setText(PROOFS[state.proof])
            self._proof.set_tone("late_ink" if state.proof is Proof.DIFFERS else "text2")
