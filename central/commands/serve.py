"""`serve`: answer the desks until SIGTERM."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from ssl import SSLContext
from typing import Final

from sqlalchemy import Engine

from central.commands.terminal import Command, Impossible, founded, say, unread
from desk_app.version import typed

_SOON: Final = timedelta(days=30)  # before the end of a certificate
_LAST_PORT: Final = 65_535
_SHORTEST: Final = 16  # letters of a token


def _words(parser: ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=_port, default=8765, help="0: cổng trống bất kỳ")
    parser.add_argument(
        "--tls", type=Path, metavar="THƯ_MỤC", help="server.pem, server.key; ca.pem nếu quầy ghim"
    )
    parser.add_argument(
        "--proxy", action="append", metavar="ĐỊA_CHỈ", help="máy chủ ủy nhiệm đứng trước"
    )
    parser.add_argument(
        "--metrics-token", type=Path, metavar="FILE", help="mã để máy khác đọc /metrics"
    )
    parser.add_argument("--ready-file", type=Path, metavar="FILE", help="ghi khi đã trả lời được")
    parser.add_argument(
        "--notices", type=Path, metavar="THƯ_MỤC", help="để tin báo cho người dân vào thư mục này"
    )


def _port(text: str) -> int:
    """Raises ArgumentTypeError. A larger number would be cut to sixteen bits: another port."""
    if not text.isdecimal() or int(text) > _LAST_PORT:
        raise ArgumentTypeError(f"cổng là một số từ 0 đến {_LAST_PORT}, không phải {text}")
    return int(text)


def _serve(options: Namespace, engine: Engine) -> None:
    from central.actor import CentreActor
    from central.app import Rules, make_app
    from central.contents.keeper import ContentKeeper
    from central.contents.round import ContentRound
    from central.crossing.round import CrossingRound
    from central.history.teller import HistoryTeller
    from central.logs import log_to_stderr
    from central.notices.carrier import FileDrop
    from central.notices.round import NoticeRound
    from central.office import CentralOffice
    from central.results.door import ResultsDoor
    from central.rounds import Round
    from central.serve import address_of, open_socket, serve
    from central.store.grants import may_change_acts
    from central.store.units import Units

    office = CentralOffice(founded(engine))
    with engine.connect().execution_options(reading=True) as connection:
        if may_change_acts(connection):
            see = f"{typed('central')} grants"
            say(f"Người dùng cơ sở dữ liệu này sửa được việc đã nhận. Xem: {see}")
    with engine.connect().execution_options(reading=True) as connection:
        units = Units(connection).codes()
    for unit in units:  # of before there were acts of the centre; other servers go on meanwhile
        with engine.begin() as connection:
            CentreActor(connection, unit).appear(datetime.now(UTC))
    rounds: list[Round] = [CrossingRound(engine), ContentRound(engine)]
    if options.notices is not None:
        try:
            rounds.append(NoticeRound(engine, FileDrop(options.notices.absolute())))
        except OSError as error:
            raise Impossible(f"Không ghi được vào {options.notices}: {error}") from error
    try:
        door = open_socket(options.host, options.port)
    except OSError as error:
        raise Impossible(f"Không mở được {options.host}:{options.port}: {error}") from error
    authority, context = _tls(options.tls)
    rules = Rules(
        authority=authority,
        metrics_token=_token(options.metrics_token),
        contents=ContentKeeper(engine),
        history=HistoryTeller(engine),
        results=ResultsDoor(engine),
    )
    log_to_stderr()
    say(f"Phục vụ tại {address_of(door, secure=context is not None)}")
    app = make_app(office, rounds, rules)
    serve(app, door, options.ready_file, context, options.proxy or ("127.0.0.1", "::1"))


def _tls(folder: Path | None) -> tuple[str | None, SSLContext | None]:
    """The authority desks may pin, and with what the server proves itself."""
    from central.door.tls import TlsFolder, TlsUnusable

    if folder is None:
        return None, None
    files = TlsFolder(folder)
    try:
        context = files.context()
        left = files.ends_at() - datetime.now(UTC)
        authority = files.authority()
    except (TlsUnusable, ValueError) as error:
        raise Impossible(str(error)) from error
    except OSError as error:
        raise Impossible(unread(folder, error)) from error
    if left < _SOON:
        say(f"Chứng thư còn {left.days} ngày. Làm mới: {typed('central')} init --tls {folder}")
    return authority, context


def _token(file: Path | None) -> str:
    if file is None:
        return ""
    try:
        token = file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Impossible(f"Không đọc được {file}") from error
    if len(token) < _SHORTEST:
        raise Impossible(f"Mã trong {file} quá ngắn: cần ít nhất {_SHORTEST} ký tự")
    return token


SERVE: Final = Command("serve", "phục vụ các quầy cho đến khi nhận SIGTERM", _serve, _words)
