"""Why somebody is sent away: the field, its ready sentences, and what is said without one."""

import pytest
from PySide6.QtWidgets import QApplication

from desk_app.domain.office import unit_from
from desk_app.domain.sent_away import Answer
from tests.builders import FRIDAY_MORNING, UNIT, a_procedure
from tests.ui.intake.seat import FOUR_PAPERS, LAN, Seat
from ui import theme
from ui.screens.intake.form.sentences import sentences
from ui.shell.bands import StatusLine


def test_that_an_empty_reason_is_left_empty_by_tab_and_enter(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Alt+B")
    seat.type("Ảnh 4x6")
    reason, confirm = seat.screen.view.away.reason, seat.screen.view.away_slip.confirm
    for key in ("Return", "Tab", "Shift+Tab"):
        reason.setFocus()
        assert seat.screen.view.away.ahead.isVisible()
        seat.press(key)
        assert seat.place is not reason
        assert seat.state.form.away.reason == ""
    reason.setFocus()
    seat.press("Return")
    assert seat.place is confirm
    reason.setFocus()
    seat.press("Down", "Return")
    assert seat.state.form.away.reason == "Hồ sơ còn thiếu giấy tờ nêu trên."


def test_that_the_list_of_reasons_stands_at_its_field_and_over_no_status_line(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Alt+B")
    seat.type("Ảnh 4x6")
    QApplication.processEvents()
    seat.press("Ctrl+Return")  # there is no reason: the notice pushes the page down
    QApplication.processEvents()
    away, status = seat.screen.view.away, seat.shell.findChild(StatusLine)
    field = away.reason.mapTo(seat.shell, away.reason.rect().bottomLeft())
    assert isinstance(status, StatusLine)
    assert away.ahead.isVisible()
    assert away.ahead.y() == field.y() + 1 + theme.size("space.xs")
    assert away.ahead.geometry().bottom() < status.y()


def test_that_a_refusal_without_a_reason_asks_for_what_a_refusal_says(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Alt+T", "Ctrl+Return")
    assert "lý do từ chối" in seat.said
    assert "bổ sung" not in seat.said
    assert seat.place is seat.screen.view.away.reason


def test_that_ready_sentences_are_chosen_by_typing_without_accents(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Alt+T")
    assert seat.place is seat.screen.view.away.reason
    assert seat.screen.view.away.ahead.isVisible()
    seat.type("tham quyen")
    seat.press("Return", "Ctrl+Return")
    (away,) = seat.sent_away
    assert (away.answer, away.contents) == (Answer.REFUSED, ())
    assert away.reason == "Không thuộc thẩm quyền giải quyết của cơ quan."


@pytest.mark.parametrize(
    ("authority", "unit", "offered"),
    [
        ("Ủy ban Nhân dân xã, phường, thị trấn.", "Phường Ninh Kiều", ""),
        ("Ủy ban nhân dân cấp xã; Sở Tư pháp", "Xã Vị Thủy", ""),
        ("Chủ tịch UBND cấp xã", "Đặc khu Phú Quốc", ""),
        (
            "Sở Tài chính các tỉnh, thành phố",
            "Phường Ninh Kiều",
            "Sở Tài chính các tỉnh, thành phố",
        ),
        ("Bảo hiểm xã hội Việt Nam", "Xã Vị Thủy", "Bảo hiểm xã hội Việt Nam"),
        (
            "Ủy ban Nhân dân xã, phường, thị trấn.",
            "Sở Tư pháp thành phố Cần Thơ",
            "Ủy ban nhân dân cấp xã",
        ),
        ("Sở Tư pháp", "Sở Tư pháp thành phố Cần Thơ", ""),
        ("Ủy ban nhân dân tỉnh", "Phường Tịnh Biên", "Ủy ban nhân dân tỉnh"),
        ("Sở Tư pháp", "Xã Sơn Tịnh", "Sở Tư pháp"),
        ("Sở Tư pháp", "UBND xã Sơ Pai", "Sở Tư pháp"),
        ("Sở Tư pháp, Ủy ban nhân dân cấp xã", "UBND xã Sơ Pai", ""),
    ],
)
def test_that_what_the_desk_decides_itself_is_no_reason_to_refuse(
    qapp: QApplication, authority: str, unit: str, offered: str
) -> None:
    procedure, facts = a_procedure(authority=authority), unit_from(UNIT, unit, {})
    ready = sentences(Answer.REFUSED, procedure, FRIDAY_MORNING.date(), unit=facts)
    said = [each for each in ready if each.startswith("Thủ tục thuộc thẩm quyền")]
    assert said == ([f"Thủ tục thuộc thẩm quyền của {offered}."] if offered else [])
