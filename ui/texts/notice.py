"""What an officer is told: what happened, and what can be done now."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Tone(StrEnum):
    """How a notice is drawn and heard."""

    REFUSED = "late"  # red: what was asked for did not come about
    LOOK = "look"  # ochre: it wants a look
    DONE = "done"  # quiet: it came about as asked


@dataclass(frozen=True, slots=True)
class Notice:
    """What happened, and what the officer can do now."""

    title: str
    advice: str
    grave: bool = True  # False: something to look at, not a refusal
    done: bool = False  # True: it came about as asked, and nothing is to be looked at
    sealed: date | None = None  # the day that wants a reason before it is done

    @property
    def tone(self) -> Tone:
        if self.done:
            return Tone.DONE
        return Tone.REFUSED if self.grave else Tone.LOOK
