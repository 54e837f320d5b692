"""The papers of a dossier with how far each is digitised: one row for each, for any screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from desk_app.domain.dossier import Dossier, SubmittedPaper
from desk_app.domain.scans.digitisation import Digitisation
from desk_app.domain.scans.not_to_scan import NotToScan, not_to_scan
from desk_app.domain.scans.scans import OTHER, Entry, PaperRef, refs_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperStanding:
    ref: PaperRef
    paper: SubmittedPaper | None  # None: something else than the papers of the list
    state: Digitisation
    entries: Sequence[Entry]  # that count, oldest first
    not_to_scan: NotToScan | None  # why the law leaves it unscanned


def paper_standings(dossier: Dossier) -> Sequence[PaperStanding]:
    """In the order of the dossier's list, something else last, a line even while there is none.

    Legal: [digitisation.states]
    """
    refs = refs_of([paper.name for paper in dossier.papers])
    listed = [
        _standing(dossier, ref, paper) for ref, paper in zip(refs, dossier.papers, strict=True)
    ]
    known = {*refs, OTHER}
    gone = {entry.paper for entry in dossier.scans.entries if not entry.withdrawn} - known
    corrected = [_standing(dossier, ref, None) for ref in sorted(gone)]
    return (*listed, *corrected, _standing(dossier, OTHER, None))


def _standing(dossier: Dossier, ref: PaperRef, paper: SubmittedPaper | None) -> PaperStanding:
    return PaperStanding(
        ref=ref,
        paper=paper,
        state=dossier.scans.state(ref),
        entries=dossier.scans.live(ref),
        not_to_scan=None if paper is None else not_to_scan(paper),
    )
