"""Papers drawn again for an inspection, from what was stored with their first print."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desk_app.documents.kinds import KINDS
from desk_app.documents.paper.draw import pdf
from desk_app.documents.stored import from_stored, saying
from desk_app.documents.wording import reissue_words
from desk_app.domain.acts.prints import PrintJob
from desk_app.domain.errors import DeskError
from desk_app.domain.inspection.masking import masked
from desk_app.domain.office_time import office_date
from desk_app.wiring.papers.forms import PaperForms

_MARK: Final = "Bản sao phục vụ thanh tra, kiểm tra"


@dataclass(frozen=True, slots=True)
class Copy:
    title: str
    form: str
    content: bytes  # PDF; empty: it could not be drawn
    trouble: str = ""  # why, in words


class Copies:
    def __init__(self, forms: PaperForms) -> None:
        self._forms = forms

    def of(self, jobs: Sequence[PrintJob], numbers: frozenset[str] | None) -> Iterator[Copy]:
        """Each wording that was given out, once, marked as a copy; reprints say the same.

        Args:
            numbers: To be masked; None: nothing is.
        """
        for job in jobs:
            if job.words_of == job.id and job.counts:
                yield self._copy(job, numbers)

    def _copy(self, job: PrintJob, numbers: frozenset[str] | None) -> Copy:
        title = KINDS[job.form].title if job.form in KINDS else job.form
        if job.worded is None:
            return Copy(title, job.form, b"", "bản in cũ, không lưu lời văn")
        try:
            return Copy(title, job.form, self._drawn(job, numbers))
        except DeskError:
            return Copy(title, job.form, b"", "chương trình này không có mẫu giấy của bản in đó")

    def _drawn(self, job: PrintJob, numbers: frozenset[str] | None) -> bytes:
        worded = job.worded
        if worded is None:
            raise ValueError("a print without words")
        stored: Any = worded.content if numbers is None else masked(worded.content, numbers)
        marks = [_MARK]
        if job.reissue:
            day = office_date(job.handed_at or job.at)
            marks.append(reissue_words(job.reissue, day, job.ground))
        content = saying(from_stored(job.form, stored), reprint=" · ".join(marks))
        edition = self._forms.named(job.form, worded.edition)
        return pdf(job.form, content, edition, job.media)
