"""Where there is no line: what waits goes out as a file, and the home's answer comes as one."""

from dataclasses import dataclass
from pathlib import Path

from desk_app.domain.carry_faults import CarriedRefused
from desk_app.sync import carry
from desk_app.sync.desk import SyncDesk
from desk_app.sync.engine import questions, take_answer


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOut:
    file: Path
    acts: int  # that wait and are in it; they go on waiting until an answer settles them


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedIn:
    settled: int
    refused: int
    pulled: int
    again: bool  # another file has to be carried: the home was restored, or knows more


def carry_out(desk: SyncDesk, secret: str, into: Path) -> CarriedOut:
    """Write everything that waits, and how far this store has read, into one sealed file.

    Nothing here changes: the same acts may go over the line meanwhile, or in another file.

    Raises:
        CarriedUnwritable: no part of the file is left.
    """
    head = carry.Head(way=carry.Way.UP, unit=desk.unit, desk=desk.id)
    asked = list(questions(desk))
    raw = carry.seal_up(head, asked, carry.bearer_digest(secret), desk.sign)
    carry.write_file(into, raw)
    return CarriedOut(file=into, acts=sum(len(request.acts) for request in asked))


def carry_in(desk: SyncDesk, secret: str, file: Path) -> CarriedIn:
    """Take in the home's answer; doing it twice, or late, changes nothing more.

    Raises:
        CarriedUnreadable, CarriedRefused: nothing was taken in.
        StoreUnwritable: what was taken in before stays; read the file again.
    """
    raw = carry.read_file(file)
    head = carry.read_head(raw)
    if (head.unit, head.desk) != (desk.unit, desk.id):
        raise CarriedRefused("other_desk")
    settled = refused = pulled = 0
    again = False
    for reply in carry.open_down(raw, carry.bearer_digest(secret)):
        with desk.glance() as tx:
            place = tx.stream.place()
        taken = take_answer(desk, reply, place, None)
        settled, refused = settled + taken.settled, refused + taken.refused
        pulled += taken.pulled
        again = reply.more or taken.again
    return CarriedIn(settled=settled, refused=refused, pulled=pulled, again=again)
