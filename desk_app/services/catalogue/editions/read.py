"""An edition as a file among others that an office takes in."""

from collections.abc import Iterable

from desk_app.domain.errors import CatalogueUnreadable
from desk_app.domain.law.edition.file import EditionBroken, Told, read_edition
from desk_app.services.catalogue.reading import CatalogueProblem, CatalogueReading, Why

_REASONS = {"newer": "newer_edition", "large": "too_large"}


def edition_reading(name: str, parts: Iterable[bytes]) -> CatalogueReading:
    """Its procedures, and what could not be read of the catalogue it was made from.

    Its doubts are not told again: they are looked for in what changes at this desk.

    Raises:
        CatalogueUnreadable: damaged, altered, or of a newer program; nothing was read.
    """
    try:
        edition = read_edition(parts)
    except EditionBroken as error:
        raise CatalogueUnreadable(name, 0, _REASONS.get(error.reason, "edition")) from error
    problems = (_problem(told) for told in edition.told if not told.doubt)
    return CatalogueReading(edition.procedures, tuple(each for each in problems if each))


def _problem(told: Told) -> CatalogueProblem | None:
    """None: a newer program's way to put it."""
    try:
        return CatalogueProblem(told.where, Why(told.why), told.facts)
    except ValueError:
        return None
