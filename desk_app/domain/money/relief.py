"""Who pays less, and why: waivers between two dates, and exemptions of a person."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from desk_app.domain.acts.act import Body
from desk_app.domain.codes.procedure_code import ProcedureNumber
from desk_app.domain.law.fees import FeeLine
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.people.folding import words

ALL: Final = 100  # of 100
_SENTENCE_END: Final = re.compile(r"(?<=\.)\s+")


class Ground(StrEnum):
    """Why a person is exempt. Stored and synced: never rename one."""

    POOR_HOUSEHOLD = "poor_household"
    MERIT = "merit"
    CHILD = "child"
    ELDERLY = "elderly"
    DISABLED = "disabled"
    OTHER = "other"  # in the officer's words


GROUNDS: Final[Mapping[Ground, str]] = {  # as fees name them when they are published
    Ground.POOR_HOUSEHOLD: "hộ nghèo",
    Ground.MERIT: "người có công với cách mạng",
    Ground.CHILD: "trẻ em",
    Ground.ELDERLY: "người cao tuổi",
    Ground.DISABLED: "người khuyết tật",
    Ground.OTHER: "đối tượng khác",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Relief:
    """What is waived of a line, as it is kept with the dossier."""

    id: str  # of the waiver, or the ground
    share: int  # of 100
    reason: str
    source: str  # the act, the published words, or the paper shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """The officer's statement that this person pays nothing."""

    ground: Ground
    basis: str = ""  # rule and paper shown, as typed; empty: not proved, so nothing is waived

    @property
    def proved(self) -> bool:
        """The officer gave a basis. Published words alone exempt nobody: they have conditions.

        Legal: [fees.exemption]
        """
        return bool(self.basis.strip())

    @property
    def relief(self) -> Relief:
        source = " ".join(self.basis.split())
        return Relief(id=self.ground, share=ALL, reason=GROUNDS[self.ground], source=source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A share of some fees that is waived between two dates, if conditions are met."""

    id: str
    title: str  # what it waives, in the words shown
    source: str
    since: date  # inclusive
    until: date  # inclusive
    share: int  # of 100
    conditions: tuple[str, ...]  # the officer confirms them, all of them
    procedures: frozenset[str] = frozenset()  # codes known to be meant
    phrases: tuple[str, ...] = ()  # or one stands, word by word, in the name of procedure or fee
    ceiling: str = ""  # of what is waived, in words: no figure is known, so no sum either

    def holds_on(self, day: date) -> bool:
        return self.since <= day <= self.until

    def covers(self, procedure: Procedure, line: FeeLine) -> bool:
        if {procedure.code, _national(procedure.code)} & self.procedures:
            return True
        names = [_phrase(procedure.name), _phrase(line.name)]
        return any(_phrase(phrase) in name for phrase in self.phrases for name in names)

    @property
    def relief(self) -> Relief:
        return Relief(id=self.id, share=self.share, reason=self.title, source=self.source)


def highest_first(reliefs: Iterable[Relief]) -> tuple[Relief, ...]:
    """The one with the highest benefit is used, alone; of equals the first.

    Legal: [fees.waivers-2026]
    """
    return tuple(sorted(reliefs, key=lambda relief: -relief.share))


def left_to_pay(amount: int, share: int) -> tuple[int, bool]:
    """What is left of `amount` đồng after `share` of 100, and whether it had to be rounded.

    There is no half đồng: a rest of one is let go, never asked for.
    """
    left, rest = divmod(amount * (ALL - share), ALL)
    return left, rest != 0


def read_waivers(data: Mapping[str, Any]) -> tuple[Waiver, ...]:
    """Read the shape of resources/fees/waivers.toml.

    Raises:
        KeyError, TypeError, ValueError: no waivers of ours.
    """
    return tuple(_waiver(data["acts"], item) for item in data["waivers"])


def relief_facts(relief: Relief) -> Body:
    """As JSON; `relief_from` is the way back."""
    return {
        "id": relief.id,
        "share": relief.share,
        "reason": relief.reason,
        "source": relief.source,
    }


def relief_from(facts: Mapping[str, Any]) -> Relief:
    """Raises KeyError, TypeError, ValueError: no relief of a program we know."""
    return Relief(
        id=str(facts["id"]),
        share=int(facts["share"]),
        reason=str(facts["reason"]),
        source=str(facts["source"]),
    )


def _waiver(acts: Mapping[str, Mapping[str, Any]], item: Mapping[str, Any]) -> Waiver:
    act, share = acts[item["act"]], int(item["share"])
    if not 0 < share <= ALL:
        raise ValueError(f"no share of 100: {share}")
    conditions = (*act["conditions"], *item.get("conditions", ()))
    return Waiver(
        id=str(item["id"]),
        title=str(item["title"]),
        source=str(act["source"]),
        since=_day(act["from"]),
        until=_day(act["to"]),
        share=share,
        conditions=tuple(str(condition) for condition in conditions),
        procedures=frozenset(str(code) for code in item.get("procedures", ())),
        phrases=tuple(str(phrase) for phrase in item.get("phrases", ())),
        ceiling=str(item.get("ceiling", "")),
    )


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def published_on(ground: Ground, line: FeeLine) -> str:
    """The sentences of the note that name `ground`, for the officer to read; empty if none.

    They are not understood: "Hộ nghèo ở miền núi: 5.000", "Không miễn cho trẻ em".
    """
    if ground is Ground.OTHER:
        return ""
    name = f" {' '.join(words(GROUNDS[ground].removeprefix('người ')))} "
    sentences = _SENTENCE_END.split(line.note)
    return " ".join(each for each in sentences if name in f" {' '.join(words(each))} ")


def _phrase(text: str) -> str:
    """With accents: "đổi" is not "đời"; between blanks, so that only whole words are found."""
    plain = "".join(letter if letter.isalnum() else " " for letter in text.casefold())
    return f" {' '.join(plain.split())} "


def _national(code: str) -> str:
    """A province runs 1.004222 as 1.004222.H13: the waiver is of the same procedure."""
    try:
        return ProcedureNumber.parse(code).national
    except ValueError:
        return ""
