"""What leaders marked as seen on a day, with their remarks."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select

from db.queries.day_end.lines import raws_of
from db.queries.day_end.names import called, officers, portions
from db.tables import journal as t
from db.tables import office as o
from db.tables.dossier import dossier as d
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import moment_text, read_act
from desk_app.domain.day_end.held import DayLine
from desk_app.domain.day_end.sheet import MarkLine
from desk_app.domain.ids import DossierId
from desk_app.domain.watching.findings import Trouble
from desk_app.domain.watching.reviews import Review, fold_review

_MARKS: Final = frozenset({kinds.REVIEWED})
_ID: Final = re.compile(r"[0-9a-f]{32}")  # otherwise it names numbers, or a desk


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMark:
    """One act of review."""

    at: datetime  # UTC
    officer: str
    review: Review
    dossier: DossierId | None = None  # None: it is about no dossier, or one that is not here
    name: str = ""  # its code; otherwise whose shift it is, which numbers, which desk
    applicant: str = ""


def marks_of(connection: Connection, made: Sequence[DayLine]) -> tuple[DayMark, ...]:
    """Every mark, and each that was taken back, in the order they were made.

    Args:
        made: What was made on the day.
    """
    acts = (read_act(raw).act for raw in raws_of(connection, made, _MARKS))
    reviews = [review for act in acts if (review := fold_review([act])) is not None]
    if not reviews:
        return ()
    of, people = _dossiers(connection, [each.key for each in reviews]), officers(connection)
    names = called(connection, of.values())
    applicants = _applicants(connection, set(of.values()))

    def named(review: Review) -> DayMark:
        mark = DayMark(at=review.at, officer=people.get(review.by, ""), review=review)
        about = of.get(review.key)
        if about is None:
            return replace(mark, name=_own_name(review))
        return replace(
            mark,
            dossier=DossierId(about) if about in applicants else None,
            name=names.get(about, ""),
            applicant=applicants.get(about, ""),
        )

    return tuple(named(each) for each in sorted(reviews, key=lambda review: review.at))


def lines_of_marks(marks: Iterable[DayMark]) -> tuple[MarkLine, ...]:
    """As the sheet tells them: what is alike in kind, officer and remark is one line.

    Of each finding the last word of the day; what was taken back is no mark.
    """
    last = {mark.review.id: mark for mark in marks}
    alike: dict[tuple[str, str, str], list[DayMark]] = {}
    for mark in last.values():
        if mark.review.seen:
            said = mark.review
            alike.setdefault((said.about, mark.officer, said.remark), []).append(mark)
    lines = (
        MarkLine(
            about=about,
            officer=officer,
            at=moment_text(max(mark.at for mark in several)),
            said=remark,
            code=several[0].name if len(several) == 1 else "",
            count=len(several),
        )
        for (about, officer, remark), several in alike.items()
    )
    return tuple(sorted(lines, key=lambda line: (line.at, line.about, line.said)))


def _own_name(review: Review) -> str:
    """Of what is no subject of acts: numbers, or a desk."""
    match review.about:
        case Trouble.NUMBER_GAP:
            return review.fact
        case Trouble.UNSENT | Trouble.SILENT_DESK:
            return review.key
    return ""


def _dossiers(connection: Connection, keys: Iterable[str]) -> Mapping[str, UUID]:
    """Key of a finding → what it is about: a dossier or shift, or that of the print or the act."""
    ids = {UUID(key): key for key in keys if _ID.fullmatch(key)}
    found = {key: id_ for id_, key in ids.items()}
    job, act = o.print_job.c, t.act.c
    for query in (select(act.id, act.subject), select(job.id, job.dossier)):
        name = query.selected_columns[0]
        for part in portions(tuple(ids)):
            for id_, about in connection.execute(query.where(name.in_(part))):
                found[ids[id_]] = about
    return found


def _applicants(connection: Connection, ids: set[UUID]) -> Mapping[UUID, str]:
    return {
        row.id: row.applicant
        for part in portions(tuple(ids))
        for row in connection.execute(select(d.c.id, d.c.applicant).where(d.c.id.in_(part)))
    }
