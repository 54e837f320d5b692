"""Files that are broken, huge, of the wrong kind or hostile: a reason, a place, and no reading."""

import io
import zipfile

import pytest

from desk_app.domain.law.catalogue_faults import SheetRefused
from desk_app.services.catalogue.files import read_files
from desk_app.services.catalogue.sheets import archive, table
from desk_app.services.catalogue.sheets.writing import workbook
from tests.services.catalogue.sheets.books import a_book, a_csv, repacked
from tests.services.catalogue.sheets.procedures import BARE, FULL

HEAD = ("Mã thủ tục", "Tên thủ tục")
BOOK = workbook([FULL, BARE])
KINDS = "[Content_Types].xml"


def refusal(name: str, raw: bytes) -> SheetRefused:
    with pytest.raises(SheetRefused) as told:
        read_files([(name, raw)])
    assert told.value.file == name
    return told.value


def zipped(**members: bytes) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in members.items():
            new.writestr(name, content)
    return into.getvalue()


def of_kind(kind: bytes) -> bytes:
    return zipped(**{KINDS: b"<Types>" + kind + b"</Types>"})


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "xls"),
        ("a.pdf", b"%PDF-1.7\n", "pdf"),
        ("a.png", b"\x89PNG\r\n", "image"),
        ("a.xlsm", of_kind(b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "xlsm"),
        ("a.xlsx", repacked(BOOK, {"xl/vbaProject.bin": b"\0"}), "xlsm"),
        ("a.xlsb", of_kind(b"application/vnd.ms-excel.sheet.binary.macroEnabled"), "xlsm"),
        ("a.docx", of_kind(b"wordprocessingml.document.main+xml"), "docx"),
        ("a.ods", zipped(**{"mimetype": b"application/vnd.oasis", "content.xml": b""}), "ods"),
        ("a.zip", zipped(**{"danh-muc.json": b"[]"}), "zip"),
        ("a.xlsx", BOOK[: len(BOOK) // 2], "damaged"),
        ("a.xlsx", b"PK\x03\x04 nothing of the kind", "damaged"),
        ("a.xlsx", repacked(BOOK, {"xl/workbook.xml": b"<workbook"}), "damaged"),
        ("a.xlsx", repacked(BOOK, {"xl/a.xml": b'<!DOCTYPE a [<!ENTITY b "c">]>'}), "damaged"),
        ("a.xlsx", repacked(BOOK, {"xl/a.xml": "<!DOCTYPE a>".encode("utf-16")}), "damaged"),
        ("a.xlsx", a_book({"Sheet1": [("Họ tên", "Ngày sinh")]}), "no_head"),
        ("a.csv", a_csv(("Họ tên", "Ngày sinh")), "no_head"),
        ("a.csv", b"", "no_head"),
        ("a.csv", "Mã;Tên".encode("utf-16"), "utf16"),
        ("a.csv", "Mã;Tên thủ tục".encode("utf-16-le"), "utf16"),
    ],
)
def test_that_another_kind_of_file_is_refused_by_its_kind(
    name: str, raw: bytes, reason: str
) -> None:
    assert refusal(name, raw).reason == reason


@pytest.mark.parametrize(
    ("name", "raw", "reason", "place"),
    [
        (
            "a.xlsx",
            a_book({"Thủ tục": [HEAD, ("1.000001", '="Tên" & A1')]}),
            "formula",
            "Thủ tục, ô B2",
        ),
        ("a.csv", a_csv(HEAD, ("1.000001", "=A1+1")), "formula", "dòng 2"),
        ("a.csv", a_csv(HEAD, ("1.000001", '"Tên')), "quotes", "dòng 2"),
        ("a.csv", a_csv(HEAD, ("1.000001", '"Tên" x')), "quotes", "dòng 2"),
        ("a.csv", a_csv(HEAD) + b"\n1.000001,C\xea\x9f gi\xea\x9ay", "old_letters", "dòng 2"),
        ("a.csv", a_csv(HEAD, ("1.000001", "x" * 33_000)), "text_too_long", "a, dòng 2"),
        ("a.csv", a_csv(HEAD, ("1.000001", "x" * 300_000)), "text_too_long", "dòng 2"),
        ("a.csv", a_csv(HEAD, ("1.000001", *"x" * 101)), "too_many_columns", "a, dòng 2"),
        (
            "a.xlsx",
            a_book({"Thủ tục": [HEAD, ("1.000001", *"x" * 101)]}),
            "too_many_columns",
            "Thủ tục, dòng 2",
        ),
    ],
)
def test_that_what_cannot_be_read_is_told_with_its_place(
    name: str, raw: bytes, reason: str, place: str
) -> None:
    told = refusal(name, raw)
    assert (told.reason, told.place) == (reason, place)


def test_that_a_workbook_that_swells_is_never_opened() -> None:
    bomb = repacked(BOOK, {"xl/worksheets/sheet1.xml": b"<a/>" * 30_000_000})
    assert len(bomb) < 1_000_000
    assert refusal("a.xlsx", bomb).reason == "swells"


def test_that_the_size_a_member_states_is_not_believed() -> None:
    bomb = bytearray(repacked(BOOK, {"xl/worksheets/sheet1.xml": b"<a/>" * 30_000_000}))
    stated = (120_000_000).to_bytes(4, "little")
    for place in (bomb.find(stated), bomb.rfind(stated)):
        bomb[place : place + 4] = (1_000).to_bytes(4, "little")
    assert refusal("a.xlsx", bytes(bomb)).reason in {"swells", "damaged"}


def test_that_all_members_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_UNPACKED", 10_000)
    assert refusal("a.xlsx", BOOK).reason == "swells"


def test_that_a_file_with_thousands_of_members_is_refused() -> None:
    many = repacked(BOOK, {f"xl/{n}.xml": b"" for n in range(2_001)})
    assert refusal("a.xlsx", many).reason == "swells"


def test_that_a_locked_member_is_refused() -> None:
    locked = bytearray(BOOK)
    locked[locked.find(b"PK\x01\x02") + 8] |= 1
    assert refusal("a.xlsx", bytes(locked)).reason == "locked"


def test_that_rows_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MOST_ROWS", 2)
    rows = [("1.000001", "Tên")] * 2
    assert refusal("a.csv", a_csv(HEAD, *rows)).reason == "too_many_rows"


def test_that_a_sheet_of_blank_rows_without_end_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(table, "MOST_BLANK_ROWS", 50)
    assert refusal("a.csv", a_csv(HEAD) + b"\r\n ," * 60).reason == "too_many_rows"


def test_that_one_refused_file_refuses_them_all() -> None:
    with pytest.raises(SheetRefused) as told:
        read_files([("good.xlsx", BOOK), ("bad.pdf", b"%PDF-")])
    assert told.value.file == "bad.pdf"
