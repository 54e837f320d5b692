"""A desk's file, carried here by hand: taken in as if its exchanges had come over the line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Engine

from central.office import CentralOffice
from central.signatures import signed
from central.store.units import DeskRecord, Units
from desk_app.domain.acts.act import digest_of
from desk_app.domain.carry_faults import CarriedRefused
from desk_app.sync import carry
from desk_app.sync.protocol import Reply, Request, VerdictKind

_MOST_REPLIES: Final = 2_000  # of one answer; what is left comes with the next file


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    head: carry.Head
    answer: bytes  # sealed for the desk
    new: int
    known: int  # resent: were here already
    refused: int
    news: int  # for the desk


def take_in(raw: bytes, office: CentralOffice, engine: Engine) -> TakenIn:
    """Judge and keep what a file offers. The same file again changes nothing.

    Raises:
        CarriedRefused: altered, none of ours, or of a desk that is not, or no longer, ours.
        CentralRefused: the desk's program is too old.
    """
    head = carry.read_head(raw)
    if head.way is not carry.Way.UP:
        raise CarriedRefused("wrong_way")
    desk, bearer = _sender(head, engine)
    key = desk.public_key or b""
    asked = carry.open_up(raw, bearer, lambda digest, proof: signed(key, digest, proof))
    if any((request.unit, request.desk) != (desk.unit, desk.id) for request in asked):
        raise CarriedRefused("other_desk")
    replies = tuple(_answers(asked, bearer, office))
    offered = {offer.id for request in asked for offer in request.acts}
    verdicts = [
        verdict.kind for reply in replies for verdict in reply.verdicts if verdict.id in offered
    ]
    down = replace(head, way=carry.Way.DOWN)
    return TakenIn(
        head=head,
        answer=carry.seal_down(down, replies, bearer),
        new=verdicts.count(VerdictKind.ACCEPTED),
        known=verdicts.count(VerdictKind.ALREADY_KNOWN),
        refused=verdicts.count(VerdictKind.REFUSED),
        news=sum(entry.raw is not None for reply in replies for entry in reply.news),
    )


def _sender(head: carry.Head, engine: Engine) -> tuple[DeskRecord, bytes]:
    with engine.connect().execution_options(reading=True) as connection:
        desk = Units(connection).desks(head.unit, [head.desk]).get(head.desk)
    if desk is None or desk.secret is None:
        raise CarriedRefused("unknown")
    if desk.revoked:
        raise CarriedRefused("revoked")
    return desk, desk.secret


def _answers(asked: Sequence[Request], bearer: bytes, office: CentralOffice) -> Iterator[Reply]:
    """To each question, and then the rest of the news; each goes on where the one before ended."""
    cursor: int | None = None
    left = _MOST_REPLIES
    for request in asked:
        reply = office.exchange_as(bearer, _from(request, cursor))
        yield reply
        left -= 1
        cursor = reply.cursor
        if reply.had is not None:
            return  # the desk renumbers first, and writes another file
    while asked and reply.more and left:
        reply = office.exchange_as(bearer, _from(_behind(asked[-1]), cursor))
        yield reply
        left -= 1
        cursor = reply.cursor


def _from(request: Request, cursor: int | None) -> Request:
    return request if cursor is None else replace(request, cursor=cursor)


def _behind(last: Request) -> Request:
    """The question the desk would ask next, having nothing more to offer."""
    own = [offer for offer in last.acts if offer.desk == last.desk]
    bare = replace(last, acts=(), editions=None, seals=None)
    if not own:
        return bare
    return replace(bare, own_seq=own[-1].seq, own_head=digest_of(own[-1].raw.encode()))
