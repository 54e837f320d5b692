"""The 63 provinces of before July 2025 and which of the 34 each became part of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from desk_app.domain.people.folding import words

# Three digits of personal numbers, the name of that time, two digits of the province of today.
_OLD: Final = """\
001 Hà Nội 01 | 002 Hà Giang 08 | 004 Cao Bằng 04 | 006 Bắc Kạn 19 | 008 Tuyên Quang 08
010 Lào Cai 15 | 011 Điện Biên 11 | 012 Lai Châu 12 | 014 Sơn La 14 | 015 Yên Bái 15
017 Hòa Bình 25 | 019 Thái Nguyên 19 | 020 Lạng Sơn 20 | 022 Quảng Ninh 22 | 024 Bắc Giang 24
025 Phú Thọ 25 | 026 Vĩnh Phúc 25 | 027 Bắc Ninh 24 | 030 Hải Dương 31 | 031 Hải Phòng 31
033 Hưng Yên 33 | 034 Thái Bình 33 | 035 Hà Nam 37 | 036 Nam Định 37 | 037 Ninh Bình 37
038 Thanh Hóa 38 | 040 Nghệ An 40 | 042 Hà Tĩnh 42 | 044 Quảng Bình 44 | 045 Quảng Trị 44
046 Thừa Thiên Huế 46 | 048 Đà Nẵng 48 | 049 Quảng Nam 48 | 051 Quảng Ngãi 51 | 052 Bình Định 52
054 Phú Yên 66 | 056 Khánh Hòa 56 | 058 Ninh Thuận 56 | 060 Bình Thuận 68 | 062 Kon Tum 51
064 Gia Lai 52 | 066 Đắk Lắk 66 | 067 Đắk Nông 68 | 068 Lâm Đồng 68 | 070 Bình Phước 75
072 Tây Ninh 80 | 074 Bình Dương 79 | 075 Đồng Nai 75 | 077 Bà Rịa - Vũng Tàu 79
079 Hồ Chí Minh 79 | 080 Long An 80 | 082 Tiền Giang 82 | 083 Bến Tre 86 | 084 Trà Vinh 86
086 Vĩnh Long 86 | 087 Đồng Tháp 82 | 089 An Giang 91 | 091 Kiên Giang 91 | 092 Cần Thơ 92
093 Hậu Giang 92 | 094 Sóc Trăng 92 | 095 Bạc Liêu 96 | 096 Cà Mau 96"""

# Names the provinces of today bear; the only one that is not among the names of before is Huế.
_TODAY: Final = """\
01 Hà Nội | 04 Cao Bằng | 08 Tuyên Quang | 11 Điện Biên | 12 Lai Châu | 14 Sơn La | 15 Lào Cai
19 Thái Nguyên | 20 Lạng Sơn | 22 Quảng Ninh | 24 Bắc Ninh | 25 Phú Thọ | 31 Hải Phòng
33 Hưng Yên | 37 Ninh Bình | 38 Thanh Hóa | 40 Nghệ An | 42 Hà Tĩnh | 44 Quảng Trị | 46 Huế
48 Đà Nẵng | 51 Quảng Ngãi | 52 Gia Lai | 56 Khánh Hòa | 66 Đắk Lắk | 68 Lâm Đồng | 75 Đồng Nai
79 Hồ Chí Minh | 80 Tây Ninh | 82 Đồng Tháp | 86 Vĩnh Long | 91 An Giang | 92 Cần Thơ | 96 Cà Mau"""
# Of today, run centrally; 75 since NQ 30/2026/QH16.
_CITIES: Final = frozenset({"01", "31", "46", "48", "75", "79", "92"})
_ALSO: Final = {"hcm": "Hồ Chí Minh", "tphcm": "Hồ Chí Minh", "dak lak": "Đắk Lắk"}


@dataclass(frozen=True, slots=True)
class OldProvince:
    """Legal: [places.provinces]"""

    number: str  # three digits, as personal numbers begin
    name: str
    code: str  # of the province of today: two digits


@dataclass(frozen=True, slots=True)
class ProvinceMeant:
    """What a name in an address stands for."""

    code: str  # of the province of today
    name: str  # of today
    gone: bool  # no province is called so any more
    city: bool  # of today it is a city


def _pieces(table: str) -> list[list[str]]:
    return [entry.split() for line in table.splitlines() for entry in line.split(" | ")]


OLD_PROVINCES: Final[tuple[OldProvince, ...]] = tuple(
    OldProvince(number, " ".join(name), code) for number, *name, code in _pieces(_OLD)
)
PROVINCES_TODAY: Final[Mapping[str, str]] = {
    code: " ".join(name) for code, *name in _pieces(_TODAY)
}


def provinces_today() -> Mapping[str, str]:
    """Code and full name: "Thành phố Cần Thơ", "Tỉnh Cà Mau".

    Legal: [places.provinces]
    """
    return {
        code: f"{'Thành phố' if code in _CITIES else 'Tỉnh'} {name}"
        for code, name in PROVINCES_TODAY.items()
    }


def _plain(name: str) -> str:
    return " ".join(words(name))


_BY_NUMBER: Final = {old.number: old for old in OLD_PROVINCES}
_BY_NAME: Final[Mapping[str, ProvinceMeant]] = {
    _plain(old.name): ProvinceMeant(
        code=old.code, name=PROVINCES_TODAY[old.code], gone=True, city=old.code in _CITIES
    )
    for old in OLD_PROVINCES
} | {
    _plain(name): ProvinceMeant(code=code, name=name, gone=False, city=code in _CITIES)
    for code, name in PROVINCES_TODAY.items()
}


def province_of_number(number: str) -> OldProvince | None:
    """Where the birth of a personal number was registered, by its first three digits."""
    return _BY_NUMBER.get(number[:3])


def province_called(name: str) -> ProvinceMeant | None:
    """The province of a bare name of today or of before; None for any other name."""
    plain = _plain(name)
    return _BY_NAME.get(_plain(_ALSO.get(plain, plain)))
