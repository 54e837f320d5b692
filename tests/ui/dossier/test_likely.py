"""The filled button is what an officer does next, in every status."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

import pytest

from desk_app.domain.dossier import Dossier, ReturnWay
from desk_app.domain.handling.custody import Place, Stay
from desk_app.domain.handling.elsewhere import Competence, DossierLeg
from desk_app.domain.handling.flow import Status
from desk_app.domain.people.rights import Role
from tests.builders import LEADER, RECEPTION, an_officer
from ui.dossiers import sample
from ui.screens.dossier.ahead import Ahead, Seen
from ui.screens.dossier.likely import LIKELY
from ui.screens.dossier.steps import next_steps

AT: datetime = sample.NOW


def plain(status: Status, *, place: Place = Place.DESK, **changed: object) -> Dossier:
    stay = Stay(place=place, unit="Phòng Kinh tế", batch=UUID(int=1), at=AT, by=RECEPTION)
    trail = () if place is Place.DESK else (stay,)
    fields: dict[str, object] = {"legs": (), "competence": None, "trail": trail, "status": status}
    return replace(sample.dossier(), **(fields | changed))  # type: ignore[arg-type]  # by name


def a_leg() -> DossierLeg:
    return DossierLeg(agency="Thuế", limit=sample.dossier().due.limit, due=sample.dossier().due)


def filled_for(dossier: Dossier, role: Role = Role.RECEPTION) -> list[Ahead]:
    who = an_officer(LEADER if role is Role.LEADER else RECEPTION, role)
    steps = next_steps(Seen(dossier=dossier, officer=who, prints=(), now=AT), read_only=False)
    assert [step.main for step in steps if step.filled] == [True]
    filled = [step.ahead for step in steps if step.filled]
    assert steps[0].filled or filled == [Ahead.PRINT]
    return filled


WHERE: dict[str, tuple[Callable[[], Dossier], Ahead]] = {
    "just received": (lambda: plain(Status.RECEIVED), Ahead.HAND_OVER),
    "of a unit elsewhere": (
        lambda: plain(Status.RECEIVED, competence=Competence(unit="UBND phường Cái Khế")),
        Ahead.AGENCIES,
    ),
    "with the unit": (lambda: plain(Status.IN_PROCESS, place=Place.UNIT), Ahead.RESULT_BACK),
    "on the way": (lambda: plain(Status.IN_PROCESS, place=Place.ON_THE_WAY), Ahead.RESULT_BACK),
    "supplement came in": (lambda: plain(Status.IN_PROCESS), Ahead.HAND_OVER),
    "a leg to begin": (
        lambda: plain(Status.IN_PROCESS, place=Place.UNIT, legs=(a_leg(),)),
        Ahead.AGENCIES,
    ),
    "supplement awaited": (lambda: plain(Status.SUPPLEMENT), Ahead.SUPPLEMENT_RECEIVED),
    "charge awaited": (lambda: plain(Status.OBLIGATION, place=Place.UNIT), Ahead.OBLIGATION_MET),
    "result at the counter": (lambda: plain(Status.RESULT_BACK, place=Place.UNIT), Ahead.RETURN),
    "result for the post": (
        lambda: plain(Status.RESULT_BACK, place=Place.UNIT, return_way=ReturnWay.POST),
        Ahead.TO_THE_POST,
    ),
    "returned": (lambda: plain(Status.RETURNED, place=Place.UNIT), Ahead.PRINT),
    "withdrawn, papers away": (
        lambda: plain(Status.WITHDRAWN, place=Place.UNIT),
        Ahead.HAND_OVER,
    ),
    "withdrawn, papers here": (lambda: plain(Status.WITHDRAWN), Ahead.PAPERS_BACK),
    "withdrawn, papers given back": (
        lambda: plain(Status.WITHDRAWN, place=Place.CITIZEN),
        Ahead.STOP,
    ),
    "stopped, papers away": (lambda: plain(Status.STOPPED, place=Place.UNIT), Ahead.HAND_OVER),
    "stopped, papers here": (lambda: plain(Status.STOPPED), Ahead.PAPERS_BACK),
    "stopped, all done": (lambda: plain(Status.STOPPED, place=Place.CITIZEN), Ahead.PRINT),
    "refused, papers here": (lambda: plain(Status.REFUSED), Ahead.PAPERS_BACK),
    "voided on the way": (lambda: plain(Status.VOIDED, place=Place.ON_THE_WAY), Ahead.HAND_OVER),
    "voided, papers here": (lambda: plain(Status.VOIDED), Ahead.PAPERS_BACK),
}


@pytest.mark.parametrize("where", WHERE)
def test_that_the_filled_button_is_what_is_done_next(where: str) -> None:
    make, wanted = WHERE[where]
    assert filled_for(make(), Role.LEADER) == [wanted]


def test_that_every_status_has_its_row_and_each_is_tried() -> None:
    assert LIKELY.keys() == set(Status)
    assert {make().status for make, _ in WHERE.values()} == set(Status)


def test_that_who_may_not_take_the_next_step_has_another_filled() -> None:
    assert filled_for(plain(Status.WITHDRAWN, place=Place.CITIZEN)) == [Ahead.PRINT]
    assert filled_for(plain(Status.RECEIVED), Role.SPECIALIST) == [Ahead.HAND_OVER]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place.UNIT, "Nhận lại giấy tờ đã bàn giao"),
        (Place.ON_THE_WAY, "Nhận lại giấy tờ đã bàn giao"),
        (Place.DESK, "Biên bản bàn giao"),
        (Place.CITIZEN, "Biên bản bàn giao"),
    ],
)
def test_that_papers_are_fetched_back_only_from_where_they_are(
    qapp: object, place: Place, words: str
) -> None:
    gone = Stay(place=Place.UNIT, unit="Phòng Kinh tế", batch=UUID(int=1), at=AT, by=RECEPTION)
    dossier = plain(Status.STOPPED, trail=(gone, replace(gone, place=place)))
    seen = Seen(dossier=dossier, officer=an_officer(LEADER, Role.LEADER), prints=(), now=AT)
    (step,) = [s for s in next_steps(seen, read_only=False) if s.ahead is Ahead.HAND_OVER]
    assert step.words == words
