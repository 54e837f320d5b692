"""The ledger as a file: figures that can be added up, and words nobody's program runs."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from db.queries.till import LedgerRow
from desk_app.domain.errors import RightMissing
from desk_app.domain.law.fees import FeeKind
from desk_app.domain.money.till.faults import LedgerUnwritable
from desk_app.domain.people.rights import Role
from desk_app.services.money.ledger_file import Ledger, write_ledger
from tests.builders import CASHIER, an_officer

LEVY = LedgerRow(
    beneficiary="Sở Tài chính",
    name="Lệ phí đăng ký hộ kinh doanh",
    kind=FeeKind.LEVY,
    cash=300_000,
    transfer=150_000,
    pos=0,
    given_back=50_000,
    dossiers=3,
)
TRAP = replace(LEVY, beneficiary="=HYPERLINK(1)", name="+84*2", kind=FeeKind.FEE, given_back=0)
BY = an_officer(CASHIER, Role.CASHIER)
LEDGER = Ledger(
    rows=(LEVY, TRAP), first=date(2026, 11, 1), last=date(2026, 11, 28), unit="@Phường Ninh Kiều"
)


def test_that_a_workbook_holds_sums_as_figures_and_words_as_text(tmp_path: Path) -> None:
    assert write_ledger(LEDGER, tmp_path / "so-thu.xlsx", BY) == "so-thu.xlsx"
    page = load_workbook(tmp_path / "so-thu.xlsx").worksheets[0]
    rows = [[cell.value for cell in line] for line in page.iter_rows(min_row=4)]
    assert rows[0][0] == "Đơn vị thụ hưởng"
    assert rows[1][:5] == [
        "Sở Tài chính",
        "Lệ phí",
        "Lệ phí đăng ký hộ kinh doanh",
        3,
        300_000,
    ]
    assert rows[-1][4:] == [600_000, 300_000, 0, 50_000, 850_000]
    assert page["A2"].value == "Sổ thu theo đơn vị thụ hưởng, từ 01/11/2026 đến 28/11/2026"


def test_that_no_word_of_the_data_becomes_a_formula_in_a_workbook(tmp_path: Path) -> None:
    write_ledger(LEDGER, tmp_path / "so-thu.xlsx", BY)
    page = load_workbook(tmp_path / "so-thu.xlsx").worksheets[0]
    assert {cell.data_type for line in page.iter_rows() for cell in line} <= {"s", "n"}
    assert page["A6"].value == "=HYPERLINK(1)"


def test_that_no_cell_of_csv_begins_like_a_formula(tmp_path: Path) -> None:
    assert write_ledger(LEDGER, tmp_path / "so-thu.csv", BY) == "so-thu.csv"
    said = (tmp_path / "so-thu.csv").read_bytes()
    assert said.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(said.decode("utf-8-sig")), delimiter=";"))
    assert rows[4][0] == " =HYPERLINK(1)"
    assert not [cell for line in rows for cell in line if cell.startswith(("=", "+", "@"))]
    assert rows[-1][4:] == ["600000", "300000", "0", "50000", "850000"]


def test_that_any_other_name_becomes_a_workbook_of_that_whole_name(tmp_path: Path) -> None:
    (tmp_path / "so thu 11.xlsx").write_bytes(b"of another year")
    assert write_ledger(LEDGER, tmp_path / "so thu 11.2026", BY) == "so thu 11.2026.xlsx"
    assert (tmp_path / "so thu 11.xlsx").read_bytes() == b"of another year"


def test_that_a_file_that_cannot_be_written_is_told_and_nothing_stays(tmp_path: Path) -> None:
    (tmp_path / "so-thu.csv").mkdir()
    with pytest.raises(LedgerUnwritable) as told:
        write_ledger(LEDGER, tmp_path / "so-thu.csv", BY)
    assert told.value.file == "so-thu.csv"
    assert [each.name for each in tmp_path.iterdir()] == ["so-thu.csv"]


@pytest.mark.parametrize("role", Role)
def test_that_who_neither_collects_nor_leads_takes_no_ledger_away(
    role: Role, tmp_path: Path
) -> None:
    """It holds what everybody took."""
    by = an_officer(role=role)
    if role in {Role.CASHIER, Role.LEADER}:
        write_ledger(LEDGER, tmp_path / "so-thu.csv", by)
    else:
        with pytest.raises(RightMissing):
            write_ledger(LEDGER, tmp_path / "so-thu.csv", by)
    assert any(tmp_path.iterdir()) == (role in {Role.CASHIER, Role.LEADER})
