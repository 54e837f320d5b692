"""What an office words otherwise: used where it is right, told where it is not."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.documents.editions import own_editions, shipped_editions, stand_in_words
from desk_app.documents.kinds import NOTICE_SHEET, RECEIPT, SLIP
from desk_app.documents.office_forms.folder import FoundFiles
from desk_app.documents.office_forms.forms import read_office_forms
from desk_app.documents.office_forms.kept import KEPT, KeptForms
from desk_app.documents.office_forms.listing import lines_of
from desk_app.documents.office_forms.shelf import FormsShelf, shipped_file
from desk_app.documents.receipt_of import letterhead_of
from desk_app.documents.samples.public import FACTS
from desk_app.domain.errors import FormNotHeld
from tests.documents.office_forms.wording import (
    DAY,
    OURS,
    OWN_EDITION,
    RECEIPT_FILE,
    RECEIPT_TITLE,
    Write,
    title_of,
    told,
)


def test_that_without_a_folder_the_shipped_forms_are_used(folder: Path) -> None:
    forms = FormsShelf(folder).now()
    assert forms.edition(RECEIPT, DAY) is shipped_editions().all[0]
    assert forms.edition(NOTICE_SHEET, DAY) is own_editions().all[0]
    assert not forms.faults
    assert not folder.exists()


def test_that_a_form_in_the_office_folder_takes_the_place_of_the_shipped_one(
    folder: Path, write: Write
) -> None:
    write("tt-03-2025/receipt.toml", RECEIPT_FILE.replace(RECEIPT_TITLE, OURS))
    forms = FormsShelf(folder).now()
    assert title_of(forms) == OURS
    assert forms.overridden == {("tt-03-2025", "receipt")}
    shipped = shipped_editions().all[0]
    assert forms.edition(SLIP, DAY).forms["slip-a5"] == shipped.forms["slip-a5"]


def test_that_a_paper_the_office_words_itself_is_overridden_likewise(
    folder: Path, write: Write
) -> None:
    write(
        "noi-bo-2026/notice-sheet.toml",
        shipped_file("noi-bo-2026", "notice-sheet").replace(b"left = 30", b"left = 29"),
    )
    forms = FormsShelf(folder).now()
    assert forms.edition(NOTICE_SHEET, DAY).id.startswith("noi-bo-2026+")
    assert forms.edition(RECEIPT, DAY).id == "tt-03-2025"


def test_that_a_broken_form_is_told_with_its_line_and_the_shipped_one_is_used(
    folder: Path, write: Write
) -> None:
    write("tt-03-2025/receipt.toml", RECEIPT_FILE.replace("{request}", "{requested}"))
    slip = shipped_file("tt-03-2025", "slip-a5")
    write("tt-03-2025/slip-a5.toml", slip.replace("Phiếu".encode(), "Tờ".encode()))
    forms = FormsShelf(folder).now()
    line = next(n for n, said in enumerate(RECEIPT_FILE.split("\n"), 1) if "{request}" in said)
    assert told(forms) == [("tt-03-2025/receipt.toml", line, "requested", "word")]
    assert title_of(forms) == RECEIPT_TITLE
    assert forms.overridden == {("tt-03-2025", "slip-a5")}


def test_that_a_paper_is_printed_again_in_the_wording_it_was_printed_in(
    folder: Path, write: Write
) -> None:
    file = write("tt-03-2025/receipt.toml", RECEIPT_FILE.replace(RECEIPT_TITLE, OURS))
    shelf = FormsShelf(folder)
    printed = shelf.now().edition(RECEIPT, DAY)
    file.write_text(RECEIPT_FILE.replace(RECEIPT_TITLE, "GIẤY KHÁC"), "utf-8")
    forms = shelf.read_again()
    assert title_of(forms) == "GIẤY KHÁC"
    assert forms.legal.named(printed.id) == printed
    file.unlink()
    forms = FormsShelf(folder).now()
    assert title_of(forms) == RECEIPT_TITLE
    assert forms.legal.named(printed.id) == printed
    assert not stand_in_words(printed.id, forms.legal.named(printed.id))


def test_that_a_paper_printed_before_the_override_keeps_the_shipped_wording(
    folder: Path, write: Write
) -> None:
    write("tt-03-2025/receipt.toml", RECEIPT_FILE.replace(RECEIPT_TITLE, OURS))
    forms = FormsShelf(folder).now()
    assert forms.legal.named("tt-03-2025") is shipped_editions().all[0]


def test_that_only_papers_the_office_words_bear_the_name_of_its_wording(
    folder: Path, write: Write
) -> None:
    slip = shipped_file("tt-03-2025", "slip-a5").replace("Người nộp:".encode(), "Của:".encode())
    write("tt-03-2025/slip-a5.toml", slip)
    forms = FormsShelf(folder).now()
    assert forms.edition(SLIP, DAY).id.startswith("tt-03-2025+")
    assert forms.edition(RECEIPT, DAY) is shipped_editions().all[0]
    another_desk = FormsShelf(folder.parent / "another").now().legal
    printed = forms.edition(RECEIPT, DAY).id
    assert not stand_in_words(printed, another_desk.named(printed))
    used = {line.file for line in lines_of(forms, DAY) if line.in_use}
    assert {"slip-a5", "slip-80mm", "receipt", "notice-sheet"} <= used
    assert {line.file for line in lines_of(forms, DAY) if line.worded} == {"slip-a5"}


@pytest.mark.parametrize(
    ("file", "dropped", "lacking"),
    [
        ("receipt", "Thời gian trả kết quả giải quyết hồ sơ: **{due}**", "due"),
        ("receipt", '  { head = "Loại", width = 25, field = "kind" },\n', "papers.kind"),
        ("refusal", "{reason}", "reason"),
        ("refusal", "{submitter:name}", "submitter"),
        ("slip-80mm", '[[block]]\nkind = "symbol"\n', "code"),
    ],
)
def test_that_an_override_shows_all_that_the_circular_asks_for(
    folder: Path, write: Write, file: str, dropped: str, lacking: str
) -> None:
    said = shipped_file("tt-03-2025", file).decode()
    assert dropped in said
    write(f"tt-03-2025/{file}.toml", said.replace(dropped, "" if "\n" in dropped else "…"))
    forms = FormsShelf(folder).now()
    assert not forms.overridden
    (fault,) = forms.faults
    assert (fault.reason, fault.word) == ("left_out", lacking)
    assert said.split("\n")[fault.line - 1] == "[[block]]"


def test_that_a_paper_no_circular_prescribes_may_show_less(folder: Path, write: Write) -> None:
    said = shipped_file("noi-bo-2026", "queue-ticket").decode()
    write("noi-bo-2026/queue-ticket.toml", said.replace("{waiting}", "…"))
    forms = FormsShelf(folder).now()
    assert forms.overridden == {("noi-bo-2026", "queue-ticket")}
    assert not forms.faults


def test_that_the_wording_of_another_desk_gives_way_to_the_shipped_one_and_says_so(
    folder: Path, write: Write
) -> None:
    write("tt-03-2025/receipt.toml", RECEIPT_FILE.replace(RECEIPT_TITLE, OURS))
    forms = FormsShelf(folder).now()
    drawn = forms.legal.named("tt-03-2025+0badc0de")
    assert drawn is shipped_editions().all[0]
    words = stand_in_words("tt-03-2025+0badc0de", drawn)
    assert words == "Bản trước theo mẫu tt-03-2025+0badc0de; bản này theo mẫu tt-03-2025"
    with pytest.raises(FormNotHeld):
        forms.legal.named("cu-tru-2026+0badc0de")


def test_that_a_kept_wording_somebody_changed_is_not_taken_for_the_printed_one(
    folder: Path, write: Write
) -> None:
    file = write("tt-03-2025/receipt.toml", RECEIPT_FILE.replace(RECEIPT_TITLE, OURS))
    printed = FormsShelf(folder).now().edition(RECEIPT, DAY).id
    file.unlink()
    kept = folder / KEPT / printed / "receipt.toml"
    kept.write_bytes(kept.read_bytes() + b"\n# changed\n")
    assert FormsShelf(folder).now().legal.named(printed).id == "tt-03-2025"


def test_that_an_edition_of_the_office_is_chosen_by_field_and_day(
    folder: Path, write: Write
) -> None:
    write("nganh-2026/edition.toml", OWN_EDITION)
    write("nganh-2026/receipt.toml", RECEIPT_FILE.replace(RECEIPT_TITLE, OURS))
    forms = FormsShelf(folder).now()
    assert not forms.faults
    assert title_of(forms, field="Đăng ký thử") == OURS
    assert title_of(forms, field="đăng  ký thử") == OURS
    assert title_of(forms, field="Hộ tịch") == RECEIPT_TITLE
    assert forms.edition(RECEIPT, date(2025, 12, 31), "Đăng ký thử").id == "tt-03-2025"
    assert forms.edition(SLIP, DAY, "Đăng ký thử").id == "tt-03-2025"
    printed = forms.edition(RECEIPT, DAY, "Đăng ký thử")
    assert printed.id.startswith("nganh-2026+")
    write("nganh-2026/receipt.toml", RECEIPT_FILE)
    assert FormsShelf(folder).now().legal.named(printed.id) == printed


def test_that_an_older_edition_serves_the_dossiers_of_its_time(folder: Path, write: Write) -> None:
    older = OWN_EDITION.replace('fields = ["Đăng ký thử"]\n', "").replace("2026", "2018")
    write("cu-2018/edition.toml", older)
    write("cu-2018/receipt.toml", RECEIPT_FILE.replace(RECEIPT_TITLE, OURS))
    forms = FormsShelf(folder).now()
    assert forms.edition(RECEIPT, date(2025, 9, 14)).id.startswith("cu-2018+")
    assert forms.edition(RECEIPT, date(2025, 9, 15)).id == "tt-03-2025"


def test_that_an_edition_with_one_broken_form_is_left_out_whole_and_all_its_faults_told(
    folder: Path, write: Write
) -> None:
    write("nganh-2026/edition.toml", OWN_EDITION.replace('["receipt"]', '["receipt", "slip-a5"]'))
    write("nganh-2026/receipt.toml", RECEIPT_FILE.replace("{request}", "{requested}"))
    write("nganh-2026/slip-a5.toml", b"title = 3\n")
    forms = FormsShelf(folder).now()
    assert [fault.file for fault in forms.faults] == [
        "nganh-2026/receipt.toml",
        "nganh-2026/slip-a5.toml",
    ]
    assert title_of(forms, field="Đăng ký thử") == RECEIPT_TITLE


def test_that_an_edition_holds_all_sizes_of_a_paper_or_none(folder: Path, write: Write) -> None:
    write("nganh-2026/edition.toml", OWN_EDITION.replace('["receipt"]', '["slip-a5"]'))
    write("nganh-2026/slip-a5.toml", shipped_file("tt-03-2025", "slip-a5"))
    forms = FormsShelf(folder).now()
    assert told(forms) == [("nganh-2026/edition.toml", 4, "slip-80mm", "sizes")]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("tt-03-2025/edition.toml", "own_edition"),
        ("tt-03-2025/refusal-of-ours.toml", "stray"),
        ("tt-03-2025/Receipt.TOML", "stray"),
        ("receipt.toml", "stray"),
        ("anh/hinh.toml", "stray"),
        ("tt-03-2O25/receipt.toml", "name"),
        ("tt-03-2o25/receipt.toml", "gone"),
        ("Mẫu mới/edition.toml", "name"),
        ("a+b/edition.toml", "name"),
    ],
)
def test_that_a_file_nobody_would_ever_read_is_told(
    folder: Path, write: Write, name: str, reason: str
) -> None:
    write(name, RECEIPT_FILE if "edition" not in name else OWN_EDITION)
    forms = FormsShelf(folder).now()
    assert reason in {fault.reason for fault in forms.faults}
    assert forms.edition(RECEIPT, DAY) is shipped_editions().all[0]


def test_that_a_shipped_edition_keeps_its_own_first_day(folder: Path, write: Write) -> None:
    write("tt-03-2025/edition.toml", OWN_EDITION)
    write("tt-03-2025/receipt.toml", RECEIPT_FILE.replace(RECEIPT_TITLE, OURS))
    forms = FormsShelf(folder).now()
    assert title_of(forms) == OURS
    assert forms.edition(RECEIPT, DAY).in_force == date(2025, 9, 15)


def test_that_the_letterhead_is_worded_by_the_office(folder: Path, write: Write) -> None:
    write(
        "letterhead.toml",
        'parent = ["UBND THÀNH PHỐ CẦN THƠ", "PHƯỜNG NINH KIỀU"]\n'
        'unit = ["TRUNG TÂM HÀNH CHÍNH CÔNG"]\nhotline = "1900 1234"\nplace = "Cần Thơ"\n'
        'full_name = "Trung tâm Hành chính công Ninh Kiều"\nnumber_group = "TTHCC"\n',
    )
    forms = FormsShelf(folder).now()
    unit = forms.facts(FACTS).unit
    worn = letterhead_of(unit)
    assert worn.parent == ("UBND THÀNH PHỐ CẦN THƠ", "PHƯỜNG NINH KIỀU")
    assert worn.unit == ("TRUNG TÂM HÀNH CHÍNH CÔNG",)
    assert (unit.phone, unit.place) == ("1900 1234", "Cần Thơ")
    assert forms.letterhead.number_group == "TTHCC"
    assert not forms.faults


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ('parents = ["A"]', "parents"),
        ('parent = "A"', "parent"),
        ('parent = ["A", "B", "C", "D", "E"]', "parent"),
        ('unit = ["A\\nB"]', "unit"),
        ('place = ""', "place"),
        ('number_group = "A/B"', "A/B"),
        ('number_group = "A B"', "A B"),
        ('number_group = "BPMC-Đ"', "BPMC-Đ"),  # a scanner cannot type it
    ],
)
def test_that_a_letterhead_nobody_can_print_is_told_and_the_centres_is_used(
    folder: Path, write: Write, said: str, word: str
) -> None:
    write("letterhead.toml", f"# of ours\n{said}\n")
    forms = FormsShelf(folder).now()
    assert [(f.file, f.line, f.word) for f in forms.faults] == [("letterhead.toml", 2, word)]
    assert forms.facts(FACTS) == FACTS


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "letterhead.toml",
                "tt-03-2025/receipt.toml",
                "tt-03-2025/edition.toml",
                "nganh-2026/edition.toml",
                "nganh-2026/receipt.toml",
                "x/y.toml",
            ]
        ),
        st.sampled_from([RECEIPT_FILE.encode(), OWN_EDITION.encode(), b"", b"\xff"])
        | st.binary(max_size=40),
    )
)
def test_that_no_folder_keeps_the_desk_from_printing(files: dict[str, bytes]) -> None:
    forms = read_office_forms(FoundFiles(files), KeptForms(Path("unused")), keep=False)
    assert "receipt" in forms.edition(RECEIPT, DAY).forms
    assert all(fault.line >= 1 for fault in forms.faults)
