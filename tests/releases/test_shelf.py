"""The folder of versions: pieces that come and go, what is whole, and what a power cut leaves."""

import errno
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import NamedTuple

import pytest

import desk_app.releases.shelf
from desk_app.domain.announced_file import PIECE, AnnouncedFile, announced, cut
from desk_app.domain.releases.faults import NoRoomForUpdate, UpdateBroken, UpdateUnwritable
from desk_app.domain.releases.manifest import SignedManifest
from desk_app.domain.releases.standing import Standing, try_once_more
from desk_app.domain.releases.version import ProgramVersion
from desk_app.one_window import OneWindow
from desk_app.releases.shelf import RESERVE, Shelf, is_archive, read_release
from tests.releases.making import (
    a_file,
    a_release,
    announced_as,
    joined,
    signed_archive,
    split,
    tar_of,
    tree,
)

ROOT = Path(__file__).parents[2]


class Coming(NamedTuple):
    shelf: Shelf
    file: AnnouncedFile
    signed: SignedManifest
    pieces: list[bytes]

    def keep(self, *numbers: int) -> None:
        for n in numbers:
            self.shelf.keep_piece(self.file, n, self.pieces[n], "1.4.0")

    def prove(self) -> bool:
        return self.shelf.prove(self.file, self.signed.read())


@pytest.fixture
def coming(tmp_path: Path) -> Coming:
    """A release of some pieces, none of which is here."""
    noise = os.urandom(5 * PIECE)
    signed, _ = signed_archive(noise, unpacked=1, files=1)
    return Coming(Shelf(tmp_path / "versions"), announced(cut(noise)), signed, list(cut(noise)))


def unpack_all(shelf: Shelf, release: Path) -> str:
    file, signed = announced_as(release).file, split(release)[0]
    shelf.keep_piece(file, 0, split(release)[1], "1.4.0")
    manifest = signed.read()
    assert shelf.prove(file, manifest)
    shelf.unpack_fetched(file, signed, manifest, lambda: True)
    return str(manifest.version)


def test_that_pieces_are_counted_from_the_first_and_proven_together(coming: Coming) -> None:
    assert coming.shelf.held(coming.file) == 0
    coming.keep(0, 1)
    assert coming.shelf.held(coming.file) == 2
    coming.keep(2, 3, 4)
    assert coming.shelf.held(coming.file) == 5
    assert coming.prove()


def test_that_what_a_power_cut_emptied_is_fetched_again_and_the_rest_is_not(
    coming: Coming,
) -> None:
    coming.keep(0, 1, 2, 3, 4)
    (part,) = coming.shelf.folder.glob("*.part")
    with part.open("rb+") as file:  # its length was kept, and not its content
        file.seek(2 * PIECE)
        file.write(bytes(2 * PIECE))
    assert not coming.prove()
    assert coming.shelf.held(coming.file) == 2
    coming.keep(2, 3, 4)
    assert coming.prove()


def test_that_half_a_piece_counts_for_none(coming: Coming) -> None:
    coming.keep(0, 1)
    (part,) = coming.shelf.folder.glob("*.part")
    os.truncate(part, 2 * PIECE - 1)
    assert coming.shelf.held(coming.file) == 1


def test_that_pieces_that_fit_and_are_not_what_was_signed_are_for_nothing(coming: Coming) -> None:
    coming.keep(0, 1, 2, 3, 4)
    manifest = replace(coming.signed.read(), digest="0a" * 32)
    with pytest.raises(UpdateBroken):
        coming.shelf.prove(coming.file, manifest)


def test_that_a_version_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    shelf, release = Shelf(tmp_path / "versions"), a_release(tmp_path)
    assert (shelf.program("1.4.0"), shelf.versions()) == (None, ())
    assert unpack_all(shelf, release) == "1.4.0"
    assert shelf.versions() == (ProgramVersion(1, 4, 0),)
    program = shelf.program("1.4.0")
    assert program is not None
    assert os.access(program, os.X_OK)
    found = dict(tree(shelf.folder / "1.4.0"))
    assert found.pop("RELEASE")
    assert found == tree(tmp_path / "frozen-1.4.0")
    assert not list(shelf.folder.glob("*.part")), "the archive is not needed any more"


def test_that_a_power_cut_while_unpacking_leaves_nothing_that_starts(tmp_path: Path) -> None:
    """Everything is there but the last name."""
    shelf, release = Shelf(tmp_path / "versions"), a_release(tmp_path)
    unpack_all(shelf, release)
    (shelf.folder / "1.4.0").rename(shelf.folder / "1.4.0.half")
    assert (shelf.program("1.4.0"), shelf.versions()) == (None, ())
    assert unpack_all(shelf, release) == "1.4.0"
    assert not (shelf.folder / "1.4.0.half").exists()


def test_that_a_folder_without_what_was_signed_is_no_version(tmp_path: Path) -> None:
    shelf, release = Shelf(tmp_path / "versions"), a_release(tmp_path)
    unpack_all(shelf, release)
    (shelf.folder / "1.4.0" / "RELEASE").unlink()
    assert shelf.program("1.4.0") is None
    assert unpack_all(shelf, release) == "1.4.0"


@pytest.mark.parametrize("name", ["", ".", "..", "../1.4.0", "1.4.0/", "/etc"])
def test_that_no_other_word_than_a_version_becomes_a_path(name: str, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "versions")
    unpack_all(shelf, a_release(tmp_path))
    assert (shelf.manifest(name), shelf.program(name)) == (None, None)


def test_that_what_nobody_needs_goes(tmp_path: Path, coming: Coming) -> None:
    shelf = coming.shelf
    for version in ("1.4.0", "1.5.0"):
        made = tmp_path / version
        made.mkdir()
        unpack_all(shelf, a_release(made, version))
    coming.keep(0)
    shelf.keep(Standing(chosen="1.5.0"))
    (shelf.folder / "1.6.0.half").mkdir()
    shelf.tidy("1.4.0", coming.file.address)
    part = f"{coming.file.address[:16]}.part"
    assert sorted(each.name for each in shelf.folder.iterdir()) == sorted(
        ["1.4.0", "1.5.0", part, "standing.json", "writing.lock"]
    )
    shelf.tidy()
    assert shelf.versions() == (ProgramVersion(1, 5, 0),)
    assert not list(shelf.folder.glob("*.part"))


def test_that_nothing_is_tidied_where_nothing_was_fetched(tmp_path: Path) -> None:
    Shelf(tmp_path / "versions").tidy()
    assert not (tmp_path / "versions").exists()


def test_that_who_tidies_leaves_alone_what_is_being_unpacked(tmp_path: Path) -> None:
    """Two programs at once, or two threads of one."""
    one, other = (Shelf(tmp_path / "versions") for _ in range(2))
    release = a_release(tmp_path)
    file, (signed, archive) = announced_as(release).file, split(release)
    manifest, refused = signed.read(), set()

    def meanwhile() -> bool:
        other.tidy()
        try:
            other.unpack_file(release, signed, manifest)
        except UpdateUnwritable as error:
            refused.add(error.reason)
        return True

    one.keep_piece(file, 0, archive, "1.4.0")
    one.unpack_fetched(file, signed, manifest, meanwhile)
    assert refused == {"busy"}
    assert one.program("1.4.0") is not None
    other.unpack_file(release, signed, manifest)


def test_that_two_threads_change_the_standing_one_after_the_other(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "versions")
    began, may_end = Event(), Event()

    def slowly(standing: Standing) -> Standing:
        began.set()
        assert may_end.wait(10)
        return replace(standing, spoilt="0a")

    def quickly(standing: Standing) -> Standing:
        return replace(standing, by_hand="1.4.0")

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(shelf.change, slowly)
        assert began.wait(10)
        second = pool.submit(shelf.change, quickly)
        may_end.set()
        first.result()
        second.result()
    assert shelf.standing() == Standing(spoilt="0a", by_hand="1.4.0")


def test_that_the_standing_is_read_back_and_garbage_is_none(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "versions")
    assert shelf.standing() == Standing()
    standing = Standing(chosen="1.4.0", tries=1)
    shelf.keep(standing)
    assert shelf.standing() == standing
    (shelf.folder / "standing.json").write_bytes(b"\xff\xfe")
    assert shelf.standing() == Standing()


def test_that_the_offices_own_room_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release = a_release(tmp_path)
    manifest = split(release)[0].read()
    needed = manifest.size + manifest.unpacked + RESERVE
    shelf = Shelf(tmp_path / "versions")

    def leaves(free: int) -> None:
        usage = shutil.disk_usage(tmp_path)._replace(free=free)
        monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage)

    leaves(needed)
    shelf.need_room(manifest)
    leaves(needed - 1)
    with pytest.raises(NoRoomForUpdate) as refused:
        shelf.need_room(manifest)
    assert (refused.value.needed, refused.value.free) == (needed, needed - 1)
    shelf.need_room(manifest, held=1)


def test_that_a_full_disk_is_told_and_leaves_the_standing_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf(tmp_path / "versions")
    shelf.keep(Standing(chosen="1.4.0"))

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UpdateUnwritable) as refused:
        shelf.keep(Standing())
    assert refused.value.reason == "full"
    assert shelf.standing() == Standing(chosen="1.4.0")


def test_that_a_file_brought_by_hand_is_proven_before_it_is_unpacked(tmp_path: Path) -> None:
    release = a_release(tmp_path)
    signed = read_release(release)
    manifest = signed.read()
    assert is_archive(release, signed, manifest)
    shelf = Shelf(tmp_path / "versions")
    shelf.unpack_file(release, signed, manifest)
    assert shelf.versions() == (ProgramVersion(1, 4, 0),)
    raw = bytearray(release.read_bytes())
    raw[-9] ^= 1
    release.write_bytes(raw)
    assert not is_archive(release, read_release(release), manifest)


def test_that_what_is_unpacked_is_what_was_signed_whatever_was_proven_before(
    tmp_path: Path,
) -> None:
    """The file is another one by now; it unpacks as well, to as many bytes and names."""
    mine, other = (tar_of([a_file("quay-mot-cua", content)]) for content in (b"mine", b"else"))
    signed, manifest = signed_archive(mine, unpacked=4, files=1)
    shelf, file = Shelf(tmp_path / "versions"), tmp_path / "release.qmc"
    for exchanged in (other, mine + b"x"):
        file.write_bytes(joined(signed, exchanged))
        with pytest.raises(UpdateBroken) as refused:
            shelf.unpack_file(file, signed, manifest)
        assert refused.value.reason == "torn"
        assert [each.name for each in shelf.folder.iterdir()] == ["writing.lock"]
    file.write_bytes(joined(signed, mine))
    shelf.unpack_file(file, signed, manifest)
    assert shelf.versions() == (ProgramVersion(1, 4, 0),)


@pytest.mark.skipif(os.name != "posix", reason="Windows goes by the rights of the folder")
@pytest.mark.parametrize("mode", [0o600, 0o660])
def test_that_who_shares_the_desk_may_fetch_on(
    mode: int, coming: Coming, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk_app.sharing._with_group", mode == 0o660)
    before = os.umask(0o007)
    try:
        coming.keep(0)
    finally:
        os.umask(before)
    (part,) = coming.shelf.folder.glob("*.part")
    assert part.stat().st_mode & 0o777 == mode


def test_that_two_writers_of_the_standing_never_write_into_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A start counts a try while a window notes that it began: two programs."""
    window, start = Shelf(tmp_path / "versions"), Shelf(tmp_path / "versions")
    fsync = os.fsync

    def meanwhile(handle: int) -> None:
        monkeypatch.setattr(os, "fsync", fsync)
        start.keep(Standing(chosen="1.4.0", tries=1))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", meanwhile)
    window.keep(Standing(chosen="1.5.0"))
    assert window.standing() == Standing(chosen="1.5.0")
    assert [each.name for each in window.folder.iterdir()] == ["standing.json"]


def test_that_what_a_power_cut_left_of_a_standing_is_tidied_away(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "versions")
    shelf.keep(Standing())
    (shelf.folder / "standing.x.half").write_text("{")
    shelf.tidy()
    assert not list(shelf.folder.glob("*.half"))


def test_that_who_tidies_leaves_alone_the_note_that_another_program_is_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_app.releases.shelf, "_TURN_S", 0.0)
    window, start = Shelf(tmp_path / "versions"), Shelf(tmp_path / "versions")
    (window.folder / "1.2.0").mkdir(parents=True)
    fsync = os.fsync

    def meanwhile(handle: int) -> None:
        monkeypatch.setattr(os, "fsync", fsync)
        window.tidy()
        fsync(handle)

    monkeypatch.setattr(os, "fsync", meanwhile)
    assert start.change(try_once_more).tries == 1
    assert window.standing().tries == 1
    assert not (window.folder / "1.2.0").exists(), "all else was tidied"


def test_that_a_note_made_between_reading_and_writing_another_is_not_lost(tmp_path: Path) -> None:
    """A start counts its try just as a window has read what it is about to change."""
    window, start = Shelf(tmp_path / "versions"), Shelf(tmp_path / "versions")
    window.keep(Standing(chosen="1.4.0", unsaid="1.3.9"))
    counted: list[Standing] = []

    def told(now: Standing) -> Standing:
        if not counted:
            counted.append(start.change(try_once_more))
        return replace(now, unsaid="")

    window.change(told)
    assert window.standing() == Standing(chosen="1.4.0", tries=1)


_COUNTS = """
import sys
from pathlib import Path
from desk_app.domain.releases.standing import try_once_more
from desk_app.releases.shelf import Shelf
for _ in range(40):
    Shelf(Path(sys.argv[1])).change(try_once_more)
"""


def test_that_programs_that_write_at_once_lose_no_note(tmp_path: Path) -> None:
    folder = tmp_path / "versions"
    programs = [
        subprocess.Popen([sys.executable, "-c", _COUNTS, str(folder)], cwd=ROOT) for _ in range(3)
    ]
    assert [each.wait(60) for each in programs] == [0, 0, 0]
    assert Shelf(folder).standing().tries == 120


def test_that_a_note_waits_only_so_long_for_a_program_that_never_ends_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_app.releases.shelf, "_TURN_S", 0.0)
    shelf = Shelf(tmp_path / "versions")
    shelf.keep(Standing(chosen="1.4.0"))
    held = OneWindow(shelf.folder / "standing.lock")
    with pytest.raises(UpdateUnwritable) as refused:
        shelf.change(try_once_more)
    assert refused.value.reason == "busy"
    held.release()
    assert shelf.change(try_once_more).tries == 1
