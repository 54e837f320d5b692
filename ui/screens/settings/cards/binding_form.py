"""The printer of one form: which, on what, how often, and a trial page."""

import re
from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desk_app.documents.kinds import Kind
from desk_app.documents.printing.dots import HEADS
from desk_app.domain.officer import Officer
from ui import theme
from ui.printing.bindings import MOST_COPIES, paper_words
from ui.printing.orders import PrintTarget
from ui.screens.settings.cards.section import reason, say_reason
from ui.screens.settings.parts.printers import PrintersState
from ui.seat.work_words import work_words
from ui.shortcuts import Keys
from ui.widgets.button import Button
from ui.widgets.choices import Combo
from ui.widgets.frames import Scrolled
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, Item, column, row
from ui.widgets.segmented import Segmented

translate = QCoreApplication.translate

_NUMBERED: Final = re.compile(r"(?:tray|cassette|khay)_?(\d)")


class BindingForm(QWidget):
    bound = Signal(object)  # PrintTarget
    trial_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target = PrintTarget()
        self.title = Label("", "card_title", wrap=True)
        self.printer = Combo(translate("settings", "Máy in"))
        self.fallback = Combo(translate("settings", "Máy in dự phòng"))
        self.paper = Combo(translate("settings", "Khổ giấy"))
        self.tray = Combo(translate("settings", "Khay giấy"))
        for narrow in (self.paper, self.tray):
            narrow.setMinimumContentsLength(7)  # two of them share the width
        copies = [(n, str(n)) for n in range(1, MOST_COPIES + 1)]
        self.copies = Segmented(translate("settings", "Số bản"), copies)
        heads = [(dpi, str(dpi)) for dpi in HEADS]
        self.dpi = Segmented(translate("settings", "Độ phân giải (dpi)"), heads)
        self._why_not = reason()
        self.trial = Button(translate("settings", "In thử"), key=Keys.PRINT)
        self.told = Label("", "small_strong", wrap=True)
        self.advice = Label("", "small", tone="text2", wrap=True)
        fields = (
            _captioned(self.printer),
            _captioned(self.fallback),
            row((_captioned(self.paper), 1), (_captioned(self.tray), 1)),
            _captioned(self.copies),
            _captioned(self.dpi),
        )
        self._scrolled = Scrolled(
            column(self.title, self._why_not, *fields, REST, edge=("xs", "none", "xs", "xs"))
        )
        below = column(self.trial, self.told, self.advice, edge=("xs",))
        self.setLayout(column((self._scrolled, 1), below, gap="none"))
        self.setFixedWidth(theme.size("width.login_left"))
        for chosen in (self.printer, self.fallback, self.paper, self.tray, self.copies, self.dpi):
            chosen.chosen.connect(self._tell)
        self.trial.clicked.connect(self.trial_asked)

    def render_state(self, state: PrintersState, form: Kind) -> None:
        target = self._target = state.target
        self.title.setText(form.title)
        names = state.names
        none = translate("settings", "Không – lưu tệp PDF và xem")
        _offer(self.printer, _printers(names, target.printer, none), target.printer)
        no_other = translate("settings", "Không có")
        others = None if names is None else [name for name in names if name != target.printer]
        _offer(self.fallback, _printers(others, target.fallback, no_other), target.fallback)
        _offer(self.paper, [(paper, paper_words(paper)) for paper in form.files], target.media)
        _offer(self.tray, _trays(state), target.tray)
        self.copies.set_value(target.copies)
        self.dpi.set_value(target.dpi)
        to_printer = bool(target.printer)
        for chooser in (self.printer, self.paper):
            chooser.setEnabled(state.may_bind)
        for field in (self.fallback, self.tray, self.copies, self.dpi):
            field.setEnabled(to_printer and state.may_bind)
        say_reason(self._why_not, "" if state.may_bind else _whom_to_ask(state.ask))
        self.trial.setEnabled(to_printer or state.busy)
        self.trial.set_busy(translate("settings", "Đang in thử") if state.busy else "")
        self._say(state)
        self._scrolled.updateGeometry()

    def _say(self, state: PrintersState) -> None:
        told = state.told
        self.told.setText(told.title if told else "")
        self.told.set_tone(told.tone if told else "")
        self.told.setVisible(bool(told))
        how = translate("settings", "Trang in thử có khung, thước và mã: đo và quét được là tốt.")
        self.advice.setText(told.advice if told else how)

    def _tell(self, _value: object) -> None:
        copies, dpi = self.copies.value, self.dpi.value
        self.bound.emit(
            replace(
                self._target,
                printer=_text(self.printer.value),
                fallback=_text(self.fallback.value),
                media=_text(self.paper.value),
                tray=_text(self.tray.value),
                copies=copies if isinstance(copies, int) else 1,
                dpi=dpi if isinstance(dpi, int) else HEADS[0],
            )
        )


def _captioned(field: Combo | Segmented) -> Item:
    label = Label(field.accessibleName(), "button_small")
    label.setBuddy(field)
    return column(label, field, gap="xs")


def _offer(combo: Combo, choices: Sequence[tuple[Hashable, str]], value: str) -> None:
    combo.offer(choices)
    combo.set_value(value)


def _printers(names: Sequence[str] | None, bound: str, none: str) -> list[tuple[Hashable, str]]:
    """A printer that is bound stays on offer, with a word, when it is not to be seen."""
    offered: list[tuple[Hashable, str]] = [("", none)]
    offered += [(name, name) for name in names or ()]
    if bound and bound not in (names or ()):
        gone = (
            translate("settings", "{name} – đang tìm…")
            if names is None
            else translate("settings", "{name} – không thấy")
        )
        offered.append((bound, gone.format(name=bound)))
    return offered


def _trays(state: PrintersState) -> list[tuple[Hashable, str]]:
    target = state.target
    found = state.trays.get(target.printer, ())
    bound = [target.tray] if target.tray and target.tray not in found else []
    own = translate("settings", "Theo máy in")
    return [("", own), *((tray, tray_words(tray)) for tray in (*found, *bound))]


def tray_words(tray: str) -> str:
    """A tray by the name printers give it, in the words of the office; others as they are."""
    words = {
        "auto": translate("settings", "Tự chọn"),
        "upper": translate("settings", "Khay trên"),
        "middle": translate("settings", "Khay giữa"),
        "lower": translate("settings", "Khay dưới"),
        "largecapacity": translate("settings", "Khay lớn"),
        "manual": translate("settings", "Đưa giấy tay"),
        "envelope": translate("settings", "Khay phong bì"),
        "rear": translate("settings", "Khay sau"),
        "multipurpose": translate("settings", "Khay đa năng"),
        "mptray": translate("settings", "Khay đa năng"),
    }
    plain = tray.lower().replace("-", "")
    if (numbered := _NUMBERED.fullmatch(plain)) is not None:
        return translate("settings", "Khay {n}").format(n=numbered[1])
    return words.get(plain, tray)


def _whom_to_ask(able: Sequence[Officer]) -> str:
    names = ", ".join(f"{each.name} ({work_words(each)})" for each in able)
    said = translate("settings", "Chỉ quản trị và lãnh đạo đổi được máy in của quầy.")
    return f"{said} {translate('settings', 'Nhờ: {names}.').format(names=names)}" if names else said


def _text(value: Hashable) -> str:
    return value if isinstance(value, str) else ""
