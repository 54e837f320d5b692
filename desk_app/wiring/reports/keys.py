"""Report keys: given and taken back in the window, used by tasks of the machine without it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from db.queries.reports.keys import report_keys
from desk_app.domain.counting.faults import ReportKeyImpossible, ReportKeyMissing
from desk_app.domain.counting.report_key import MOST, ReportKey, digest_of_key, why_not
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.identity.report_keys import (
    forget_report_key,
    held_report_keys,
    keep_report_key,
    new_report_key,
)
from desk_app.reports.every import known_name
from desk_app.services.counting.report_keys import (
    GiveReportKey,
    gave_it_rightly,
    give_report_key,
    revoke_report_key,
)
from desk_app.services.desk import Desk
from desk_app.wiring.opening import OpenDesk


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportKeysDesk:
    all: Callable[[], Sequence[ReportKey]]  # of the office, oldest first; reading lane
    give: Callable[[GiveReportKey, Officer], None]  # counter lane; raises ReportKeyImpossible
    revoke: Callable[[ReportKey, Officer], None]  # counter lane
    opening: Callable[[str], ReportKey]  # a report, by its name; raises ReportKeyMissing, NoReport


_NEAREST: Final = ("maker", "expired", "revoked", "other_report")  # to opening: that is told


def report_keys_desk(opened: OpenDesk, desk: Desk) -> ReportKeysDesk:
    find, vault = opened.store.ask(report_keys), opened.vault

    def given() -> Sequence[ReportKey]:
        return find(desk.unit)

    def give(order: GiveReportKey, officer: Officer) -> None:
        """The machine keeps the key before the office knows of it: a key without its act opens
        nothing, and an act without its key would be one that nobody can use."""
        today, key = office_date(desk.now()), new_report_key()
        live = {one.digest for one in given() if one.live(today)}
        if len(live & set(held_report_keys(vault))) >= MOST:
            raise ReportKeyImpossible("many")
        keep_report_key(key, live, vault)
        try:
            give_report_key(order, digest_of_key(key), officer, desk)
        except BaseException:
            forget_report_key(digest_of_key(key), vault)
            raise

    def revoke(key: ReportKey, officer: Officer) -> None:
        revoke_report_key(key, officer, desk)
        forget_report_key(key.digest, vault)

    def opening(report: str) -> ReportKey:
        name, today = known_name(report), office_date(desk.now())
        held = set(held_report_keys(vault))
        reasons = set()
        for key in given():
            if key.digest not in held and key.desk != desk.id:
                continue
            reason = why_not(key, name, today)
            if not reason and key.digest not in held:
                reason = "none"
            if not reason and not gave_it_rightly(key, desk):
                reason = "maker"
            if not reason:
                return key
            reasons.add(reason)
        raise ReportKeyMissing(name, next((one for one in _NEAREST if one in reasons), "none"))

    return ReportKeysDesk(all=given, give=give, revoke=revoke, opening=opening)
