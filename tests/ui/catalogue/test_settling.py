"""What the office decides about a procedure, by keys: ticked, typed, stored once."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desk_app.domain.law.deadline.pause import PauseModel
from desk_app.domain.law.due import SAME_DAY, Cutoff, Limit, LimitUnit
from desk_app.domain.law.fees import FeeMoment
from desk_app.domain.law.papers import Channel, PaperCase
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.law.terms import ChannelTerms
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from tests.builders import ADMIN, a_paper, a_procedure, an_officer, an_order
from tests.ui.catalogue.conftest import CASES, GONE, MARRIAGE, Work, days, marriage, take
from tests.ui.dossiers.counter import OFFICER, CounterDesk
from ui.screens.catalogue.screen import CatalogueScreen
from ui.screens.catalogue.settling.page import SettlingPage
from ui.screens.catalogue.state import Page

BOSS = an_officer(ADMIN, Role.ADMIN)
THEN = date(2026, 11, 16)
STATED = "1.000001"
PHOTO = "Ảnh 4 x 6"


class Settling:
    """The administrator has found a procedure and stands in its decisions."""

    def __init__(self, desk: CounterDesk, sought: str, officer: Officer = BOSS) -> None:
        self.desk = desk
        self.screen = desk.seat(CatalogueScreen)
        self.screen.enter(officer, None)
        self.find(sought)

    def find(self, sought: str) -> None:
        self.screen.view.finder.field.setFocus()
        self.screen.view.finder.field.selectAll()
        self.desk.type(sought)
        self.desk.press("Return", "Alt+5")

    @property
    def page(self) -> SettlingPage:
        return self.screen.view.settling

    def type_time(self, line: int, amount: str) -> None:
        field = self.page.times.lines[line].amount
        field.setFocus()
        field.selectAll()
        self.desk.type(amount)

    def stored(self, code: str = MARRIAGE) -> Procedure:
        found = self.desk.office.reading.procedure(code)
        assert found is not None
        return found


@pytest.fixture
def published(changed: CounterDesk, work: Work) -> CounterDesk:
    papers = PaperCase("", (a_paper("Tờ khai"), replace(a_paper(PHOTO), required=False)))
    doubtful = ChannelTerms(channel=Channel.DIRECT, limit=None, stated="7")
    stated = a_procedure(code=STATED, name="Chỉ ghi bảy", terms=(doubtful,))
    take(work, "c", marriage(cases=(papers,)), stated, on=THEN)
    return changed


def acts(work: Work) -> int:
    with work() as tx:
        return tx.journal.head()[0]


def test_that_space_and_ctrl_enter_make_a_paper_required(published: CounterDesk) -> None:
    at = Settling(published, "ket hon")
    assert published.focus is at.page.papers
    published.press("Down", "Space", "Ctrl+Return")
    assert [paper.name for paper in at.stored().required_papers()] == ["Tờ khai", PHOTO]
    assert "Đã lưu quyết định" in published.said


def test_that_a_shorter_time_keeps_the_law_s_beside_it_and_the_next_intake_counts_it(
    published: CounterDesk,
) -> None:
    at = Settling(published, "ket hon")
    assert at.page.times.lines[0].told.text() == "Công bố: 5 ngày làm việc"
    at.type_time(0, "2,5")
    assert at.page.times.lines[0].told.text() == "Luật định: 5 ngày làm việc, đơn vị rút ngắn"
    published.press("Ctrl+Return")
    (terms,) = at.stored().terms
    assert (terms.limit, terms.statutory) == (
        Limit(Decimal("2.5"), LimitUnit.WORKING_DAY),
        days(5)[0].limit,
    )
    order = an_order("Tờ khai", procedure=MARRIAGE)
    assert published.office.counter.receive(order, OFFICER).due.limit == terms.limit


def test_that_longer_than_the_law_is_refused_at_its_field(published: CounterDesk) -> None:
    at = Settling(published, "ket hon")
    at.type_time(0, "3")
    published.press("Ctrl+Return")
    at.type_time(0, "9")
    published.press("Ctrl+Return")
    line = at.page.times.lines[0]
    assert line.told.text() == "Luật định 5 ngày làm việc: ghi không dài hơn."
    assert published.focus is line.amount
    assert at.stored().terms[0].limit == Limit(Decimal(3), LimitUnit.WORKING_DAY)


def test_that_published_words_are_given_a_unit(published: CounterDesk) -> None:
    at = Settling(published, STATED)
    line = at.page.times.lines[0]
    assert line.told.text() == "Công bố ghi: 7"
    line.unit.setFocus()
    published.press("Down")  # from "chưa quyết định" to working days
    published.press("Ctrl+Return")
    assert line.told.text() == "Ghi một số lớn hơn 0, ví dụ 3 hoặc 2,5."
    at.type_time(0, "7")
    published.press("Ctrl+Return")
    (terms,) = at.stored(STATED).terms
    assert (terms.limit, terms.statutory, terms.stated) == (
        Limit(Decimal(7), LimitUnit.WORKING_DAY),
        None,
        "7",
    )


def test_that_a_channel_without_a_time_gets_one(published: CounterDesk) -> None:
    at = Settling(published, "ket hon")
    unit = at.page.times.lines[2].unit
    assert unit.currentText() == "như trực tiếp"
    unit.set_value(LimitUnit.SAME_DAY)
    unit.chosen.emit(LimitUnit.SAME_DAY)
    published.press("Ctrl+Return")
    assert at.stored().limit_for(Channel.POST) == SAME_DAY
    assert at.stored().limit_for(Channel.ONLINE) == days(5)[0].limit


def test_that_short_name_cut_off_and_pause_are_stored(published: CounterDesk) -> None:
    at = Settling(published, "ket hon")
    at.page.short.setFocus()
    published.type("Kết hôn")
    for combo, value in ((at.page.cutoff, Cutoff.THREE_PM), (at.page.pause, PauseModel.RESUME)):
        combo.set_value(value)
        combo.chosen.emit(value)
    published.press("Ctrl+Return")
    now = at.stored()
    assert (now.short, now.cutoff, now.pause) == ("Kết hôn", Cutoff.THREE_PM, PauseModel.RESUME)


def test_that_each_case_has_its_own_papers_and_both_are_stored_together(
    published: CounterDesk,
) -> None:
    at = Settling(published, CASES)
    before = [[paper.required for paper in case.papers] for case in at.stored(CASES).cases]
    published.press("Space")
    at.page.case.setFocus()
    published.press("Down")
    at.page.papers.setFocus()
    published.press("Down", "Space", "Ctrl+Return")
    after = [[paper.required for paper in case.papers] for case in at.stored(CASES).cases]
    assert after == [[not before[0][0]], [before[1][0], not before[1][1]]]


def test_that_a_second_press_stores_nothing_more(published: CounterDesk, work: Work) -> None:
    at = Settling(published, "ket hon")
    before = acts(work)
    published.press("Down", "Space", "Ctrl+Return", "Ctrl+Return")
    assert acts(work) == before + 1
    assert not at.page.save.isEnabled()


def test_that_esc_leaves_without_a_change_and_what_is_typed_waits(
    published: CounterDesk, work: Work
) -> None:
    at = Settling(published, "ket hon")
    before = acts(work)
    published.press("Down", "Space")
    assert at.screen.step_back()
    assert published.focus is at.screen.view.finder.table
    assert (acts(work), at.page.save.isEnabled()) == (before, True)
    at.find(CASES)
    at.find("ket hon")
    assert not at.page.save.isEnabled()


def test_that_changes_can_be_dropped(published: CounterDesk) -> None:
    at = Settling(published, "ket hon")
    at.type_time(0, "1")
    at.page.drop.click()
    assert at.page.times.lines[0].amount.text() == "5"
    assert not at.page.save.isEnabled()


def test_that_who_may_not_decide_sees_everything_and_why(
    published: CounterDesk, work: Work
) -> None:
    at = Settling(published, "ket hon", OFFICER)
    before = acts(work)
    published.press("Down", "Space", "1", "Ctrl+Return")
    assert acts(work) == before
    assert at.page._hint.text() == "Chỉ xem: quản trị quyết định những mục này."
    assert at.page.times.lines[0].amount.isReadOnly()
    assert not at.page.times.lines[0].unit.isEnabled()


def test_that_nothing_is_decided_about_an_abolished_procedure(published: CounterDesk) -> None:
    at = Settling(published, GONE)
    assert at.page._hint.text() == "Đã bãi bỏ từ ngày 09/11/2026: chỉ xem."
    assert not at.page.save.isEnabled()


def test_that_ctrl_enter_here_receives_nothing(published: CounterDesk) -> None:
    at = Settling(published, "ket hon")
    published.press("Ctrl+Return")
    assert at.screen.presenter.state.page is Page.SETTLING
    assert published.went == []


def test_that_the_office_says_when_a_fee_is_collected(published: CounterDesk, work: Work) -> None:
    take(work, "fees", a_procedure(code="1.000002", name="Có lệ phí"), on=THEN)
    settling = Settling(published, "1.000002")
    ((ref, choice),) = settling.page.moments.choices.items()
    assert choice.currentText() == "theo lệ thường: thu trước"
    choice.setFocus()
    settling.desk.press("Down", "Down", "Ctrl+Return")
    (fee,) = settling.stored("1.000002").terms[0].fees
    assert (fee.ref, fee.moment) == (ref, FeeMoment.AFTER)
    assert settling.page.moments.chosen == {}
