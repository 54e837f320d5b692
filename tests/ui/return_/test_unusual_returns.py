"""Returns that are not the usual: a receipt lost, originals on loan, the post."""

from uuid import UUID

import pytest

from desk_app.documents.kinds import COMMITMENT
from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Collector, CollectorKind, Dossier
from desk_app.domain.handling.flow import Status
from desk_app.domain.handling.originals import LentPaper
from desk_app.domain.law.papers import Channel
from desk_app.domain.people.rights import Role
from desk_app.services.return_.originals import MoveOriginals
from tests.builders import LEADER, a_person, an_officer
from tests.documents.reading import text_of
from tests.ui.dossiers.counter import CARD, OFFICER, CounterDesk
from ui.screens.return_.entry import Need
from ui.screens.return_.screen import ReturnScreen
from ui.shell.screen import Go
from ui.widgets.bars import NoticeAction

PIN = "246810"


@pytest.fixture(autouse=True)
def leader_with_a_pin(counter: CounterDesk) -> None:
    counter.office.identity.set_secret(LEADER, PIN, an_officer(LEADER, Role.LEADER))


def ready(counter: CounterDesk, dossier: Dossier) -> ReturnScreen:
    screen = counter.seat(ReturnScreen)
    screen.enter(OFFICER, None)
    counter.scan(str(dossier.code))
    return screen


def lost(counter: CounterDesk) -> tuple[ReturnScreen, Dossier]:
    """Its owner stands there with a card and without the receipt."""
    dossier = counter.bring_back_paid(counter.receive())
    screen = ready(counter, dossier)
    counter.scan(CARD)
    counter.press("Tab", "Tab", "Space")
    return screen, dossier


def test_that_a_lost_receipt_takes_a_commitment_and_the_leader_s_pin(counter: CounterDesk) -> None:
    screen, dossier = lost(counter)
    printed: list[object] = []
    screen.print_asked.connect(lambda asked, _by: printed.append(asked))
    assert screen.presenter.state.needs == (Need.SUPERVISOR,)
    counter.press("Ctrl+Return")
    assert counter.focus is screen.view.collector.lost.secret
    counter.type(PIN)
    counter.press("Ctrl+Return")
    now = counter.stored(dossier)
    assert now.status is Status.RETURNED
    assert now.collector is not None
    assert now.collector.lost is not None
    assert now.collector.lost.confirmed_by == LEADER
    assert now.collector.lost.commitment.startswith("Tôi đã làm mất giấy tiếp nhận hồ sơ")
    assert not now.collector.receipt_given_back
    assert printed == [(dossier.id, COMMITMENT)]
    paper = text_of(counter.office.papers.preview(dossier.id, COMMITMENT, None, "A4"))
    assert "GIẤY CAM KẾT" in paper
    assert now.collector.lost.commitment[:40] in " ".join(paper.split())


def test_that_a_wrong_pin_returns_nothing_counts_and_leaves_who_sits_there(
    counter: CounterDesk,
) -> None:
    screen, dossier = lost(counter)
    counter.press("Ctrl+Return")
    counter.type("135791")
    counter.press("Ctrl+Return")
    assert counter.said == "Mã PIN không đúng. Còn 4 lần thử trước khi khóa."
    assert counter.stored(dossier).status is Status.RESULT_BACK
    assert screen.view.collector.lost.secret.text() == ""
    assert screen.presenter.state.needs == (Need.SUPERVISOR,)
    assert counter.focus is screen.view.collector.lost.secret
    counter.type(PIN)
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).status is Status.RETURNED
    assert counter.kinds(dossier)[-1] == kinds.RETURNED


def test_that_an_online_dossier_goes_out_by_the_card_alone(counter: CounterDesk) -> None:
    dossier = counter.bring_back_paid(counter.receive(channel=Channel.ONLINE))
    ready(counter, dossier)
    counter.scan(CARD)
    counter.press("Ctrl+Return")
    now = counter.stored(dossier)
    assert now.collector is not None
    assert (now.collector.lost, now.collector.receipt_given_back) == (None, False)


def test_that_a_rating_is_offered_once_the_result_is_handed_out(counter: CounterDesk) -> None:
    dossier = counter.bring_back_paid(counter.receive())
    screen = ready(counter, dossier)
    offered: list[object] = []
    screen.notice_changed.connect(lambda _notice, action: offered.append(action))
    counter.press("Space", "Ctrl+Return")
    (action,) = [each for each in offered if isinstance(each, NoticeAction)]
    action.act()
    assert counter.went == [Go("dossier", dossier.id)]


def test_that_who_lost_it_is_looked_at_first(counter: CounterDesk) -> None:
    dossier = counter.bring_back_paid(counter.receive())
    screen = ready(counter, dossier)
    counter.press("Tab", "Tab", "Space")
    assert screen.presenter.state.needs == (Need.IDENTITY, Need.SUPERVISOR)


def test_that_a_receipt_that_turns_up_after_all_takes_no_leader(counter: CounterDesk) -> None:
    screen, _dossier = lost(counter)
    screen.view.collector.receipt.click()
    assert screen.presenter.state.needs == ()
    assert not screen.view.collector.lost.isVisible()


def test_that_originals_on_loan_are_handed_over_with_the_result(counter: CounterDesk) -> None:
    dossier = counter.bring_back_paid(counter.receive())
    order = MoveOriginals(
        dossier=dossier.id,
        key=UUID(int=1),
        papers=[LentPaper("Giấy khai sinh", 2)],
        person="Nguyễn Thị Lan",
    )
    counter.office.amending.lend_originals(order, OFFICER)
    screen = ready(counter, dossier)
    facts = screen.presenter.state.facts
    assert facts is not None
    assert facts.on_loan == ("Giấy khai sinh, 2 bản",)
    counter.press("Space", "Ctrl+Return")
    assert counter.said == "Chưa trả được. Còn thiếu: trao lại bản chính đang giữ."
    assert counter.focus is screen.view.collector.originals
    counter.press("Space", "Ctrl+Return")
    now = counter.stored(dossier)
    assert (now.status, now.citizen.originals_here) == (Status.RETURNED, ())
    assert counter.kinds(dossier)[-2:] == [kinds.ORIGINALS_GIVEN_BACK, kinds.RETURNED]


def test_that_who_is_named_without_a_number_has_it_written_down(counter: CounterDesk) -> None:
    named = a_person(name="LÊ VĂN HẬU", id_number="", born=None)
    taken = counter.receive(authorised=named, authorisation="Giấy ủy quyền 15")
    screen = ready(counter, counter.bring_back_paid(taken))
    counter.press("Space")
    screen.presenter.choose(CollectorKind.AUTHORISED)
    card = screen.view.collector
    assert (card.name.isReadOnly(), card.number.isReadOnly()) == (True, False)
    card.number.setFocus()
    counter.type("092078005678")
    counter.press("Ctrl+Return")
    assert counter.stored(taken).status is Status.RETURNED


def test_that_the_post_takes_a_result_by_its_list(counter: CounterDesk) -> None:
    dossier = counter.bring_back_paid(counter.receive())
    screen = ready(counter, dossier)
    counter.press("Shift+Tab", "Right", "Right", "Space", "Ctrl+Return")
    assert screen.presenter.state.needs == (Need.NAME, Need.LIST)
    assert counter.focus is screen.view.collector.postman
    counter.type("Le Thi Hoa")
    counter.press("Tab")
    counter.type("BC-261120-01")
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).collector == Collector(
        kind=CollectorKind.POST,
        name="Le Thi Hoa",
        paper="BC-261120-01",
        receipt_given_back=False,
    )


@pytest.mark.parametrize(
    ("card", "told"),
    [
        (CARD.replace("Thị Lan", "Thị Hoa"), "khác họ tên với hồ sơ. Thẻ: Nguyễn Thị Hoa."),
        (CARD.replace("05022004", "01011999"), "khác ngày sinh với hồ sơ. Thẻ: 01/01/1999."),
    ],
)
def test_that_a_card_of_the_number_that_says_another_name_or_birth_is_no_proof_by_itself(
    counter: CounterDesk, card: str, told: str
) -> None:
    screen = ready(counter, counter.bring_back_paid(counter.receive()))
    counter.scan(card)
    assert told in counter.said
    identity = screen.view.collector.identity
    assert not identity.isChecked()
    identity.setFocus()
    counter.press("Space")  # a name that was corrected since
    assert screen.presenter.state.entry.identity_checked
    counter.scan(CARD)
    assert (counter.said, identity.isChecked()) == ("", True)


def test_that_who_is_named_to_collect_is_told_apart_likewise(counter: CounterDesk) -> None:
    bao = a_person(name="NGUYỄN VĂN BẢO", id_number="092098004567", born=None)
    taken = counter.receive(authorised=bao, authorisation="Giấy ủy quyền 15")
    screen = ready(counter, counter.bring_back_paid(taken))
    counter.scan("092098004567||Nguyễn Văn Bình|01021998|Nam|Cần Thơ|02082022")
    assert "khác họ tên" in counter.said
    assert not screen.presenter.state.entry.identity_checked


def test_that_what_the_card_said_when_the_dossier_came_in_is_no_news(counter: CounterDesk) -> None:
    seen = a_person(card_said=(("name", "Nguyễn Thị Hoa"),))
    screen = ready(counter, counter.bring_back_paid(counter.receive(applicant=seen)))
    counter.scan(CARD.replace("Thị Lan", "Thị Hoa"))
    assert screen.presenter.state.entry.identity_checked
