"""`report`: units side by side; `recount`: their dossiers and days made anew from the acts."""

import os
import stat
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from central.commands.terminal import Command, Impossible, complain, founded, say
from desk_app.domain.counting.period import PERIODS
from desk_app.version import typed

_STREAMS: Final = tuple(map(Path, ("/dev/stdout", "/dev/stderr", "/dev/fd", "/proc")))
"""Names of what is open already, which may be a file: they stand for no place of it."""
_STDOUT: Final = 1


def _report_words(parser: ArgumentParser) -> None:
    parser.add_argument("what", choices=["ranking"], help="ranking: xếp hạng các đơn vị")
    parser.add_argument("--period", required=True, metavar="KỲ", help=PERIODS)
    parser.add_argument("--format", choices=["json", "xlsx", "csv"], default="json")
    parser.add_argument("-o", dest="out", type=Path, required=True, metavar="FILE")


def _report(options: Namespace, engine: Engine) -> None:
    from central.report import files
    from central.report.ranking import ranking
    from desk_app.domain.counting.period import NoPeriod, read_period

    try:
        period = read_period(options.period)
    except NoPeriod as error:
        raise Impossible(f"Không hiểu kỳ {error}. Ghi một trong: {PERIODS}.") from error
    with founded(engine).connect().execution_options(reading=True) as connection:
        found = ranking(connection, period)
    made = {"json": files.as_json, "csv": files.as_csv, "xlsx": files.as_xlsx}
    try:
        _write(options.out, made[options.format](found))
    except OSError as error:
        raise Impossible(
            f"Không ghi được {options.out}. Chọn tệp ở thư mục ghi được, rồi chạy lại."
        ) from error
    tell = complain if _is_stdout(options.out) else say  # nothing follows a report, or covers it
    tell(f"{period.words}: {len(found.lines)} đơn vị, trong {options.out}")
    if found.uncounted:
        tell(f"{len(found.uncounted)} đơn vị chưa đếm lại. Chạy: {typed('central')} recount")


def _write(named: Path, content: bytes) -> None:
    """Into the file that `named` is or links to: whole, and whose it was. What is open already,
    a pipe or a screen gets it at its end.

    Raises OSError: what was there is there still, or the stream broke.
    """
    from central.keeping.to_disk import sweep_halves, write_whole

    out = Path(os.path.realpath(named))
    names = {named.absolute(), *named.absolute().parents}
    stream = not names.isdisjoint(_STREAMS)
    if stream or (out.exists() and not out.is_file()):
        with named.open("ab") as writing:
            writing.write(content)
        return
    before = out.stat() if out.exists() else None
    mode = 0o666 if before is None else stat.S_IMODE(before.st_mode)
    sweep_halves(out.parent, {out.name})
    write_whole(out, content, mode=mode, before=before)


def _is_stdout(out: Path) -> bool:
    try:
        return os.path.samestat(out.stat(), os.fstat(_STDOUT))
    except OSError:  # it is closed
        return False


def _recount_words(parser: ArgumentParser) -> None:
    parser.add_argument("--unit", default="", metavar="MÃ", help="mặc định: mọi đơn vị")
    parser.add_argument("--check", action="store_true", help="chỉ so với hành vi, không ghi")


def _recount(options: Namespace, engine: Engine) -> None:
    from central.store.counting.dossiers import Counting
    from central.store.stream import UnitStream
    from central.store.units import Units

    with founded(engine).connect().execution_options(reading=True) as connection:
        units = Units(connection).codes()
    chosen = [unit for unit in units if options.unit.strip().upper() in {"", unit}]
    if not chosen:
        raise Impossible(f"Chưa có đơn vị {options.unit}")
    wrong = 0
    for unit in chosen:  # each in a transaction of its own: others go on meanwhile
        with engine.begin() as connection:
            UnitStream(connection, unit).counter(lock=True)
            counting = Counting(connection, unit)
            if options.check:
                found = counting.differences()
                wrong += len(found)
                say(f"{unit}: {len(found)} chỗ lệch" if found else f"{unit}: khớp")
            else:
                say(f"{unit}: {counting.recount()} hồ sơ")
    if wrong:
        raise Impossible(f"Số đếm lệch với hành vi. Chạy: {typed('central')} recount")


REPORT: Final = Command(
    "report", "báo cáo từ số đếm hằng ngày của các đơn vị", _report, _report_words
)
RECOUNT: Final = Command(
    "recount", "đếm lại hồ sơ và số liệu hằng ngày từ các hành vi", _recount, _recount_words
)
