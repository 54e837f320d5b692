"""Provinces and communes, as the screens ask for them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from db.queries import places
from db.queries.places import PlaceLine
from desk_app.domain.officer import Officer
from desk_app.services.desk import Desk
from desk_app.services.places.import_places import (
    ImportPlaces,
    PlacesReport,
    import_places,
    seed_places,
)
from desk_app.wiring.opening import OpenDesk


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Reading lane."""

    find: Callable[[str], Sequence[PlaceLine]]  # by the beginnings of words, without accents
    held: Callable[[], tuple[int, int]]  # how many provinces and communes
    take_in: Callable[[ImportPlaces, Officer], PlacesReport]


def build_places(opened: OpenDesk, desk: Desk) -> Places:
    """A store without a table of places is given the provinces shipped."""
    seed_places(desk)
    ask = opened.store.ask
    return Places(
        find=ask(places.find_places),
        held=ask(places.counts),
        take_in=partial(import_places, desk=desk),
    )
