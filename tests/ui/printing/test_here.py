"""One list of printers, whatever the way to them."""

import sys
from pathlib import Path

import pytest
from escpos.printer import Dummy

from tests.fakes import FakePrinters
from tests.ui.printing.papers import a_slip
from ui.printing.here import EveryPrinter, printers_here
from ui.printing.orders import PrintTarget
from ui.printing.printers import JobRef, Stage
from ui.printing.thermal.devices import Device, Way
from ui.printing.thermal.escpos import EscposPrinters

DEVICE = Device("phiếu", Way.NETWORK, "127.0.0.1:9100")


def test_that_a_job_goes_where_its_name_says_and_is_asked_for_there(tmp_path: Path) -> None:
    line, machine = Dummy(), FakePrinters()
    every = EveryPrinter(EscposPrinters(lambda: [DEVICE], lambda _device: line), machine)
    assert every.names() == ("phiếu", "quay-1")
    assert every.trays("quay-1") == ("Upper", "Lower")
    assert every.trays("phiếu") == ()

    slip = every.hand_over(a_slip(tmp_path), PrintTarget(printer="phiếu", media="80mm"))
    assert line.output
    assert not machine.tray
    machine.stage = Stage.WAITING
    assert every.progress(slip) is Stage.PRINTED
    every.withdraw(slip)
    assert machine.withdrawn == []

    job = every.hand_over(a_slip(tmp_path), PrintTarget(printer="quay-1", media="80mm"))
    assert [paper.printer for paper in machine.tray] == ["quay-1"]
    assert every.progress(job) is Stage.WAITING
    every.withdraw(job)
    assert machine.withdrawn == [JobRef("quay-1", "quay-1-1")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows always has its own printers")
def test_that_printers_added_by_hand_need_no_machine_with_printers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    setting = [{"name": "phiếu", "way": "network", "address": "127.0.0.1:9100"}]
    assert printers_here(lambda: setting).names() == ("phiếu",)
    assert printers_here().names() == ()
