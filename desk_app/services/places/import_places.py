"""Use cases: the provinces a new office knows, and a list of communes taken in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import THIS_DESK, Body
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.places.faults import PlacesIncomplete
from desk_app.domain.places.place import Place, PlaceKind, kind_of
from desk_app.domain.places.provinces import provinces_today
from desk_app.services.desk import Desk
from desk_app.services.places.places_file import read_places

_SHARE: Final = 2  # a list that keeps less than half of a province is no whole list


@dataclass(frozen=True, slots=True)
class ImportPlaces:
    """What the officer chose."""

    file: str  # name without folder
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesReport:
    added: int
    changed: int
    unchanged: int
    ended: int  # held so far, and not in the list of their province any more
    provinces: int  # the list speaks of
    communes: int


def import_places(order: ImportPlaces, officer: Officer, desk: Desk) -> PlacesReport:
    """Take in a list, all or nothing. It counts as the whole of each province it speaks of.

    Communes of those provinces that it leaves out end today; they are kept, and an address that
    names them stays as it is. The same list again changes nothing.

    Raises:
        RightMissing: the role imports nothing.
        PlacesUnreadable: the file is no list of communes, or one of its lines is wrong.
        PlacesIncomplete: it would end more than half of a province.
        Whichever it is, nothing was stored.
    """
    officer.need(Right.IMPORT_CATALOGUE)
    read = {place.code: place for place in read_places(order.file, order.raw)}
    now = desk.now()
    with desk.work() as work:
        held = work.places.all()
        news = _news(read, held, office_date(now))
        ended = _ended(read, held, office_date(now))
        report = _report(read, held, news, ended)
        if not news and not ended:
            return report
        names = {place.code: place.name for place in (held | read).values() if not place.parent}
        work.places.put([*news, *ended, *_renamed(news, ended, held)], names)
        body: Body = {
            "file": order.file,
            "added": report.added,
            "changed": report.changed,
            "unchanged": report.unchanged,
            "ended": report.ended,
        }
        work.journal.write(kinds.PLACES_IMPORTED, THIS_DESK, body, by=officer.id, at=now)
        work.commit()
    return report


def seed_places(desk: Desk) -> None:
    """The 34 provinces, where the store knows none yet."""
    with desk.glance() as work:
        if work.places.is_filled():
            return
    with desk.work() as work:
        work.places.put(shipped_provinces(), {})
        work.commit()


@cache
def shipped_provinces() -> tuple[Place, ...]:
    """Legal: [places.provinces]"""
    return tuple(
        Place(code=code, name=name, kind=kind_of(name) or PlaceKind.PROVINCE)
        for code, name in provinces_today().items()
    )


def _news(read: Mapping[str, Place], held: Mapping[str, Place], today: date) -> Sequence[Place]:
    """What is new or says something else, with the day since when the desk knows it."""
    news = []
    for code, place in read.items():
        before = held.get(code)
        since = today if before is None else before.valid_from
        settled = replace(place, valid_from=since)
        if settled != before:
            news.append(settled)
    return news


def _ended(read: Mapping[str, Place], held: Mapping[str, Place], today: date) -> Sequence[Place]:
    """Raises PlacesIncomplete."""
    ended = []
    for code, province in read.items():
        if province.parent:
            continue
        there = [p for p in held.values() if p.parent == code and p.valid_to is None]
        gone = [p for p in there if p.code not in read]
        if len(gone) * _SHARE > len(there):
            raise PlacesIncomplete(province.name, len(there), len(there) - len(gone))
        ended += [replace(place, valid_to=today) for place in gone]
    return ended


def _renamed(
    news: Sequence[Place], ended: Sequence[Place], held: Mapping[str, Place]
) -> Sequence[Place]:
    """Communes that stay as they are below a province with another name: they are found by it."""
    written = {place.code for place in (*news, *ended)}
    provinces = {place.code for place in news if not place.parent}
    return [
        place for place in held.values() if place.parent in provinces and place.code not in written
    ]


def _report(
    read: Mapping[str, Place],
    held: Mapping[str, Place],
    news: Sequence[Place],
    ended: Sequence[Place],
) -> PlacesReport:
    added = sum(place.code not in held for place in news)
    provinces = sum(not place.parent for place in read.values())
    return PlacesReport(
        added=added,
        changed=len(news) - added,
        unchanged=len(read) - len(news),
        ended=len(ended),
        provinces=provinces,
        communes=len(read) - provinces,
    )
