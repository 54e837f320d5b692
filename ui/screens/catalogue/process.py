"""Inside the house: who does what for how long, and each agency's part of what is interlinked."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from desk_app.documents.due_in_words import limit_in_words
from desk_app.domain.law.deadline.legs import sum_of_legs
from desk_app.domain.law.procedure import (
    Procedure,
    hours_allowed,
    hours_of_steps,
    over_limit,
)
from ui.screens.catalogue.pane import Callout, Grid, Heading, Paragraphs, Piece

translate = QCoreApplication.translate

_STEPS = (8, 44, 30, 18)  # per cent
_LEGS = (8, 62, 30)


def process_pieces(procedure: Procedure) -> Sequence[Piece]:
    """The office's own steps, then the legs; what is not on record says so."""
    return (*_steps(procedure), *_legs(procedure))


def _steps(procedure: Procedure) -> Iterator[Piece]:
    yield Heading(translate("catalogue", "Quy trình nội bộ"))
    if not procedure.steps:
        yield Paragraphs((translate("catalogue", "Chưa có dữ liệu."),))
        return
    rows = [
        (str(n), step.name, step.role, _number(step.hours))
        for n, step in enumerate(procedure.steps, start=1)
    ]
    total = translate("catalogue", "Cộng")
    rows.append(("", total, "", _number(hours_of_steps(procedure))))
    head = (
        translate("catalogue", "STT"),
        translate("catalogue", "Bước"),
        translate("catalogue", "Người thực hiện"),
        translate("catalogue", "Giờ làm việc"),
    )
    yield Grid(head, rows, _STEPS, strong=frozenset({len(rows) - 1}))
    over, allowed = over_limit(procedure), hours_allowed(procedure)
    if over is not None and allowed is not None:
        words = translate("catalogue", " Vượt {over} giờ so với thời hạn {allowed} giờ làm việc. ")
        yield Callout(words.format(over=_number(over), allowed=_number(allowed)))
    elif allowed is not None:
        words = translate("catalogue", "Trong thời hạn {allowed} giờ làm việc.")
        yield Paragraphs((words.format(allowed=_number(allowed)),))
    else:
        words = translate(
            "catalogue", "Thời hạn tính theo lịch hoặc chưa có: không so được với số giờ."
        )
        yield Paragraphs((words,))


def _legs(procedure: Procedure) -> Iterator[Piece]:
    """Only where there are legs: most procedures are one office's own."""
    if not procedure.legs:
        return
    yield Heading(translate("catalogue", "Các chặng liên thông"))
    rows = [
        (str(n), leg.agency, limit_in_words(leg.limit))
        for n, leg in enumerate(procedure.legs, start=1)
    ]
    together = sum_of_legs(procedure.legs)
    cannot = translate("catalogue", "không cộng được")
    total = translate("catalogue", "Cộng các chặng")
    rows.append(("", total, limit_in_words(together) if together else cannot))
    head = (
        translate("catalogue", "STT"),
        translate("catalogue", "Cơ quan"),
        translate("catalogue", "Thời hạn riêng"),
    )
    yield Grid(head, rows, _LEGS, strong=frozenset({len(rows) - 1}))


def _number(hours: Decimal) -> str:
    return format(hours.normalize(), "f").replace(".", ",")
