"""Rows of dossiers there is something to see of, and of what was looked over."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as put

from db.tables import watching as w
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.flow import Status
from desk_app.domain.watching.reviews import fold_review

_KEPT: Final = select(w.dossier_watch).where(w.dossier_watch.c.dossier == bindparam("about"))
_DROP: Final = delete(w.dossier_watch).where(w.dossier_watch.c.dossier == bindparam("about"))


def keep_watch(connection: Connection, dossier: Dossier) -> None:
    """The row of `dossier` as its acts have it now; none where there is nothing to see."""
    about = {"about": dossier.id}
    row = watch_row(dossier)
    kept = connection.execute(_KEPT, about).mappings().first()
    if kept is not None and dict(kept) != row:
        connection.execute(_DROP, about)
        kept = None
    if row is not None and kept is None:
        connection.execute(insert(w.dossier_watch), row)


def watch_row(dossier: Dossier) -> dict[str, Any] | None:
    """What the day asks of `dossier`; None where the row of the lists says it all."""
    oversight, citizen = dossier.oversight, dossier.citizen
    given, reminders = oversight.assignment, oversight.reminders
    waits = dossier.status is Status.RESULT_BACK
    voided = (end.at for end in dossier.endings if end.step == kinds.VOIDED)
    row = {
        "asked": len(dossier.supplements),
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
