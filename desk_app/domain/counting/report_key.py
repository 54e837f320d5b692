"""A report key: what lets a task of the machine make reports without anybody at the desk.

A leader gives it, by an act, for named reports until a day; the key itself lies in the keyring
of that machine. Whoever has the act and not the key, or the key and not the act, has nothing.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import UNREADABLE, Act, Body, text
from desk_app.domain.ids import DeskId, OfficerId

LONGEST: Final = timedelta(days=366)
MOST: Final = 8  # live ones of a desk: a keyring's entry is short


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportKey:
    digest: str  # names it: SHA-256 of the key, in hexadecimal figures
    reports: frozenset[str]  # names, as `ReportName.name`
    until: date  # inclusive
    desk: DeskId
    by: OfficerId
    by_name: str
    at: datetime  # UTC
    revoked_at: datetime | None = None  # UTC

    def live(self, today: date) -> bool:
        return self.revoked_at is None and today <= self.until


def digest_of_key(key: bytes) -> str:
    return hashlib.sha256(key).hexdigest()


def key_body(digest: str, reports: Iterable[str], until: date, by_name: str) -> Body:
    return {
        "key": digest,
        "reports": sorted(reports),
        "until": until.isoformat(),
        "officer": by_name,
    }


def keys_from(acts: Iterable[Act]) -> Sequence[ReportKey]:
    """Those given, oldest first.

    Args:
        acts: Of both kinds, in the unit's order. One of another shape is passed over.
    """
    keys: dict[str, ReportKey] = {}
    revoked: dict[str, datetime] = {}
    for act in acts:
        try:
            digest = text(act.body, "key")
            if act.kind == kinds.REPORT_KEY_REVOKED:
                revoked.setdefault(digest, act.made_at)
            elif act.kind == kinds.REPORT_KEY_GIVEN:
                keys.setdefault(digest, _key(digest, act))
        except UNREADABLE:
            continue
    # Revoked is revoked, also where the line brought that first.
    return [replace(key, revoked_at=revoked.get(digest)) for digest, key in keys.items()]


def why_not(key: ReportKey, report: str, today: date) -> str:
    """A reason of `ReportKeyMissing`; empty: it opens `report` today."""
    if key.revoked_at is not None:
        return "revoked"
    if today > key.until:
        return "expired"
    return "" if report in key.reports else "other_report"


def _key(digest: str, act: Act) -> ReportKey:
    body: Any = act.body
    names = body["reports"]
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise TypeError("reports")
    return ReportKey(
        digest=digest,
        reports=frozenset(names),
        until=date.fromisoformat(text(body, "until")),
        desk=act.desk,
        by=act.actor,
        by_name=text(body, "officer"),
        at=act.made_at,
    )
