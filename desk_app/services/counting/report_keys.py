"""Use cases: a leader gives a report key, takes it back; a task of the machine uses it."""

from dataclasses import dataclass
from datetime import date

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body, the_office
from desk_app.domain.counting.faults import ReportKeyImpossible
from desk_app.domain.counting.period import Period
from desk_app.domain.counting.report_key import LONGEST, ReportKey, key_body
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import NOBODY, Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk


@dataclass(frozen=True, slots=True)
class GiveReportKey:
    reports: frozenset[str]
    until: date  # inclusive


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRun:
    """A report made for a task of the machine; no word of a person."""

    report: str
    period: Period
    against: Period | None
    field: str
    level: str
    kind: str  # of the file


def give_report_key(order: GiveReportKey, digest: str, officer: Officer, desk: Desk) -> None:
    """Let this machine make the reports of `order` until its day.

    Raises:
        RightMissing: nothing was stored.
        ReportKeyImpossible: for nothing, for a day gone by, or for more than a year.
    """
    officer.need(Right.SEE_WHOLE_DAY)
    today = office_date(desk.now())
    if not order.reports:
        raise ReportKeyImpossible("reports")
    if order.until < today:
        raise ReportKeyImpossible("past")
    if order.until - today > LONGEST:
        raise ReportKeyImpossible("long")
    body = key_body(digest, order.reports, order.until, officer.name)
    _write(kinds.REPORT_KEY_GIVEN, body, officer, desk)


def revoke_report_key(key: ReportKey, officer: Officer, desk: Desk) -> None:
    """From now on it opens nothing, at whatever desk it was given. Raises RightMissing."""
    officer.need(Right.SEE_WHOLE_DAY)
    _write(kinds.REPORT_KEY_REVOKED, {"key": key.digest, "officer": officer.name}, officer, desk)


def gave_it_rightly(key: ReportKey, desk: Desk) -> bool:
    """Who gave it still works here and still sees the whole day."""
    with desk.glance() as work:
        giver = work.officers.find(key.by)
    return giver is not None and giver.active and giver.may(Right.SEE_WHOLE_DAY)


def note_run(run: ReportRun, key: ReportKey, desk: Desk) -> None:
    """Note the run before the file is written: what left the store is never unknown."""
    body: Body = {
        "report": run.report,
        "period": str(run.period),
        "against": "" if run.against is None else str(run.against),
        "field": run.field,
        "level": run.level,
        "format": run.kind,
        "key": key.digest,
        "given_by": key.by.hex,
    }
    with desk.work() as work:
        about = the_office(desk.unit)
        work.journal.write(kinds.REPORT_RUN, about, body, by=NOBODY, at=desk.now())
        work.commit()


def _write(kind: str, body: Body, officer: Officer, desk: Desk) -> None:
    with desk.work() as work:
        about = the_office(desk.unit)
        work.journal.write(kind, about, body, by=officer.id, at=desk.now())
        work.commit()
