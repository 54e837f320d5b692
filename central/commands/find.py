"""`find`: what the centre knows of a dossier, for whoever answers a desk's telephone."""

from argparse import ArgumentParser, Namespace
from typing import Final

from sqlalchemy import Engine

from central.commands.terminal import Command, Impossible, founded, say
from desk_app.domain.ids import UnitCode

STANDS: Final = {  # by `Status`, as the desks call it; one of a newer program by its own name
    "received": "Mới tiếp nhận",
    "in_process": "Đang giải quyết",
    "supplement": "Chờ bổ sung",
    "obligation": "Chờ nghĩa vụ tài chính",
    "withdrawn": "Xin rút, chờ trả lại giấy tờ",
    "stopped": "Đã dừng giải quyết",
    "refused": "Đã từ chối",
    "result_back": "Có kết quả, chờ trả",
    "returned": "Đã trả kết quả",
    "voided": "Đã hủy",
}


def _words(parser: ArgumentParser) -> None:
    parser.add_argument("unit", metavar="MÃ")
    parser.add_argument(
        "sought",
        nargs="?",
        default="",
        metavar="MÃ_HỒ_SƠ|SỐ_ĐỊNH_DANH",
        help="bỏ trống: các hồ sơ mới nhất",
    )


def _find(options: Namespace, engine: Engine) -> None:
    from central.store.counting.finding import Finding
    from desk_app.domain.office_time import OFFICE_TIME

    unit, sought = UnitCode(options.unit.strip().upper()), options.sought
    with founded(engine).connect().execution_options(reading=True) as connection:
        finding = Finding(connection, unit)
        found = finding.by_code(sought) or finding.by_number(sought)
        if not sought:
            found = finding.newest()
    if not found:
        raise Impossible(f"{unit} không có hồ sơ nào như vậy. Xem lại mã đơn vị và mã hồ sơ.")
    for line in found:
        received = f"{line.received_at.astimezone(OFFICE_TIME):%d/%m/%Y %H:%M}"
        stands = STANDS.get(line.status, line.status)
        say(f"{line.code}  {received}  {stands}  {line.procedure_name}")


FIND: Final = Command("find", "tìm hồ sơ của một đơn vị theo mã, theo số định danh", _find, _words)
