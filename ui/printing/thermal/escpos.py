"""Slips and labels to a printer the program reaches by itself: dots, sent as they are, then cut.

python-escpos knows the commands and the ways. It is loaded when something is printed:
it reads a book of printers we do not use, which takes a third of a second.
"""

import errno
import shutil
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

from desk_app.documents.printing.dots import Dots, dots_an_inch, page_dots
from desk_app.domain.errors import DeskError, PrinterGone, PrinterRefused
from desk_app.domain.printer_faults import PaperRanOut, PrintBrokenOff, PrinterOutOfPaper
from ui.printing.orders import PrintTarget
from ui.printing.printers import JobRef, Stage
from ui.printing.thermal.devices import Device, Way

_WIDE: Final = 72.0  # millimetres a head of the usual 80 mm reaches
_JOB: Final = "escpos:"  # ids of our own: nothing of them waits in a queue
_CONNECT_S: Final = 3.0
_SEND_S: Final = 15.0  # a printer whose memory is full takes more when it has printed some
_ANSWER_S: Final = 0.5  # a printer that says how it is says it at once; many never do
_NONE: Final = 0  # python-escpos: no paper; 1 is the end in sight, 2 enough

Escpos: TypeAlias = Any  # of python-escpos, which has no types
Connect: TypeAlias = Callable[[Device], Escpos]


def is_ours(job: JobRef) -> bool:
    return job.id.startswith(_JOB)


class EscposPrinters:
    """Of the devices an administrator added; they are asked for anew each time."""

    def __init__(
        self, devices: Callable[[], Sequence[Device]], connect: Connect | None = None
    ) -> None:
        """
        Args:
            connect: Opens the line to a device; python-escpos' own by default.
        """
        self._devices = devices
        self._connect = connect or _line

    def names(self) -> Sequence[str]:
        return tuple(device.name for device in self._devices())

    def trays(self, printer: str) -> Sequence[str]:  # noqa: ARG002  # one roll
        return ()

    def hand_over(self, pdf: Path, target: PrintTarget) -> JobRef:
        device = self._device(target.printer)
        pages = page_dots(pdf.read_bytes(), dots_an_inch(target.dpi))
        if any(page.width > _WIDE / 25.4 * dots_an_inch(target.dpi) for page in pages):
            raise PrinterRefused(device.name, "too_large")
        with _opened(device, self._connect) as line:
            for _copy in range(target.copies):
                for page in pages:
                    line.print_page(page, cut=target.media == "80mm")
            line.see_paper()
        return JobRef(device.name, f"{_JOB}{pdf.stem}")

    def progress(self, job: JobRef) -> Stage:  # noqa: ARG002  # it took everything
        return Stage.PRINTED

    def withdraw(self, job: JobRef) -> None:
        """Nothing waits."""

    def _device(self, name: str) -> Device:
        for device in self._devices():
            if device.name == name:
                return device
        raise PrinterGone(name)


def reach(device: Device, connect: Connect | None = None) -> bool:
    """Call `device` without printing. True: it answers how it is; False: it takes what is sent.

    Raises:
        PrinterGone: nothing is there.
        PrinterOutOfPaper: it is there and has no paper.
    """
    with _opened(device, connect or _line) as line:
        return line.answers


@dataclass(slots=True)
class _Line:
    """An open line to one device."""

    device: Device
    escpos: Escpos
    answers: bool = True  # until it once does not
    begun: bool = False  # from here on there may be ink

    def see_paper(self) -> None:
        """Without a word, all is well.

        Raises:
            PrinterOutOfPaper: the printer says so, and nothing was sent to it.
            PaperRanOut: it says so after something was sent; that may be out.
        """
        if not self.answers:
            return
        _set_patience(self.escpos, _ANSWER_S)
        try:
            paper = self.escpos.paper_status()
        except NotImplementedError:  # a file only takes
            self.answers = False
        except OSError as error:
            if not isinstance(error, TimeoutError) and error.errno != errno.ETIMEDOUT:
                raise
            self.answers = False
        else:
            if paper == _NONE:
                raise _without_paper(self)
        finally:
            _set_patience(self.escpos, _SEND_S)

    def print_page(self, page: Dots, *, cut: bool) -> None:
        from PIL import Image

        image = Image.frombytes("1", (page.width, page.height), page.bits, "raw", "1;I")
        self.begun = True
        self.escpos.hw("INIT")
        self.escpos.image(image)
        if cut:
            self.escpos.cut()
        else:
            self.escpos.control("FF")  # to where the next label begins


@contextmanager
def _opened(device: Device, connect: Connect) -> Iterator[_Line]:
    """Whatever goes wrong is told in our terms; the line is closed whichever way it ends."""
    from escpos.exceptions import DeviceNotFoundError

    if device.way is Way.FILE and not _is_device(Path(device.address)):
        raise PrinterGone(device.name)
    try:
        escpos = connect(device)
    except (DeviceNotFoundError, OSError, ValueError) as error:  # ValueError: no library for USB
        raise PrinterGone(device.name) from error
    line = _Line(device, escpos)
    try:
        _set_patience(escpos, _SEND_S)
        line.see_paper()
        yield line
        _let_go(escpos)
    except OSError as error:
        raise _told(line, error) from error
    finally:
        with suppress(OSError):
            escpos.close()


def _told(line: _Line, error: OSError) -> DeskError:
    if error.errno == errno.ENOSPC:  # how Linux says that a printer on a cable has no paper
        return _without_paper(line)
    return PrintBrokenOff(line.device.name) if line.begun else PrinterGone(line.device.name)


def _without_paper(line: _Line) -> DeskError:
    name = line.device.name
    return PaperRanOut(name) if line.begun else PrinterOutOfPaper(name)


def _is_device(path: Path) -> bool:
    """There, and no file: a wrong address must not write over somebody's work."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _line(device: Device) -> Escpos:
    """Raises OSError, ValueError or python-escpos' DeviceNotFoundError: nothing is there."""
    printer, profile = _library()
    match device.way:
        case Way.NETWORK:
            host, port = device.host
            escpos = printer.Network(host, port, profile=profile)
            escpos.device = socket.create_connection((host, port), _CONNECT_S)
        case Way.USB:
            vendor, product = device.usb
            escpos = _usb(printer.Usb, vendor, product, profile)
            escpos.open()
        case Way.FILE:
            escpos = printer.File(device.address, profile=profile)
            escpos.open()
    return escpos


def _library() -> tuple[Any, Any]:
    """python-escpos' printers, and the one kind of printer we ask for: dots, and a knife."""
    from escpos import capabilities, printer

    shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)  # it leaves one at each start
    profile = capabilities.Profile(features={"paperFullCut": True})
    profile.profile_data = {**profile.profile_data, "media": {}}  # as wide as we say
    return printer, profile


def _usb(kind: Any, vendor: int, product: int, profile: Any) -> Escpos:
    """Where the printer takes data differs from make to make; it says so itself."""
    import usb.core
    import usb.util

    found = usb.core.find(idVendor=vendor, idProduct=product)
    ends: dict[str, int] = {}
    if found is not None:
        for end in found[0].interfaces()[0].endpoints():
            out = usb.util.endpoint_direction(end.bEndpointAddress) == usb.util.ENDPOINT_OUT
            ends.setdefault("out_ep" if out else "in_ep", end.bEndpointAddress)
    wait = int(_SEND_S * 1000)
    return kind(vendor, product, timeout=wait, profile=profile, **ends)


def _set_patience(escpos: Escpos, seconds: float) -> None:
    line = getattr(escpos, "device", None)
    if isinstance(line, socket.socket):
        line.settimeout(seconds)


def _let_go(escpos: Escpos) -> None:
    """Say that this is all, and take a late answer: unread, it would cut off what was sent."""
    line = getattr(escpos, "device", None)
    if isinstance(line, socket.socket):
        line.settimeout(_ANSWER_S)
        line.shutdown(socket.SHUT_WR)
        with suppress(TimeoutError):
            while line.recv(64):
                pass
