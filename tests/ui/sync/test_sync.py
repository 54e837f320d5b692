"""The page of the line: works offline, waits for nobody, says what needs somebody."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import process_time

import pytest

from db.store import Store
from desk_app.domain.carry_faults import CarriedRefused
from desk_app.domain.errors import RightMissing
from desk_app.domain.people.rights import Role
from desk_app.services.telling.house_rules import SetHouseRules
from tests.builders import ADMIN, an_officer
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk
from tests.ui.later import Later
from tests.ui.sync.conftest import Elsewhere
from ui.background import Lane
from ui.news import ExchangeWanted, LineChanged
from ui.screens.sync.facts import line_words
from ui.screens.sync.rows import Need
from ui.screens.sync.screen import SyncScreen
from ui.texts import notice

_AT_ONCE_S = 0.5  # of this process's own time, whatever else the machine does


@pytest.fixture
def page(counter: CounterDesk) -> SyncScreen:
    return counter.seat(SyncScreen)


def refuse_last(store: Store, reason: str) -> None:
    with store.engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE outbox SET refused = ? WHERE act = (SELECT max(act) FROM outbox)", (reason,)
        )


def test_that_a_desk_that_never_had_a_line_says_what_waits(
    counter: CounterDesk, page: SyncScreen
) -> None:
    counter.receive()
    waiting = counter.office.line().waiting
    page.enter(OFFICER, None)
    line = page.presenter.state.line
    assert line is not None
    assert (line.state, line.last) == ("Đang nối…", "chưa lần nào")
    assert line.waiting.startswith(f"{waiting} việc, cũ nhất")
    assert "1 hồ sơ" in line.kinds
    assert line.clock == "chưa so với trung tâm"
    assert page.presenter.state.rows == ()
    assert counter.focus is page.view.line.exchange


def test_that_weeks_of_waiting_acts_open_at_once(
    counter: CounterDesk, page: SyncScreen, elsewhere: Elsewhere, store: Store
) -> None:
    counter.receive()
    elsewhere.waiting(30_000, store)
    begun = process_time()
    page.enter(OFFICER, None)
    assert process_time() - begun < _AT_ONCE_S
    line = page.presenter.state.line
    assert line is not None
    assert line.waiting.startswith("30.0")
    assert line.kinds.startswith("30.000 việc khác")


def test_that_what_two_desks_did_otherwise_stands_first_and_leads_to_the_decision(
    counter: CounterDesk, page: SyncScreen, elsewhere: Elsewhere, store: Store
) -> None:
    disputed = elsewhere.returned_twice()
    counter.receive()
    refuse_last(store, "outside_blocks")
    page.enter(ANOTHER, None)
    assert [row.need for row in page.presenter.state.rows] == [Need.DECIDE, Need.MEND]
    counter.press("Ctrl+F8")
    counter.press("Return")
    went = [(go.page, go.about) for go in counter.went]
    assert went == [("disputed", disputed.id), ("dossier", disputed.id)]


@pytest.mark.parametrize(
    ("reason", "words", "button"),
    [
        ("broken_chain", "không nối với việc trước", "Ghi lại"),
        ("outside_blocks", "số ngoài dải", "Gửi lại"),
        ("of_tomorrow", "of_tomorrow", "Gửi lại"),
    ],
)
def test_that_what_was_refused_says_why_and_is_mended_by_one_key(
    counter: CounterDesk, page: SyncScreen, store: Store, reason: str, words: str, button: str
) -> None:
    counter.bring_back(counter.receive())
    refuse_last(store, reason)
    page.enter(ANOTHER, None)
    (row,) = page.presenter.state.rows
    assert words in row.why
    assert page.view.mend.text() == button
    wanted: list[object] = []
    counter.news.changed.connect(wanted.append)
    counter.press("1")
    assert page.presenter.state.rows == ()
    assert ExchangeWanted() in wanted
    assert counter.said.startswith("Đã ")


def test_that_nobody_is_told_to_write_anew_what_only_the_centre_can_mend(
    counter: CounterDesk, page: SyncScreen, store: Store
) -> None:
    rules = SetHouseRules(supplement_days=10)
    counter.office.keeping.set_house_rules(rules, an_officer(ADMIN, Role.ADMIN))
    refuse_last(store, "broken_chain")
    page.enter(ANOTHER, None)
    (row,) = page.presenter.state.rows
    assert row.why.endswith("báo quản trị trung tâm")
    assert "ghi lại" not in row.why
    assert page.view.mend.text() == "Gửi lại"


def test_that_a_reception_sees_what_was_refused_and_mends_nothing(
    counter: CounterDesk, page: SyncScreen, store: Store
) -> None:
    counter.receive()
    refuse_last(store, "broken_chain")
    page.enter(OFFICER, None)
    counter.press("1")
    assert len(page.presenter.state.rows) == 1
    assert not page.view.mend.isEnabled()


def test_that_an_exchange_is_asked_for_with_a_key_and_nobody_waits(
    counter: CounterDesk, page: SyncScreen
) -> None:
    page.enter(OFFICER, None)
    told: list[object] = []
    counter.news.changed.connect(told.append)
    counter.press("Ctrl+Return")
    assert told == [ExchangeWanted()]
    counter.news.tell(LineChanged())
    assert page.view.line.exchange.busy
    counter.news.tell(LineChanged(counter.clock() + timedelta(seconds=40)))
    line = page.presenter.state.line
    assert line is not None
    assert line.next == "trong 40 giây"


@pytest.mark.parametrize(
    ("offset_ms", "wrong"), [(0, False), (299_000, False), (301_000, True), (-301_000, True)]
)
def test_that_a_clock_that_is_off_by_more_than_five_minutes_is_warned_of(
    counter: CounterDesk, offset_ms: int, wrong: bool
) -> None:
    found = replace(counter.office.syncing.overview(), offset_ms=offset_ms)
    assert line_words(found, None, counter.clock()).clock_wrong is wrong


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("", ""),
        ("revoked", "Trung tâm không nhận quầy này (quầy đã bị thu hồi): báo quản trị."),
        ("http 502", "Trung tâm không nhận quầy này (http 502): báo quản trị."),
        ("certificate", "Máy chủ trả lời không chứng minh được là trung tâm: báo quản trị."),
        ("line unprotected", "Đường truyền tới trung tâm không được mã hóa: báo quản trị."),
    ],
)
def test_that_who_does_not_accept_whom_is_said_in_words(
    counter: CounterDesk, reason: str, said: str
) -> None:
    found = counter.office.syncing.overview()
    barred = replace(found, line=replace(found.line, barred=reason))
    assert line_words(barred, None, counter.clock()).barred == said


def test_that_a_leader_beside_other_work_mends_too(
    counter: CounterDesk, page: SyncScreen, store: Store
) -> None:
    counter.receive()
    refuse_last(store, "outside_blocks")
    page.enter(replace(OFFICER, also=frozenset({Role.LEADER})), None)
    assert page.view.mend.isEnabled()


def test_that_numbers_left_are_counted(counter: CounterDesk, store: Store) -> None:
    before = counter.office.syncing.overview().blocks
    counter.receive()
    assert counter.office.syncing.overview().blocks.left_today == before.left_today - 1
    assert counter.office.syncing.overview().store_bytes > 0


def test_that_what_waits_goes_out_as_a_file_and_a_foreign_one_is_refused(
    counter: CounterDesk, page: SyncScreen, tmp_path: Path
) -> None:
    counter.receive()
    page.enter(ANOTHER, None)
    waited = counter.office.line().waiting
    proposed: list[str] = []

    def name(_owner: object, said: str, done: object) -> None:
        proposed.append(said)
        assert callable(done)
        done(tmp_path / said)

    page.name_export = name
    page.choose_answer = lambda _owner, done: done(tmp_path / proposed[0])
    page.view.line.out.click()
    assert (tmp_path / proposed[0]).exists()
    assert f"Đã ghi {waited} việc" in counter.said
    page.view.line.read.click()
    assert "không phải tệp trả lời" in counter.said
    assert page.view.line.out.isEnabled()


@pytest.mark.parametrize(
    ("reason", "advice"),
    [
        ("altered", "ghi lại tệp trả lời"),
        ("newer", "Cập nhật chương trình"),
        ("wrong_way", "Mang tệp này đến trung tâm"),
        ("other_desk", "Chọn tệp trả lời của quầy này"),
    ],
)
def test_that_a_file_that_is_not_taken_in_says_what_to_do_with_it(
    qapp: object, reason: str, advice: str
) -> None:
    assert advice in notice(CarriedRefused(reason)).advice


def test_that_who_neither_leads_nor_administers_carries_nothing_away(
    counter: CounterDesk, page: SyncScreen, tmp_path: Path
) -> None:
    counter.receive()
    page.enter(OFFICER, None)
    assert not page.view.line.out.isEnabled()
    assert not page.view.line.read.isEnabled()
    for carry in (counter.office.syncing.carry_out, counter.office.syncing.carry_in):
        with pytest.raises(RightMissing):
            carry(tmp_path / "dong-bo.qmc", OFFICER)
    assert not list(tmp_path.glob("*.qmc"))


@pytest.mark.parametrize("refused", [False, True])
def test_that_what_was_carried_late_is_told_to_who_carried_it(
    counter: CounterDesk, tmp_path: Path, refused: bool
) -> None:
    slow = Later(lanes={Lane.NETWORK})
    page = counter.seat(SyncScreen, slow)
    counter.receive()
    page.enter(ANOTHER, None)
    if refused:
        page.presenter.carry_in(tmp_path / "khong-co.qmc")
    else:
        page.presenter.carry_out(tmp_path / "dong-bo.qmc")
    page.leave()
    page.enter(an_officer(ADMIN, Role.ADMIN), None)
    counter.notices.clear()
    slow.go_on()
    assert not any(counter.notices)
    assert not page.presenter.state.carrying
    page.leave()
    page.enter(ANOTHER, None)
    assert len([each for each in counter.notices if each is not None]) == 1


def test_that_a_file_under_way_stays_so_when_something_else_is_done_meanwhile(
    counter: CounterDesk, store: Store, tmp_path: Path
) -> None:
    slow = Later(lanes={Lane.NETWORK})
    page = counter.seat(SyncScreen, slow)
    counter.receive()
    refuse_last(store, "of_tomorrow")
    page.enter(ANOTHER, None)
    page.presenter.carry_out(tmp_path / "dong-bo.qmc")
    (row,) = page.presenter.state.rows
    page.presenter.mend(row)
    assert page.presenter.state.carrying
    assert not page.view.line.out.isEnabled()
    slow.go_on()
    assert not page.presenter.state.carrying
