"""The catalogue by keys: find, read, compare, what is new, the statistics, and its papers."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from desk_app.documents.public.checklist_of import Unprepared
from desk_app.domain.law.due import Limit, LimitUnit
from desk_app.domain.law.procedure import Level, Procedure
from desk_app.domain.law.process import Leg, ProcessStep
from tests.builders import BUSINESS, a_procedure
from tests.ui.catalogue.conftest import (
    CASES,
    GONE,
    LATELY,
    LONG_AGO,
    MARRIAGE,
    Work,
    days,
    marriage,
    take,
)
from tests.ui.dossiers.counter import AT_THE_TILL, OFFICER, CounterDesk
from ui.screens.catalogue.screen import CatalogueScreen
from ui.screens.catalogue.state import CatalogueState, FieldLine, Page, ProcedureLine


class Reading:
    """The page with an officer at it, and what it asks for."""

    def __init__(self, desk: CounterDesk) -> None:
        self.desk = desk
        self.screen = desk.seat(CatalogueScreen)
        self.sheets: list[Procedure] = []
        self.checklists: list[Unprepared] = []
        self.screen.sheet_asked.connect(self.sheets.append)
        self.screen.checklist_asked.connect(self.checklists.append)
        self.screen.enter(OFFICER, None)

    @property
    def lines(self) -> list[str]:
        return [
            f"{line.field} {line.count}" if isinstance(line, FieldLine) else line.name
            for line in self.screen.presenter.state.lines
        ]

    @property
    def title(self) -> str:
        return self.screen.view.pane.text.partition("\n")[0]

    def find(self, text: str) -> None:
        self.desk.type(text)
        self.desk.press("Return")


@pytest.fixture
def reading(changed: CounterDesk) -> Reading:
    return Reading(changed)


def focused(reading: Reading) -> object:
    return reading.desk.focus


def test_that_the_page_opens_on_the_fields_with_their_numbers(reading: Reading) -> None:
    assert reading.lines == ["Hộ tịch 2", "Thành lập và hoạt động của hộ kinh doanh 1"]
    assert reading.desk.focus is reading.screen.view.finder.field


def test_that_enter_opens_a_field_and_left_closes_it(reading: Reading) -> None:
    reading.desk.press("Down", "Return")
    assert reading.lines[:3] == ["Hộ tịch 2", "Đăng ký kết hôn", "Đăng ký lại khai sinh"]
    reading.desk.press("Down", "Left", "Left")
    assert len(reading.lines) == 2


@pytest.mark.parametrize("tab", ["Alt+3", "Alt+4"])
def test_that_a_procedure_chosen_beside_the_figures_or_news_is_seen(
    reading: Reading, tab: str
) -> None:
    reading.desk.press(tab)
    reading.screen.view.focus_reading()
    reading.screen.leave()
    reading.screen.enter(OFFICER, None)
    assert focused(reading) is reading.screen.view.finder.field
    reading.find("ket hon")
    assert reading.screen.presenter.state.page is Page.CONTENT
    assert reading.title == "Đăng ký kết hôn"
    reading.desk.press("Return")
    assert focused(reading) is reading.screen.view.pane
    reading.desk.press("F12")
    assert [one.procedure.code for one in reading.checklists] == [MARRIAGE]


def test_that_enter_on_the_procedure_that_is_current_leaves_the_figures(
    reading: Reading,
) -> None:
    reading.find("ket hon")
    reading.desk.press("Alt+4")
    assert reading.screen.step_back()
    reading.desk.press("Return")
    assert reading.screen.presenter.state.page is Page.CONTENT
    assert reading.desk.focus is reading.screen.view.pane


def test_that_what_is_typed_without_accents_finds_and_enter_reads_it(reading: Reading) -> None:
    reading.find("ket hon")
    assert reading.lines == ["Đăng ký kết hôn"]
    assert reading.title == "Đăng ký kết hôn"
    assert reading.desk.focus is reading.screen.view.pane


def test_that_words_typed_together_come_before_the_same_words_apart(
    counter: CounterDesk, work: Work
) -> None:
    apart = a_procedure(code="9.000001", name="Bản chứng nhận an toàn thực phẩm")
    together = a_procedure(code="9.000002", name="Cấp bản sao có chứng thực")
    take(work, "two", apart, together, on=LONG_AGO)
    reading = Reading(counter)
    counter.type("chung thuc")
    assert reading.lines == [together.name, apart.name]


def test_that_arrows_read_one_after_the_other(reading: Reading) -> None:
    reading.desk.type("dang ky")
    reading.desk.press("Down", "Down")
    current = reading.screen.view.finder.current
    assert isinstance(current, ProcedureLine)
    assert reading.title == current.name == "Đăng ký lại khai sinh"


def test_that_page_down_scrolls_what_is_read(reading: Reading) -> None:
    reading.find("ket hon")
    reading.desk.press("Return")
    bar = reading.screen.view.pane.verticalScrollBar()
    assert bar.value() == 0
    reading.desk.press("PgDown")
    assert bar.value() > 0


def test_that_esc_goes_back_to_the_list_and_then_leaves_the_page_to_the_shell(
    reading: Reading,
) -> None:
    reading.find("ket hon")
    reading.desk.press("Return")
    assert reading.screen.step_back()
    assert reading.desk.focus is reading.screen.view.finder.table
    assert not reading.screen.step_back()


def test_that_the_content_says_papers_time_fee_and_what_is_not_on_record(
    reading: Reading,
) -> None:
    reading.find("kinh doanh")
    text = reading.screen.view.pane.text
    for words in (
        BUSINESS,
        "2353/QĐ-BTC",
        "Giấy đề nghị đăng ký hộ kinh doanh",
        "03 ngày làm việc",
        "150.000 đồng/hồ sơ",
        "Căn cứ pháp lý",
        "Chưa có dữ liệu.",
    ):
        assert words in text


def test_that_a_level_narrows_the_list(reading: Reading) -> None:
    reading.screen.view.finder.level_chosen.emit(Level.PROVINCE)
    assert reading.lines == ["Đăng ký lại khai sinh"]


def test_that_ctrl_enter_takes_the_procedure_to_the_intake(reading: Reading) -> None:
    reading.find("ket hon")
    reading.desk.press("Ctrl+Return")
    went = reading.desk.went[-1]
    assert (went.page, went.about.code) == ("intake", MARRIAGE)


def test_that_an_abolished_procedure_is_found_says_so_and_cannot_be_received(
    reading: Reading,
) -> None:
    reading.find("khai tu")
    (line,) = reading.screen.presenter.state.lines
    assert isinstance(line, ProcedureLine)
    assert line.closed == "Đã bãi bỏ từ 09/11/2026"
    assert "Đã bãi bỏ từ ngày 09/11/2026" in reading.screen.view.pane.text
    assert not reading.screen.view.receive.isEnabled()
    assert "không tiếp nhận được" in reading.screen.view._why.text()
    reading.desk.press("Ctrl+Return", "F12")
    assert reading.desk.went == []
    assert reading.checklists == []


def test_that_an_abolished_procedure_is_found_by_its_code(reading: Reading) -> None:
    reading.find(GONE)
    assert reading.lines == ["Đăng ký khai tử"]


def test_that_who_may_not_receive_is_told_why(changed: CounterDesk) -> None:
    reading = Reading(changed)
    reading.screen.enter(AT_THE_TILL, None)
    reading.find("ket hon")
    assert not reading.screen.view.receive.isEnabled()
    assert reading.screen.view._why.text()
    assert reading.screen.view.sheet.isEnabled()


def test_that_ctrl_p_asks_for_the_sheet_and_f12_for_the_checklist(reading: Reading) -> None:
    reading.find("ket hon")
    reading.desk.press("Ctrl+P", "F12")
    assert [procedure.code for procedure in reading.sheets] == [MARRIAGE]
    (asked,) = reading.checklists
    assert (asked.procedure.code, asked.there) == (MARRIAGE, None)


def test_that_the_checklist_is_for_the_case_chosen(reading: Reading) -> None:
    reading.find(CASES)
    view = reading.screen.view
    assert view.case.isVisibleTo(view)
    view.case.set_value("Không còn bản sao")
    reading.desk.press("F12")
    assert reading.checklists[0].case == "Không còn bản sao"


def test_that_two_versions_stand_side_by_side_and_the_difference_is_a_word(
    reading: Reading,
) -> None:
    reading.find("ket hon")
    reading.desk.press("Alt+2")
    lines = reading.screen.view.versions.pane.text.splitlines()
    assert lines[0] == "Khác nhau ở 2 mục."
    at = lines.index("Thời hạn giải quyết")
    assert lines[at - 1] == "Khác"
    assert lines[at + 1].endswith("05 ngày làm việc")
    assert lines[at + 2].endswith("03 ngày làm việc")
    assert lines[lines.index("Lĩnh vực") - 1] == "Giống"


def test_that_only_the_differences_can_be_shown(reading: Reading) -> None:
    reading.find("ket hon")
    reading.desk.press("Alt+2")
    reading.screen.view.versions.only.setChecked(True)
    assert "Giống" not in reading.screen.view.versions.pane.text


def test_that_a_procedure_with_one_version_says_so(reading: Reading) -> None:
    reading.find("kinh doanh")
    reading.desk.press("Alt+2")
    said = reading.screen.view.versions._empty.accessibleName()
    assert said.startswith("Thủ tục này mới có một bản")


def test_that_what_is_new_begins_thirty_days_back(reading: Reading) -> None:
    reading.desk.press("Alt+3")
    state = reading.screen.presenter.state
    assert state.since == date(2026, 10, 21)
    assert {(one.change.value, one.code) for one in state.news} == {
        ("changed", MARRIAGE),
        ("abolished", GONE),
    }
    assert reading.screen.view.news._count.text() == "0 mới, 1 sửa đổi, 1 bãi bỏ"


def test_that_another_day_can_be_typed_and_a_wrong_one_is_said(reading: Reading) -> None:
    reading.desk.press("Alt+3")
    field = reading.screen.view.news.since
    field.setFocus()
    field.clear()
    reading.desk.type("10/11/2026")
    reading.desk.press("Return")
    assert reading.screen.presenter.state.news == []
    field.setFocus()
    field.clear()
    reading.desk.type("31/2/2026")
    reading.desk.press("Return")
    assert field.error
    assert reading.screen.presenter.state.since == date(2026, 11, 10)


def test_that_enter_on_news_reads_the_procedure(reading: Reading) -> None:
    reading.desk.press("Alt+3")
    reading.screen.view.focus_reading()
    codes = [one.code for one in reading.screen.presenter.state.news]
    reading.screen.view.news.table.go_to(codes.index(MARRIAGE))
    reading.desk.press("Return")
    assert reading.screen.presenter.state.page is Page.CONTENT
    assert reading.title == "Đăng ký kết hôn"


def test_that_the_statistics_count_shared_procedures_once_in_the_total(reading: Reading) -> None:
    reading.desk.press("Alt+4")
    figures = reading.screen.presenter.state.figures
    total, by_lead, done_at, flags, _changes = (
        {figure.name: figure.count for figure in group} for group in figures.values()
    )
    assert total == {"Thủ tục đang có hiệu lực": 3}
    assert sum(by_lead.values()) == 3
    assert (by_lead["Cấp tỉnh"], by_lead["Cấp xã"], by_lead["Chưa có dữ liệu về cấp"]) == (1, 1, 1)
    assert (done_at["Cấp tỉnh"], done_at["Cấp xã"], done_at["Chung 2–3 cấp"]) == (1, 2, 1)
    assert flags["Không ủy quyền"] == 1


def test_that_a_thousand_procedures_are_listed_a_hundred_at_a_time(
    counter: CounterDesk, work: Work
) -> None:
    many = [a_procedure(code=f"9.{n:06}", name=f"Thủ tục số {n}") for n in range(1_000)]
    take(work, "many", *many, on=LONG_AGO)
    reading = Reading(counter)
    counter.type("thu tuc so")
    assert len(reading.lines) == 100
    assert reading.screen.view.finder.count.text() == (
        "1000 thủ tục, hiện 100. Gõ thêm để thu hẹp."
    )


def test_that_nothing_found_says_what_to_do(reading: Reading) -> None:
    reading.desk.type("khong co dau")
    QApplication.processEvents()
    said = reading.screen.view.finder._empty.accessibleName()
    assert said.startswith("Không thấy thủ tục nào")
    assert not reading.screen.view.finder.focus_list()


def test_that_a_code_handed_over_is_read_at_once(reading: Reading) -> None:
    reading.screen.enter(OFFICER, CASES)
    assert reading.title == "Đăng ký lại khai sinh"


def test_that_the_steps_inside_the_house_are_added_up_against_the_time(
    counter: CounterDesk, work: Work
) -> None:
    steps = (ProcessStep("Thẩm định", "Chuyên viên", Decimal(20)),)
    late = ProcessStep("Ký", "Lãnh đạo", Decimal("4.5"))
    take(work, "in", marriage(steps=steps), on=LONG_AGO)
    reading = Reading(counter)
    reading.find("ket hon")
    assert "Trong thời hạn 40 giờ làm việc." in reading.screen.view.pane.text
    take(work, "over", marriage(steps=(*steps, late), terms=days(3), note="x"), on=LATELY)
    reading.screen.enter(OFFICER, MARRIAGE)
    text = reading.screen.view.pane.text
    assert "24,5" in text
    assert "Vượt 0,5 giờ so với thời hạn 24 giờ làm việc." in text


def test_that_legs_stand_with_their_own_time_and_their_sum(
    counter: CounterDesk, work: Work
) -> None:
    legs = (Leg("Công an", days_of(3)), Leg("Bảo hiểm xã hội", days_of(10)))
    take(work, "legs", marriage(legs=legs), on=LONG_AGO)
    reading = Reading(counter)
    reading.find("ket hon")
    lines = reading.screen.view.pane.text.splitlines()
    assert lines[lines.index("Công an") + 1] == "3 ngày làm việc"
    assert lines[lines.index("Cộng các chặng") + 1] == "13 ngày làm việc"


def days_of(count: int) -> Limit:
    return Limit(Decimal(count), LimitUnit.WORKING_DAY)


def test_that_days_nobody_typed_follow_the_day_it_is(reading: Reading) -> None:
    def a_week_later() -> CatalogueState:
        reading.screen.leave()
        reading.desk.clock.forward(timedelta(days=7))
        reading.screen.enter(OFFICER, None)
        return reading.screen.presenter.state

    year = date(2026, 1, 1)
    reading.desk.press("Alt+3")
    state = a_week_later()
    assert (state.since, state.period) == (date(2026, 10, 28), (year, date(2026, 11, 27)))
    assert reading.screen.presenter.look_since("10/11/2026")
    assert reading.screen.presenter.count_within("1/5/2026", "1/6/2026")
    state = a_week_later()
    typed = (date(2026, 5, 1), date(2026, 6, 1))
    assert (state.since, state.period) == (date(2026, 11, 10), typed)
