"""How one step is taken, as `takes.py` says for each: what is called, told and printed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from desk_app.domain.dossier import Dossier, ReturnWay
from desk_app.domain.handling.custody import Place
from desk_app.domain.officer import Officer
from desk_app.wiring.office import Office
from ui.screens.dossier.forms.form import About, StepForm

UseCase: TypeAlias = Callable[[Any, Officer], Dossier]
Question: TypeAlias = Callable[[Any], Any]


def _nothing(_order: Any) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    use_case: Callable[[Office], UseCase]  # counter lane; of the order
    title: object  # of the notice afterwards, marked for "steps"; may name {code}
    advice: object = ""  # likewise
    advice_given_back: object = (
        ""  # likewise, where its papers are with the citizen; empty: the same
    )
    advice_by_post: object = ""  # likewise, where the result goes by post; empty: the same
    form: Callable[[About], StepForm] | None = None  # of a step with Way.FORM
    question: Callable[[Office], Question] | None = None  # reading lane; what the form asks
    prints: Callable[[Any], str] = _nothing  # of the order: the paper printed at once, or ""

    def advice_of(self, dossier: Dossier) -> object:
        if dossier.papers_at is Place.CITIZEN and self.advice_given_back:
            return self.advice_given_back
        by_post = dossier.return_way is ReturnWay.POST
        return (by_post and self.advice_by_post) or self.advice
