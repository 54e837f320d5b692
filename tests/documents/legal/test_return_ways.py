"""What Mẫu 01 and the slip say of a result that is called for, and of one that is sent."""

from dataclasses import replace

import pytest

from desk_app.documents.appointment_slip import AppointmentSlip
from desk_app.documents.editions import shipped_editions
from desk_app.documents.kinds import A5, KINDS, RECEIPT, ROLL
from desk_app.documents.kinds import SLIP as KIND
from desk_app.documents.paper.draw import Manner, pdf
from desk_app.documents.receipt import Receipt
from desk_app.documents.samples.receipts import (
    AUTHORISED,
    ELECTRONIC_SLIP,
    LONG,
    NO_DUE_SLIP,
    SENT_SLIP,
    SLIP,
    USUAL,
)
from tests.documents.reading import boxes_of, overlaps, pages_of, scan, text_of

NOW = shipped_editions().named("tt-03-2025-gui-tra")
BEFORE = shipped_editions().named("tt-03-2025")
BOTH = pytest.mark.parametrize("media", list(KINDS[KIND].files))
BRINGS = "Người đến nhận kết quả mang theo"
BY_POST = (
    "Nhân viên bưu chính giao kết quả tận nơi; muốn đổi địa chỉ hoặc cách nhận, báo nơi tiếp nhận "
    "trước khi có kết quả."
)
BY_PORTAL = (
    "Xem và tải kết quả bằng tài khoản định danh điện tử (VNeID) của chủ hồ sơ; muốn đổi cách "
    "nhận, báo nơi tiếp nhận trước khi có kết quả."
)


def a_receipt(content: Receipt, *, before: bool = False) -> bytes:
    manner = Manner(copies=("Liên 1: Lưu",))
    return pdf(RECEIPT, content, BEFORE if before else NOW, manner=manner)


def a_slip(content: AppointmentSlip, media: str = A5, *, before: bool = False) -> bytes:
    return pdf(KIND, content, BEFORE if before else NOW, media)


def test_that_who_comes_for_a_result_is_told_what_to_bring() -> None:
    assert (
        f"Chú ý: {BRINGS} Giấy này và thẻ căn cước; người nhận thay mang thêm giấy ủy quyền. "
        "Phí, lệ phí: 150.000 đồng, đã thu."
    ) in text_of(a_receipt(USUAL))


def test_that_a_receipt_asks_nobody_to_come_for_a_result_that_is_sent() -> None:
    by_post, by_portal = text_of(a_receipt(LONG)), text_of(a_receipt(AUTHORISED))
    assert f"Chú ý: {BY_POST}" in by_post
    assert f"Chú ý: {BY_PORTAL}" in by_portal
    for text in (by_post, by_portal):
        assert "mang theo" not in text
        assert text.count("Chú ý:") == 1
        assert "không phải đến nhận" in text


@BOTH
def test_that_a_slip_asks_nobody_to_come_for_a_result_that_is_sent(media: str) -> None:
    assert f"{BRINGS} phiếu này và thẻ căn cước" in text_of(a_slip(SLIP, media))
    for content, words in ((SENT_SLIP, BY_POST), (ELECTRONIC_SLIP, BY_PORTAL)):
        text = text_of(a_slip(content, media))
        assert words in text
        assert "mang theo" not in text
        assert f"Trả kết quả tại: {content.place}" in text


@BOTH
def test_that_a_slip_names_the_owner_above_and_who_acts_for_them_below(media: str) -> None:
    alone = text_of(a_slip(SLIP, media))
    assert "Chủ hồ sơ: NGUYỄN THỊ LAN Nội dung:" in alone
    assert "Người nộp" not in alone
    brought = text_of(a_slip(SENT_SLIP, media))
    assert "Chủ hồ sơ: NGUYỄN THỊ LAN Người nộp thay: LÊ VĂN HẬU Nội dung:" in brought
    trusted = text_of(a_slip(replace(SLIP, authorised="LÊ VĂN HẬU"), media))
    by_paper = "Người được ủy quyền" if media == A5 else "Được ủy quyền"
    assert f"Chủ hồ sơ: NGUYỄN THỊ LAN {by_paper}: LÊ VĂN HẬU Nội dung:" in trusted


@BOTH
def test_that_a_slip_of_the_edition_before_is_drawn_as_it_was(media: str) -> None:
    text = text_of(a_slip(SENT_SLIP, media, before=True))
    assert "Người nộp: LÊ VĂN HẬU, cho NGUYỄN THỊ LAN Nội dung:" in text
    assert f"{BRINGS} phiếu này" in text
    assert BY_POST not in text


def test_that_a_receipt_of_the_edition_before_is_drawn_as_it_was() -> None:
    text = text_of(a_receipt(LONG, before=True))
    assert f"Chú ý: {BRINGS} đủ 02 trang của Giấy này" in text
    assert BY_POST not in text


@pytest.mark.parametrize("dpi", [203, 203.2, 300])
@pytest.mark.parametrize(
    ("content", "media", "symbol"),
    [
        (SENT_SLIP, A5, "Code128"),
        (ELECTRONIC_SLIP, A5, "Code128"),
        (ELECTRONIC_SLIP, ROLL, "Code128"),
        (SENT_SLIP, ROLL, "QRCode"),
        (NO_DUE_SLIP, ROLL, "QRCode"),
    ],
)
def test_that_a_scanner_reads_the_code_of_a_slip(
    content: AppointmentSlip, media: str, symbol: str, dpi: float
) -> None:
    assert scan(a_slip(content, media), dpi) == {symbol: content.code}


@pytest.mark.parametrize("content", [USUAL, LONG, AUTHORISED])
def test_that_a_scanner_reads_bars_and_qr_of_a_receipt(content: Receipt) -> None:
    drawn = a_receipt(content)
    assert scan(drawn, 203)["Code128"] == content.code
    assert scan(drawn, 203, len(pages_of(drawn)) - 1)["QRCode"] == content.qr


@BOTH
def test_that_no_words_stand_on_each_other_with_the_longest_names(media: str) -> None:
    longest = replace(
        NO_DUE_SLIP,
        submitter="TÔN NỮ NGUYỄN THỊ PHƯƠNG UYÊN",
        place=SENT_SLIP.place,
        who_comes="",
        sent=SENT_SLIP.sent,
    )
    for content in (longest, SENT_SLIP, ELECTRONIC_SLIP):
        for page in boxes_of(a_slip(content, media)):
            assert overlaps(page) == []
