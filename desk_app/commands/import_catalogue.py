"""`python -m desk_app import-catalogue FILE…`: take procedures in, all or nothing."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from desk_app.domain.errors import DeskNotEnrolled
from desk_app.domain.officer import NOBODY, Officer
from desk_app.domain.people.rights import Role
from desk_app.paths import Folders
from desk_app.services.catalogue.import_catalogue import ImportCatalogue
from desk_app.services.catalogue.problem_in_words import problem_in_words
from desk_app.wiring.build import build_office
from desk_app.wiring.opening import open_desk

_THE_MACHINE = Officer(id=NOBODY, name="", role=Role.ADMIN)


def import_files(files: Sequence[Path], folders: Folders, keys: Path) -> Iterator[str]:
    """Lines for the terminal: what was added, and what could not be read and why.

    Raises:
        DeskNotEnrolled: there is no office to import into.
        CatalogueUnreadable: nothing was stored. Others as `open_desk`.

    """
    opened = open_desk(folders, keys)
    if opened.facts is None:
        opened.close()
        raise DeskNotEnrolled()
    office = build_office(opened)
    try:
        order = ImportCatalogue(files=[(file.name, file.read_bytes()) for file in files])
        report = office.keeping.import_catalogue(order, _THE_MACHINE)
    finally:
        office.close()
    yield (
        f"Ấn bản {report.edition}: thêm {report.added}, đổi {report.changed}, "
        f"không đổi {report.unchanged}; không đọc được {len(report.problems)}."
    )
    for problem in report.problems:
        yield f"  {problem_in_words(problem)}"
