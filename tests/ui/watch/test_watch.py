"""Giám sát by keys: figures open their lists, findings are marked and come back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from db.queries.day.lists import Behind
from desk_app.domain.acts import kinds
from desk_app.domain.day_end.points import EARLY, UNSEEN
from desk_app.domain.dossier import Dossier
from desk_app.domain.law.papers import Channel
from desk_app.domain.money.till.shift import ShiftStage
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.domain.watching.findings import Trouble
from desk_app.services.amending.void import VoidDossier
from desk_app.services.day_end.seal_day import SealDay
from desk_app.services.handling.reappoint import ChangeDue
from desk_app.services.printing.print_acts import PrintOrder
from desk_app.services.watching.assign import Assign
from tests.builders import CASHIER, LEADER, an_officer
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, OFFICER, CounterDesk
from tests.ui.later import Later
from ui.dossiers.sample import wording
from ui.formats import BadgeKind
from ui.news import DossiersChanged
from ui.screens.watch.facts import Opens, SeenRow, Table
from ui.screens.watch.sample import busy
from ui.screens.watch.screen import WatchScreen
from ui.screens.watch.table_words import tables_of
from ui.shell.screen import AtStep
from ui.shortcuts import Keys
from ui.widgets.frames import EmptyState

LATE = datetime(2026, 11, 27, 2, 0, tzinfo=UTC)  # 09:00, the day after they were due


def opened(counter: CounterDesk, officer: Officer = ANOTHER) -> WatchScreen:
    screen = counter.seat(WatchScreen)
    screen.enter(officer, None)
    return screen


def numbers(screen: WatchScreen) -> list[str]:
    return [figure.number for figure in screen.presenter.state.facts.figures]


def seen(screen: WatchScreen, about: Trouble) -> list[SeenRow]:
    return [row for row in screen.presenter.state.facts.seen if row.finding.about is about]


def looks(counter: CounterDesk) -> int:
    return dict(counter.office.syncing.overview().waiting).get(kinds.REPORTED, 0)


def late_ones(counter: CounterDesk, n: int = 2) -> list[Dossier]:
    found = [counter.receive() for _one in range(n)]
    counter.now_is(LATE)
    return found


def test_that_the_morning_before_the_first_dossier_says_so(counter: CounterDesk) -> None:
    screen = opened(counter, OFFICER)
    assert numbers(screen) == ["0", "0", "0", "0", "0", "–"]
    nothing = screen.view.seen.findChild(EmptyState)
    assert nothing is not None
    assert nothing.accessibleName().startswith("Chưa có hồ sơ nào hôm nay")
    assert screen.view.figures.figures[0].hasFocus()


def test_that_a_day_without_findings_does_not_say_that_papers_put_off_are_printed(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    order = PrintOrder(job=uuid4(), dossier=dossier.id, form="receipt", printer="q", copies=2)
    counter.office.papers.postpone([order], OFFICER)
    screen = opened(counter)
    nothing = screen.view.seen.findChild(EmptyState)
    assert nothing is not None
    assert nothing.accessibleName().startswith("Không có gì cần xem")
    assert "đã in" not in nothing.accessibleName()
    assert screen.view.seen.words.placeholderText() == "Nhận xét, mọi quầy thấy"


def test_that_what_is_late_stands_first_in_red_and_opens_its_dossier(counter: CounterDesk) -> None:
    first, _second = late_ones(counter)
    screen = opened(counter)
    row = screen.presenter.state.facts.seen[0]
    assert (row.badge.kind, row.title) == (
        BadgeKind.LATE,
        "Hết hạn xin lỗi: đôn đốc, đổi hẹn",
    )
    assert row.detail == f"Trễ 1 ngày · {OFFICER.name}"
    assert screen.view.seen.table.hasFocus()
    counter.press("Return")
    assert [(go.page, go.about) for go in counter.went] == [("dossier", first.id)]


def test_that_every_figure_opens_its_list(counter: CounterDesk) -> None:
    first, second = late_ones(counter)
    today = counter.receive(channel=Channel.POST)
    screen = opened(counter)
    assert numbers(screen)[:5] == ["1", "0", "2", "0", "3"]
    assert screen.presenter.state.facts.figures[0].line == "gồm 1 bưu chính"
    counter.press("Alt+3")
    assert [row.code for row in screen.presenter.state.rows] == [str(first.code), str(second.code)]
    counter.press("Return")
    assert counter.went[-1].about == first.id
    counter.press("Esc")
    assert screen.step_back()
    counter.press("Alt+1")
    assert [row.code for row in screen.presenter.state.rows] == [str(today.code)]
    screen.step_back()
    counter.press("Alt+2")
    assert counter.went[-1].page == "queue"


def test_that_a_mark_is_seen_and_the_next_line_is_current(counter: CounterDesk) -> None:
    late_ones(counter)
    screen = opened(counter)
    before = screen.presenter.state.facts.unseen
    counter.press("Space")
    marked = [row for row in screen.presenter.state.facts.seen if row.finding.seen]
    assert screen.presenter.state.facts.unseen == before - 1
    assert marked[0].detail == f"{ANOTHER.name} đã xem 09:00"
    assert screen.view.seen.current is not None
    assert not screen.view.seen.current.finding.seen
    assert screen.view.seen.table.hasFocus()


def test_that_a_mark_is_taken_back_by_the_same_key(counter: CounterDesk) -> None:
    late_ones(counter, 1)
    screen = opened(counter)
    counter.press("Space", "Ctrl+End", "Space")
    assert not any(row.finding.seen for row in screen.presenter.state.facts.seen)


def test_that_a_finding_comes_back_when_its_fact_changes(counter: CounterDesk) -> None:
    (dossier,) = late_ones(counter, 1)
    screen = opened(counter)
    counter.press("Space")
    assert seen(screen, Trouble.LATE)[0].finding.seen
    order = ChangeDue(
        dossier=dossier.id, day=LATE.date() + timedelta(days=3), hour=None, reason="CV"
    )
    counter.office.steps.change_due(order, ANOTHER)
    counter.now_is(LATE + timedelta(days=5))
    counter.news.tell(DossiersChanged(frozenset({dossier.id})))
    (row,) = seen(screen, Trouble.LATE)
    assert not row.finding.seen
    assert row.detail.startswith(f"Có thay đổi sau khi {ANOTHER.name} đã xem 09:00, 27/11")


def test_that_a_remark_goes_with_the_mark(counter: CounterDesk) -> None:
    late_ones(counter, 1)
    screen = opened(counter)
    counter.press("Ctrl+4")
    assert screen.view.seen.words.hasFocus()
    counter.type("Da hoi phong")
    counter.press("Ctrl+Return")
    assert seen(screen, Trouble.LATE)[0].detail.endswith("đã xem 09:00: Da hoi phong")
    assert screen.view.seen.table.hasFocus()
    counter.press("Ctrl+4")
    assert screen.step_back()
    assert screen.view.seen.table.hasFocus()


def test_that_urging_opens_the_form_of_the_dossier(counter: CounterDesk) -> None:
    (dossier,) = late_ones(counter, 1)
    opened(counter)
    counter.press("Ctrl+1")
    assert counter.went[-1].page == "dossier"
    assert counter.went[-1].about == AtStep(dossier.id, Keys.REMIND)


@pytest.mark.parametrize("officer", [OFFICER, AT_THE_TILL, an_officer(LEADER, Role.SPECIALIST)])
def test_that_others_see_their_own_work_and_mark_nothing(
    counter: CounterDesk, officer: Officer
) -> None:
    late_ones(counter)
    counter.receive(by=ANOTHER)
    screen = opened(counter, officer)
    mine = officer.id == OFFICER.id
    assert numbers(screen)[2] == ("2" if mine else "0")
    assert numbers(screen)[0] == ("1" if officer.id == LEADER else "0")
    assert screen.presenter.state.facts.where.endswith("việc của bạn")
    assert not screen.view.seen.mark.isVisible()
    before = screen.presenter.state.facts.unseen
    counter.press("Space")
    assert screen.presenter.state.facts.unseen == before


def test_that_a_dossier_given_to_another_counts_as_theirs(counter: CounterDesk) -> None:
    first, _second = late_ones(counter)
    counter.office.watching.assign(
        Assign(dossier=first.id, to=CASHIER, reason="Nghỉ phép"), ANOTHER
    )
    assert numbers(opened(counter, OFFICER))[2] == "1"
    screen = opened(counter, AT_THE_TILL)
    assert numbers(screen)[2] == "1"
    counter.press("Alt+3")
    assert [row.code for row in screen.presenter.state.rows] == [str(first.code)]


def test_that_nothing_moves_when_a_new_reading_says_the_same(counter: CounterDesk) -> None:
    late_ones(counter)
    screen = opened(counter)
    told: list[object] = []
    screen.presenter.state_changed.connect(told.append)
    screen.presenter.refresh()
    assert told == []


def test_that_the_chart_is_told_in_words_and_stands_in_a_table(counter: CounterDesk) -> None:
    for _one in range(3):
        counter.receive()
    screen = opened(counter)
    assert "9h: quầy 3" in screen.view.side.chart.accessibleName()
    screen.view.side.choose(Table.HOURS)
    rows = screen.presenter.state.facts.tables[Table.HOURS].rows
    assert [(row.name, row.figures) for row in rows] == [("9 giờ", "3")]
    screen.view.side.table.setFocus()
    counter.press("Return")
    assert len(screen.presenter.state.rows) == 3


def test_that_a_row_of_each_table_opens_something(counter: CounterDesk) -> None:
    late_ones(counter)
    counter.receive()
    screen = opened(counter)
    tables = screen.presenter.state.facts.tables
    assert set(tables) == set(Table)
    for which, table in tables.items():
        assert all(row.opens is not None for row in table.rows), which


def test_that_every_row_of_money_opens_a_list_with_its_part_of_the_sum(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    screen = opened(counter)
    rows = screen.presenter.state.facts.tables[Table.MONEY].rows
    assert all(row.opens is not None and row.opens.number is not None for row in rows)
    owing = next(row for row in rows if row.name == "Hồ sơ chưa thu đủ")
    assert owing.opens is not None
    screen.presenter.open(owing.opens)
    (row,) = screen.presenter.state.rows
    assert (row.code, row.place) == (str(dossier.code), "150.000 đ")


def test_that_a_mark_is_an_act(counter: CounterDesk) -> None:
    late_ones(counter, 1)
    opened(counter)
    before = dict(counter.office.syncing.overview().waiting)
    counter.press("Space")
    after = dict(counter.office.syncing.overview().waiting)
    assert after.get(kinds.REVIEWED, 0) == before.get(kinds.REVIEWED, 0) + 1


def test_that_what_is_red_and_not_seen_is_told_beside_the_seal_and_f10_asks_after_it(
    counter: CounterDesk,
) -> None:
    late_ones(counter)
    screen = opened(counter)
    said = screen.view.seen.why.text
    assert said() == "còn 2 việc báo đỏ: khóa phải ghi lý do"
    screen.view.seen.seal.click()
    assert (counter.went[-1].page, counter.went[-1].about) == ("day_end", LATE.date())
    assert counter.office.day_end.look(LATE.date(), ANOTHER).points == (UNSEEN, EARLY)
    counter.press("Space", "Space")
    assert said() == ""
    assert counter.office.day_end.look(LATE.date(), ANOTHER).points == (EARLY,)


def test_that_a_sealed_day_says_so_and_asks_for_nothing_more(counter: CounterDesk) -> None:
    late_ones(counter, 1)
    words = {UNSEEN: "Xem ngày mai", EARLY: "Mất điện"}
    counter.office.day_end.seal(SealDay(day=LATE.date(), remarks=words), ANOTHER)
    screen = opened(counter)
    assert screen.view.seen.why.text() == f"Đã khóa 09:00, {ANOTHER.name}"
    assert screen.view.seen.seal.text() == "Phiếu ngày"
    screen.view.seen.seal.click()
    assert counter.went[-1].page == "day_end"


def test_that_a_remark_is_about_what_it_was_begun_for_whatever_comes_meanwhile(
    counter: CounterDesk,
) -> None:
    late_ones(counter)
    soon_late = counter.receive(by=ANOTHER)
    screen = opened(counter)
    counter.press("Down", "Down", "Ctrl+4")
    about = screen.view.seen.current
    assert about is not None
    assert about.finding.about is not Trouble.LATE
    counter.type("Da hoi phong")
    counter.now_is(LATE + timedelta(days=7))
    counter.news.tell(DossiersChanged(frozenset({soon_late.id})))
    assert len(seen(screen, Trouble.LATE)) == 3  # one more stands above it
    assert screen.view.seen.current is not None
    assert screen.view.seen.current.id == about.id
    counter.press("Ctrl+Return")
    remarked = [row.id for row in screen.presenter.state.facts.seen if "Da hoi" in row.detail]
    assert remarked == [about.id]


def test_that_a_double_click_marks_one_finding(counter: CounterDesk) -> None:
    late_ones(counter)
    screen = opened(counter)
    before = screen.presenter.state.facts.unseen
    mark, left, none = screen.view.seen.mark, Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    at = QPointF(mark.rect().center())
    press, release = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease
    for kind in (press, release, QEvent.Type.MouseButtonDblClick, release):
        held = none if kind is release else left
        told = QMouseEvent(kind, at, mark.mapToGlobal(at), left, held, Qt.KeyboardModifier(0))
        QApplication.sendEvent(mark, told)
    assert screen.presenter.state.facts.unseen == before - 1


def test_that_voided_today_counts_and_lists_what_was_received_before_as_well(
    counter: CounterDesk,
) -> None:
    (dossier,) = late_ones(counter, 1)
    today = counter.receive()
    for one in (dossier, today):
        counter.office.amending.void(VoidDossier(dossier=one.id, reason="Nhận nhầm"), ANOTHER)
    screen = opened(counter)
    screen.view.side.choose(Table.STANDING)
    rows = screen.presenter.state.facts.tables[Table.STANDING].rows
    (voided,) = (row for row in rows if row.name == "Hủy trong ngày")
    assert voided.opens is not None
    screen.presenter.open(voided.opens)
    assert voided.figures == str(len(screen.presenter.state.rows)) == "2"


def test_that_a_list_of_other_peoples_dossiers_is_a_look_once_for_each_opening(
    counter: CounterDesk,
) -> None:
    late_ones(counter)
    screen = opened(counter)
    assert looks(counter) == 0
    counter.press("Alt+3")
    assert looks(counter) == 1
    screen.presenter.refresh()  # what the minute does
    assert looks(counter) == 1
    screen.step_back()
    screen.presenter.refresh()
    counter.press("Alt+3")
    assert looks(counter) == 2
    screen.step_back()
    opened_by_its_own = opened(counter, OFFICER)
    opened_by_its_own.presenter.open(Opens("Quá hạn", Behind(what="late")))
    assert looks(counter) == 2  # nobody else's


def test_that_a_list_asked_for_again_before_it_is_read_is_one_look(counter: CounterDesk) -> None:
    late_ones(counter)
    background = Later()
    screen = counter.seat(WatchScreen, background)
    screen.enter(ANOTHER, None)
    background.go_on()
    counter.press("Alt+3")
    screen.presenter.refresh()  # somebody receives meanwhile
    background.go_on()
    assert screen.presenter.state.listed
    assert looks(counter) == 1


@pytest.mark.parametrize(
    ("difference", "words"), [(-20_000, "thiếu 20.000 đ"), (500, "thừa 500 đ")]
)
def test_that_a_drawer_that_differs_is_told_as_officers_say_it(difference: int, words: str) -> None:
    today = busy()
    (shift, *_more) = today.whole.shifts
    shift = replace(shift, stage=ShiftStage.CLOSED, closed_at=LATE, difference=difference)
    whole = replace(today.whole, shifts=(shift,))
    rows = tables_of(replace(today, whole=whole), wording())[Table.MONEY].rows
    assert rows[0].detail.endswith(words)
    assert rows[-1].value.endswith(" hồ sơ")


def test_that_what_is_ready_today_is_told_beside_what_is_still_due(counter: CounterDesk) -> None:
    first, _second = (counter.receive() for _one in range(2))
    counter.bring_back(first)
    counter.now_is(first.due.at - timedelta(hours=1) if first.due.at else LATE)
    screen = opened(counter)
    figure = screen.presenter.state.facts.figures[3]
    assert (figure.number, figure.line) == ("1", "thêm 1 đã có kết quả")
    counter.press("Alt+4")
    assert len(screen.presenter.state.rows) == 1
