"""Numbers of papers other than the dossier's code: "Số: 1012/PBS-TTPVHCC".

Each form has a series of its own for each year; desks without a line take their
numbers out of the same blocks as serials of codes (domain/codes/blocks).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from desk_app.domain.acts.act import Body, text
from desk_app.domain.codes.blocks import SIZE, Block

IN_BODY: Final = "paper_number"  # where an act says which number it used

RECEIPT: Final = "receipt"  # Mẫu 01; it has the serial of the code, and no series
SUPPLEMENT: Final = "supplement"  # Mẫu 02
REFUSAL: Final = "refusal"  # Mẫu 03
CONTROL_SLIP: Final = "control_slip"  # Mẫu 06; like the receipt, it has the serial of the code

_SHAPE: Final = re.compile(r"(?:SỐ\s*:?\s*)?(?P<number>[0-9]{1,9})\s*/\s*(?P<suffix>[^\s/]{1,60})")
_MOST: Final = 10**9
_YEARS: Final = range(2000, 2100)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperNumber:
    """Shape ``<number>/<suffix>``; the year is told by the date of the paper."""

    form: str  # a key of resources/numbers/papers.toml
    year: int  # of the series
    number: int  # unique within unit, form and year
    suffix: str  # "PBS-TTPVHCC"

    def __str__(self) -> str:
        return f"{self.number}/{self.suffix}"

    @property
    def block(self) -> Block:
        return Block(self.number // SIZE)


@dataclass(frozen=True, slots=True)
class PaperSeries:
    """What an office writes behind its numbers, by form."""

    suffixes: Mapping[str, str] = field(default_factory=dict)

    def number(self, form: str, year: int, number: int) -> PaperNumber:
        """Raises KeyError for a form without a series: our bug."""
        return PaperNumber(form=form, year=year, number=number, suffix=self.suffixes[form])


def read_series(facts: Mapping[str, Any], *, centre: bool) -> PaperSeries:
    """From the contents of ``resources/numbers/papers.toml``.

    Args:
        centre: The office is a centre, and not a section of another office.
    """
    office = facts["centre" if centre else "section"]
    return PaperSeries(
        {form: suffix.format(office=office) for form, suffix in facts["suffix"].items()}
    )


def read_paper_number(words: str) -> tuple[int, str]:
    """Number and suffix as typed or read out: "1012/pbs-ttpvhcc", "Số: 1012 / PBS-TTPVHCC".

    Raises:
        ValueError: `words` has not the shape of a paper's number.
    """
    match = _SHAPE.fullmatch(words.strip().upper())
    if match is None:
        raise ValueError("not a paper's number")
    return int(match["number"]), match["suffix"]


def is_paper_number(words: str) -> bool:
    """True for what `read_paper_number` can read."""
    return _SHAPE.fullmatch(words.strip().upper()) is not None


def number_facts(number: PaperNumber) -> Body:
    """As JSON; `number_in` is the way back."""
    return {
        "form": number.form,
        "year": number.year,
        "number": number.number,
        "suffix": number.suffix,
    }


def number_in(body: Mapping[str, Any]) -> PaperNumber | None:
    """The number that an act with `body` used; None when it used none.

    Raises:
        KeyError, TypeError, ValueError: it says one that cannot be understood.
    """
    facts = body.get(IN_BODY)
    if facts is None:
        return None
    if not isinstance(facts, dict):
        raise TypeError(IN_BODY)
    year, number = facts["year"], facts["number"]
    if not isinstance(year, int) or not isinstance(number, int) or isinstance(number, bool):
        raise TypeError(IN_BODY)
    if year not in _YEARS or not 0 < number < _MOST:
        raise ValueError(IN_BODY)
    return PaperNumber(
        form=text(facts, "form"), year=year, number=number, suffix=text(facts, "suffix")
    )
