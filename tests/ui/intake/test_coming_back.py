"""Back with the papers: the visit before is found, offered, and linked by one key."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from operator import attrgetter

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from desk_app.domain.codes.paper_number import PaperNumber
from desk_app.domain.dossier import PaperKind
from desk_app.domain.sent_away import SentAway
from tests.ui.intake.seat import FOUR_PAPERS, HAU, LAN, MARRIAGE, Seat
from ui.screens.intake.form.draft import draft_of, form_from
from ui.screens.intake.form.form import Tick

_ASKED = ("Bản sao giấy khai sinh trước đây", "Giấy tờ chứng minh nơi cư trú")


def sent_away(seat: Seat, card: str = LAN) -> SentAway:
    """Two of four papers were there."""
    seat.scan(card)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "1", "1", "Alt+B", "Ctrl+Return")
    seat.clock.forward(timedelta(days=1))
    return seat.sent_away[-1]


def offered(seat: Seat) -> SentAway | None:
    return seat.state.asked_before


def test_that_the_card_alone_finds_the_visit_before(seat: Seat) -> None:
    away = sent_away(seat)
    seat.scan(LAN)
    assert seat.state.asked_before == away
    assert f"Đã được hướng dẫn bổ sung ngày 20/11/2026, số {away.number}." in seat.words()
    assert seat.state.form.after is None


def test_that_one_key_links_it_and_chooses_the_procedure(seat: Seat) -> None:
    away = sent_away(seat)
    seat.scan(LAN)
    seat.press("Alt+H")
    assert seat.state.form.after == away.id
    assert seat.state.form.procedure == FOUR_PAPERS
    assert seat.screen.view.papers.table.hasFocus()
    seat.press("Ctrl+G", "Ctrl+Return")
    assert seat.received[-1].after == away.id


def test_that_what_was_asked_for_stands_there_as_ticks(seat: Seat) -> None:
    sent_away(seat)
    seat.scan(LAN)
    seat.press("Alt+H")
    card = seat.screen.view.coming_back
    QApplication.processEvents()  # labels made just now are shown by the layout
    labels = [label for label in card.findChildren(QLabel) if label.isVisible()]
    said = " ".join(label.text() for label in labels)
    for name in _ASKED:
        assert name in said
    assert "chưa có" not in said  # beside a tick that would say two things
    first, second = card.ticks
    first.setFocus()
    seat.press("Space")
    assert "còn 1" in seat.words()
    second.setFocus()
    seat.press("Space")
    assert "Đã có đủ những gì được yêu cầu" in seat.words()
    assert form_from(draft_of(seat.state.form)) == seat.state.form


def test_that_what_was_asked_for_has_room_on_the_page(seat: Seat) -> None:
    """Found by the card, then linked: the list is made on a page that stands there already."""
    sent_away(seat)
    seat.scan(LAN)
    QApplication.processEvents()
    seat.press("Alt+H")
    QApplication.processEvents()
    card = seat.screen.view.coming_back
    for tick in card.ticks:
        assert tick.visibleRegion().boundingRect().height() == tick.height() > 0


def sent_away_for(seat: Seat, *asked: str) -> None:
    """All papers of the checklist were there, and something that is not on it was not."""
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Alt+B")
    for words in asked:
        seat.type(words)
        seat.press("Return")
    seat.press("Return")
    seat.type("Cần đối chiếu")
    seat.press("Ctrl+Return")
    seat.clock.forward(timedelta(days=1))


def test_that_what_is_still_to_come_is_asked_about_once(seat: Seat) -> None:
    sent_away_for(seat, "Quyết định ly hôn", "Giấy khai tử")
    seat.scan(LAN)
    seat.press("Alt+H", "Ctrl+G", "Ctrl+Return")
    first, second = seat.screen.view.coming_back.ticks
    assert "Còn 2 nội dung" in seat.said
    assert (seat.received, seat.place) == ([], first)
    seat.press("Space", "Ctrl+Return")
    assert "Còn 1 nội dung" in seat.said
    assert (seat.received, seat.place) == ([], second)
    seat.press("Ctrl+Return")
    assert len(seat.received) == 1


def test_that_tab_comes_to_what_was_asked_for(seat: Seat) -> None:
    sent_away_for(seat, "Quyết định ly hôn", "Giấy khai tử")
    seat.scan(LAN)
    seat.press("Alt+H", "Ctrl+G")
    card = seat.screen.view.coming_back
    card.unlink.setFocus()
    seat.press("Tab", "Space", "Tab", "Space", "Ctrl+Return")
    assert len(seat.received) == 1


def test_that_a_required_paper_that_is_missing_is_told_without_asking_first(seat: Seat) -> None:
    sent_away(seat)
    seat.scan(LAN)
    seat.press("Alt+H", "Ctrl+Return")
    assert "Thiếu 4 giấy tờ" in seat.said


def test_that_a_tick_is_a_tick_on_the_checklist_as_well(seat: Seat) -> None:
    away = sent_away(seat)
    seat.scan(LAN)
    seat.press("Alt+H")
    first, _second = seat.screen.view.coming_back.ticks
    first.setFocus()
    seat.press("Space")
    form = seat.state.form
    assert form.brought == {away.contents[0]}
    assert form.ticks == {_ASKED[0]: Tick(PaperKind.COPY, 2)}
    seat.press("Space")
    assert (seat.state.form.ticks, seat.state.form.brought) == ({}, frozenset())


def test_that_the_checklist_ticks_what_was_asked_for(seat: Seat) -> None:
    sent_away(seat)
    seat.scan(LAN)
    seat.press("Alt+H", "Ctrl+G")
    card = seat.screen.view.coming_back
    assert all(tick.isChecked() for tick in card.ticks)
    assert "Đã có đủ những gì được yêu cầu" in seat.words()


def test_that_many_things_asked_for_leave_room_for_the_checklist(seat: Seat) -> None:
    away = sent_away(seat)
    many = replace(away, contents=tuple(f"Giấy tờ khác số {n}" for n in range(20)))
    form = replace(seat.state.form, after=away.id)
    seat.screen.view.coming_back.show_state(replace(seat.state, form=form, asked_before=many))
    QApplication.processEvents()
    card = seat.screen.view.coming_back
    assert len(card.ticks) == 20
    assert card.height() < seat.screen.view.height() / 3


def test_that_nothing_is_offered_once_a_dossier_has_followed(seat: Seat) -> None:
    sent_away(seat)
    seat.scan(LAN)
    seat.press("Alt+H", "Ctrl+G", "Ctrl+Return")
    seat.scan(LAN)
    assert seat.state.asked_before is None


def test_that_the_newest_of_two_requests_is_offered(seat: Seat) -> None:
    sent_away(seat)
    second = sent_away(seat)
    seat.scan(LAN)
    assert seat.state.asked_before == second


def test_that_nothing_is_offered_to_another_person_or_for_another_procedure(seat: Seat) -> None:
    away = sent_away(seat)
    seat.scan(HAU)
    assert offered(seat) is None
    seat.scan(LAN)
    assert offered(seat) == away
    seat.type(MARRIAGE)
    seat.press("Return")
    assert offered(seat) is None


def test_that_another_procedure_takes_the_link_away(seat: Seat) -> None:
    sent_away(seat)
    seat.scan(LAN)
    seat.press("Alt+H")
    assert seat.state.completes is not None
    seat.screen.view.procedure.field.setFocus()
    seat.type(MARRIAGE)
    seat.press("Return")
    form = seat.state.form
    assert form.after is None


def test_that_a_year_later_nobody_is_expected_any_more(seat: Seat) -> None:
    sent_away(seat)
    seat.clock.forward(timedelta(days=366))
    seat.scan(LAN)
    assert seat.state.asked_before is None


@pytest.mark.parametrize("says", [str, attrgetter("scanned")], ids=["older", "QR"])
def test_that_the_number_read_by_a_scanner_brings_person_and_procedure(
    seat: Seat, says: Callable[[PaperNumber], str]
) -> None:
    away = sent_away(seat)
    seat.scan(says(away.number))
    form = seat.state.form
    assert (form.after, form.procedure) == (away.id, FOUR_PAPERS)
    assert (form.visitor.name, form.visitor.id_number) == ("NGUYỄN THỊ LAN", "092304001234")
    seat.press("Ctrl+G", "Ctrl+Return")
    assert seat.received[-1].after == away.id


def test_that_the_paper_of_another_person_puts_who_stands_there_aside(seat: Seat) -> None:
    away = sent_away(seat)
    seat.scan(HAU)
    before = seat.state.form
    seat.scan(str(away.number))
    assert seat.state.form.visitor.name == "NGUYỄN THỊ LAN"
    assert "vẫn còn giữ" in seat.said
    seat.press("Esc")
    assert seat.state.form == before


def test_that_a_number_nobody_has_and_a_refusal_are_told(seat: Seat) -> None:
    seat.scan("1777/PBS-TTPVHCC")
    assert "Không thấy phiếu số 1777/PBS-TTPVHCC" in seat.said
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Alt+T", "Down", "Return", "Ctrl+Return")
    seat.scan(str(seat.sent_away[-1].number))
    assert "là phiếu từ chối" in seat.said
    assert seat.state.form.is_blank


def test_that_a_link_survives_a_crash(seat: Seat) -> None:
    away = sent_away(seat)
    seat.scan(LAN)
    seat.press("Alt+H")
    seat.screen.presenter.drafts.flush()
    seat.restart()
    assert seat.state.completes == away
    assert f"số {away.number}" in seat.words()


def test_that_a_link_made_by_mistake_is_taken_away(seat: Seat) -> None:
    away = sent_away(seat)
    seat.scan(LAN)
    seat.press("Alt+H")
    seat.screen.view.coming_back.unlink.setFocus()
    seat.press("Return")
    assert seat.state.form.after is None
    assert seat.state.asked_before == away
