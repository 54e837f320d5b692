"""Papers of no dossier: to the printer or to the viewer, and nothing is written about them."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk_app.domain.errors import DeskError, PrinterGone
from tests.fakes import FakePrinters
from tests.ui.inline import Inline
from ui.printing.files import on_its_way
from ui.printing.loose import LooseOrder, LoosePapers
from ui.printing.orders import PrintTarget, ShownPaper
from ui.printing.printers import NoPrinters

ORDER = LooseOrder(
    name="1.001612",
    form="take_home_checklist",
    title="Phiếu hướng dẫn chuẩn bị hồ sơ",
    target=PrintTarget(media="80mm"),
    render=lambda target: f"%PDF {target.media}".encode(),
)


class Desk:
    def __init__(self, folder: Path) -> None:
        self.printers, self.folder = FakePrinters(), folder
        self.papers = LoosePapers(self.printers, Inline(), folder)
        self.sent: list[LooseOrder] = []
        self.shown: list[ShownPaper] = []
        self.refused: list[DeskError] = []
        self.papers.sent.connect(self.sent.append)
        self.papers.shown.connect(self.shown.append)
        self.papers.refused.connect(self.refused.append)


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
    tmp_path: Path,
) -> None:
    papers = LoosePapers(NoPrinters(), Inline(), tmp_path)
    refused: list[DeskError] = []
    papers.refused.connect(refused.append)
    order = replace(ORDER, target=PrintTarget(printer="quay-1"))
    assert papers.print_paper(order)
    assert papers.print_paper(order)
    assert [type(error) for error in refused] == [PrinterGone, PrinterGone]


def test_that_the_same_paper_is_not_begun_twice(tmp_path: Path) -> None:
    desk, again = Desk(tmp_path), list[bool]()

    def render(_target: PrintTarget) -> bytes:
        again.append(desk.papers.print_paper(ORDER))
        return b"%PDF"

    desk.papers.print_paper(replace(ORDER, render=render))
    assert again == [False]
    assert len(desk.shown) == 1
