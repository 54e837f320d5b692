"""Releases for tests: small frozen folders, a maker with a key, and who would take them."""

import io
import lzma
import tarfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256, shake_256
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desk_app.domain.announced_file import announced, cut
from desk_app.domain.releases.manifest import (
    AnnouncedRelease,
    Manifest,
    SignedManifest,
    head_bytes,
    manifest_text,
    signing_digest,
)
from desk_app.domain.releases.version import ProgramVersion
from desk_app.releases.running import Running
from desk_app.releases.signatures import public_half
from desk_app.releases.writing import ReleaseFacts, write_release

PLATFORM = "linux-x86_64"
MAKER = sha256(b"the maker of the tests").digest()
STRANGER = sha256(b"somebody else").digest()
NEWS = ("Đổi bản ngay lúc đóng chương trình.",)


def sign(digest: bytes, key: bytes = MAKER) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(key).sign(digest)


def running(
    version: str = "1.3.0", *, installed: Path = Path("/opt/quay"), **other: object
) -> Running:
    own = Running(
        version=ProgramVersion.parse(version),
        platform=PLATFORM,
        installed=installed,
        keys=(public_half(STRANGER), public_half(MAKER)),
    )
    return replace(own, **other)  # type: ignore[arg-type]  # fields of it


def frozen(
    folder: Path, version: str, *, says: str = 'echo {version} "$@"', ballast: int = 0
) -> Path:
    """What a build leaves behind; the program is a script that says who it is.

    Args: ballast: Bytes that nothing packs.
    """
    folder.mkdir(parents=True)
    program = folder / "quay-mot-cua"
    program.write_text("#!/bin/sh\n" + says.format(version=version) + "\n", "utf-8")
    program.chmod(0o755)
    (folder / "VERSION").write_text(version + "\n", "ascii")
    inside = folder / "_internal"
    inside.mkdir()
    noise = shake_256(version.encode()).digest(32 + ballast)
    (inside / "libqt.so.6").write_bytes(b"\x7fELF" + noise)
    (inside / "libqt.so").symlink_to("libqt.so.6")
    return folder


def a_release(  # noqa: PLR0913  # each is one way to be another release
    folder: Path,
    version: str = "1.4.0",
    *,
    key: bytes = MAKER,
    platform: str = PLATFORM,
    follows: str = "1.0.0",
    revision: str = "0019",
    says: str = 'echo {version} "$@"',
    ballast: int = 0,
) -> Path:
    """The file that a maker gives to a centre, beside the folder it is made of."""
    frozen(folder / f"frozen-{version}", version, says=says, ballast=ballast)
    facts = ReleaseFacts(
        platform=platform, follows=ProgramVersion.parse(follows), revision=revision, news=NEWS
    )
    out = folder / f"quay-mot-cua-{version}.qmc"
    out.write_bytes(_packed(version, facts, key, says, ballast))
    return out


@lru_cache(maxsize=8)  # the same folder gives the same file, and packing takes its time
def _packed(version: str, facts: ReleaseFacts, key: bytes, says: str, ballast: int) -> bytes:
    with TemporaryDirectory() as beside:
        folder, out = Path(beside, "frozen"), Path(beside, "release.qmc")
        made = frozen(folder, version, says=says, ballast=ballast)
        write_release(made, facts, lambda digest: sign(digest, key), out)
        return out.read_bytes()


def tar_of(members: Sequence[tuple[tarfile.TarInfo, bytes]]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:xz") as tar:
        for member, content in members:
            tar.addfile(member, io.BytesIO(content))
    return packed.getvalue()


def a_file(name: str, content: bytes = b"x", **other: object) -> tuple[tarfile.TarInfo, bytes]:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    for field, value in other.items():
        setattr(member, field, value)
    return member, content


def a_link(name: str, target: str, kind: bytes = tarfile.SYMTYPE) -> tuple[tarfile.TarInfo, bytes]:
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, target
    return member, b""


def signed_archive(
    archive: bytes, *, unpacked: int, files: int, version: str = "1.4.0"
) -> tuple[SignedManifest, Manifest]:
    """A maker who signs whatever there is."""
    manifest = Manifest(
        version=ProgramVersion.parse(version),
        platform=PLATFORM,
        digest=sha256(archive).hexdigest(),
        size=len(archive),
        unpacked=unpacked,
        files=files,
        follows=ProgramVersion(1, 0, 0),
        revision="0019",
        news=NEWS,
    )
    raw = manifest_text(manifest)
    return SignedManifest(raw, sign(signing_digest(raw))), manifest


def announced_as(release: Path) -> AnnouncedRelease:
    """As a centre tells of it."""
    signed, archive = split(release)
    return AnnouncedRelease(announced(cut(archive)), signed)


def split(release: Path) -> tuple[SignedManifest, bytes]:
    from desk_app.domain.releases.manifest import read_head

    raw = release.read_bytes()
    signed, begins = read_head(raw)
    return signed, raw[begins:]


def joined(signed: SignedManifest, archive: bytes) -> bytes:
    return head_bytes(signed) + archive


def bomb(size: int) -> bytes:
    """A tar of one file of `size` zeros."""
    member, _ = a_file("quay-mot-cua")
    member.size = size
    packing, out = lzma.LZMACompressor(preset=0), io.BytesIO()
    out.write(packing.compress(member.tobuf(tarfile.GNU_FORMAT)))
    for _ in range(size >> 20):
        out.write(packing.compress(bytes(1 << 20)))
    out.write(packing.compress(bytes(1024)))
    out.write(packing.flush())
    return out.getvalue()


def tree(folder: Path) -> Mapping[str, str]:
    """What lies in it, as names and what each is."""
    found = {}
    for each in sorted(folder.rglob("*")):
        name = each.relative_to(folder).as_posix()
        if each.is_symlink():
            found[name] = f"-> {each.readlink()}"
        elif each.is_file():
            found[name] = sha256(each.read_bytes()).hexdigest()
    return found
