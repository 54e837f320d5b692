"""`results`, `add-office-key`, `revoke-office-key`: the door of back offices at the terminal."""

from argparse import ArgumentParser, Namespace
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from central.commands.terminal import Command, Impossible, founded, say, unread
from desk_app.domain.ids import UnitCode


def _words(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.csv", help="mã hồ sơ, số, ngày, loại")
    parser.add_argument("--from", dest="office", required=True, metavar="TÊN", help="ai gửi")


def _results(options: Namespace, engine: Engine) -> None:
    """Line by line: what can be taken is; the others are listed, and may be sent again."""
    from central.results.file import NoTable, read_results
    from central.results.taking import MOST, Outcome, Verdict, take_results
    from central.results.words import sentence

    office = " ".join(options.office.split())
    try:
        found = read_results(options.file.read_bytes())
    except OSError as error:
        raise Impossible(unread(options.file, error)) from error
    except NoTable as error:
        raise Impossible(f"{error}. Chưa nhận kết quả nào của tệp.") from error
    if not office:
        raise Impossible("Ghi --from: tên đơn vị gửi kết quả")
    engine, verdicts = founded(engine), list[Verdict]()
    for first in range(0, len(found), MOST):
        with engine.begin() as connection:
            part = found[first : first + MOST]
            verdicts += take_results(connection, office, None, part, datetime.now(UTC))
    counts = Counter(verdict.outcome for verdict in verdicts)
    for verdict in verdicts:
        if verdict.outcome is Outcome.REFUSED:
            say(f"{verdict.code}\t{sentence(verdict)}")
    say(
        f"Đã nhận {counts[Outcome.TAKEN]} kết quả; {counts[Outcome.ALREADY]} đã có từ trước;"
        f" {counts[Outcome.REFUSED]} chưa nhận được."
    )


def _key_words(parser: ArgumentParser) -> None:
    parser.add_argument("units", nargs="+", metavar="MÃ", help="đơn vị được gửi kết quả về")
    parser.add_argument("--name", required=True, help="tên đơn vị giải quyết")


def _add_key(options: Namespace, engine: Engine) -> None:
    from central.store.back_office import OfficeKeys
    from central.store.units import Units

    name = " ".join(options.name.split())
    units = sorted({UnitCode(unit.strip().upper()) for unit in options.units})
    if not name:
        raise Impossible("Ghi --name: tên đơn vị giải quyết")
    with founded(engine).begin() as connection:
        if missing := [unit for unit in units if Units(connection).find(unit) is None]:
            raise Impossible(f"Chưa có đơn vị {', '.join(missing)}")
        secret = OfficeKeys(connection).add(name, units, datetime.now(UTC))
    if secret is None:
        raise Impossible(f"{name} đã có khóa. Thu hồi nó, hoặc đặt tên khác.")
    say(f"Khóa của {name}, cho {', '.join(units)}; chỉ hiện lần này:")
    say(secret)


def _revoke_words(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="TÊN")


def _revoke_key(options: Namespace, engine: Engine) -> None:
    from central.store.back_office import OfficeKeys

    name = " ".join(options.name.split())
    with founded(engine).begin() as connection:
        units = OfficeKeys(connection).revoke(name, datetime.now(UTC))
    if not units:
        raise Impossible(f"{name} không có khóa nào đang dùng")
    say(f"Đã thu hồi khóa của {name} ở {', '.join(units)}")


RESULTS: Final = Command(
    "results", "nhận kết quả giải quyết từ một tệp CSV; in dòng chưa nhận được", _results, _words
)
ADD_OFFICE_KEY: Final = Command(
    "add-office-key", "cho một đơn vị giải quyết gửi kết quả qua mạng", _add_key, _key_words
)
REVOKE_OFFICE_KEY: Final = Command(
    "revoke-office-key", "thu hồi khóa của một đơn vị giải quyết", _revoke_key, _revoke_words
)
