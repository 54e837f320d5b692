"""What another agency did with its part: sent there, arrived, a leg begun or ended."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desk_app.documents.due_in_words import limit_in_words
from desk_app.domain.acts.steps.elsewhere import Part, next_leg, next_part, running_leg
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.elsewhere import DossierLeg
from desk_app.domain.officer import Officer
from desk_app.services.elsewhere.competent_unit import CompetentHasIt, Forward
from desk_app.services.elsewhere.legs import BeginLeg, EndLeg
from desk_app.wiring.office import Office
from ui import formats
from ui.dossiers import words
from ui.screens.dossier.forms.form import About, StepForm, captioned, words_of
from ui.widgets.field import Field
from ui.widgets.labels import Label

translate = QCoreApplication.translate


class AgencyForm(StepForm):
    """One form for what comes next; it is made for the dossier as it stood."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        self._part = next_part(about.dossier)
        self.way = Field(self.tr("Chuyển bằng"), self.tr("bưu chính, trục liên thông…"), stays=True)
        self.at = Field(self.tr("Nhận lúc"), self.tr("ví dụ: 09:15, 25/11/2026"), stays=True)
        self.result = Field(self.tr("Chuyển tiếp"), self.tr("có thể bỏ trống"), stays=True)
        self.at.setText(formats.moment(about.now))
        shown = {Part.FORWARD: self.way, Part.ARRIVED: self.at, Part.END: self.result}
        self._field = shown.get(self._part) if self._part else None
        fields = [captioned(self._field)] if self._field else []
        legs = [
            Label(leg_words(n, leg), "small", wrap=True)
            for n, leg in enumerate(about.dossier.legs, start=1)
        ]
        title = words.agency_step(self._part)
        self.fill(title, self.tr("Ghi"), *fields, *legs, note=self._note())

    def first_place(self) -> QWidget:
        return self._field or self.confirm

    def order(self) -> object | None:
        dossier = self.about.dossier
        match self._part:
            case Part.FORWARD:
                return Forward(dossier=dossier.id, way=words_of(self.way))
            case Part.ARRIVED:
                return self._arrival()
            case Part.END:
                leg = running_leg(dossier.legs) or 0
                return EndLeg(dossier=dossier.id, leg=leg, result=words_of(self.result))
            case _:
                return BeginLeg(dossier=dossier.id)

    def _arrival(self) -> CompetentHasIt | None:
        at = formats.moment_from(self.at.text())
        self.at.set_error("" if at else self.tr("Ghi giờ rồi ngày, ví dụ 09:15, 25/11/2026."))
        return CompetentHasIt(dossier=self.about.dossier.id, at=at) if at else None

    def _note(self) -> str:
        dossier = self.about.dossier
        there = dossier.competence.unit if dossier.competence else ""
        match self._part:
            case Part.FORWARD:
                return self.tr("{unit}. Thời hạn chưa tính.").format(unit=there)
            case Part.ARRIVED:
                return self.tr("{unit}. Thời hạn tính từ lúc này.").format(unit=there)
            case Part.END:
                return self.tr("Xong việc của {agency}.").format(
                    agency=_agency(dossier, running_leg)
                )
            case _:
                said = self.tr("{agency} nhận việc; thời hạn của chặng tính từ bây giờ.")
                return said.format(agency=_agency(dossier, next_leg))


def leg_words(number: int, leg: DossierLeg) -> str:
    """As in "1. Chi cục Thuế: 3 ngày làm việc, đến 09:15, 26/11/2026 · đang làm"."""
    ends = formats.moment(leg.due.at) if leg.due.at else "–"
    state = words.leg_state(leg)
    said = translate("steps", "{number}. {agency}: {limit}, đến {ends} · {state}")
    limit = limit_in_words(leg.limit)
    return said.format(number=number, agency=leg.agency, limit=limit, ends=ends, state=state)


def note_agency(office: Office) -> Callable[[Any, Officer], Dossier]:
    """The use case an order of this form belongs to."""

    def note(order: object, officer: Officer) -> Dossier:
        match order:
            case Forward():
                return office.counter.forward(order, officer)
            case CompetentHasIt():
                return office.counter.competent_has_it(order, officer)
            case EndLeg():
                return office.counter.end_leg(order, officer)
            case BeginLeg():
                return office.counter.begin_leg(order, officer)
            case _:
                raise TypeError(order)

    return note


def _agency(dossier: Dossier, which: Callable[[Any], int | None]) -> str:
    place = which(dossier.legs)
    return "" if place is None else dossier.legs[place].agency
