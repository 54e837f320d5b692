"""The evening by keys: look at the day, say what is asked, seal it; go on with a reason."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from openpyxl import load_workbook

from desk_app.domain.day_end.faults import DaySealed
from desk_app.domain.day_end.seal import Proof
from desk_app.domain.dossier import Collector, CollectorKind
from desk_app.domain.officer import Officer
from desk_app.services.amending.void import VoidDossier
from desk_app.services.day_end.seal_day import SealDay
from desk_app.services.money.shifts import OpenShift
from desk_app.services.return_.return_result import ReturnResult
from desk_app.services.watching.review import MarkSeen
from tests.builders import FRIDAY_MORNING, an_order
from tests.services.day_end.evening import EVENING, MONDAY, TODAY, seal_of
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, OFFICER, CounterDesk
from ui.news import DossiersChanged
from ui.screens.day_end.rows import Part, PartRow
from ui.screens.day_end.screen import DayEndScreen

SEAL = ("Ctrl+Return", "Space", "Ctrl+Return")  # once more, by a tick


@pytest.fixture
def page(counter: CounterDesk) -> DayEndScreen:
    return counter.seat(DayEndScreen)


def evening(counter: CounterDesk) -> None:
    counter.clock.at = FRIDAY_MORNING + EVENING


def rows_of(page: DayEndScreen) -> Sequence[PartRow]:
    model: Any = page.view.rows.model()
    rows: Sequence[PartRow] = model.rows
    return rows


def look_over(counter: CounterDesk) -> None:
    """A leader sees what there is to be seen."""
    watching = counter.office.watching
    for line in watching.today(ANOTHER).whole.findings.lines:
        watching.mark_seen(MarkSeen(about=line.about, key=line.key, fact=line.fact), ANOTHER)


def seal_today(counter: CounterDesk) -> None:
    evening(counter)
    look_over(counter)
    counter.office.day_end.seal(SealDay(day=TODAY), ANOTHER)


def test_that_a_quiet_day_is_sealed_by_keys(counter: CounterDesk, page: DayEndScreen) -> None:
    counter.office.counter.receive(an_order(), OFFICER)
    evening(counter)
    look_over(counter)
    page.enter(ANOTHER, None)
    assert page.view.counts.isVisible()
    counter.press(*SEAL)
    assert counter.said.startswith("Đã khóa ngày 20/11/2026.")
    assert page.presenter.state.proof is Proof.SAME
    counter.press("Ctrl+Return")  # a second press seals nothing twice: it asks for a reason
    assert "Chưa ghi lý do làm tiếp" in counter.said


def test_that_a_seal_is_asked_for_once_more_and_says_what_stays_open(
    counter: CounterDesk, page: DayEndScreen
) -> None:
    counter.office.counter.receive(an_order(), OFFICER)
    evening(counter)
    look_over(counter)
    page.enter(ANOTHER, None)
    counter.press("Ctrl+Return", "Ctrl+Return", "Return", "Ctrl+Return")  # in haste, or held down
    assert counter.office.day_end.known(TODAY).seal is None
    assert counter.said.startswith("Ngày 20/11/2026 khóa rồi không mở lại được; chưa khóa.")
    assert counter.focus is page.view.seal.sure
    assert page.view.seal.sure.text() == "Khóa hẳn ngày 20/11/2026"
    left = page.view.seal._left.text()
    assert "1 hồ sơ đang mở, 0 quá hạn" in left
    assert "1 giấy chưa ra" in left
    assert page.step_back()
    assert not page.view.seal.sure.isVisible()
    assert not page.step_back()
    counter.press("Ctrl+Return", "Space")
    page.leave()
    page.enter(ANOTHER, None)
    counter.press("Ctrl+Return")
    assert counter.office.day_end.known(TODAY).seal is None
    counter.press("Space", "Ctrl+Return")
    assert page.presenter.state.sealed


def test_that_what_was_given_out_unpaid_is_left_open_too(
    counter: CounterDesk, page: DayEndScreen
) -> None:
    dossier = counter.bring_back(counter.receive())
    owner = Collector(kind=CollectorKind.OWNER, name=dossier.applicant.name)
    order = ReturnResult(dossier=dossier.id, collector=owner, unpaid_because="Chờ báo có")
    counter.office.counter.return_result(order, OFFICER)
    evening(counter)
    look_over(counter)
    page.enter(ANOTHER, None)
    counter.press("Ctrl+Return")
    assert "1 kết quả trả chưa thu" in page.view.seal._left.text()


def test_that_a_day_with_nothing_left_says_so(counter: CounterDesk, page: DayEndScreen) -> None:
    evening(counter)
    page.enter(ANOTHER, None)
    counter.press("PgUp", "Ctrl+Return")
    state = page.presenter.state
    assert state.facts is not None
    sent = replace(state.facts, sheet=replace(state.facts.sheet, unsent=0))
    page.view.seal.render_state(replace(state, facts=sent))
    said = "Khóa rồi không mở lại được. Không còn việc nào dở dang."
    assert page.view.seal._left.text() == said


def test_that_another_day_is_asked_for_anew(counter: CounterDesk, page: DayEndScreen) -> None:
    evening(counter)
    page.enter(ANOTHER, None)
    counter.press("Ctrl+Return", "Space", "PgUp")
    assert not page.presenter.state.asking
    counter.press("Ctrl+Return")
    assert not page.presenter.state.sealed
    assert page.view.seal.sure.text() == "Khóa hẳn ngày 19/11/2026"
    assert not page.view.seal.sure.isChecked()


def test_that_a_stored_reason_stands_where_it_is_written_and_among_what_came_after(
    counter: CounterDesk, page: DayEndScreen
) -> None:
    seal_today(counter)
    page.enter(OFFICER, None)
    counter.type("Nguoi dan den muon")
    counter.press("Ctrl+Return")
    assert page.view.seal._own.text() == (
        "Bạn đã ghi lúc 17:15, 20/11/2026: “Nguoi dan den muon”. Ghi lại nếu việc khác lý do."
    )
    page.leave()
    page.enter(ANOTHER, None)
    assert not page.view.seal._own.isVisible()
    counter.press("Alt+6")
    (row,) = rows_of(page)
    assert (row.title, row.note) == ("Lý do làm tiếp", "Nguoi dan den muon")
    assert row.detail == f"{OFFICER.name}, Quầy 1"


def test_that_what_is_asked_gets_the_cursor_and_its_words_stand_in_the_seal(
    counter: CounterDesk, page: DayEndScreen
) -> None:
    shift = OpenShift(key=uuid4(), opening=0)
    counter.office.till.open_shift(shift, AT_THE_TILL)
    page.enter(ANOTHER, None)  # in the morning still
    assert len(page.view.seal.points) == 2
    assert counter.focus is page.view.seal.points[0]
    counter.type("Thu ngan om")
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Còn 1 điểm chưa ghi lý do")
    assert counter.focus is page.view.seal.points[1]
    counter.type("Mat dien")
    counter.press(*SEAL)
    assert counter.said.startswith("Đã khóa ngày")
    seal = seal_of(counter.office.day_end.known(TODAY))
    assert [remark.said for remark in seal.remarks] == ["Thu ngan om", "Mat dien"]


def test_that_what_is_red_and_nobody_saw_is_asked_after_until_it_is_seen(
    counter: CounterDesk, page: DayEndScreen
) -> None:
    counter.office.counter.receive(an_order(), OFFICER)  # and no paper comes out
    evening(counter)
    page.enter(ANOTHER, None)
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Còn 1 điểm chưa ghi lý do")
    assert counter.focus is page.view.seal.points[0]
    assert counter.focus.accessibleName().startswith("1 việc báo đỏ chưa ai xem ở Giám sát (F7)")
    page.leave()
    look_over(counter)
    page.enter(ANOTHER, None)
    assert page.view.seal.points == ()
    counter.press(*SEAL)
    assert counter.said.startswith("Đã khóa ngày")


def test_that_the_parts_of_the_day_open_by_keys(counter: CounterDesk, page: DayEndScreen) -> None:
    counter.office.counter.receive(an_order(), OFFICER)
    evening(counter)
    page.enter(ANOTHER, None)
    for key, part in enumerate(Part, start=1):
        counter.press(f"Alt+{key}")
        assert page.view.parts.value is part
    counter.press("Alt+4")
    assert rows_of(page)[0].note == "Chưa in"
    counter.press("Alt+3")
    assert page.view.rows.isVisible()


def test_that_what_was_seen_on_the_day_is_listed_and_opens_its_dossier(
    counter: CounterDesk, page: DayEndScreen
) -> None:
    dossier = counter.office.counter.receive(an_order(), OFFICER)
    evening(counter)
    look_over(counter)
    page.enter(ANOTHER, None)
    counter.press("Alt+7")
    titles = [(row.title, row.note) for row in rows_of(page)]
    assert ("Chưa in", ANOTHER.name) in titles
    place = titles.index(("Chưa in", ANOTHER.name))
    assert rows_of(page)[place].detail == f"{dossier.code} · NGUYỄN THỊ LAN"
    page.view.rows.setFocus()
    page.view.rows.go_to(place)
    counter.press("Return")
    assert (counter.went[-1].page, counter.went[-1].about) == ("dossier", dossier.id)


def test_that_days_are_turned_by_keys_and_never_into_the_future(
    counter: CounterDesk, page: DayEndScreen
) -> None:
    page.enter(ANOTHER, None)
    counter.press("PgDown")
    assert page.presenter.state.day == TODAY
    counter.press("PgUp")
    assert page.presenter.state.day == TODAY - timedelta(days=1)
    assert page.view.day.text() == "19/11/2026"
    page.view.day.setFocus()
    page.view.day.selectAll()
    counter.type("18112026")
    assert page.presenter.state.day == TODAY - timedelta(days=2)
    page.presenter.type_day("21/11/2026")
    assert page.presenter.state.day == TODAY - timedelta(days=2)


def test_that_an_officer_sees_no_figures_and_may_say_why_they_go_on(
    counter: CounterDesk, page: DayEndScreen
) -> None:
    seal_today(counter)
    with pytest.raises(DaySealed):
        counter.office.counter.receive(an_order(), OFFICER)
    page.enter(OFFICER, None)
    state = page.presenter.state
    assert (state.facts, state.leads) == (None, False)
    assert not page.view.seal.print_.isVisible()
    assert counter.focus is page.view.seal.reason
    counter.type("Nguoi dan den muon")
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Đã ghi lý do làm tiếp.")
    assert page.view.seal.reason.text() == ""
    counter.office.counter.receive(an_order(), OFFICER)


def test_that_an_officer_seals_nothing(counter: CounterDesk, page: DayEndScreen) -> None:
    evening(counter)
    page.enter(OFFICER, None)
    assert not page.view.seal.confirm.isEnabled()
    counter.press("Ctrl+Return")
    assert counter.office.day_end.known(TODAY).seal is None


def test_that_what_one_officer_typed_is_not_another_s_to_store(
    counter: CounterDesk, page: DayEndScreen
) -> None:
    seal_today(counter)
    page.enter(OFFICER, None)
    counter.type("Ly do cua toi")
    page.leave()
    page.enter(AT_THE_TILL, None)
    assert page.view.seal.reason.text() == ""
    page.leave()


def test_that_what_changed_since_the_seal_stands_beside_it(
    counter: CounterDesk, page: DayEndScreen
) -> None:
    dossier = counter.office.counter.receive(an_order(), OFFICER)
    seal_today(counter)
    counter.clock.at = FRIDAY_MORNING + timedelta(days=3)
    counter.office.amending.void(VoidDossier(dossier=dossier.id, reason="Nhận nhầm"), ANOTHER)
    page.enter(ANOTHER, TODAY)
    counter.press("Alt+6")
    (row,) = rows_of(page)
    assert (row.title, row.note) == (f"Hủy hồ sơ {dossier.code}", "Nhận nhầm")
    assert page.presenter.state.proof is Proof.SAME
    page.enter(ANOTHER, MONDAY)
    (told,) = rows_of(page)
    assert told.detail.startswith("của ngày 20/11/2026, đã khóa")


def test_that_the_sheet_is_printed_and_saved_by_keys(
    counter: CounterDesk, page: DayEndScreen, tmp_path: Path
) -> None:
    counter.office.counter.receive(an_order(), OFFICER)
    seal_today(counter)
    printed: list[object] = []
    page.print_asked.connect(lambda day, sealed: printed.append((day, sealed)))
    page.name_sheet = lambda _owner, name, done: done(tmp_path / name)
    page.enter(ANOTHER, None)
    counter.press("Ctrl+P", "Ctrl+9")
    assert printed == [(TODAY, True)]
    assert "phieu-ngay-261120.xlsx" in counter.said
    book = load_workbook(tmp_path / "phieu-ngay-261120.xlsx")
    assert book["Theo cán bộ"]["B5"].value == 1
    assert counter.office.day_end.paper(TODAY, ANOTHER).startswith(b"%PDF")


def test_that_a_seal_of_another_desk_meanwhile_is_said(
    counter: CounterDesk, page: DayEndScreen
) -> None:
    evening(counter)
    page.enter(ANOTHER, None)
    counter.press("Ctrl+Return", "Space")
    seal_today(counter)
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Ngày 20/11/2026 đã khóa sổ lúc 17:15")
    assert page.presenter.state.sealed


@pytest.mark.parametrize("typed", ["21/11/2026", "19/1", "99/99/2026"])
def test_that_no_other_day_is_sealed_than_the_one_that_is_typed(
    counter: CounterDesk, page: DayEndScreen, typed: str
) -> None:
    evening(counter)
    page.enter(ANOTHER, None)
    page.view.day.setFocus()
    page.view.day.selectAll()
    counter.type(typed)
    page.view.seal.confirm.setFocus()
    counter.press("Ctrl+Return")
    assert counter.said.startswith(f"Chưa rõ là ngày nào: “{typed}”.")
    assert counter.focus is page.view.day
    assert counter.office.day_end.known(TODAY).seal is None
    asked: list[object] = []
    page.print_asked.connect(lambda *day: asked.append(day))
    page.name_sheet = lambda *_asked: asked.append("file")
    counter.press("Ctrl+P", "Ctrl+9")
    assert asked == []


def open_shift(counter: CounterDesk, by: Officer = AT_THE_TILL) -> None:
    counter.office.till.open_shift(OpenShift(key=uuid4(), opening=0), by)


def test_that_words_wait_while_another_day_is_looked_at(
    counter: CounterDesk, page: DayEndScreen
) -> None:
    open_shift(counter)
    page.enter(ANOTHER, None)
    counter.type("Thu ngan om")
    counter.press("PgUp")
    assert [field.text() for field in page.view.seal.points] in ([], [""])
    counter.press("PgDown")
    assert page.view.seal.points[0].text() == "Thu ngan om"
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Còn 1 điểm chưa ghi lý do")


def test_that_who_types_goes_on_typing_when_more_is_asked_meanwhile(
    counter: CounterDesk, page: DayEndScreen
) -> None:
    page.enter(ANOTHER, None)  # in the morning still
    (early,) = page.view.seal.points
    counter.type("Mat ")
    open_shift(counter)
    counter.news.tell(DossiersChanged(frozenset()))
    assert len(page.view.seal.points) == 2
    assert page.view.seal.points[1] is early
    assert counter.focus is early
    counter.type("dien")
    assert early.text() == "Mat dien"


def test_that_the_next_morning_begins_with_its_own_day(
    counter: CounterDesk, page: DayEndScreen
) -> None:
    page.enter(ANOTHER, None)
    counter.press("PgUp")
    page.leave()
    page.enter(ANOTHER, None)
    assert page.presenter.state.day == TODAY - timedelta(days=1)
    page.leave()
    counter.clock.at = FRIDAY_MORNING + timedelta(days=3)
    page.enter(ANOTHER, None)
    assert page.presenter.state.day == MONDAY
