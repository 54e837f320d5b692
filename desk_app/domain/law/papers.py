"""The papers of a procedure: what is handed in, in which case and through which channel."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from desk_app.domain.acts.act import Body

_CLAUSE: Final = re.compile(r";| \(|\.\s")
_SHORTEST: Final = 6  # letters of a clause that still says something


class Channel(StrEnum):
    """How a dossier comes in. Stored and synced: never rename one."""

    DIRECT = "direct"
    ONLINE = "online"
    POST = "post"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    name: str  # as published, NFC, on one line
    original: int = 0  # originals to hand in
    copies: int = 0  # copies to hand in
    required: bool = False  # without it the dossier is not complete
    note: bool = False  # a heading or a remark, no paper
    group: str = ""  # heading it stands under, e.g. "Giấy tờ phải xuất trình"
    channels: frozenset[Channel] = frozenset()  # empty: whatever the channel

    @property
    def key(self) -> str:
        """Stable as long as the wording is: the same paper in every case and edition."""
        return hashlib.blake2s(self.name.encode(), digest_size=5).hexdigest()

    @property
    def label(self) -> str:
        """The first clause of the name, for lists on the screen; printed is always the name."""
        first = _CLAUSE.split(self.name, maxsplit=1)[0].rstrip(" :;,.")
        return first if len(first) >= _SHORTEST else self.name


@dataclass(frozen=True, slots=True)
class PaperCase:
    """One way the procedure is used, with everything that is to be handed in then."""

    name: str  # empty: the usual case, or the only one
    papers: tuple[Paper, ...]


def case_facts(case: PaperCase) -> Body:
    """As JSON, without what is empty; `case_from` is the way back."""
    return {"name": case.name, "papers": [_paper_facts(paper) for paper in case.papers]}


def case_from(facts: Mapping[str, Any]) -> PaperCase:
    return PaperCase(str(facts["name"]), tuple(_paper_from(paper) for paper in facts["papers"]))


def _paper_facts(paper: Paper) -> Body:
    facts: dict[str, Any] = {"name": paper.name}
    if paper.original:
        facts["original"] = paper.original
    if paper.copies:
        facts["copies"] = paper.copies
    if paper.required:
        facts["required"] = True
    if paper.note:
        facts["note"] = True
    if paper.group:
        facts["group"] = paper.group
    if paper.channels:
        facts["channels"] = sorted(paper.channels)
    return facts


def _paper_from(facts: Mapping[str, Any]) -> Paper:
    return Paper(
        name=str(facts["name"]),
        original=int(facts.get("original", 0)),
        copies=int(facts.get("copies", 0)),
        required=bool(facts.get("required", False)),
        note=bool(facts.get("note", False)),
        group=str(facts.get("group", "")),
        channels=frozenset(Channel(channel) for channel in facts.get("channels", ())),
    )
