"""The state of the line as the status line says it. Facts in, words out."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from ui import formats

if TYPE_CHECKING:
    from desk_app.sync.state import LineFacts

translate = QCoreApplication.translate

_TOLD: Final = timedelta(minutes=1)  # what waits for seconds has no age worth a word


@dataclass(frozen=True, slots=True)
class LineState:
    """What the officer may want to know about the line. Offline is work, not an error."""

    online: bool = False
    since: datetime | None = None  # offline: since when; online: when the last act went out
    waiting: int = 0  # acts not yet at the central system
    oldest: timedelta | None = None  # how long the oldest of them has waited
    here: float | None = None  # share of the office's past that is here; None: all that is wanted
    needs_you: int = 0  # acts the central system refused, or that two desks did otherwise

    @property
    def untried(self) -> bool:
        """Neither an answer nor a failure yet: nobody knows how the line is."""
        return not self.online and self.since is None

    @property
    def title(self) -> str:
        """ "Trực tuyến", "Ngoại tuyến từ 09:12", "Đang nối…"."""
        if self.online:
            return translate("line", "Trực tuyến")
        if self.since is None:
            return translate("line", "Đang nối…")
        return translate("line", "Ngoại tuyến từ {time}").format(time=formats.clock(self.since))

    @property
    def detail(self) -> str:
        """ "14 chờ gửi, cũ nhất 2 giờ", "đang nhận hồ sơ cũ 37%"."""
        if self.here is not None and not self.waiting:
            said = translate("line", "đang nhận hồ sơ cũ {n}%")
            return said.format(n=int(self.here * 100))  # never 100 before it is
        if self.waiting and self.oldest is not None and self.oldest >= _TOLD:
            return translate("line", "{n} chờ gửi, cũ nhất {span}").format(
                n=self.waiting, span=formats.span(self.oldest)
            )
        if self.waiting:
            return translate("line", "{n} chờ gửi").format(n=self.waiting)
        if self.online and self.since is not None:
            return translate("line", "đã gửi hết lúc {time}").format(time=formats.clock(self.since))
        return translate("line", "không có gì chờ gửi")

    @property
    def needs(self) -> str:
        """ "1 việc cần xem lại"; "" when nothing needs anybody."""
        if not self.needs_you:
            return ""
        return translate("line", "{n} việc cần xem lại").format(n=self.needs_you)


def line_state(facts: "LineFacts", now: datetime) -> LineState:
    """The same facts as the status line words them."""
    return LineState(
        online=facts.online,
        since=facts.last_exchange if facts.online else facts.offline_since,
        waiting=facts.waiting,
        oldest=now - facts.oldest_waiting if facts.oldest_waiting else None,
        here=None if facts.filling is None or facts.filling.done else facts.filling.here,
        needs_you=facts.refused + facts.disputed,
    )
