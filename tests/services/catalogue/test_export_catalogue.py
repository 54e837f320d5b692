"""The template and the copy on disk."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.unit_of_work import UnitOfWork
from desk_app.domain.errors import RightMissing
from desk_app.domain.law.catalogue_faults import CatalogueUnwritable
from desk_app.domain.people.rights import Role
from desk_app.services.catalogue.compare_catalogue import ImportCatalogue, compare_catalogue
from desk_app.services.catalogue.export_catalogue import ExportCatalogue, export_catalogue
from desk_app.services.catalogue.starter import STARTER_EDITION, starter_catalogue
from tests.builders import ADMIN, a_desk, an_officer

Work = Callable[[], UnitOfWork]
ADMINISTRATOR = an_officer(ADMIN, Role.ADMIN)


@pytest.fixture
def full(work: Work) -> Work:
    with work() as tx:
        tx.catalogue.put(STARTER_EDITION, starter_catalogue())
        tx.commit()
    return work


@pytest.mark.parametrize("name", ["danh-muc.xlsx", "danh-muc.csv"])
def test_that_what_is_written_out_and_taken_in_changes_nothing(
    full: Work, tmp_path: Path, name: str
) -> None:
    desk = a_desk(full)
    folder = tmp_path / "out"
    folder.mkdir()
    written = export_catalogue(ExportCatalogue(folder / name), ADMINISTRATOR, desk)
    assert sorted(written.files) == sorted(file.name for file in folder.iterdir())
    files = [(file.name, file.read_bytes()) for file in sorted(folder.iterdir())]
    difference = compare_catalogue(ImportCatalogue(files), ADMINISTRATOR, desk)
    assert difference.empty
    assert difference.unchanged == written.procedures >= len(starter_catalogue())


def test_that_one_field_can_be_written_alone(full: Work, tmp_path: Path) -> None:
    field = starter_catalogue()[0].field
    order = ExportCatalogue(tmp_path / "a.xlsx", field=field)
    written = export_catalogue(order, ADMINISTRATOR, a_desk(full))
    assert written.procedures == sum(
        field in each.field.split("; ") for each in starter_catalogue()
    )


def test_that_the_template_holds_no_procedure(full: Work, tmp_path: Path) -> None:
    desk = a_desk(full)
    file = tmp_path / "mau.xlsx"
    assert (
        export_catalogue(ExportCatalogue(file, template=True), ADMINISTRATOR, desk).procedures == 0
    )
    order = ImportCatalogue([(file.name, file.read_bytes())])
    assert compare_catalogue(order, ADMINISTRATOR, desk).unchanged == 0


def test_that_a_folder_that_refuses_is_told(full: Work, tmp_path: Path) -> None:
    order = ExportCatalogue(tmp_path / "gone" / "a.xlsx")
    with pytest.raises(CatalogueUnwritable) as told:
        export_catalogue(order, ADMINISTRATOR, a_desk(full))
    assert told.value.file == "a.xlsx"


def test_that_only_who_may_import_writes_it_out(work: Work, tmp_path: Path) -> None:
    with pytest.raises(RightMissing):
        export_catalogue(ExportCatalogue(tmp_path / "a.xlsx"), an_officer(), a_desk(work))
