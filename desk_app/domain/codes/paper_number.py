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
PAYMENT_SLIP: Final = "payment_slip"  # internal, of money taken
REFUND_VOUCHER: Final = "refund_voucher"  # of money given back
APOLOGY: Final = "apology"  # Mẫu 04
STOP_NOTICE: Final = "stop_notice"  # Mẫu 05
CONTROL_SLIP: Final = "control_slip"  # Mẫu 06; like the receipt, it has the serial of the code

YEAR_SIGN: Final = "*"  # before the year of the series, in our QR codes
_SHAPE: Final = re.compile(
    r"(?:SỐ\s*:?\s*)?(?P<number>[0-9]{1,9})\s*/\s*(?P<suffix>[^\s/*]{1,60})(?:\*(?P<year>20[0-9]{2}))?"
)
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
    def padded(self) -> str:
        """As papers show it, "0007/PBS-TTPVHCC": four digits at least."""
        return f"{self.number:04}/{self.suffix}"

    @property
    def scanned(self) -> str:
        """What a QR says, "0007/PBS-TTPVHCC*2026": numbers begin again every year."""
        return f"{self.padded}{YEAR_SIGN}{self.year}"

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


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """What somebody typed, read out or scanned of a paper's number."""

    number: int
    suffix: str  # in capitals
    year: int | None = None  # of the series; None: only a QR says it


def read_paper_number(words: str) -> WrittenNumber:
    """As typed or scanned: "1012/pbs-ttpvhcc", "Số: 1012 / PBS-TTPVHCC", "0007/PBS-TTPVHCC*2026".

    Raises:
        ValueError: `words` has not the shape of a paper's number.
    """
    match = _SHAPE.fullmatch(words.strip().upper())
    if match is None:
        raise ValueError("not a paper's number")
    year = match["year"]
    return WrittenNumber(int(match["number"]), match["suffix"], int(year) if year else None)


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
