"""`python -m desk_app release key | pack`: what the maker of the program does with a build.

Two words: `key FILE` makes the pair of keys, whose public half goes into
`resources/program/keys.txt`; `pack FOLDER` makes the signed file that a centre publishes.
"""

import os
from argparse import Namespace
from collections.abc import Collection
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from db.migrate import revisions
from desk_app.domain.releases.manifest import ReleaseBroken
from desk_app.domain.releases.version import ProgramVersion
from desk_app.releases.running import KEYS, read_keys, this_platform
from desk_app.releases.signatures import public_half
from desk_app.releases.writing import ReleaseFacts, ReleaseUnmade, write_release
from desk_app.version import FILE as VERSION_FILE
from desk_app.version import typed

_KEY_BYTES: Final = 32


def make_key(file: Path) -> str:
    """Write a new secret key, readable by its owner only; returns what to do with its other half.

    Raises:
        ReleaseUnmade: there is a file already, or it cannot be written.
    """
    key = Ed25519PrivateKey.generate().private_bytes_raw()
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise ReleaseUnmade(f"Không tạo được {file}. Đặt tên tệp mới, chưa có.") from error
    with os.fdopen(handle, "w") as kept:
        kept.write(key.hex() + "\n")
    return (
        f"Khóa bí mật ở {file}: cất ngoài máy này, không gửi cho ai.\n"
        f"Thêm dòng này vào resources/program/keys.txt rồi dựng lại:\n{public_half(key).hex()}"
    )


def pack(order: Namespace) -> str:
    """Raises ReleaseUnmade: nothing was written."""
    folder: Path = order.folder.absolute()
    out: Path = order.out.absolute()
    try:
        key = bytes.fromhex(order.key.read_text("ascii").strip())
        news = order.news.read_text("utf-8") if order.news is not None else ""
        if len(key) != _KEY_BYTES:
            raise ReleaseUnmade(f"{order.key} không phải khóa bí mật do release key tạo ra.")
        believed = _keys_in(folder)
        _need_one_version(folder)
        facts = ReleaseFacts(
            platform=order.platform or this_platform(),
            follows=ProgramVersion.parse(order.follows),
            revision=revisions(_migrations_in(folder))[-1],
            news=[line.strip() for line in news.splitlines() if line.strip()],
        )
        sign = Ed25519PrivateKey.from_private_bytes(key).sign
        made = write_release(folder, facts, sign, out)
        stranger = public_half(key) not in believed
    except OSError as error:
        raise ReleaseUnmade(f"Không đọc hoặc ghi được {error.filename}.") from error
    except ReleaseBroken as error:
        raise ReleaseUnmade("Tin mới dài quá: tối đa 12 dòng, mỗi dòng 160 ký tự.") from error
    except ReleaseUnmade:
        raise
    except ValueError as error:
        raise ReleaseUnmade(
            "Khóa là dòng do release key ghi ra; phiên bản có ba số, như 1.4.0."
        ) from error
    warned = (
        "\nChú ý: bản này không tin khóa vừa ký. Quầy lấy nó thì chỉ nhận tiếp bản ký bằng khóa "
        f"ghi trong resources/{KEYS} của nó. Chỉ đúng khi đang đổi sang khóa mới."
        if stranger
        else ""
    )
    return (
        f"Bản {made.version} cho {made.platform}: {out}, {made.size / 1_000_000:.1f} MB, "
        f"{made.files} tệp. Công bố bằng: {typed('central')} publish-program {out.name}"
        f"{warned}"
    )


def _need_one_version(folder: Path) -> None:
    """The program says what is carried inside; the file outside, which desks are told, is for
    whoever looks in. Raises ReleaseUnmade: they differ, or one is not there."""
    inside = folder / "_internal" / VERSION_FILE
    try:
        said, own = (file.read_text("utf-8").strip() for file in (folder / VERSION_FILE, inside))
    except (OSError, ValueError) as error:
        raise ReleaseUnmade(f"{folder} không có tệp {VERSION_FILE} đọc được.") from error
    if said != own:
        raise ReleaseUnmade(
            f"Tệp {VERSION_FILE} ghi {said}, chương trình trong thư mục là {own}. "
            "Đổi version trong pyproject.toml rồi dựng lại."
        )


def _keys_in(folder: Path) -> Collection[bytes]:
    """Raises ReleaseUnmade: a desk that took this version could never take another one."""
    kept = folder / "_internal" / "resources" / KEYS
    try:
        believed = read_keys(kept.read_text("utf-8")) if kept.is_file() else ()
    except ValueError:
        believed = ()
    if not believed:
        raise ReleaseUnmade(
            f"Bản dựng ở {folder} không tin khóa nào: quầy lấy bản này thì không nhận được bản nào "
            f"nữa. Thêm dòng của release key vào resources/{KEYS}, dựng lại rồi đóng gói."
        )
    return believed


def _migrations_in(folder: Path) -> Path:
    """Raises ReleaseUnmade: what lies there is no frozen desk."""
    found = folder / "_internal" / "db" / "migrations"
    if not found.is_dir():
        raise ReleaseUnmade(f"{folder} không phải thư mục chương trình quầy. Chạy: dev.py build")
    return found
