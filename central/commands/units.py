"""`add-unit`, `renew-seal`: what is done to a unit."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine

from central.commands.terminal import Command, Impossible, founded, say


def _add_words(parser: ArgumentParser) -> None:
    parser.add_argument("unit", metavar="MÃ", help="mã định danh, ví dụ H13.45.12")
    parser.add_argument("--name", required=True)
    parser.add_argument("--facts", type=Path, metavar="FILE", help="JSON: tiêu đề giấy tờ, địa chỉ")


def _add(options: Namespace, engine: Engine) -> None:
    from central import founding

    with founded(engine).begin() as connection:
        facts = _facts(options.facts) if options.facts else None
        try:
            founding.add_unit(connection, options.unit, options.name, facts)
        except founding.Unfounded as error:
            raise Impossible(str(error)) from error
    say(f"Đã thêm đơn vị {options.unit}")


def _facts(file: Path) -> dict[str, Any]:
    try:
        facts = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Impossible(f"Không đọc được {file}: {error}") from error
    if not isinstance(facts, dict):
        raise Impossible(f"{file} không phải là một đối tượng JSON")
    return facts


def _renew_words(parser: ArgumentParser) -> None:
    parser.add_argument("unit", metavar="MÃ")


def _renew(options: Namespace, engine: Engine) -> None:
    from central import founding

    with founded(engine).begin() as connection:
        try:
            founding.renew_seal(connection, options.unit)
        except founding.Unfounded as error:
            raise Impossible(str(error)) from error
    say(f"Đã thay khóa của {options.unit}. Quầy nào đã thu hồi thì không nhận được khóa mới;")
    say("các quầy khác nhận ở lần trao đổi tới. Giấy in trước đó: so với hồ sơ rồi mới tin.")


ADD_UNIT: Final = Command("add-unit", "thêm một đơn vị", _add, _add_words)
RENEW_SEAL: Final = Command(
    "renew-seal",
    "thay khóa mã xác thực trên giấy tiếp nhận, khi quầy bị mất cắp",
    _renew,
    _renew_words,
)
