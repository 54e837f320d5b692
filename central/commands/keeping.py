"""`backup`, `restore`, `check`: what is done to the whole store."""

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from central.commands.terminal import Command, Impossible, founded, say, whole


def _tool_words(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--pg-tools", type=Path, metavar="THƯ_MỤC", help="nơi có pg_dump và pg_restore"
    )


def _backup_words(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="tệp mới; không ghi đè tệp cũ")
    _tool_words(parser)


def _restore_words(parser: ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("file", type=Path, nargs="?", metavar="FILE", help="bản do backup tạo ra")
    what.add_argument(
        "--in-place",
        action="store_true",
        help="dữ liệu đã được đưa về ngày trước bằng cách khác: chỉ báo cho các quầy biết",
    )
    _tool_words(parser)


def _backup(options: Namespace, engine: Engine) -> None:
    from central.keeping.dumps import back_up_dump
    from central.keeping.files import KeepingFailed, back_up_file

    founded(engine)
    try:
        if engine.url.get_backend_name() == "sqlite":
            back_up_file(engine, options.file)
        else:
            back_up_dump(engine, options.file, options.pg_tools)
    except KeepingFailed as error:
        raise Impossible(str(error)) from error
    except OSError as error:
        raise Impossible(f"Không ghi được {options.file}: {error.strerror}") from error
    say(f"Đã sao lưu vào {options.file}. Bản sao có khóa của đơn vị: cất nơi có khóa.")


def _restore(options: Namespace, engine: Engine) -> None:
    from central.keeping.dumps import restore_dump
    from central.keeping.epochs import begin_epochs
    from central.keeping.files import KeepingFailed, restore_file

    at, kept = datetime.now(UTC), None
    try:
        if options.in_place:
            units = begin_epochs(whole(engine), at)
        elif engine.url.get_backend_name() == "sqlite":
            units, kept = restore_file(options.file, Path(engine.url.database or ""), at)
        else:
            units = restore_dump(options.file, engine, at, options.pg_tools)
    except KeepingFailed as error:
        raise Impossible(str(error)) from error
    except OSError as error:
        raise Impossible(f"Không khôi phục được: {error.strerror}") from error
    if kept is not None:
        say(f"Dữ liệu cũ được giữ ở {kept.name}.")
    say(f"Đã khôi phục {units} đơn vị. Chạy máy chủ: các quầy tự gửi lại việc làm sau bản sao.")
    say("Làm lại bằng tay: quầy đã thu hồi, quầy đã thêm, khóa đã thay sau bản sao.")


def _check(_options: Namespace, engine: Engine) -> None:
    from central.keeping.check import check_store

    with founded(engine).connect().execution_options(reading=True) as connection:
        report = check_store(connection)
    for finding in report.findings:
        say(str(finding))
    say(f"{report.units} đơn vị, {report.acts} việc, {report.quarantined} việc bị từ chối.")
    if report.findings:
        raise Impossible(f"Có {len(report.findings)} chỗ không đúng.")
    say("Không thấy gì sai.")


BACKUP: Final = Command(
    "backup", "sao lưu cả cơ sở dữ liệu, khi máy chủ đang chạy cũng được", _backup, _backup_words
)
RESTORE: Final = Command(
    "restore", "khôi phục từ bản sao lưu; các quầy tự gửi lại phần thiếu", _restore, _restore_words
)
CHECK: Final = Command("check", "soát lại chuỗi việc, dấu, chữ ký và dải số", _check)
