"""Every file an office may bring, whatever its kind, read together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desk_app.domain.errors import CatalogueUnreadable
from desk_app.domain.law.catalogue_faults import SheetRefused
from desk_app.domain.law.edition.file import is_edition
from desk_app.domain.law.procedure import Procedure
from desk_app.services.catalogue.catalogue_file import MOST_BYTES, read_catalogue
from desk_app.services.catalogue.editions.read import edition_reading
from desk_app.services.catalogue.reading import CatalogueProblem, Why
from desk_app.services.catalogue.sheets.archive import ZIP, foreign_kind, need_workbook
from desk_app.services.catalogue.sheets.csv_file import looks_like_table, read_csv
from desk_app.services.catalogue.sheets.entries import entries_from
from desk_app.services.catalogue.sheets.entry import SheetEntry
from desk_app.services.catalogue.sheets.table import Table
from desk_app.services.catalogue.sheets.xlsx_file import read_workbook


@dataclass(frozen=True, slots=True)
class FilesRead:
    published: Mapping[str, Procedure]  # as public catalogues give them
    own: Mapping[str, SheetEntry]  # as the office's own tables want them
    problems: Sequence[CatalogueProblem]  # in the order of the files


def read_files(files: Iterable[tuple[str, bytes]]) -> FilesRead:
    """Read all `files`; of a code in several the last one counts.

    Args:
        files: Name without folder, content. The content decides how it is read.

    Raises:
        CatalogueUnreadable: a public catalogue is damaged, or a file is none.
        SheetRefused: a table is damaged, too large, or of a kind that is not read.
    """
    published: dict[str, Procedure] = {}
    own: dict[str, SheetEntry] = {}
    problems: list[CatalogueProblem] = []
    for name, raw in files:
        tables = _tables(name, raw)
        if tables is not None:
            entries, told = entries_from(tables)
            problems += told
            for entry in entries:
                before = own.get(entry.code)
                own[entry.code] = before.with_more(entry) if before else entry
            continue
        read = edition_reading(name, (raw,)) if is_edition(raw) else read_catalogue(name, raw)
        problems += read.problems
        for procedure in read.procedures:
            already = published.get(procedure.code)
            if already is not None and already != procedure:
                problems.append(CatalogueProblem(procedure.code, Why.TWICE))
            published[procedure.code] = procedure
    return FilesRead(published, own, problems)


def _tables(name: str, raw: bytes) -> Sequence[Table] | None:
    """None: no table, so a public catalogue."""
    if reason := foreign_kind(raw):
        raise SheetRefused(name, reason)
    if raw.startswith(ZIP):
        return read_workbook(name, raw)
    need_workbook(name, raw)
    if looks_like_table(name, raw):
        return (read_csv(name, raw),)
    return None


def load(file: Path) -> tuple[str, bytes]:
    """Name and content of a file an officer chose.

    Raises:
        CatalogueUnreadable: it is gone, cannot be read, or is larger than any catalogue.
    """
    try:
        if file.stat().st_size > MOST_BYTES:
            raise CatalogueUnreadable(file.name, 0, "too_large")
        return file.name, file.read_bytes()
    except OSError as error:
        reason = "folder" if file.is_dir() else "unreadable"
        raise CatalogueUnreadable(file.name, 0, reason) from error
