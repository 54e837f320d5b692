"""What an act of one unit means to another: pure; no database, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid5

from central.actor import Deed
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Subject, SubjectKind
from desk_app.domain.acts.fold import Folded
from desk_app.domain.acts.steps.between_units import ENDS, tiding_body
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.elsewhere import Origin, Progress, Tiding
from desk_app.domain.ids import DossierId, UnitCode
from desk_app.domain.registered import Registered, registered_body
from desk_app.domain.sent_away import Answer, SentAway

SENDING: Final = frozenset({kinds.FORWARDED, kinds.LEG_BEGUN})
"""After these another unit has a part."""

TELLING: Final = {
    kinds.RECEIVED: Progress.RECEIVED,
    kinds.SUPPLEMENT_FIRST: Progress.SENT_AWAY,
    kinds.REFUSED_AT_INTAKE: Progress.REFUSED,
    kinds.SUPPLEMENT_ASKED: Progress.SUPPLEMENT_ASKED,
    kinds.SUPPLEMENT_RECEIVED: Progress.SUPPLEMENT_RECEIVED,
    kinds.DUE_CHANGED: Progress.NEW_DATE,
    kinds.APOLOGISED: Progress.NEW_DATE,
    kinds.RESULT_BACK: Progress.RESULT,
    kinds.RETURNED: Progress.GIVEN,
    kinds.POSTED: Progress.GIVEN,
    kinds.REFUSED: Progress.REFUSED,
    kinds.STOPPED: Progress.STOPPED,
    kinds.WITHDRAWN: Progress.WITHDRAWN,
    kinds.VOIDED: Progress.VOIDED,
}
"""What the unit that sent a dossier here is told of."""

CALLING_BACK: Final = {
    kinds.WITHDRAWN: Progress.WITHDRAWN,
    kinds.STOPPED: Progress.STOPPED,
    kinds.VOIDED: Progress.VOIDED,
}
"""What units are told that have a part of a dossier."""

DELIVERED: Final = (kinds.REGISTERED, kinds.HEARD_FROM_ELSEWHERE, kinds.ENDED_ELSEWHERE)
"""What the centre puts into another unit's stream."""

_ROOT: Final = UUID("c0a1d0f2-2f0b-5f6e-8d0c-6a6f2f4f7b13")  # of ids made from acts that send


@dataclass(frozen=True, slots=True)
class Sending:
    """A part of a dossier that goes to the unit called `to`."""

    to: str  # its code, or its name in the officer's words or the catalogue's
    act: Act
    dossier: Dossier
    leg: int | None


def sent_by(act: Act, state: Folded) -> Sending | None:
    """The part that `act` sends elsewhere; None: none, or the act does not stand.

    Args:
        state: The dossier after `act`.
    """
    dossier = state.dossier
    if dossier is None or state.read_only or not _stands(act, state):
        return None
    if act.kind == kinds.FORWARDED and dossier.competence is not None:
        return Sending(dossier.competence.unit, act, dossier, None)
    if act.kind == kinds.LEG_BEGUN:
        leg = act.body.get("leg")
        if isinstance(leg, int) and 0 <= leg < len(dossier.legs):
            return Sending(dossier.legs[leg].agency, act, dossier, leg)
    return None


def id_at(to: UnitCode, sending: Sending) -> DossierId:
    """The same for the same act, however often it is delivered."""
    return DossierId(uuid5(_ROOT, f"{to}/{sending.act.id.hex}"))


def arrival(sending: Sending, unit_name: str, to: UnitCode) -> Deed:
    """It waits at the unit `to` as an online dossier does: to be received, asked or refused.

    Args:
        unit_name: Of the unit that sends.
    """
    dossier = sending.dossier
    come = Registered(
        id=id_at(to, sending),
        unit=to,
        system=unit_name,
        code=str(dossier.code),
        submitted_at=sending.act.made_at,
        applicant=dossier.applicant,
        procedure=dossier.procedure.code,
        procedure_name=dossier.procedure.name,
        case=dossier.procedure.case,
        papers=dossier.papers,
        return_way=dossier.return_way,
        origin=Origin(
            unit=dossier.unit,
            unit_name=unit_name,
            dossier=dossier.id,
            code=str(dossier.code),
            leg=sending.leg,
        ),
        channel=dossier.channel,
    )
    return Deed(kinds.REGISTERED, Subject(SubjectKind.DOSSIER, come.id), registered_body(come))


def came_from_elsewhere(dossier: UUID) -> bool:
    """Whether an id was made from an act; only those of dossiers that were sent are, and
    those of portals. Spares folding everybody else's."""
    return dossier.version == uuid5(_ROOT, "").version


def told_by(act: Act, state: Folded, unit_name: str) -> tuple[Origin, Tiding] | None:
    """What the unit that sent the dossier is told of `act`; None where nobody sent it.

    Args:
        state: The dossier after `act`.
        unit_name: Of the unit where `act` was done.
    """
    origin = state.registered.origin if state.registered is not None else None
    what = TELLING.get(act.kind)
    if origin is None or what is None or state.read_only or not _stands(act, state):
        return None
    dossier = state.dossier
    return origin, Tiding(
        act=act.id,
        what=what,
        at=act.made_at,
        unit=unit_name,
        code="" if dossier is None else str(dossier.code),
        words=_words(what, state),
        due=None if dossier is None or origin.leg is not None else dossier.due,
        leg=origin.leg,
    )


def called_back(
    act: Act, acts: Sequence[Act], state: Folded, unit_name: str
) -> Sequence[tuple[Sending, Tiding]]:
    """Whom the end of a dossier concerns that has parts elsewhere, and what they are told.

    Args:
        acts: The dossier's, up to `act`.
        state: What they amount to.
        unit_name: Of the unit where `act` was done.
    """
    what, dossier = CALLING_BACK.get(act.kind), state.dossier
    if what is None or dossier is None or not _stands(act, state):
        return ()
    parts = [sending for each in acts if (sending := sent_by(each, state)) is not None]
    tiding = Tiding(
        act=act.id,
        what=what,
        at=act.made_at,
        unit=unit_name,
        words=dossier.endings[-1].reason if dossier.endings else "",
    )
    return [
        (sending, tiding)
        for sending in parts
        if sending.leg is None or dossier.legs[sending.leg].ended_at is None
    ]


def tiding_deed(dossier: DossierId, tiding: Tiding, *, decides: bool) -> Deed:
    """Args: decides: Whether the unit that did it decides about the whole dossier."""
    ends = decides and tiding.what in ENDS
    kind = kinds.ENDED_ELSEWHERE if ends else kinds.HEARD_FROM_ELSEWHERE
    return Deed(kind, Subject(SubjectKind.DOSSIER, dossier), tiding_body(tiding))


def _stands(act: Act, state: Folded) -> bool:
    """False of an act set aside, and of one that says what another desk had said already."""
    return act.id not in (*state.disagreements, *state.agreed)


def _words(what: Progress, state: Folded) -> str:
    dossier, away = state.dossier, state.sent_away
    if dossier is None:
        return "" if away is None else _answer(away)
    if what is Progress.SUPPLEMENT_ASKED:
        return _list(dossier.supplements[-1].contents, dossier.supplements[-1].reason)
    if what is Progress.NEW_DATE:
        return dossier.due_changes[-1].reason
    if what is Progress.RESULT:
        said = dossier.decision
        return dossier.result_note if said is None else f"{said.kind} {said.number}".strip()
    if what in _ENDINGS:
        return dossier.endings[-1].reason
    return ""


_ENDINGS: Final = frozenset(
    {Progress.REFUSED, Progress.STOPPED, Progress.WITHDRAWN, Progress.VOIDED}
)


def _answer(away: SentAway) -> str:
    return _list(away.contents, away.reason) if away.answer is Answer.SUPPLEMENT else away.reason


def _list(contents: Sequence[str], reason: str) -> str:
    return "; ".join(filter(None, (*contents, reason)))
