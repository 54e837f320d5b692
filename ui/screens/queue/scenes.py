"""The queue in pictures: a busy morning, nobody yet, and as the administrator sees it."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desk_app.domain.ids import DeskId
from desk_app.domain.queue.line import EVERYTHING
from desk_app.domain.queue.ticket import Ticket, TicketId, TicketState
from desk_app.wiring.office_life.queue import QueueToday
from ui.dossiers import sample
from ui.screens.queue.presenter import QueueState
from ui.screens.queue.rows import rows_of
from ui.screens.queue.view import QueueView
from ui.shell.scenes import NOW, in_shell

_GROUPS = (
    "Hộ tịch, chứng thực",
    "Đất đai, môi trường",
    "Kinh doanh, xây dựng",
    "Lao động, bảo trợ xã hội",
)
_HERE = DeskId("Q2")


def _ticket(n: int, group: int, state: TicketState = TicketState.WAITING) -> Ticket:
    drawn = NOW - timedelta(minutes=60 - 3 * n)
    return Ticket(
        id=TicketId(UUID(int=n)),
        number=f"A{n:03d}",
        group=_GROUPS[group],
        day=date(2026, 11, 20),
        desk=_HERE,
        issued_at=drawn,
        since=drawn,
        state=state,
    )


def _today() -> QueueToday:
    called = replace(
        _ticket(14, 0, TicketState.CALLED),
        counter=_HERE,
        calls=2,
        called_at=NOW - timedelta(minutes=4),
    )
    other = replace(_ticket(12, 1, TicketState.CALLED), counter=DeskId("Q1"))
    tickets = (
        _ticket(8, 2, TicketState.DONE),
        replace(_ticket(9, 0, TicketState.SET_ASIDE), absences=3),
        other,
        called,
        replace(_ticket(15, 3), absences=1),
        _ticket(16, 0),
        _ticket(17, 2),
        replace(_ticket(18, 1), priority="Phụ nữ mang thai, có con nhỏ"),
    )
    return QueueToday(groups=_GROUPS, tickets=tickets, here=called, desk=_HERE)


def _page(state: QueueState) -> QWidget:
    page = QueueView()
    shell = in_shell(page, "Hàng chờ", "hôm nay", place="queue")
    page.render_state(state)
    page.focus_line()
    return shell


def queue() -> QWidget:
    today = _today()
    rows = rows_of(today, sample.FACTS)
    return _page(
        QueueState(
            groups=_GROUPS,
            rows=rows,
            here=today.here,
            calls=_GROUPS[0],
            waiting=sum(row.waits for row in rows),
        )
    )


def queue_empty() -> QWidget:
    return _page(QueueState(groups=(EVERYTHING,)))


def queue_groups() -> QWidget:
    """An administrator calls nobody, and says which groups there are."""
    rows = rows_of(_today(), sample.FACTS)
    return _page(QueueState(groups=_GROUPS, rows=rows, waiting=4, may_call=False, may_set=True))


SCENES = {"queue": queue, "queue-empty": queue_empty, "queue-groups": queue_groups}
