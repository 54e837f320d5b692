"""The box of contents: the same bytes lie once, nothing half is read, damage is never shown."""

import errno
import os
import subprocess
import sys
from collections import Counter
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.attachments.box import Box, new_key
from db.attachments.copies import (
    BroughtBack,
    bring_back,
    copy_scans,
    forget_erased,
    look_over,
    unsound,
)
from db.attachments.queue import Attachment, TransferState
from desk_app.domain.errors import BackupFailed
from desk_app.domain.ids import DeskId
from desk_app.domain.scans.faults import ScanLost, ScanNotStored
from desk_app.domain.scans.file import Address, address_of
from tests.builders import FRIDAY_MORNING, KEY

SLOW = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
CONTENT = b"%PDF-1.7 a paper of NGUYEN THI LAN 092304001234"


@pytest.fixture
def box(tmp_path: Path) -> Box:
    return Box(tmp_path / "scans", KEY)


def files(box: Box) -> list[Path]:
    return sorted(path for path in box.folder.rglob("*") if path.is_file())


def attachment(content: bytes) -> Attachment:
    return Attachment(
        address=address_of(content),
        desk=DeskId("Q1"),
        size=len(content),
        state=TransferState.WAITING,
        since=FRIDAY_MORNING,
    )


@SLOW
@given(content=st.binary(max_size=300))
def test_that_the_same_bytes_have_the_same_address_and_lie_once(box: Box, content: bytes) -> None:
    first = box.put(content)
    before = {path: path.read_bytes() for path in files(box)}
    assert box.put(bytes(content)) == first == address_of(content)
    assert {path: path.read_bytes() for path in files(box)} == before
    assert box.get(first) == content
    assert box.fits(first, len(content))


@SLOW
@given(one=st.binary(max_size=60), other=st.binary(max_size=60))
def test_that_other_bytes_have_another_address(box: Box, one: bytes, other: bytes) -> None:
    assert (box.put(one) == box.put(other)) == (one == other)


@SLOW
@given(content=st.binary(max_size=120), data=st.data())
def test_that_any_flipped_bit_is_found_out_and_mended_by_the_same_scan(
    tmp_path: Path, content: bytes, data: st.DataObject
) -> None:
    box = Box(tmp_path / address_of(content), KEY)
    address = box.put(content)
    file = files(box)[0]
    raw = bytearray(file.read_bytes())
    bit = data.draw(st.integers(0, len(raw) * 8 - 1))
    raw[bit // 8] ^= 1 << bit % 8
    file.write_bytes(raw)
    with pytest.raises(ScanLost) as lost:
        box.get(address)
    assert lost.value.why in {"damaged", "key"}
    box.put(content)
    assert box.get(address) == content


@pytest.mark.parametrize("kept", [0, 1, 23, 24, 39, 40, -1])
def test_that_a_file_cut_short_is_damaged(box: Box, kept: int) -> None:
    address = box.put(CONTENT)
    file = files(box)[0]
    file.write_bytes(file.read_bytes()[:kept])
    with pytest.raises(ScanLost):
        box.get(address)
    assert not box.fits(address, len(CONTENT))


def test_that_a_file_under_another_name_is_not_taken_for_it(box: Box) -> None:
    one, other = box.put(CONTENT), box.put(CONTENT + b"!")
    places = {path.stem: path for path in files(box)}
    first, second = places.values()
    content = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(content)
    for address in (one, other):
        with pytest.raises(ScanLost):
            box.get(address)


def test_that_neither_names_nor_contents_on_the_disk_say_anything(box: Box) -> None:
    address = box.put(CONTENT)
    (file,) = files(box)
    assert address not in str(file)
    assert address[:8] not in str(file)
    raw = file.read_bytes()
    assert b"NGUYEN" not in raw
    assert b"PDF" not in raw
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o077 == 0


def test_that_another_key_opens_nothing_and_says_so(box: Box) -> None:
    address = box.put(CONTENT)
    other = Box(box.folder, new_key())
    assert not other.holds(address)  # not even whether it is there
    (file,) = files(box)
    place = other._file(address)
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(file.read_bytes())
    with pytest.raises(ScanLost) as lost:
        other.get(address)
    assert lost.value.why == "key"


def test_that_what_was_never_put_is_missing(box: Box) -> None:
    with pytest.raises(ScanLost) as lost:
        box.get(address_of(CONTENT))
    assert lost.value.why == "missing"


def test_that_an_erased_content_is_gone_and_erasing_twice_is_no_harm(box: Box) -> None:
    address = box.put(CONTENT)
    box.erase(address)
    box.erase(address)
    assert files(box) == []


def test_that_a_disk_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "scans").write_text("a file stands where the folder belongs")
    with pytest.raises(ScanNotStored):
        Box(tmp_path / "scans", KEY).put(CONTENT)


DIES = """
import os, sys
from pathlib import Path
from db.attachments.box import Box
Path.replace = lambda *_: os._exit(9)  # the power goes between writing and naming
Box(Path(sys.argv[1]), bytes(range(32))).put(sys.stdin.buffer.read())
"""


def test_that_a_kill_between_writing_and_naming_leaves_nothing_that_is_read(box: Box) -> None:
    """The one stand-in is the moment: the real process ends there, as if it were killed."""
    died = subprocess.run(
        [sys.executable, "-c", DIES, str(box.folder)],
        input=CONTENT,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])},
        check=False,
    )
    assert died.returncode == 9
    (half,) = files(box)
    assert half.suffix == ".half"
    assert not box.holds(address_of(CONTENT))
    assert box.sweep() == 1
    assert files(box) == []
    assert box.get(box.put(CONTENT)) == CONTENT


def test_that_each_content_has_a_second_copy_and_one_mends_the_other(
    box: Box, tmp_path: Path
) -> None:
    there = Box(tmp_path / "backups" / "scans", KEY)
    needed = [attachment(bytes([n]) * 50) for n in range(3)]
    for n in range(3):
        box.put(bytes([n]) * 50)
    assert copy_scans(box, there, needed).copied == 3
    assert copy_scans(box, there, needed) == copy_scans(box, there, [])
    files(box)[0].unlink()
    assert copy_scans(box, there, needed).mended == 1
    assert unsound(box, needed) == unsound(there, needed) == []


def test_that_what_rots_here_is_mended_out_of_the_second_copy(box: Box, tmp_path: Path) -> None:
    there = Box(tmp_path / "backups" / "scans", KEY)
    one = attachment(CONTENT)
    box.put(CONTENT)
    copy_scans(box, there, [one])
    (file,) = files(box)
    file.write_bytes(bytes(file.stat().st_size))  # as large as before: a glance sees nothing
    assert copy_scans(box, there, [one]).mended == 0
    assert look_over(box, there, [one]).mended == 1
    assert box.get(one.address) == CONTENT
    for each in (box, there):
        files(each)[0].write_bytes(b"gone")
    assert look_over(box, there, [one]).lost == (one.address,)


def test_that_a_content_lost_in_both_places_is_named(box: Box, tmp_path: Path) -> None:
    there = Box(tmp_path / "backups" / "scans", KEY)
    one = attachment(CONTENT)
    assert copy_scans(box, there, [one]).lost == (one.address,)
    assert unsound(box, [one]) == [(one.address, "missing")]


def test_that_a_damaged_content_is_never_copied_as_good(box: Box, tmp_path: Path) -> None:
    there = Box(tmp_path / "backups" / "scans", KEY)
    one = attachment(CONTENT)
    box.put(CONTENT)
    (file,) = files(box)
    file.write_bytes(bytes(file.stat().st_size))
    assert copy_scans(box, there, [one]).lost == (one.address,)
    assert files(there) == []


def test_that_a_folder_of_backups_that_takes_nothing_is_told(box: Box, tmp_path: Path) -> None:
    box.put(CONTENT)
    (tmp_path / "usb").write_text("no folder")
    with pytest.raises(BackupFailed):
        copy_scans(box, Box(tmp_path / "usb", KEY), [attachment(CONTENT)])


def test_that_a_restore_brings_back_what_is_missing_and_touches_nothing_else(
    box: Box, tmp_path: Path
) -> None:
    there = Box(tmp_path / "backups" / "scans", KEY)
    addresses = [there.put(bytes([n])) for n in range(3)]
    box.put(bytes([0]))
    before = files(box)[0].read_bytes()
    assert bring_back(there.folder, box.folder) == BroughtBack(2, 0)
    assert before in {path.read_bytes() for path in files(box)}
    assert [box.get(address) for address in addresses] == [b"\0", b"\1", b"\2"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps names by itself")
def test_that_scans_brought_back_are_each_on_the_disk_and_their_folders_once(
    box: Box, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = Box(tmp_path / "backups" / "scans", KEY)
    contents = [bytes([n]) for n in range(60)]
    for content in contents:
        there.put(content)
    settled: Counter[Path] = Counter()
    fsync = os.fsync

    def told(handle: int) -> None:
        fsync(handle)
        settled[Path(f"/proc/self/fd/{handle}").readlink()] += 1

    monkeypatch.setattr(os, "fsync", told)
    assert bring_back(there.folder, box.folder) == BroughtBack(60, 0)
    parts = {file.parent for file in files(box)}
    assert len(parts) < 60, "some share one"
    assert {place: settled[place] for place in parts} == dict.fromkeys(parts, 1)
    assert settled[box.folder] == 1
    assert settled.total() == 60 + len(parts) + 1
    assert [box.get(address_of(content)) for content in contents] == contents


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps names by itself")
def test_that_a_scan_put_again_after_a_failure_has_its_name_on_the_disk(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync, settled = os.fsync, list[Path]()

    def told(handle: int, *, fails: bool) -> None:
        settled.append(Path(f"/proc/self/fd/{handle}").readlink())
        if fails and settled[-1] == box.folder:
            raise OSError(errno.EIO, "the disk says nothing")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", partial(told, fails=True))
    with pytest.raises(ScanNotStored):
        box.put(CONTENT)
    (file,) = files(box)
    settled.clear()
    monkeypatch.setattr(os, "fsync", partial(told, fails=False))
    box.put(CONTENT)
    assert settled == [file.parent, box.folder]


def test_that_a_content_withdrawn_for_good_leaves_both_places(box: Box, tmp_path: Path) -> None:
    there = Box(tmp_path / "backups" / "scans", KEY)
    gone = box.put(CONTENT)
    there.put(CONTENT)
    forget_erased([box, there], [gone, Address("0" * 64)])
    assert files(box) == files(there) == []
