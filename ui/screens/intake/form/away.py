"""What is typed to send the visitor away with a paper; it is part of the form and its draft."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desk_app.domain.sent_away import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayLine:
    """One thing to be completed. An empty one is not printed."""

    words: str
    paper: str = ""  # of the checklist, by its published name; empty: typed here
    said: str = ""  # the words it began with

    @property
    def is_edited(self) -> bool:
        return self.words != self.said


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayEntry:
    """Both ways out keep what was typed for them, whichever is open."""

    asking: Answer | None = None  # the paper whose page is open
    lines: tuple[AwayLine, ...] = ()  # in the order they are printed
    request: str = ""  # what is asked for, where no procedure is chosen
    why_incomplete: str = ""
    why_refused: str = ""

    @property
    def contents(self) -> tuple[str, ...]:
        """The lines that say something."""
        return tuple(line.words for line in self.lines if line.words.strip())

    @property
    def reason(self) -> str:
        """Of the paper whose page is open."""
        return self.why_refused if self.asking is Answer.REFUSED else self.why_incomplete

    def with_reason(self, words: str) -> "AwayEntry":
        if self.asking is Answer.REFUSED:
            return replace(self, why_refused=words)
        return replace(self, why_incomplete=words)

    def with_line(self, place: int, words: str) -> "AwayEntry":
        """The words of one line; at the place behind the last one a new line begins."""
        lines = list(self.lines)
        if place < len(lines):
            lines[place] = replace(lines[place], words=words)
        else:
            lines.append(AwayLine(words=words))
        while lines and not lines[-1].paper and not lines[-1].words:
            lines.pop()
        return replace(self, lines=tuple(lines))


def away_facts(away: AwayEntry) -> dict[str, Any]:
    """As JSON; `away_from` is the way back."""
    return {
        "asking": away.asking,
        "lines": [[line.words, line.paper, line.said] for line in away.lines],
        "request": away.request,
        "why_incomplete": away.why_incomplete,
        "why_refused": away.why_refused,
    }


def away_from(facts: Mapping[str, Any]) -> AwayEntry:
    """Raises KeyError, TypeError, ValueError: it cannot be read."""
    if not facts:
        return AwayEntry()
    lines: Sequence[Sequence[str]] = facts["lines"]
    return AwayEntry(
        asking=Answer(facts["asking"]) if facts["asking"] else None,
        lines=tuple(
            AwayLine(words=str(words), paper=str(paper), said=str(said))
            for words, paper, said in lines
        ),
        request=str(facts["request"]),
        why_incomplete=str(facts["why_incomplete"]),
        why_refused=str(facts["why_refused"]),
    )
