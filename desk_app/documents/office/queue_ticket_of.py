"""Words a ticket of the queue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Final

from desk_app.documents import wording as w
from desk_app.documents.office.queue_ticket import QueueTicket
from desk_app.documents.receipt_of import letterhead_of
from desk_app.domain.office import DeskFacts

HINTS: Final = (
    "Vui lòng chờ gọi số và giữ phiếu này đến khi làm xong.",
    "Vắng mặt khi được gọi thì chuyển xuống cuối hàng; vắng ba lần thì số không còn giá trị.",
)
_FOLLOW: Final = "Quét mã để theo dõi số trên điện thoại"
_STEP: Final = 5  # minutes: an estimate is not told more exactly
_HOUR: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePlace:
    """A number just drawn."""

    number: str  # as it is called: "C027"
    field: str
    counters: Sequence[str]  # that call it
    at: datetime  # aware
    ahead: int  # people waiting before this one
    wait: timedelta | None  # estimated; None: nobody knows yet
    follow: str = ""  # text of the QR, an address mostly
    hints: Sequence[str] = HINTS


def queue_ticket_of(place: QueuePlace, facts: DeskFacts, reprint: str = "") -> QueueTicket:
    """Args:
    reprint: `wording.reprint_words`, when it was printed before.
    """
    return QueueTicket(
        letterhead=letterhead_of(facts.unit),
        number=place.number,
        field=place.field,
        counters=", ".join(place.counters),
        printed=w.short_moment(place.at),
        waiting=f"{w.count_words(place.ahead)} người" if place.ahead else "không có ai",
        wait=_wait(place.wait),
        qr=place.follow,
        qr_words=_FOLLOW if place.follow else "",
        hints=tuple(place.hints),
        trial=facts.trial,
        reprint=reprint,
    )


def _wait(wait: timedelta | None) -> str:
    """As in "khoảng 25 phút", "khoảng 1 giờ 10 phút"."""
    if wait is None:
        return ""
    minutes = max(_STEP, ceil(wait.total_seconds() / 60 / _STEP) * _STEP)
    hours, rest = divmod(minutes, _HOUR)
    said = [f"{hours} giờ"] if hours else []
    return " ".join(["khoảng", *said, *([f"{rest} phút"] if rest else [])])
