"""A catalogue of the centre that came to a desk, and the word of another desk about it."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from db.repositories.calendars import ArrivedEdition
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import the_office
from desk_app.domain.announced_file import announced, cut
from desk_app.domain.ids import ProcedureCode
from desk_app.domain.law.edition.announced import CATALOGUE, AnnouncedEdition, announced_body
from desk_app.domain.law.edition.file import CatalogueEdition, Told, write_edition
from desk_app.domain.law.edition.word import catalogue_taken_body
from desk_app.services.catalogue.reading import Why
from tests.builders import FRIDAY_MORNING, LEADER, UNIT, a_procedure

Work = Callable[[], UnitOfWork]
RENAMED = replace(a_procedure(), field="Hộ kinh doanh và hợp tác xã")
NEW = a_procedure(code=ProcedureCode("1.004222"), name="Đăng ký thường trú")
EDITION = write_edition(
    CatalogueEdition((RENAMED, NEW), (Told("#3", Why.CODE_MISSING), Told("#4", "of tomorrow")))
)


def arrive(work: Work, raw: bytes = EDITION, name: str = "20261120-a", pieces: int = 99) -> None:
    """The exchange told of it, and so many of its pieces came."""
    parts = cut(raw)
    edition = AnnouncedEdition(file=announced(parts), procedures=2)
    with work() as tx:
        body = announced_body(edition)
        tx.calendars.keep(ArrivedEdition(CATALOGUE, name, body, FRIDAY_MORNING))
        for n, data in enumerate(parts[:pieces]):
            tx.editions.keep_piece(edition.file.address, n, data)
        tx.commit()


def confirmed_elsewhere(work: Work, *left_out: str, name: str = "20261120-a") -> UUID:
    """What another desk's act says; as if it had been pulled."""
    with work() as tx:
        body = catalogue_taken_body(name, left_out)
        office = the_office(UNIT)
        written = tx.journal.write(
            kinds.CATALOGUE_TAKEN, office, body, by=LEADER, at=FRIDAY_MORNING
        )
        tx.commit()
    return written.act.id
