"""`bring-online`: online dossiers of a portal, out of a file, into a unit's stream."""

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from central.commands.terminal import Command, Impossible, founded, say, unread
from desk_app.domain.ids import UnitCode


def _words(parser: ArgumentParser) -> None:
    parser.add_argument("unit", metavar="MÃ")
    parser.add_argument("file", type=Path, metavar="FILE", help="JSON: danh sách hồ sơ")


def _bring(options: Namespace, engine: Engine) -> None:
    from central import online

    unit = UnitCode(options.unit.strip().upper())
    try:
        raw = options.file.read_bytes()
        with founded(engine).begin() as connection:
            done = online.bring(connection, unit, raw, datetime.now(UTC))
    except OSError as error:
        raise Impossible(unread(options.file, error)) from error
    except online.Unreadable as error:
        raise Impossible(f"{error}. Chưa nhận hồ sơ nào của tệp.") from error
    except KeyError as error:
        raise Impossible(f"Chưa có đơn vị {unit}") from error
    say(f"Đã đưa về {done.anew} hồ sơ; {done.known} hồ sơ đã có từ trước.")


BRING_ONLINE: Final = Command(
    "bring-online", "đưa hồ sơ trực tuyến của cổng về một đơn vị", _bring, _words
)
