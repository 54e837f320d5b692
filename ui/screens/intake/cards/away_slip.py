"""The paper in place of the slip: what it will say while it is typed, then its number."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_app.documents.legal.notices import Refusal, SupplementRequest
from desk_app.domain.sent_away import Answer
from ui import formats, theme
from ui.screens.intake.cards.fields import Scrolled
from ui.screens.intake.parts.sheet import IntakeState
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Rule, SlipCard
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row

_LEAST: Final = 200  # height of the middle below which the window must grow
_DASH: Final = "–"


class AwaySlip(SlipCard):
    confirmed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", "card_title", wrap=True)
        self._form = Label("", "small", tone="text2").beside("card_title")
        self._number = Label(self.tr("Số được cấp khi lập phiếu"), "small", tone="text2", wrap=True)
        self._words = _Words()
        head = column(row((self._title, 1), self._form), self._number, gap="xs")
        middle = panel(column(head, Rule(), self._words, REST, edge=("l", "m", "xs", "xs")))
        self.confirm = Button("", Kind.PRIMARY, key=Keys.CONFIRM)
        self.back = Button(self.tr("Quay lại"), caps=Keys.BACK.caps).sized("button_wide")
        foot = column(self.confirm, self.back, edge=("l", "s", "l", "l"))
        self.setLayout(column((Scrolled(middle, lambda: _LEAST), 1), foot, gap="none"))
        self.confirm.clicked.connect(self.confirmed)
        self.back.clicked.connect(self.left)
        self.hide()

    def show_state(self, state: IntakeState) -> None:
        asking = state.form.away.asking
        self.setVisible(asking is not None)
        if asking is None:
            return
        supplement = asking is Answer.SUPPLEMENT
        self._title.setText(
            self.tr("Phiếu yêu cầu bổ sung") if supplement else self.tr("Phiếu từ chối tiếp nhận")
        )
        self._form.setText(self.tr("Mẫu 02") if supplement else self.tr("Mẫu 03"))
        if not state.busy:
            self.confirm.set_busy()
            self.confirm.setText(
                self.tr("Yêu cầu bổ sung và in") if supplement else self.tr("Từ chối và in")
            )
        else:
            self.confirm.set_busy(self.tr("Đang lập phiếu"))
        if state.letter is not None:
            self._words.show_pieces(list(_pieces(state.letter)))


class DoneSlip(SlipCard):
    """The number of the paper just made, to be read aloud; it stays until the next visitor."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", "card_title", wrap=True)
        self._form = Label("", "small", tone="text2").beside("card_title")
        self._number = Label("", "figure")
        self._suffix = Label("", "person", tone="text2", wrap=True)
        self._who = Label("", "cell_strong", wrap=True)
        self._what = Label("", "cell", wrap=True)
        number = column(
            Label(self.tr("Số"), "small", tone="text2"),
            self._number,
            self._suffix,
            gap="label_above",
        )
        said = column(self._who, self._what, gap="xs")
        head = row((self._title, 1), self._form)
        next_one = Label(
            self.tr("Quét thẻ, gõ tên khách tiếp theo, hoặc bấm F2."),
            "small",
            tone="text2",
            wrap=True,
        )
        parts = (head, Rule(), number, Rule(), said, REST, next_one)
        self.setLayout(column(*parts, gap="m", edge=("l", "m")))
        self.hide()

    def show_state(self, state: IntakeState) -> None:
        away = state.done if state.form.away.asking is None else None
        self.setVisible(away is not None)
        if away is None:
            return
        supplement = away.answer is Answer.SUPPLEMENT
        self._title.setText(
            self.tr("Đã lập phiếu yêu cầu bổ sung")
            if supplement
            else self.tr("Đã lập phiếu từ chối")
        )
        self._form.setText(self.tr("Mẫu 02") if supplement else self.tr("Mẫu 03"))
        self._number.setText(str(away.number.number))
        self._suffix.setText(f"/{away.number.suffix}")
        self._who.setText(away.applicant.name)
        told = self.tr("{moment}: {n} nội dung phải bổ sung.") if supplement else "{moment}"
        self._what.setText(told.format(moment=formats.moment(away.at), n=len(away.contents)))


class _Words(QWidget):
    """Captions over what is said, as on the paper."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.size("space.s"))
        self._shown: Sequence[tuple[str, Sequence[str]]] = ()

    def show_pieces(self, pieces: Sequence[tuple[str, Sequence[str]]]) -> None:
        if pieces == self._shown:
            return
        self._shown = pieces
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for caption, said in pieces:
            told = [self._told(n, words, len(said)) for n, words in enumerate(said, start=1)]
            above = Label(caption, "small", tone="text2", wrap=True)
            self._lines.addWidget(panel(column(above, *told, gap="label_above")))

    def _told(self, number: int, words: str, of: int) -> QWidget:
        label = Label(words or _DASH, "cell", wrap=True)
        if of == 1:
            return label
        return panel(row(column(Label(str(number), "cell_strong"), REST), (label, 1)))


def _pieces(letter: SupplementRequest | Refusal) -> Iterator[tuple[str, Sequence[str]]]:
    """Captions of the form, with what stands behind them."""
    tr = QCoreApplication.translate
    yield tr("away", "Hồ sơ của"), (letter.applicant,)
    yield tr("away", "Nội dung yêu cầu giải quyết"), (letter.request,)
    if isinstance(letter, SupplementRequest):
        yield tr("away", "Yêu cầu hoàn thiện hồ sơ gồm"), letter.contents or ("",)
        yield tr("away", "Lý do"), (letter.reason,)
        yield tr("away", "Vướng mắc thì liên hệ"), (_contact(letter),)
    else:
        yield tr("away", "Không tiếp nhận, giải quyết, lý do"), (letter.reason,)
        yield tr("away", "Người tiếp nhận"), (letter.officer,)


def _contact(letter: SupplementRequest) -> str:
    return ", ".join(part for part in (letter.contact, letter.hotline) if part)
