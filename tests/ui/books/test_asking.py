"""What a report is asked for, by keys: the period, another beside it, a part of the register."""

from datetime import UTC, date, datetime, timedelta

import pytest

from desk_app.domain.counting.period import PeriodKind, read_period
from desk_app.wiring.reports.files import FileKind
from tests.ui.books.test_books import A_MONTH_LATER, opened, report
from tests.ui.dossiers.counter import ANOTHER, CounterDesk
from ui.screens.books.asking.question import Against, Question, first_question
from ui.screens.books.screen import BooksScreen


def test_that_keys_go_from_period_to_period_and_none_is_ahead(counter: CounterDesk) -> None:
    screen = opened(counter)
    counter.press("PgUp")
    assert str(screen.presenter.state.question.period) == "2026-10"
    counter.press("PgDown", "PgDown", "PgDown")
    assert str(screen.presenter.state.question.period) == "2026-12"
    assert not screen.view.choose.period.ahead.isEnabled()


def test_that_a_period_that_is_not_over_says_so_wherever_it_is_asked_for(
    counter: CounterDesk,
) -> None:
    counter.receive()
    screen = opened(counter)
    running = screen.view.choose.period.running
    assert not running.isVisible()
    counter.press("PgDown")
    assert running.isVisible()
    counter.press("Return")
    assert report(screen).missing[0] == (
        "Kỳ chưa hết, đến hết ngày 31/12/2026: số liệu còn thay đổi."
    )
    counter.press("PgUp")
    assert not any("Kỳ chưa hết" in line for line in report(screen).missing)
    assert screen.step_back()
    counter.press("Ctrl+0")
    assert not screen.view.inspection.period.running.isVisible()
    counter.press("PgDown")
    assert screen.view.inspection.period.running.isVisible()


def test_that_a_typed_day_names_its_period(counter: CounterDesk) -> None:
    screen = opened(counter)
    choice = screen.view.choose.period
    choice.kind_chosen.emit(PeriodKind.QUARTER)
    choice.days.first.setFocus()
    counter.type("05/05/2026")
    counter.press("Return")
    assert str(screen.presenter.state.question.period) == "2026-Q2"
    choice.days.first.setFocus()
    counter.type("05/05/2027")
    counter.press("Return")
    assert choice.days.first.error == "Ngày này chưa đến."


def test_that_any_two_days_are_a_period(counter: CounterDesk) -> None:
    screen = opened(counter)
    choice = screen.view.choose.period
    choice.kind_chosen.emit(PeriodKind.SPAN)
    choice.days.first.setFocus()
    counter.type("16/11/2026")
    counter.press("Return")
    counter.type("02/11/2026")
    counter.press("Return")
    assert choice.days.last.error == "Ngày cuối phải sau ngày đầu."
    choice.days.last.setFocus()
    choice.days.last.clear()
    counter.type("20/11/2026")
    choice.days.first.clear()
    counter.press("Ctrl+Return")
    assert (choice.days.first.error, screen.presenter.state.shown) == (
        "Ghi cả ngày đầu và ngày cuối.",
        None,
    )
    counter.type("16/11/2026")
    counter.press("Ctrl+Return")
    assert str(report(screen).period) == "2026-11-16..2026-11-20"


def test_that_two_periods_stand_side_by_side(counter: CounterDesk) -> None:
    counter.receive()
    screen = opened(counter)
    screen.view.choose.against.against.chosen.emit(Against.BEFORE)
    counter.press("Return")
    assert [one.heading for one in report(screen).columns][1:3] == [
        "Tháng 11/2026",
        "Tháng 10/2026",
    ]
    counter.press("Return")
    assert screen.presenter.state.listed is not None


def test_that_the_register_is_asked_for_one_field(counter: CounterDesk) -> None:
    counter.receive()
    screen = opened(counter)
    screen.presenter.choose("mau-07")
    assert screen.view.choose.field.isVisible()
    assert not screen.view.choose.against.isVisible()
    field = screen.presenter.state.parts.fields[0]
    screen.view.choose.field.chosen.emit(field)
    counter.press("Ctrl+Return")
    assert report(screen).title.endswith(field)


def test_that_steps_of_each_kind_lead_there_and_back() -> None:
    for typed in ("2026-11-05", "2026-W40", "2026-10", "2026-Q2", "2026-H1", "2025-9M", "2025"):
        question = Question(period=read_period(typed))
        back = question.stepped(ahead=False, today=date(2026, 12, 1))
        assert back.stepped(ahead=True, today=date(2026, 12, 1)) == question
    assert str(first_question(date(2026, 1, 5)).period) == "2025-12"


def test_that_home_goes_to_the_period_that_was_over_last(counter: CounterDesk) -> None:
    screen = opened(counter)
    choice = screen.view.choose.period
    assert not choice.over.isEnabled()
    counter.press("PgUp", "PgUp", "PgUp", "Home")
    assert str(screen.presenter.state.question.period) == "2026-11"
    choice.kind_chosen.emit(PeriodKind.QUARTER)
    counter.press("Home")
    assert str(screen.presenter.state.question.period) == "2026-Q3"
    choice.kind_chosen.emit(PeriodKind.SPAN)
    assert not choice.over.isVisible()


def test_that_home_stays_with_the_field_that_is_typed_in(counter: CounterDesk) -> None:
    screen = opened(counter)
    counter.press("PgUp")
    first = screen.view.choose.period.days.first
    first.setFocus()
    counter.type("05/05/202")
    counter.press("Home")
    assert first.cursorPosition() == 0
    assert str(screen.presenter.state.question.period) == "2026-10"


def test_that_any_other_period_of_the_kind_is_held_against(counter: CounterDesk) -> None:
    counter.receive()
    screen = opened(counter)
    against = screen.view.choose.against
    assert not against.days.isVisible()
    against.against.chosen.emit(Against.CHOSEN)
    assert "Tháng 10/2026" in against.named.text()
    against.days.first.setFocus()
    counter.type("17/06/2025")
    counter.press("Return")
    assert "Tháng 6/2025" in against.named.text()
    counter.press("Ctrl+Return")
    heads = [one.heading for one in report(screen).columns][1:3]
    assert heads == ["Tháng 11/2026", "Tháng 6/2025"]


def test_that_two_spans_are_held_against_each_other(counter: CounterDesk) -> None:
    screen = opened(counter)
    choose = screen.view.choose
    choose.period.kind_chosen.emit(PeriodKind.SPAN)
    choose.against.against.chosen.emit(Against.CHOSEN)
    choose.against.days.first.setFocus()
    counter.type("02/03/2026")
    counter.press("Return")
    counter.type("30/02/2026")
    counter.press("Ctrl+Return")
    assert choose.against.days.last.error == "Ghi ngày như 05/11/2026."
    assert screen.presenter.state.shown is None
    choose.against.days.last.setFocus()
    choose.against.days.last.clear()
    counter.type("13/03/2026")
    counter.press("Ctrl+Return")
    question = screen.presenter.state.question
    assert str(question.other) == "2026-03-02..2026-03-13"


def test_that_what_is_held_against_follows_the_kind(counter: CounterDesk) -> None:
    screen = opened(counter)
    choose = screen.view.choose
    choose.against.against.chosen.emit(Against.CHOSEN)
    choose.period.kind_chosen.emit(PeriodKind.YEAR)
    assert str(screen.presenter.state.question.other) == "2026"
    choose.against.against.chosen.emit(Against.NOTHING)
    assert screen.presenter.state.question.other is None


def test_that_the_register_is_asked_for_one_level(counter: CounterDesk) -> None:
    received = counter.receive()
    screen = opened(counter)
    level = screen.view.choose.level
    assert not level.isVisible()
    screen.presenter.choose("mau-07")
    assert level.isVisible()
    (only,) = screen.presenter.state.parts.levels  # no procedure of this catalogue names one
    assert only == ("none", "Chưa rõ cấp")
    level.chosen.emit("none")
    counter.press("Ctrl+Return")
    assert report(screen).title == "Sổ theo dõi hồ sơ – chưa rõ cấp"
    assert [row.key for row in report(screen).rows] == [str(received.code)]
    screen.step_back()
    screen.presenter.choose("II.06a")
    assert not screen.presenter.state.question.level


@pytest.mark.parametrize("name", ["tien-do", "can-bo", "quay", "thu-tuc", "mau-07", "luot-khach"])
def test_that_the_short_name_of_a_command_stands_nowhere_on_the_page(
    counter: CounterDesk, name: str
) -> None:
    screen = opened(counter, ANOTHER)
    screen.presenter.choose(name)
    rows = screen.view.choose.reports.model()
    shown = [
        str(rows.index(row, column).data())
        for row in range(rows.rowCount())
        for column in range(rows.columnCount())
    ]
    assert not [words for words in shown if name in words]
    assert name not in screen.presenter.file_name(FileKind.XLSX)
    counter.press("Ctrl+Return")
    assert report(screen).name == name


def come_back_on(counter: CounterDesk, screen: BooksScreen, day: datetime) -> str:
    """The program stayed on; the period that the page proposes."""
    screen.leave()
    counter.now_is(day)
    screen.enter(ANOTHER, None)
    return str(screen.presenter.state.question.period)


def test_that_a_period_nobody_chose_is_of_the_day_it_is(counter: CounterDesk) -> None:
    screen = opened(counter)
    screen.presenter.choose("07a")
    assert come_back_on(counter, screen, A_MONTH_LATER + timedelta(days=45)) == "2026-12"
    assert screen.presenter.state.question.name == "07a"
    counter.press("PgUp")
    assert come_back_on(counter, screen, A_MONTH_LATER + timedelta(days=90)) == "2026-11"


def test_that_the_period_of_a_report_that_is_read_stays_until_it_is_left(
    counter: CounterDesk,
) -> None:
    screen = opened(counter)
    counter.press("Return")
    assert come_back_on(counter, screen, A_MONTH_LATER + timedelta(days=45)) == "2026-11"
    assert screen.presenter.file_name(FileKind.XLSX) == "II.06a 2026-11.xlsx"
    assert screen.step_back()
    assert str(screen.presenter.state.question.period) == "2026-12"


def test_that_another_period_of_an_inspection_nobody_chose_is_of_the_day_it_is(
    counter: CounterDesk,
) -> None:
    screen = opened(counter)
    counter.press("Ctrl+0")
    assert str(screen.inspection.state.question.period) == "2026-11"
    come_back_on(counter, screen, A_MONTH_LATER + timedelta(days=45))
    assert str(screen.inspection.state.question.period) == "2026-12"
    counter.press("PgUp", "PgUp")
    come_back_on(counter, screen, A_MONTH_LATER + timedelta(days=90))
    assert str(screen.inspection.state.question.period) == "2026-10"


TENTH = datetime(2026, 11, 10, 1, 0, tzinfo=UTC)  # a Tuesday, 08:00


def opened_on_the_tenth(counter: CounterDesk) -> BooksScreen:
    screen = opened(counter)
    come_back_on(counter, screen, TENTH)
    counter.press("PgDown")
    assert str(screen.presenter.state.question.period) == "2026-11"
    return screen


@pytest.mark.parametrize(
    ("typed", "week"),
    [
        ("1/11/2026", "2026-W44"),
        ("9/11", "2026-W46"),
        ("12/11", "2025-W46"),
        ("091126", "2026-W46"),
    ],
)
def test_that_the_day_of_a_period_is_typed_as_in_any_other_field(
    counter: CounterDesk, typed: str, week: str
) -> None:
    screen = opened_on_the_tenth(counter)
    choice = screen.view.choose.period
    choice.kind_chosen.emit(PeriodKind.WEEK)
    choice.days.first.setFocus()
    counter.type(typed)
    counter.press("Return")
    assert choice.days.first.error == ""
    assert str(screen.presenter.state.question.period) == week


def test_that_a_shorter_kind_of_a_running_period_is_the_one_that_has_begun(
    counter: CounterDesk,
) -> None:
    screen = opened_on_the_tenth(counter)
    choice = screen.view.choose.period
    choice.kind_chosen.emit(PeriodKind.WEEK)
    assert str(screen.presenter.state.question.period) == "2026-W46"
    choice.kind_chosen.emit(PeriodKind.YEAR)
    choice.kind_chosen.emit(PeriodKind.DAY)
    assert str(screen.presenter.state.question.period) == "2026-11-10"
    counter.press("PgUp")
    choice.kind_chosen.emit(PeriodKind.MONTH)
    counter.press("PgUp")
    choice.kind_chosen.emit(PeriodKind.WEEK)
    assert str(screen.presenter.state.question.period) == "2026-W44"  # the last of October


def test_that_a_refused_day_goes_with_the_kind_it_was_typed_for(counter: CounterDesk) -> None:
    screen = opened_on_the_tenth(counter)
    choice = screen.view.choose.period
    choice.days.first.setFocus()
    counter.type("45/11/2026")
    counter.press("Return")
    assert choice.days.first.error == "Ghi ngày như 05/11/2026."
    choice.kind_chosen.emit(PeriodKind.WEEK)
    assert (choice.days.first.text(), choice.days.first.error) == ("", "")
    counter.press("Ctrl+Return")
    assert screen.presenter.state.shown is not None
