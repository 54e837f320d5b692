"""Use case: write the template an office fills in, or a copy of its catalogue in the same form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desk_app.domain.law.catalogue_faults import CatalogueUnwritable
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.catalogue.sheets.writing import csv_files, workbook
from desk_app.services.desk import Desk
from desk_app.to_disk import write_whole

_CSV: Final = ".csv"


@dataclass(frozen=True, slots=True)
class ExportCatalogue:
    """What to write and where.

    A name ending in .csv gives four files beside each other, whose names go on with the
    title of their table: "mau.csv" becomes "Thủ tục - mau.csv", "Giấy tờ - mau.csv"…
    """

    into: Path
    template: bool = False  # only the heads and the guide
    field: str = ""  # lĩnh vực; empty: all


@dataclass(frozen=True, slots=True)
class Exported:
    procedures: int
    files: tuple[str, ...]  # names as written, which for tables are others than asked for


def export_catalogue(order: ExportCatalogue, officer: Officer, desk: Desk) -> Exported:
    """Write the procedures in force today. Importing them changes nothing.

    Raises:
        RightMissing: the role imports nothing.
        CatalogueUnwritable: the disk or the folder refuses, or another program holds the file.
    """
    officer.need(Right.IMPORT_CATALOGUE)
    held: list[Procedure] = []
    if not order.template:
        with desk.glance() as work:
            held = list(work.catalogue.in_force(office_date(desk.now())))
        if order.field:
            held = [each for each in held if order.field in each.field.split("; ")]
    written = _named(order.into, held)
    for file, content in written.items():
        _write(file, content)
    return Exported(len(held), tuple(file.name for file in written))


def _named(into: Path, held: Sequence[Procedure]) -> Mapping[Path, bytes]:
    if into.suffix.lower() != _CSV:
        return {into: workbook(held)}
    return {
        into.with_name(f"{Path(name).stem} - {into.name}"): content
        for name, content in csv_files(held).items()
    }


def _write(file: Path, content: bytes) -> None:
    try:
        write_whole(file, content)
    except OSError as error:
        raise CatalogueUnwritable(file.name) from error
