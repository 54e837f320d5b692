"""What in a day asks for a word of the leader before it is sealed."""

from collections.abc import Mapping, Sequence
from typing import Final

from desk_app.domain.day_end.faults import WordsMissing
from desk_app.domain.day_end.sheet import DaySheet, NumberWhy, RemarkLine

EARLY: Final = "early"  # the working day is not over
UNSEEN: Final = "unseen"  # something red came of the day, and no leader has seen it


def points_of(sheet: DaySheet, *, early: bool) -> Sequence[str]:
    """Keys of what needs a word, as the sheet lists it: numbers, then shifts, then what nobody
    has seen, then the hour."""
    return (
        *(line.key for line in sheet.numbers if line.why is NumberWhy.UNEXPLAINED),
        *(line.key for line in sheet.cash if not line.closed),
        *((UNSEEN,) if sheet.unseen else ()),
        *((EARLY,) if early else ()),
    )


def remarks_for(points: Sequence[str], said: Mapping[str, str]) -> tuple[RemarkLine, ...]:
    """The words for each of `points`, blanks put in order.

    Raises:
        WordsMissing: one of them has none.
    """
    words = {key: " ".join(said.get(key, "").split()) for key in points}
    if missing := tuple(key for key in points if not words[key]):
        raise WordsMissing(missing)
    return tuple(RemarkLine(key=key, said=words[key]) for key in points)
