"""`add-desk`, `add-block`, `revoke`: what is done to a desk of a unit."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from central.commands.terminal import Command, Impossible, founded, say


def _add_words(parser: ArgumentParser) -> None:
    parser.add_argument("unit", metavar="MÃ")
    parser.add_argument("--name", default="")
    parser.add_argument(
        "--same-name", action="store_true", help="dù đơn vị đã có một quầy tên như thế"
    )
    _line_words(parser)


def _line_words(parser: ArgumentParser) -> None:
    """Whom the desk is to believe: said with the one-time code, on paper."""
    believing = parser.add_mutually_exclusive_group()
    believing.add_argument(
        "--tls", type=Path, metavar="THƯ_MỤC", help="quầy chỉ tin nơi cấp chứng thư ca.pem này"
    )
    believing.add_argument(
        "--plain-http", action="store_true", help="cho quầy dùng http:// không mã hóa qua mạng"
    )


def _pinned(code: str, options: Namespace) -> str:
    """The one-time code as it is read out, with whom to believe."""
    from central.door.tls import TlsFolder
    from desk_app.domain.codes.enrolment_code import PLAIN, in_groups

    if options.plain_http:
        return f"{code}-{in_groups(PLAIN)}"
    if options.tls is None:
        return code
    try:
        fingerprint = TlsFolder(options.tls).fingerprint()
    except (OSError, ValueError) as error:
        raise Impossible(f"Không đọc được ca.pem trong {options.tls}") from error
    if not fingerprint:
        raise Impossible(f"Trong {options.tls} không có ca.pem")
    return f"{code}-{in_groups(fingerprint)}"


def _add(options: Namespace, engine: Engine) -> None:
    from central import founding

    with founded(engine).begin() as connection:
        try:
            desk, code = founding.add_desk(
                connection, options.unit, options.name, like_another=options.same_name
            )
        except founding.Unfounded as error:
            raise Impossible(str(error)) from error
        code = _pinned(code, options)  # before it is settled: no desk without a code
    say(f"Đã thêm quầy {desk}. Mã ghi danh, dùng một lần, trong {founding.DAYS} ngày:")
    say(code)


def _renew_words(parser: ArgumentParser) -> None:
    _desk_words(parser)
    _line_words(parser)


def _renew(options: Namespace, engine: Engine) -> None:
    from central import founding

    with founded(engine).begin() as connection:
        try:
            code, is_first = founding.renew_desk(connection, options.unit, options.desk)
        except founding.Unfounded as error:
            raise Impossible(str(error)) from error
        code = _pinned(code, options)
    say(
        f"Mã ghi danh mới cho quầy {options.desk}, dùng một lần, trong {founding.DAYS} ngày. "
        "Chưa máy nào ghi danh quầy này: máy nào có mã cũng vào được:"
        if is_first
        else f"Mã ghi danh lại quầy {options.desk}, chỉ dùng được ở chính máy của quầy đó:"
    )
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
RENEW_DESK: Final = Command(
    "renew-desk",
    "in mã mới cho một quầy: ghi danh lại, hoặc mã đầu đã hết hạn",
    _renew,
    _renew_words,
)
REVOKE: Final = Command("revoke", "thu hồi một quầy", _revoke, _desk_words)
