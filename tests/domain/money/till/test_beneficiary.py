"""Who is entitled to a fee: a citation is never taken for a unit."""

import unicodedata

import pytest

from desk_app.domain.money.till.beneficiary import beneficiary_of
from desk_app.domain.money.till.settings import TillSettings
from desk_app.domain.money.till.vietqr import Account
from desk_app.services.catalogue.starter import starter_catalogue

OFFICE = Account(bin="970436", number="0011001932418", holder="TTPVHCC")
LAND = Account(
    bin="970405", number="1800201", holder="VPĐKĐĐ", beneficiary="Văn phòng Đăng ký đất đai"
)


@pytest.mark.parametrize(
    "citation",
    [
        "",
        "Công bố theo Quyết định 1523/QĐ-BCA-C06",
        "Công bố theo QĐ/0001-BTP",
        "Thông tư 47/2019/TT-BTC",
        "TT 226/2016/TT-BTC",
        "NQ 12/2026",
        "Nghị quyết của HĐND thành phố",
        "Số 281/2016/TT-BTC",
        "Số 12",
        "Bộ luật Dân sự",
        "Bộ Tài chính (TT 281)",
        "UBND thành phố quy định",
        "HĐND",
        "Danh mục mẫu của chương trình",
    ],
)
def test_that_a_citation_is_nobody_who_is_entitled(citation: str) -> None:
    assert beneficiary_of(citation) == ""


@pytest.mark.parametrize(
    "words",
    [
        "Đối với cá nhân",
        "Đối với tổ chức trong nước",
        "Trường hợp nộp trực tuyến",
        "Đổi giấy phép lái xe",
        "Đợi công bố",
        "Thuê đất trả tiền hằng năm",
        "Thuế suất phổ thông",
        "Bổ sung theo NQ HĐND",
        "Bỏ thu từ năm nay",
        "Số tiền theo biểu",
        "Sổ hộ khẩu cấp lại",
        "Bộ hồ sơ",
        "Bộ thủ tục hành chính",
        "Đơn vị tính: hồ sơ",
        "Viện phí bệnh viện",
        "Cơ quan thu",
        "Văn phòng phẩm",
        "Phòng cháy chữa cháy",
    ],
)
def test_that_ordinary_words_are_no_unit_however_they_are_spelt(words: str) -> None:
    for form in ("NFC", "NFD"):
        for spelt in (words, words.upper(), words.lower()):
            assert beneficiary_of(unicodedata.normalize(form, spelt)) == ""


@pytest.mark.parametrize(
    "unit",
    [
        "Văn phòng Đăng ký đất đai thành phố Cần Thơ",
        "Chi nhánh VPĐKĐĐ khu vực 3",
        "Sở Tài chính",
        "Công an phường Ninh Kiều",
        "CÔNG AN TP CẦN THƠ",
        "Ngân sách phường",
        "UBND phường Ninh Kiều",
        "Thuế cơ sở 1",
        "Thuế thành phố Cần Thơ",
        "Cục Thuế",
        "Chi cục Thuế khu vực 3",
        "Phòng Tư pháp",
        "PHÒNG TƯ PHÁP",
        "Bộ Tài chính",
        "Đội Cảnh sát giao thông",
        "Trạm Y tế phường",
        "Viện Kiểm sát nhân dân",
        "Trường THPT Châu Văn Liêm",
        "Đơn vị sự nghiệp công",
        unicodedata.normalize("NFD", "Sở Tư pháp"),
    ],
)
def test_that_a_unit_named_in_the_catalogue_is_entitled(unit: str) -> None:
    assert beneficiary_of(f" {unit}  ") == unit


def test_that_no_fee_of_the_catalogue_we_ship_names_a_unit() -> None:
    fees = [fee for one in starter_catalogue() for terms in one.terms for fee in terms.fees]
    assert [fee for fee in fees if fee.source]
    assert {beneficiary_of(fee.source) for fee in fees} == {""}


def test_that_money_goes_to_the_unit_entitled_and_otherwise_to_the_office() -> None:
    settings = TillSettings(accounts=(OFFICE, LAND))
    assert settings.account_for("Văn  phòng Đăng ký đất đai ") == LAND
    assert settings.account_for("TT 226/2016/TT-BTC") == OFFICE


def test_that_an_account_once_set_for_a_citation_goes_on_until_it_is_taken_away() -> None:
    old = Account(bin="970405", number="18", holder="VPĐKĐĐ", beneficiary="NQ 12/2026/NQ-HĐND")
    settings = TillSettings(accounts=(OFFICE, old))
    assert settings.account_for("NQ 12/2026/NQ-HĐND") == old
