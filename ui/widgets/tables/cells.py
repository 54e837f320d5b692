"""What a cell of a table can be. Values only; `delegate` draws them."""

from dataclasses import dataclass
from typing import TypeAlias

from ui.formats import BadgeFact


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words, wrapped; `strong` for a name. Every line stands behind `sign`."""

    words: str
    strong: bool = False
    sign: str = ""  # of a line of a tree: open or closed

    @property
    def told(self) -> str:
        return f"{self.sign}  {self.words}" if self.sign else self.words


@dataclass(frozen=True, slots=True)
class TwoLines:
    """Who or what above, detail below."""

    above: str
    below: str = ""
    tone: str = "text2"  # of the line below: "late" for what is late without apology
    strong: bool = True  # the line above at 600, otherwise 500

    @property
    def told(self) -> str:
        return f"{self.above}. {self.below}" if self.below else self.above


@dataclass(frozen=True, slots=True)
class NameAndNote:
    """A long name that wraps, a short note running on behind it: a paper and its remark."""

    name: str
    note: str = ""
    look: bool = False  # the note says that something is missing

    @property
    def told(self) -> str:
        return f"{self.name}. {self.note}" if self.note else self.name


@dataclass(frozen=True, slots=True)
class CodeCell:
    """A dossier's code, serial semi-bold."""

    code: str

    @property
    def told(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class BadgeCell:
    badge: BadgeFact

    @property
    def told(self) -> str:
        return self.badge.text


@dataclass(frozen=True, slots=True)
class NumberCell:
    """Figures, right-aligned as their head."""

    figures: str
    strong: bool = False  # of a sum
    opens: bool = False  # it leads somewhere, and looks so

    @property
    def told(self) -> str:
        return self.figures


@dataclass(frozen=True, slots=True)
class BarCell:
    """A bar for a share of 0 to 1, with the share in per cent: readable without colour."""

    share: float

    @property
    def told(self) -> str:
        return f"{self.share:.0%}".replace("%", " %")


@dataclass(frozen=True, slots=True)
class CountCell:
    """A number with a bar beside it, as long as its share of the greatest."""

    figures: str
    share: float  # 0 to 1

    @property
    def told(self) -> str:
        return self.figures


@dataclass(frozen=True, slots=True)
class TickCell:
    """A tick box. `key` stands in the empty box while its row is the current one."""

    on: bool
    key: str = ""
    usable: bool = True

    @property
    def told(self) -> str:
        return "✓" if self.on else ""


Cell: TypeAlias = (
    Words
    | TwoLines
    | NameAndNote
    | CodeCell
    | BadgeCell
    | NumberCell
    | BarCell
    | CountCell
    | TickCell
)
