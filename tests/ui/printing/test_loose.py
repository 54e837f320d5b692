"""Papers of no dossier: stored as handed over, to the printer or the viewer, and how it ended."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from desk_app.domain.errors import DeskError, PrinterGone, StoreUnwritable
from desk_app.domain.officer import Officer
from desk_app.services.printing.loose_paper import LoosePrint
from tests.builders import an_officer
from tests.fakes import FakePrinters
from tests.ui.inline import Inline
from ui.printing.files import on_its_way
from ui.printing.loose import LooseActs, LooseOrder, LoosePapers
from ui.printing.orders import PrintTarget, ShownPaper

ORDER = LooseOrder(
    by=an_officer(),
    name="1.001612",
    form="take_home_checklist",
    title="Phiếu hướng dẫn chuẩn bị hồ sơ",
    target=PrintTarget(media="80mm"),
    render=lambda target: f"%PDF {target.media}".encode(),
)


class Desk:
    def __init__(self, folder: Path) -> None:
        self.printers, self.folder = FakePrinters(), folder
        self.told: list[str] = []
        self.locked: DeskError | None = None
        acts = LooseActs(self.hand_over, self.settle)
        self.papers = LoosePapers(acts, self.printers, Inline(), folder)
        self.sent: list[LooseOrder] = []
        self.shown: list[ShownPaper] = []
        self.refused: list[DeskError] = []
        self.papers.sent.connect(self.sent.append)
        self.papers.shown.connect(lambda paper, _by: self.shown.append(paper))
        self.papers.refused.connect(self.refused.append)
        self.papers.failed.connect(lambda _order, error: self.refused.append(error))

    def hand_over(self, order: LoosePrint, officer: Officer) -> None:
        if self.locked:
            raise self.locked
        self.told.append(f"{officer.name}: {order.form} {order.about} {order.printer}".strip())

    def settle(self, job: UUID, failure: str, officer: Officer) -> None:
        self.told.append(f"settled {failure}".strip())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "prints")


def test_that_without_a_printer_the_paper_is_a_file_and_shown(desk: Desk) -> None:
    assert desk.papers.print_paper(ORDER)
    (paper,) = desk.shown
    assert paper.pdf == b"%PDF 80mm"
    assert paper.file is not None
    assert paper.file.read_bytes() == paper.pdf
    assert paper.file.name == "1.001612_take-home-checklist.pdf"
    assert desk.printers.tray == []


def test_that_a_bound_printer_gets_it_and_no_file_stays(desk: Desk) -> None:
    target = PrintTarget(printer="quay-1", copies=2, media="80mm")
    assert desk.papers.print_paper(replace(ORDER, target=target))
    (paper,) = desk.printers.tray
    assert (paper.printer, paper.copies, paper.media) == ("quay-1", 2, "80mm")
    assert [order.form for order in desk.sent] == ["take_home_checklist"]
    assert list(on_its_way(desk.folder).iterdir()) == []


def test_that_a_printer_that_is_gone_is_said_and_the_paper_can_be_asked_for_again(
    desk: Desk,
) -> None:
    desk.printers.plugged_in = []
    order = replace(ORDER, target=PrintTarget(printer="quay-1"))
    assert desk.papers.print_paper(order)
    assert desk.papers.print_paper(order)
    assert [type(error) for error in desk.refused] == [PrinterGone, PrinterGone]
    assert desk.told[-1] == "settled print.printer_gone"


def test_that_it_is_stored_as_handed_over_before_it_is_drawn_and_settled_after(
    desk: Desk,
) -> None:
    def render(_target: PrintTarget) -> bytes:
        desk.told.append("drawn")
        return b"%PDF"

    desk.papers.print_paper(replace(ORDER, render=render))
    handed = f"{ORDER.by.name}: take_home_checklist 1.001612"
    assert desk.told == [handed, "drawn", "settled"]


def test_that_nothing_is_printed_that_could_not_be_stored(desk: Desk) -> None:
    desk.locked = StoreUnwritable("full")
    order = replace(ORDER, target=PrintTarget(printer="quay-1"))
    assert desk.papers.print_paper(order)
    assert desk.papers.print_paper(order)  # it is no longer under way
    assert (desk.printers.tray, desk.told) == ([], [])
    assert [type(error) for error in desk.refused] == [StoreUnwritable, StoreUnwritable]


def test_that_who_asked_is_told_what_is_certainly_not_out(desk: Desk) -> None:
    lost = list[str]()
    order = replace(
        ORDER,
        target=PrintTarget(printer="quay-1"),
        not_out=lambda: lost.append(desk.told[-1] if desk.told else "not stored"),
    )
    desk.papers.print_paper(order)
    desk.printers.silent = True  # it may have printed
    desk.papers.print_paper(order)
    assert lost == []
    desk.printers.plugged_in = []
    desk.papers.print_paper(order)
    assert lost == ["settled print.printer_gone"]
    desk.locked, desk.told = StoreUnwritable("full"), []
    desk.papers.print_paper(order)
    assert lost[1:] == ["not stored"]


def test_that_the_same_paper_is_not_begun_twice(tmp_path: Path) -> None:
    desk, again = Desk(tmp_path), list[bool]()

    def render(_target: PrintTarget) -> bytes:
        again.append(desk.papers.print_paper(ORDER))
        return b"%PDF"

    desk.papers.print_paper(replace(ORDER, render=render))
    assert again == [False]
    assert len(desk.shown) == 1


def test_that_papers_of_one_asking_are_shown_beside_each_other(desk: Desk) -> None:
    for whom in ("Phòng Kinh tế", "Phòng Tư pháp"):
        desk.papers.print_paper(replace(ORDER, name=whom, beside="1"))
    desk.papers.print_paper(ORDER)
    assert [paper.code for paper in desk.shown] == ["1", "1", ORDER.name]
    assert len({paper.file for paper in desk.shown}) == 3
