"""The slip at the right: the receipt as it will be printed, while it is being made."""

from itertools import count
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desk_app.documents.due_in_words import due_in_words, legs_in_words, shortening_in_words
from desk_app.domain.dossier import ReturnWay
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.law.deadline.start import OUTSIDE_HOURS
from desk_app.domain.law.due import DayKind, DueMoment
from desk_app.domain.office_time import OFFICE_TIME, office_date
from desk_app.services.intake.prepare import Prepared
from desk_app.services.return_.five_on_the_spot import is_for_the_spot
from ui import formats, theme
from ui.screens.intake.cards.fields import Scrolled, SideBySide
from ui.screens.intake.cards.slip_money import SlipMoney
from ui.screens.intake.form.lacking import lacking_words
from ui.screens.intake.parts.sheet import IntakeState
from ui.shortcuts import Keys, bind
from ui.widgets.button import Button, Kind
from ui.widgets.day_strip import DayStrip, Part, StripDay
from ui.widgets.frames import Rule, SlipCard
from ui.widgets.labels import CodeLabel, Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.segmented import Segmented

_LEAST: Final = 200  # height of the middle below which the window must grow, the sums with it
_LEAST_LOW: Final = 140  # in a low window, where a further way out takes a row
_DASH: Final = "–"
_PARTS: Final = {
    DayKind.RECEIVED: Part.RECEIVED,
    DayKind.OFF: Part.OFF,
    DayKind.COUNTED: Part.COUNTED,
    DayKind.DUE: Part.DUE,
}


class Slip(SlipCard):
    confirmed = Signal()
    on_the_spot = Signal()  # receive it, and hand out its result at once
    went_on = Signal()  # receive it, and another procedure of the same visitor
    supplement_asked = Signal()  # the two other ways out, each with its paper
    refusal_asked = Signal()
    checklist_asked = Signal()  # the visitor came unprepared: nothing is received
    return_way_chosen = Signal(object)  # ReturnWay
    relief_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.leads = False  # whoever sits here may hand out any result at once
        self._top, self._due, self._money = _Top(), _Due(), SlipMoney()
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
                REST,
                edge=("l", "m", "xs", "xs"),
            )
        )
        self._lay_out(middle)
        self.confirm.clicked.connect(self.confirmed)
        self.at_once.clicked.connect(self.on_the_spot)
        self.go_on.clicked.connect(self.went_on)
        self.supplement.clicked.connect(self.supplement_asked)
        self.refuse.clicked.connect(self.refusal_asked)
        self.relief.clicked.connect(self.relief_asked)
        self.checklist.clicked.connect(self.checklist_asked)
        self.ways.chosen.connect(self.return_way_chosen)

    def _lay_out(self, middle: QWidget) -> None:
        """How the result is given out and the ways out stay in sight, whatever stands above."""
        self.go_on = Button(self.tr("Nhận, thêm"), key=Keys.GO_ON)
        self.go_on.setAccessibleName(self.tr("Nhận, thêm thủ tục của khách này"))
        self.supplement = Button(self.tr("Bổ sung"), key=Keys.SUPPLEMENT)
        self.supplement.setAccessibleName(self.tr("Yêu cầu bổ sung"))
        self.refuse = Button(self.tr("Từ chối"), key=Keys.REFUSE)
        self.checklist = Button(self.tr("Hướng dẫn"), key=Keys.CHECKLIST)
        self.at_once = Button(self.tr("Nhận và trả ngay"), key=Keys.ON_THE_SPOT)
        self.at_once.sized("button_wide")
        for button in (self.go_on, self.supplement, self.refuse, self.checklist):
            button.sized("button_wide", "button_small")
        # While papers are missing the key of the filled button is that of the paper.
        self._confirm_asks = bind(Keys.CONFIRM, self.supplement, self.supplement.click)
        self._confirm_asks.setEnabled(False)
        lacking = SideBySide(self.supplement, self.checklist)
        others = SideBySide(self.go_on, self.refuse)
        way = panel(column(self._rule, self._way, gap="xs", edge=("m", "none", "none", "xs")))
        self._low = Scrolled(way, lambda: way.sizeHint().height())
        self._low.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # The narrower edge gives each pair the room to stand side by side.
        foot = column(
            self.confirm, self.at_once, lacking, others, gap="xs", edge=("m", "xs", "m", "m")
        )
        above = Scrolled(middle, self._least)
        self.setLayout(column((above, 1), self._money.sums, self._low, foot, gap="none"))

    def _least(self) -> int:
        low = theme.worn().compact and self.at_once.isVisibleTo(self)
        sums = self._money.sums
        seen = sums.sizeHint().height() if sums.isVisibleTo(self) else 0
        return (_LEAST_LOW if low else _LEAST) - seen

    def go_to_ways(self) -> None:
        """Where typing goes on after the last paper."""
        self.ways.setFocus()

    def _ways(self) -> list[tuple[ReturnWay, str]]:
        return [
            (ReturnWay.COUNTER, self.tr("Tại quầy")),
            (ReturnWay.POST, self.tr("Bưu chính")),
            (ReturnWay.ELECTRONIC, self.tr("Điện tử")),
        ]

    def show_state(self, state: IntakeState) -> None:
        missing = state.missing
        self.setVisible(state.form.away.asking is None and state.done is None)
        self._fill(missing=bool(missing), busy=state.busy)
        self._top.show_state(state)
        self._missing.show_state(state)
        self._due.show_state(state)
        self._money.show_state(state)
        self._low.setVisible(not missing)
        self.ways.set_value(state.form.return_way)
        self.confirm.set_busy(self.tr("Đang tiếp nhận") if state.busy else "")
        if not state.busy:
            visit = self.tr("In cả lượt ({n} hồ sơ)").format(n=len(state.waiting))
            self.confirm.setText(visit if state.ends_visit else self.tr("Tiếp nhận và in"))
        procedure = state.procedure
        spot = procedure is not None and (self.leads or is_for_the_spot(procedure))
        self.at_once.setVisible(spot and not missing)
        self.at_once.setEnabled(not state.busy and not state.ends_visit)
        self.checklist.setEnabled(state.procedure is not None)
        self.go_on.setEnabled(state.procedure is not None and not state.busy and not missing)

    def _fill(self, *, missing: bool, busy: bool) -> None:
        """One filled button, and Ctrl+Enter is its key: the paper's while papers are missing."""
        self.confirm.set_filled(not missing)
        self.confirm.setEnabled(not missing)
        self.supplement.set_filled(missing)
        self.supplement.set_caps((Keys.CONFIRM if missing else Keys.SUPPLEMENT).caps)
        self._confirm_asks.setEnabled(missing and not busy)


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
        told = list[str]()
        if number:
            told.append(self.tr("Theo danh mục, nêu đủ trong một lần"))
        elif used_up:
            told.append(self.tr("Quầy đã dùng hết số của hôm nay"))
        if state.waiting:
            codes = ", ".join(state.waiting)
            told.append(self.tr("Chờ in khi hết lượt: {codes}").format(codes=codes))
        self._words.setVisible(bool(told))
        self._words.setText("\n".join(told))


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
        if prepared.legs is not None:
            why = f"{why}\n{legs_in_words(prepared.legs)}"
        if not state.missing:
            hour = self._hour_words(shown, prepared.due, state.form.return_way)
            return day, hour, why
        why = self.tr("Thời hạn chỉ tính từ lúc nhận đủ hồ sơ. Nếu đủ ngay bây giờ: {day}.")
        return self.tr("Chưa hẹn trả"), "", why.format(day=day)

    def _no_day(self, prepared: Prepared, state: IntakeState) -> tuple[str, str, str]:
        if state.limit_open:
            return self.tr("Chưa chọn thời hạn"), "", self.tr("Danh mục ghi nhiều thời hạn.")
        if not prepared.limit_known:
            said = due_in_words(prepared.due)
            return self.tr("Chưa hẹn trả"), "", self._no_limit(said, state)
        return self.tr("Không hẹn ngày"), "", due_in_words(prepared.due)

    def _no_limit(self, words: str, state: IntakeState) -> str:
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

    def _hour_words(self, shown: ShownDue, due: DueMoment, way: ReturnWay) -> str:
        local = shown.moment.astimezone(OFFICE_TIME)
        where = {
            ReturnWay.COUNTER: self.tr("tại quầy"),
            ReturnWay.POST: self.tr("rồi gửi bưu chính"),
            ReturnWay.ELECTRONIC: self.tr("bản điện tử"),
        }[way]
        if shown.whole_day:
            return self.tr("trong ngày, {where}").format(where=where)
        said = self.tr("trước {hour} giờ {minute:02d} phút, {where}")
        if _at_opening(shown, due):  # nobody can come before
            said = self.tr("lúc {hour} giờ {minute:02d} phút, ngay đầu buổi, {where}")
        return said.format(hour=local.hour, minute=local.minute, where=where)


def _at_opening(shown: ShownDue, due: DueMoment) -> bool:
    """It was received outside hours: the clock began when the office opened, and so it ends."""
    if due.counted_from is None or OUTSIDE_HOURS.isdisjoint(due.reasons):
        return False
    began, ends = (each.astimezone(OFFICE_TIME) for each in (due.counted_from, shown.moment))
    return began.time() == ends.time()


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
