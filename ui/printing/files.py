"""PDF files on their way to a printer, or kept where there is none.

They name people, and the store beside them is encrypted: files are readable by
their owner only, and what goes to a printer is deleted as soon as it was handed over.
"""

import contextlib
import errno
import os
import re
from pathlib import Path
from typing import Final

from desk_app.domain.errors import PrintUnwritable
from desk_app.sharing import file_mode, folder_mode
from desk_app.to_disk import write_whole
from ui.printing.orders import ListedPrint

_ODD: Final = re.compile(r"[^A-Za-z0-9.-]+")
_REASONS: Final = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read-only",
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
}
_TOLD_APART: Final = 8  # figures of a key: at its end keys of one minute differ as well
_ON_ITS_WAY: Final = "on-its-way"  # below the folder of prints


def file_name(code: str, form: str, reprint: int, reissue: int = 0, about: str = "") -> str:
    """``H13.45.12-261122-0001_receipt.pdf``; ``…_receipt_2.pdf`` for the second reprint,
    ``…_receipt_c1_2.pdf`` for that of the first correction, ``…_payment-slip_1f03ab97.pdf`` where
    a dossier may have several of a form: no file takes another's place."""
    parts = [code, form]
    parts += [about[-_TOLD_APART:]] if about else []
    parts += [f"c{reissue}"] if reissue else []
    parts += [str(reprint)] if reprint else []
    return "_".join(_ODD.sub("-", part) for part in parts) + ".pdf"


def file_of(job: ListedPrint) -> str:
    """The name of its file, on its way or kept."""
    order = job.order
    code = order.code or order.dossier.hex
    return file_name(code, order.form, job.reprint, job.reissue, order.about)


def keep(folder: Path, name: str, pdf: bytes) -> Path:
    """Write `pdf` whole or not at all; a file of the same name is replaced.

    Raises:
        PrintUnwritable: there is no new file.
    """
    file = folder / name
    try:
        folder.mkdir(mode=folder_mode(), parents=True, exist_ok=True)
        write_whole(file, pdf, mode=file_mode())
    except OSError as error:
        raise PrintUnwritable(_REASONS.get(error.errno or 0, "other")) from error
    return file


def is_kept(folder: Path, job: ListedPrint) -> bool:
    """Whether `job`, which had no printer, became the file that is there: no older one counts."""
    if job.order.target.printer or job.at is None:
        return False
    try:
        written = (folder / file_of(job)).stat().st_mtime
    except OSError:
        return False
    return written >= job.at.timestamp()


def on_its_way(folder: Path) -> Path:
    """Where files stand while they are handed over."""
    return folder / _ON_ITS_WAY


def clear_away(folder: Path) -> None:
    """Delete what a crash left on its way to a printer; what was kept stays."""
    for file in on_its_way(folder).glob("*"):
        with contextlib.suppress(OSError):
            file.unlink()


def _in_our_mode(path: str, flags: int) -> int:
    return os.open(path, flags, file_mode())
