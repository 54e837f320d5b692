"""What can be wrong when a report, or another table, is written to a file."""

from dataclasses import dataclass
from typing import ClassVar

from desk_app.domain.errors import RuleBroken, Unavailable


@dataclass(eq=False)
class FileUnwritable(Unavailable):
    """The file could not be written; one of that name is as it was."""

    code: ClassVar[str] = "reports.file_unwritable"
    file: str  # its name, without a folder
    # "full", "open" (in another program), "read-only", "gone" (the folder), "there" (a name that
    # is taken), "other"
    reason: str


@dataclass(eq=False)
class TooManyRows(RuleBroken):
    """A sheet of a workbook does not hold so many."""

    code: ClassVar[str] = "reports.too_many_rows"
    most: int


@dataclass(eq=False)
class ReportKeyMissing(RuleBroken):
    """A task of the machine asked for a report that no key of it opens."""

    code: ClassVar[str] = "reports.key_missing"
    report: str  # its name
    reason: str  # "none", "revoked", "expired", "other_report", "maker" (left, or leads no more)


@dataclass(eq=False)
class ReportKeyImpossible(RuleBroken):
    """A key for nothing, for a day gone by, for too long, or one too many."""

    code: ClassVar[str] = "reports.key_impossible"
    reason: str  # "reports", "past", "long", "many"
