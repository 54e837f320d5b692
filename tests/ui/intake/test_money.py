"""Fees at the counter by keys alone: pages and copies, waivers, who is exempt and why."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from desk_app.domain.law.due import SAME_DAY
from desk_app.domain.law.fees import FeeKind, FeeLine, FeeTier, FeeUnit
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.law.terms import ChannelTerms
from desk_app.domain.money.counted import Counted
from desk_app.domain.money.relief import Ground
from tests.builders import a_procedure
from tests.ui.intake.seat import FOUR_PAPERS, HAU, LAN, MARRIAGE, UNKNOWN, Seat
from ui.widgets.labels import MoneyLine

COPY = FeeLine(
    amount=2_000,
    kind=FeeKind.FEE,
    name="Phí chứng thực bản sao",
    unit=FeeUnit.PAGE,
    tiers=(FeeTier(3, 1_000),),
    ceiling=200_000,
)
RESIDENCE = FeeLine(amount=20_000, kind=FeeKind.LEVY, name="Lệ phí đăng ký cư trú")
CIVIL = FeeLine(
    amount=15_000,
    kind=FeeKind.LEVY,
    name="Lệ phí hộ tịch",
    note="Miễn cho người thuộc gia đình có công với cách mạng, hộ nghèo, người khuyết tật",
)


def with_fees(*fees: FeeLine, **changed: Any) -> Procedure:
    terms = ChannelTerms(channel=Channel.DIRECT, limit=SAME_DAY, fees=fees)
    return a_procedure(**({"code": UNKNOWN, "name": "Thủ tục thử", "terms": (terms,)} | changed))


def choose(seat: Seat, *fees: FeeLine, **changed: Any) -> None:
    """Lan is there, and the procedure is chosen."""
    seat.put_in_catalogue(with_fees(*fees, **changed))
    seat.scan(LAN)
    seat.type(UNKNOWN)
    seat.press("Return")


def confirm(seat: Seat) -> None:
    seat.press("Ctrl+G", "Ctrl+Return")


def shown(seat: Seat) -> str:
    return seat.words().replace("\u00a0", " ")


def is_at(seat: Seat, place: QWidget) -> bool:
    return seat.place is place


def test_that_pages_and_copies_are_typed_on_the_way_to_the_papers(seat: Seat) -> None:
    choose(seat, COPY)
    counts = seat.screen.view.procedure.money.counts
    assert is_at(seat, counts[FeeUnit.PAGE])
    seat.type("3")
    assert "(3 trang × 1 bản) 5.000 đ" in shown(seat)
    seat.press("Return")
    assert is_at(seat, counts[FeeUnit.COPY])
    seat.type("2")
    seat.press("Return")
    assert is_at(seat, seat.screen.view.papers.table)
    assert "Phí chứng thực bản sao (3 trang × 2 bản) 10.000 đ" in shown(seat)
    assert "2 trang × 2.000 đồng + 1 trang × 1.000 đồng = 5.000 đồng/bản" in shown(seat)
    confirm(seat)
    (fee,) = seat.received[-1].fees
    assert (fee.amount, fee.counted) == (10_000, Counted(pages=3, copies=2))


@pytest.mark.parametrize(
    ("typed", "pages"),
    [("3", 3), ("300", 300), ("0", 1), ("-7", 7), ("ba", 1), ("12345", 1234)],
)
def test_that_only_a_whole_number_can_be_typed(seat: Seat, typed: str, pages: int) -> None:
    choose(seat, COPY)
    seat.type(typed)
    assert seat.state.form.money.counted.pages == pages


def test_that_an_emptied_count_is_one(seat: Seat) -> None:
    choose(seat, COPY)
    seat.type("3")
    seat.press("Backspace")
    assert seat.state.form.money.counted.pages == 1
    seat.press("Return")
    assert seat.screen.view.procedure.money.counts[FeeUnit.PAGE].text() == "1"


@pytest.mark.parametrize(
    ("unit", "typed", "words"),
    [(FeeUnit.COPY, "3", "(3 bản) 24.000 đ"), (FeeUnit.TIME, "2", "(2 lần) 16.000 đ")],
)
def test_that_copies_and_times_multiply_at_once(
    seat: Seat, unit: FeeUnit, typed: str, words: str
) -> None:
    choose(seat, FeeLine(amount=8_000, unit=unit))
    assert is_at(seat, seat.screen.view.procedure.money.counts[unit])
    seat.type(typed)
    assert words in shown(seat)


def test_that_a_fee_of_the_dossier_asks_for_no_count(seat: Seat) -> None:
    choose(seat, CIVIL)
    assert is_at(seat, seat.screen.view.papers.table)
    assert not seat.screen.view.procedure.money.isVisible()


def test_that_a_waiver_is_offered_and_used_when_its_conditions_are_confirmed(seat: Seat) -> None:
    choose(seat, RESIDENCE, name="Đăng ký thường trú")
    assert "Đã tích hợp đủ năm loại giấy tờ cơ bản" in shown(seat)
    assert "Lệ phí đăng ký cư trú 20.000 đ" in shown(seat)
    seat.press("F11")
    tick = seat.screen.view.procedure.money.waivers[0].tick
    assert is_at(seat, tick)
    assert tick.text() == "Miễn theo TT 117/2026/TT-BTC"
    seat.press("Space")
    assert "Lệ phí đăng ký cư trú 0 đ" in shown(seat)
    confirm(seat)
    (fee,) = seat.received[-1].fees
    assert (fee.amount, fee.full, fee.waived) == (0, 20_000, 20_000)
    assert fee.relief is not None
    assert fee.relief.source == "TT 117/2026/TT-BTC"


def test_that_every_waiver_that_fits_is_offered_in_order(seat: Seat) -> None:
    name = "Đăng ký biện pháp bảo đảm; cấp lại giấy phép lái xe; cấp lại thẻ căn cước"
    choose(seat, RESIDENCE, name=name)
    offered = [row for row in seat.screen.view.procedure.money.waivers if row.isVisible()]
    assert [row.tick.text() for row in offered] == [
        "Miễn theo TT 117/2026/TT-BTC: Đăng ký cư trú",
        "Miễn theo TT 117/2026/TT-BTC: Cấp đổi, cấp lại căn cước",
        "Miễn theo TT 117/2026/TT-BTC: Đổi, cấp lại giấy phép lái xe",
        "Giảm 50% theo TT 117/2026/TT-BTC",
    ]
    assert shown(seat).count("Đã tích hợp đủ năm loại giấy tờ cơ bản") == 1
    seat.press("F11")
    for row in offered:
        assert is_at(seat, row.tick)
        seat.press("Return")
    choose(seat, RESIDENCE, name="Đăng ký thường trú")
    assert [row.isVisible() for row in offered] == [True, False, False, False]


def test_that_a_waiver_whose_days_are_over_is_not_offered(seat: Seat) -> None:
    seat.clock.forward(timedelta(days=101))  # 1 March 2027
    choose(seat, RESIDENCE, name="Đăng ký thường trú")
    assert not seat.screen.view.procedure.money.waivers[0].isVisible()


def test_that_an_exemption_the_catalogue_names_is_shown_and_needs_its_basis(seat: Seat) -> None:
    choose(seat, CIVIL)
    seat.press("F11")
    assert is_at(seat, seat.screen.view.procedure.money.ground)
    seat.press("Down")
    assert f"Danh mục ghi “{CIVIL.note}”" in shown(seat)
    assert "Lệ phí hộ tịch 15.000 đ" in shown(seat)
    confirm(seat)
    assert not seat.received
    assert is_at(seat, seat.screen.view.procedure.money.basis)
    seat.type("Sổ hộ nghèo số 15")
    assert "Lệ phí hộ tịch 0 đ" in shown(seat)
    assert "Danh mục ghi" not in shown(seat)
    seat.press("Ctrl+Return")
    relief = seat.received[-1].fees[0].relief
    assert relief is not None
    assert (relief.id, relief.source) == (Ground.POOR_HOUSEHOLD, "Sổ hộ nghèo số 15")


def test_that_another_exemption_is_refused_until_its_basis_is_typed(seat: Seat) -> None:
    choose(seat, CIVIL)
    seat.press("F11", "Down", "Down", "Down", "Down")
    assert "Danh mục không nêu đối tượng này" in shown(seat)
    confirm(seat)
    assert not seat.received
    assert "chưa có căn cứ" in seat.said
    assert is_at(seat, seat.screen.view.procedure.money.basis)
    seat.type("NQ 12/2026/NQ-HĐND, căn cước")
    assert "Lệ phí hộ tịch 0 đ" in shown(seat)
    seat.press("Ctrl+Return")
    relief = seat.received[-1].fees[0].relief
    assert relief is not None
    assert (relief.reason, relief.source) == ("người cao tuổi", "NQ 12/2026/NQ-HĐND, căn cước")


def test_that_taking_the_exemption_back_asks_for_the_whole_sum_again(seat: Seat) -> None:
    choose(seat, CIVIL)
    seat.press("F11", "Down", "Up")
    assert seat.state.form.money.exemption is None
    assert "Lệ phí hộ tịch 15.000 đ" in shown(seat)


def test_that_a_sum_nobody_knows_is_said_and_kept_as_unknown(seat: Seat) -> None:
    choose(seat, FeeLine(amount=None, name="Lệ phí hộ tịch"), RESIDENCE)
    assert "Lệ phí hộ tịch chưa có dữ liệu" in shown(seat)
    confirm(seat)
    dossier = seat.received[-1]
    assert (dossier.fee_total, dossier.unpriced_fees) == (20_000, ("Lệ phí hộ tịch",))


def test_that_a_published_zero_without_a_word_is_no_free_procedure(seat: Seat) -> None:
    choose(seat, FeeLine(amount=0, name="Lệ phí hộ tịch"))
    assert "Lệ phí hộ tịch chưa có dữ liệu" in shown(seat)
    assert "Không thu" not in shown(seat)


def test_that_what_is_said_to_be_free_is_free(seat: Seat) -> None:
    choose(seat, FeeLine(amount=0, name="Lệ phí hộ tịch", note="Miễn lệ phí"))
    assert "Không thu phí, lệ phí" in shown(seat)
    assert not seat.screen.view.slip.relief.isVisible()


def test_that_counts_and_exemptions_come_back_with_the_draft(seat: Seat) -> None:
    choose(seat, COPY)
    seat.type("3")
    seat.press("F11", "Down", "Return")
    seat.type("Sổ hộ nghèo")
    form = seat.state.form
    seat.screen.presenter.drafts.flush()
    seat.restart()
    assert seat.state.form == form
    assert form.money.counted.pages == 3
    assert form.money.exemption is not None


@pytest.mark.parametrize("step", ["procedure", "person"])
def test_that_another_procedure_or_person_begins_without_them(seat: Seat, step: str) -> None:
    choose(seat, COPY)
    seat.type("3")
    seat.press("F11", "Down")
    if step == "person":
        seat.scan(HAU)
    else:
        seat.screen.view.procedure.field.setFocus()
        seat.type(MARRIAGE if step == "procedure" else FOUR_PAPERS)
        seat.press("Return")
    assert seat.state.form.money.counted == Counted()
    assert seat.state.form.money.exemption is None


def test_that_the_fees_of_the_next_dossier_stand_in_the_lines_of_the_one_before(
    seat: Seat,
) -> None:
    choose(seat, RESIDENCE, CIVIL)
    lines = seat.screen.view.slip.findChildren(MoneyLine)
    confirm(seat)
    choose(seat, CIVIL)
    assert "Lệ phí hộ tịch" in shown(seat)
    assert "Lệ phí đăng ký cư trú" not in shown(seat)
    assert seat.screen.view.slip.findChildren(MoneyLine) == lines
