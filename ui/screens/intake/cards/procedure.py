"""The procedure card: type-ahead, case, channel, time limit, and a possible duplicate."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from typing_extensions import override

from db.queries.rows import DossierLine
from desk_app.documents.due_in_words import limit_in_words
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.office_time import office_date
from ui import formats, theme
from ui.screens.intake.cards.fields import (
    ColumnLabel,
    FormCombo,
    FormField,
    Wording,
    labelled,
    row_label,
    that_fits,
)
from ui.screens.intake.cards.money import MoneyRows
from ui.screens.intake.form.form import may_be_elsewhere
from ui.screens.intake.form.remarks import Remark
from ui.screens.intake.parts.sheet import IntakeState
from ui.shortcuts import Keys
from ui.widgets.bars import HintBar
from ui.widgets.button import Button, Kind
from ui.widgets.field import COMES_BACK
from ui.widgets.frames import Card
from ui.widgets.labels import Label
from ui.widgets.layouts import column, panel, row
from ui.widgets.segmented import Segmented
from ui.widgets.type_ahead import Suggestion, TypeAhead

_ENTERS: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_CASE_LINES: Final = 2  # of a case whose name is longer than its box
_AND_SO_ON: Final = " …"
_NAME_LINES: Final = 4  # of a procedure whose name is longer than its field


class ProcedureField(FormField):
    """Names a procedure once one is chosen; an empty one asks for the recent ones."""

    recent_asked = Signal()
    entered = Signal()  # Enter without a list to choose from

    def __init__(self, name: str, hint: str) -> None:
        super().__init__(name, hint)
        self.returnPressed.disconnect()  # what Enter means here the presenter says
        self.returnPressed.connect(self.entered)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in COMES_BACK:
            self.selectAll()
            if not self.text():
                self.recent_asked.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.text():
            self.recent_asked.emit()
            return
        if event.key() in _ENTERS and event.isAutoRepeat():
            event.accept()  # held since another field: it takes no procedure
            return
        super().keyPressEvent(event)


class ChoiceField(FormCombo):
    """Enter goes on to what is asked next."""

    entered = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTERS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.accept()
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class ProcedureCard(Card):
    sought = Signal(str)
    recent_asked = Signal()
    entered = Signal()
    chosen = Signal(object)  # Procedure
    case_chosen = Signal(object)  # str
    case_entered = Signal()
    limit_entered = Signal()
    channel_chosen = Signal(object)  # Channel
    limit_chosen = Signal(object)  # Limit | None
    competent_typed = Signal(str)
    duplicate_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = ProcedureField(
            self.tr("Thủ tục"), self.tr("Tên không cần dấu, hoặc mã thủ tục")
        )
        self.ahead = TypeAhead(self.field)
        self._whole = Wording(_NAME_LINES)
        self._nothing = Label("", "note", tone="look", wrap=True)
        self.open = Button("", Kind.QUIET, key=Keys.OPEN_DUPLICATE)
        self._hint = HintBar(self.tr("Có thể trùng:"), "", self.open)
        self.case = ChoiceField(self.tr("Trường hợp"))
        self.limit = ChoiceField(self.tr("Thời hạn"))
        self._whole_case = Wording(_CASE_LINES)
        self._case_row = panel(labelled("", self._whole_case))
        self._case_label = ColumnLabel("", self.case)
        self._one_case = Label("", "small", tone="text2")
        self.channel = Segmented(self.tr("Kênh"), self._channels())
        self.competent = FormField(
            self.tr("Cơ quan giải quyết"), self.tr("Để trống khi đơn vị này giải quyết")
        )
        self.money = MoneyRows()
        self._offered: tuple[object, ...] = ()
        self._title = ""
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for label in (self._whole, self._nothing, self._hint):
            label.hide()
        self._hint_row = panel(labelled("", self._hint))
        self._limit_row = panel(labelled(self.tr("Thời hạn"), self.limit))
        self._competent_row = panel(labelled(self.tr("Giải quyết"), self.competent))
        self._competent_row.hide()
        beside = row(
            self._case_label,
            (self.case, 1),
            (self._one_case, 1),
            "l",
            row_label(self.tr("Kênh"), self.channel),
            "s",
            self.channel,
            gap="none",
        )
        said = panel(column(self._whole, self._nothing, gap="xs"))
        self._said = panel(labelled("", said))
        named = column(labelled(self.tr("Thủ tục"), self.field), self._said, gap="xs")
        self.setLayout(
            column(
                named,
                self._hint_row,
                beside,
                self._case_row,
                self._limit_row,
                self._competent_row,
                self.money,
                edge=("l", "m"),
            )
        )

    def _connect(self) -> None:
        self.ahead.asked.connect(self.sought)
        self.ahead.chosen.connect(lambda suggestion: self.chosen.emit(suggestion.payload))
        self.field.recent_asked.connect(self.recent_asked)
        self.field.entered.connect(self.entered)
        self.case.chosen.connect(self.case_chosen)
        self.case.entered.connect(self.case_entered)
        self.limit.entered.connect(self.limit_entered)
        self.limit.chosen.connect(self.limit_chosen)
        self.channel.chosen.connect(self.channel_chosen)
        self.competent.textEdited.connect(self.competent_typed)
        self.open.clicked.connect(self.duplicate_asked)

    def _channels(self) -> list[tuple[Channel, str]]:
        return [
            (Channel.DIRECT, self.tr("Trực tiếp")),
            (Channel.ONLINE, self.tr("Trực tuyến")),
            (Channel.POST, self.tr("Bưu chính")),
        ]

    def offer(self, typed: str, found: Sequence[Procedure], by: str = "") -> None:
        """Show what fits `typed`, or the words `by`, unless something else is typed by now."""
        self.ahead.offer(typed, [_suggestion(procedure) for procedure in found], by)

    def show_state(self, state: IntakeState) -> None:
        form, procedure = state.form, state.procedure
        self._title = procedure.name if procedure else ""
        if procedure is None:
            self.field.show_text(form.sought)
        self.field.set_tail(form.procedure)
        self.field.set_weight(theme.STRONG if form.procedure else theme.REGULAR)
        self.field.setReadOnly(state.busy)
        self._nothing.setVisible(state.nothing_found)
        self._nothing.setText(self.tr("Không có thủ tục nào khớp: bớt chữ, hoặc gõ mã."))
        self._fit_title()
        self.field.show_remark(Remark(state.refusal.title, wrong=True) if state.refusal else None)
        self._show_choices(state)
        self.channel.set_value(form.channel)
        self._competent_row.setVisible(may_be_elsewhere(procedure))
        self.competent.show_text(form.competent)
        self.competent.setReadOnly(state.busy)
        self._show_duplicate(state.duplicate, state.today)
        self.money.show_state(state)

    def _show_choices(self, state: IntakeState) -> None:
        """Cases and limits; the lists are made anew only when they are others."""
        form, procedure = state.form, state.procedure
        cases = [case.name for case in procedure.cases] if procedure else []
        limits = procedure.limits_for(form.channel, form.case) if procedure else ()
        if self._offered != (procedure and procedure.code, form.channel):
            self._offered = (procedure and procedure.code, form.channel)
            self.case.offer([(name, name or self.tr("Trường hợp chung")) for name in cases])
            words = [(limit, limit_in_words(limit)) for limit in limits]
            self.limit.offer([(None, self.tr("Chọn thời hạn")), *words])
        several = len(cases) > 1
        self.case.setVisible(several)
        self._one_case.setVisible(not several)
        self._case_label.setText(self.tr("Trường hợp") if procedure else "")
        self._one_case.setText(self.tr("không chia trường hợp") if procedure else "")
        if several and form.case in cases:
            self.case.set_value(form.case)
        self._fit_case()
        self._limit_row.setVisible(len(limits) > 1)
        if form.limit is None or form.limit in limits:
            self.limit.set_value(form.limit)

    def _show_duplicate(self, line: DossierLine | None, today: date) -> None:
        self._hint_row.setVisible(line is not None)
        self._hint.setVisible(line is not None)
        if line is None:
            return
        days = (today - office_date(line.received_at)).days
        when = self.tr("{n} ngày trước").format(n=days) if days > 0 else self.tr("hôm nay")
        self._hint.say(
            self.tr("Có thể trùng:"),
            self.tr("cùng người, cùng thủ tục, {when}").format(when=when),
        )
        self.open.setText(
            self.tr("Mở hồ sơ {serial}").format(serial=formats.split_code(line.code)[1])
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_title()
        self._fit_case()

    def _fit_case(self) -> None:
        several = self.case.count() > 1
        self._whole_case.say(self.case.currentText() if several else "")
        self._case_row.setVisible(several and self.case.is_abridged)

    def _fit_title(self) -> None:
        """A name too long for the field ends there with a whole word, and stands below in full."""
        if not self._title:
            self._whole.hide()
            self._said.setVisible(not self._nothing.isHidden())
            return
        margins = self.field.textMargins()
        room = self.field.width() - margins.left() - margins.right() - 2 * theme.size("space.m")
        font = theme.font("base", theme.STRONG)
        shown = that_fits(self._title, room, font)
        if shown != self._title:  # and says so
            room -= QFontMetrics(font).horizontalAdvance(_AND_SO_ON)
            shown = f"{that_fits(self._title, room, font)}{_AND_SO_ON}"
        self.field.show_text(shown)
        self._whole.say(self._title)
        self._whole.setVisible(shown != self._title)
        self._said.setVisible(shown != self._title)


def _suggestion(procedure: Procedure) -> Suggestion:
    limit = procedure.limit_for(Channel.DIRECT)
    detail = limit_in_words(limit) if limit else ""
    return Suggestion(procedure.label, detail, procedure.code, procedure)
