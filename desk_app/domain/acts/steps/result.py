"""The result at the counter and in the citizen's hands; the appointment; other systems' codes."""

from typing import Final

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, text
from desk_app.domain.acts.bodies import collector_from, due_change_from, external_code_from
from desk_app.domain.acts.changed import changed
from desk_app.domain.acts.steps.back_office import decision_from
from desk_app.domain.acts.steps.step import Steps
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import StepNotAllowed


def _result_back(dossier: Dossier, act: Act) -> Dossier:
    back = dossier.step(act.kind)
    return changed(
        back,
        result_back_at=act.made_at,
        result_note=text(act.body, "note"),
        decision=decision_from(act.body),
    )


def _returned(dossier: Dossier, act: Act) -> Dossier:
    returned = dossier.step(act.kind)
    return changed(returned, returned_at=act.made_at, collector=collector_from(act.body))


def _due_changed(dossier: Dossier, act: Act) -> Dossier:
    stays = dossier.step(act.kind)
    change = due_change_from(act, dossier.due)
    return changed(stays, due=change.after, due_changes=(*dossier.due_changes, change))


def _apologised(dossier: Dossier, act: Act) -> Dossier:
    if dossier.apology is not None:  # another desk sent the one letter there is
        raise StepNotAllowed(dossier.status, act.kind)
    return _due_changed(dossier, act)


def _external_code(dossier: Dossier, act: Act) -> Dossier:
    return dossier.step(act.kind).with_external(external_code_from(act.body))


STEPS: Final[Steps] = {
    kinds.RESULT_BACK: _result_back,
    kinds.RETURNED: _returned,
    kinds.DUE_CHANGED: _due_changed,
    kinds.APOLOGISED: _apologised,
    kinds.EXTERNAL_CODE_NOTED: _external_code,
}
