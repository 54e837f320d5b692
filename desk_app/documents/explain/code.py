"""What a code says, taken apart and worded; and where one that is none goes wrong."""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, TypeAlias

from desk_app.documents.codes.faults import Fault, first_fault
from desk_app.documents.series import series_facts
from desk_app.domain.codes.blocks import SIZE, is_block
from desk_app.domain.codes.dossier_code import CodePattern, DossierCode
from desk_app.domain.codes.paper_number import YEAR_SIGN, read_paper_number, read_series
from desk_app.domain.codes.procedure_code import ProcedureCodeKind, ProcedureNumber
from desk_app.domain.codes.seal import SIGN, read_sealed
from desk_app.domain.codes.unit_code import KnownUnits, UnitIdentifier, read_units

Explained: TypeAlias = dict[str, Any]  # as JSON

_PATTERNS: Final = {
    CodePattern.CLASSIC: "mã của thời NĐ 61/2018, mã cơ quan bốn nhóm số",
    CodePattern.SHORT: "mã hiện hành, mã cơ quan dạng ngắn",
    CodePattern.MINISTRY: "mã của hệ thống tập trung của bộ, hai số đầu là chủ hệ thống",
    CodePattern.LONG_YEAR: "mã ghi năm bốn chữ số",
}
_SERIES: Final = {
    "receipt": "giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01)",
    "supplement": "phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu 02)",
    "refusal": "phiếu từ chối tiếp nhận giải quyết hồ sơ (Mẫu 03)",
    "apology": "phiếu xin lỗi và đề nghị gia hạn (Mẫu 04)",
    "control_slip": "phiếu kiểm soát quá trình giải quyết hồ sơ (Mẫu 06)",
    "hand_over_minutes": "biên bản bàn giao hồ sơ",
    "postal_list": "danh sách giao nhận bưu chính",
}


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    text: str
    meaning: str


def explain_code(text: str) -> Explained:
    """Say what `text` is, ready for JSON. Never raises.

    Returns:
        ``text``: as read; ``kind``: "dossier", "procedure", "unit", "paper", "receipt" (what its
        QR says) or "unknown" (for a code that is none: what it seems to be meant as);
        ``valid``; ``normal``: as it should be written, empty when it is none; ``parts``: name,
        text and meaning of each, from left to right; ``problem``: None, or ``at`` (place in
        ``text``, from 0), ``found`` and ``why``; ``explanation``: one paragraph in Vietnamese.
    """
    code = text.strip()
    for kind, read in _READERS:
        try:
            normal, parts, explanation = read(code)
        except ValueError:
            continue
        return {
            "text": code,
            "kind": kind,
            "valid": True,
            "normal": normal,
            "parts": [
                {"name": part.name, "text": part.text, "meaning": part.meaning} for part in parts
            ],
            "problem": None,
            "explanation": explanation,
        }
    return _wrong(code, first_fault(code))


def _wrong(code: str, fault: Fault) -> Explained:
    found = code[fault.at : fault.end]
    where = f"từ ký tự thứ {fault.at + 1}" + (f' ("{found}")' if found else "")
    return {
        "text": code,
        "kind": fault.kind,
        "valid": False,
        "normal": "",
        "parts": [],
        "problem": {"at": fault.at, "found": found, "why": fault.why},
        "explanation": f"{_MEANT[fault.kind]}: sai {where}: {fault.why}."
        if code
        else "Chưa có mã nào để giải thích.",
    }


_MEANT: Final = {
    "dossier": "Có vẻ là mã hồ sơ nhưng không đọc được",
    "procedure": "Có vẻ là mã thủ tục nhưng không đọc được",
    "unit": "Có vẻ là mã định danh cơ quan nhưng không đọc được",
    "receipt": "Có vẻ là mã QR của giấy tiếp nhận nhưng không đọc được",
    "paper": "Có vẻ là số giấy tờ nhưng không đọc được",
    "unknown": "Không phải mã nào quầy biết",
}


def _dossier(text: str) -> tuple[str, Sequence[_Part], str]:
    code = DossierCode.parse(text)
    unit, day, serial = str(code).split("-")
    parts = [
        _Part("mã cơ quan", unit, _unit_words(UnitIdentifier.parse(unit))),
        _Part("ngày tiếp nhận", day, f"{code.day:%d/%m/%Y}"),
    ]
    owner = known_units().owners.get(code.owner, "chưa có trong danh mục")
    if code.owner:
        parts.append(_Part("chủ hệ thống", code.owner, owner))
        parts.append(_Part("số thứ tự trong ngày", serial[2:], f"thứ {int(serial[2:])}"))
    else:
        parts.append(_Part("số thứ tự trong ngày", serial, _serial_words(code)))
    told = (
        f"Mã hồ sơ, {_PATTERNS[code.pattern]}. Cơ quan {parts[0].meaning}; tiếp nhận ngày"
        f" {code.day:%d/%m/%Y}; {parts[-1].name} {parts[-1].text}. Mã không bao giờ đổi."
    )
    return str(code), parts, told


def _serial_words(code: DossierCode) -> str:
    block, place = divmod(code.serial, SIZE)
    if code.pattern in {CodePattern.SHORT, CodePattern.CLASSIC} and is_block(block) and place:
        return f"số thứ {place} của dải {block}, nếu quầy của chương trình này cấp"
    return f"thứ {code.serial}"


def _procedure(text: str) -> tuple[str, Sequence[_Part], str]:
    code = ProcedureNumber.parse(text)
    local = code.kind is ProcedureCodeKind.LOCAL
    parts = [
        _Part("mã riêng", code.base, "do địa phương hoặc bộ tự đặt")
        if local
        else _Part("mã quốc gia", code.base, "mã của thủ tục trong cơ sở dữ liệu quốc gia")
    ]
    if code.middle:
        parts.append(_Part("nhóm số giữa", code.middle, "để trống theo dạng bốn nhóm"))
    if code.place:
        where = _unit_words(UnitIdentifier(code.place, ()))
        parts.append(_Part("nơi áp dụng", code.place, where))
    words = {
        ProcedureCodeKind.NATIONAL: f"Mã thủ tục hành chính quốc gia {code.base}.",
        ProcedureCodeKind.COPY: f"Thủ tục quốc gia {code.base}, bản áp dụng ở {parts[-1].meaning}.",
        ProcedureCodeKind.LOCAL: f"Mã thủ tục riêng của {parts[-1].meaning}; không có trong danh "
        "mục quốc gia dưới mã này.",
    }
    return str(code), parts, words[code.kind]


def _unit(text: str) -> tuple[str, Sequence[_Part], str]:
    unit = UnitIdentifier.parse(text)
    parts = [_Part("cấp 1", unit.root, _unit_words(UnitIdentifier(unit.root, ())))]
    parts += [
        _Part(f"cấp {level}", group, "nhóm số của cấp này")
        for level, group in enumerate(unit.groups, start=2)
    ]
    way = "dạng bốn nhóm, đọc từ phải sang" if unit.long else "dạng ngắn, đọc từ trái sang"
    above = f"; cấp trên trực tiếp: {unit.parent}" if unit.parent else ""
    return str(unit), parts, f"Mã định danh cơ quan cấp {unit.level}, {way}{above}."


def _paper(text: str) -> tuple[str, Sequence[_Part], str]:
    written = read_paper_number(text)
    meant = _forms().get(written.suffix, "mẫu chưa có trong danh mục của quầy")
    normal, year = f"{written.number}/{written.suffix}", "năm"
    parts = [
        _Part("số", str(written.number), "số thứ tự trong năm của mẫu này"),
        _Part("ký hiệu", written.suffix, meant),
    ]
    if written.year is not None:
        normal, year = f"{normal}{YEAR_SIGN}{written.year}", f"năm {written.year}"
        parts.append(_Part("năm", str(written.year), "năm của dãy số; chỉ mã QR ghi"))
    return normal, parts, f"Số {written.number} trong {year} của {meant}."


def _receipt(text: str) -> tuple[str, Sequence[_Part], str]:
    """Whether it is genuine only a desk of the unit can tell, by its keys."""
    sealed = read_sealed(text)
    if sealed is None:
        raise ValueError("not what the QR of a receipt says")
    code, procedure, due, digits = str(sealed).split(SIGN)
    day = f"{sealed.due:%d/%m/%Y}" if sealed.due else "chưa có ngày hẹn"
    parts = [
        _Part("mã hồ sơ", code, _dossier(code)[2]),
        _Part("mã thủ tục", procedure, f"thủ tục {sealed.procedure}"),
        _Part("ngày hẹn trả", due, day),
        _Part("mã xác thực", digits, f"24 chữ số, viết bằng khóa năm {sealed.year} của đơn vị"),
    ]
    told = (
        f"Mã QR của giấy tiếp nhận: hồ sơ {code}, thủ tục {sealed.procedure}, hẹn trả: {day}. "
        "Thật hay không, quầy của đơn vị đã cấp giấy quét là biết, không cần mạng."
    )
    return str(sealed), parts, told


_READERS: Final[Sequence[tuple[str, Callable[[str], tuple[str, Sequence[_Part], str]]]]] = (
    ("dossier", _dossier),
    ("unit", _unit),
    ("procedure", _procedure),
    ("paper", _paper),
    ("receipt", _receipt),
)


def _unit_words(unit: UnitIdentifier) -> str:
    """As in "Cần Thơ (H13), cấp 3"; what is not known is not guessed."""
    kind = "tỉnh, thành phố" if unit.is_province else "bộ, ngành"
    named = known_units().nearest(unit)
    name = named.name if named else f"{kind} chưa có tên trong danh mục"
    root = f"{name} ({unit.root})"
    note = f", {named.note}" if named and named.note else ""
    return root + (f", cấp {unit.level}" if unit.groups else "") + note


@cache
def known_units() -> KnownUnits:
    """The names shipped with the program."""
    folder = files("resources").joinpath("units")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return read_units([tomllib.loads(folder.joinpath(name).read_text("utf-8")) for name in names])


@cache
def _forms() -> dict[str, str]:
    """What each suffix means, of centres and of sections."""
    both = [read_series(series_facts(), centre=centre).suffixes for centre in (True, False)]
    return {suffix: _SERIES.get(form, form) for each in both for form, suffix in each.items()}
