"""An inspection's folder from a terminal, and its checker on folders that somebody changed."""

import ast
import hashlib
import io
import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from db.tables import journal as t
from desk_app.domain.acts import kinds
from desk_app.domain.ids import OfficerId
from desk_app.domain.people.rights import Role
from desk_app.main import main
from desk_app.paths import Folders
from desk_app.services.office.officers import RegisterOfficer
from desk_app.sync.signing import signer
from desk_app.wiring.build import build_office
from desk_app.wiring.opening import open_desk
from tests.architecture.sources import ROOT
from tests.builders import ADMIN, LEADER, an_officer
from tests.commands.tasks import a_desk_of, acts_of
from tests.commands.test_import_catalogue import Capture

PIN = "280945"
LEADERS_NAME = an_officer().name
NUMBER = "092304001234"  # of the person who hands in, in tests
CHECKER = ROOT / "resources/inspection/kiem_tra.py"


@pytest.fixture
def place(tmp_path: Path) -> tuple[Folders, Path]:
    """A desk that received five dossiers in November 2026, and ended two."""
    return a_desk_of(tmp_path, received=5, ended=2, pin=PIN)


@pytest.fixture(autouse=True)
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the leader types, as often as the program asks."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PIN}\n" * 9))


def inspect(place: tuple[Folders, Path], out: Path, *words: str, size: int = 3) -> int:
    folders, keys = place
    asked = [
        "--as",
        LEADERS_NAME,
        "--period",
        "2026-11",
        "--size",
        str(size),
        "--seed",
        "2026/TTr-15",
        "-o",
        str(out),
    ]
    return main(["--data", str(folders.data), "--keys", str(keys), "inspect", *asked, *words])


def check(folder: Path, *words: str) -> tuple[int, str]:
    run = subprocess.run(
        [sys.executable, "-I", str(folder / "kiem_tra.py"), *words],
        capture_output=True,
        check=False,
    )
    return run.returncode, run.stdout.decode() + run.stderr.decode()


def facts_of(folder: Path) -> Any:
    return json.loads((folder / "du-lieu.json").read_text("utf-8"))


def list_again(folder: Path) -> None:
    """What somebody would do who changed a file and knows of the list."""
    listed = folder / "tep-va-ma.txt"
    names = [line.partition("  ")[2] for line in listed.read_text("utf-8").splitlines()]
    lines = [
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n"
        for name in names
        if (folder / name).exists()
    ]
    listed.write_text("".join(lines), "utf-8")


def test_that_the_folder_holds_what_its_checker_proves_and_the_run_is_an_act(
    place: tuple[Folders, Path], tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "thanh tra"
    assert inspect(place, out) == 0
    manifest = hashlib.sha256((out / "tep-va-ma.txt").read_bytes()).hexdigest()
    assert manifest in capsys.readouterr().out
    groups = [manifest[at : at + 8] for at in range(0, len(manifest), 8)]
    for written in ([manifest], groups, [" ".join(groups).upper()]):  # as minutes may have it
        code, said = check(out, "--ma", *written)
        assert code == 0, said
    assert "ĐẠT" in said
    assert "SAI" not in said
    assert "Rút mẫu: 3 trong 5 hồ sơ" in said
    assert "nối liền" in said
    (act,) = acts_of(*place, kinds.INSPECTED)
    assert act.body["manifest"] == manifest
    assert (act.body["size"], act.body["count"], act.body["seed"]) == (3, 3, "2026/TTr-15")
    assert act.actor == LEADER
    assert "Nguyễn" not in json.dumps(act.body, ensure_ascii=False)
    assert sorted(folder.name for folder in tmp_path.iterdir()) == ["desk", "keys", "thanh tra"]


def test_that_the_index_and_the_courses_are_words_anybody_reads(
    place: tuple[Folders, Path], tmp_path: Path
) -> None:
    out = tmp_path / "tt"
    assert inspect(place, out, size=5) == 0
    assert (out / "muc-luc.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "Rút 5 trong 5 hồ sơ" in (out / "doc-truoc.txt").read_text("utf-8-sig")
    told = [
        (out / one["folder"] / "dien-bien.txt").read_text("utf-8-sig")
        for one in facts_of(out)["dossiers"]
    ]
    assert sum("Tiếp nhận" in words for words in told) == 5
    assert sum("Có kết quả, chờ trả" in words for words in told) == 2


def test_that_personal_numbers_leave_masked_and_each_unmasking_is_an_act(
    place: tuple[Folders, Path], tmp_path: Path
) -> None:
    masked, full = tmp_path / "che", tmp_path / "du"

    def tells(folder: Path) -> bool:
        return any(
            NUMBER.encode() in file.read_bytes() for file in folder.rglob("*") if file.is_file()
        )

    assert inspect(place, masked, size=5) == 0
    assert not tells(masked)
    assert check(masked)[0] == 0
    assert not acts_of(*place, kinds.UNMASKED)
    assert inspect(place, full, "--numbers", size=5) == 0
    assert tells(full)
    code, said = check(full)
    assert code == 0, said
    assert "đã che" not in said
    assert len(acts_of(*place, kinds.UNMASKED)) == 5


def test_that_a_masked_act_does_not_tell_its_id(
    place: tuple[Folders, Path], tmp_path: Path
) -> None:
    out = tmp_path / "tt"
    assert inspect(place, out, size=5) == 0
    received = {act.id.hex for act in acts_of(*place, kinds.RECEIVED)}
    shown = "".join(file.read_text("utf-8") for file in out.glob("ho-so/*/hanh-vi/*.json"))
    hidden = sum(act["masked"] for one in facts_of(out)["dossiers"] for act in one["acts"])
    assert hidden == len([one for one in received if one not in shown]) == 5


def alter_an_act(folder: Path) -> None:
    one = next(act for d in facts_of(folder)["dossiers"] for act in d["acts"] if not act["masked"])
    file = folder / one["file"]
    file.write_bytes(file.read_bytes().replace(b'"clock_offset_ms":0', b'"clock_offset_ms":9'))


def leave_an_act_out(folder: Path) -> None:
    facts = facts_of(folder)
    dossier = max(facts["dossiers"], key=lambda one: len(one["acts"]))
    gone = dossier["acts"].pop()
    (folder / gone["file"]).unlink()
    (folder / "du-lieu.json").write_text(json.dumps(facts), "utf-8")


def leave_a_link_out(folder: Path) -> None:
    (desk,) = facts_of(folder)["desks"]
    chain = folder / desk["file"]
    lines = chain.read_text("utf-8").splitlines(keepends=True)
    chain.write_text("".join(lines[:1] + lines[2:]), "utf-8")


def change_a_digest(folder: Path) -> None:
    """An act altered with its digest everywhere: the next act still names the old one."""
    facts = facts_of(folder)
    act = next(a for d in facts["dossiers"] for a in d["acts"] if not a["masked"])
    alter_an_act(folder)
    new = hashlib.sha256((folder / act["file"]).read_bytes()).hexdigest()
    for file in (folder / "du-lieu.json", folder / facts["desks"][0]["file"]):
        file.write_text(file.read_text("utf-8").replace(act["digest"], new), "utf-8")


def swap_two_dossiers(folder: Path) -> None:
    one, other = (folder / d["folder"] / "hanh-vi" for d in facts_of(folder)["dossiers"][:2])
    mine, theirs = sorted(one.iterdir())[0], sorted(other.iterdir())[0]
    kept = mine.read_bytes()
    mine.write_bytes(theirs.read_bytes())
    theirs.write_bytes(kept)


def choose_otherwise(folder: Path) -> None:
    facts = facts_of(folder)
    facts["seed"] = "hạt giống khác"
    (folder / "du-lieu.json").write_text(json.dumps(facts), "utf-8")


def swap_a_file(folder: Path) -> None:
    (folder / "muc-luc.csv").write_text("khác", "utf-8")


@pytest.mark.parametrize(
    ("change", "listed_again", "said"),
    [
        (swap_a_file, False, "tệp đã bị đổi: muc-luc.csv"),
        (alter_an_act, False, "tệp đã bị đổi: ho-so/"),
        (alter_an_act, True, "nội dung đã bị sửa, mã không khớp"),
        (leave_an_act_out, False, "thiếu tệp ho-so/"),
        (leave_an_act_out, True, "thiếu việc số"),
        (leave_a_link_out, True, "thiếu việc số"),
        (change_a_digest, True, "phần cuối không ra mã của nó"),
        (swap_two_dossiers, True, "nội dung đã bị sửa, mã không khớp"),
        (choose_otherwise, True, "không trúng thăm"),
    ],
)
def test_that_the_checker_tells_what_was_changed(
    place: tuple[Folders, Path],
    tmp_path: Path,
    change: Callable[[Path], None],
    listed_again: bool,
    said: str,
) -> None:
    out = tmp_path / "tt"
    assert inspect(place, out, "--numbers", size=2) == 0
    manifest = hashlib.sha256((out / "tep-va-ma.txt").read_bytes()).hexdigest()
    change(out)
    if listed_again:
        list_again(out)
    code, told = check(out, "--ma", manifest)
    assert code == 1
    assert "KHÔNG ĐẠT" in told
    assert said in told
    assert not listed_again or "Mã của danh mục tệp khớp" in told


def test_that_the_signature_of_a_desk_is_checked(
    place: tuple[Folders, Path], tmp_path: Path
) -> None:
    out = tmp_path / "tt"
    opened = open_desk(*place)
    sign = signer(opened.secrets.signing_key)
    with opened.store.engine.begin() as connection:
        for row in connection.execute(select(t.act)).all():
            signature = sign(row.digest)
            connection.execute(t.act.update().where(t.act.c.n == row.n).values(signature=signature))
    opened.close()
    assert inspect(place, out, size=2) == 0
    code, told = check(out)
    assert code == 0, told
    facts = facts_of(out)
    count = sum(len(one["acts"]) for one in facts["dossiers"])
    assert f"{count} chữ ký đúng" in told
    first, second = (one["acts"][0] for one in facts["dossiers"])
    first["signature"], second["signature"] = second["signature"], first["signature"]
    (out / "du-lieu.json").write_text(json.dumps(facts), "utf-8")
    code, told = check(out)
    assert code == 1
    assert "SAI      Chữ ký số" in told


def test_that_the_signature_of_the_last_act_stands_for_those_before_it(
    place: tuple[Folders, Path], tmp_path: Path
) -> None:
    out = tmp_path / "tt"
    assert inspect(place, out, size=2) == 0
    facts = facts_of(out)
    count = sum(len(one["acts"]) for one in facts["dossiers"])
    code, told = check(out)
    assert code == 0, told
    assert f"1 chữ ký đúng; {count} việc nối đến việc cuối đã ký" in told
    assert "không có chữ ký" not in told
    facts["desks"][0]["signature"] = bytes(64).hex()
    (out / "du-lieu.json").write_text(json.dumps(facts), "utf-8")
    code, told = check(out)
    assert code == 1
    assert "- việc cuối, số" in told
    facts["desks"][0]["signature"] = ""
    (out / "du-lieu.json").write_text(json.dumps(facts), "utf-8")
    told = check(out)[1]
    assert "chữ ký đúng" not in told
    assert f"{count} việc không có chữ ký" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--status", "gone"), "Không có trạng thái “gone”"),
        (("--period", "tháng 11"), "Không hiểu kỳ “tháng 11”"),
        (("--as", "Không Ai"), "Không có cán bộ “Không Ai” ở quầy này"),
        (("--size", "0"), "Số hồ sơ phải từ 1 trở lên"),
        (("--seed", " x"), "không có dấu cách ở hai đầu"),
    ],
)
def test_that_what_is_asked_wrongly_is_told_and_nothing_is_written(
    place: tuple[Folders, Path],
    tmp_path: Path,
    capsys: Capture,
    words: tuple[str, ...],
    said: str,
) -> None:
    out = tmp_path / "tt"
    assert inspect(place, out, *words) == 2
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_that_who_is_no_leader_is_told_to_name_one(
    place: tuple[Folders, Path], tmp_path: Path, capsys: Capture
) -> None:
    with closing(build_office(open_desk(*place))) as office:
        order = RegisterOfficer(
            id=OfficerId(UUID(int=77)), name="Phạm Ngọc Diễm", role=Role.CASHIER, secret=PIN
        )
        office.identity.register(order, an_officer(ADMIN, Role.ADMIN))
    assert inspect(place, tmp_path / "tt", "--as", "Phạm Ngọc Diễm") == 2
    said = capsys.readouterr().err
    assert "Phạm Ngọc Diễm không được rút hồ sơ: --as tên một lãnh đạo." in said
    assert "Ctrl" not in said


@pytest.mark.parametrize("words", [("--period", "2025"), ("--officer", "Không Ai")])
def test_that_a_period_or_a_filter_without_dossiers_is_told(
    place: tuple[Folders, Path], tmp_path: Path, capsys: Capture, words: tuple[str, ...]
) -> None:
    out = tmp_path / "tt"
    assert inspect(place, out, *words) == 1
    assert "Không có hồ sơ nào để rút mẫu" in capsys.readouterr().err
    assert not out.exists()


def test_that_without_the_leaders_pin_nothing_is_written(
    place: tuple[Folders, Path],
    tmp_path: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "tt"
    monkeypatch.setattr(sys, "stdin", io.StringIO("000111\n"))
    assert inspect(place, out) == 1
    assert "PIN" in capsys.readouterr().err
    assert not out.exists()
    assert not acts_of(*place, kinds.INSPECTED)


def test_that_a_folder_that_is_there_already_is_left_alone(
    place: tuple[Folders, Path], tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "tt"
    out.mkdir()
    (out / "của tôi.txt").write_text("giữ", "utf-8")
    assert inspect(place, out) == 1
    assert "Đã có thư mục" in capsys.readouterr().err
    assert [file.name for file in out.iterdir()] == ["của tôi.txt"]
    assert not acts_of(*place, kinds.INSPECTED)


def test_that_a_folder_that_cannot_be_made_leaves_nothing_and_no_act(
    place: tuple[Folders, Path], tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / ("x" * 200) / "tt"  # a folder that is not there: the system says so itself
    assert inspect(place, out) == 1
    assert "Không có thư mục này" in capsys.readouterr().err
    assert not acts_of(*place, kinds.INSPECTED)


def test_that_the_checker_reads_with_the_python_an_office_may_have() -> None:
    source = CHECKER.read_text("utf-8")
    tree = ast.parse(source, feature_version=(3, 8))
    named = {
        alias.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    froms = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert (named | {str(one).split(".")[0] for one in froms}) <= sys.stdlib_module_names
    assert "strict=" not in source
