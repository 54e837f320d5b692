"""Marks of review: what their acts say, and what they amount to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid5

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import UNREADABLE, Act, Body, Subject, SubjectKind, text
from desk_app.domain.ids import OfficerId

_REVIEWS: Final = UUID("0f6b0c1e-6a55-4d0e-9a57-3b1f7b2f7c44")  # names findings for ever


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The last word about one finding."""

    id: UUID
    about: str  # a `Trouble`, or one that a newer program added
    key: str
    fact: str
    seen: bool  # False: the mark was taken back
    remark: str
    by: OfficerId
    at: datetime  # UTC


def subject_of(about: str, key: str) -> Subject:
    """What a mark is about: the same at every desk of the office."""
    return Subject(SubjectKind.REVIEW, uuid5(_REVIEWS, f"{about}:{key}"))


def reviewed_body(about: str, key: str, fact: str, remark: str, *, seen: bool) -> Body:
    return {"about": about, "key": key, "fact": fact, "remark": remark, "seen": seen}


def fold_review(acts: Iterable[Act]) -> Review | None:
    """The last act that can be read, in the unit's order; None without one."""
    last = None
    for act in acts:
        if act.kind != kinds.REVIEWED:
            continue
        try:
            last = _review(act)
        except UNREADABLE:  # written by a program we cannot follow
            continue
    return last


def _review(act: Act) -> Review:
    body: Mapping[str, Any] = act.body
    return Review(
        id=act.subject.id,
        about=text(body, "about"),
        key=text(body, "key"),
        fact=text(body, "fact"),
        seen=body["seen"] is True,
        remark=text(body, "remark"),
        by=act.actor,
        at=act.made_at,
    )
