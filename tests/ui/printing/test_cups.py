"""The real way to CUPS, with stand-ins for its commands on the path."""

import re
import sys
from pathlib import Path

import pytest

from desk_app.domain.errors import PrinterGone, PrinterRefused
from desk_app.domain.printer_faults import PrintBrokenOff, PrintNotTakenBack
from tests.ui.printing.papers import a_slip
from ui.printing.cups import CupsPrinters
from ui.printing.here import printers_here
from ui.printing.orders import PrintTarget
from ui.printing.printers import JobRef, Stage

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="CUPS is not on Windows")

PRINTED = "quay-1-7  lan  2048  Sun Nov 22\n\tStatus: \n\tAlerts: {alerts}\n\tqueued for quay-1"

_COMMAND = """#!/bin/sh
printf '%s\\n' "$@" >> '{here}/{name}.calls'
[ "$3" = not-completed ] && [ -e '{here}/nothing-waits' ] && exit 0
while IFS= read -r line; do printf '%s\\n' "$line"; done < '{here}/{name}.out'
while IFS= read -r line; do printf '%s\\n' "$line" >&2; done < '{here}/{name}.err'
exit {ends}
"""


class Machine:
    """A folder of commands; each writes down what it was called with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def command(self, name: str, *, says: str = "", complains: str = "", ends: int = 0) -> None:
        (self.folder / f"{name}.out").write_text(says + "\n")
        (self.folder / f"{name}.err").write_text(complains + "\n")
        script = self.folder / name
        script.write_text(_COMMAND.format(here=self.folder, name=name, ends=ends))
        script.chmod(0o700)

    def calls(self, name: str) -> list[str]:
        return (self.folder / f"{name}.calls").read_text().splitlines()


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return Machine(folder)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    file = tmp_path / "H13.45.12-261122-0001_receipt.pdf"
    file.write_bytes(b"%PDF")
    return file


def test_that_a_paper_is_handed_over_unscaled(machine: Machine, paper: Path) -> None:
    machine.command("lp", says="request id is quay-1-7 (1 file(s))")
    assert CupsPrinters().hand_over(
        paper, PrintTarget(printer="quay-1", copies=2, media="A5")
    ) == JobRef("quay-1", "quay-1-7")
    assert machine.calls("lp") == [
        *("-d", "quay-1", "-n", "2", "-o", "print-scaling=none", "-o", "media=A5"),
        *("-t", paper.stem, "--", str(paper)),
    ]


@pytest.mark.parametrize(
    "complaint",
    ["lp: Error - The printer or class does not exist.", "lp: Error - unable to connect to server"],
)
def test_that_a_printer_that_is_not_there_is_gone(
    machine: Machine, paper: Path, complaint: str
) -> None:
    machine.command("lp", complains=complaint, ends=1)
    with pytest.raises(PrinterGone) as gone:
        CupsPrinters().hand_over(paper, PrintTarget(printer="quay-1"))
    assert gone.value.printer == "quay-1"


def test_that_a_scheduler_that_does_not_answer_may_have_the_job(
    machine: Machine, paper: Path
) -> None:
    for name in ("lp", "lpstat"):
        machine.command(name)
        (machine.folder / name).write_text("#!/bin/sh\nwhile :; do :; done\n")
    slow = CupsPrinters(timeout=0.2)
    with pytest.raises(PrintBrokenOff):
        slow.hand_over(paper, PrintTarget(printer="quay-1"))
    assert slow.names() == ()


def test_that_a_stopped_queue_refuses(machine: Machine, paper: Path) -> None:
    machine.command("lp", complains='lp: Destination "quay-1" is not accepting jobs.', ends=1)
    with pytest.raises(PrinterRefused) as refused:
        CupsPrinters().hand_over(paper, PrintTarget(printer="quay-1"))
    assert refused.value.reason == "not_accepting"


def test_that_a_machine_whose_commands_are_missing_has_no_printer(
    machine: Machine, paper: Path
) -> None:
    assert printers_here().names() == ()
    assert CupsPrinters().names() == ()
    with pytest.raises(PrinterGone):
        CupsPrinters().hand_over(paper, PrintTarget(printer="quay-1"))


def test_that_printers_are_offered_by_name(machine: Machine) -> None:
    machine.command("lp")
    machine.command("lpstat", says="quay-2\nquay-1")
    assert printers_here().names() == ("quay-1", "quay-2")


def test_that_a_slip_asks_for_a_paper_as_long_as_its_page_and_a_tray_for_its_own(
    machine: Machine, tmp_path: Path
) -> None:
    machine.command("lp", says="request id is quay-1-7 (1 file(s))")
    target = PrintTarget(printer="quay-1", media="80mm", tray="Lower")
    CupsPrinters().hand_over(a_slip(tmp_path), target)
    media, tray = [word for word in machine.calls("lp") if "=" in word][1:]
    assert re.fullmatch(r"media=Custom\.72\.00x\d+\.\d\dmm", media)
    assert tray == "InputSlot=Lower"


def test_that_the_trays_of_a_printer_are_told(machine: Machine) -> None:
    machine.command("lpoptions", says="PageSize/Media: A4 *A5\nInputSlot/Tray: *Upper Lower")
    assert CupsPrinters().trays("quay-1") == ("Upper", "Lower")
    machine.command("lpoptions", says="PageSize/Media: A4 *A5")
    assert CupsPrinters().trays("quay-1") == ()


@pytest.mark.parametrize(
    ("alerts", "stage"),
    [
        ("job-completed-successfully", Stage.PRINTED),
        ("processing-to-stop-point", Stage.PRINTED),  # seen of CUPS 2.4 for jobs that were printed
        ("job-canceled-by-user", Stage.FAILED),
        ("aborted-by-system", Stage.FAILED),
    ],
)
def test_that_the_end_of_a_job_is_read(machine: Machine, alerts: str, stage: Stage) -> None:
    machine.command("lpstat", says=PRINTED.format(alerts=alerts))
    (machine.folder / "nothing-waits").touch()
    assert CupsPrinters().progress(JobRef("quay-1", "quay-1-7")) is stage


def test_that_a_job_in_the_queue_waits(machine: Machine) -> None:
    machine.command("lpstat", says=PRINTED.format(alerts="none"))
    assert CupsPrinters().progress(JobRef("quay-1", "quay-1-7")) is Stage.WAITING


def test_that_a_job_is_taken_back_by_its_number(machine: Machine) -> None:
    machine.command("cancel")
    CupsPrinters().withdraw(JobRef("quay-1", "quay-1-7"))
    assert machine.calls("cancel") == ["7"]


def test_that_a_scheduler_that_is_gone_has_printed_nothing(machine: Machine) -> None:
    machine.command("lpstat", complains="lpstat: Scheduler is not running.", ends=1)
    with pytest.raises(PrinterGone):
        CupsPrinters().progress(JobRef("quay-1", "quay-1-7"))


def test_that_a_job_in_no_list_is_not_called_printed(machine: Machine) -> None:
    machine.command("lpstat", says=PRINTED.format(alerts="job-completed-successfully"))
    (machine.folder / "nothing-waits").touch()
    assert CupsPrinters().progress(JobRef("quay-1", "quay-1-8")) is Stage.UNKNOWN


def test_that_a_job_without_a_number_is_one_nobody_can_ask_about(
    machine: Machine, paper: Path
) -> None:
    machine.command("lp", says="")
    with pytest.raises(PrintBrokenOff):
        CupsPrinters().hand_over(paper, PrintTarget(printer="quay-1"))


@pytest.mark.parametrize("waits", [True, False])
def test_that_a_job_is_taken_back_when_nothing_of_it_waits(machine: Machine, waits: bool) -> None:
    machine.command("cancel", complains="cancel: cancel-job failed: already completed", ends=1)
    machine.command("lpstat", says=PRINTED.format(alerts="none"))
    if waits:
        with pytest.raises(PrintNotTakenBack):
            CupsPrinters().withdraw(JobRef("quay-1", "quay-1-7"))
    else:
        (machine.folder / "nothing-waits").touch()
        CupsPrinters().withdraw(JobRef("quay-1", "quay-1-7"))


def test_that_no_job_is_taken_back_from_a_scheduler_that_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With CUPS' own commands and library, where the machine has them."""
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:9")
    with pytest.raises(PrintNotTakenBack):
        CupsPrinters().withdraw(JobRef("quay-1", "quay-1-7"))
    with pytest.raises(PrinterGone):
        CupsPrinters().progress(JobRef("quay-1", "quay-1-7"))
