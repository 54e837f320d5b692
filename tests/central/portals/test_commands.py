"""`python -m central portals`: as an administrator types it, with a file of settings."""

import os
from pathlib import Path

import pytest

from central.portals.settings import SettingsWrong, sites_of
from desk_app.domain.ids import UnitCode
from desk_app.domain.scans.file import Address
from tests.builders import UNIT, a_person
from tests.central.conftest import central
from tests.central.portals.conftest import AGENCY, NAME, Told
from tests.central.portals.stand_in_dvcqg import PASSWORD, NationalPortal


def settings_at(folder: Path, address: str, /, **changed: str) -> Path:
    facts = {
        "key": "dvcqg",
        "adapter": "dvcqg",
        "name": NAME,
        "address": address,
        "login": "/auth",
        "calls": "/calls",
        "account": "h13",
        "secret_file": "mat-khau",
        "tables": "bang.toml",
    } | changed
    secret = folder / "mat-khau"
    secret.write_text(f"{PASSWORD}\n", "utf-8")
    secret.chmod(0o600)
    (folder / "bang.toml").write_text(AGENCY, "utf-8")
    since = facts.pop("since", "2026-11-20")
    lines = [f'{key} = "{value}"' for key, value in facts.items() if value]
    lines += [f"since = {since}"] if since else []
    file = folder / "cong.toml"
    file.write_text("\n".join(["[[portal]]", f'units = ["{UNIT}"]', *lines]), "utf-8")
    return file


def no_files(_unit: UnitCode, _address: Address) -> bytes | None:
    return None


def test_that_portals_are_told_looked_at_and_tried_again(
    told: Told, national: NationalPortal, tmp_path: Path
) -> None:
    national.refuses["LÊ VĂN SAI"] = "Số định danh không hợp lệ"
    wrong = told.at_desk(told.desk.receive(applicant=a_person(name="LÊ VĂN SAI")))
    told.desk.receive()
    told.desk.catch_up()
    database, file = told.home.address, settings_at(tmp_path, told.at.address)
    run = central("portals", "run", str(file), "--once", database=database)
    assert run.stdout.strip() == "Đã gửi xong 1 hồ sơ", run.stderr
    assert PASSWORD not in run.stdout + run.stderr
    shown = central("portals", "list", database=database).stdout
    assert shown.strip() == f"dvcqg\t{UNIT}\tđã nhận 1\tchờ 0\tbị từ chối 1"
    refused = central("portals", "list", "--refused", database=database).stdout
    assert refused.strip() == f"dvcqg\t{UNIT}\t{wrong.code}\tdata\tSố định danh không hợp lệ"
    national.refuses.clear()
    other = central("portals", "retry", "H13.45.12-261120-9999", database=database)
    assert other.stdout.strip() == "Sẽ gửi lại 0 hồ sơ ở lượt tới"
    again = central("portals", "retry", str(wrong.code), database=database)
    assert again.stdout.strip() == "Sẽ gửi lại 1 hồ sơ ở lượt tới"
    run = central("portals", "run", str(file), "--once", database=database)
    assert run.stdout.strip() == "Đã gửi xong 1 hồ sơ"
    assert not told.at_desk(wrong.id).portals[0].refused


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"adapter": "lgsp"}, "adapter"),
        ({"key": "Cổng"}, "key"),
        ({"name": ""}, "name"),
        ({"address": "ftp://a"}, "address"),
        ({"secret_file": ""}, "secret_env"),
        ({"since": ""}, "since"),
        ({"since": "2026-11-20T08:00:00"}, "since"),
        ({"secret_file": "", "secret_env": "QMC_KHONG_CO"}, "QMC_KHONG_CO"),
        ({"secret_file": "khong-co"}, "khong-co"),
        ({"tables": "khong-co.toml"}, "Bảng đối chiếu"),
    ],
)
def test_that_wrong_settings_are_told_apart(
    tmp_path: Path, changed: dict[str, str], said: str
) -> None:
    file = settings_at(tmp_path, "https://cong.example.vn", **changed)
    with pytest.raises(SettingsWrong, match=said):
        sites_of(file, no_files)


@pytest.mark.skipif(os.name != "posix", reason="rights of files are the system's")
def test_that_a_secret_others_can_read_is_not_used(tmp_path: Path) -> None:
    file = settings_at(tmp_path, "https://cong.example.vn")
    (tmp_path / "mat-khau").chmod(0o644)
    with pytest.raises(SettingsWrong, match="chmod 600"):
        sites_of(file, no_files)


def test_that_a_secret_may_come_from_the_surroundings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QMC_CONG", PASSWORD)
    place = {"secret_file": "", "secret_env": "QMC_CONG"}
    file = settings_at(tmp_path, "https://cong.example.vn", **place)
    (site,) = sites_of(file, no_files)
    assert (site.key, site.name, site.units) == ("dvcqg", NAME, [UNIT])
    site.portal.close()


def test_that_igate_is_set_up_with_paths_of_its_own(tmp_path: Path) -> None:
    file = settings_at(tmp_path, "https://igate.example.vn", adapter="igate")
    with file.open("a", encoding="utf-8") as more:
        more.write('\n[portal.paths]\nnumber = "LayMa"\n')
    (site,) = sites_of(file, no_files)
    site.portal.close()
    file.write_text(file.read_text("utf-8").replace("number", "numero"), "utf-8")
    with pytest.raises(SettingsWrong, match="paths"):
        sites_of(file, no_files)


def test_that_a_file_that_is_no_settings_says_so(tmp_path: Path) -> None:
    file = tmp_path / "cong.toml"
    for words, said in (("x", "TOML"), ("a = 1", "portal")):
        file.write_text(words, "utf-8")
        with pytest.raises(SettingsWrong, match=said):
            sites_of(file, no_files)


def test_that_nothing_is_told_without_one_file(told: Told) -> None:
    done = central("portals", "run", database=told.home.address)
    assert (done.returncode, "FILE" in done.stderr) == (1, True)
