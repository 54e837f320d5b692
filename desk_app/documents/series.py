"""What the numbers of this office's papers end with."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final

from desk_app.domain.codes.paper_number import PaperSeries, read_series
from desk_app.domain.office import UnitFacts, is_centre

_SERIES: Final = "numbers/papers.toml"


def the_series(unit: UnitFacts, group: str = "") -> PaperSeries:
    """As shipped with the program, in the words of a centre or of a section.

    Args:
        group: The office's own word instead: "TTPVHCC" in "Số: 1012/PBS-TTPVHCC".
    """
    own = {"centre": group, "section": group} if group else {}
    return read_series({**series_facts(), **own}, centre=is_centre(unit))


@cache
def series_facts() -> dict[str, Any]:
    return tomllib.loads(files("resources").joinpath(_SERIES).read_text("utf-8"))
