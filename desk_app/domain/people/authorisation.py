"""The paper by which somebody acts for the owner of a dossier, and how far it reaches."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from desk_app.domain.acts.act import Body
from desk_app.domain.people.folding import fold
from desk_app.domain.people.spelling import tidy


class AuthorityKind(StrEnum):
    """Stored and synced: never rename one."""

    AUTHORISATION = "authorisation"  # giấy, văn bản, hợp đồng ủy quyền
    INTRODUCTION = "introduction"  # giấy giới thiệu
    OTHER = "other"  # not told by its words


class AuthorityScope(StrEnum):
    """Stored and synced: never rename one."""

    HAND_IN = "hand_in"
    COLLECT = "collect"
    BOTH = "both"


_NUMBER: Final = re.compile(r"(?:^|[\s,;])(?:số|so)\s*:?\s*([0-9][\w./\-]{0,39})", re.IGNORECASE)
_BARE_NUMBER: Final = re.compile(  # capitals behind the slash, up to a blank or what ends a phrase
    r"(?<![\w/.\-])([0-9]{1,6}(?:/[0-9]{4})?/[A-ZĐƯ][0-9A-ZĐƯ\-]{0,29})(?=[\s,;.:()]|$)"
)
_DAY: Final = re.compile(r"(?<![0-9/])([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})(?![0-9/])")
_CERTIFIED: Final = re.compile(r"\b(chung thuc|cong chung)\b")
_NOT_CERTIFIED: Final = re.compile(r"\b(khong|chua)( co| duoc)? (chung thuc|cong chung)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorisation:
    """Words as the officer typed them, and what was read out of them; never the other way.

    Legal: [people.authorisation]
    """

    words: str  # printed on the receipt
    kind: AuthorityKind = AuthorityKind.OTHER
    number: str = ""
    issued_on: date | None = None
    certified: bool | None = None  # None: the words do not say
    scope: AuthorityScope = AuthorityScope.BOTH

    @property
    def may_collect(self) -> bool:
        return self.scope is not AuthorityScope.HAND_IN


def read_authorisation(
    words: str, scope: AuthorityScope = AuthorityScope.BOTH
) -> Authorisation | None:
    """``"Giấy ủy quyền số 118/2026, chứng thực ngày 16/11/2026"`` → its kind, number, day.

    None for empty words. What cannot be told from the words is left open, never guessed: of
    several days none is taken.
    """
    line = tidy(words)
    if not line:
        return None
    plain = fold(line)
    return Authorisation(
        words=line,
        kind=_kind(plain),
        number=_number(line),
        issued_on=_only_day(line),
        certified=_certified(plain),
        scope=scope,
    )


def authorisation_facts(paper: Authorisation) -> Body:
    """As JSON; `authorisation_from` is the way back."""
    return {
        "words": paper.words,
        "kind": paper.kind,
        "number": paper.number,
        "issued_on": paper.issued_on.isoformat() if paper.issued_on else None,
        "certified": paper.certified,
        "scope": paper.scope,
    }


def authorisation_from(facts: Mapping[str, Any]) -> Authorisation:
    """Raises KeyError, TypeError, ValueError: no authorisation of a program we know."""
    issued_on = facts.get("issued_on")
    certified = facts.get("certified")
    return Authorisation(
        words=str(facts["words"]),
        kind=AuthorityKind(facts.get("kind", AuthorityKind.OTHER)),
        number=str(facts.get("number", "")),
        issued_on=None if issued_on is None else date.fromisoformat(issued_on),
        certified=None if certified is None else bool(certified),
        scope=AuthorityScope(facts.get("scope", AuthorityScope.BOTH)),
    )


def _number(line: str) -> str:
    """After "số"; without that word what can be nothing else: ``12/GGT``, ``118/2026/GUQ``."""
    named = _NUMBER.search(line)
    bare = set(_BARE_NUMBER.findall(line))
    found = named[1] if named else bare.pop() if len(bare) == 1 else ""
    return found.rstrip(".-/")


def _kind(plain: str) -> AuthorityKind:
    if "uy quyen" in plain:
        return AuthorityKind.AUTHORISATION
    return AuthorityKind.INTRODUCTION if "gioi thieu" in plain else AuthorityKind.OTHER


def _certified(plain: str) -> bool | None:
    if _NOT_CERTIFIED.search(plain):
        return False
    return True if _CERTIFIED.search(plain) else None


def _only_day(line: str) -> date | None:
    found = set()
    for day, month, year in _DAY.findall(line):
        try:
            found.add(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return found.pop() if len(found) == 1 else None
