"""The catalogue of the centre as the screens ask for it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from desk_app.domain.officer import Officer
from desk_app.services.catalogue.comparing.difference import CatalogueDifference
from desk_app.services.catalogue.editions.take import (
    WaitingCatalogue,
    compare_edition,
    decline_catalogue,
    follow_edition,
    waiting_catalogue,
)
from desk_app.services.catalogue.import_catalogue import ImportReport
from desk_app.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionsDesk:
    """Reading lane, but `decline`. What was compared is taken in as any other difference is."""

    waiting: Callable[[], WaitingCatalogue | None]
    compare: Callable[[Officer], CatalogueDifference]  # long
    decline: Callable[[str, Officer], None]  # by its name; counter lane
    follow: Callable[[Callable[[], bool]], ImportReport | None]  # long; asks whether it is quiet


def editions_desk(desk: Desk) -> EditionsDesk:
    return EditionsDesk(
        waiting=partial(waiting_catalogue, desk),
        compare=partial(compare_edition, desk=desk),
        decline=partial(decline_catalogue, desk=desk),
        follow=partial(follow_edition, desk=desk),
    )
