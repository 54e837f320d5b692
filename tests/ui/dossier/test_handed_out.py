"""A dossier that ended while its result went out at another desk: the page says that it is out."""

import pytest

from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.flow import Status
from desk_app.services.amending.void import VoidDossier
from desk_app.services.handling.decide import Decide
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk
from tests.ui.sync.conftest import Elsewhere, Work
from ui.screens.dossier.screen import DossierScreen

OUT = "Nhưng quầy 1 đã ghi 09:16, 20/11/2026: trả kết quả cho NGUYỄN THỊ LAN, chủ hồ sơ."


@pytest.fixture
def elsewhere(counter: CounterDesk, work: Work) -> Elsewhere:
    return Elsewhere(counter, work)


def said_of(counter: CounterDesk, dossier: Dossier) -> str:
    screen = counter.seat(DossierScreen)
    screen.enter(OFFICER, dossier.id)
    return screen.presenter.state.standing


def decide_for_the_void(counter: CounterDesk, dossier: Dossier) -> None:
    (pair,) = counter.office.syncing.disputed(dossier.id).pairs
    aside, stands = pair.aside, pair.stands
    assert stands is not None
    change = aside.kind == kinds.VOIDED
    order = Decide(
        dossier=dossier.id, aside=aside.act, stands=stands.act, change=change, reason="Nhận nhầm"
    )
    counter.office.syncing.decide(order, ANOTHER)


@pytest.mark.parametrize("decided", [False, True])
def test_that_a_voided_dossier_whose_result_was_handed_out_meanwhile_says_so(
    counter: CounterDesk, elsewhere: Elsewhere, decided: bool
) -> None:
    dossier = counter.bring_back(counter.receive())
    void = VoidDossier(dossier=dossier.id, reason="Nhận nhầm")
    counter.office.amending.void(void, OFFICER)
    elsewhere.returned(dossier, "NGUYỄN THỊ LAN")
    if decided:
        decide_for_the_void(counter, dossier)
    assert counter.stored(dossier).status is Status.VOIDED
    said = said_of(counter, dossier)
    assert said == f"Đã hủy. {OUT} Hỏi quầy ấy giấy tờ còn lại gì rồi mới trả."


def test_that_a_void_decided_over_a_result_handed_out_says_that_it_is_out(
    counter: CounterDesk, elsewhere: Elsewhere
) -> None:
    dossier = counter.bring_back(counter.receive())
    elsewhere.returned(dossier, "NGUYỄN THỊ LAN")
    elsewhere.voided(dossier)
    decide_for_the_void(counter, dossier)
    stored = counter.stored(dossier)
    assert (stored.status, stored.returned_at) == (Status.VOIDED, None)
    said = said_of(counter, dossier)
    assert OUT in said
    assert "ở quầy, chờ trả" not in said


def test_that_papers_noted_as_given_back_with_the_void_are_not_asked_for(
    counter: CounterDesk, elsewhere: Elsewhere
) -> None:
    dossier = counter.bring_back(counter.receive())
    elsewhere.returned(dossier, "NGUYỄN THỊ LAN")
    elsewhere.voided(dossier, papers_given_back=True)
    decide_for_the_void(counter, dossier)
    assert said_of(counter, dossier) == f"Đã hủy. {OUT} Giấy tờ đã trả người nộp."
