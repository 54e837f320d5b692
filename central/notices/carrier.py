"""Who carries messages to citizens: one interface, and a folder as its reference."""

import json
import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Protocol
from uuid import UUID

from central.keeping.to_disk import change_name, sweep_halves, write_whole
from desk_app.domain.handling.telling import NoticeOutcome

log = logging.getLogger(__name__)

_ANSWERS: Final = frozenset(
    {NoticeOutcome.REACHED, NoticeOutcome.NOT_REACHED, NoticeOutcome.FAILED}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is carried, and to whom. The same id is the same message, however often it is given."""

    id: str  # 32 hexadecimal digits
    unit: str
    way: str  # "sms", "email"
    to: str
    words: str
    queued_at: str  # ISO 8601, UTC


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a message, as its carrier says."""

    id: UUID
    outcome: NoticeOutcome
    note: str = ""


class NoticeCarrier(Protocol):
    """A gateway for short messages, a mail server, or a folder that another program empties."""

    def carry(self, message: Message) -> None:
        """Take over `message`. May be called again with one that was taken over before.

        Raises:
            OSError: it could not be taken over; it is offered again.
        """
        ...

    def answers(self) -> Iterator[Answer]:
        """What has become known since; each is given until it is `heard`."""
        ...

    def heard(self, answer: Answer) -> None:
        """`answer` is stored; it need not be given again."""
        ...


class FileDrop:
    """One JSON file for each message in ``out``; answers are files of the same name in ``in``.

    Files are whole whenever they are there, and only their owner can read them: they hold
    telephone numbers. Another program takes them out of ``out`` in its own time. What a server
    that was killed left half written goes when the next one begins; its message is offered again.
    """

    def __init__(self, folder: Path) -> None:
        self._out, self._in, self._heard = (folder / name for name in ("out", "in", "heard"))
        for each in (self._out, self._in, self._heard):
            each.mkdir(parents=True, exist_ok=True, mode=0o700)
        sweep_halves(self._out)

    def carry(self, message: Message) -> None:
        words = json.dumps(asdict(message), ensure_ascii=False)
        write_whole(self._out / f"{message.id}.json", words.encode(), mode=0o600)

    def answers(self) -> Iterator[Answer]:
        for file in sorted(self._in.glob("*.json")):
            try:
                facts = json.loads(file.read_text("utf-8"))
                answer = Answer(
                    UUID(file.stem), NoticeOutcome(facts["outcome"]), str(facts.get("note", ""))
                )
            except (OSError, ValueError, KeyError, TypeError, AttributeError):
                log.warning("answer unreadable", extra={"file": file.name})
                continue
            if answer.outcome in _ANSWERS:
                yield answer

    def heard(self, answer: Answer) -> None:
        file = self._in / f"{answer.id.hex}.json"
        with suppress(FileNotFoundError):  # another server has heard it as well
            change_name(file, self._heard / file.name)
