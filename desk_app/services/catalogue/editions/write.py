"""Files an administrator chose, as one edition for the centre. Needs no desk and no store."""

from dataclasses import dataclass
from pathlib import Path

from desk_app.domain.errors import CatalogueUnreadable
from desk_app.domain.law.catalogue_faults import CatalogueUnwritable
from desk_app.domain.law.edition.file import CatalogueEdition, Told, write_edition
from desk_app.services.catalogue.compare_catalogue import ImportCatalogue, wanted_of
from desk_app.services.catalogue.comparing.doubts import doubts_of
from desk_app.services.catalogue.files import read_files
from desk_app.services.catalogue.in_bulk import in_bulk
from desk_app.services.catalogue.reading import CatalogueProblem
from desk_app.to_disk import write_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionWritten:
    procedures: int
    abolished: int  # of them
    size: int  # of the file, bytes
    problems: tuple[CatalogueProblem, ...]  # not read, and left out
    doubts: tuple[CatalogueProblem, ...]


def write_edition_file(order: ImportCatalogue, into: Path) -> EditionWritten:
    """Write what `order` says as an edition; the same files give the same bytes.

    Raises:
        CatalogueUnreadable, SheetRefused: one of the files is not read, or nothing is in them.
        CatalogueUnwritable: the disk or the folder refuses. Whichever it is, nothing was written.
    """
    with in_bulk():
        read = read_files(order.files)
        procedures, told = wanted_of(read, {})
        if not procedures:
            raise CatalogueUnreadable(order.files[0][0], 0, "shape")
        problems = (*read.problems, *told)
        in_order = sorted(procedures, key=lambda each: each.code)
        doubts = tuple(doubt for each in in_order for doubt in doubts_of(each))
        content = write_edition(
            CatalogueEdition(
                in_order,
                (
                    *(_told(each, doubt=False) for each in problems),
                    *(_told(each, doubt=True) for each in doubts),
                ),
            )
        )
    _write(into, content)
    return EditionWritten(
        procedures=len(procedures),
        abolished=sum(each.abolished_on is not None for each in procedures),
        size=len(content),
        problems=problems,
        doubts=doubts,
    )


def _told(problem: CatalogueProblem, *, doubt: bool) -> Told:
    return Told(problem.where, problem.why, dict(problem.facts), doubt)


def _write(file: Path, content: bytes) -> None:
    try:
        write_whole(file, content)
    except OSError as error:
        raise CatalogueUnwritable(file.name) from error
