"""The office's folder of forms: what is taken in, and what is kept beside it."""

import os
import sys
from pathlib import Path

import pytest

from desk_app.documents.editions import shipped_editions
from desk_app.documents.kinds import RECEIPT
from desk_app.documents.office_forms.folder import MOST_BYTES
from desk_app.documents.office_forms.kept import KEPT
from desk_app.documents.office_forms.shelf import FormsShelf
from desk_app.domain.errors import FormUnreadable
from tests.documents.office_forms.wording import (
    DAY,
    OURS,
    RECEIPT_FILE,
    RECEIPT_TITLE,
    Write,
    title_of,
    told,
)


def test_that_pictures_notes_and_hidden_files_are_passed_over(folder: Path, write: Write) -> None:
    for name in ("README.txt", ".receipt.toml", "~receipt.toml", "tt-03-2025/receipt.toml.bak"):
        write(name, b"\x00\xff")
    write("anh/tru-so.jpg", b"\x00\xff")
    assert not FormsShelf(folder).now().faults


def test_that_junk_a_huge_file_and_a_folder_called_like_a_form_are_told(
    folder: Path, write: Write
) -> None:
    write("tt-03-2025/slip-a5.toml", b"\x00\x01\x02\xff" * 100)
    huge = write("tt-03-2025/receipt.toml", b"")
    with huge.open("wb") as file:
        file.truncate(100 << 20)
    (folder / "tt-03-2025/slip-80mm.toml").mkdir()
    forms = FormsShelf(folder).now()
    assert {(fault.file, fault.reason) for fault in forms.faults} == {
        ("tt-03-2025/slip-a5.toml", "encoding"),
        ("tt-03-2025/receipt.toml", "too_large"),
        ("tt-03-2025/slip-80mm.toml", "stray"),
    }
    assert forms.edition(RECEIPT, DAY) is shipped_editions().all[0]


def test_that_a_form_as_large_as_allowed_is_read(folder: Path, write: Write) -> None:
    said = RECEIPT_FILE.replace(RECEIPT_TITLE, OURS).encode()
    write("tt-03-2025/receipt.toml", said + b"#" * (MOST_BYTES - len(said)))
    assert FormsShelf(folder).now().overridden == {("tt-03-2025", "receipt")}


def test_that_a_link_out_of_the_folder_is_refused_and_one_inside_is_followed(
    folder: Path, write: Write, tmp_path: Path
) -> None:
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    (outside / "receipt.toml").write_text(RECEIPT_FILE, "utf-8")
    write("drafts/one.txt", RECEIPT_FILE.replace(RECEIPT_TITLE, OURS))
    (folder / "tt-03-2025").mkdir()
    (folder / "tt-03-2025/slip-a5.toml").symlink_to(outside / "receipt.toml")
    (folder / "tt-03-2025/receipt.toml").symlink_to(folder / "drafts/one.txt")
    (folder / "noi-bo-2026").symlink_to(outside, target_is_directory=True)
    (folder / "letterhead.toml").symlink_to(folder / "nowhere.toml")
    forms = FormsShelf(folder).now()
    assert title_of(forms) == OURS
    assert {(fault.file, fault.reason) for fault in forms.faults} == {
        ("tt-03-2025/slip-a5.toml", "link"),
        ("noi-bo-2026", "link"),
        ("letterhead.toml", "gone"),
    }


if sys.platform != "win32":  # where no pipe lies in a folder

    def test_that_a_pipe_is_not_waited_for(folder: Path) -> None:
        (folder / "tt-03-2025").mkdir(parents=True)
        os.mkfifo(folder / "tt-03-2025/receipt.toml")
        assert [fault.reason for fault in FormsShelf(folder).now().faults] == ["stray"]


def test_that_a_file_in_place_of_the_folder_is_told(folder: Path) -> None:
    folder.write_text("x")
    assert [fault.file for fault in FormsShelf(folder).now().faults] == ["forms"]


def test_that_a_wording_which_cannot_be_kept_is_not_used(folder: Path, write: Write) -> None:
    write("tt-03-2025/receipt.toml", RECEIPT_FILE.replace(RECEIPT_TITLE, OURS))
    write(KEPT, "a file where the folder should be")
    forms = FormsShelf(folder).now()
    assert title_of(forms) == RECEIPT_TITLE
    assert told(forms) == [("tt-03-2025", 1, "", "unkept")]


def test_that_the_shared_folder_is_used_and_the_own_one_wins(
    folder: Path, write: Write, tmp_path: Path
) -> None:
    share = tmp_path / "share"
    (share / "tt-03-2025").mkdir(parents=True)
    (share / "letterhead.toml").write_text('place = "Chung"\n', "utf-8")
    (share / "tt-03-2025/receipt.toml").write_text(
        RECEIPT_FILE.replace(RECEIPT_TITLE, "GIẤY CHUNG"), "utf-8"
    )
    write("letterhead.toml", 'place = "Riêng"\n')
    shelf = FormsShelf(folder, lambda: str(share))
    assert title_of(shelf.now()) == RECEIPT_TITLE  # it was never read yet, and nobody waits
    forms = shelf.read_again()
    assert title_of(forms) == "GIẤY CHUNG"
    assert forms.letterhead.place == "Riêng"


def test_that_a_line_which_is_down_does_not_change_the_words_of_a_paper(
    folder: Path, tmp_path: Path
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (share / "letterhead.toml").write_text('place = "Chung"\n', "utf-8")
    FormsShelf(folder, lambda: str(share)).read_again()
    share.rename(tmp_path / "gone")
    shelf = FormsShelf(folder, lambda: str(share))
    assert shelf.now().letterhead.place == "Chung"
    forms = shelf.read_again()
    assert forms.letterhead.place == "Chung"
    assert told(forms) == [(str(share), 1, "", "away")]


def test_that_looking_alone_writes_nothing(folder: Path, write: Write) -> None:
    write("tt-03-2025/receipt.toml", RECEIPT_FILE.replace(RECEIPT_TITLE, OURS))
    before = sorted(folder.rglob("*"))
    assert FormsShelf(folder, keep=False).read_again().overridden
    assert sorted(folder.rglob("*")) == before


def test_that_a_shipped_form_is_copied_to_be_changed_and_never_over_another(
    folder: Path,
) -> None:
    shelf = FormsShelf(folder)
    file = shelf.copy("tt-03-2025", "receipt")
    assert file.read_text("utf-8") == RECEIPT_FILE
    file.write_text("mine", "utf-8")
    assert shelf.copy("tt-03-2025", "receipt").read_text("utf-8") == "mine"
    assert not shelf.read_again().legal.aside  # "mine" is no form, and was told
    with pytest.raises(FormUnreadable) as refused:
        shelf.copy("tt-03-2025", "../letterhead")
    assert refused.value.reason == "not_shipped"
    (folder / "noi-bo-2026").write_text("in the way")
    with pytest.raises(FormUnreadable) as refused:
        shelf.copy("noi-bo-2026", "notice-sheet")
    assert refused.value.reason == "unwritable"


def test_that_a_bare_copy_words_nothing_yet(folder: Path) -> None:
    shelf = FormsShelf(folder)
    shelf.copy("tt-03-2025", "receipt")
    forms = shelf.read_again()
    assert forms.edition(RECEIPT, DAY) is shipped_editions().all[0]
    assert not forms.overridden
    assert not forms.faults


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """A shared folder with a receipt and a place of its own."""
    folder = tmp_path / "share"
    (folder / "tt-03-2025").mkdir(parents=True)
    (folder / "letterhead.toml").write_text('place = "Chung"\n', "utf-8")
    words = RECEIPT_FILE.replace(RECEIPT_TITLE, OURS)
    (folder / "tt-03-2025/receipt.toml").write_text(words, "utf-8")
    return folder


def test_that_an_empty_mount_point_wipes_neither_the_wording_nor_its_copy(
    folder: Path, share: Path, tmp_path: Path
) -> None:
    shelf = FormsShelf(folder, lambda: str(share))
    worded = shelf.read_again().legal
    share.rename(tmp_path / "unmounted")
    share.mkdir()
    for _ in range(2):  # the copy is still there for the next time
        forms = shelf.read_again()
        assert forms.legal.all == worded.all
        assert forms.letterhead.place == "Chung"
        assert told(forms) == [(str(share), 1, "", "away")]


def test_that_a_file_which_cannot_be_read_for_a_moment_stays_as_it_was(
    folder: Path, share: Path
) -> None:
    shelf = FormsShelf(folder, lambda: str(share))
    worded = shelf.read_again().legal
    (share / "tt-03-2025/receipt.toml").unlink()
    (share / "tt-03-2025/receipt.toml").symlink_to(share / "nowhere.toml")
    (share / "letterhead.toml").write_text('place = "Mới"\n', "utf-8")
    for _ in range(2):
        forms = shelf.read_again()
        assert forms.legal.all == worded.all
        assert forms.letterhead.place == "Mới"
        assert "gone" in {fault.reason for fault in forms.faults}
    assert FormsShelf(folder, lambda: str(share)).now().legal.all == worded.all


def test_that_a_file_taken_out_of_the_share_words_nothing_any_more(
    folder: Path, share: Path
) -> None:
    shelf = FormsShelf(folder, lambda: str(share))
    shelf.read_again()
    (share / "tt-03-2025/receipt.toml").unlink()
    forms = shelf.read_again()
    assert title_of(forms) == RECEIPT_TITLE
    assert not forms.faults
