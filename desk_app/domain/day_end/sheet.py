"""What the sheet of a day tells: plain facts, which the seal carries and any desk prints again."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Final, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")

CODES: Final = "codes"  # the series of dossier codes; the others are named by their form


class NumberWhy(StrEnum):
    """Why a number is without a dossier or paper that stands. Stored: never rename one."""

    VOIDED = "voided"  # the dossier was voided; its reason stands beside
    PASSED_OVER = "passed_over"  # a leader opened another block on a restored store
    RESTORED = "restored"  # the desk went back to a copy
    NOT_HERE = "not_here"  # acts of that desk have not come here yet
    SET_ASIDE = "set_aside"  # an act says it, and lost its place: it waits for a person
    UNEXPLAINED = "unexplained"  # a leader says why before the day is sealed


class PaperWhy(StrEnum):
    """What is the matter with a paper of the day. Stored: never rename one."""

    NEVER = "never"  # nobody asked for it
    FAILED = "failed"
    IN_DOUBT = "in_doubt"
    PUT_OFF = "put_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLine:
    """Dossiers and visits of one field, or with one officer, on the day."""

    name: str
    received: int = 0
    returned: int = 0
    ended: int = 0  # given back, withdrawn or stopped
    voided: int = 0
    refused: int = 0  # sent away for good: never received
    supplements: int = 0  # asked, before receiving or after
    open: int = 0  # when the sheet was made
    late: int = 0  # of those open


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesLine:
    """Numbers of one series that one desk gave out of one block."""

    series: str  # `CODES`, or the form
    desk: str
    block: int
    first: int
    last: int
    count: int  # papers or dossiers there are


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLine:
    """Numbers of a series without a dossier or paper that stands."""

    series: str
    desk: str
    first: int
    last: int
    why: NumberWhy
    said: str = ""  # reason of who voided it or passed it over

    @property
    def key(self) -> str:
        return f"number:{self.series}:{self.desk}:{self.first}-{self.last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintLine:
    """One form, against the records of the day."""

    form: str
    wanted: int  # dossiers, visits or lists that need one
    printed: int  # of those
    reprints: int  # on the day


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """A paper of the day that is not out."""

    code: str  # of the dossier, or the number of the paper
    form: str
    desk: str
    why: PaperWhy


@dataclass(frozen=True, slots=True, kw_only=True)
class CashLine:
    """One shift; sums in đồng."""

    shift: str  # id, hexadecimal
    desk: str
    cashier: str
    closed: bool
    opening: int
    cash: int  # taken
    transfer: int
    pos: int
    given_back: int  # in every way
    expected: int = 0  # of the last count
    counted: int = 0  # likewise
    said: str = ""  # of a difference

    @property
    def key(self) -> str:
        return f"shift:{self.shift}"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnpaidLine:
    """A result that was given out on the day, and its fees were open when the sheet was made."""

    code: str  # of the dossier
    officer: str  # name of who gave it out, over the counter or to the post
    left: int  # đồng, of what is known
    unknown: int  # fees whose sum nobody knows
    said: str = ""  # why they were not taken first; nobody asks that of what goes by post
    posted: str = ""  # ISO day it was given to the post that delivered it; empty: at the counter


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardLine:
    """How far the acts of another desk have come here."""

    desk: str
    last_at: str  # moment of its last act, as acts write it


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """What changed a day that was sealed, since the sheet before."""

    day: str  # ISO; the sealed one
    kind: str  # of the act; empty: several that ask for no reason, see `count`
    desk: str
    officer: str
    at: str  # as acts write it
    about: str = ""  # code, number or cashier
    said: str = ""  # reason
    late: bool = False  # made before the seal, and arrived behind it
    count: int = 1  # alike, of no figure of the day


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkLine:
    """What one leader marked as seen on the day, of one kind and with one remark."""

    about: str  # watching.findings.Trouble, or one that a newer program added
    officer: str
    at: str  # as acts write it; of the last
    said: str = ""  # remark
    code: str = ""  # of its dossier, or what else it is about; empty: several
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkLine:
    key: str  # of the point; see `points.py`
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheet:
    """One day of the office as one desk knows it. Moments as acts write them."""

    day: str  # ISO
    desk: str  # whose knowledge it is
    made_at: str
    acts: int  # that the day holds
    by_field: tuple[CountLine, ...] = ()
    by_officer: tuple[CountLine, ...] = ()
    series: tuple[SeriesLine, ...] = ()
    numbers: tuple[NumberLine, ...] = ()
    prints: tuple[PrintLine, ...] = ()
    papers: tuple[PaperLine, ...] = ()
    cash: tuple[CashLine, ...] = ()
    unpaid: tuple[UnpaidLine, ...] = ()
    heard: tuple[HeardLine, ...] = ()
    marks: tuple[MarkLine, ...] = ()
    unseen: int = 0  # red findings that came to be by the end of the day and no leader has seen
    unsent: int = 0  # own acts the centre does not have
    changes: tuple[ChangeLine, ...] = ()
    unsealed: tuple[str, ...] = ()  # days before with acts and without a seal, ISO

    @property
    def total(self) -> CountLine:
        """The sum of its officers' lines."""
        names = [each.name for each in fields(CountLine) if each.name != "name"]
        sums = {name: sum(getattr(line, name) for line in self.by_officer) for name in names}
        return CountLine(name="", **sums)


def facts_of(value: Any) -> Any:
    """A line or a sheet as JSON facts."""
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def from_facts(shape: type[T], facts: Mapping[str, Any]) -> T:
    """The way back. Facts of a later program that we do not know are dropped.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: a program we cannot follow wrote it.
    """
    of_any: Any = shape
    hints = _hints(of_any)
    return shape(**{name: _read(hints[name], facts[name]) for name in hints if name in facts})


@cache
def _hints(shape: type) -> Mapping[str, Any]:
    return get_type_hints(shape)


def _read(kind: Any, value: Any) -> Any:
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], each) for each in value)
    if isinstance(kind, UnionType):
        raise TypeError(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        return from_facts(kind, value)
    if issubclass(kind, StrEnum):
        return kind(value)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise TypeError(kind)
    return value
