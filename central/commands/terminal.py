"""What the commands share: the form of one, and how they talk to the person at the terminal."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from central.store.broken_off import is_broken_off
from central.store.version import HEAD, is_newer, revision_of
from desk_app.version import typed


class Impossible(Exception):
    """Its text is what the person at the terminal reads."""


def _no_words(_parser: ArgumentParser) -> None:
    """A command that takes nothing but the database."""


@dataclass(frozen=True, slots=True)
class Command:
    """One word of `python -m central`."""

    name: str
    what: str  # for the help
    run: Callable[[Namespace, Engine], None]  # raises Impossible
    words: Callable[[ArgumentParser], None] = _no_words  # what it takes, besides the database


def founded(engine: Engine) -> Engine:
    """Raises Impossible: nothing was founded there, or by another version, or a restore of it
    was broken off: its desks would hear of an old day as if it were today."""
    with whole(engine).connect().execution_options(reading=True) as connection:
        if is_broken_off(connection):
            raise Impossible(
                "Lần khôi phục trước bị ngắt giữa chừng. Chạy lại restore với bản sao lưu; nếu dữ "
                f"liệu đã đúng bản cần dùng, chạy: {typed('central')} restore --in-place"
            )
    return engine


def whole(engine: Engine) -> Engine:
    """Raises Impossible: nothing was founded there, or by another version."""
    found = None
    if engine.url.get_backend_name() != "sqlite" or Path(engine.url.database or "").exists():
        with engine.connect().execution_options(reading=True) as connection:
            found = revision_of(connection)
    if found is None:
        raise Impossible(f"Chưa có cơ sở dữ liệu. Chạy: {typed('central')} init")
    if is_newer(found):
        raise Impossible(
            f"Cơ sở dữ liệu do bản mới hơn của chương trình tạo ra ({found}). "
            "Nâng cấp máy chủ rồi chạy lại; dữ liệu không thay đổi."
        )
    if found != HEAD:
        raise Impossible(
            f"Cơ sở dữ liệu ở bản {found}, chương trình cần {HEAD}. Chạy: {typed('central')} init"
        )
    return engine


def unread(file: Path, error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return f"Không có tệp {file}. Xem lại tên và thư mục."
        case IsADirectoryError():
            return f"{file} là một thư mục. Ghi tên tệp trong đó."
        case PermissionError():
            return f"Không được phép đọc {file}. Chạy bằng tài khoản đọc được tệp này."
        case _:
            return f"Không đọc được {file}. Chép tệp vào ổ đĩa của máy này rồi chạy lại."


def say(words: str) -> None:
    print(words, flush=True)


def complain(words: str) -> None:
    print(words, file=sys.stderr)
