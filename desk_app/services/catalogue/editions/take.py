"""Use cases: the centre's catalogue, seen, confirmed or declined; followed once the office did."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import the_office
from desk_app.domain.announced_file import PIECE
from desk_app.domain.law.catalogue_faults import EditionGone
from desk_app.domain.law.edition.word import CatalogueWord, catalogue_declined_body
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.officer import NOBODY, Officer
from desk_app.domain.people.rights import Right
from desk_app.services.catalogue.compare_catalogue import difference_of
from desk_app.services.catalogue.comparing.difference import CatalogueDifference, CentreMark
from desk_app.services.catalogue.editions.read import edition_reading
from desk_app.services.catalogue.files import FilesRead
from desk_app.services.catalogue.import_catalogue import (
    ApplyCatalogue,
    Follows,
    ImportReport,
    need_same,
    store_difference,
)
from desk_app.services.catalogue.in_bulk import in_bulk
from desk_app.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingCatalogue:
    """What the centre published and this desk has not taken in."""

    name: str
    procedures: int
    size: int  # of its file, bytes
    held: int  # of them, here
    word: CatalogueWord | None  # None: nobody of the office has said anything

    @property
    def whole(self) -> bool:
        return self.held == self.size

    @property
    def asks(self) -> bool:
        """It waits for a person."""
        return self.whole and self.word is None

    @property
    def follows(self) -> bool:
        """It waits for a quiet moment."""
        return self.whole and self.word is not None and self.word.taken

    @property
    def declined(self) -> bool:
        """The office does without; a person may look at it all the same, and confirm it."""
        return self.word is not None and not self.word.taken


def waiting_catalogue(desk: Desk) -> WaitingCatalogue | None:
    with desk.glance() as work:
        waiting = work.editions.waiting()
        if waiting is None:
            return None
        edition = waiting.edition
        return WaitingCatalogue(
            name=waiting.name,
            procedures=edition.procedures,
            size=edition.file.size,
            held=edition.file.size if waiting.whole else len(waiting.held) * PIECE,
            word=work.editions.words(desk.unit).get(waiting.name),
        )


def compare_edition(officer: Officer, desk: Desk) -> CatalogueDifference:
    """What the centre's catalogue would add and change here; `apply_catalogue` takes it in.

    As with a file an officer chose: what the office had settled is kept, nothing is stored.

    Raises:
        RightMissing: the role imports nothing.
        EditionGone: none waits, or its file is not whole.
        CatalogueUnreadable: a newer program wrote it.
    """
    officer.need(Right.IMPORT_CATALOGUE)
    with in_bulk():
        return _difference(desk)


def decline_catalogue(edition: str, officer: Officer, desk: Desk) -> None:
    """The office does without this edition: nobody is asked about it any more, at any desk.

    Args:
        edition: As the centre calls it.

    Raises:
        RightMissing: nothing was stored.
    """
    officer.need(Right.IMPORT_CATALOGUE)
    with desk.work() as work:
        if edition not in work.editions.words(desk.unit):
            body, office = catalogue_declined_body(edition), the_office(desk.unit)
            kind = kinds.CATALOGUE_DECLINED
            work.journal.write(kind, office, body, by=officer.id, at=desk.now())
            work.commit()


def follow_edition(quiet: Callable[[], bool], desk: Desk) -> ImportReport | None:
    """Take in the centre's catalogue that the office confirmed at another desk.

    What that officer left out is left out here too. Long: many short writes, none of them seen
    before the last. Broken off anywhere it may be asked again.

    Args:
        quiet: False: somebody is at the counter. Asked from this thread.

    Returns:
        None: there is nothing to follow.

    Raises:
        VisitUnderWay, CatalogueMoved: later.
        CatalogueUnreadable: a newer program wrote it.
    """
    waiting = waiting_catalogue(desk)
    if waiting is None or not waiting.follows or waiting.word is None:
        return None
    word = waiting.word
    with in_bulk():
        seen = _difference(desk)
        need_same(seen, desk)
        order = ApplyCatalogue(seen, word.left_out)
        return store_difference(order, NOBODY, desk, Follows(word.act, quiet))


def _difference(desk: Desk) -> CatalogueDifference:
    with desk.glance() as work:
        waiting = work.editions.waiting()
        if waiting is None or not waiting.whole:
            raise EditionGone()
        read = edition_reading(waiting.name, work.editions.content(waiting.edition.file.address))
    published: dict[str, Procedure] = {each.code: each for each in read.procedures}
    seen = difference_of(FilesRead(published, {}, read.problems), [waiting.name], desk)
    return replace(seen, centre=CentreMark(waiting.name, waiting.edition.file.address))
