"""What kinds of failures there are.

Three families, because three different people act on them:
`RuleBroken` the officer corrects, `Unavailable` passes or is repaired,
`Disagreement` a supervisor decides. Any other exception is our bug and goes to
the crash report.
"""

from typing import ClassVar


class DeskError(Exception):
    """Base of all expected failures; never raised itself."""

    code: ClassVar[str]  # stable; appears in logs and in the help pages

    def __str__(self) -> str:
        return f"{self.code} {vars(self)}"  # logged: facts are codes and ids, never a name


class ProgramFault(DeskError):
    """Our bug, as the officer sees it. Never raised; ui/background.py shows it."""

    code = "program.fault"


class RuleBroken(DeskError):
    """The law or the office's rules do not allow this step."""


class Unavailable(DeskError):
    """Something outside the program is not there: server, printer, disk, card."""


class Disagreement(DeskError):
    """Two desks, or a desk and the server, decided differently."""
