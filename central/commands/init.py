"""`init`: found the database, or bring it to this version."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from central.commands.terminal import Command, Impossible, say


def _words(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--tls",
        type=Path,
        metavar="THƯ_MỤC",
        help="tạo nơi cấp chứng thư riêng và chứng thư máy chủ; nói lại để làm mới chứng thư",
    )
    parser.add_argument(
        "--host",
        action="append",
        metavar="TÊN",
        help="tên hoặc địa chỉ quầy dùng, nói được nhiều lần (mặc định: máy này)",
    )


def _init(options: Namespace, engine: Engine) -> None:
    from central.store.migrate import StoreNewer, migrate

    if engine.url.get_backend_name() == "sqlite" and engine.url.database:
        _kept_private(Path(engine.url.database))
    try:
        migrate(engine)
    except StoreNewer as error:
        raise Impossible(
            f"Cơ sở dữ liệu do bản mới hơn của chương trình tạo ra ({error}). "
            "Nâng cấp máy chủ rồi chạy lại; dữ liệu không thay đổi."
        ) from error
    _count(engine)
    say(f"Sẵn sàng: {engine.url.render_as_string(hide_password=True)}")
    if options.tls is not None:
        _certify(options.tls, options.host or ["localhost", "127.0.0.1", "::1"])


def _kept_private(file: Path) -> None:
    """It holds the secrets of receipts and all personal data: readable by its owner only."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        file.touch(mode=0o600)
        file.chmod(0o600)  # of before, too; the logs beside it follow
    except OSError as error:
        raise Impossible(f"Không ghi được vào {file}: {error.strerror}") from error


def _certify(folder: Path, names: Sequence[str]) -> None:
    from central.door.tls import TlsUnusable, make_certificates
    from desk_app.domain.codes.enrolment_code import in_groups

    try:
        made = make_certificates(folder, names, datetime.now(UTC))
    except TlsUnusable as error:
        raise Impossible(str(error)) from error
    except OSError as error:
        raise Impossible(f"Không ghi được vào {folder}: {error.strerror}") from error
    say(f"Chứng thư cho {', '.join(names)}, đến {made.ends_at():%d/%m/%Y}, trong {folder}")
    say(f"Dấu vân tay của nơi cấp: {in_groups(made.fingerprint())}")


def _count(engine: Engine) -> None:
    """Units whose dossiers and days another version counted, or none."""
    from central.store.counting.dossiers import Counting
    from central.store.stream import UnitStream
    from central.store.units import Units

    with engine.connect().execution_options(reading=True) as connection:
        units = Units(connection).codes()
    for unit in units:
        with engine.begin() as connection:
            counter = UnitStream(connection, unit).counter(lock=True)
            if counter is not None and not counter.counted:
                Counting(connection, unit).recount()


INIT: Final = Command("init", "lập hoặc nâng cấp cơ sở dữ liệu", _init, _words)
