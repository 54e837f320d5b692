"""A report on paper: the head of its table on each page, the number of each page, its warnings."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from desk_app.documents.editions import newest_with
from desk_app.documents.kinds import KINDS, RECEIPT
from desk_app.documents.paper.draw import pdf
from desk_app.documents.samples.public import FACTS
from desk_app.documents.samples.receipts import USUAL
from desk_app.reports.report import Row, RowKind
from desk_app.wiring.reports.files import FileKind, Long, export_report
from tests.documents.reading import pages_of, text_of
from tests.wiring.reports.test_export_report import REPORT, a_row

ROWS = [a_row(f"Lĩnh vực {n}") for n in range(1, 101)]
SHEETS = replace(REPORT, rows=[*ROWS, a_row("Tổng số", RowKind.TOTAL)])


def test_that_each_page_has_the_head_the_numbers_of_columns_and_its_own_number(
    tmp_path: Path,
) -> None:
    export_report(SHEETS, FileKind.PDF, tmp_path / "a.pdf", facts=FACTS)
    pages = pages_of((tmp_path / "a.pdf").read_bytes())
    assert len(pages) > 2
    for number, said in enumerate(pages, start=1):
        assert "Trực tuyến" in said
        assert all(f"({n})" in said for n in range(1, 7))
        assert f"Trang {number}/" in said
        assert "Biểu số II.06a" in said
    assert "TÌNH HÌNH GIẢI QUYẾT" in pages[0]
    assert "UBND PHƯỜNG NINH KIỀU" in pages[0]
    assert "Đơn vị tính: số hồ sơ" in pages[0]
    whole = " ".join(pages)
    assert [f"Lĩnh vực {n}" for n in range(1, 101) if f"Lĩnh vực {n}" not in whole] == []


def test_that_what_does_not_hold_and_what_is_missing_stand_below_the_table(tmp_path: Path) -> None:
    export_report(REPORT, FileKind.PDF, tmp_path / "a.pdf", facts=FACTS)
    said = text_of((tmp_path / "a.pdf").read_bytes())
    for words in (
        "Kiểm tra 3 = 7 + 11: KHÔNG KHỚP ở: Đất",
        "Chưa đủ: Quầy 2 chưa về.",
        "Ghi chú: Đếm theo hồ sơ.",
        "1.250",
        "98,25",
        "0:01:35",
        "không tính được tại quầy",
    ):
        assert words in said
    assert "Trang 1/1" in said.replace("/ ", "/")  # the count is drawn last of all


def test_that_other_papers_are_drawn_while_a_long_one_goes_on(tmp_path: Path) -> None:
    receipt, edition = USUAL, newest_with(KINDS[RECEIPT])
    alone, drawn = text_of(pdf(RECEIPT, receipt, edition)), list[str]()

    def pages() -> Iterator[Sequence[Row]]:
        for n in range(3):
            yield ROWS[n * 30 : n * 30 + 30]
            drawn.append(text_of(pdf(RECEIPT, receipt, edition)))

    export_report(SHEETS, FileKind.PDF, tmp_path / "a.pdf", long=Long(pages(), 90), facts=FACTS)
    assert drawn == [alone] * 3
    whole = text_of((tmp_path / "a.pdf").read_bytes())
    assert "Lĩnh vực 1 " in whole.replace("\n", " ").replace("\r", "")
    assert "Lĩnh vực 90" in whole
    assert "Lĩnh vực 91" not in whole


def test_that_pages_are_in_the_file_as_they_are_ended(tmp_path: Path) -> None:
    sizes, unfinished = list[int](), tmp_path / ".a.pdf.part" / "whole"

    def pages() -> Iterator[Sequence[Row]]:
        for _ in range(6):
            yield ROWS
            sizes.append(unfinished.stat().st_size)

    export_report(SHEETS, FileKind.PDF, tmp_path / "a.pdf", long=Long(pages(), 600), facts=FACTS)
    assert all(later > earlier for earlier, later in pairwise([0, *sizes]))
    assert len(pages_of((tmp_path / "a.pdf").read_bytes())) > 12


def test_that_a_cell_higher_than_a_page_ends_the_report_nowhere(tmp_path: Path) -> None:
    high = replace(REPORT, rows=[a_row("rất dài " * 2_000), a_row("sau đó")])
    export_report(high, FileKind.PDF, tmp_path / "a.pdf", facts=FACTS)
    assert "sau đó" in text_of((tmp_path / "a.pdf").read_bytes())
