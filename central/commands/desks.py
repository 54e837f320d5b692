"""`add-desk`, `add-block`, `revoke`: what is done to a desk of a unit."""

from argparse import ArgumentParser, Namespace
from typing import Final

from sqlalchemy import Engine

from central.commands.terminal import Command, Impossible, founded, say


def _add_words(parser: ArgumentParser) -> None:
    parser.add_argument("unit", metavar="MÃ")
    parser.add_argument("--name", default="")


def _add(options: Namespace, engine: Engine) -> None:
    from central import founding

    with founded(engine).begin() as connection:
        try:
            desk, code = founding.add_desk(connection, options.unit, options.name)
        except founding.Unfounded as error:
            raise Impossible(str(error)) from error
    say(f"Đã thêm quầy {desk}. Mã ghi danh, dùng một lần, trong {founding.DAYS} ngày:")
    say(code)


def _desk_words(parser: ArgumentParser) -> None:
    parser.add_argument("unit", metavar="MÃ")
    parser.add_argument("desk", metavar="QUẦY", help="ví dụ Q2")


def _add_block(options: Namespace, engine: Engine) -> None:
    from central import founding

    with founded(engine).begin() as connection:
        try:
            block = founding.add_block(connection, options.unit, options.desk)
        except founding.Unfounded as error:
            raise Impossible(str(error)) from error
    say(f"Dải số mới của quầy {options.desk}, đọc cho lãnh đạo quầy:")
    say(str(block))


def _revoke(options: Namespace, engine: Engine) -> None:
    from central import founding

    with founded(engine).begin() as connection:
        try:
            founding.revoke(connection, options.unit, options.desk)
        except founding.Unfounded as error:
            raise Impossible(str(error)) from error
    say(f"Đã thu hồi quầy {options.desk} của {options.unit}")


ADD_DESK: Final = Command(
    "add-desk", "thêm một quầy và in mã ghi danh dùng một lần", _add, _add_words
)
ADD_BLOCK: Final = Command(
    "add-block", "cấp thêm một dải số cho một quầy và in số dải", _add_block, _desk_words
)
REVOKE: Final = Command("revoke", "thu hồi một quầy", _revoke, _desk_words)
