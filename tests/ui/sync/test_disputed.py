"""Two versions side by side, and the leader's decision with a key and a reason."""

from dataclasses import replace

import pytest

from desk_app.domain.handling.flow import Status
from desk_app.domain.people.rights import Role
from desk_app.services.handling.decide import Decide
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk
from tests.ui.later import Later
from tests.ui.sync.conftest import Elsewhere
from ui.background import Lane
from ui.screens.disputed.screen import DisputedScreen
from ui.screens.dossier.screen import DossierScreen


@pytest.fixture
def page(counter: CounterDesk) -> DisputedScreen:
    return counter.seat(DisputedScreen)


def test_that_both_versions_stand_side_by_side(
    counter: CounterDesk, page: DisputedScreen, elsewhere: Elsewhere
) -> None:
    dossier = elsewhere.returned_twice()
    page.enter(ANOTHER, dossier.id)
    pair = page.presenter.state.pair
    assert pair is not None
    assert pair.left is not None
    assert ("LAN" in pair.left.what, "HẬU" in pair.right.what) == (True, True)
    assert "Quầy 1" in pair.left.who
    assert pair.right.when
    assert counter.focus is page.view.choice.focusProxy()


def test_that_a_leader_decides_with_a_key_and_a_reason(
    counter: CounterDesk, page: DisputedScreen, elsewhere: Elsewhere
) -> None:
    dossier = elsewhere.returned_twice()
    page.enter(ANOTHER, dossier.id)
    counter.press("Right", "Tab", "Tab")
    counter.type("Sổ ký nhận")
    counter.press("Ctrl+Return")
    stored = counter.stored(dossier)
    assert stored.collector is not None
    assert (stored.status, stored.collector.name) == (Status.RETURNED, "TRẦN VĂN HẬU")
    assert "Đã ghi quyết định" in counter.said
    assert page.presenter.state.pairs == ()
    assert page.view.reason.text() == ""


def test_that_nothing_is_decided_without_a_reason_and_what_was_chosen_stays(
    counter: CounterDesk, page: DisputedScreen, elsewhere: Elsewhere
) -> None:
    dossier = elsewhere.returned_twice()
    page.enter(ANOTHER, dossier.id)
    counter.press("Right", "Ctrl+Return")
    assert "Chưa ghi lý do" in counter.said
    assert page.presenter.state.pair is not None
    assert page.view.choice.value == "change"
    counter.type("Sổ ký nhận")  # the cursor waits where the reason is missing
    counter.press("Ctrl+Return")
    assert "Đã ghi quyết định" in counter.said


def test_that_a_reception_sees_and_does_not_decide(
    counter: CounterDesk, page: DisputedScreen, elsewhere: Elsewhere
) -> None:
    dossier = elsewhere.returned_twice()
    page.enter(OFFICER, dossier.id)
    assert not page.view.confirm.isEnabled()
    counter.press("Ctrl+Return")
    assert page.presenter.state.pair is not None


def test_that_a_leader_beside_other_work_decides_too(
    counter: CounterDesk, page: DisputedScreen, elsewhere: Elsewhere
) -> None:
    dossier = elsewhere.returned_twice()
    page.enter(replace(OFFICER, also=frozenset({Role.LEADER})), dossier.id)
    page.view.reason.setText("Sổ ký nhận")
    counter.press("Ctrl+Return")
    assert "Đã ghi quyết định" in counter.said


def test_that_a_decision_made_elsewhere_meanwhile_is_seen(
    counter: CounterDesk, page: DisputedScreen, elsewhere: Elsewhere
) -> None:
    dossier = elsewhere.returned_twice()
    page.enter(ANOTHER, dossier.id)
    pair = page.presenter.state.pair
    assert pair is not None
    order = Decide(
        dossier=dossier.id, aside=pair.aside, stands=pair.stands, change=False, reason="x"
    )
    counter.office.syncing.decide(order, ANOTHER)
    page.view.reason.setText("Sổ ký nhận")
    counter.press("Ctrl+Return")
    assert "đã đổi từ lúc mở trang" in counter.said
    assert page.presenter.state.pairs == ()


@pytest.mark.parametrize("reason", ["Sổ ký nhận", ""])
def test_that_how_a_late_decision_went_is_told_to_who_decided(
    counter: CounterDesk, elsewhere: Elsewhere, reason: str
) -> None:
    slow, dossier = Later(lanes={Lane.COUNTER}), elsewhere.returned_twice()
    page = counter.seat(DisputedScreen, slow)
    page.enter(ANOTHER, dossier.id)
    page.view.reason.setText(reason)
    counter.press("Ctrl+Return")
    (late,), slow.waiting[:] = list(slow.waiting), []
    page.leave()
    page.enter(replace(OFFICER, also=frozenset({Role.LEADER})), dossier.id)
    page.view.reason.setText("Giấy ủy quyền")
    counter.notices.clear()
    late()
    assert not any(counter.notices)
    assert page.view.reason.text() == "Giấy ủy quyền"
    page.leave()
    page.enter(ANOTHER, dossier.id)
    assert ("Đã ghi quyết định" in counter.said) is bool(reason)
    assert counter.said
    assert not page.presenter.state.busy


def test_that_the_page_of_a_dossier_leads_there(counter: CounterDesk, elsewhere: Elsewhere) -> None:
    dossier = elsewhere.returned_twice()
    screen = counter.seat(DossierScreen)
    screen.enter(OFFICER, dossier.id)
    assert screen.view.compare.isVisibleTo(screen.view)
    counter.press("Ctrl+F8")
    assert [(go.page, go.about) for go in counter.went] == [("disputed", dossier.id)]


def test_that_a_dossier_without_disagreement_has_no_such_button(counter: CounterDesk) -> None:
    screen = counter.seat(DossierScreen)
    screen.enter(OFFICER, counter.receive().id)
    counter.press("Ctrl+F8")
    assert counter.went == []
