"""What is missing on the checklist, in the words that are printed on Mẫu 02."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier import PaperKind
from desk_app.domain.ids import ProcedureCode
from desk_app.domain.law.papers import Paper
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.sent_away import Answer
from desk_app.services.intake.sending_away import SendAway
from ui.screens.intake.form.away import AwayLine
from ui.screens.intake.form.form import IntakeForm, Tick

translate = QCoreApplication.translate


def lacking_words(paper: Paper, tick: Tick | None = None) -> str:
    """ "Tờ khai …: chưa có bản chính"; "" where the paper is there as it is asked for."""
    said = _nothing_there(paper) if tick is None else _not_enough(paper, tick)
    return f"{paper.name.rstrip(' .;:')}: {said}" if said else ""


def asked_paper(words: str, procedure: Procedure | None, form: IntakeForm) -> Paper | None:
    """The paper of the checklist that `words` of an earlier Mẫu 02 ask for; None: no paper."""
    papers = procedure.papers(form.case, form.channel) if procedure else ()
    fits = [paper for paper in papers if words.startswith(f"{paper.name.rstrip(' .;:')}:")]
    return max(fits, key=lambda paper: len(paper.name), default=None)


def is_brought(words: str, form: IntakeForm, procedure: Procedure | None) -> bool:
    """What was asked for is there: ticked as such, or on the checklist."""
    paper = asked_paper(words, procedure, form)
    return words in form.brought or (paper is not None and paper.name in form.ticks)


def not_brought(
    asked: Sequence[str], form: IntakeForm, procedure: Procedure | None
) -> tuple[str, ...]:
    """What is still to come of what was asked for."""
    return tuple(words for words in asked if not is_brought(words, form, procedure))


def asked_lines(form: IntakeForm, procedure: Procedure | None) -> tuple[AwayLine, ...]:
    """The lines typed so far with what is missing by now.

    What was typed stays as it is and where it is. A line that only said what is no longer
    true goes; a paper that came to be missing is added at the end.
    """
    lacking = dict(_lacking(form, procedure))
    lines = list[AwayLine]()
    for line in form.away.lines:
        if line.paper and not line.is_edited:
            said = lacking.pop(line.paper, "")
            if said:
                lines.append(AwayLine(words=said, paper=line.paper, said=said))
            continue
        lacking.pop(line.paper, "")
        lines.append(line)
    added = (AwayLine(words=said, paper=name, said=said) for name, said in lacking.items())
    return (*lines, *added)


def away_order(form: IntakeForm) -> SendAway:
    """What confirming the open page asks for."""
    away = form.away
    return SendAway(
        key=form.key,
        applicant=form.applicant_person,
        procedure=ProcedureCode(form.procedure) if form.procedure else None,
        case=form.case if form.procedure else "",
        request="" if form.procedure else away.request,
        contents=away.contents if away.asking is Answer.SUPPLEMENT else (),
        reason=away.reason,
    )


def _lacking(form: IntakeForm, procedure: Procedure | None) -> Iterator[tuple[str, str]]:
    """Name and words of each required paper that is not there as it is asked for."""
    papers = procedure.required_papers(form.case, form.channel) if procedure else ()
    for paper in papers:
        if said := lacking_words(paper, form.ticks.get(paper.name)):
            yield paper.name, said


def _nothing_there(paper: Paper) -> str:
    wanted = (
        (paper.original, translate("papers", "bản chính")),
        (paper.copies, translate("papers", "bản sao")),
    )
    asked = ", ".join(
        what if count == 1 else translate("papers", "{n:02d} {what}").format(n=count, what=what)
        for count, what in wanted
        if count
    )
    return translate("papers", "chưa có {asked}").format(asked=asked).strip()


def _not_enough(paper: Paper, tick: Tick) -> str:
    """An electronic paper is whole; what was copied is no original."""
    if tick.kind is PaperKind.ELECTRONIC:
        return ""
    if paper.original and not paper.copies and tick.kind is PaperKind.COPY:
        return translate("papers", "mới có bản chụp, chưa có bản chính")
    left = max(paper.original, paper.copies) - tick.count
    return translate("papers", "còn thiếu {n:02d} bản").format(n=left) if left > 0 else ""
