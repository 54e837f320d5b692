"""Printers of CUPS, asked through its own commands."""

import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from desk_app.documents.printing.dots import page_millimetres
from desk_app.domain.errors import PrinterGone, PrinterRefused
from desk_app.domain.printer_faults import PrintBrokenOff, PrintNotTakenBack
from ui.printing.cups_jobs import stage_of
from ui.printing.orders import PrintTarget
from ui.printing.printers import JobRef, Stage

_ID: Final = re.compile(r"request id is (\S+)")
_TRAYS: Final = re.compile(r"^InputSlot/[^:]*:(.*)$", re.MULTILINE)
_SHEETS: Final = ("A4", "A5")  # every office printer knows these by name
_GONE: Final = ("does not exist", "not found", "unable to connect", "scheduler", "invalid dest")
_REFUSED: Final = {"not accepting": "not_accepting", "too large": "too_large", "quota": "quota"}
_GIVEN_UP: Final = ("cancel", "abort", "error")
_ENDED: Final = frozenset({Stage.PRINTED, Stage.FAILED})
_TIMEOUT: Final = 5.0  # seconds; the scheduler on this machine answers in some 20 ms


class _Silent(PrinterGone):
    """What was asked may have been done."""


class CupsPrinters:
    def __init__(self, timeout: float = _TIMEOUT) -> None:
        self._timeout = timeout

    def names(self) -> Sequence[str]:
        try:
            return tuple(sorted(self._run("lpstat", "-e").stdout.split()))
        except PrinterGone:
            return ()

    def trays(self, printer: str) -> Sequence[str]:
        try:
            said = self._run("lpoptions", "-p", printer, "-l", printer=printer).stdout
        except PrinterGone:
            return ()
        match = _TRAYS.search(said)
        return tuple(tray.lstrip("*") for tray in match[1].split()) if match else ()

    def hand_over(self, pdf: Path, target: PrintTarget) -> JobRef:
        """The page is printed as it is: a scaled Code 128 cannot be read any more."""
        try:
            said = self._run(
                *("lp", "-d", target.printer, "-n", str(target.copies), *_options(pdf, target)),
                *("-t", pdf.stem, "--", str(pdf)),
                printer=target.printer,
            )
        except _Silent as error:  # it may have the job by now: no other printer must get it
            raise PrintBrokenOff(target.printer) from error
        if said.returncode:
            raise _refusal(target.printer, said.stderr.lower())
        match = _ID.search(said.stdout)
        if match is None:  # it took the job, and nobody can ever ask about it
            raise PrintBrokenOff(target.printer)
        return JobRef(target.printer, match[1])

    def progress(self, job: JobRef) -> Stage:
        stage = stage_of(job.printer, _number(job), self._timeout)
        if stage is not None:
            return stage
        if job.id in self._listed(job.printer, "not-completed"):
            return Stage.WAITING
        ended = self._listed(job.printer, "completed")
        if job.id not in ended:
            return Stage.UNKNOWN
        alerts = ended[job.id]
        return Stage.FAILED if any(word in alerts for word in _GIVEN_UP) else Stage.PRINTED

    def withdraw(self, job: JobRef) -> None:
        """`cancel` also refuses a job that has ended: of that one nothing comes any more."""
        try:  # "--" is unknown to `cancel`; a bare number cannot be an option
            said = self._run("cancel", str(_number(job)), printer=job.printer)
            taken = not said.returncode or self.progress(job) in _ENDED
        except PrinterGone as error:
            raise PrintNotTakenBack(job.printer) from error
        if not taken:
            raise PrintNotTakenBack(job.printer)

    def _listed(self, printer: str, which: str) -> dict[str, str]:
        """What CUPS says about each job of `printer`, in small letters.

        Raises:
            PrinterGone: it says nothing, which is not the same as no jobs.
        """
        said = self._run("lpstat", "-l", "-W", which, "-o", printer, printer=printer)
        if said.returncode:
            raise PrinterGone(printer)
        jobs, latest = dict[str, str](), ""
        for line in said.stdout.splitlines():
            if line and not line[0].isspace():
                latest = line.split()[0]
            jobs[latest] = jobs.get(latest, "") + line.strip().lower() + "\n"
        return jobs

    def _run(self, *command: str, printer: str = "") -> "subprocess.CompletedProcess[str]":
        """Raises PrinterGone when CUPS is not there; `_Silent` when it does not answer in time."""
        plain = {**os.environ, "LC_ALL": "C"}  # its words are read by us, not by the officer
        try:
            return subprocess.run(  # noqa: S603  # no shell; names follow their option or "--"
                command,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=self._timeout,
                env=plain,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise _Silent(printer) from error
        except OSError as error:
            raise PrinterGone(printer) from error


def _options(pdf: Path, target: PrintTarget) -> Sequence[str]:
    """Not scaled, on the paper named; a roll is as long as its page, a label as its label."""
    media = target.media
    if media not in _SHEETS:
        width, height = page_millimetres(pdf.read_bytes())
        media = f"Custom.{width:.2f}x{height:.2f}mm"
    tray = ("-o", f"InputSlot={target.tray}") if target.tray else ()
    return ("-o", "print-scaling=none", "-o", f"media={media}", *tray)


def _number(job: JobRef) -> int:
    """7 of "quay-1-7"; 0 is no job."""
    digits = job.id.rpartition("-")[2]
    return int(digits) if digits.isdigit() else 0


def _refusal(printer: str, said: str) -> PrinterGone | PrinterRefused:
    if any(words in said for words in _GONE):
        return PrinterGone(printer)
    for words, reason in _REFUSED.items():
        if words in said:
            return PrinterRefused(printer, reason)
    return PrinterRefused(printer, "other")
