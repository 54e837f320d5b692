"""A province or a commune, as an address names it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from desk_app.domain.people.folding import fold


class PlaceKind(StrEnum):
    """The value is stored: never rename one."""

    PROVINCE = "province"  # tỉnh
    CITY = "city"  # thành phố trực thuộc trung ương
    COMMUNE = "commune"  # xã
    WARD = "ward"  # phường
    SPECIAL = "special"  # đặc khu

    @property
    def is_province(self) -> bool:
        return self in {PlaceKind.PROVINCE, PlaceKind.CITY}


_WORDS: Final = {  # the first words of a full name, folded
    "tinh": PlaceKind.PROVINCE,
    "thanh pho": PlaceKind.CITY,
    "xa": PlaceKind.COMMUNE,
    "phuong": PlaceKind.WARD,
    "dac khu": PlaceKind.SPECIAL,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    code: str  # two digits of a province, five of a commune
    name: str  # in full: "Phường Ninh Kiều", "Thành phố Cần Thơ"
    kind: PlaceKind
    parent: str = ""  # code of the province; empty for a province
    valid_from: date | None = None  # None: as long as the program knows it
    valid_to: date | None = None  # from this day on there is no such place any more


def kind_of(name: str) -> PlaceKind | None:
    """Told from the first words of a full name; None where they name no kind."""
    plain = fold(name)
    for words, kind in _WORDS.items():
        if plain.startswith(f"{words} "):
            return kind
    return None


def bare_name(name: str) -> str:
    """``"Phường Ninh Kiều"`` → ``"Ninh Kiều"``; other names as they are."""
    plain = fold(name)
    for words in _WORDS:
        if plain.startswith(f"{words} "):
            return name.split(" ", words.count(" ") + 1)[-1]
    return name
