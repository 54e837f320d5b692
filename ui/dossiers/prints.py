"""What became of one print, in words: the same in the course of a dossier and of a visit."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from db.queries.timeline import Deed
from desk_app.domain.acts import kinds
from desk_app.domain.acts.prints import PrintJob, PrintState
from ui.paper_desk import form_title
from ui.printing.words import reason_words

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Said:
    title: str
    details: tuple[str, ...] = ()  # empty ones are left out

    def joined(self, *more: str) -> str:
        """Details, then `more`, in one line."""
        return " · ".join(detail for detail in (*self.details, *more) if detail)


def said_of_print(deed: Deed, jobs: Mapping[str, PrintJob]) -> Said:
    """Args:
    deed: `print.postponed` or `print.handed_over`.
    jobs: By the hexadecimal id of the job.
    """
    job = jobs.get(_text(deed, "job"))
    form = form_title(_text(deed, "form"))
    if deed.kind == kinds.PRINT_POSTPONED:
        ended = job.reason if job is not None and job.handed_at is None else ""
        return Said(
            translate("deeds", "Để in sau: {form}").format(form=form), (reason_words(ended),)
        )
    if job is None:
        return Said(translate("deeds", "In {form}").format(form=form))
    again = _again(job)
    copies = translate("deeds", "{n} bản").format(n=job.copies)
    printer = job.printer or translate("deeds", "tệp PDF")
    match job.state:
        case PrintState.FINISHED:
            title = translate("deeds", "In {form}").format(form=form)
            return Said(title, (again, copies, printer))
        case PrintState.FAILED:
            title = translate("deeds", "Không in được {form}").format(form=form)
            return Said(title, (reason_words(job.reason), again, printer))
        case PrintState.HANDED_OVER | PrintState.POSTPONED:
            title = translate("deeds", "Đưa in {form}").format(form=form)
            doubt = translate("deeds", "không rõ đã in chưa")
            return Said(title, (doubt, again, printer))


def _again(job: PrintJob) -> str:
    said = []
    if job.reissue:
        words = translate("deeds", "cấp lại lần {n}, lý do: {ground}")
        said.append(words.format(n=job.reissue, ground=job.ground))
    if job.reprint:
        said.append(translate("deeds", "bản in lại lần {n}").format(n=job.reprint))
    if job.instead_of is not None:
        said.append(translate("deeds", "thay bản không in được"))
    return " · ".join(said)


def _text(deed: Deed, key: str) -> str:
    """Empty where another program wrote something else."""
    value = deed.body.get(key)
    return value if isinstance(value, str) else ""
