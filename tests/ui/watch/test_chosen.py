"""The list behind a number: several are chosen, and one thing is done with each of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from db.queries.day.seen import MOST
from db.store import new_id
from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.watching.findings import Trouble
from desk_app.services.amending.void import VoidDossier
from desk_app.services.handing_over.hand_over import HandOver
from desk_app.services.handling.ending import Refuse
from desk_app.wiring.watching.urging import UrgedUnit
from tests.builders import CASHIER, LEADER
from tests.documents.reading import text_of
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk
from tests.ui.later import Later
from ui.news import DossiersChanged
from ui.screens.watch.chosen.series import Series
from ui.screens.watch.facts import SeenRow
from ui.screens.watch.screen import WatchScreen

LATE = datetime(2026, 11, 27, 2, 0, tzinfo=UTC)  # 09:00, the day after they were due


def opened(counter: CounterDesk, officer: Officer = ANOTHER) -> WatchScreen:
    screen = counter.seat(WatchScreen)
    screen.enter(officer, None)
    return screen


def late_ones(counter: CounterDesk, n: int = 3) -> list[Dossier]:
    found = [counter.receive() for _one in range(n)]
    counter.now_is(LATE)
    return found


def late_rows(screen: WatchScreen) -> list[SeenRow]:
    facts = screen.presenter.state.facts
    return [row for row in facts.seen if row.finding.about is Trouble.LATE]


def holders(counter: CounterDesk, *dossiers: Dossier) -> list[bool]:
    """Whether each is the cashier's."""
    return [counter.stored(each).holder == CASHIER for each in dossiers]


def test_that_a_whole_kind_is_seen_with_one_remark_after_a_look_at_its_list(
    counter: CounterDesk,
) -> None:
    late_ones(counter)
    screen = opened(counter)
    counter.press("Ctrl+8")
    assert [row.code for row in screen.chosen.state.rows] == [row.code for row in late_rows(screen)]
    assert counter.focus is screen.view.list.list.table
    counter.press("Ctrl+8", "Ctrl+4")
    counter.type("Ton tu thang truoc")
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Đã đánh dấu xem 3 hồ sơ.")
    assert [row.finding.seen for row in late_rows(screen)] == [True] * 3
    said = f"{ANOTHER.name} đã xem 09:00: Ton tu thang truoc"
    assert [row.place_detail for row in screen.chosen.state.rows] == [said] * 3
    assert screen.chosen.state.chosen == frozenset()


def test_that_what_is_chosen_is_seen_and_the_rest_is_not(counter: CounterDesk) -> None:
    late_ones(counter)
    screen = opened(counter)
    counter.press("Ctrl+8", "Space", "Down", "Space", "Space", "Down", "Space")
    assert screen.view.list.count.text() == "3 hồ sơ, đã chọn 2"
    counter.press("Ctrl+4", "Ctrl+Return")
    assert sorted(row.finding.seen for row in late_rows(screen)) == [False, True, True]
    assert not screen.chosen.state.rows[0].place_detail.startswith(ANOTHER.name)  # unseen first


def test_that_behind_the_first_hundred_the_rest_is_marked_too(counter: CounterDesk) -> None:
    late_ones(counter, MOST + 2)
    screen = opened(counter)
    others = screen.presenter.state.facts.unseen - 102
    assert (len(late_rows(screen)), others) == (MOST, 2)  # papers at the desk, acts not sent
    counter.press("Ctrl+8", "Ctrl+8", "Ctrl+4", "Ctrl+Return")
    assert counter.said.startswith("Đã đánh dấu xem 102 hồ sơ.")
    assert screen.presenter.state.facts.unseen == others


def test_that_several_dossiers_are_given_to_another_one_act_each(counter: CounterDesk) -> None:
    first, second, third = late_ones(counter)
    screen = opened(counter)
    counter.press("Alt+3", "Space", "Down", "Space", "Ctrl+2")
    screen.view.list.assign_form.to.set_value(CASHIER)
    counter.press("Return")
    counter.type("Nghi phep")
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Đã giao 2 hồ sơ.")
    assert holders(counter, first, second, third) == [True, True, False]
    assert counter.kinds(first)[-1] == kinds.ASSIGNED
    assert counter.focus is screen.view.list.list.table


def test_that_nobody_is_given_dossiers_unchosen_and_what_is_missing_is_said(
    counter: CounterDesk,
) -> None:
    (dossier,) = late_ones(counter, 1)
    screen = opened(counter)
    counter.press("Alt+3", "Ctrl+2")
    form = screen.view.list.assign_form
    assert (form.to.value, form.to.currentText()) == (None, "Chọn người được giao")
    counter.press("Ctrl+Return")
    assert (form.missing.text(), form.missing.isVisible()) == ("Chọn người được giao.", True)
    form.to.set_value(CASHIER)
    counter.press("Ctrl+Return")
    assert form.missing.text() == "Ghi lý do giao cho người khác."
    assert counter.focus is form.reason
    counter.type("Nghi phep")
    assert not form.missing.isVisible()
    counter.press("Ctrl+Return")
    assert holders(counter, dossier) == [True]


def test_that_what_did_not_go_is_named_and_stays_chosen(counter: CounterDesk) -> None:
    first, second, third = late_ones(counter)
    screen = opened(counter)
    counter.press("Alt+3", "Ctrl+8")
    counter.office.amending.void(
        VoidDossier(dossier=second.id, reason="Nhầm"), ANOTHER
    )  # meanwhile
    counter.press("Ctrl+1", "Ctrl+Return")
    assert counter.said == (
        "Đã ghi việc đôn đốc 2 hồ sơ. 1 hồ sơ không được. "
        f"{second.code}: Hồ sơ {second.code} đã xong."
    )
    assert [len(counter.stored(each).oversight.reminders) for each in (first, third)] == [1, 1]
    assert [row.code for row in screen.chosen.state.rows] == [str(first.code), str(third.code)]


def urged_but_one(
    counter: CounterDesk,
) -> tuple[WatchScreen, Sequence[Dossier], list[UrgedUnit]]:
    """Three chosen and urged, of which the second is done already; and what is to be printed."""
    dossiers = [counter.receive() for _one in range(3)]
    refused = Refuse(dossier=dossiers[1].id, reason="Không đủ điều kiện")
    counter.office.steps.refuse(refused, ANOTHER)
    screen = opened(counter)
    asked: list[UrgedUnit] = []
    screen.print_asked.connect(lambda units, _by: asked.extend(units))
    counter.press("Alt+1", "Ctrl+8", "Ctrl+1", "Ctrl+Return")
    return screen, dossiers, asked


def test_that_papers_are_printed_of_those_who_were_urged_though_one_was_done(
    counter: CounterDesk,
) -> None:
    screen, (first, second, third), asked = urged_but_one(counter)
    assert counter.said.startswith("Đã ghi việc đôn đốc 2 hồ sơ. 1 hồ sơ không được.")
    assert screen.chosen.state.chosen == {second.id}
    counter.press("Ctrl+P")
    assert {each.id for unit in asked for each in unit.dossiers} == {first.id, third.id}


def test_that_what_is_chosen_anew_is_printed_though_the_same_was_left(
    counter: CounterDesk,
) -> None:
    screen, (_first, second, _third), asked = urged_but_one(counter)
    screen.chosen.toggle(second.id)
    screen.chosen.toggle(second.id)
    assert screen.chosen.state.chosen == {second.id}
    counter.press("Ctrl+P")
    assert asked == []
    assert counter.said.startswith("Chưa đôn đốc hồ sơ nào trong số này.")


@pytest.mark.parametrize("typed", ["hai", "2h", "0", "241", "-3", "1,5", "²"])
def test_that_hours_that_are_none_are_told_while_they_are_typed(
    counter: CounterDesk, typed: str
) -> None:
    (dossier,) = late_ones(counter, 1)
    screen = opened(counter)
    counter.press("Alt+3", "Ctrl+1")
    hours = screen.view.list.remind_form.hours
    hours.selectAll()
    counter.type(typed)
    assert hours.error == "Ghi số giờ, từ 1 đến 240."
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).oversight.reminders == ()
    assert counter.focus is hours
    counter.type("48")
    assert hours.error == ""
    counter.press("Ctrl+Return")
    assert len(counter.stored(dossier).oversight.reminders) == 1


def test_that_a_form_confirmed_twice_urges_nobody_twice(counter: CounterDesk) -> None:
    (dossier,) = late_ones(counter, 1)
    screen = opened(counter)
    counter.press("Alt+3", "Ctrl+1")
    order = screen.view.list.remind_form.order()
    assert order is not None
    counter.press("Ctrl+Return")
    screen.chosen.remind(order, dossier.id)
    assert len(counter.stored(dossier).oversight.reminders) == 1


def test_that_a_series_that_outlives_its_officer_tells_the_next_one_nothing(
    counter: CounterDesk,
) -> None:
    dossiers = late_ones(counter)
    background = Later(lambda owner, _key: isinstance(owner, Series))
    screen = counter.seat(WatchScreen, background)
    screen.enter(ANOTHER, None)
    told: list[object] = []
    counter.news.changed.connect(told.append)
    counter.press("Alt+3", "Ctrl+8", "Ctrl+1", "Ctrl+Return")
    screen.leave()
    screen.enter(replace(ANOTHER, id=OfficerId(new_id(LATE)), name="Lê Văn Bình"), None)
    notices, state = list(counter.notices), screen.chosen.state
    assert not state.busy
    background.go_on()
    assert [len(counter.stored(each).oversight.reminders) for each in dossiers] == [1, 1, 1]
    assert counter.notices == notices
    assert (screen.chosen.state.busy, screen.chosen.state.chosen) == ("", frozenset())
    assert screen.chosen.state.urged == ()
    assert {each.id for each in dossiers} == set().union(
        *(news.dossiers for news in told if isinstance(news, DossiersChanged))
    )
    screen.leave()
    screen.enter(ANOTHER, None)
    assert counter.said.startswith("Đã ghi việc đôn đốc 3 hồ sơ.")


def test_that_a_series_tells_its_officer_who_has_entered_anew(counter: CounterDesk) -> None:
    late_ones(counter)
    background = Later(lambda owner, _key: isinstance(owner, Series))
    screen = counter.seat(WatchScreen, background)
    screen.enter(ANOTHER, None)
    counter.press("Alt+3", "Ctrl+8", "Ctrl+1", "Ctrl+Return")
    screen.leave()
    screen.enter(replace(ANOTHER), None)
    background.go_on()
    assert screen.chosen.state.busy == ""
    assert counter.said.startswith("Đã ghi việc đôn đốc 3 hồ sơ.")


def test_that_what_is_seen_already_is_said_and_its_form_left(counter: CounterDesk) -> None:
    late_ones(counter)
    screen = opened(counter)
    counter.press("Ctrl+8", "Ctrl+8", "Ctrl+4", "Ctrl+Return")
    counter.press("Ctrl+8", "Ctrl+4", "Ctrl+Return")
    assert counter.said.startswith("Những hồ sơ này đã xem cả rồi.")
    assert screen.view.list.form is None
    assert counter.focus is screen.view.list.list.table
    counter.press("Ctrl+4")
    counter.type("Lai xem")
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Đã đánh dấu xem 3 hồ sơ.")


def test_that_each_unit_gets_its_paper(counter: CounterDesk) -> None:
    first, second, third = late_ones(counter)
    counter.now_is(LATE - timedelta(days=6))
    counter.office.handing_over.hand_over(
        HandOver(batch=uuid4(), unit="Phòng Kinh tế", dossiers=(first.id, third.id)), OFFICER
    )
    counter.now_is(LATE)
    screen = opened(counter)
    asked: list[UrgedUnit] = []
    screen.print_asked.connect(lambda units, _by: asked.extend(units))
    counter.press("Alt+3", "Ctrl+8", "Ctrl+P")
    assert asked == []
    assert counter.said.startswith("Chưa đôn đốc hồ sơ nào trong số này.")
    counter.press("Ctrl+1", "Ctrl+Return", "Ctrl+P")
    assert [(unit.whom, len(unit.dossiers)) for unit in asked] == [
        ("Phòng Kinh tế", 2),
        (OFFICER.name, 1),
    ]
    said = text_of(counter.office.watching.reminder_paper(asked[0], ANOTHER))
    assert "Kính gửi: Phòng Kinh tế" in said
    assert f"{first.code} NGUYỄN THỊ LAN" in said
    assert "Quá hạn" in said
    assert str(second.code) not in said
    assert "trước 09:00 ngày 28/11/2026" in said
    assert first.applicant.id_number not in said


def test_that_esc_leaves_the_form_then_the_list(counter: CounterDesk) -> None:
    late_ones(counter)
    screen = opened(counter)
    counter.press("Alt+3", "Ctrl+1")
    assert screen.view.list.remind_form.isVisible()
    assert screen.step_back()
    assert not screen.view.list.remind_form.isVisible()
    assert screen.step_back()
    assert screen.presenter.state.opened is None


def test_that_an_empty_list_keeps_the_keys_on_what_can_be_seen(counter: CounterDesk) -> None:
    screen = opened(counter)
    counter.press("Alt+1")
    assert screen.presenter.state.rows == ()
    assert counter.focus is not None
    assert counter.focus.isVisible()
    assert screen.step_back()


@pytest.mark.parametrize("key", ["Ctrl+1", "Ctrl+2", "Ctrl+4", "Ctrl+P"])
def test_that_others_choose_nothing_to_do(counter: CounterDesk, key: str) -> None:
    (dossier,) = late_ones(counter, 1)
    screen = opened(counter, OFFICER)
    counter.press("Alt+3", "Space", key)
    assert screen.view.list.form is None
    assert counter.stored(dossier).oversight.reminders == ()
    assert counter.stored(dossier).holder != LEADER


def test_that_no_number_stands_over_a_list_that_is_being_read(counter: CounterDesk) -> None:
    late_ones(counter)
    background = Later(lambda _owner, key: key == "watch")
    screen = counter.seat(WatchScreen, background)
    screen.enter(ANOTHER, None)
    background.go_on()
    counter.press("Alt+1")
    card = screen.view.list
    assert (card.count.text(), card._empty.accessibleName()) == ("", "Đang đọc…. ")
    background.go_on()
    assert card.count.text() == "0 hồ sơ"  # all were received the day before
