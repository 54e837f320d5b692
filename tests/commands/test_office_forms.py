"""`desk_app forms --check` and `--copy`, as an administrator types them."""

from pathlib import Path

import pytest

from desk_app.documents.office_forms.shelf import shipped_file
from desk_app.main import main

RECEIPT = shipped_file("tt-03-2025", "receipt").decode()


def test_that_a_copied_form_is_found_changed_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forms", "--copy", "tt-03-2025/receipt", "--data", str(tmp_path)]) == 0
    file = Path(capsys.readouterr().out.strip())
    assert file == tmp_path / "forms/tt-03-2025/receipt.toml"
    file.write_text(RECEIPT.replace("GIẤY TIẾP NHẬN HỒ SƠ", "GIẤY NHẬN HỒ SƠ"), "utf-8")
    assert main(["forms", "--check", "--data", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "tt-03-2025+" in said
    assert "receipt: Giấy tiếp nhận hồ sơ và hẹn trả kết quả, A4: mẫu của đơn vị" in said
    assert "slip-80mm: Phiếu hẹn trả kết quả, 80mm: mẫu gốc" in said
    assert not (tmp_path / "forms/.kept").exists()


def test_that_faults_are_told_with_file_and_line_and_the_exit_code_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "forms"
    folder.mkdir()
    (folder / "letterhead.toml").write_text("# tên\nplaces = 'x'\n", "utf-8")
    assert main(["forms", "--check", "--data", str(tmp_path)]) == 1
    assert "LỖI letterhead.toml, dòng 2: không hiểu “places”." in capsys.readouterr().out


def test_that_a_form_nobody_ships_is_not_copied(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("receipt", "tt-03-2025/../x", "tt-99/receipt"):
        assert main(["forms", "--copy", name, "--data", str(tmp_path)]) == 1
        assert "Chương trình không có sẵn mẫu" in capsys.readouterr().err
    assert not (tmp_path / "forms").exists()
