"""The slip at the right: the receipt as it will be printed, while it is being made."""

from collections.abc import Sequence
from itertools import count
from textwrap import shorten
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desk_app.documents.due_in_words import due_in_words, shortening_in_words
from desk_app.documents.fee_in_words import charge_in_words, counted_in_words
from desk_app.documents.wording import NO_DATA
from desk_app.domain.dossier import ReturnWay
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.law.due import DayKind, DueMoment
from desk_app.domain.money.bill import Bill, Charge
from desk_app.domain.office_time import OFFICE_TIME, office_date
from desk_app.services.intake.prepare import Prepared
from ui import formats, theme
from ui.screens.intake.cards.fields import Scrolled, SideBySide
from ui.screens.intake.form.lacking import lacking_words
from ui.screens.intake.parts.sheet import IntakeState
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.day_strip import DayStrip, Part, StripDay
from ui.widgets.frames import Rule, SlipCard
from ui.widgets.labels import CodeLabel, Label, MoneyLine
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.segmented import Segmented

_LEAST: Final = 200  # height of the middle below which the window must grow
_DASH: Final = "–"
_TIED: Final = "\u00a0"  # a blank that no line breaks at
_SHORT: Final = 40  # letters of a remark on a fee that fits beside its name
_LONGEST_QUOTE: Final = 240  # letters of what is published on who is exempt
_PARTS: Final = {
    DayKind.RECEIVED: Part.RECEIVED,
    DayKind.OFF: Part.OFF,
    DayKind.COUNTED: Part.COUNTED,
    DayKind.DUE: Part.DUE,
}


class Slip(SlipCard):
    confirmed = Signal()
    went_on = Signal()  # receive it, and another procedure of the same visitor
    supplement_asked = Signal()  # the two other ways out, each with its paper
    refusal_asked = Signal()
    checklist_asked = Signal()  # the visitor came unprepared: nothing is received
    return_way_chosen = Signal(object)  # ReturnWay
    relief_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._top, self._due, self._money = _Top(), _Due(), _Money()
        self._missing, self.relief = _Missing(), self._money.relief
        self.ways = Segmented(self.tr("Nhận kết quả"), self._ways())
        self._way = panel(
            column(Label(self.tr("Nhận kết quả"), "small", tone="text2"), self.ways, gap="xs")
        )
        self.confirm = Button(self.tr("Tiếp nhận và in"), Kind.PRIMARY, key=Keys.CONFIRM)
        self._rule = Rule()
        middle = panel(
            column(
                self._top,
                Rule(),
                self._missing,
                self._due,
                Rule(),
                self._money,
                self._rule,
                self._way,
                REST,
                edge=("l", "m", "xs", "xs"),
            )
        )
        self.go_on = Button(self.tr("Nhận, thêm thủ tục"), key=Keys.GO_ON)
        self.supplement = Button(self.tr("Yêu cầu bổ sung"), key=Keys.SUPPLEMENT)
        self.refuse = Button(self.tr("Từ chối"), key=Keys.REFUSE)
        self.checklist = Button(self.tr("Hướng dẫn"), key=Keys.CHECKLIST)
        for button in (self.go_on, self.supplement):
            button.sized("button_wide")
        for button in (self.refuse, self.checklist):
            button.sized("button_wide", "button_small")
        aside = SideBySide(self.refuse, self.checklist)
        ways_out = (self.confirm, self.go_on, self.supplement, aside)
        foot = column(column(*ways_out, gap="xs"), edge=("l", "xs", "l", "m"))
        self._middle = Scrolled(middle, lambda: _LEAST)
        self.setLayout(column((self._middle, 1), foot, gap="none"))
        self.confirm.clicked.connect(self.confirmed)
        self.go_on.clicked.connect(self.went_on)
        self.supplement.clicked.connect(self.supplement_asked)
        self.refuse.clicked.connect(self.refusal_asked)
        self.relief.clicked.connect(self.relief_asked)
        self.checklist.clicked.connect(self.checklist_asked)
        self.ways.chosen.connect(self.return_way_chosen)

    def go_to_ways(self) -> None:
        """A low window scrolls what is focused into sight."""
        self.ways.setFocus()
        self._middle.ensureWidgetVisible(self.ways)

    def _ways(self) -> list[tuple[ReturnWay, str]]:
        return [
            (ReturnWay.COUNTER, self.tr("Tại quầy")),
            (ReturnWay.POST, self.tr("Bưu chính")),
            (ReturnWay.ELECTRONIC, self.tr("Điện tử")),
        ]

    def show_state(self, state: IntakeState) -> None:
        missing = state.missing
        self.setVisible(state.form.away.asking is None and state.done is None)
        self.confirm.set_filled(not missing)
        self.supplement.set_filled(bool(missing))
        self._top.show_state(state)
        self._missing.show_state(state)
        self._due.show_state(state)
        self._money.show_state(state)
        for part in (self._rule, self._way):
            part.setVisible(not missing)
        self.ways.set_value(state.form.return_way)
        self.confirm.set_busy(self.tr("Đang tiếp nhận") if state.busy else "")
        self.checklist.setEnabled(state.procedure is not None)
        self.go_on.setEnabled(state.procedure is not None and not state.busy)


class _Top(QWidget):
    """Title and number of the form, and the code to come; or how much is missing."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", "card_title", wrap=True)
        self._form = Label(self.tr("Mẫu 01"), "small", tone="text2").beside("card_title")
        self._code = CodeLabel("")
        self._expected = Label(self.tr("số dự kiến"), "small", tone="text2").beside("code")
        self._words = Label("", "small", tone="text2", wrap=True)
        title = row((self._title, 1), self._form)
        code = row(self._code, REST, self._expected, gap="none")
        self.setLayout(column(title, code, self._words, gap="xs"))

    def show_state(self, state: IntakeState) -> None:
        number, prepared = len(state.missing), state.prepared
        self._title.setText(
            self.tr("Còn thiếu {n} giấy tờ").format(n=number)
            if number
            else self.tr("Giấy tiếp nhận và hẹn trả")
        )
        self._form.setVisible(not number)
        used_up = prepared is not None and prepared.expected is None
        self._code.setVisible(not number and not used_up)
        self._expected.setVisible(not number and prepared is not None and not used_up)
        self._code.set_code(str(prepared.expected) if prepared and prepared.expected else _DASH)
        self._words.setVisible(bool(number) or used_up)
        self._words.setText(
            self.tr("Theo danh mục, nêu đủ trong một lần")
            if number
            else self.tr("Quầy đã dùng hết số của hôm nay")
        )


class _Missing(QWidget):
    """What is missing, in the words of the catalogue."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.size("space.s"))
        self._shown: tuple[str, ...] = ()
        self.hide()

    def show_state(self, state: IntakeState) -> None:
        self.setVisible(bool(state.missing))
        words = tuple(lacking_words(row.paper) for row in state.rows if row.missing and row.paper)
        if words == self._shown:
            return
        self._shown = words
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for n, text in enumerate(words, start=1):
            number = Label(str(n), "cell_strong")
            line = row(column(number, REST), (Label(text, "cell", wrap=True), 1))
            self._lines.addWidget(panel(line))
        self._lines.addWidget(Rule())


class _Due(QWidget):
    """The appointment, the counted days, and the reason in one sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._day = Label(_DASH, "due", tone="accent", wrap=True)
        self._hour = Label("", "button_mid", wrap=True)
        self._strip = DayStrip()
        self._why = Label("", "small", wrap=True)
        words = column(
            Label(self.tr("Hẹn trả"), "small", tone="text2"),
            self._day,
            self._hour,
            gap="label_above",
        )
        self.setLayout(column(words, self._strip, self._why, gap="s"))

    def show_state(self, state: IntakeState) -> None:
        prepared = state.prepared
        day, hour, why = self._words(state)
        known = prepared is not None and prepared.due.at is not None
        plain = bool(state.missing) or not known or state.limit_open
        self._day.setText(day)
        self._day.set_role("person" if plain else "due")
        self._day.set_tone("" if plain else "accent")
        self._hour.setText(hour)
        self._hour.setVisible(bool(hour))
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._why.set_tone("late_ink" if state.refusal else "")
        self._strip.show_days(() if plain or prepared is None else strip_days(prepared.due))

    def _words(self, state: IntakeState) -> tuple[str, str, str]:
        """Day, hour and reason."""
        prepared = state.prepared
        if state.refusal is not None:
            return _DASH, "", f"{state.refusal.title} {state.refusal.advice}"
        if prepared is None:
            return _DASH, "", ""
        if prepared.due.at is None or not prepared.limit_known or state.limit_open:
            return self._no_day(prepared, state)
        shown = prepared.shown or ShownDue(prepared.due.at)
        day = formats.long_day(office_date(shown.moment))
        why = due_in_words(prepared.due)
        if prepared.shortening is not None:
            why = f"{why} {shortening_in_words(prepared.shortening)}"
        if not state.missing:
            return day, self._hour_words(shown, state.form.return_way), why
        why = self.tr("Thời hạn chỉ tính từ lúc nhận đủ hồ sơ. Nếu đủ ngay bây giờ: {day}.")
        return self.tr("Chưa hẹn trả"), "", why.format(day=day)

    def _no_day(self, prepared: Prepared, state: IntakeState) -> tuple[str, str, str]:
        if state.limit_open:
            return self.tr("Chưa chọn thời hạn"), "", self.tr("Danh mục ghi nhiều thời hạn.")
        if not prepared.limit_known:
            return self.tr("Chưa có dữ liệu"), "", self._no_limit(state)
        return self.tr("Không hẹn ngày"), "", due_in_words(prepared.due)

    def _no_limit(self, state: IntakeState) -> str:
        words = self.tr("Danh mục chưa có thời hạn của thủ tục này.")
        stated = (
            state.procedure.stated_for(state.form.channel, state.form.case)
            if state.procedure
            else ""
        )
        return (
            f"{words} {self.tr('Danh mục ghi: “{words}”.').format(words=stated)}"
            if stated
            else words
        )

    def _hour_words(self, shown: ShownDue, way: ReturnWay) -> str:
        local = shown.moment.astimezone(OFFICE_TIME)
        where = {
            ReturnWay.COUNTER: self.tr("tại quầy"),
            ReturnWay.POST: self.tr("qua bưu chính"),
            ReturnWay.ELECTRONIC: self.tr("bản điện tử"),
        }[way]
        if shown.whole_day:
            return self.tr("trong ngày, {where}").format(where=where)
        return self.tr("trước {hour} giờ {minute:02d} phút, {where}").format(
            hour=local.hour, minute=local.minute, where=where
        )


class _Money(QWidget):
    """Fee lines and their sum; says plainly where the catalogue has no figure."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.size("space.xs"))
        self._total = MoneyLine("", 0, total=True)
        self._doubt = Label("", "small", tone="look", wrap=True)
        self._note = Label("", "small", tone="text2", wrap=True)
        self.relief = Button(self.tr("Miễn, giảm"), Kind.QUIET, key=Keys.RELIEF)
        self._relief_row = panel(row(REST, self.relief))
        foot = (self._total, self._doubt, self._note, self._relief_row)
        self.setLayout(column(self._lines, *foot, gap="xs"))
        self._shown: tuple[tuple[str, int | str], ...] = ()
        self._state: IntakeState | None = None

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._state is not None:
            self.show_state(self._state)  # a small window has room for the sum only

    def show_state(self, state: IntakeState) -> None:
        self._state = state
        bill = state.prepared.bill if state.prepared else None
        fees = _fee_lines(bill) if bill else ()
        total = 0 if state.missing or bill is None else bill.total
        title = self.tr("Phải thu hôm nay") if state.missing else self.tr("Thu khi tiếp nhận")
        self._total.show_sum(title, total)
        known = any(isinstance(amount, int) for _name, amount in fees)
        self._total.setVisible(bill is not None and (known or bool(state.missing)))
        self._note.setText(self._note_words(bill))
        self._doubt.setText(self._doubt_words(bill))
        self._doubt.setVisible(bool(self._doubt.text()) and not state.missing)
        self._note.setVisible(bool(self._note.text()) and not state.missing)
        self._relief_row.setVisible(bill is not None and bill.can_be_relieved and not state.missing)
        self._show_lines(() if state.missing or theme.worn().compact else fees)

    def _note_words(self, bill: Bill | None) -> str:
        if bill is None:
            return self.tr("Phí, lệ phí: –")
        if not bill.charges:
            return self.tr("Phí, lệ phí: chưa có dữ liệu trong danh mục")
        if not _fee_lines(bill):
            return self.tr("Không thu phí, lệ phí")
        if theme.worn().compact:
            return ""
        return " ".join(charge_in_words(c) for c in bill.charges if _has_a_story(c))

    def _doubt_words(self, bill: Bill | None) -> str:
        if bill is None:
            return ""
        told = list[str]()
        if bill.unproved:
            told.append(self._words_on_ground(bill.published_on_ground))
        if bill.unpriced and theme.worn().compact:  # their lines are not in sight
            told.append(self.tr("Có khoản chưa có dữ liệu về mức thu."))
        return " ".join(told)

    def _words_on_ground(self, published: str) -> str:
        """Published words only suggest: the officer judges, and types by what rule."""
        if not published:
            return self.tr("Danh mục không nêu đối tượng này: gõ căn cứ, giấy tờ.")
        said = shorten(published.rstrip(" .;"), _LONGEST_QUOTE, placeholder=" …")
        told = self.tr("Danh mục ghi “{said}”. Nếu đúng đối tượng, gõ căn cứ, giấy tờ.")
        return told.format(said=said)

    def _show_lines(self, fees: Sequence[tuple[str, int | str]]) -> None:
        if fees == self._shown:
            return
        self._shown = tuple(fees)
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for name, amount in fees:
            self._lines.addWidget(MoneyLine(name, amount))


def _fee_lines(bill: Bill) -> tuple[tuple[str, int | str], ...]:
    """What is asked for, with what was counted, and how much; free ones are left out."""
    return tuple(
        (_fee_words(charge), NO_DATA if charge.amount is None else charge.amount)
        for charge in bill.charges
        if charge.amount != 0 or charge.relief
    )


def _fee_words(charge: Charge) -> str:
    """With the published unit where that is short and nothing was counted."""
    line = charge.cost.line
    counted = counted_in_words(line.unit, charge.cost.counted)
    note = line.note if len(line.note) <= _SHORT else ""
    unit = f"({counted.replace(' ', _TIED)})" if counted else note
    return " ".join(part for part in (charge.name, unit) if part)


def _has_a_story(charge: Charge) -> bool:
    """A sum that cannot be seen from its price alone."""
    return charge.relief is not None or charge.cost.capped or len(charge.cost.bands) > 1


def strip_days(due: DueMoment) -> list[StripDay]:
    """The days of `due` for the strip; none where words say it better."""
    days = list(due.days())
    if len(days) < 2 or any(day.kind not in _PARTS for day in days):  # noqa: PLR2004  # one day
        return []
    number = count(1)
    return [
        StripDay(
            day.day,
            _PARTS[day.kind],
            next(number) if day.kind is DayKind.COUNTED else 0,
        )
        for day in days
    ]
