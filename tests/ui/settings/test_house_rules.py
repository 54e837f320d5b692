"""What the office tells by itself, and how long it awaits a supplement: set by keys."""

from desk_app.domain.handling.telling import NoticeAbout
from desk_app.domain.officer import Officer
from desk_app.domain.telling.house_rules import SUPPLEMENT_DAYS, HouseRules
from desk_app.services.telling.house_rules import SetHouseRules
from tests.ui.settings.conftest import Desk
from ui.news import DossiersChanged


def test_that_the_administrator_sets_the_rules_for_every_desk(desk: Desk, admin: Officer) -> None:
    desk.enter(admin)
    desk.press("Alt+9")
    box = desk.page.due_display.rules
    assert box.days.text() == str(SUPPLEMENT_DAYS)
    box.ticks[NoticeAbout.RESULT_READY].setFocus()
    desk.press("Space")
    assert desk.office.keeping.house_rules().tells == {NoticeAbout.RESULT_READY}
    box.days.setFocus()
    box.days.setText("10")
    desk.press("Return")
    rules = desk.office.keeping.house_rules()
    assert rules == HouseRules(tells=frozenset({NoticeAbout.RESULT_READY}), supplement_days=10)


def test_that_no_days_or_too_many_are_refused_and_the_field_says_again_what_counts(
    desk: Desk, admin: Officer
) -> None:
    desk.enter(admin)
    desk.press("Alt+9")
    box = desk.page.due_display.rules
    for typed in ("400", "mười"):
        box.days.setFocus()
        box.days.setText(typed)
        desk.press("Return")
        assert desk.office.keeping.house_rules().supplement_days == SUPPLEMENT_DAYS
    box.ticks[NoticeAbout.APOLOGY].setFocus()
    desk.press("Space")
    assert box.days.text() == str(SUPPLEMENT_DAYS)


def test_that_the_months_a_new_desk_fetches_are_set_and_impossible_ones_are_refused(
    desk: Desk, admin: Officer
) -> None:
    desk.enter(admin)
    desk.press("Alt+9")
    box = desk.page.due_display.rules
    assert box.months.text() == "0"
    for typed, kept in (("36", 36), ("9999", 36), ("nhiều", 36)):
        box.months.setFocus()
        box.months.setText(typed)
        desk.press("Return")
        assert desk.office.keeping.house_rules().keep_months == kept


def test_that_an_officer_sees_the_rules_and_cannot_change_them(
    desk: Desk, reception: Officer
) -> None:
    desk.enter(reception)
    desk.press("Alt+9")
    box = desk.page.due_display.rules
    assert not any(tick.isEnabled() for tick in box.ticks.values())
    assert box.days.isReadOnly()
    assert box.months.isReadOnly()
    assert box._reason.text()


def test_that_the_open_page_follows_another_desk_and_undoes_nothing_of_it(
    desk: Desk, admin: Officer
) -> None:
    desk.enter(admin)
    desk.press("Alt+9")
    box = desk.page.due_display.rules
    box.days.setFocus()
    desk.type("10")  # half typed
    elsewhere = SetHouseRules(tells={NoticeAbout.RECEIVED: True}, keep_months=36)
    desk.office.keeping.set_house_rules(elsewhere, admin)
    desk.tell(DossiersChanged(frozenset()))
    assert box.ticks[NoticeAbout.RECEIVED].isChecked()
    assert box.months.text() == "36"
    half_typed = box.days.text()
    assert half_typed.endswith("10")
    box.days.setText("10")
    desk.press("Return")
    box.ticks[NoticeAbout.RESULT_READY].setFocus()
    desk.press("Space")
    assert desk.office.keeping.house_rules() == HouseRules(
        tells=frozenset({NoticeAbout.RECEIVED, NoticeAbout.RESULT_READY}),
        supplement_days=10,
        keep_months=36,
    )


def test_that_an_act_of_an_open_page_sets_what_was_changed_there_alone(
    desk: Desk, admin: Officer
) -> None:
    desk.enter(admin)
    desk.press("Alt+9")
    desk.office.keeping.set_house_rules(SetHouseRules(keep_months=36), admin)
    desk.page.due_display.rules.ticks[NoticeAbout.RESULT_READY].setFocus()
    desk.press("Space")  # before the page heard of it
    assert desk.office.keeping.house_rules().keep_months == 36
