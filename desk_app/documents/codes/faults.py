"""Where a code that is none goes wrong, in words."""

import re
from dataclasses import dataclass
from typing import Final

from desk_app.domain.codes.dossier_code import UNIT_SHAPE, day_of, looks_like_code
from desk_app.domain.codes.seal import NO_DUE_DAY, SIGN

_UNIT: Final = re.compile(UNIT_SHAPE)
_BEGINS_UNIT: Final = re.compile(r"[HG][0-9]|[0-9]{3}\.")
_BEGINS_PROCEDURE: Final = re.compile(r"[0-9]\.[0-9]")
_PARTS: Final = 3
_FIELDS: Final = 4  # of what the QR of a receipt says
_DAY_LENGTHS: Final = (6, 8)
_SERIAL_LENGTHS: Final = range(4, 9)
_MONTHS: Final = range(1, 13)


@dataclass(frozen=True, slots=True)
class Fault:
    kind: str  # what it seems to be meant as
    at: int  # first character that is wrong, from 0; the length where something is missing
    end: int  # behind the last
    why: str


def first_fault(text: str) -> Fault:
    """What is wrong first in `text`, which no reader of codes understands."""
    code = text.upper()
    if SIGN in code:
        return _receipt(code)
    if "/" in code:
        return _paper(code)
    if _BEGINS_PROCEDURE.match(code) and "-" not in code:
        return _procedure(code)
    if "-" in code and (_BEGINS_UNIT.match(code) or code.count("-") == _PARTS - 1):
        return _dossier(code)
    if _BEGINS_UNIT.match(code):
        return _unit("unit", code)
    return Fault("unknown", 0, len(code), "không bắt đầu như một mã nào")


def _receipt(code: str) -> Fault:
    fields = code.split(SIGN)
    if not looks_like_code(fields[0]):
        wrong = _dossier(fields[0])
        return Fault("receipt", wrong.at, wrong.end, wrong.why)
    if len(fields) != _FIELDS:
        why = "gồm bốn phần cách nhau bằng dấu *: mã hồ sơ, mã thủ tục, ngày hẹn, mã xác thực"
        return Fault("receipt", len(code), len(code), f"{why}; đây có {len(fields)}")
    starts = [len(SIGN.join(fields[:n])) + len(SIGN) for n in range(1, _FIELDS)]
    shapes = (
        (r"[0-9GH.%-]+", "mã thủ tục chỉ có chữ số, dấu chấm, H và G; ký tự khác ghi bằng số"),
        (r"[0-9]{6}", "ngày hẹn có 6 chữ số, 000000 khi không hẹn"),
        (r"[0-9]{24}", "mã xác thực có 24 chữ số"),
    )
    for at, said, (shape, why) in zip(starts, fields[1:], shapes, strict=True):
        if re.fullmatch(shape, said) is None:
            return Fault("receipt", at, at + len(said), why)
    at, day = starts[1], fields[2]
    if day != NO_DUE_DAY and (wrong_day := _wrong_day(day, at)) is not None:
        return Fault("receipt", wrong_day.at, wrong_day.end, wrong_day.why)
    return Fault("receipt", starts[0], at - 1, "mã thủ tục không viết như quầy viết")


def _dossier(code: str) -> Fault:
    unit, day, *rest = code.split("-") if "-" in code else (code, "")
    day_at = len(unit) + 1
    serial_at = day_at + len(day) + 1
    if _UNIT.fullmatch(unit) is None:
        return _unit("dossier", unit)
    if (wrong := _wrong_day(day, day_at)) is not None:
        return wrong
    if not rest:
        return Fault("dossier", len(code), len(code), "thiếu số thứ tự sau ngày")
    if (wrong := _wrong_serial(rest[0], serial_at)) is not None:
        return wrong
    return Fault("dossier", serial_at + len(rest[0]), len(code), "thừa phần sau số thứ tự")


def _wrong_day(day: str, at: int) -> Fault | None:
    if (wrong := _not_digits("dossier", day, at, "ngày")) is not None:
        return wrong
    if len(day) not in _DAY_LENGTHS:
        why = "ngày phải có 6 chữ số (năm tháng ngày) hoặc 8 chữ số"
        return Fault("dossier", at, at + len(day), why)
    try:
        day_of(day)
    except ValueError:
        return _no_such_day(day, at)
    return None


def _wrong_serial(serial: str, at: int) -> Fault | None:
    if (wrong := _not_digits("dossier", serial, at, "số thứ tự")) is not None:
        return wrong
    if len(serial) not in _SERIAL_LENGTHS:
        why = f"số thứ tự phải có 4 đến 8 chữ số, đây có {len(serial)}"
        return Fault("dossier", at, at + len(serial), why)
    return None


def _no_such_day(day: str, at: int) -> Fault:
    short = day[-4:]
    month_at = at + len(day) - len(short)
    if int(short[:2]) not in _MONTHS:
        return Fault("dossier", month_at, month_at + 2, f"không có tháng {short[:2]}")
    if len(day) == max(_DAY_LENGTHS) and not day.startswith("20"):
        return Fault("dossier", at, at + 4, f"năm {day[:4]} không thể có")
    return Fault(
        "dossier", month_at + 2, month_at + 4, f"tháng {short[:2]} không có ngày {short[2:]}"
    )


def _not_digits(kind: str, text: str, at: int, name: str) -> Fault | None:
    if not text:
        return Fault(kind, at, at, f"thiếu {name}")
    for place, sign in enumerate(text):
        if sign not in "0123456789":
            return Fault(kind, at + place, at + place + 1, f"{name} chỉ có chữ số")
    return None


def _unit(kind: str, unit: str) -> Fault:
    """The longest beginning of a unit's code that can still become one."""
    root = re.compile(r"[HG](?:[0-9]{0,2})")
    if re.match(r"[0-9]", unit):
        shape, why = (
            "000.00.00.H00",
            "mã bốn nhóm gồm 3, 2, 2 chữ số rồi H hoặc G và 2 chữ số",
        )
        at = next(
            (n for n, sign in enumerate(unit[: len(shape)]) if not _fits(sign, shape[n])),
            min(len(unit), len(shape)),
        )
        return Fault(kind, at, min(at + 1, len(unit)), why)
    began = root.match(unit)
    if began is None:
        return Fault(kind, 0, min(1, len(unit)), "mã cơ quan bắt đầu bằng H (tỉnh) hoặc G (bộ)")
    if len(began[0]) < len("H00"):
        at = len(began[0])
        return Fault(kind, at, min(at + 1, len(unit)), "sau H hoặc G phải có 2 chữ số")
    groups = re.compile(r"[HG][0-9]{2}(?:\.[0-9]{2,3}(?=\.|$)){0,4}").match(unit)
    at = groups.end() if groups else len(began[0])
    return Fault(kind, at, len(unit), "mỗi cấp sau là dấu chấm và 2 hoặc 3 chữ số")


def _fits(sign: str, model: str) -> bool:
    if model == "H":
        return sign in "HG"
    return sign.isascii() and sign.isdigit() if model == "0" else sign == model


def _procedure(code: str) -> Fault:
    model = "0.000000"
    for at, sign in enumerate(code[: len(model)]):
        if not _fits(sign, model[at]) or (at == 0 and sign == "0"):
            why = "mã quốc gia gồm một chữ số 1–9, dấu chấm và 6 chữ số"
            return Fault("procedure", at, at + 1, why)
    if len(code) < len(model):
        why = f"sau dấu chấm phải có 6 chữ số, đây có {len(code) - 2}"
        return Fault("procedure", len(code), len(code), why)
    why = "sau mã quốc gia chỉ có thể là mã tỉnh hoặc bộ, như .H13 hoặc .000.00.00.H13"
    return Fault("procedure", len(model), len(code), why)


def _paper(code: str) -> Fault:
    number = code.partition("/")[0]
    bare = re.sub(r"^SỐ\s*:?\s*", "", number).strip()
    if not (bare.isascii() and bare.isdigit()):
        return Fault("paper", 0, len(number), "trước dấu / phải là số của giấy")
    why = "sau dấu / phải là ký hiệu của mẫu, như PBS-TTPVHCC, không có dấu / nữa"
    return Fault("paper", len(number) + 1, max(len(code), len(number) + 1), why)
