"""What one scan of a citizen card says, and what speaks against it, in words and as JSON."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from desk_app.domain.acts.act import Json
from desk_app.domain.errors import CardUnreadable
from desk_app.domain.people.citizen_card import (
    CardIssuer,
    CitizenCard,
    card_issuer,
    has_lost_letters,
    looks_like_card,
    read_citizen_card,
)
from desk_app.domain.people.personal_number import (
    Finding,
    Sex,
    check_personal_number,
    sex_of,
    year_of,
)
from desk_app.domain.people.telex import is_damaged_card
from desk_app.domain.places.address import read_address
from desk_app.domain.places.provinces import province_of_number

ISSUERS: Final[Mapping[CardIssuer, str]] = {
    CardIssuer.RESIDENCE_POLICE: "Cục Cảnh sát ĐKQL cư trú và DLQG về dân cư",
    CardIssuer.ORDER_POLICE: "Cục Cảnh sát QLHC về TTXH",
    CardIssuer.MINISTRY: "Bộ Công an",
}
_SEXES: Final = {Sex.MALE: "Nam", Sex.FEMALE: "Nữ"}
_FINDINGS: Final[Mapping[Finding, str]] = {
    Finding.NOT_TWELVE_DIGITS: "Số định danh không đủ 12 chữ số.",
    Finding.BORN_IN_FUTURE: "Số định danh ghi năm sinh chưa tới: không thể có số này.",
    Finding.YEAR_DIFFERS: "Năm sinh trong số định danh khác ngày sinh trên thẻ.",
    Finding.SEX_DIFFERS: "Giới tính trong số định danh khác giới tính trên thẻ.",
    Finding.PROVINCE_UNKNOWN: "Ba số đầu không phải mã tỉnh; chỉ đúng khi khai sinh ở nước ngoài.",
}
_ISSUED_LATER: Final = "Ngày cấp sau ngày hôm nay."
_RESCAN: Final = "Tắt bộ gõ tiếng Việt (Unikey) rồi quét lại; vẫn vậy thì gõ tay theo thẻ."
_DAMAGED: Final[Mapping[str, tuple[str, str]]] = {
    "input_method": ("Bộ gõ tiếng Việt đã làm hỏng chữ trong lượt quét.", _RESCAN),
    "damaged": (
        "Máy quét gửi sai bảng mã, chữ có dấu đã mất.",
        "Đặt máy quét gửi UTF-8 rồi quét lại; vẫn vậy thì gõ tay theo thẻ.",
    ),
    "fields": (
        "Chuỗi quét không đủ bảy phần như mã QR của thẻ.",
        "Quét lại, giữ yên thẻ cho đến khi máy kêu; mã mờ thì gõ tay theo thẻ.",
    ),
    "number": ("Số định danh trong lượt quét không phải 12 chữ số.", "Quét lại thẻ."),
    "name": ("Lượt quét không có họ tên.", "Quét lại thẻ."),
    "born": ("Ngày sinh trong lượt quét không có thật.", "Quét lại thẻ."),
    "sex": ("Giới tính trong lượt quét không đọc được.", _RESCAN),
    "issued_on": ("Ngày cấp trong lượt quét không có thật.", "Quét lại thẻ."),
}
_NO_CARD: Final = (
    "Đây không phải mã QR của thẻ căn cước.",
    "Quét mã QR ở mặt trước thẻ CCCD gắn chip, hoặc mặt sau thẻ Căn cước.",
)


def explain_card(text: str, today: date) -> dict[str, Json]:
    """Ready for JSON. With `readable` false nothing of the scan is told but why, and what to do.

    Fields after the seventh stand under `further` as they are: their order is not published.
    """
    bare = text.strip()
    if not looks_like_card(bare):
        return _refused("no_card", *_NO_CARD)
    if not has_lost_letters(bare) and is_damaged_card(bare):
        return _refused("input_method", *_DAMAGED["input_method"])
    try:
        card = read_citizen_card(bare)
    except CardUnreadable as error:
        return _refused(error.reason, *_DAMAGED[error.reason])
    findings = _findings(card, today)
    return {
        "readable": True,
        "fields": _fields(card),
        "further": list(card.further),
        "number_says": _number_says(card),
        "issuer": _issuer(card),
        "address": _address(card),
        "findings": [{"code": code, "sentence": sentence} for code, sentence in findings],
        "explanation": _explanation(card, findings),
    }


def issuer_words(issued_on: date) -> str:
    """As a card of that day names who issued it."""
    return ISSUERS[card_issuer(issued_on)]


def _refused(reason: str, explanation: str, advice: str) -> dict[str, Json]:
    return {
        "readable": False,
        "reason": reason,
        "explanation": explanation,
        "advice": advice,
    }


def _fields(card: CitizenCard) -> dict[str, Json]:
    return {
        "number": card.number,
        "old_number": card.old_number,
        "name": card.name,
        "born": card.born.isoformat() if card.born else None,
        "birth_year": card.birth_year,
        "sex": card.sex,
        "address": card.address,
        "issued_on": card.issued_on.isoformat() if card.issued_on else None,
    }


def _number_says(card: CitizenCard) -> dict[str, Json]:
    province = province_of_number(card.number)
    return {
        "registered_in": province.name if province else None,
        "birth_year": year_of(card.number),
        "sex": sex_of(card.number),
    }


def _issuer(card: CitizenCard) -> dict[str, Json] | None:
    if card.issued_on is None:
        return None
    return {"code": card_issuer(card.issued_on), "name": issuer_words(card.issued_on)}


def _address(card: CitizenCard) -> dict[str, Json]:
    read = read_address(card.address)
    return {
        "printed": read.printed,
        "commune": read.commune,
        "district": read.district,
        "province": read.province,
        "old_three_level": read.old_three_level,
        "province_today": read.meant.name if read.meant else None,
    }


def _findings(card: CitizenCard, today: date) -> Sequence[tuple[str, str]]:
    birth = card.born or card.birth_year
    found: list[tuple[str, str]] = [
        (finding, _FINDINGS[finding])
        for finding in check_personal_number(card.number, birth, card.sex, today)
    ]
    if card.issued_on is not None and card.issued_on > today:
        found.append(("issued_in_future", _ISSUED_LATER))
    return found


def _explanation(card: CitizenCard, findings: Sequence[tuple[str, str]]) -> str:
    """A few sentences for who stands at the desk."""
    born = f"{card.born:%d/%m/%Y}" if card.born else f"năm {card.birth_year}"
    sex = f", {_SEXES[card.sex]}" if card.sex else ""
    said = [f"Thẻ của {card.name}, số {card.number}, sinh {born}{sex}."]
    if card.issued_on is not None:
        said.append(f"Cấp ngày {card.issued_on:%d/%m/%Y}, {issuer_words(card.issued_on)}.")
    if card.old_number:
        said.append(f"Số CMND cũ {card.old_number}.")
    address = read_address(card.address)
    if address.old_three_level:
        today = f", nay thuộc {address.meant.name}" if address.meant else ""
        said.append(f"Địa chỉ ghi theo ba cấp cũ{today}; giữ nguyên như trên thẻ.")
    if any(card.further):
        said.append("Thẻ còn phần ghi thêm, giữ nguyên, không suy diễn.")
    said += [sentence for _code, sentence in findings]
    if not findings:
        said.append("Không thấy điều gì đáng ngờ.")
    return " ".join(said)
