"""Printers of CUPS, asked through its own commands."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from desk_app.domain.errors import PrinterGone, PrinterRefused
from ui.printing.printers import JobRef, NoPrinters, Printers, Stage

_ID: Final = re.compile(r"request id is (\S+)")
_GONE: Final = ("does not exist", "not found", "unable to connect", "scheduler", "invalid dest")
_REFUSED: Final = {"not accepting": "not_accepting", "too large": "too_large", "quota": "quota"}
_GIVEN_UP: Final = ("cancel", "abort", "error")
_TIMEOUT: Final = 5.0  # seconds; the scheduler on this machine answers in some 20 ms


def printers_here() -> Printers:
    """CUPS where its commands are installed; elsewhere none, on Windows for the time being too."""
    if sys.platform != "win32" and shutil.which("lp") and shutil.which("lpstat"):
        return CupsPrinters()
    return NoPrinters()


class CupsPrinters:
    def __init__(self, timeout: float = _TIMEOUT) -> None:
        self._timeout = timeout

    def names(self) -> Sequence[str]:
        try:
            return tuple(sorted(self._run("lpstat", "-e").stdout.split()))
        except PrinterGone:
            return ()

    def hand_over(self, pdf: Path, printer: str, copies: int, media: str) -> JobRef:
        """The page is printed as it is: a scaled Code 128 cannot be read any more."""
        options = ("-o", "print-scaling=none", "-o", f"media={media}")
        said = self._run(
            *("lp", "-d", printer, "-n", str(copies), *options, "-t", pdf.stem, "--", str(pdf)),
            printer=printer,
        )
        if said.returncode:
            raise _refusal(printer, said.stderr.lower())
        match = _ID.search(said.stdout)
        return JobRef(printer, match[1] if match else "")

    def progress(self, job: JobRef) -> Stage:
        if job.id in self._listed(job.printer, "not-completed"):
            return Stage.WAITING
        alerts = self._listed(job.printer, "completed").get(job.id, "")
        return Stage.FAILED if any(word in alerts for word in _GIVEN_UP) else Stage.PRINTED

    def withdraw(self, job: JobRef) -> None:
        if job.id:
            self._run("cancel", "--", job.id, printer=job.printer)

    def _listed(self, printer: str, which: str) -> dict[str, str]:
        """What CUPS says about each job of `printer`, in small letters."""
        said = self._run("lpstat", "-l", "-W", which, "-o", printer, printer=printer)
        jobs, latest = dict[str, str](), ""
        for line in said.stdout.splitlines():
            if line and not line[0].isspace():
                latest = line.split()[0]
            jobs[latest] = jobs.get(latest, "") + line.strip().lower() + "\n"
        return jobs

    def _run(self, *command: str, printer: str = "") -> "subprocess.CompletedProcess[str]":
        """Raises PrinterGone when CUPS is not there or does not answer in time."""
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
        except (OSError, subprocess.TimeoutExpired) as error:
            raise PrinterGone(printer) from error


def _refusal(printer: str, said: str) -> PrinterGone | PrinterRefused:
    if any(words in said for words in _GONE):
        return PrinterGone(printer)
    for words, reason in _REFUSED.items():
        if words in said:
            return PrinterRefused(printer, reason)
    return PrinterRefused(printer, "other")
