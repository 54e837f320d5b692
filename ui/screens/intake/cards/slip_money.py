"""The money of the slip: what is asked for, the sum, and where the catalogue has no figure."""

from collections.abc import Sequence
from textwrap import shorten
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desk_app.documents.fee_in_words import charge_in_words, counted_in_words
from desk_app.documents.wording import NO_DATA
from desk_app.domain.law.fees import FeeMoment
from desk_app.domain.money.bill import Bill, Charge
from ui import theme
from ui.screens.intake.parts.sheet import IntakeState
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.labels import Label, MoneyLine
from ui.widgets.layouts import REST, column, panel, row

_TIED: Final = "\u00a0"  # a blank that no line breaks at
_SHORT: Final = 40  # letters of a remark on a fee that fits beside its name
_LONGEST_QUOTE: Final = 240  # letters of what is published on who is exempt


class SlipMoney(QWidget):
    """Fee lines and their sum; says plainly where the catalogue has no figure."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout()
        self._made: list[MoneyLine] = []  # as many as one dossier ever needed
        self._lines.setSpacing(theme.size("space.xs"))
        self._total = MoneyLine("", 0, total=True)
        self._later = MoneyLine(self.tr("Thu khi trả kết quả"), 0)
        self._doubt = Label("", "small", tone="look", wrap=True)
        self._note = Label("", "small", tone="text2", wrap=True)
        self.relief = Button(self.tr("Miễn, giảm"), Kind.QUIET, key=Keys.RELIEF)
        self._relief_row = panel(row(REST, self.relief))
        foot = (self._doubt, self._note, self._relief_row)
        self.setLayout(column(self._lines, *foot, gap="xs"))
        # Stands apart: what is to be collected is seen whole, whatever scrolls above it.
        self.sums = panel(column(self._total, self._later, gap="xs", edge=("l", "xs", "l", "xs")))
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
        total = 0 if state.missing or bill is None else bill.total_before
        later = 0 if state.missing or bill is None else bill.total_after
        title = self.tr("Phải thu hôm nay") if state.missing else self.tr("Thu khi tiếp nhận")
        self._total.show_sum(title, total)
        known = any(isinstance(amount, int) for _name, amount in fees)
        self._total.setVisible(bill is not None and (known or bool(state.missing)))
        self._later.show_sum(self.tr("Thu khi trả kết quả"), later)
        self._later.setVisible(later > 0)
        self.sums.setVisible(not self._total.isHidden() or later > 0)
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
        while len(self._made) < len(fees):  # making one is dear, so they stay for the next dossier
            self._made.append(MoneyLine())
            self._lines.addWidget(self._made[-1])
        for line, (name, amount) in zip(self._made, fees, strict=False):
            line.show_sum(name, amount)
        for n, line in enumerate(self._made):
            line.setVisible(n < len(fees))


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
    later = charge.moment is FeeMoment.AFTER and charge.amount != 0
    when = QCoreApplication.translate("intake", "· thu sau").replace(" ", _TIED) if later else ""
    return " ".join(part for part in (charge.name, unit, when) if part)


def _has_a_story(charge: Charge) -> bool:
    """A sum that cannot be seen from its price alone."""
    return charge.relief is not None or charge.cost.capped or len(charge.cost.bands) > 1
