"""A dossier's papers as PDF: the snapshot stored with it, in the edition of its day."""

from collections.abc import Callable
from datetime import date, datetime

from db.queries.timeline import DossierView
from desk_app.documents.form import Edition
from desk_app.documents.kinds import RECEIPT, SLIP
from desk_app.documents.paper.draw import pdf
from desk_app.documents.receipt_of import receipt_of
from desk_app.documents.slip_of import slip_of
from desk_app.documents.wording import reprint_words
from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date
from desk_app.wiring.papers.forms import PaperForms


class Drawing:
    """Drawing stores nothing; the acts around a print are written by others."""

    def __init__(
        self,
        view: Callable[[DossierId], DossierView],
        facts: DeskFacts,
        shown: Callable[[datetime], ShownDue],
        forms: PaperForms,
        sealed: Callable[[Dossier, date | None], str],
    ) -> None:
        self._view = view
        self._facts = facts
        self._shown = shown
        self._forms = forms
        self._sealed = sealed

    def receipt(self, dossier_id: DossierId, reprint: int, media: str) -> bytes:  # noqa: ARG002  # always A4
        """Args:
        reprint: 0 for the first print; later ones name it, its officer and its time.
        """
        dossier, words = self._dossier(dossier_id, "receipt", reprint)
        facts, shown = self._forms.facts(self._facts), self._due(dossier)
        sealed, series = self._qr(dossier, shown), self._forms.series
        content = receipt_of(dossier, facts, words, shown, series, sealed)
        return pdf(RECEIPT, content, self._edition(RECEIPT, dossier))

    def slip(self, dossier_id: DossierId, reprint: int, media: str) -> bytes:
        """Args:
        media: "A5", or "80mm" for the roll.
        """
        dossier, words = self._dossier(dossier_id, "appointment_slip", reprint)
        facts, shown = self._forms.facts(self._facts), self._due(dossier)
        content = slip_of(dossier, facts, words, shown, self._qr(dossier, shown))
        return pdf(SLIP, content, self._edition(SLIP, dossier), media)

    def _dossier(self, dossier_id: DossierId, form: str, reprint: int) -> tuple[Dossier, str]:
        view = self._view(dossier_id)
        dossier = view.folded.dossier
        if dossier is None:
            raise KeyError(dossier_id)
        return dossier, _reprint(reprint, form, view)

    def _due(self, dossier: Dossier) -> ShownDue | None:
        return None if dossier.due.at is None else self._shown(dossier.due.at)

    def _qr(self, dossier: Dossier, shown: ShownDue | None) -> str:
        """Sealed with the day that the paper shows."""
        return self._sealed(dossier, None if shown is None else office_date(shown.moment))

    def _edition(self, kind: str, dossier: Dossier) -> Edition:
        return self._forms.first(kind, office_date(dossier.received_at), dossier.procedure.code)


def _reprint(times: int, form: str, view: DossierView) -> str:
    """Names who printed the form first, and when; empty for the first print."""
    for deed in view.deeds if times else ():
        if deed.kind == kinds.PRINT_HANDED_OVER and deed.body.get("form") == form:
            return reprint_words(times, deed.at, deed.officer)
    return ""
