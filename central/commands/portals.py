"""`portals`: tell the portals what is due, show what they refuse, try it again."""

import logging
import time
from argparse import ArgumentParser, Namespace
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from central.commands.terminal import Command, Impossible, founded, say, unread
from desk_app.domain.ids import UnitCode
from desk_app.version import typed

log = logging.getLogger(__name__)

_PAUSE_S: Final = 5.0  # between two looks at the streams


def _words(parser: ArgumentParser) -> None:
    parser.add_argument(
        "work",
        choices=["run", "list", "retry"],
        help="run FILE: gửi; list: xem; retry [MÃ_HỒ_SƠ …]: gửi lại hồ sơ bị từ chối",
    )
    parser.add_argument("about", nargs="*", metavar="FILE|MÃ", help="TOML: cổng, tài khoản")
    parser.add_argument("--once", action="store_true", help="run: một lượt rồi thôi")
    parser.add_argument("--refused", action="store_true", help="list: từng hồ sơ, kèm lý do")
    parser.add_argument("--portal", default="", metavar="KEY", help="retry: mặc định mọi cổng")
    parser.add_argument("--unit", default="", metavar="MÃ", help="retry: mặc định mọi đơn vị")


def _portals(options: Namespace, engine: Engine) -> None:
    work = {"run": _run, "list": _list, "retry": _retry}[options.work]
    work(options, founded(engine))


def _run(options: Namespace, engine: Engine) -> None:
    """Ended by a signal at any moment: what was acknowledged is noted, the rest is asked again."""
    from central.contents.keeper import kept_at
    from central.logs import log_to_stderr
    from central.portals.round import PortalRound
    from central.portals.settings import SettingsWrong, sites_of

    if len(options.about) != 1:
        raise Impossible(f"Ghi một tệp: {typed('central')} portals run FILE")
    file = Path(options.about[0])
    try:
        sites = sites_of(file, kept_at(engine))
    except OSError as error:
        raise Impossible(unread(file, error)) from error
    except SettingsWrong as error:
        raise Impossible(str(error)) from error
    log_to_stderr()
    work = PortalRound(engine, sites)
    if options.once:
        say(f"Đã gửi xong {work.run()} hồ sơ")
        return
    say(f"Gửi lên {', '.join(site.name for site in sites)}")
    while True:
        try:
            work.run()
        except DBAPIError as error:  # it passes: the database is started again, or moved
            log.error("portals wait", extra={"fault": type(error).__name__})
        time.sleep(_PAUSE_S)


def _list(options: Namespace, engine: Engine) -> None:
    from central.store.outbox import Outbox, State, places

    with engine.connect().execution_options(reading=True) as connection:
        for unit, portal in places(connection):
            outbox = Outbox(connection, unit, portal)
            entries = outbox.entries()
            if options.refused:
                for entry in entries:
                    if entry.state is State.REFUSED:
                        named = _code_of(connection, entry.unit, entry.dossier)
                        say(f"{portal}\t{unit}\t{named}\t{entry.trouble}\t{entry.reason}")
                continue
            counts = Counter(entry.state for entry in entries)
            shut = outbox.shut()
            say(
                f"{portal}\t{unit}\tđã nhận {counts[State.SETTLED]}"
                f"\tchờ {counts[State.WAITING]}\tbị từ chối {counts[State.REFUSED]}"
                + (f"\tcổng đóng: {shut.trouble}" if shut is not None else "")
            )


def _retry(options: Namespace, engine: Engine) -> None:
    from central.store.outbox import Outbox, State, places

    now, codes, woken = datetime.now(UTC), set(options.about), 0
    with engine.begin() as connection:
        for unit, portal in places(connection):
            if options.portal not in {"", portal} or options.unit not in {"", unit}:
                continue
            outbox = Outbox(connection, unit, portal)
            for entry in outbox.entries(State.REFUSED):
                if not codes or _code_of(connection, unit, entry.dossier) in codes:
                    outbox.wake(entry.dossier, now)
                    woken += 1
    say(f"Sẽ gửi lại {woken} hồ sơ ở lượt tới")


def _code_of(connection: Connection, unit: UnitCode, dossier: UUID) -> str:
    """Ours, as the desks know it."""
    from central.portals.seen import see

    seen = see(connection, unit, dossier)
    return str(seen.dossier.code) if seen is not None else str(dossier)


PORTALS: Final = Command(
    "portals", "gửi hồ sơ lên cổng dịch vụ công; xem cổng từ chối gì", _portals, _words
)
