"""Rows of dossiers there is something to see of, and of what was looked over."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as put

from db.bulk import Rows
from db.tables import watching as w
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act
from desk_app.domain.counting.standing import late_by_request
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.flow import Status
from desk_app.domain.watching.reviews import fold_review

_KEPT: Final = select(w.dossier_watch).where(
    w.dossier_watch.c.dossier.in_(bindparam("subjects", expanding=True))
)
_DROP: Final = Rows(delete(w.dossier_watch).where(w.dossier_watch.c.dossier == bindparam("about")))
_PLACE: Final = Rows(delete(w.dossier_watch).where(w.dossier_watch.c.n == bindparam("place")))
_ADD: Final = Rows(insert(w.dossier_watch))


def keep_watch(connection: Connection, rows: Mapping[UUID, Mapping[str, Any] | None]) -> None:
    """What there is to see of dossiers.

    Args:
        rows: `watch_row` of each, as its acts have it now; None of one that is listed nowhere.
    """
    if not rows:
        return
    found = connection.execute(_KEPT, {"subjects": list(rows)}).mappings()
    kept = {row["dossier"]: dict(row) for row in found}
    others = {about: row for about, row in rows.items() if kept.get(about) != row}
    _DROP.put(connection, [{"about": about} for about in others if about in kept])
    added = [row for row in others.values() if row is not None]
    _PLACE.put(connection, [{"place": row["n"]} for row in added])  # of who was listed there before
    _ADD.put(connection, added)


def watch_row(dossier: Dossier) -> dict[str, Any] | None:
    """What the day asks of `dossier`; None where the row of the lists says it all."""
    oversight, citizen = dossier.oversight, dossier.citizen
    given, reminders = oversight.assignment, oversight.reminders
    waits = dossier.status is Status.RESULT_BACK
    voided = (end.at for end in dossier.endings if end.step == kinds.VOIDED)
    row = {
        "asked": len(dossier.supplements),
        "late_from": late_by_request(dossier),
        "apologised": dossier.apology is not None,
        "result_at": dossier.result_back_at if waits else None,
        "voided_at": next(voided, None),
        "corrected_at": next((c.at for c in reversed(dossier.amended.corrections)), None),
        "stars": None if citizen.rating is None else citizen.rating.stars,
        "rated_at": None if citizen.rating is None else citizen.rating.at,
        "complaints": len(citizen.complaints),
        "complained_at": citizen.complaints[-1].at if citizen.complaints else None,
        "holder": None if given is None else given.officer,
        "holder_name": "" if given is None else given.name,
        "reminders": len(reminders),
        "reply_by": reminders[-1].reply_by if reminders else None,
    }
    if not any(row.values()):
        return None
    return {"n": dossier.order, "dossier": dossier.id} | row


def settle_review(connection: Connection, acts: Iterable[Act]) -> None:
    """The last mark about the finding that `acts` are about."""
    review = fold_review(acts)
    if review is None:
        return
    row = {
        "id": review.id,
        "about": review.about,
        "key": review.key,
        "fact": review.fact,
        "seen": review.seen,
        "remark": review.remark,
        "by": review.by,
        "at": review.at,
    }
    save = put(w.review_mark).values(row)
    values = {name: save.excluded[name] for name in row if name != "id"}
    connection.execute(save.on_conflict_do_update(index_elements=["id"], set_=values))
