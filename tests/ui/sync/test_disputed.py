"""Two versions side by side, and the leader's decision with a key and a reason."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from db.queries.sync.disagreements import Disputed, Side, TwoVersions
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body, Json, Subject, SubjectKind
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import ActId
from desk_app.domain.money.till.kept import refund_asked_body
from desk_app.domain.people.rights import Role
from desk_app.services.handling.decide import Decide
from tests.money_bodies import a_line, a_refund, money_bodies
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk
from tests.ui.later import Later
from tests.ui.sync.conftest import Elsewhere
from ui.background import Lane
from ui.dossiers.words import Wording
from ui.screens.disputed.facts import pairs_of
from ui.screens.disputed.presenter import DisputedState
from ui.screens.disputed.screen import DisputedScreen
from ui.screens.dossier.screen import DossierScreen
from ui.widgets.labels import Label

Work = Callable[[], UnitOfWork]


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


def a_side(kind: str, **body: Json) -> Side:
    at = datetime(2026, 11, 20, 2, 41, tzinfo=UTC)
    act, officer = ActId(uuid4()), "Lê Hoàng Phúc"
    return Side(act=act, kind=kind, at=at, officer=officer, desk="Q1", body=body, prints=())


@pytest.mark.parametrize(
    ("stands", "aside", "reason"),
    [
        (kinds.RECEIVED, kinds.REFUSED_AT_INTAKE, "mã đã cấp cho hồ sơ là thật"),
        (kinds.MONEY_REFUNDED, kinds.RETURNED, "tiền đã thu, đã chi là thật"),
        (kinds.RETURNED, kinds.RETURNED, "còn việc khác của hồ sơ phải quyết định trước"),
        (None, kinds.RETURNED, "dựa trên một việc chưa về quầy này"),
    ],
)
def test_that_the_one_reason_is_said_why_the_other_cannot_be_chosen(
    counter: CounterDesk, page: DisputedScreen, stands: str | None, aside: str, reason: str
) -> None:
    pair = TwoVersions(
        stands=None if stands is None else a_side(stands),
        aside=a_side(aside),
        may_change=False,
        falls=(),
    )
    found = Disputed(id=counter.receive().id, dossier=None, read_only=False, pairs=(pair,))
    wording = Wording(
        facts=counter.office.facts, now=counter.office.now, is_working=counter.office.is_working
    )
    pairs = pairs_of(found, wording)
    page.view.render_state(DisputedState(id=found.id, loaded=True, pairs=pairs, may_decide=True))
    (said,) = [label.text() for label in page.view.findChildren(Label) if reason in label.text()]
    assert said.count(",") <= 1


def test_that_two_decisions_about_a_refund_say_how_much_it_is_about_and_what_to_get_back(
    counter: CounterDesk, page: DisputedScreen, work: Work
) -> None:
    dossier = counter.receive()
    bodies = money_bodies(dossier)
    again: Body = {**bodies[kinds.MONEY_REFUNDED], "shift": uuid4().hex}
    acts: list[tuple[str, Body]] = [
        (kinds.MONEY_REFUND_ASKED, refund_asked_body(a_refund(a_line(20_000)))),
        (kinds.MONEY_REFUND_APPROVED, bodies[kinds.MONEY_REFUND_APPROVED]),
        (kinds.MONEY_REFUNDED, bodies[kinds.MONEY_REFUNDED]),
        (kinds.MONEY_REFUNDED, again),
        (kinds.MONEY_REFUND_DECLINED, bodies[kinds.MONEY_REFUND_DECLINED]),
    ]
    with work() as tx:
        for kind, body in acts:
            subject = Subject(SubjectKind.DOSSIER, dossier.id)
            tx.journal.write(kind, subject, body, by=ANOTHER.id, at=counter.clock())
        tx.commit()
    page.enter(ANOTHER, dossier.id)
    pair = page.presenter.state.pair
    assert pair is not None
    assert pair.left is not None
    money = {
        ("hoàn 20.000 đ cho NGUYỄN THỊ LAN", False),
        ("đã chi 20.000 đ, phiếu chi 0001/PC", False),
    }
    assert money <= {*pair.left.details}
    assert money <= {*pair.right.details}
    page.view.reason.setText("Theo đề nghị")
    counter.press("Ctrl+Return")
    assert "Đã ghi quyết định" in counter.said
    assert "thu lại 20.000 đ." in counter.said
