"""Invented people: names as they occur, numbers that nobody has."""

from dataclasses import replace
from random import Random
from typing import Final

from desk_app.domain.people.person import Person

_FAMILY: Final = (
    *("Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Hoàng", "Võ", "Đặng"),
    *("Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"),
)
_MIDDLE: Final = (
    *("Thị", "Thị", "Văn", "Văn", "Ngọc", "Minh", "Hữu", "Kim", "Thanh", "Hoàng", "Quốc", "Bích"),
)
_GIVEN: Final = (
    *("Lan", "Hậu", "Trí", "Gấm", "Lộc", "Ngân", "Tuấn", "Ẳnh", "Uyên", "Phương", "Đức", "Sơn"),
    *("Hạnh", "Yến", "Khánh"),
)


def a_person(chance: Random) -> Person:
    name = " ".join(chance.choice(part) for part in (_FAMILY, _MIDDLE, _GIVEN))
    return Person(
        name=name.upper(),
        id_number=f"092{chance.choice('02')}{chance.randrange(10**8):08d}",
        phone=f"09{chance.randrange(10**8):08d}",
        address="Khu vực 3, phường Ninh Kiều, TP Cần Thơ",
    )


def with_possible_number(person: Person, chance: Random) -> Person:
    """The same with a number that a woman born in 2004 may have."""
    return replace(person, id_number=f"092304{chance.randrange(10**6):06d}")
