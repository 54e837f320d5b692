"""Use case: another system has given the dossier a code of its own."""

from dataclasses import dataclass

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.acts.bodies import external_code_body
from desk_app.domain.codes.external_code import (
    LONGEST_CODE,
    LONGEST_SYSTEM,
    ExternalCode,
    tidy_code,
)
from desk_app.domain.codes.faults import ExternalCodeMissing, ExternalCodeTaken
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import DossierReadOnly
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteExternalCode:
    dossier: DossierId
    system: str  # as the office calls it
    code: str  # as that system prints it; empty: the dossier has none of it after all


def note_external_code(order: NoteExternalCode, officer: Officer, desk: Desk) -> Dossier:
    """Keep the code beside our own: one of each system, the last one noted.

    The code of the dossier itself never changes. Noting the same again changes nothing.

    Raises:
        ExternalCodeMissing: no system is named, or one of both is too long to be one.
        ExternalCodeTaken: this store has another dossier with this code of this system.
        DossierReadOnly: a newer program has acted on it.
        RightMissing: neither receives nor takes results back. Nothing was stored.

    Legal: [code.pattern]
    """
    if not officer.may(Right.RECEIVE):
        officer.need(Right.RESULT_BACK)
    noted = ExternalCode(" ".join(order.system.split()), tidy_code(order.code))
    if missing := _missing(noted):
        raise ExternalCodeMissing(missing)
    with desk.work() as work:
        folded = work.dossiers.find(order.dossier)
        dossier = folded.dossier
        if dossier is None:
            raise KeyError(order.dossier)
        if folded.read_only:
            raise DossierReadOnly(str(dossier.code))
        if dossier.with_external(noted) == dossier:
            return dossier
        for other in work.dossiers.with_external(noted.code) if noted.code else ():
            held = work.dossiers.get(other)
            same = any(noted.is_same(code) for code in held.external_codes)
            if same and other != order.dossier:
                raise ExternalCodeTaken(noted.code, str(held.code))
        subject, body = Subject(SubjectKind.DOSSIER, order.dossier), external_code_body(noted)
        at = desk.now()
        work.journal.write(
            kinds.EXTERNAL_CODE_NOTED, subject, body, by=officer.id, at=at, onto=folded
        )
        work.commit()
    return dossier.with_external(noted)


def _missing(noted: ExternalCode) -> list[str]:
    system = 0 < len(noted.system) <= LONGEST_SYSTEM
    return [
        *([] if system else ["system"]),
        *([] if len(noted.code) <= LONGEST_CODE else ["code"]),
    ]
