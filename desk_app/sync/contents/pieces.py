"""Contents of scans on their way: to the home after the acts that tell of them, and back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final
from uuid import UUID

from db.attachments.box import Box
from db.attachments.queue import Attachment, TransferState
from desk_app.domain.errors import CentralUnreachable
from desk_app.domain.ids import UnitCode
from desk_app.domain.scans.faults import ScanLost
from desk_app.domain.scans.file import Address, ScanFile
from desk_app.sync.desk import SyncDesk
from desk_app.sync.protocol import (
    MOST_PIECE,
    VERSION,
    ContentsAnswer,
    ContentsLine,
    ContentsOrder,
    Piece,
)

AT_ONCE: Final = 4  # pieces in one turn of the network lane; acts go first
_LOOKED_AT: Final = 20  # files that wait, in one transaction; what cannot go holds up no other


@dataclass(frozen=True, slots=True)
class Sent:
    """What one turn brought about."""

    pieces: int = 0
    finished: int = 0  # files that are at the home now
    more: bool = False  # something is left that can go


def send_contents(desk: SyncDesk, box: Box, line: ContentsLine, most: int = AT_ONCE) -> Sent:
    """Bring what waits to the home, the oldest first, at most `most` pieces.

    May be broken off anywhere: the home says how much it has, and the next turn goes on there.

    Raises:
        CentralUnreachable, CentralRefused: what arrived stays there.
    """
    pieces = finished = 0
    for one in _waiting(desk):
        if pieces >= most:
            return Sent(pieces, finished, more=True)
        with desk.glance() as work:
            dossier = work.attachments.told_of_by(one.address)
        if dossier is None:  # its act is not at the home yet, or it was withdrawn for good
            continue
        try:
            content = box.get(one.address)
        except ScanLost:  # told to the officer by the round that looks contents over
            continue
        sending = _Sending(one, dossier, content, desk.unit, line)
        pieces += sending.go(most - pieces)
        if sending.finished:
            finished += 1
            with desk.work() as tx:
                tx.attachments.settle(one.address, TransferState.AT_HOME)
                tx.commit()
        elif sending.named:
            return Sent(pieces, finished, more=True)
    return Sent(pieces, finished)


def fetch_content(
    file: ScanFile,
    dossier: UUID,
    unit: UnitCode,
    line: ContentsLine,
    going_on: Callable[[], bool],
) -> bytes:
    """The content of `file`, which another desk scanned.

    Args:
        going_on: False: nobody wants it any more.

    Raises:
        ScanLost: "elsewhere": it is not at the home yet.
        CentralUnreachable, CentralRefused: as of an exchange.
    """
    found = bytearray()
    while len(found) < file.size:
        wanted = Piece(dossier=dossier, address=file.address, size=file.size, offset=len(found))
        answer = line.contents(ContentsOrder(version=VERSION, unit=unit, get=wanted))
        if not answer.data or not going_on():
            raise ScanLost("elsewhere")
        found += answer.data
    if sha256(found).hexdigest() != file.address:
        raise CentralUnreachable()
    return bytes(found)


def _waiting(desk: SyncDesk) -> Iterator[Attachment]:
    """No transaction is open while one of them is under way."""
    last: Attachment | None = None
    while True:
        with desk.glance() as work:
            page = work.attachments.waiting(desk.id, _LOOKED_AT, last)
        yield from page
        if len(page) < _LOOKED_AT:
            return
        last = page[-1]


class _Sending:
    """One file, from where the home is on."""

    def __init__(
        self,
        one: Attachment,
        dossier: UUID,
        content: bytes,
        unit: UnitCode,
        line: ContentsLine,
    ) -> None:
        self._one, self._dossier, self._content = one, dossier, content
        self._unit, self._line = unit, line
        self.named = True
        self.finished = False

    def go(self, most: int) -> int:
        """At most `most` pieces; returns how many went."""
        answer = self._put(0, b"")
        for sent in range(most):
            if not self._heed(answer):
                return sent
            answer = self._put(answer.held, self._content[answer.held :][:MOST_PIECE])
        self._heed(answer)
        return most

    def _heed(self, answer: ContentsAnswer) -> bool:
        """Whether there is more to send."""
        self.named = answer.named
        self.finished = answer.named and answer.held == self._one.size
        return answer.named and answer.held < self._one.size

    def _put(self, offset: int, data: bytes) -> ContentsAnswer:
        piece = Piece(
            dossier=self._dossier,
            address=Address(self._one.address),
            size=self._one.size,
            offset=offset,
            data=data,
        )
        return self._line.contents(ContentsOrder(version=VERSION, unit=self._unit, put=piece))
