"""An archive becomes a folder only where it holds what a program holds."""

import tarfile
from pathlib import Path

import pytest

from desk_app.domain.releases.faults import UpdateBroken
from desk_app.releases.shelf import Shelf
from desk_app.releases.unpacking import GivenUp, unpack
from tests.releases.making import (
    a_file,
    a_link,
    a_release,
    announced_as,
    bomb,
    signed_archive,
    split,
    tar_of,
    tree,
)

Member = tuple[tarfile.TarInfo, bytes]
PROGRAM = a_file("quay-mot-cua", b"#!/bin/sh\n", mode=0o755)


def always() -> bool:
    return True


def unpacked(
    into: Path, *members: Member, files: int | None = None, size: int | None = None
) -> None:
    archive = tar_of(members)
    counted = sum(member.size for member, _ in members if member.isreg())
    _, manifest = signed_archive(archive, unpacked=size or counted, files=files or len(members))
    file = into.with_suffix(".tar")
    file.write_bytes(archive)
    with file.open("rb") as packed:
        unpack(packed, into, manifest, always)


def test_that_a_release_unpacks_to_what_was_packed(tmp_path: Path) -> None:
    release = a_release(tmp_path)
    signed, _ = split(release)
    into = tmp_path / "into"
    with release.open("rb") as packed:
        packed.seek(release.stat().st_size - signed.read().size)
        unpack(packed, into, signed.read(), always)
    assert tree(into) == tree(tmp_path / "frozen-1.4.0")
    assert tree(into)["_internal/libqt.so"] == "-> libqt.so.6"
    assert (into / "quay-mot-cua").stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize(
    "name",
    [
        "../quay",
        "/etc/quay",
        "a/../../quay",
        "C:/quay",
        "a\\b",
        "con",
        "_internal/NUL.txt",
        "quay.",
        "quay ",
        "x" * 201,
        "a\nb",
        "RELEASE",
        "release/x",
    ],
)
def test_that_no_path_leads_out_or_means_something_else_elsewhere(
    name: str, tmp_path: Path
) -> None:
    into = tmp_path / "deep" / "into"
    into.parent.mkdir()
    with pytest.raises(UpdateBroken) as refused:
        unpacked(into, PROGRAM, a_file(name))
    assert refused.value.reason == "path"
    assert not into.exists()
    assert [each.name for each in tmp_path.rglob("*") if each.is_file()] == ["into.tar"]


@pytest.mark.parametrize(
    "link",
    [
        a_link("out", "../secret"),
        a_link("out", "/etc/passwd"),
        a_link("out", "nothing"),
        a_link("_internal/out", "../../x"),
        a_link("hard", "quay-mot-cua", tarfile.LNKTYPE),
        a_link("pipe", "", tarfile.FIFOTYPE),
        a_link("device", "", tarfile.CHRTYPE),
    ],
)
def test_that_a_link_leads_to_something_inside_or_there_is_none(
    link: Member, tmp_path: Path
) -> None:
    with pytest.raises(UpdateBroken) as refused:
        unpacked(tmp_path / "into", PROGRAM, link)
    assert refused.value.reason == "link"
    assert not (tmp_path / "into").exists()


def test_that_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    """The link comes first, and a file under its name behind it."""
    (tmp_path / "secret").mkdir()
    ways = [
        (a_link("dir", "real"), a_file("real/x"), a_file("dir/y")),
        (a_file("real/x"), a_link("dir", "real"), a_link("dir/z", "../real/x")),
        (a_file("real/x"), a_link("dir", "real"), a_link("dir/z", "x")),
    ]
    for members in ways:
        with pytest.raises(UpdateBroken) as refused:
            unpacked(tmp_path / "into", PROGRAM, *members)
        assert refused.value.reason == "link"
        assert not (tmp_path / "into").exists()


def test_that_the_data_may_lie_behind_a_link_to_another_disk(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "data").symlink_to("disk")
    into = tmp_path / "data" / "into"
    unpacked(into, PROGRAM, a_file("real/x"), a_link("real/y", "x"))
    assert (into / "real/y").readlink() == Path("x")


@pytest.mark.parametrize(
    "second", [a_file("quay-mot-cua", b"y"), a_file("QUAY-MOT-CUA", b"y"), a_file("quay-mot-cua/x")]
)
def test_that_no_name_comes_twice(second: Member, tmp_path: Path) -> None:
    with pytest.raises(UpdateBroken) as refused:
        unpacked(tmp_path / "into", PROGRAM, second)
    assert refused.value.reason == "path"


def test_that_more_than_was_said_is_not_unpacked(tmp_path: Path) -> None:
    into = tmp_path / "into"
    for wrong in ({"size": 3}, {"files": 1}):
        with pytest.raises(UpdateBroken) as refused:
            unpacked(into, PROGRAM, a_file("x"), **wrong)
        assert refused.value.reason == "large"
    for wrong in ({"size": 30}, {"files": 3}):
        with pytest.raises(UpdateBroken) as refused:
            unpacked(into, PROGRAM, a_file("x"), **wrong)
        assert refused.value.reason == "torn"
    assert not into.exists()


def test_that_a_bomb_is_put_out_before_it_fills_the_disk(tmp_path: Path) -> None:
    archive = bomb(64 << 20)
    assert len(archive) < 64 << 10
    _, manifest = signed_archive(archive, unpacked=1 << 20, files=1)
    file = tmp_path / "archive"
    file.write_bytes(archive)
    seen: list[int] = []

    def looks() -> bool:
        seen.append(sum(each.stat().st_size for each in tmp_path.rglob("quay-mot-cua")))
        return True

    with file.open("rb") as packed, pytest.raises(UpdateBroken) as refused:
        unpack(packed, tmp_path / "into", manifest, looks)
    assert refused.value.reason == "large"
    assert max(seen, default=0) <= 1 << 20
    assert not (tmp_path / "into").exists()


@pytest.mark.parametrize("cut", [10, -1, -30])
def test_that_half_an_archive_leaves_nothing(cut: int, tmp_path: Path) -> None:
    archive = tar_of([PROGRAM, a_file("x", b"y" * 5000)])
    _, manifest = signed_archive(archive, unpacked=5010, files=2)
    file = tmp_path / "archive"
    file.write_bytes(archive[:cut])
    with file.open("rb") as packed, pytest.raises(UpdateBroken) as refused:
        unpack(packed, tmp_path / "into", manifest, always)
    assert refused.value.reason == "torn"
    assert not (tmp_path / "into").exists()


def test_that_who_closes_the_program_does_not_wait(tmp_path: Path) -> None:
    release = a_release(tmp_path)
    announced, shelf = announced_as(release), Shelf(tmp_path / "versions")
    _, archive = split(release)
    shelf.keep_piece(announced.file, 0, archive, "1.4.0")
    with pytest.raises(GivenUp):
        shelf.unpack_fetched(
            announced.file, announced.signed, announced.signed.read(), lambda: False
        )
    assert shelf.versions() == ()
    assert shelf.held(announced.file) == 1, "the archive is still here"


@pytest.mark.parametrize("way", ["x/../../secret", "../c/x/../../secret", "./x/.././../secret"])
def test_that_a_link_behind_another_leads_nowhere_else(way: str, tmp_path: Path) -> None:
    """`x` leads to the top: up from there is outside, whatever it reads like."""
    (tmp_path / "secret").write_text("outside")
    top = a_file("top", b"", type=tarfile.DIRTYPE, mode=0o755)
    inside = a_file("a/b/secret", b"y"), a_file("a/b/c/file", b"x"), top
    links = a_link("a/b/c/x", "../../../top"), a_link("a/b/c/z", way)
    with pytest.raises(UpdateBroken) as refused:
        unpacked(tmp_path / "into", *inside, *links)
    assert refused.value.reason == "link"
    assert not (tmp_path / "into").exists()


def test_that_a_link_goes_up_first_and_down_then(tmp_path: Path) -> None:
    unpacked(tmp_path / "into", a_file("lib/one", b"x"), a_link("a/b/two", "../../lib/one"))
    assert (tmp_path / "into" / "a" / "b" / "two").read_bytes() == b"x"
