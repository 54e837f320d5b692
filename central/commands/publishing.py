"""`publish-calendar`, `publish-catalogue`, `publish-program`: what units are to have."""

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from central.commands.terminal import Command, Impossible, founded, say, unread


def _words(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="TOML hoặc JSON")
    parser.add_argument("--unit", default="", metavar="MÃ", help="mặc định: mọi đơn vị")


def _publish(options: Namespace, engine: Engine) -> None:
    from central import founding, publishing

    try:
        raw = options.file.read_bytes()
        with founded(engine).begin() as connection:
            done = publishing.publish_calendar(connection, raw, options.unit, datetime.now(UTC))
    except OSError as error:
        raise Impossible(unread(options.file, error)) from error
    except founding.Unfounded as error:
        raise Impossible(str(error)) from error
    if done.anew:
        say(f"Đã công bố lịch {done.name}")
    else:
        say(f"Không có gì thay đổi: lịch này đã công bố, là {done.name}")


def _catalogue_words(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="do import-catalogue … --edition ghi ra"
    )
    parser.add_argument(
        "--unit", nargs="+", default=[], metavar="MÃ", help="mặc định, hay all: mọi đơn vị"
    )


def _publish_catalogue(options: Namespace, engine: Engine) -> None:
    from central import founding
    from central.contents.publishing import publish_catalogue
    from desk_app.domain.law.edition.file import MOST_FILE

    try:
        with options.file.open("rb") as file:
            raw = file.read(MOST_FILE + 1)
        with founded(engine).begin() as connection:
            done = publish_catalogue(connection, raw, options.unit, datetime.now(UTC))
    except OSError as error:
        raise Impossible(unread(options.file, error)) from error
    except founding.Unfounded as error:
        raise Impossible(str(error)) from error
    if done.anew:
        say(f"Đã công bố danh mục {done.name}")
    else:
        say(f"Không có gì thay đổi: danh mục này đã công bố, là {done.name}")


def _program_words(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="bản phát hành đã ký")
    parser.add_argument(
        "--unit", nargs="+", default=[], metavar="MÃ", help="mặc định, hay all: mọi đơn vị"
    )


def _publish_program(options: Namespace, engine: Engine) -> None:
    from central import founding
    from central.contents.programs import publish_program

    try:
        with options.file.open("rb") as file, founded(engine).begin() as connection:
            made = publish_program(connection, file, options.unit, datetime.now(UTC))
    except OSError as error:
        raise Impossible(unread(options.file, error)) from error
    except founding.Unfounded as error:
        raise Impossible(str(error)) from error
    what = f"bản {made.manifest.version} cho {made.manifest.platform}"
    if made.done.anew:
        say(f"Đã công bố {what}, là {made.done.name}. Quầy tự tải về rồi hỏi lúc đóng, lúc mở.")
    else:
        say(f"Không có gì thay đổi: {what} đã công bố, là {made.done.name}")


PUBLISH_CALENDAR: Final = Command(
    "publish-calendar", "công bố lịch làm việc; quầy nhận rồi chờ áp dụng", _publish, _words
)
PUBLISH_CATALOGUE: Final = Command(
    "publish-catalogue",
    "công bố danh mục thủ tục; quầy tải về rồi chờ áp dụng",
    _publish_catalogue,
    _catalogue_words,
)
PUBLISH_PROGRAM: Final = Command(
    "publish-program",
    "công bố bản mới của chương trình quầy; quầy tải về rồi hỏi trước khi đổi",
    _publish_program,
    _program_words,
)
