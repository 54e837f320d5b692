"""Slips and labels over the real lines: what arrives is what was drawn, dot for dot."""

import os
import socket
import struct
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from escpos.printer import Dummy

from desk_app.domain.errors import DeskError, PrinterGone, PrinterRefused
from desk_app.domain.printer_faults import (
    DeviceUnclear,
    PaperRanOut,
    PrintBrokenOff,
    PrinterOutOfPaper,
)
from tests.ui.printing.heads import CUT, codes_on, slips
from tests.ui.printing.papers import LABEL_CODE, SLIP_CODE, a_label, a_receipt, a_slip
from ui.printing.orders import PrintTarget
from ui.printing.printers import JobRef, Stage
from ui.printing.thermal.devices import Device, Way, a_device, devices_from, setting_of
from ui.printing.thermal.escpos import EscposPrinters, is_ours, reach

ROLL = PrintTarget(printer="phiếu", media="80mm")
LABEL = PrintTarget(printer="phiếu", media="70x50mm", copies=2)
DEVICE = Device("phiếu", Way.NETWORK, "127.0.0.1:9100")
ENOUGH, EMPTY = b"\x12", b"\x72"  # answers to "how is your paper"


def printers(device: Device = DEVICE, line: Any = None) -> EscposPrinters:
    return EscposPrinters(lambda: [device], (lambda _device: line) if line else None)


def test_that_a_slip_arrives_as_576_dots_a_row_and_its_code_reads(tmp_path: Path) -> None:
    line = Dummy()
    job = printers(line=line).hand_over(a_slip(tmp_path), ROLL)
    (page,) = slips(line.output)
    assert page.shape[1] == 576
    assert codes_on(page) == {"Code128": SLIP_CODE}
    assert line.output.endswith(CUT)
    assert is_ours(job)
    assert printers().progress(job) is Stage.PRINTED


def test_that_every_bar_of_a_slip_is_whole_dots(tmp_path: Path) -> None:
    line = Dummy()
    printers(line=line).hand_over(a_slip(tmp_path), ROLL)
    (page,) = slips(line.output)
    rows = {row.tobytes(): row for row in page}
    bars = max(rows.values(), key=lambda row: np.count_nonzero(np.diff(row.astype(int))))
    edges = np.flatnonzero(np.diff(bars.astype(int)))
    assert len(edges) > 100
    assert not np.any(np.diff(edges) % 2)  # two dots a module: nothing was resampled


def test_that_a_label_is_560_by_400_dots_each_copy_and_not_cut(tmp_path: Path) -> None:
    line = Dummy()
    printers(line=line).hand_over(a_label(tmp_path), LABEL)
    one, other = slips(line.output)
    assert one.shape == (400, 560)
    assert np.array_equal(one, other)
    assert set(codes_on(one).values()) == {LABEL_CODE}
    assert CUT not in line.output


def test_that_a_page_wider_than_the_head_is_refused_before_anything_is_sent(tmp_path: Path) -> None:
    line = Dummy()
    with pytest.raises(PrinterRefused) as refused:
        printers(line=line).hand_over(a_receipt(tmp_path), PrintTarget(printer="phiếu"))
    assert refused.value.reason == "too_large"
    assert not line.output


def test_that_a_printer_nobody_added_is_gone(tmp_path: Path) -> None:
    with pytest.raises(PrinterGone):
        printers().hand_over(a_slip(tmp_path), PrintTarget(printer="khác"))


class NetworkPrinter:
    """A printer on a port of this machine; it lives until what it was told to do is done."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(20)
        self._thread = ThreadPoolExecutor(1)
        self.device = Device("phiếu", Way.NETWORK, f"127.0.0.1:{self._socket.getsockname()[1]}")

    def does(self, what: Callable[[socket.socket], bytes]) -> "Future[bytes]":
        def live() -> bytes:
            line, _from = self._socket.accept()
            with line:
                line.settimeout(20)
                return what(line)

        return self._thread.submit(live)

    def close(self) -> None:
        self._thread.shutdown()
        self._socket.close()


def answers(*words: bytes) -> Callable[[socket.socket], bytes]:
    """Takes everything; each time it is asked how its paper is, it says the next word."""

    def live(line: socket.socket) -> bytes:
        got, left = b"", list(words)
        while more := line.recv(65536):
            got += more
            if b"\x10\x04\x04" in more[-3:] and left:
                line.sendall(left.pop(0))
        return got

    return live


@pytest.fixture
def network() -> Iterator[NetworkPrinter]:
    printer = NetworkPrinter()
    yield printer
    printer.close()


@pytest.mark.parametrize("words", [(), (ENOUGH, ENOUGH)], ids=["silent", "says how it is"])
def test_that_a_printer_in_the_network_gets_the_slip_whole(
    network: NetworkPrinter, tmp_path: Path, words: tuple[bytes, ...]
) -> None:
    got = network.does(answers(*words))
    printers(network.device).hand_over(a_slip(tmp_path), ROLL)
    (page,) = slips(got.result(20))
    assert codes_on(page) == {"Code128": SLIP_CODE}


def test_that_a_printer_without_paper_prints_nothing_and_says_so(
    network: NetworkPrinter, tmp_path: Path
) -> None:
    got = network.does(answers(EMPTY))
    with pytest.raises(PrinterOutOfPaper):
        printers(network.device).hand_over(a_slip(tmp_path), ROLL)
    assert list(slips(got.result(20))) == []


def test_that_paper_that_ends_in_the_middle_is_told(
    network: NetworkPrinter, tmp_path: Path
) -> None:
    network.does(answers(ENOUGH, EMPTY))
    with pytest.raises(PaperRanOut):
        printers(network.device).hand_over(a_slip(tmp_path), ROLL)


def test_that_a_printer_that_leaves_in_the_middle_is_told(
    network: NetworkPrinter, tmp_path: Path
) -> None:
    def leaves(line: socket.socket) -> bytes:
        assert line.recv(3)
        line.sendall(ENOUGH)
        got = line.recv(1000)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return got  # and the plug is pulled: the rest is never taken

    network.does(leaves)
    with pytest.raises(PrintBrokenOff):
        printers(network.device).hand_over(a_slip(tmp_path), ROLL)


def test_that_an_address_where_nobody_listens_is_gone(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        address = f"127.0.0.1:{nobody.getsockname()[1]}"
    device = Device("phiếu", Way.NETWORK, address)
    with pytest.raises(PrinterGone):
        printers(device).hand_over(a_slip(tmp_path), ROLL)
    with pytest.raises(PrinterGone):
        reach(device)


def test_that_a_connection_is_tried_without_printing(network: NetworkPrinter) -> None:
    got = network.does(answers(ENOUGH))
    assert reach(network.device)
    assert got.result(20) == b"\x10\x04\x04"
    network.does(answers())
    assert not reach(network.device)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with a name on Windows")
def test_that_a_device_file_gets_the_slip_whole(tmp_path: Path) -> None:
    pipe = tmp_path / "lp0"
    getattr(os, "mkfifo")(pipe)  # noqa: B009  # unknown to Windows
    with ThreadPoolExecutor(1) as thread:
        got = thread.submit(pipe.read_bytes)
        printers(Device("phiếu", Way.FILE, str(pipe))).hand_over(a_slip(tmp_path), ROLL)
        (page,) = slips(got.result(20))
    assert codes_on(page) == {"Code128": SLIP_CODE}


@pytest.mark.parametrize("there", [True, False])
def test_that_a_file_of_somebodys_is_no_device_and_stays_as_it_is(
    tmp_path: Path, there: bool
) -> None:
    file = tmp_path / "luận văn.docx"
    if there:
        file.write_bytes(b"work")
    with pytest.raises(PrinterGone):
        printers(Device("phiếu", Way.FILE, str(file))).hand_over(a_slip(tmp_path), ROLL)
    assert file.exists() is there
    assert not there or file.read_bytes() == b"work"


def test_that_a_printer_without_paper_on_a_cable_is_told() -> None:
    class Full(Dummy):  # type: ignore[misc]  # python-escpos has no types
        def _raw(self, msg: bytes) -> None:
            raise OSError(28, "No space left on device")

    with pytest.raises(PrinterOutOfPaper):
        reach(DEVICE, lambda _device: Full())


def test_that_a_usb_printer_that_is_not_plugged_in_is_gone(tmp_path: Path) -> None:
    device = Device("phiếu", Way.USB, "ffff:fffe")
    with pytest.raises(PrinterGone):
        printers(device).hand_over(a_slip(tmp_path), ROLL)


@pytest.mark.parametrize(
    ("way", "typed", "kept"),
    [
        (Way.NETWORK, " 192.168.1.50 ", "192.168.1.50:9100"),
        (Way.NETWORK, "may-in.phuong.vn:9101", "may-in.phuong.vn:9101"),
        (Way.USB, "0416:5011", "0416:5011"),
        (Way.FILE, "/dev/usb/lp0", "/dev/usb/lp0"),
    ],
)
def test_that_a_device_is_kept_as_it_was_typed_and_read_back(
    way: Way, typed: str, kept: str
) -> None:
    device = a_device(" Máy in  phiếu ", way, typed)
    assert device == Device("Máy in phiếu", way, kept)
    assert devices_from(setting_of([device])) == (device,)


@pytest.mark.parametrize(
    ("name", "way", "address", "field"),
    [
        (" ", Way.NETWORK, "192.168.1.50", "name"),
        ("QUAY-1", Way.NETWORK, "192.168.1.50", "taken"),
        ("a", Way.NETWORK, "192.168.1.50:99999", "address"),
        ("a", Way.NETWORK, "một hai", "address"),
        ("a", Way.USB, "0416", "address"),
        ("a", Way.FILE, "lp0", "address"),
    ],
)
def test_that_a_device_that_cannot_be_reached_is_not_added(
    name: str, way: Way, address: str, field: str
) -> None:
    with pytest.raises(DeviceUnclear) as unclear:
        a_device(name, way, address, ["quay-1"])
    assert unclear.value.field == field


@pytest.mark.parametrize("setting", [None, "x", [1, {"way": "network"}, {"name": "a", "way": "?"}]])
def test_that_a_setting_that_cannot_be_read_names_no_device(setting: object) -> None:
    assert devices_from(setting) == ()


def test_that_ours_are_told_from_jobs_of_the_machine() -> None:
    assert not is_ours(JobRef("quay-1", "quay-1-7"))
    assert issubclass(PrintBrokenOff, DeskError)
