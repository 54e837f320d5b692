"""Handing over in pictures: the list being made, a unit asked for, lists given, results back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from db.queries.hand_over.batches import BatchRow, BatchView, LineView, Lot
from db.queries.hand_over.waiting import DossierAtHand
from desk_app.domain.codes.paper_number import PaperNumber
from desk_app.domain.handing_over.batch import Batch, BatchLine
from desk_app.domain.handling.custody import Place
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId, ProcedureCode
from desk_app.wiring.handing_over.desk import ToHandOver
from ui.dossiers import sample
from ui.screens.hand_over.given import GivenState
from ui.screens.hand_over.making import MakingState
from ui.screens.hand_over.pile import Odd
from ui.screens.hand_over.presenter import PageState, Side
from ui.screens.hand_over.results import ResultsState
from ui.screens.hand_over.view import HandOverView
from ui.shell.scenes import in_shell

ECONOMY: Final = "Phòng Kinh tế, Hạ tầng và Đô thị"
OFFICE: Final = "Văn phòng HĐND và UBND"
_LATE: Final = sample.NOW - timedelta(hours=4)
_TODAY: Final = sample.NOW + timedelta(hours=6)
_MONDAY: Final = sample.NOW + timedelta(days=2, hours=20)
_NUMBER: Final = PaperNumber(
    form="hand_over_minutes", year=2026, number=1003, suffix="BBBG-TTPVHCC"
)
_PAGE: Final = PageState(waiting=14, late=2, on_the_way=2, results=3)


def _to_hand_over() -> Sequence[ToHandOver]:
    rows = sample.rows()
    placed = zip(rows[:7], (_LATE, _LATE, *[_TODAY] * 3, _MONDAY, _MONDAY), strict=True)
    units = (ECONOMY, ECONOMY, ECONOMY, ECONOMY, OFFICE, OFFICE, "")
    return tuple(
        ToHandOver(_at_hand(n, row.code, row.applicant, row.procedure), units[n], by)
        for n, (row, by) in enumerate(placed)
    )


def _at_hand(n: int, code: str, applicant: str, procedure: str) -> DossierAtHand:
    return DossierAtHand(
        id=DossierId(UUID(int=500 + n)),
        code=code,
        applicant=applicant,
        procedure=procedure,
        procedure_code=ProcedureCode("1.001612"),
        received_at=sample.NOW,
        since=sample.NOW,
        status=Status.RECEIVED,
        read_only=False,
        papers_at=Place.DESK,
        papers_unit="",
        list_number="",
    )


def _making() -> MakingState:
    rows = _to_hand_over()
    return MakingState(
        rows=rows,
        scanned=frozenset(row.dossier.id for row in rows[:3]),
        current=rows[2].dossier.id,
        unit=ECONOMY,
        count=3,
        more=1,
        others=((OFFICE, 2),),
        last=f"Đã thêm {rows[2].dossier.code}.",
        waiting=14,
        late=2,
        units=(ECONOMY, OFFICE),
        loaded=True,
    )


def making() -> QWidget:
    return _window(_PAGE, making=_making())


def making_odd() -> QWidget:
    odd = (
        Odd("H13.45.12-261119-1007", "đã bàn giao theo BG-261119-1002, cho Phòng Tư pháp"),
        Odd("H13.45.13-261120-1001", "Giấy H13.45.13-261120-1001 do cơ quan khác cấp."),
        Odd("8934563138165", "không phải mã hồ sơ"),
    )
    last = f"{odd[0].said} không vào danh sách: {odd[0].why}."
    return _window(_PAGE, making=replace(_making(), odd=odd, last=last))


def making_unit() -> QWidget:
    rows = _to_hand_over()
    state = replace(
        _making(),
        current=rows[6].dossier.id,
        unit="",
        asks_unit=rows[6].dossier.procedure,
    )
    return _window(_PAGE, making=state)


def making_nothing() -> QWidget:
    return _window(PageState(waiting=0, on_the_way=2), making=MakingState(loaded=True, last=""))


def given() -> QWidget:
    rows = tuple(
        BatchRow(
            id=UUID(int=n),
            list_number=f"BG-261120-{1003 - n}",
            unit=(ECONOMY, OFFICE)[n % 2],
            desk=("Q2", "Q1")[n % 2],
            officer_name=sample.OFFICER.name,
            at=_at(n),
            dossiers=12 + n,
            waiting=(12, 1, 0)[n],
            sent_back=(0, 2, 0)[n],
        )
        for n in range(3)
    )
    state = GivenState(rows=rows, waiting=2, loaded=True)
    return _window(replace(_PAGE, side=Side.GIVEN), given=state)


def one_list() -> QWidget:
    lots = (Lot.TAKEN_OVER, Lot.ON_THE_WAY, Lot.SENT_BACK, Lot.ON_THE_WAY, Lot.NOT_WITH_IT)
    lines = tuple(
        LineView(
            dossier=row.dossier.id,
            code=row.dossier.code,
            applicant=row.dossier.applicant,
            procedure=row.dossier.procedure,
            lot=lot,
            who="Lê Văn Tư" if lot in {Lot.TAKEN_OVER, Lot.SENT_BACK} else "",
            reason="Thiếu chữ ký ở trang 2 của đơn đề nghị" if lot is Lot.SENT_BACK else "",
            at=_at(1),
            may_go_back=lot in {Lot.ON_THE_WAY, Lot.TAKEN_OVER},
        )
        for row, lot in zip(_to_hand_over()[:5], lots, strict=True)
    )
    batch = Batch(
        id=UUID(int=1),
        number=_NUMBER,
        unit=ECONOMY,
        lines=tuple(BatchLine(line.dossier, line.code) for line in lines),
        desk=sample.FACTS.desk,
        officer=sample.OFFICER.id,
        officer_name=sample.OFFICER.name,
        at=_at(1),
    )
    state = GivenState(
        view=BatchView(batch=batch, lines=lines, prints=()),
        desk="Quầy 2",
        ticked=frozenset({lines[1].dossier}),
        current=lines[1].dossier,
        loaded=True,
    )
    return _window(replace(_PAGE, side=Side.GIVEN), given=state)


def results() -> QWidget:
    rows = _to_hand_over()[:3]
    state = ResultsState(rows=rows, note="01 bản chính", last=f"Đã thêm {rows[0].dossier.code}.")
    return _window(replace(_PAGE, side=Side.RESULTS), results=state)


def _at(n: int) -> datetime:
    return sample.NOW - timedelta(hours=20 * n, minutes=7)


def _window(
    state: PageState,
    making: MakingState | None = None,
    given: GivenState | None = None,
    results: ResultsState | None = None,
) -> QWidget:
    page = HandOverView(lambda: sample.NOW, sample.wording().desk)
    shell = in_shell(page, "Bàn giao", place="hand_over")
    page.making.render_state(making or MakingState(loaded=True))
    page.given.render_state(given or GivenState(loaded=True))
    page.list.render_state(given or GivenState(loaded=True))
    page.results.render_state(results or ResultsState())
    page.render_state(state, listed=given is not None and given.view is not None)
    page.focus_start()
    return shell


SCENES = {
    "hand-over": making,
    "hand-over-odd": making_odd,
    "hand-over-unit": making_unit,
    "hand-over-nothing": making_nothing,
    "hand-over-given": given,
    "hand-over-list": one_list,
    "hand-over-results": results,
}
