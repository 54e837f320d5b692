"""Random lives of dossiers, and how each counts, asked in the plainest way.

`plain` folds the acts up to a moment and looks where the dossier stands then. It is slow and
knows nothing of spans; what counts fast has to say the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import NO_DIGEST, Act, Body, Subject
from desk_app.domain.acts.bodies import due_changed_body, received_body
from desk_app.domain.acts.fold import fold
from desk_app.domain.acts.steps.waiting import (
    obligation_asked_body,
    obligation_met_body,
    supplement_asked_body,
    supplement_received_body,
)
from desk_app.domain.codes.blocks import Block, Serial, order_of
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.counting.standing import A_TICK, Bounds, Counted, Standing
from desk_app.domain.dossier import ChosenProcedure, Dossier
from desk_app.domain.handling.elsewhere import Competence, Origin
from desk_app.domain.handling.flow import Status, may_begin
from desk_app.domain.ids import ActId, DeskId, DossierId, OfficerId, ProcedureCode
from desk_app.domain.law.due import NO_LIMIT, DueMoment
from desk_app.domain.law.papers import Channel
from desk_app.domain.office_time import office_date
from tests.builders import FRIDAY_MORNING, RECEPTION, UNIT
from tests.domain.acts.test_fold import a_dossier
from tests.step_bodies import a_supplement, good_bodies


@dataclass(frozen=True)
class Life:
    """The acts of one dossier: kind, body and moment of each."""

    number: int
    officer: OfficerId  # who received it
    deeds: tuple[tuple[str, Body, datetime], ...]

    @property
    def id(self) -> DossierId:
        return DossierId(UUID(int=1000 + self.number))


STEPS = (
    *(kinds.SUPPLEMENT_ASKED, kinds.SUPPLEMENT_RECEIVED) * 4,  # a second one is seldom enough
    *(kinds.OBLIGATION_ASKED, kinds.OBLIGATION_MET),
    *(kinds.DUE_CHANGED, kinds.APOLOGISED, kinds.HANDED_OVER),
    *(kinds.REFUSED, kinds.WITHDRAWN, kinds.STOPPED),
    *(kinds.RESULT_BACK, kinds.RETURNED),
)
OFFICERS = (RECEPTION, OfficerId(UUID(int=77)))
_VOIDS = 12  # one life in so many
_DAYS = timedelta(days=1)
_HOURS = st.one_of(st.integers(1, 60), st.integers(1, 24 * 45)).map(lambda n: timedelta(hours=n))


def a_due(at: datetime | None) -> DueMoment:
    return DueMoment(at=at, counted_from=FRIDAY_MORNING, limit=NO_LIMIT)


@st.composite
def lives(draw: st.DrawFn, number: int = 0) -> Life:
    """Received within ninety days."""
    to_the_hour = timedelta(minutes=draw(st.sampled_from([0, 45])))  # then some act is at midnight
    at = FRIDAY_MORNING + to_the_hour + timedelta(hours=draw(st.integers(0, 24 * 90)))
    due = draw(st.none() | _HOURS.map(lambda after: at + after))
    dossier = a_dossier(
        code=DossierCode(UNIT, office_date(at), 1001 + number),
        order=order_of(at, Serial(Block(1), 1001 + number)),
        procedure=ChosenProcedure(
            code=ProcedureCode(draw(st.sampled_from(["1.000001", "1.000002"]))),
            name="Đăng ký",
            edition="test",
        ),
        received_at=at,
        due=a_due(due),
        channel=draw(st.sampled_from(Channel)),
        competence=draw(_seldom(Competence(unit="UBND phường Cái Khế"))),
        origin=draw(_seldom(_origin(None)) | _seldom(_origin(0))),
    )
    written = [(kinds.RECEIVED, received_body(dossier), at)]
    life = Life(number, draw(st.sampled_from(OFFICERS)), tuple(written))
    for _ in range(draw(st.integers(0, 8))):
        at += draw(_HOURS)
        stands = folded(life)
        able = [kind for kind in STEPS if stands.may(kind)]
        if draw(st.integers(1, _VOIDS)) == _VOIDS and may_begin(kinds.VOIDED, stands.status):
            able = [kinds.VOIDED]
        if not able:
            break
        kind = draw(st.sampled_from(able))
        later = draw(st.none() | _HOURS.map(lambda after: written[0][2] + after))
        written.append((kind, _body(kind, stands, a_due(later)), at))
        life = replace(life, deeds=tuple(written))
    return life


def folded(life: Life) -> Dossier:
    found = fold(acts_of(life)).dossier
    assert found is not None
    return found


def acts_of(life: Life) -> Sequence[Act]:
    return [
        Act(
            id=ActId(UUID(int=seq)),
            unit=UNIT,
            desk=DeskId("Q1"),
            seq=seq,
            kind=kind,
            subject=Subject("dossier", life.id),
            actor=life.officer,
            made_at=at,
            clock_offset_ms=0,
            previous=NO_DIGEST,
            body=body,
        )
        for seq, (kind, body, at) in enumerate(life.deeds, start=1)
    ]


def plain(acts: Sequence[Act], bounds: Bounds) -> Counted | None:
    """How they count between two moments, asked of the fold alone."""
    now, received = fold(acts).dossier, acts[0].made_at
    assert now is not None
    carried = received < bounds.begin
    if now.status is Status.VOIDED:
        voided = next(act.made_at for act in acts if act.kind == kinds.VOIDED)
        there = bounds.begin <= voided < bounds.end
        return Counted(Standing.VOIDED, False, False, carried) if there else None
    if now.competence is not None or (now.origin is not None and now.origin.leg is not None):
        apart = now.competence is not None and bounds.begin <= received < bounds.end
        of_a_leg = now.origin is not None and now.origin.leg is not None
        return Counted(Standing.FOR_OTHERS, False, False, False) if apart and not of_a_leg else None
    lived = [act for act in acts if act.made_at < bounds.end]
    if not lived:
        return None
    end = next((act for act in lived if _is_end(act)), None)
    if end is None:
        seen = _seen(lived, bounds.end - A_TICK)
        return Counted(seen.as_what, seen.late, seen.apologised, carried)
    if end.made_at < bounds.begin:
        return None
    seen = _seen([act for act in lived if act.made_at < end.made_at], end.made_at)
    as_what = _ended(end, seen)
    return Counted(as_what, seen.late, seen.apologised, carried)


@dataclass(frozen=True)
class _Seen:
    """A dossier that is still open, at a moment."""

    as_what: Standing
    late: bool
    apologised: bool
    last_due: datetime | None  # its appointment; while the clock stood still, the one before


def _seen(acts: Sequence[Act], at: datetime) -> _Seen:
    history = [fold(acts[: n + 1]).dossier for n in range(len(acts))]
    stands = history[-1]
    assert stands is not None
    dues = [one.due.at for one in history if one is not None]
    asked = [act for act in acts if act.kind == kinds.SUPPLEMENT_ASKED]
    twice = len(asked) > 1
    apologised = any(act.kind == kinds.APOLOGISED for act in acts)
    waits = [act for act in acts if act.kind in {kinds.SUPPLEMENT_ASKED, kinds.OBLIGATION_ASKED}]
    before_waits = [dues[acts.index(act) - 1] for act in reversed(waits)]
    last_due = next((due for due in (stands.due.at, *before_waits) if due is not None), None)
    if stands.status is Status.SUPPLEMENT:
        before = dues[acts.index(asked[-1]) - 1]
        late = twice or (before is not None and asked[-1].made_at > before)
        as_what = Standing.WAITING_AGAIN if twice else Standing.WAITING
        return _Seen(as_what, late, apologised, last_due)
    owes = stands.status is Status.OBLIGATION
    as_what = Standing.OBLIGATION if owes else Standing.IN_PROCESS
    late = twice or (stands.due.at is not None and stands.due.at < at)
    return _Seen(as_what, late, apologised, last_due)


def _is_end(act: Act) -> bool:
    return act.kind in {kinds.RESULT_BACK, kinds.REFUSED, kinds.WITHDRAWN, kinds.STOPPED}


def _ended(end: Act, seen: _Seen) -> Standing:
    if end.kind != kinds.RESULT_BACK:
        return {
            kinds.REFUSED: Standing.GIVEN_BACK,
            kinds.WITHDRAWN: Standing.WITHDRAWN,
            kinds.STOPPED: Standing.STOPPED,
        }[end.kind]
    if seen.late:
        return Standing.LATE
    if seen.last_due is None:
        return Standing.UNDATED
    early = office_date(end.made_at) < office_date(seen.last_due)
    return Standing.EARLY if early else Standing.ON_DAY


def _body(kind: str, dossier: Dossier, later: DueMoment) -> Body:
    stopped = a_due(None)
    bodies: dict[str, Any] = {
        kinds.SUPPLEMENT_ASKED: supplement_asked_body(a_supplement(dossier), stopped),
        kinds.SUPPLEMENT_RECEIVED: supplement_received_body(["Bản sao"], later),
        kinds.OBLIGATION_ASKED: obligation_asked_body("Thuế", "Thuế", "", dossier.due),
        kinds.OBLIGATION_MET: obligation_met_body("Giấy nộp tiền", later),
        kinds.DUE_CHANGED: due_changed_body(dossier.due, later, "CV 1", "a"),
    }
    if kind == kinds.OBLIGATION_ASKED and later.at is None:  # a law stops the clock
        return obligation_asked_body("Thuế", "Thuế", "Điều 1", stopped)
    return bodies[kind] if kind in bodies else good_bodies(dossier)[kind]


def _seldom(value: Any) -> st.SearchStrategy[Any]:
    return st.integers(0, 9).map(lambda drawn: value if drawn == 9 else None)


def _origin(leg: int | None) -> Origin:
    return Origin(
        unit=UNIT, unit_name="UBND xã", dossier=DossierId(UUID(int=5)), code="H13-1", leg=leg
    )
