from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from db.queries.worklist import Filter
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.services.handling.supplement import AskSupplement
from desk_app.wiring.office import Office
from tests.builders import ADMIN, a_person, an_officer
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, OFFICER, CounterDesk
from tests.ui.inline import Inline
from tests.ui.later import Later
from ui.news import DossiersChanged, LineChanged
from ui.screens.worklist.presenter import WorklistState
from ui.screens.worklist.screen import WorklistScreen
from ui.screens.worklist.view import WorklistView
from ui.widgets.button import Button

AFTER_THE_DUE_DAY = datetime(2026, 11, 27, 2, 0, tzinfo=UTC)


def opened(counter: CounterDesk) -> WorklistScreen:
    screen = counter.seat(WorklistScreen)
    screen.enter(OFFICER, None)
    return screen


def chip(screen: WorklistScreen, which: Filter) -> Button:
    button = screen.view.chips.findChildren(Button)[list(Filter).index(which)]
    assert isinstance(button, Button)
    return button


def shown(screen: WorklistScreen) -> list[str]:
    return [row.code for row in screen.presenter.state.rows]


def test_that_the_page_opens_on_the_most_urgent_row(counter: CounterDesk) -> None:
    first, second = counter.receive(), counter.receive()
    screen = opened(counter)
    assert shown(screen) == [str(first.code), str(second.code)]
    assert counter.focus is screen.view.list.table
    counter.press("Return")
    assert [(go.page, go.about) for go in counter.went] == [("dossier", first.id)]


def test_that_arrows_and_enter_open_another_row(counter: CounterDesk) -> None:
    counter.receive()
    second = counter.receive()
    opened(counter)
    counter.press("Down", "Return")
    assert counter.went[-1].about == second.id


def test_that_alt_and_a_number_choose_a_filter(counter: CounterDesk) -> None:
    counter.receive()
    back = counter.bring_back(counter.receive())
    screen = opened(counter)
    counter.press("Alt+5")
    assert shown(screen) == [str(back.code)]
    assert chip(screen, Filter.RESULT_BACK).isChecked()
    counter.press("Alt+1")
    assert len(shown(screen)) == 2


def test_that_each_filter_says_how_many_it_holds(counter: CounterDesk) -> None:
    counter.receive()
    counter.bring_back(counter.receive())
    counter.now_is(AFTER_THE_DUE_DAY)
    screen = opened(counter)
    names = [chip(screen, which).accessibleName() for which in Filter]
    assert names == [
        *("Tất cả 2", "Quá hạn 1", "Hôm nay 0", "Sắp đến hạn 0", "Có kết quả 1"),
        *("Chờ bổ sung 0", "Chờ nghĩa vụ 0", "Sắp trễ, chưa xin lỗi 0"),
        "Chưa bàn giao 1",
    ]


def test_that_who_still_has_to_bring_something_stands_in_a_filter_of_its_own(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    order = AskSupplement(
        dossier=dossier.id, contents=("a",), reason="b", answer_by=date(2026, 11, 25)
    )
    counter.office.steps.ask_supplement(order, ANOTHER)
    screen = opened(counter)
    counter.press("Alt+6")
    (row,) = screen.presenter.state.rows
    assert (row.badge.text, row.place_detail, row.due_day) == (
        "Chờ bổ sung",
        "đến hết 25/11, Quầy 1",
        "–",
    )
    counter.now_is(datetime(2026, 11, 26, 2, 0, tzinfo=UTC))
    screen.presenter.refresh()
    assert screen.presenter.state.rows[0].badge.text == "Hết hạn bổ sung"


def test_that_f5_returns_the_current_row_once_its_result_is_back(counter: CounterDesk) -> None:
    counter.receive()
    back = counter.bring_back(counter.receive())
    screen = opened(counter)
    assert not screen.view.return_button.isEnabled()
    counter.press("Down", "F5")
    assert (counter.went[-1].page, counter.went[-1].about) == ("return", back.id)
    assert counter.navigated == []


def test_that_f5_opens_the_empty_page_of_returning_otherwise(counter: CounterDesk) -> None:
    counter.receive()
    opened(counter)
    counter.press("F5")
    assert counter.navigated == ["return"]


def test_that_news_keep_the_current_row(counter: CounterDesk) -> None:
    counter.receive()
    second = counter.receive()
    screen = opened(counter)
    counter.press("Down")
    counter.clock.forward(-timedelta(hours=1))
    earlier = counter.receive()
    counter.news.tell(DossiersChanged(frozenset({earlier.id})))
    assert shown(screen)[0] == str(earlier.code)
    assert screen.view.list.current is not None
    assert screen.view.list.current.id == second.id


def test_that_what_changed_on_the_line_reloads_nothing(counter: CounterDesk) -> None:
    screen = opened(counter)
    counter.receive()
    counter.news.tell(LineChanged())
    assert shown(screen) == []


def test_that_a_page_nobody_sees_is_read_again_only_when_it_is_shown(
    counter: CounterDesk,
) -> None:
    screen = opened(counter)
    screen.leave()
    dossier = counter.receive()
    counter.news.tell(DossiersChanged(frozenset({dossier.id})))
    assert shown(screen) == []
    screen.enter(OFFICER, None)
    assert shown(screen) == [str(dossier.code)]


def test_that_a_row_says_where_the_dossier_is_and_how_late(counter: CounterDesk) -> None:
    counter.receive()
    counter.now_is(AFTER_THE_DUE_DAY)
    row = opened(counter).presenter.state.rows[0]
    assert (row.badge.text, row.place, row.place_detail) == (
        "Quá hạn 1 ngày",
        "Mới tiếp nhận",
        "quá giờ bàn giao",
    )
    assert (row.due_day, row.due_clock) == ("26/11/2026", "09:15")


def test_that_a_result_nobody_came_for_is_not_called_late(counter: CounterDesk) -> None:
    counter.bring_back(counter.receive())
    counter.now_is(AFTER_THE_DUE_DAY)
    assert opened(counter).presenter.state.rows[0].badge.text == "Có kết quả"


def test_that_an_empty_office_is_told_how_to_begin(counter: CounterDesk) -> None:
    screen = opened(counter)
    title, advice = told(screen.view)
    assert title == "Không có hồ sơ nào đang chờ"
    assert "F2" in advice


def test_that_an_empty_filter_says_which(counter: CounterDesk) -> None:
    counter.receive()
    screen = opened(counter)
    counter.press("Alt+2")
    assert told(screen.view)[0] == "Không có hồ sơ nào quá hạn"


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (1, "1 hồ sơ  ·  xếp theo hạn"),
        (700, "1+ hồ sơ  ·  chỉ hiện 1 hồ sơ gấp nhất"),
    ],
)
def test_that_a_cut_list_says_so(counter: CounterDesk, held: int, words: str) -> None:
    counter.receive()
    screen = opened(counter)
    rows = screen.presenter.state.rows
    screen.view.render_state(WorklistState(Filter.OPEN, rows, {Filter.OPEN: held}, loaded=True))
    assert screen.view.count.text() == words


def test_that_large_counts_are_capped(counter: CounterDesk) -> None:
    screen = opened(counter)
    screen.view.render_state(WorklistState(counts={Filter.OPEN: 20_000}, loaded=True))
    assert chip(screen, Filter.OPEN).accessibleName() == "Tất cả 1000+"


def test_that_a_scan_is_left_to_the_shell(counter: CounterDesk) -> None:
    dossier = counter.receive()
    opened(counter)
    counter.scan(str(dossier.code))
    assert counter.left_over == [str(dossier.code)]


def test_that_the_row_below_takes_the_place_of_one_that_went(counter: CounterDesk) -> None:
    names = ["LÊ THỊ AN", "LÊ THỊ BÌNH", "LÊ THỊ CHI"]
    kept = [counter.receive(applicant=a_person(name=name)) for name in names]
    screen = opened(counter)
    counter.press("Down")
    rows = [row for row in screen.presenter.state.rows if row.id != kept[1].id]
    screen.view.list.show_rows(rows)
    assert screen.view.list.current is not None
    assert screen.view.list.current.id == DossierId(kept[2].id)


def told(view: WorklistView) -> tuple[str, str]:
    """Title and advice of the empty list, as a screen reader says them."""
    title, _, advice = view._empty.accessibleName().partition(". ")
    return title, advice


def test_that_who_receives_nothing_is_not_told_to_receive(counter: CounterDesk) -> None:
    screen = opened(counter)
    screen.leave()
    screen.enter(AT_THE_TILL, None)
    assert "F2" not in told(screen.view)[1]


def test_that_a_list_that_is_being_read_says_so_and_counts_nothing(counter: CounterDesk) -> None:
    counter.receive()
    background = Later()
    screen = counter.seat(WorklistScreen, background)
    screen.enter(OFFICER, None)
    assert not screen.view.list.isVisible()
    assert screen.view._empty.accessibleName() == "Đang đọc…. "
    assert chip(screen, Filter.OPEN).accessibleName() == ""  # its words, and no number
    background.go_on()
    assert chip(screen, Filter.OPEN).accessibleName() == "Tất cả 1"
    assert counter.focus is screen.view.list.table


def test_that_who_sets_a_new_office_up_is_told_where_to_begin(counter: CounterDesk) -> None:
    alone = replace(counter.office.watching, officers=lambda: (OFFICER,))
    office = replace(counter.office, watching=alone)

    def told(officer: Officer, office: Office) -> str:
        screen = WorklistScreen(office, Inline(), counter.news)
        screen.enter(officer, None)
        screen.leave()
        return screen.view._empty.accessibleName()

    administrator = an_officer(ADMIN, Role.ADMIN)
    said = told(administrator, office)
    assert "Mở Thiết lập (Ctrl+F3): thêm cán bộ, nạp danh mục thủ tục, chọn máy in" in said
    assert told(OFFICER, office).startswith("Không có hồ sơ nào đang chờ.")
    assert told(administrator, counter.office).startswith("Không có hồ sơ nào đang chờ.")


def test_that_a_result_is_offered_to_be_handed_out_by_who_may(counter: CounterDesk) -> None:
    counter.bring_back(counter.receive())
    screen = counter.seat(WorklistScreen)
    shown = []
    for officer in (OFFICER, AT_THE_TILL, OFFICER):
        screen.enter(officer, None)
        counter.press("F5")
        shown.append((not screen.view.return_button.isHidden(), len(counter.went)))
    assert shown == [(True, 1), (False, 1), (True, 2)]
