"""A dossier's papers: worded for the first print, and drawn from what was stored with it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from db.queries.timeline import Deed, DossierView
from desk_app.documents.editions import stand_in_words
from desk_app.documents.kinds import (
    APOLOGY,
    CITIZEN_LETTER,
    COMMITMENT,
    CONTROL_SLIP,
    FOLDER_LABEL,
    KINDS,
    RECEIPT,
    REFUSAL,
    SLIP,
    STOP_NOTICE,
    SUPPLEMENT_REQUEST,
)
from desk_app.documents.legal.control_slip_of import control_slip_of
from desk_app.documents.legal.notices_after import (
    apology_of_dossier,
    day_of_notice,
    refusal_of_dossier,
    stop_of,
    supplement_of,
)
from desk_app.documents.office.folder_label_of import folder_label_of
from desk_app.documents.office.letters_of import citizen_letter_of, commitment_of
from desk_app.documents.paper.draw import Manner, lacking, pdf
from desk_app.documents.receipt_of import receipt_of
from desk_app.documents.slip_of import slip_of
from desk_app.documents.stored import from_stored, saying, to_stored
from desk_app.documents.wording import ground_words, reissue_words, reprint_words
from desk_app.domain.acts.prints import PaperVersion, PrintJob, WordedPaper, versions_of
from desk_app.domain.codes.paper_number import PaperSeries
from desk_app.domain.dossier import Dossier
from desk_app.domain.handing_over.batch import Batch
from desk_app.domain.handling.flow import WAITING, Status
from desk_app.domain.ids import DossierId
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date
from desk_app.domain.sent_away import SentAway
from desk_app.wiring.papers.batches import minutes_content
from desk_app.wiring.papers.forms import PaperForms
from desk_app.wiring.papers.sent_away import away_content

_MARKS: Final = " · "
_PREVIEW: Final = Manner(preview=True)
_OF_THE_OFFICE: Final = frozenset(
    {
        "letterhead",
        "unit_name",
        "hotline",
        "number",
        "qr",
        "visit_line",
        "agency",
        "department",
        "place",
        "return_place",
        "place_date",
        "steps",  # of the control slip: unit and agency again
        "trial",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    """One wording of a form that was given out."""

    id: UUID  # the print that first showed it
    at: datetime  # of that print
    officer: str  # who made it
    desk: str
    prints: int  # how often it was printed
    reissue: int  # 0 = as first given
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperHistory:
    """What was given out as one form, oldest first; the last version is current."""

    form: str
    versions: Sequence[VersionLine]
    changed: bool = False  # the dossier would be worded otherwise today
    ground: str = ""  # why, as far as an act says so: proposed for a re-issue


class Drawing:
    """Drawing stores nothing; the acts around a print are written by others. Reading lane."""

    def __init__(
        self,
        view: Callable[[DossierId], DossierView],
        facts: DeskFacts,
        shown: Callable[[datetime], Sequence[ShownDue]],
        papers: PaperForms,
        sealed: Callable[[Dossier, date | None], str],
    ) -> None:
        """Args:
        shown: A due moment as the office shows it now, then as a paper of before, or of
            another desk, may have shown it.
        """
        self._view = view
        self._facts = facts
        self._shown = shown
        self._papers = papers
        self._sealed = sealed

    def forms(self) -> Sequence[str]:
        """Papers about a dossier that this program can print."""
        return tuple(form for form in _CONTENTS if form in KINDS)

    def worded(self, dossier_id: DossierId, form: str, visit_line: str = "") -> WordedPaper:
        """What `form` says of the dossier as it is now, in the edition of its day.

        Args:
            visit_line: Other dossiers of the same visit; left out where the form has no line.

        Raises:
            KeyError: the dossier is not here.
        """
        return self._worded(self._view(dossier_id), form, visit_line)

    def drawn(self, dossier_id: DossierId, job: UUID, media: str, dpi: int) -> bytes:
        """The print `job` as it is stored: its words, its edition, marked as a reprint.

        Raises:
            FormNotHeld: another desk used an edition this program does not have yet.
            KeyError: there is no such print.
        """
        view = self._view(dossier_id)
        found = next((each for each in view.prints if each.id == job), None)
        if found is None:
            raise KeyError(job)
        words, marks = self._words_of(found, view), _marks(found, view)
        return self._pdf(found.form, words, marks, media, Manner(dpi=dpi))

    def lacking(self, form: str, words: WordedPaper) -> str:
        """Letters that no face of the paper has, each printed as a box: "𠀀, 𠀁"; mostly none."""
        return ", ".join(sorted(lacking(from_stored(form, words.content))))

    def preview(self, dossier_id: DossierId, form: str, version: UUID | None, media: str) -> bytes:
        """A paper to be looked at, without value: `version`, or what a first print would say.

        Raises: as `drawn`.
        """
        view = self._view(dossier_id)
        if version is None:
            return self._pdf(form, self._worded(view, form), "", media, _PREVIEW)
        first = next((each for each in view.prints if each.id == version), None)
        if first is None:
            raise KeyError(version)
        words = self._words_of(first, view)
        shown_on = first.media or media
        return self._pdf(form, words, _reissue_mark(first), shown_on, _PREVIEW)

    def history(self, dossier_id: DossierId, form: str) -> PaperHistory:
        """What was given out as `form`, and whether the dossier says something else by now."""
        view = self._view(dossier_id)
        versions = versions_of(view.prints, form)
        lines = tuple(_line(version, view) for version in versions)
        kept = versions[-1].first.worded if versions else None
        dossier = view.folded.dossier
        if kept is None or dossier is None or not _says(dossier, form):
            return PaperHistory(form=form, versions=lines)
        dossier = _as_appointed(dossier)
        said = _compared(from_stored(form, kept.content), kept.content)
        changed = all(
            said not in _ways_to_say(self._content(dossier, form, due), dossier, kept.content)
            for due in self._shown_of(dossier)
        )
        return PaperHistory(
            form=form,
            versions=lines,
            changed=changed,
            ground=_ground(view, versions[-1].first) if changed else "",
        )

    def _worded(self, view: DossierView, form: str, visit_line: str = "") -> WordedPaper:
        dossier = view.folded.dossier
        if view.batch is not None:
            return self._worded_batch(view.batch, form)
        if dossier is None:
            return self._worded_away(view.folded.sent_away, form)
        content = saying(
            self._content(dossier, form, self._shown_of(dossier)[0]),
            visit_line=visit_line or _visit_line_given_out(view, form),
        )
        made = day_of_notice(form, dossier) or dossier.received_at
        edition = self._papers.first(form, office_date(made), dossier.procedure.code)
        return WordedPaper(edition=edition.id, content=to_stored(content))

    def _shown_of(self, dossier: Dossier) -> Sequence[ShownDue | None]:
        """The due moment in every way it may be shown, the one of today first."""
        return (None,) if dossier.due.at is None else self._shown(dossier.due.at)

    def _content(self, dossier: Dossier, form: str, due: ShownDue | None) -> object:
        around = _Around(
            facts=self._papers.facts(self._facts),
            due=due,
            qr=self._sealed(dossier, None if due is None else office_date(due.moment)),
            series=self._papers.series,
            agency=self._papers.agency(dossier.procedure.code, office_date(dossier.received_at)),
        )
        return _CONTENTS[form](dossier, around)

    def _worded_away(self, away: SentAway | None, form: str) -> WordedPaper:
        """The paper of somebody who was sent away: no dossier, and no code."""
        if away is None:
            raise KeyError(form)
        procedure = away.procedure.code if away.procedure else ""
        edition = self._papers.first(form, office_date(away.at), procedure)
        content = away_content(away, self._papers.facts(self._facts))
        return WordedPaper(edition=edition.id, content=to_stored(content))

    def _worded_batch(self, batch: Batch, form: str) -> WordedPaper:
        """The minutes of dossiers handed over together."""
        found = (self._view(line.dossier).folded.dossier for line in batch.lines)
        dossiers = [dossier for dossier in found if dossier is not None]
        facts, papers = self._papers.facts(self._facts), self._papers
        content = minutes_content(batch, dossiers, facts, self._shown, papers.series)
        edition = papers.first(form, office_date(batch.at))
        return WordedPaper(edition=edition.id, content=to_stored(content))

    def _words_of(self, job: PrintJob, view: DossierView) -> WordedPaper:
        """As the first print of its version said; an earlier program kept no words."""
        first = next((each for each in view.prints if each.id == job.words_of), job)
        return first.worded or self._worded(view, job.form)

    def _pdf(self, form: str, words: WordedPaper, marks: str, media: str, manner: Manner) -> bytes:
        edition = self._papers.named(form, words.edition)
        marks = _MARKS.join(filter(None, (marks, stand_in_words(words.edition, edition))))
        content = saying(from_stored(form, words.content), reprint=marks)
        if manner.preview:  # a paper without value proves nothing: no seal on it
            bare = words.content.get("code") or words.content.get("qr", "")
            content = saying(content, qr=str(bare))
        return pdf(form, content, edition, media, manner)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What a paper says besides the dossier."""

    facts: DeskFacts  # in the office's own words
    due: ShownDue | None
    qr: str  # sealed with the day that the paper shows
    series: PaperSeries
    agency: str  # who handles the dossier, as published; empty: not on record


def _as_appointed(dossier: Dossier) -> Dossier:
    """While the applicant is waited for, a paper that shows the appointment before is right."""
    if dossier.due.at is not None or dossier.status not in WAITING:
        return dossier
    asked = dossier.supplements if dossier.status is Status.SUPPLEMENT else dossier.obligations
    return replace(dossier, due=asked[-1].due_before) if asked else dossier


def _says(dossier: Dossier, form: str) -> bool:
    """False for a letter whose act did not apply after all, and for papers of a newer program."""
    letter = form in _LETTERS
    return form in _CONTENTS and not (letter and day_of_notice(form, dossier) is None)


def _receipt(dossier: Dossier, around: _Around) -> object:
    return receipt_of(dossier, around.facts, "", around.due, around.series, around.qr)


def _slip(dossier: Dossier, around: _Around) -> object:
    return slip_of(dossier, around.facts, "", around.due, around.qr)


def _control_slip(dossier: Dossier, around: _Around) -> object:
    return control_slip_of(dossier, around.facts, around.agency, around.due, around.series)


def _folder_label(dossier: Dossier, around: _Around) -> object:
    return folder_label_of(dossier, around.facts, around.agency, "", around.due)


def _supplement(dossier: Dossier, around: _Around) -> object:
    return supplement_of(dossier, around.facts)


def _refusal(dossier: Dossier, around: _Around) -> object:
    return refusal_of_dossier(dossier, around.facts)


def _apology(dossier: Dossier, around: _Around) -> object:
    return apology_of_dossier(dossier, around.facts, around.due)


def _stop(dossier: Dossier, around: _Around) -> object:
    return stop_of(dossier, around.facts)


def _citizen_letter(dossier: Dossier, around: _Around) -> object:
    return citizen_letter_of(dossier, around.facts)


def _commitment(dossier: Dossier, around: _Around) -> object:
    return commitment_of(dossier, around.facts)


_LETTERS: Final = frozenset(
    {SUPPLEMENT_REQUEST, REFUSAL, APOLOGY, STOP_NOTICE, CITIZEN_LETTER, COMMITMENT}
)
_CONTENTS: Final[Mapping[str, Callable[[Dossier, _Around], object]]] = {
    RECEIPT: _receipt,
    SLIP: _slip,
    CONTROL_SLIP: _control_slip,
    FOLDER_LABEL: _folder_label,
    SUPPLEMENT_REQUEST: _supplement,
    REFUSAL: _refusal,
    APOLOGY: _apology,
    STOP_NOTICE: _stop,
    CITIZEN_LETTER: _citizen_letter,
    COMMITMENT: _commitment,
}
"""What each form says of a dossier."""


def _visit_line_given_out(view: DossierView, form: str) -> str:
    """Of the version in use: a corrected paper belongs to the same visit."""
    versions = versions_of(view.prints, form)
    return versions[-1].first.visit_line if versions else ""


def _compared(content: Any, stored: Mapping[str, Any]) -> Mapping[str, object]:
    """What changes with the dossier alone, not with the desk, its letterhead or its keys.

    Of what the program that `stored` it had no field for nothing was said, and nothing changed.
    """
    names = {each.name for each in fields(content)} & stored.keys() - _OF_THE_OFFICE
    return {name: getattr(content, name) for name in names}


def _ways_to_say(content: object, dossier: Dossier, stored: Mapping[str, Any]) -> Sequence[object]:
    """As it is said now; and of who it is as programs before did, which is no other person."""
    now = _compared(content, stored)
    return now, {**now, **({"applicant": dossier.applicant.name} if "applicant" in now else {})}


def _marks(job: PrintJob, view: DossierView) -> str:
    """ "Cấp lại lần 1, …" and "Bản in lại lần 2, …"; empty for the paper as first given."""
    if not job.reprint:
        return _reissue_mark(job)
    first = next((each for each in view.prints if each.id == job.words_of), job)
    officer = _deed_of(first, view).officer
    again = reprint_words(job.reprint, first.handed_at or first.at, officer)
    return _MARKS.join(filter(None, (_reissue_mark(first), again)))


def _reissue_mark(first: PrintJob) -> str:
    if not first.reissue:
        return ""
    day = office_date(first.handed_at or first.at)
    return reissue_words(first.reissue, day, first.ground)


def _line(version: PaperVersion, view: DossierView) -> VersionLine:
    first = version.first
    deed = _deed_of(first, view)
    return VersionLine(
        id=first.id,
        at=first.handed_at or first.at,
        officer=deed.officer,
        desk=deed.desk,
        prints=len(version.prints),
        reissue=first.reissue,
        ground=first.ground,
    )


def _deed_of(job: PrintJob, view: DossierView) -> Deed:
    """The hand-over of `job`."""
    return next(
        deed
        for deed in reversed(view.deeds)
        if deed.body.get("job") == job.id.hex and "form" in deed.body
    )


def _ground(view: DossierView, first: PrintJob) -> str:
    """The reason of the latest change since `first` was printed; empty where none gives one."""
    printed = view.deeds.index(_deed_of(first, view))
    for deed in reversed(view.deeds[printed + 1 :]):
        reason = ground_words(deed.kind) or deed.body.get("reason")
        if deed.kind.startswith("dossier.") and isinstance(reason, str) and reason:
            return reason
    return ""
