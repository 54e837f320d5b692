"""A dossier of which only the row is here: what is known is shown, the rest is asked for."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.flow import Status
from desk_app.domain.history.filling import Filling, Stage
from desk_app.domain.history.left import LeftDossier
from desk_app.domain.ids import DossierId
from tests.builders import a_scribe
from tests.ui.dossiers.counter import OFFICER, CounterDesk
from ui.screens.dossier.screen import DossierScreen

LEFT = LeftDossier(
    n=1,
    id=UUID(int=7),
    code="H13.45.12-230511-1007",
    procedure="1.001612",
    procedure_name="Đăng ký thành lập hộ kinh doanh",
    channel="direct",
    applicant="NGUYỄN THỊ LAN",
    id_number="092304001234",
    received_at=datetime(2023, 5, 11, 2, 15, tzinfo=UTC),
    status=Status.RETURNED,
)


@pytest.fixture
def screen(counter: CounterDesk, store: Store) -> DossierScreen:
    with UnitOfWork(store.engine, a_scribe()) as work:
        work.history.set(Filling(epoch="e", at=9, stage=Stage.DONE, low=5, floor=5))
        work.history.keep_left([LEFT])
        work.commit()
    made = counter.seat(DossierScreen)
    made.enter(OFFICER, DossierId(LEFT.id))
    return made


def test_that_its_summary_is_shown_and_says_that_all_of_it_is_at_the_centre(
    counter: CounterDesk, screen: DossierScreen
) -> None:
    left = screen.presenter.state.left
    assert left is not None
    assert (left.code, left.applicant) == (LEFT.code, LEFT.applicant)
    assert (left.received, left.status) == ("09:15, 11/05/2023", "Đã trả kết quả")
    assert "Chưa lấy được" in left.told, "there is no line at this counter"
    assert screen.presenter.state.facts is None
    assert "ngoại tuyến" in counter.said


def test_that_no_step_can_be_taken_and_a_dossier_opened_next_is_whole(
    counter: CounterDesk, screen: DossierScreen
) -> None:
    assert screen.presenter.state.steps == ()
    whole: Dossier = counter.receive()
    screen.enter(OFFICER, whole.id)
    assert screen.presenter.state.left is None
    assert screen.presenter.state.facts is not None


def test_that_it_is_found_by_its_code_and_its_owner_s_name(
    counter: CounterDesk, screen: DossierScreen
) -> None:
    for sought in (LEFT.code, "nguyen thi lan"):
        assert [line.id for line in counter.office.reading.search(sought)] == [LEFT.id]
