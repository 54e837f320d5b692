"""Postal lists for tests, as a post office writes them."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Final

from desk_app.domain.law.procedure import Procedure
from desk_app.domain.post.letters import LetterList
from desk_app.services.desk import Desk
from desk_app.services.post.check_letters import CheckedList, Lookups, check_letters
from desk_app.services.post.postal_files import LETTER_COLUMNS, read_letters
from tests.builders import BUSINESS, UNIT, a_procedure

GOOD: Final[Mapping[str, str]] = {
    "item": "EB 123 456 785 VN",
    "name": "NGUYỄN THỊ LAN",
    "id_number": "092304001234",
    "born": "05/02/2004",
    "address": "Khu vực 3, phường Ninh Kiều, TP Cần Thơ",
    "phone": "0912345678",
    "procedure": BUSINESS,
    "papers": "đủ",
}


def line(**changed: str) -> dict[str, str]:
    return {**GOOD, **changed}


def lines(number: int) -> list[dict[str, str]]:
    """So many complete ones, each of another person in an item of its own."""
    return [
        line(item=f"CP{n:09}VN", id_number=f"09230400{n:04}", name=f"NGUYỄN THỊ {'LAN' * (n % 3)}A")
        for n in range(1001, 1001 + number)
    ]


def csv_of(rows: Sequence[Mapping[str, str]]) -> bytes:
    into = io.StringIO(newline="")
    writer = csv.writer(into, delimiter=";")
    writer.writerow(["BƯU ĐIỆN PHƯỜNG NINH KIỀU"])
    writer.writerow([column.title for column in LETTER_COLUMNS])
    for row in rows:
        writer.writerow([row.get(column.key, "") for column in LETTER_COLUMNS])
    return into.getvalue().encode("utf-8-sig")


def read(*rows: Mapping[str, str], name: str = "buu-dien.csv") -> LetterList:
    return read_letters(name, csv_of(rows), UNIT)


def check(listed: LetterList, desk: Desk, *, alike: str = "") -> CheckedList:
    """Args: alike: Code of a late dossier of the same person and procedure."""
    return check_letters(
        listed, Lookups(found, lambda _owner, _code: [alike] if alike else []), desk
    )


def found(words: str) -> Sequence[Procedure]:
    procedure = a_procedure()
    return [procedure] if words.casefold() in procedure.name.casefold() else []
