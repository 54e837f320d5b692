"""`serve`: answer the desks until SIGTERM."""

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from central.commands.terminal import Command, Impossible, founded, say


def _words(parser: ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8765, help="0: cổng trống bất kỳ")
    parser.add_argument("--ready-file", type=Path, metavar="FILE", help="ghi khi đã trả lời được")
    parser.add_argument(
        "--notices", type=Path, metavar="THƯ_MỤC", help="để tin báo cho người dân vào thư mục này"
    )


def _serve(options: Namespace, engine: Engine) -> None:
    from central.actor import CentreActor
    from central.app import make_app
    from central.logs import log_to_stderr
    from central.notices.carrier import FileDrop
    from central.notices.round import NoticeRound
    from central.office import CentralOffice
    from central.serve import address_of, open_socket, serve
    from central.store.units import Units

    office = CentralOffice(founded(engine))
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
    say(f"Phục vụ tại {address_of(door)}")
    serve(make_app(office, notices), door, options.ready_file)


SERVE: Final = Command("serve", "phục vụ các quầy cho đến khi nhận SIGTERM", _serve, _words)
