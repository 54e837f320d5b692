"""The jobs in the print queues of Windows, asked of its own spooler: Qt does not know them."""

import ctypes
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, Protocol

_MOST: Final = 1000  # jobs of one queue that are looked at
_LEVEL: Final = 1  # JOB_INFO_1W
_DELETE: Final = 5  # JOB_CONTROL_DELETE
_GOING: Final = 0x4 | 0x100  # JOB_STATUS_DELETING, JOB_STATUS_DELETED
_OUT: Final = 0x80 | 0x1000  # JOB_STATUS_PRINTED, JOB_STATUS_COMPLETE


@dataclass(frozen=True, slots=True)
class SpooledJob:
    document: str  # its name, as we gave it
    status: int = 0  # bits of JOB_STATUS_…

    @property
    def is_taken_back(self) -> bool:
        return bool(self.status & _GOING)

    @property
    def is_out(self) -> bool:
        return bool(self.status & _OUT)


class Spool(Protocol):
    def jobs(self, printer: str) -> Mapping[int, SpooledJob] | None:
        """By number; printed ones leave. None: the spooler does not answer."""
        ...

    def cancel(self, printer: str, job: int) -> bool:
        """False: it was not taken back."""
        ...


class _JobInfo(ctypes.Structure):
    """JOB_INFO_1W"""

    _fields_ = (
        ("JobId", ctypes.c_uint32),
        *((name, ctypes.c_wchar_p) for name in ("printer", "machine", "user", "document")),
        *((name, ctypes.c_wchar_p) for name in ("datatype", "said")),
        *((name, ctypes.c_uint32) for name in ("status", "priority", "position")),
        *((name, ctypes.c_uint32) for name in ("pages", "printed")),
        ("submitted", ctypes.c_uint16 * 8),
    )


class WindowsSpool:
    def jobs(self, printer: str) -> Mapping[int, SpooledJob] | None:
        with _opened(printer) as (spooler, handle):
            if handle is None:
                return None
            asked = (handle, 0, _MOST, _LEVEL)
            size, count = ctypes.c_uint32(), ctypes.c_uint32()
            ends = (ctypes.byref(size), ctypes.byref(count))
            if spooler.EnumJobsW(*asked, None, 0, *ends):
                return {}
            if not size.value:
                return None
            room = ctypes.create_string_buffer(size.value)
            if not spooler.EnumJobsW(*asked, room, size, *ends):
                return None
            found = ctypes.cast(room, ctypes.POINTER(_JobInfo))
            return {
                found[n].JobId: SpooledJob(found[n].document or "", found[n].status)
                for n in range(count.value)
            }

    def cancel(self, printer: str, job: int) -> bool:
        with _opened(printer) as (spooler, handle):
            return handle is not None and bool(spooler.SetJobW(handle, job, 0, None, _DELETE))


@contextmanager
def _opened(printer: str) -> Iterator[tuple[Any, ctypes.c_void_p | None]]:
    """The spooler and a handle of `printer`; None in its place where there is none."""
    load: Any = getattr(ctypes, "WinDLL", None)
    if load is None:  # not Windows
        yield None, None
        return
    spooler = load("winspool.drv")
    number, pointer = ctypes.c_uint32, ctypes.c_void_p
    spooler.OpenPrinterW.argtypes = (ctypes.c_wchar_p, pointer, pointer)
    spooler.EnumJobsW.argtypes = (pointer, *[number] * 3, pointer, number, pointer, pointer)
    spooler.SetJobW.argtypes = (pointer, number, number, pointer, number)
    spooler.ClosePrinter.argtypes = (pointer,)
    handle = ctypes.c_void_p()
    if not spooler.OpenPrinterW(printer, ctypes.byref(handle), None):
        yield spooler, None
        return
    try:
        yield spooler, handle
    finally:
        spooler.ClosePrinter(handle)
