"""What the window sent to print, as its print list knows it."""

from desk_app.domain.ids import DossierId
from tests.ui.desk.test_workplace import Window
from ui.printing.orders import PrintStage


def papers_of(window: Window) -> list[tuple[DossierId, str, str]]:
    """Subject, code or number, and form of each paper that was printed; the oldest first."""
    return [
        (job.order.dossier, job.order.code, job.order.form)
        for job in reversed(window.workplace.papers.queue.jobs)
        if job.stage is PrintStage.PRINTED
    ]
