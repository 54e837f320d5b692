"""The catalogue from a terminal, through the program's own entry."""

from pathlib import Path

import pytest

from desk_app.main import main
from tests.builders import BUSINESS
from tests.commands.tasks import a_desk_of
from tests.services.catalogue.samples import PORTAL, portal, raw

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def at(tmp_path: Path) -> list[str]:
    """Where a desk with one procedure stands, as words of the command line."""
    folders, keys = a_desk_of(tmp_path, received=0, ended=0)
    return ["--data", str(folders.data), "--keys", str(keys), "import-catalogue"]


@pytest.fixture
def feed(tmp_path: Path) -> str:
    file = tmp_path / "cong.json"
    file.write_bytes(raw([PORTAL, portal(code="")]))
    return str(file)


def test_that_files_are_taken_in_without_a_question(
    at: list[str], feed: str, capsys: Capture
) -> None:
    assert main([*at, feed]) == 0
    told = capsys.readouterr().out
    assert "thêm 1, đổi 0, không đổi 0; không đọc được 1." in told
    assert "Mục thứ 2 của tệp: bỏ qua: không có mã thủ tục" in told
    assert main([*at, feed]) == 0
    assert "thêm 0, đổi 0, không đổi 1" in capsys.readouterr().out


def test_that_a_folder_that_is_no_desk_stays_as_it_was(
    tmp_path: Path, feed: str, capsys: Capture
) -> None:
    desk, keys = tmp_path / "new", tmp_path / "new-keys"
    words = ["--data", str(desk), "--keys", str(keys), "import-catalogue", feed]
    assert main(words) == 1
    assert "chưa phải là một quầy" in capsys.readouterr().err
    assert not list(desk.rglob("*.sqlite"))
    assert not keys.exists()


def test_that_a_broken_workbook_is_told_as_one_and_a_folder_as_a_folder(
    at: list[str], tmp_path: Path, capsys: Capture
) -> None:
    broken, folder = tmp_path / "danh-muc.xlsx", tmp_path / "danh-muc"
    broken.write_bytes(bytes(range(256)) * 40)
    folder.mkdir()
    assert main([*at, str(broken)]) == 1
    said = capsys.readouterr().err
    assert "mở bằng Excel và lưu lại thành .xlsx" in said
    assert "UTF-8" not in said
    assert main([*at, str(folder)]) == 1
    assert "Đây là một thư mục: chọn tệp ở trong đó." in capsys.readouterr().err


def test_that_a_dry_run_tells_and_changes_nothing(
    at: list[str], feed: str, capsys: Capture
) -> None:
    for _ in range(2):
        assert main([*at, "--dry-run", feed]) == 0
        told = capsys.readouterr().out
        assert "Chưa nhập gì. Sẽ thêm 1, đổi 0" in told
        assert "+ 1.001193 Thủ tục đăng ký khai sinh" in told


def test_that_what_is_exported_comes_back_as_no_change(
    at: list[str], tmp_path: Path, capsys: Capture
) -> None:
    book = str(tmp_path / "ra.xlsx")
    assert main([*at, "--export", book, "--template", str(tmp_path / "mau.xlsx")]) == 0
    assert "Đã ghi 1 thủ tục" in capsys.readouterr().out
    assert main([*at, "--template", str(tmp_path / "t.csv")]) == 0
    told = capsys.readouterr().out
    assert all(f"“{file.name}”" in told for file in tmp_path.glob("*t.csv"))
    assert "Đã ghi tệp mẫu “Thủ tục - t.csv”" in told
    assert main([*at, "--dry-run", book]) == 0
    assert "Sẽ thêm 0, đổi 0 (trong đó bãi bỏ 0), không đổi 1" in capsys.readouterr().out


def test_that_a_change_is_told_before_and_after(
    at: list[str], tmp_path: Path, capsys: Capture
) -> None:
    file = tmp_path / "ngan.csv"
    file.write_text(f"Mã;Tên ngắn\n{BUSINESS};Hộ kinh doanh\n", "utf-8")
    assert main([*at, "--dry-run", str(file)]) == 0
    assert "Tên ngắn: (trống) → Hộ kinh doanh" in capsys.readouterr().out


def test_that_a_refused_file_is_a_sentence_and_nothing_else(
    at: list[str], tmp_path: Path, capsys: Capture
) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF-1.7")
    assert main([*at, str(file)]) == 1
    assert "Không đọc được tệp a.pdf; chưa nhập gì." in capsys.readouterr().err


def test_that_without_a_file_there_is_nothing_to_do(at: list[str], capsys: Capture) -> None:
    assert main(at) == 2
    assert capsys.readouterr().err


def test_that_an_edition_is_written_without_a_desk_and_the_same_files_give_the_same_bytes(
    tmp_path: Path, feed: str, capsys: Capture
) -> None:
    """The centre's administrator has none."""
    desk, out = tmp_path / "new", tmp_path / "danh-muc.qmc"
    words = ["--data", str(desk), "import-catalogue", feed, "--edition", str(out)]
    assert main(words) == 0
    told = capsys.readouterr().out
    assert "Đã ghi ấn bản danh-muc.qmc: 1 thủ tục (trong đó bãi bỏ 0)" in told
    assert "không đọc được 1." in told
    assert not desk.exists()
    before = out.read_bytes()
    assert main(words) == 0
    assert out.read_bytes() == before


def test_that_an_edition_is_taken_in_by_hand_as_well(
    at: list[str], tmp_path: Path, feed: str, capsys: Capture
) -> None:
    """A desk without a line gets it on a stick."""
    out = tmp_path / "danh-muc.qmc"
    assert main(["import-catalogue", feed, "--edition", str(out)]) == 0
    capsys.readouterr()
    assert main([*at, str(out)]) == 0
    assert "thêm 1, đổi 0, không đổi 0; không đọc được 1." in capsys.readouterr().out
    assert main([*at, feed]) == 0
    assert "thêm 0, đổi 0, không đổi 1" in capsys.readouterr().out


def test_that_a_damaged_edition_is_refused_with_a_sentence(
    at: list[str], tmp_path: Path, feed: str, capsys: Capture
) -> None:
    out = tmp_path / "danh-muc.qmc"
    main(["import-catalogue", feed, "--edition", str(out)])
    whole = out.read_bytes()
    out.write_bytes(whole[:-3])
    assert main([*at, str(out)]) == 1
    assert "Tệp ấn bản hỏng hoặc đã bị sửa" in capsys.readouterr().err
    out.write_bytes(whole.replace(b"danh-muc 1\n", b"danh-muc 2\n", 1))
    assert main([*at, str(out)]) == 1
    assert "do bản mới hơn ghi" in capsys.readouterr().err
    assert main(["import-catalogue", "--edition", str(out)]) == 2
    unwritable = tmp_path / "không có" / "x.qmc"
    assert main(["import-catalogue", feed, "--edition", str(unwritable)]) == 1
