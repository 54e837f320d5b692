"""A list of communes: taken in whole or not at all."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.queries.places import counts, find_places
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.errors import RightMissing
from desk_app.domain.people.rights import Role
from desk_app.domain.places.faults import PlacesIncomplete, PlacesUnreadable
from desk_app.services.desk import Desk
from desk_app.services.places.import_places import (
    ImportPlaces,
    import_places,
    seed_places,
    shipped_provinces,
)
from desk_app.services.places.places_file import read_places
from tests.builders import ADMIN, Clock, a_desk, an_officer
from tests.plans import asked, steps

DATA = Path(__file__).parents[3].parent / "shared/data/vn_admin_units_2026.csv"
CAN_THO = ("92", "Thành phố Cần Thơ")
_COMMUNES = (
    ("31117", "Phường Ninh Kiều"),
    ("31120", "Phường Cái Khế"),
    ("31147", "Phường Ô Môn"),
    ("31366", "Xã Vị Thủy"),
)
ADMINISTRATOR = an_officer(ADMIN, Role.ADMIN)


def a_list(
    *communes: tuple[str, str],
    province: tuple[str, str] = CAN_THO,
    heading: str = "Mã tỉnh,Tên tỉnh,Mã xã,Tên xã",
) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows((*province, *commune) for commune in communes)
    return f"\ufeff{heading}\r\n{out.getvalue()}".encode()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(work: Callable[[], UnitOfWork], clock: Clock) -> Desk:
    desk = a_desk(work, clock)
    seed_places(desk)
    return desk


def take_in(desk: Desk, raw: bytes) -> tuple[int, int, int, int]:
    report = import_places(ImportPlaces("xa.csv", raw), ADMINISTRATOR, desk)
    return report.added, report.changed, report.unchanged, report.ended


def test_that_a_new_office_knows_34_provinces(desk: Desk, store: Store) -> None:
    assert store.ask(counts)() == (34, 0)
    assert len(shipped_provinces()) == 34
    seed_places(desk)
    assert store.ask(counts)() == (34, 0)


def test_that_a_list_is_taken_in_and_again_changes_nothing(desk: Desk, store: Store) -> None:
    assert take_in(desk, a_list(*_COMMUNES)) == (4, 0, 1, 0)
    assert take_in(desk, a_list(*_COMMUNES)) == (0, 0, 5, 0)
    assert store.ask(counts)() == (34, 4)


def test_that_what_a_list_leaves_out_ends_that_day_and_comes_back_with_a_later_one(
    desk: Desk, store: Store, clock: Clock
) -> None:
    take_in(desk, a_list(*_COMMUNES))
    clock.forward(timedelta(days=3))
    assert take_in(desk, a_list(*_COMMUNES[:3])) == (0, 0, 4, 1)
    assert store.ask(find_places)("vi thuy") == ()
    assert take_in(desk, a_list(*_COMMUNES)) == (0, 1, 4, 0)
    assert [found.name for found in store.ask(find_places)("vi thuy")] == ["Xã Vị Thủy"]


def test_that_a_list_of_half_a_province_is_refused(desk: Desk, store: Store) -> None:
    take_in(desk, a_list(*_COMMUNES))
    with pytest.raises(PlacesIncomplete) as told:
        take_in(desk, a_list(_COMMUNES[0]))
    assert (told.value.held, told.value.kept) == (4, 1)
    assert store.ask(counts)() == (34, 4)


def test_that_a_renamed_province_is_found_with_its_communes(desk: Desk, store: Store) -> None:
    take_in(desk, a_list(*_COMMUNES))
    renamed = ("92", "Thành phố Tây Đô")
    assert take_in(desk, a_list(*_COMMUNES[:3], province=renamed)) == (0, 1, 3, 1)
    assert [found.province for found in store.ask(find_places)("ninh kieu tay do")] == [
        "Thành phố Tây Đô"
    ]
    assert store.ask(find_places)("vi thuy") == ()


@pytest.mark.parametrize(
    ("raw", "reason", "line"),
    [
        (b"\xff\xfe\x00", "encoding", 1),
        (b"", "heading", 1),
        ("Tên,Tuổi\nLan,3\n".encode(), "heading", 1),
        (a_list(), "empty", 0),
        (a_list(_COMMUNES[0], ("abc", "Phường An Khánh")), "row", 3),
        (a_list(_COMMUNES[0], ("31120", "An Khánh")), "row", 3),
        (a_list(_COMMUNES[0], ("31120", "Tỉnh An Giang")), "row", 3),
        (a_list(_COMMUNES[0], ("31117", "Phường Khác")), "twice", 3),
        (a_list(_COMMUNES[0]) + b'"31,x', "row", 3),
        (b"x" * (8 * 1024 * 1024 + 1), "too_large", 0),
    ],
)
def test_that_a_bad_file_is_told_with_its_line_and_changes_nothing(
    desk: Desk, store: Store, raw: bytes, reason: str, line: int
) -> None:
    with pytest.raises(PlacesUnreadable) as told:
        take_in(desk, raw)
    assert (told.value.reason, told.value.line) == (reason, line)
    assert store.ask(counts)() == (34, 0)


@pytest.mark.parametrize(
    "heading",
    [
        "province_code;province_name;ward_code;ward_name",
        "MÃ TỈNH;Tỉnh/Thành phố;Mã phường xã;Tên phường/xã",
    ],
)
def test_that_columns_are_known_by_the_words_of_their_heading(heading: str) -> None:
    raw = f"STT;{heading}\r\n1;92;Thành phố Cần Thơ;31117;Phường Ninh Kiều\r\n\r\n".encode()
    province, ward = read_places("xa.csv", raw)
    assert (province.code, ward.code, ward.parent) == ("92", "31117", "92")


def test_that_leading_zeros_lost_in_a_spreadsheet_come_back() -> None:
    raw = a_list(("4", "Phường Ba Đình"), province=("1", "Thành phố Hà Nội"))
    assert [place.code for place in read_places("xa.csv", raw)] == ["01", "00004"]


def test_that_only_who_keeps_the_catalogue_imports(desk: Desk) -> None:
    with pytest.raises(RightMissing):
        import_places(ImportPlaces("xa.csv", a_list(*_COMMUNES)), an_officer(), desk)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_that_no_file_whatever_breaks_the_reader(raw: bytes) -> None:
    try:
        places = read_places("xa.csv", raw)
    except PlacesUnreadable:
        return
    assert places


@pytest.mark.skipif(not DATA.exists(), reason="the public list of communes is not here")
def test_that_the_whole_country_is_taken_in(desk: Desk, store: Store) -> None:
    added, changed, unchanged, ended = take_in(desk, DATA.read_bytes())
    assert (added, ended) == (3321, 0)
    assert changed + unchanged == 34
    assert changed <= 2  # Thanh Hoá, Khánh Hoá: another place of the tone
    assert store.ask(counts)() == (34, 3321)
    assert take_in(desk, DATA.read_bytes()) == (0, 0, 3355, 0)
    find = store.ask(find_places)
    first = find("ninh kieu")[0]
    assert (first.name, first.province) == ("Phường Ninh Kiều", "Thành phố Cần Thơ")
    assert find("tp can tho")[0].name == "Thành phố Cần Thơ"
    assert find("Vị Thuỷ can tho")[0].name == "Xã Vị Thuỷ"
    assert find("") == find("x") == ()
    assert len(find("phuong")) == 8


@pytest.mark.skipif(not DATA.exists(), reason="the public list of communes is not here")
def test_that_looking_for_a_place_goes_through_them_once(desk: Desk, store: Store) -> None:
    take_in(desk, DATA.read_bytes())
    for sought in ("ph", "xa", "ninh k", "tan an can tho", "khong co noi nay"):
        with asked(store) as statements:
            store.ask(find_places)(sought)
        through = [step for step, _ in steps(store, statements) if step.startswith("SCAN")]
        assert through == ["SCAN place"]  # each province by its code
