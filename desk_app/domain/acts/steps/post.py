"""Results sent by post: what their acts say, and what they make of a dossier."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Body, text
from desk_app.domain.acts.changed import changed
from desk_app.domain.acts.steps.step import Steps
from desk_app.domain.acts.steps.waiting import paper_number_in
from desk_app.domain.codes.paper_number import IN_BODY, number_facts
from desk_app.domain.dossier import Collector, CollectorKind, Dossier
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.post.sending import Outcome, Sending


def posted_body(sending: Sending) -> Body:
    """Without who and when, which the act itself says."""
    return {
        IN_BODY: number_facts(sending.number),
        "list": sending.list.hex,
        "post": sending.post,
        "tracking": sending.tracking,
        "receiver": sending.receiver,
        "phone": sending.phone,
        "address": sending.address,
        "fee": sending.fee,
    }


def outcome_body(sending: Sending, on: date, said: str) -> Body:
    """Args:
    sending: That ended: the act names it, so that it never ends another one.
    said: Who took it, or why it came back.
    """
    return {
        "list": sending.list.hex,
        "tracking": sending.tracking,
        "on": on.isoformat(),
        "said": said,
    }


def _posted(dossier: Dossier, act: Act) -> Dossier:
    body: Mapping[str, Any] = act.body
    fee = body["fee"]
    if not isinstance(fee, int) or isinstance(fee, bool):
        raise TypeError("fee")
    sending = Sending(
        list=UUID(body["list"]),
        number=paper_number_in(body),
        post=text(body, "post"),
        tracking=text(body, "tracking"),
        receiver=text(body, "receiver"),
        phone=text(body, "phone"),
        address=text(body, "address"),
        fee=fee,
        at=act.made_at,
        by=act.actor,
        unpaid_because=text(unpaid, "reason") if (unpaid := body.get("unpaid")) else "",
    )
    stays = dossier.step(act.kind)
    return _with(stays, (*stays.post.sendings, sending))


def _delivered(dossier: Dossier, act: Act) -> Dossier:
    ended = _ended(dossier, act, Outcome.DELIVERED)
    taker = Collector(
        kind=CollectorKind.POST,
        name=ended.said or ended.receiver,
        paper=ended.tracking,
        receipt_given_back=False,
    )
    returned = changed(dossier.step(act.kind), returned_at=act.made_at, collector=taker)
    return _with(returned, (*dossier.post.sendings[:-1], ended))


def _came_back(dossier: Dossier, act: Act) -> Dossier:
    ended = _ended(dossier, act, Outcome.CAME_BACK)
    return _with(dossier.step(act.kind), (*dossier.post.sendings[:-1], ended))


def _ended(dossier: Dossier, act: Act, outcome: Outcome) -> Sending:
    body: Mapping[str, Any] = act.body
    sending, ends = dossier.post.under_way, UUID(body["list"])
    if sending is None or sending.list != ends:  # that one has ended already
        raise StepNotAllowed(dossier.status, act.kind)
    day = date.fromisoformat(body["on"])
    return replace(sending, outcome=outcome, on=day, said=text(body, "said"))


def _with(dossier: Dossier, sendings: tuple[Sending, ...]) -> Dossier:
    return changed(dossier, post=replace(dossier.post, sendings=sendings))


STEPS: Final[Steps] = {
    kinds.POSTED: _posted,
    kinds.DELIVERED: _delivered,
    kinds.CAME_BACK: _came_back,
}
