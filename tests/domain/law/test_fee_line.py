"""A fee line as it is published: what its note proves, its unit, and as JSON."""

from typing import Any

import pytest

from desk_app.domain.law.fees import FeeLine, FeeUnit, fee_from, published_unit

_COUNCIL = (
    "Mức lệ phí cụ thể do Hội đồng nhân dân tỉnh, thành phố trực thuộc Trung ương quyết định."
)


@pytest.mark.parametrize(
    "note",
    [
        "Miễn",
        "Miễn phí",
        "Miễn phí.",
        "- Miễn lệ phí",
        "Miễn phí, lệ phí",
        "Miễn thu phí và lệ phí",
        "Không",
        "Không thu",
        "Không thu phí",
        "Không thu lệ phí;",
        "Không mất phí",
        "Không phải nộp phí, lệ phí",
        "Không có",
        "không có.",
        "Không có phí",
    ],
)
def test_that_a_published_zero_is_free_when_the_whole_note_says_so(note: str) -> None:
    assert not FeeLine(amount=0, note=note).unproved_zero


@pytest.mark.parametrize(
    "note",
    [
        "",
        "0",
        "Không quy định",  # states nothing
        "Không quy định.",
        "Chưa có quy định",
        "Chưa có",
        "Không có quy định",
        _COUNCIL,  # the province has a price
        f"{_COUNCIL} Miễn cho hộ nghèo, người khuyết tật",
        f"{_COUNCIL} Miễn lệ phí cho người thuộc gia đình có công với cách mạng",
        "Miễn, HĐND tỉnh quy định",
        "Miễn cho hộ nghèo",  # who is not poor pays
        "Không thu với trẻ em",
        "Không miễn",
        "Miễn phí lần đầu",
        "Miễn phí từ ngày 01/01/2026 đến 30/6/2026",  # and afterwards?
        "Miễn lệ phí (Thông tư số 47/2019/TT-BTC)",
        "Cấp mới 25.000 đồng/GCN; miễn cho hộ nghèo",
        "Không thu phí tại các vùng miền núi",
        "Phí thẩm định theo vùng miền",
        "Mức lệ phí (nếu có) theo quyết định của Hội đồng nhân dân cấp tỉnh.",
    ],
)
def test_that_a_published_zero_stays_unknown_when_the_note_says_anything_else(note: str) -> None:
    assert FeeLine(amount=0, note=note).unproved_zero


@pytest.mark.parametrize(
    ("note", "unit"),
    [
        ("/trang", FeeUnit.PAGE),
        ("đồng/trang", FeeUnit.PAGE),
        ("/bản", FeeUnit.COPY),
        ("/ bản.", FeeUnit.COPY),
        ("/lần", FeeUnit.TIME),
        ("đồng/lần", FeeUnit.TIME),
        ("/trường hợp", FeeUnit.TIME),
        ("/hồ sơ", FeeUnit.DOSSIER),
        ("", FeeUnit.DOSSIER),
        ("/bản; miễn cho hộ nghèo", FeeUnit.DOSSIER),  # a unit and more is not read
        ("10.000 đồng/lần", FeeUnit.DOSSIER),
        ("/giấy", FeeUnit.DOSSIER),
        ("trang", FeeUnit.DOSSIER),
    ],
)
def test_that_a_note_that_is_a_unit_alone_is_the_unit(note: str, unit: FeeUnit) -> None:
    assert published_unit(note) is unit


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": -1},
        {"amount": "-20000"},
        {"ceiling": -200_000},
        {"tiers": [[3, -1_000]]},
    ],
)
def test_that_a_negative_sum_is_no_fee(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no fee"):
        fee_from({"amount": 2_000, "kind": "fee"} | wrong)
