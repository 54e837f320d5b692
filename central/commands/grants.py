"""`grants`: what the database user that serves may do, on PostgreSQL."""

from argparse import ArgumentParser, Namespace
from typing import Final

from sqlalchemy import Engine

from central.commands.terminal import Command, Impossible, founded, say


def _words(parser: ArgumentParser) -> None:
    parser.add_argument("role", metavar="TÊN", help="người dùng PostgreSQL đã có")
    parser.add_argument("--print", action="store_true", help="chỉ in các lệnh SQL")


def _grant(options: Namespace, engine: Engine) -> None:
    from central.store.grants import grant, grants_for

    if options.print:
        for statement in grants_for(options.role):
            say(f"{statement};")
        return
    if engine.url.get_backend_name() != "postgresql":
        raise Impossible("Tệp SQLite không có người dùng: chỉ cấp quyền trên PostgreSQL")
    with founded(engine).begin() as connection:
        grant(connection, options.role)
    say(f"Đã cấp quyền cho {options.role}: chỉ thêm việc, không sửa, không xóa. Chạy lại sau init.")


GRANTS: Final = Command(
    "grants", "cấp quyền cho người dùng chạy máy chủ: không sửa, không xóa việc", _grant, _words
)
