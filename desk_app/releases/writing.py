"""What the maker does: the folder of a frozen desk becomes a signed release, one file."""

import os
import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeAlias

from desk_app.domain.ids import Digest
from desk_app.domain.releases.faults import UpdateBroken
from desk_app.domain.releases.manifest import (
    MOST_ARCHIVE,
    MOST_FILES,
    MOST_UNPACKED,
    Manifest,
    SignedManifest,
    head_bytes,
    manifest_text,
    signing_digest,
)
from desk_app.domain.releases.version import ProgramVersion
from desk_app.releases.running import program_name
from desk_app.releases.unpacking import unpack
from desk_app.to_disk import take_name
from desk_app.version import FILE as VERSION_FILE

Sign: TypeAlias = Callable[[Digest], bytes]
_AT_ONCE: Final = 1 << 20


class ReleaseUnmade(ValueError):
    """Its text is the sentence for the maker; nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseFacts:
    """What the folder does not say of itself."""

    platform: str
    follows: ProgramVersion
    revision: str
    news: Sequence[str]


def write_release(folder: Path, facts: ReleaseFacts, sign: Sign, out: Path) -> Manifest:
    """Pack `folder`, sign it, and put it at `out`, whole or not at all.

    The same folder gives the same archive on the same library of XZ.

    It is signed once the desk's own unpacker took it.

    Raises:
        ReleaseUnmade: no frozen desk for this platform, too large, or no desk would unpack it.
        OSError: it cannot be read or written.
    """
    version = _version_in(folder, facts.platform)
    inside = list(_inside(folder))
    unpacked = sum(each.stat().st_size for each in inside if not each.is_symlink())
    if len(inside) > MOST_FILES or unpacked > MOST_UNPACKED:
        raise ReleaseUnmade("Thư mục chương trình quá lớn. Xem lại build_spec.py rồi dựng lại.")
    with tempfile.TemporaryDirectory(dir=out.parent) as beside:
        archive = Path(beside, "archive")
        _pack(folder, inside, archive)
        size, digest = _measured(archive)
        if size > MOST_ARCHIVE:
            raise ReleaseUnmade(f"Gói quá lớn: tối đa {MOST_ARCHIVE >> 20} MiB.")
        manifest = Manifest(
            version=version,
            platform=facts.platform,
            digest=digest,
            size=size,
            unpacked=unpacked,
            files=len(inside),
            follows=facts.follows,
            revision=facts.revision,
            news=tuple(facts.news),
        )
        _try_out(archive, Path(beside, "tried"), manifest)
        raw = manifest_text(manifest)
        made = Path(beside, "release")
        with made.open("wb") as file, archive.open("rb") as packed:
            file.write(head_bytes(SignedManifest(raw, sign(signing_digest(raw)))))
            shutil.copyfileobj(packed, file, _AT_ONCE)
        take_name(made, out)
    return manifest


def _version_in(folder: Path, platform: str) -> ProgramVersion:
    if not (folder / program_name(platform)).is_file():
        raise ReleaseUnmade(f"{folder} không có {program_name(platform)}. Chạy: dev.py build")
    try:
        return ProgramVersion.parse((folder / VERSION_FILE).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ReleaseUnmade(f"{folder} không có tệp {VERSION_FILE} đọc được.") from error


def _inside(folder: Path) -> Iterator[Path]:
    """Files and links, in one order everywhere."""
    for each in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        if each.is_symlink():
            leads_to = Path(os.path.normpath(each.parent / each.readlink()))
            if each.readlink().is_absolute() or not leads_to.is_relative_to(folder):
                raise ReleaseUnmade(f"{each.relative_to(folder)} dẫn ra ngoài thư mục.")
            yield each
        elif each.is_file():
            yield each


def _pack(folder: Path, inside: Sequence[Path], archive: Path) -> None:
    with tarfile.open(archive, "w:xz", preset=6, format=tarfile.GNU_FORMAT) as tar:
        for each in inside:
            name = each.relative_to(folder).as_posix()
            member = tar.gettarinfo(each, name)
            if member.islnk():  # two names of one file here are two files there
                member.type, member.linkname = tarfile.REGTYPE, ""
                member.size = each.stat().st_size
            member.mtime = member.uid = member.gid = 0
            member.uname = member.gname = ""
            if member.issym():
                tar.addfile(member)
                continue
            with each.open("rb") as content:
                tar.addfile(member, content)


def _try_out(archive: Path, into: Path, manifest: Manifest) -> None:
    """Unpack it as each desk will. Raises ReleaseUnmade."""
    try:
        with archive.open("rb") as packed:
            unpack(packed, into, manifest, lambda: True)
    except UpdateBroken as error:
        raise ReleaseUnmade(_UNTAKEN[error.reason]) from error
    if not os.access(into / program_name(manifest.platform), os.X_OK):
        raise ReleaseUnmade("Tệp chương trình không có quyền chạy. Dựng lại: dev.py build")


_UNTAKEN: Final = {
    "path": "Quầy không nhận tên tệp trong thư mục: dài quá, có ký tự lạ, trùng khi bỏ hoa thường.",
    "link": "Quầy không nhận liên kết trong thư mục: dẫn ra ngoài hoặc vào chỗ không có.",
    "large": "Gói bung ra lớn hơn đã ghi. Đóng gói lại.",
    "torn": "Gói hỏng lúc ghi. Kiểm tra ổ đĩa rồi đóng gói lại.",
}


def _measured(archive: Path) -> tuple[int, str]:
    digest, size = sha256(), 0
    with archive.open("rb") as packed:
        while part := packed.read(_AT_ONCE):
            digest.update(part)
            size += len(part)
    return size, digest.hexdigest()
