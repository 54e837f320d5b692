"""An address taken apart: kept as printed, its levels recognised, never "mended"."""

import re
from dataclasses import dataclass
from typing import Final

from desk_app.domain.people.folding import fold
from desk_app.domain.places.provinces import ProvinceMeant, province_called

_COMMA: Final = ","
_PREFIXES: Final = {  # folded words before a name, and the levels they may stand for
    "tinh": "province",
    "thanh pho": "city",
    "tp": "city",
    "quan": "district",
    "q": "district",
    "huyen": "district",
    "h": "district",
    "thi xa": "district",
    "tx": "district",
    "xa": "commune",
    "x": "commune",
    "phuong": "commune",
    "p": "commune",
    "thi tran": "commune",
    "tt": "commune",
    "dac khu": "commune",
}
_WORDS: Final = "|".join(sorted(_PREFIXES, key=len, reverse=True))
_PREFIX: Final = re.compile(rf"({_WORDS})(?:\.\s*|(?<=[a-z]{{2}})\s+)(?=\S)")  # one letter: a dot


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """`str()` gives back what was read, to the letter. Parts that are not certain are empty.

    Legal: [places.provinces]
    """

    printed: str
    detail: str = ""  # number, street, hamlet: what stands before the rest
    commune: str = ""
    district: str = ""  # only before July 2025
    province: str = ""
    meant: ProvinceMeant | None = None  # the province of today; None: not recognised

    def __str__(self) -> str:
        return self.printed

    @property
    def old_three_level(self) -> bool:
        """It names a district, or a province there is not any more."""
        return bool(self.district) or (self.meant is not None and self.meant.gone)


def read_address(text: str) -> Address:
    """Recognise the levels of ``"Ấp 5, xã Vị Thủy, huyện Vị Thủy, tỉnh Hậu Giang"``.

    Read from the right: the province by its name, of today or of before, then a district,
    then a commune, each only where its words say so. Never raises.
    """
    parts = [part.strip() for part in text.split(_COMMA)]
    while parts and not parts[-1].strip(" ."):
        parts.pop()
    meant, province = None, ""
    if parts and (meant := _province(parts[-1])) is not None:
        province = parts.pop()
    district = ""
    if parts and _is_district(parts[-1], below_province=bool(province)):
        district = parts.pop()
    commune = ""
    if parts and _level(parts[-1]) == "commune":
        commune = parts.pop()
    return Address(
        printed=text,
        detail=f"{_COMMA} ".join(parts),
        commune=commune,
        district=district,
        province=province,
        meant=meant,
    )


def being_typed(text: str) -> str:
    """The part of an address that is looked for in the table: what follows the last comma."""
    return text.rpartition(_COMMA)[2].strip()


def completed(text: str, *names: str) -> str:
    """`text` with what is being typed replaced by `names`: commune and province, or one."""
    before, comma, _typed = text.rpartition(_COMMA)
    return f"{_COMMA} ".join([before.rstrip(), *names] if comma and before.strip() else names)


def _province(part: str) -> ProvinceMeant | None:
    """A name after "thành phố" is a province only where that is a city run centrally."""
    level, name = _split(part)
    meant = province_called(name)
    if meant is None or level in {"district", "commune"}:
        return None
    return None if level == "city" and (meant.gone or not meant.city) else meant


def _is_district(part: str, *, below_province: bool) -> bool:
    level = _level(part)
    return level == "district" or (level == "city" and (below_province or _province(part) is None))


def _level(part: str) -> str:
    return _split(part)[0]


def _split(part: str) -> tuple[str, str]:
    """The level its first words say, and the name behind them; ("", part) without such words."""
    plain = fold(part)
    match = _PREFIX.match(plain)
    if match is None or len(plain) != len(part):
        return "", part
    return _PREFIXES[match[1]], part[match.end() :]
