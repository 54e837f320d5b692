"""What an officer is told: what happened, and what can be done now."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """What happened, and what the officer can do now."""

    title: str
    advice: str
    grave: bool = True  # False: something to look at, not a refusal
