"""Who issues a paper: the two lines at its upper left."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Already in capitals and broken by sense; a line too long for its column is wrapped."""

    parent: tuple[str, ...]  # ("UBND PHƯỜNG NINH KIỀU",)
    unit: tuple[str, ...]  # ("TRUNG TÂM", "PHỤC VỤ HÀNH CHÍNH CÔNG"), printed bold
