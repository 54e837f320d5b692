"""A dossier as its acts in the unit's stream tell it, with the step each of them was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select

from central.store import tables as t
from central.store.units import Unit, Units
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, read_act
from desk_app.domain.acts.fold import Folded, fold, fold_onto, put_out
from desk_app.domain.acts.officers import fold_officer
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import UnitCode

_NOT_TOLD: Final = frozenset({kinds.PORTAL_ANSWERED, kinds.EXTERNAL_CODE_NOTED})


@dataclass(frozen=True, slots=True)
class Passed:
    """An act that applied, and where the dossier stood after it."""

    act: Act
    status: Status
    before: datetime  # UTC; when the step before it was taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    unit: Unit
    folded: Folded
    dossier: Dossier
    history: Sequence[Passed]
    acts: frozenset[UUID]  # all that stand in the stream, those that did not apply too
    officers: Mapping[UUID, str]

    def who(self, passed: Passed) -> str:
        """Who did it; the unit where the centre did, or nobody told us the name."""
        received = passed.act.kind == kinds.RECEIVED
        named = self.dossier.officer_name if received else ""
        return named or self.officers.get(passed.act.actor, "") or self.unit.name


def acts_of(connection: Connection, unit: UnitCode, subject: UUID) -> Sequence[Act]:
    """In the order of the stream."""
    act = t.act
    rows = connection.execute(
        select(act.c.raw)
        .where(act.c.unit == unit, act.c.subject == subject)
        .order_by(act.c.position)
    ).scalars()
    return [read_act(bytes(raw)).act for raw in rows]


def see(connection: Connection, unit: UnitCode, dossier: UUID) -> Seen | None:
    """None: nobody has received it, or the unit is gone."""
    acts = acts_of(connection, unit, dossier)
    home = Units(connection).find(unit)
    whole = fold(acts)
    out, folded, history = put_out(whole), Folded(), list[Passed]()
    for act in acts:
        if act.kind == kinds.DECIDED or act.id in out:  # counts as if it had not been done
            continue
        after = fold_onto(folded, act)
        applied = after.disagreements == folded.disagreements and after.dossier is not None
        if applied and after.dossier is not None and act.kind not in _NOT_TOLD:
            before = history[-1].act.made_at if history else act.made_at
            history.append(Passed(act, after.dossier.status, before))
        folded = after
    if whole.dossier is None or home is None:
        return None
    return Seen(
        unit=home,
        folded=whole,
        dossier=whole.dossier,
        history=history,
        acts=frozenset(act.id for act in acts),
        officers=_names(connection, unit, {passed.act.actor for passed in history}),
    )


def _names(connection: Connection, unit: UnitCode, officers: set[UUID]) -> Mapping[UUID, str]:
    found = ((each, fold_officer(acts_of(connection, unit, each))) for each in officers)
    return {each: officer.name for each, officer in found if officer is not None}
