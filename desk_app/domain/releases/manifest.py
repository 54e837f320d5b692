"""A release: one version of the program for one kind of machine, as its maker signed it.

As a file::

    quay-mot-cua chuong-trinh 1\\n       the format
    {"digest":…,"version":…, …}\\n        the manifest, JSON: the bytes that are signed
    bWlu…\\n                              the signature, base64
    tar, packed as XZ                    the folder of the frozen program

The signature is Ed25519 over `signing_digest`; the manifest names the archive by its digest.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from desk_app.domain.announced_file import AnnouncedFile, file_facts, file_from
from desk_app.domain.ids import Digest
from desk_app.domain.releases.version import ProgramVersion

FORMAT: Final = 1
MOST_ARCHIVE: Final = 200 << 20  # bytes; its pieces have to fit into one announcement
MOST_UNPACKED: Final = 1 << 30  # bytes
MOST_FILES: Final = 20_000
MOST_HEAD: Final = 16 << 10  # bytes of a file before its archive
MOST_NEWS: Final = 12  # lines that say what is new
MOST_LINE: Final = 160  # letters of each
PROGRAM: Final = "program."  # kinds of editions begin with it; stored and synced: never renamed
_NAME: Final = b"quay-mot-cua chuong-trinh "
_SIGNATURE: Final = 64  # bytes
_MOST_WORD: Final = 40  # letters of a platform, a revision
_DIGITS: Final = 64  # of a digest


class ReleaseBroken(ValueError):
    """No release that can be read; nothing was taken from it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason  # "kind", "newer" or "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    version: ProgramVersion
    platform: str  # kind of machine, as "linux-x86_64"
    digest: str  # SHA-256 of the archive, hexadecimal
    size: int  # of the archive, bytes
    unpacked: int  # of the files in it, bytes
    files: int  # files and links in it
    follows: ProgramVersion  # the lowest that may be exchanged for it
    revision: str  # form of the store it brings about
    news: tuple[str, ...]  # what is new, in Vietnamese, a line each


@dataclass(frozen=True, slots=True)
class SignedManifest:
    """As it was signed: read anew, it means the same for ever."""

    raw: str
    signature: bytes

    @property
    def digest(self) -> Digest:
        return signing_digest(self.raw)

    def read(self) -> Manifest:
        """Raises ReleaseBroken."""
        return read_manifest(self.raw)


def kind_of(platform: str) -> str:
    """Kind of the edition that announces releases for `platform`."""
    return f"{PROGRAM}{platform}"


def signing_digest(raw: str) -> Digest:
    """What the maker signs. No act has it: an act is JSON."""
    return Digest(sha256(_NAME + raw.encode()).digest())


def manifest_text(manifest: Manifest) -> str:
    """JSON on one line. Raises ReleaseBroken: no desk would read it."""
    facts = {
        "version": str(manifest.version),
        "platform": manifest.platform,
        "digest": manifest.digest,
        "size": manifest.size,
        "unpacked": manifest.unpacked,
        "files": manifest.files,
        "follows": str(manifest.follows),
        "revision": manifest.revision,
        "news": list(manifest.news),
    }
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if read_manifest(text) != manifest:
        raise ReleaseBroken("broken")
    return text


def read_manifest(raw: str) -> Manifest:
    """Members that are unknown are passed over.

    Raises:
        ReleaseBroken: something is missing, has another shape, or is beyond what is allowed.
    """
    try:
        facts: Any = json.loads(raw)
        manifest = Manifest(
            version=ProgramVersion.parse(facts["version"]),
            platform=_word(facts["platform"]),
            digest=_hexadecimal(facts["digest"]),
            size=_between(facts["size"], MOST_ARCHIVE),
            unpacked=_between(facts["unpacked"], MOST_UNPACKED),
            files=_between(facts["files"], MOST_FILES),
            follows=ProgramVersion.parse(facts["follows"]),
            revision=_word(facts["revision"]),
            news=tuple(_line(each) for each in facts["news"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ReleaseBroken("broken") from error
    if len(manifest.news) > MOST_NEWS:
        raise ReleaseBroken("broken")
    return manifest


def head_bytes(signed: SignedManifest) -> bytes:
    """Of the file, before the archive."""
    signature = base64.b64encode(signed.signature)
    return b"%b%d\n%b\n%b\n" % (_NAME, FORMAT, signed.raw.encode(), signature)


def read_head(begin: bytes) -> tuple[SignedManifest, int]:
    """What a file says of itself, and where its archive begins.

    Args:
        begin: Its first `MOST_HEAD` bytes, or all of them.

    Raises:
        ReleaseBroken: no release, or of a newer format.
    """
    if not begin.startswith(_NAME):
        raise ReleaseBroken("kind")
    if not begin.startswith(b"%b%d\n" % (_NAME, FORMAT)):
        raise ReleaseBroken("newer")
    try:
        _, raw, signature, _ = begin[:MOST_HEAD].split(b"\n", 3)
        signed = SignedManifest(raw.decode(), base64.b64decode(signature, validate=True))
    except (ValueError, binascii.Error) as error:
        raise ReleaseBroken("broken") from error
    if len(signed.signature) != _SIGNATURE:
        raise ReleaseBroken("broken")
    return signed, len(head_bytes(signed))


@dataclass(frozen=True, slots=True)
class AnnouncedRelease:
    """What an exchange says of it: the archive is fetched by its pieces."""

    file: AnnouncedFile
    signed: SignedManifest


def release_body(release: AnnouncedRelease) -> str:
    """JSON; the same for the same release."""
    facts = file_facts(release.file) | {
        "manifest": release.signed.raw,
        "signature": base64.b64encode(release.signed.signature).decode(),
    }
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def release_from(body: str) -> AnnouncedRelease:
    """Raises ValueError: a newer program's, or garbage; nobody can fetch it."""
    try:
        facts: Mapping[str, Any] = json.loads(body)
        signature = base64.b64decode(facts["signature"], validate=True)
        signed = SignedManifest(str(facts["manifest"]), signature)
        return AnnouncedRelease(file_from(facts, MOST_ARCHIVE), signed)
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError("no announcement") from error


def _between(value: Any, most: int) -> int:
    if not isinstance(value, int) or not 0 < value <= most:
        raise ValueError("out of range")
    return value


def _word(value: Any) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= _MOST_WORD:
        raise ValueError("no word")
    if not value.replace("-", "").replace("_", "").isalnum() or not value.isascii():
        raise ValueError("no word")
    return value


def _line(value: Any) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= MOST_LINE or not value.isprintable():
        raise ValueError("no line")
    return value


def _hexadecimal(value: Any) -> str:
    if not isinstance(value, str) or len(value) != _DIGITS or set(value) - set("0123456789abcdef"):
        raise ValueError("no digest")
    return value
