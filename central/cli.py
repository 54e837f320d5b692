"""The words of `python -m central`. What a command needs is loaded when it runs."""

# ruff: noqa: PLC0415  # each command starts in half the time without the others' libraries

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from platformdirs import user_data_path
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from central.store.engine import AddressUnusable, open_engine
from central.store.version import HEAD, revision_of
from desk_app.domain.ids import UnitCode

_WRONG: Final = 1  # what was asked cannot be done; 2 is argparse's: it was not understood


class Impossible(Exception):
    """Its text is what the person at the terminal reads."""


def main(words: Sequence[str]) -> int:
    """Run one command; returns the exit code."""
    options = _parser().parse_args(words)
    run: Callable[[argparse.Namespace, Engine], None] = options.run
    try:
        engine = _open(options.database)
        try:
            run(options, engine)
        finally:
            engine.dispose()
    except Impossible as error:
        print(error, file=sys.stderr)  # noqa: T201  # a terminal is being talked to
        return _WRONG
    except DBAPIError as error:
        print(f"Cơ sở dữ liệu không dùng được: {error.orig}", file=sys.stderr)  # noqa: T201
        return _WRONG
    return 0


def _parser() -> argparse.ArgumentParser:
    place = argparse.ArgumentParser(add_help=False)
    place.add_argument(
        "--database",
        default=str(user_data_path("quay-mot-cua", appauthor=False) / "central.sqlite"),
        metavar="URL",
        help="tệp SQLite, sqlite:///tệp hoặc postgresql://… (mặc định: %(default)s)",
    )
    parser = argparse.ArgumentParser(
        prog="python -m central", description="Máy chủ trung tâm của Quầy Một Cửa."
    )
    commands = parser.add_subparsers(required=True, metavar="LỆNH")

    def command(name: str, run: Callable[[argparse.Namespace, Engine], None], what: str) -> Any:
        words = commands.add_parser(name, parents=[place], help=what, description=what)
        words.set_defaults(run=run)
        return words

    command("init", _init, "lập hoặc nâng cấp cơ sở dữ liệu")
    words = command("serve", _serve, "phục vụ các quầy cho đến khi nhận SIGTERM")
    words.add_argument("--host", default="127.0.0.1")
    words.add_argument("--port", type=int, default=8765, help="0: cổng trống bất kỳ")
    words.add_argument("--ready-file", type=Path, metavar="FILE", help="ghi khi đã trả lời được")
    words.add_argument(
        "--notices", type=Path, metavar="THƯ_MỤC", help="để tin báo cho người dân vào thư mục này"
    )
    words = command("add-unit", _add_unit, "thêm một đơn vị")
    words.add_argument("unit", metavar="MÃ", help="mã định danh, ví dụ H13.45.12")
    words.add_argument("--name", required=True)
    words.add_argument("--facts", type=Path, metavar="FILE", help="JSON: tiêu đề giấy tờ, địa chỉ")
    words = command("add-desk", _add_desk, "thêm một quầy và in mã ghi danh dùng một lần")
    words.add_argument("unit", metavar="MÃ")
    words.add_argument("--name", default="")
    words = command("add-block", _add_block, "cấp thêm một dải số cho một quầy và in số dải")
    words.add_argument("unit", metavar="MÃ")
    words.add_argument("desk", metavar="QUẦY", help="ví dụ Q2")
    words = command("revoke", _revoke, "thu hồi một quầy")
    words.add_argument("unit", metavar="MÃ")
    words.add_argument("desk", metavar="QUẦY", help="ví dụ Q2")
    words = command(
        "renew-seal", _renew_seal, "thay khóa mã xác thực trên giấy tiếp nhận, khi quầy bị mất cắp"
    )
    words.add_argument("unit", metavar="MÃ")
    words = command("bring-online", _bring_online, "đưa hồ sơ trực tuyến của cổng về một đơn vị")
    words.add_argument("unit", metavar="MÃ")
    words.add_argument("file", type=Path, metavar="FILE", help="JSON: danh sách hồ sơ")
    words = command(
        "publish-calendar", _publish_calendar, "công bố lịch làm việc; quầy nhận rồi chờ áp dụng"
    )
    words.add_argument("file", type=Path, metavar="FILE", help="TOML hoặc JSON")
    words.add_argument("--unit", default="", metavar="MÃ", help="mặc định: mọi đơn vị")
    return parser


def _open(address: str) -> Engine:
    try:
        return open_engine(address)
    except AddressUnusable as error:
        raise Impossible(f"Địa chỉ cơ sở dữ liệu không dùng được: {error}") from error


def _founded(engine: Engine) -> Engine:
    """Raises Impossible: nothing was founded there, or by another version."""
    found = None
    if engine.url.get_backend_name() != "sqlite" or Path(engine.url.database or "").exists():
        with engine.connect().execution_options(reading=True) as connection:
            found = revision_of(connection)
    if found is None:
        raise Impossible("Chưa có cơ sở dữ liệu. Chạy: python -m central init")
    if found != HEAD:
        raise Impossible(
            f"Cơ sở dữ liệu ở bản {found}, chương trình cần {HEAD}. Chạy: python -m central init"
        )
    return engine


def _init(_options: argparse.Namespace, engine: Engine) -> None:
    from central.store.migrate import StoreNewer, migrate

    if engine.url.get_backend_name() == "sqlite" and engine.url.database:
        Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)
    try:
        migrate(engine)
    except StoreNewer as error:
        raise Impossible(f"Cơ sở dữ liệu do bản mới hơn tạo ra: {error}") from error
    _say(f"Sẵn sàng: {engine.url.render_as_string(hide_password=True)}")


def _serve(options: argparse.Namespace, engine: Engine) -> None:
    from central.actor import CentreActor
    from central.app import make_app
    from central.logs import log_to_stderr
    from central.notices.carrier import FileDrop
    from central.notices.round import NoticeRound
    from central.office import CentralOffice
    from central.serve import address_of, open_socket, serve
    from central.store.units import Units

    office = CentralOffice(_founded(engine))
    with engine.begin() as connection:  # units of before there were acts of the centre
        for unit in Units(connection).codes():
            CentreActor(connection, unit).appear(datetime.now(UTC))
    notices = None
    if options.notices is not None:
        try:
            notices = NoticeRound(engine, FileDrop(options.notices.absolute()))
        except OSError as error:
            raise Impossible(f"Không ghi được vào {options.notices}: {error}") from error
    try:
        door = open_socket(options.host, options.port)
    except OSError as error:
        raise Impossible(f"Không mở được {options.host}:{options.port}: {error}") from error
    log_to_stderr()
    _say(f"Phục vụ tại {address_of(door)}")
    serve(make_app(office, notices), door, options.ready_file)


def _add_unit(options: argparse.Namespace, engine: Engine) -> None:
    from central import founding

    with _founded(engine).begin() as connection:
        facts = _facts(options.facts) if options.facts else None
        try:
            founding.add_unit(connection, options.unit, options.name, facts)
        except founding.Unfounded as error:
            raise Impossible(str(error)) from error
    _say(f"Đã thêm đơn vị {options.unit}")


def _add_desk(options: argparse.Namespace, engine: Engine) -> None:
    from central import founding

    with _founded(engine).begin() as connection:
        try:
            desk, code = founding.add_desk(connection, options.unit, options.name)
        except founding.Unfounded as error:
            raise Impossible(str(error)) from error
    _say(f"Đã thêm quầy {desk}. Mã ghi danh, dùng một lần, trong {founding.DAYS} ngày:")
    _say(code)


def _add_block(options: argparse.Namespace, engine: Engine) -> None:
    from central import founding

    with _founded(engine).begin() as connection:
        try:
            block = founding.add_block(connection, options.unit, options.desk)
        except founding.Unfounded as error:
            raise Impossible(str(error)) from error
    _say(f"Dải số mới của quầy {options.desk}, đọc cho lãnh đạo quầy:")
    _say(str(block))


def _revoke(options: argparse.Namespace, engine: Engine) -> None:
    from central import founding

    with _founded(engine).begin() as connection:
        try:
            founding.revoke(connection, options.unit, options.desk)
        except founding.Unfounded as error:
            raise Impossible(str(error)) from error
    _say(f"Đã thu hồi quầy {options.desk} của {options.unit}")


def _renew_seal(options: argparse.Namespace, engine: Engine) -> None:
    from central import founding

    with _founded(engine).begin() as connection:
        try:
            founding.renew_seal(connection, options.unit)
        except founding.Unfounded as error:
            raise Impossible(str(error)) from error
    _say(f"Đã thay khóa của {options.unit}. Quầy nào đã thu hồi thì không nhận được khóa mới;")
    _say("các quầy khác nhận ở lần trao đổi tới. Giấy in trước đó: so với hồ sơ rồi mới tin.")


def _bring_online(options: argparse.Namespace, engine: Engine) -> None:
    from central import online

    unit = UnitCode(options.unit.strip().upper())
    try:
        raw = options.file.read_bytes()
        with _founded(engine).begin() as connection:
            done = online.bring(connection, unit, raw, datetime.now(UTC))
    except OSError as error:
        raise Impossible(_unread(options.file, error)) from error
    except online.Unreadable as error:
        raise Impossible(f"{error}. Chưa nhận hồ sơ nào của tệp.") from error
    except KeyError as error:
        raise Impossible(f"Chưa có đơn vị {unit}") from error
    _say(f"Đã đưa về {done.anew} hồ sơ; {done.known} hồ sơ đã có từ trước.")


def _publish_calendar(options: argparse.Namespace, engine: Engine) -> None:
    from central import founding, publishing

    try:
        raw = options.file.read_bytes()
        with _founded(engine).begin() as connection:
            done = publishing.publish_calendar(connection, raw, options.unit, datetime.now(UTC))
    except OSError as error:
        raise Impossible(_unread(options.file, error)) from error
    except founding.Unfounded as error:
        raise Impossible(str(error)) from error
    if done.anew:
        _say(f"Đã công bố lịch {done.name}")
    else:
        _say(f"Không có gì thay đổi: lịch này đã công bố, là {done.name}")


def _unread(file: Path, error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return f"Không có tệp {file}. Xem lại tên và thư mục."
        case IsADirectoryError():
            return f"{file} là một thư mục. Ghi tên tệp lịch trong đó."
        case PermissionError():
            return f"Không được phép đọc {file}. Chạy bằng tài khoản đọc được tệp này."
        case _:
            return f"Không đọc được {file}. Chép tệp vào ổ đĩa của máy này rồi chạy lại."


def _facts(file: Path) -> dict[str, Any]:
    try:
        facts = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Impossible(f"Không đọc được {file}: {error}") from error
    if not isinstance(facts, dict):
        raise Impossible(f"{file} không phải là một đối tượng JSON")
    return facts


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201  # a terminal is being talked to
