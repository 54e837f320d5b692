"""`name-unit`: what else officers and catalogues call a unit; or whom they called in vain."""

from argparse import ArgumentParser, Namespace
from typing import Final

from sqlalchemy import Engine

from central.commands.terminal import Command, Impossible, founded, say


def _words(parser: ArgumentParser) -> None:
    parser.add_argument("unit", metavar="MÃ", nargs="?", help="bỏ trống: liệt kê tên chưa biết")
    parser.add_argument("name", metavar="TÊN", nargs="?", help="tên mà các đơn vị khác ghi")


def _name(options: Namespace, engine: Engine) -> None:
    from central.crossing.names import Names
    from central.store.units import Units

    with founded(engine).begin() as connection:
        names = Names(connection)
        if options.unit is None:
            unknown = names.unknown()
            for asking, said in unknown:
                say(f"{asking}: {said}")
            say(f"{len(unknown)} tên chưa biết là đơn vị nào.")
            return
        unit = Units(connection).find(options.unit)
        if unit is None:
            raise Impossible(f"Không có đơn vị {options.unit}. Xem lại mã, hoặc thêm: add-unit")
        if not (options.name or "").strip():
            raise Impossible("Ghi tên mà các đơn vị khác dùng, trong dấu nháy.")
        names.call(unit.code, options.name)
    say(f"{options.name}: từ nay là {options.unit}. Hồ sơ chờ tên này được chuyển ở lượt tới.")


NAME_UNIT: Final = Command(
    "name-unit", "đặt thêm tên gọi cho một đơn vị, để hồ sơ chuyển đến đúng nơi", _name, _words
)
