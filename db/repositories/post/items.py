"""Rows of a dossier's way by post: the cache of what its acts say of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, insert

from db.bulk import Rows
from db.tables.post import postal_item
from desk_app.domain.dossier import Dossier, ReturnWay
from desk_app.domain.handling.flow import Status
from desk_app.domain.post.sending import Outcome, Sending, Stage

_STAGES: Final = {
    None: Stage.POSTED,
    Outcome.DELIVERED: Stage.DELIVERED,
    Outcome.CAME_BACK: Stage.CAME_BACK,
}
_DROP: Final = Rows(delete(postal_item).where(postal_item.c.dossier == bindparam("about")))
_ADD: Final = Rows(insert(postal_item))


def keep_postal_items(
    connection: Connection, rows: Mapping[UUID, Sequence[Mapping[str, Any]]]
) -> None:
    """Args: rows: Of each dossier, as its acts have them now; those there were are dropped."""
    _DROP.put(connection, [{"about": dossier} for dossier in rows])
    _ADD.put(connection, [row for of_one in rows.values() for row in of_one])


def rows_by_post(dossier: Dossier) -> Iterator[Mapping[str, Any]]:
    """One for each sending, and one while the result waits for the post."""
    sendings = dossier.post.sendings
    for nth, sending in enumerate(sendings):
        yield {"dossier": dossier.id, "nth": nth, "code": str(dossier.code), **_sent(sending)}
    wanted = dossier.return_way is ReturnWay.POST or bool(sendings)
    if not wanted or dossier.status is not Status.RESULT_BACK or dossier.post.under_way:
        return
    receiver = dossier.may_collect or dossier.applicant
    yield {
        "dossier": dossier.id,
        "nth": len(sendings),
        "stage": Stage.WAITING,
        "code": str(dossier.code),
        "receiver": receiver.name,
        "phone": receiver.phone,
        "address": sendings[-1].address if sendings else receiver.address,
        "list": None,
        "number": "",
        "post": "",
        "tracking": "",
        "fee": 0,
        "at": dossier.result_back_at,
        "ended_on": None,
        "said": sendings[-1].said if sendings else "",  # why it came back
    }


def _sent(sending: Sending) -> Mapping[str, Any]:
    return {
        "stage": _STAGES[sending.outcome],
        "receiver": sending.receiver,
        "phone": sending.phone,
        "address": sending.address,
        "list": sending.list,
        "number": str(sending.number),
        "post": sending.post,
        "tracking": sending.tracking,
        "fee": sending.fee,
        "at": sending.at,
        "ended_on": sending.on,
        "said": sending.said,
    }
