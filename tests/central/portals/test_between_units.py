"""Dossiers that two units know of: the one that leads, or is competent, tells the portal."""

from uuid import UUID

import pytest

from central.store.outbox import State
from desk_app.domain.acts import kinds
from desk_app.domain.acts.steps.elsewhere import forwarded_body
from desk_app.domain.handling.elsewhere import Competence, Origin
from desk_app.domain.ids import DossierId, UnitCode
from tests.central.portals.conftest import Told
from tests.central.portals.stand_in_dvcqg import NationalPortal

THERE = UnitCode("H13.45.77")


def origin(leg: int | None) -> Origin:
    return Origin(
        unit=THERE,
        unit_name="UBND phường Cái Khế",
        dossier=DossierId(UUID(int=5)),
        code="H13.45.77-261120-1001",
        leg=leg,
    )


def test_that_who_received_for_the_competent_unit_tells_nothing(
    told: Told, national: NationalPortal
) -> None:
    dossier = told.desk.receive(competence=Competence(unit="UBND phường Cái Khế"))
    told.desk.note(kinds.FORWARDED, dossier, forwarded_body("bưu chính"))
    told.send()
    assert national.made == []
    assert [entry.state for entry in told.entries()] == [State.SETTLED]


@pytest.mark.parametrize(("leg", "tells"), [(None, 1), (0, 0), (1, 0)])
def test_that_the_competent_unit_tells_and_who_has_a_part_does_not(
    told: Told, national: NationalPortal, leg: int | None, tells: int
) -> None:
    told.desk.receive(origin=origin(leg))
    told.send()
    assert len(national.made) == tells
    assert [entry.state for entry in told.entries()] == [State.SETTLED]
