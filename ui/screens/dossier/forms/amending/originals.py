"""Originals: which of them the office keeps on loan, and which go back to the citizen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any
from uuid import uuid4

from PySide6.QtWidgets import QWidget

from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Dossier, PaperKind
from desk_app.domain.handling.originals import LentPaper
from desk_app.domain.officer import Officer
from desk_app.services.return_.originals import MoveOriginals
from desk_app.wiring.office import Office
from ui.screens.dossier.forms.amending.ticks import PaperTicks
from ui.screens.dossier.forms.fields import WordsBox, wanting
from ui.screens.dossier.forms.form import About, StepForm
from ui.widgets.labels import Label
from ui.widgets.segmented import Segmented


class _Way(Enum):
    KEEP = "keep"
    GIVE_BACK = "give_back"


@dataclass(frozen=True, slots=True)
class Moved:
    """The order of this form: the same words for both ways."""

    order: MoveOriginals
    back: bool


class OriginalsForm(StepForm):
    def __init__(self, about: About) -> None:
        super().__init__(about)
        self._key = uuid4()
        here = about.dossier.citizen.originals_here
        self.way = Segmented(
            self.tr("Việc với bản chính"),
            [(_Way.KEEP, self.tr("Giữ lại")), (_Way.GIVE_BACK, self.tr("Trao trả"))],
        )
        self.way.set_value(_Way.GIVE_BACK if here else _Way.KEEP)
        self.way.setVisible(about.dossier.may(kinds.ORIGINALS_LENT))  # voided: they only go back
        self.papers = PaperTicks(after=self.way.findChildren(QWidget)[-1])
        self.other = WordsBox(self.tr("Giấy tờ khác"), self.tr("tên, nếu không có ở trên"))
        self.person = WordsBox(self.tr("Người giao, người nhận lại"), marks=True)
        self.person.show_words(about.dossier.hands_in.name)
        self.note = WordsBox(self.tr("Ghi chú"), self.tr("để làm gì, đến bao giờ"))
        self._nothing = Label("", "small", tone="look", wrap=True)
        self.fill(
            self.tr("Bản chính của người dân"),
            self.tr("Ghi"),
            self.way,
            self._nothing,
            self.papers,
            self.other,
            self.person,
            self.note,
        )
        self.way.chosen.connect(lambda _way: self._turn())
        self._turn()

    @property
    def _back(self) -> bool:
        return self.way.value is _Way.GIVE_BACK

    def first_place(self) -> QWidget:
        return self.papers.first_place() or (self.person.box if self._back else self.other.box)

    def order(self) -> object | None:
        papers = [each for each in self.papers.ticked if isinstance(each, LentPaper)]
        other = "" if self._back else self.other.words()
        if other:
            papers.append(LentPaper(other))
        none = self.tr("Chọn ít nhất một giấy tờ.") if not papers else ""
        self._say(none)
        if none:
            self.first_place().setFocus()
            return None
        if wanting([(self.person, self.tr("Ghi họ tên người giao, người nhận lại."))]):
            return None
        order = MoveOriginals(
            dossier=self.about.dossier.id,
            key=self._key,
            papers=papers,
            person=self.person.words(),
            note=self.note.words(),
        )
        return Moved(order, back=self._back)

    def _turn(self) -> None:
        """Show what can be kept, or what can go back."""
        dossier = self.about.dossier
        here = dossier.citizen.originals_here
        lines: Sequence[tuple[object, str, bool]]
        if self._back:
            lines = [(paper, counted(paper), True) for paper in here]
            self._say("" if here else self.tr("Quầy không giữ bản chính nào của hồ sơ này."))
        else:
            handed_in = [p for p in dossier.papers if p.kind is not PaperKind.ELECTRONIC]
            offered = [LentPaper(paper.name, paper.count) for paper in handed_in]
            lines = [(paper, counted(paper), False) for paper in offered]
            self._say("")
        self.papers.offer(lines)
        for box in (self.other, self.note):
            box.setVisible(not self._back)

    def _say(self, sentence: str) -> None:
        self._nothing.setText(sentence)
        self._nothing.setVisible(bool(sentence))


def move_originals(office: Office) -> Callable[[Any, Officer], Dossier]:
    """The use case an order of this form belongs to."""

    def move(moved: Moved, officer: Officer) -> Dossier:
        desk = office.amending
        act = desk.give_originals_back if moved.back else desk.lend_originals
        return act(moved.order, officer)

    return move


def counted(paper: LentPaper) -> str:
    """``Giấy khai sinh (2)``"""
    return f"{paper.name} ({paper.count})" if paper.count > 1 else paper.name
