"""The count of a drawer and the voucher of a refund: what stands on the paper."""

from dataclasses import replace
from datetime import date

import pytest

from desk_app.documents.editions import editions_of
from desk_app.documents.kinds import CASH_COUNT, KINDS, REFUND_VOUCHER
from desk_app.documents.office.till.cash_count_of import cash_count_of
from desk_app.documents.office.till.refund_voucher_of import refund_voucher_of
from desk_app.documents.paper.draw import pdf
from desk_app.documents.samples import till_papers as samples
from desk_app.documents.samples.public import FACTS
from desk_app.domain.dossier import FeeDue
from tests.documents.reading import text_of

DAY = date(2026, 11, 20)


def read(kind: str, content: object, media: str) -> str:
    edition = editions_of(KINDS[kind]).on(DAY, KINDS[kind].file(media))
    return text_of(pdf(kind, content, edition, media))


def test_that_the_count_tells_notes_sums_and_who() -> None:
    said = read(CASH_COUNT, samples.COUNT, "A4")
    assert "BIÊN BẢN KIỂM QUỸ Quầy 2, Trung tâm Phục vụ hành chính công" in said
    assert "Thu ngân: Trần Thị Bích Ngọc Mở ca: 07:25 ngày 20/11/2026" in said
    assert "500.000 2 1.000.000 200.000 3 600.000 50.000 1 50.000" in said
    assert "Tổng cộng 9 1.700.000 Bằng chữ: Một triệu bảy trăm nghìn đồng" in said
    assert "Chi hoàn tiền mặt -150.000 Phải có trong quỹ 1.700.000" in said
    assert "Chênh lệch: không 0" in said
    assert "Chuyển khoản 450.000 POS 0" in said
    assert "Phiếu thu nội bộ: 12 lượt thu, số 1001/PT đến 1012/PT" in said
    assert "Lý do chênh lệch" not in said


def test_that_a_difference_and_the_counts_before_are_told() -> None:
    short = replace(samples.CLOSING, expected=1_705_000, reason="Thối nhầm")
    aside = replace(
        samples.CLOSING, reversed_at=samples.AT, reversed_because="Đếm nhầm", counted={500_000: 3}
    )
    shift = replace(samples.SHIFT, closings=(aside, short))
    said = read(CASH_COUNT, cash_count_of(shift, "Quầy 2", FACTS), "A4")
    assert "Đếm: lần 2" in said
    assert "Chênh lệch: thiếu -5.000 Lý do chênh lệch: Thối nhầm" in said
    assert "Lần đếm trước 1.500.000 đồng, hủy lúc 15:20 ngày 20/11/2026: Đếm nhầm" in said


def test_that_a_shift_nobody_counted_has_no_paper() -> None:
    with pytest.raises(ValueError, match="never counted"):
        cash_count_of(replace(samples.SHIFT, closings=()), "Quầy 2", FACTS)


@pytest.mark.parametrize("media", ["A5", "80mm"])
def test_that_the_voucher_tells_number_payee_sum_and_who_let_it(media: str) -> None:
    said = read(REFUND_VOUCHER, samples.VOUCHER, media)
    assert "PHIẾU CHI HOÀN PHÍ, LỆ PHÍ" in said
    for words in ("1003/PC", "Nguyễn Thị Lan", "Hồ sơ nhận nhầm, đã hủy", "24.000", "Tiền mặt"):
        assert words in said
    assert "Bằng chữ: Hai mươi tư nghìn đồng" in said
    assert "Trần Thị Bích Ngọc" in said
    assert "Lê Hoàng Phúc" in said
    assert "Nhận thay vì" not in said


def test_that_another_payee_and_money_beyond_what_was_due_are_named() -> None:
    back = replace(
        samples.BACK,
        fees=(FeeDue(name="", amount=5_000),),
        payee="Lê Văn Hậu",
        payee_reason="Được ủy quyền",
    )
    said = read(REFUND_VOUCHER, refund_voucher_of(back, FACTS), "A5")
    assert "Nhận thay vì: Được ủy quyền" in said
    assert "Nộp thừa 5.000" in said
