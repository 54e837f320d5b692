"""`python -m desk_app import-catalogue`: take procedures in, compare, or write them out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desk_app.domain.errors import DeskNotEnrolled
from desk_app.domain.officer import NOBODY, Officer
from desk_app.domain.people.rights import Role
from desk_app.paths import Folders
from desk_app.services.catalogue.compare_catalogue import ImportCatalogue
from desk_app.services.catalogue.comparing.difference import CatalogueDifference
from desk_app.services.catalogue.editions.write import write_edition_file
from desk_app.services.catalogue.export_catalogue import ExportCatalogue
from desk_app.services.catalogue.files import load
from desk_app.services.catalogue.import_catalogue import ApplyCatalogue, ImportReport
from desk_app.services.catalogue.problem_in_words import kind_in_words, problem_in_words
from desk_app.services.catalogue.reading import CatalogueProblem
from desk_app.wiring.build import build_office
from desk_app.wiring.office import Office
from desk_app.wiring.opening import open_desk

_THE_MACHINE = Officer(id=NOBODY, name="", role=Role.ADMIN)
_SHOWN: Final = 200  # changes and doubts written out; the rest is counted


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueOrder:
    """What was asked for on the command line."""

    files: Sequence[Path] = ()  # to take in
    dry_run: bool = False  # only tell the difference
    template: Path | None = None  # where to write an empty one
    export: Path | None = None  # where to write what is held
    edition: Path | None = None  # where to write the files as an edition; nothing is taken in


def do_catalogue(order: CatalogueOrder, folders: Folders, keys: Path) -> Iterator[str]:
    """Lines for the terminal: what would change or has, and what could not be read and why.

    What is written out is written last, so that it holds what was taken in. An edition is
    made of the files alone: no office is needed for it, and none is changed.

    Raises:
        DeskNotEnrolled: there is no office to import into.
        CatalogueUnreadable, SheetRefused: nothing was stored. Others as `open_desk`.
        CatalogueUnwritable: the template or the copy was not written.
    """
    if order.edition:
        yield from _write_edition(order.files, order.edition)
        return
    if not folders.store.exists():
        raise DeskNotEnrolled()  # before anything is made there
    opened = open_desk(folders, keys)
    if opened.facts is None:
        opened.close()
        raise DeskNotEnrolled()
    office = build_office(opened)
    try:
        if order.files:
            taken = [load(file) for file in order.files]
            yield from _take_in(ImportCatalogue(taken), office, dry_run=order.dry_run)
        if order.template:
            asked = ExportCatalogue(order.template, template=True)
            done = office.keeping.export_catalogue(asked, _THE_MACHINE)
            yield f"Đã ghi tệp mẫu {_listed(done.files)}."
        if order.export:
            done = office.keeping.export_catalogue(ExportCatalogue(order.export), _THE_MACHINE)
            yield f"Đã ghi {done.procedures} thủ tục vào {_listed(done.files)}."
    finally:
        office.close()


def _write_edition(files: Sequence[Path], into: Path) -> Iterator[str]:
    done = write_edition_file(ImportCatalogue([load(file) for file in files]), into)
    yield (
        f"Đã ghi ấn bản {into.name}: {done.procedures} thủ tục (trong đó bãi bỏ {done.abolished}), "
        f"{done.size} byte; không đọc được {len(done.problems)}."
    )
    yield from _all(done.problems)
    yield from _counted(done.doubts)


def _listed(files: Sequence[str]) -> str:
    return files[0] if len(files) == 1 else ", ".join(f"“{name}”" for name in files)


def _take_in(order: ImportCatalogue, office: Office, *, dry_run: bool) -> Iterator[str]:
    difference = office.keeping.compare_catalogue(order, _THE_MACHINE)
    if dry_run:
        yield from _told(difference)
        return
    done = office.keeping.apply_catalogue(ApplyCatalogue(difference), _THE_MACHINE)
    yield _result(done)
    yield from _all(done.problems)
    yield from _counted(done.doubts)


def _result(report: ImportReport) -> str:
    return (
        f"Ấn bản {report.edition}: thêm {report.added}, đổi {report.changed}, "
        f"không đổi {report.unchanged}; không đọc được {len(report.problems)}."
    )


def _told(difference: CatalogueDifference) -> Iterator[str]:
    yield (
        f"Chưa nhập gì. Sẽ thêm {len(difference.added)}, đổi {len(difference.changed)} "
        f"(trong đó bãi bỏ {difference.abolished}), không đổi {difference.unchanged}; "
        f"không đọc được {len(difference.problems)}."
    )
    lines = [f"  + {each.code} {each.label}" for each in difference.added]
    for change in difference.changed:
        lines.append(f"  ~ {change.after.code} {change.after.label}")
        lines += [
            f"      {fact.what}: {fact.before or '(trống)'} → {fact.after or '(trống)'}"
            for fact in change.facts
        ]
    yield from lines[:_SHOWN]
    if len(lines) > _SHOWN:
        yield f"  … và {len(lines) - _SHOWN} dòng nữa."
    yield from _all(difference.problems)
    yield from _counted(difference.doubts)


def _all(problems: Sequence[CatalogueProblem]) -> Iterator[str]:
    for problem in problems:
        yield f"  {problem_in_words(problem)}"


def _counted(doubts: Sequence[CatalogueProblem]) -> Iterator[str]:
    if not doubts:
        return
    yield "Cần xem lại:"
    for why, n in Counter(doubt.why for doubt in doubts).most_common():
        first = next(doubt for doubt in doubts if doubt.why is why)
        yield f"  {kind_in_words(why)}: {n}. Ví dụ {problem_in_words(first)}"
