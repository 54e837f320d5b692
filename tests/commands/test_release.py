"""The maker makes a key and packs a built desk; what comes out is what a desk believes."""

import shutil
import stat
from pathlib import Path

import pytest

from db.migrate import newest_revision
from desk_app.main import main
from desk_app.releases.judging import judged
from desk_app.releases.running import KEYS, read_keys, this_platform
from desk_app.releases.shelf import Shelf, is_archive, read_release
from desk_app.releases.signatures import public_half
from tests.releases.making import MAKER, frozen, running, tree

ROOT = Path(__file__).parents[2]


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A build, with the migrations of an earlier day."""
    folder = frozen(tmp_path / "quay-mot-cua", "1.4.0")
    inside = folder / "_internal" / "db" / "migrations"
    shutil.copytree(ROOT / "db/migrations", inside, ignore=shutil.ignore_patterns("__pycache__"))
    newest = max(inside.rglob("0*.py"), key=lambda file: file.name)
    newest.unlink()
    (folder / "_internal" / "VERSION").write_text("1.4.0\n", "ascii")
    keys = folder / "_internal" / "resources" / KEYS
    keys.parent.mkdir(parents=True)
    keys.write_text(f"{public_half(MAKER).hex()}  # ours\n", "utf-8")
    return folder


def packed(built: Path, *words: str) -> int:
    out = built.parent / "release.qmc"
    key = str(built.parent / "maker.key")
    return main(["release", "pack", str(built), "--key", key, "-o", str(out), *words])


def test_that_what_was_packed_and_signed_is_believed_and_unpacks_to_the_same(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = tmp_path / "maker.key"
    assert main(["release", "key", str(key)]) == 0
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    (public,) = read_keys(capsys.readouterr().out.splitlines()[-1])
    news = tmp_path / "news.txt"
    news.write_text("Mở nhanh hơn.\n\n  Tìm được cả tên cũ. \n", "utf-8")
    assert packed(built, "--follows", "1.2.0", "--news", str(news)) == 0
    assert "1.4.0" in capsys.readouterr().out
    release = tmp_path / "release.qmc"
    signed = read_release(release)
    manifest = judged(signed, running(platform=this_platform(), keys=(public,)))
    assert manifest.news == ("Mở nhanh hơn.", "Tìm được cả tên cũ.")
    assert str(manifest.follows) == "1.2.0"
    assert manifest.revision < newest_revision(), "that of the build, and not of this tree"
    assert is_archive(release, signed, manifest)
    shelf = Shelf(tmp_path / "versions")
    shelf.unpack_file(release, signed, manifest)
    found = dict(tree(shelf.folder / "1.4.0"))
    found.pop("RELEASE")
    assert found == tree(built)


def test_that_the_same_build_gives_the_same_archive(built: Path, tmp_path: Path) -> None:
    assert main(["release", "key", str(tmp_path / "maker.key")]) == 0
    digests = set()
    for _ in range(2):
        assert packed(built, "--follows", "1.2.0") == 0
        digests.add(read_release(tmp_path / "release.qmc").read().digest)
    assert len(digests) == 1


def test_that_a_build_that_does_not_believe_the_key_it_is_signed_by_says_so(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is right for the last release by an old key alone."""
    assert main(["release", "key", str(tmp_path / "maker.key")]) == 0
    line = capsys.readouterr().out.splitlines()[-1]
    assert packed(built, "--follows", "1.2.0") == 0
    assert "bản này không tin khóa vừa ký" in capsys.readouterr().out
    with (built / "_internal" / "resources" / KEYS).open("a", encoding="utf-8") as keys:
        keys.write(line + "\n")
    assert packed(built, "--follows", "1.2.0") == 0
    assert "Chú ý" not in capsys.readouterr().out


def test_that_no_other_version_is_written_over_what_the_program_says(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["release", "key", str(tmp_path / "maker.key")]) == 0
    (built / "VERSION").write_text("9.9.0\n", "ascii")
    assert packed(built, "--follows", "1.2.0") == 2
    said = capsys.readouterr().err
    assert "Tệp VERSION ghi 9.9.0, chương trình trong thư mục là 1.4.0" in said
    assert not (tmp_path / "release.qmc").exists()


@pytest.mark.parametrize("keys", ["", "# nobody yet\n", "no key\n", None])
def test_that_a_build_that_believes_nobody_is_not_packed(
    built: Path, tmp_path: Path, keys: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever took it could never take another."""
    assert main(["release", "key", str(tmp_path / "maker.key")]) == 0
    kept = built / "_internal" / "resources" / KEYS
    if keys is None:
        kept.unlink()
    else:
        kept.write_text(keys, "utf-8")
    assert packed(built, "--follows", "1.2.0") == 2
    assert "Thêm dòng của release key vào resources/program/keys.txt" in capsys.readouterr().err
    assert not (tmp_path / "release.qmc").exists()


def test_that_a_key_is_never_written_over(tmp_path: Path) -> None:
    key = tmp_path / "maker.key"
    key.write_text("precious", "ascii")
    assert main(["release", "key", str(key)]) == 2
    assert key.read_text("ascii") == "precious"


@pytest.mark.parametrize(
    ("spoils", "words"),
    [
        (lambda built: (built / "VERSION").write_text("next"), "VERSION"),
        (lambda built: (built / "quay-mot-cua").unlink(), "dev.py build"),
        (lambda built: shutil.rmtree(built / "_internal" / "db"), "dev.py build"),
        (lambda built: (built / "out").symlink_to("../../etc"), "dẫn ra ngoài"),
        (lambda built: (built.parent / "maker.key").write_text("no key"), "Khóa là dòng"),
        (lambda built: (built / "quay-mot-cua").chmod(0o644), "quyền chạy"),
        (lambda built: (built / "Version").write_text("as a file system of Windows"), "tên tệp"),
        (lambda built: (built / "aux.txt").write_text("a device of Windows"), "tên tệp"),
        (lambda built: (built / "RELEASE").write_text("what desks write"), "tên tệp"),
        (lambda built: (built / ("a" * 201)).write_text("x"), "tên tệp"),
        (lambda built: (built / "link").symlink_to("not-there"), "liên kết"),
    ],
)
def test_that_what_no_desk_would_take_is_not_made(
    spoils: object, words: str, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["release", "key", str(built.parent / "maker.key")]) == 0
    assert callable(spoils)
    spoils(built)
    assert packed(built, "--follows", "1.2.0") == 2
    assert words in capsys.readouterr().err
    assert not (built.parent / "release.qmc").exists()


def test_that_more_news_than_anybody_reads_is_refused(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["release", "key", str(tmp_path / "maker.key")]) == 0
    news = tmp_path / "news.txt"
    news.write_text("x\n" * 13, "utf-8")
    assert packed(built, "--follows", "1.2.0", "--news", str(news)) == 2
    assert "12 dòng" in capsys.readouterr().err
