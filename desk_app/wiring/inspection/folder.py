"""What stands at the top of an inspection's folder: how it was drawn, the index, the checker."""

import csv
import hashlib
import json
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from db.repositories.stream import Place
from desk_app.domain.inspection.lottery import SampleOrder, lot_of, method_words
from desk_app.services.tables.csv_file import write_csv
from desk_app.services.tables.page import Cell, Page

FORMAT: Final = "quay-mot-cua thanh-tra 1"
MANIFEST: Final = "tep-va-ma.txt"
_CHECKER: Final = "kiem_tra.py"
_PIECE: Final = 1 << 20  # bytes


def place_facts(place: Place) -> dict[str, Any]:
    return {"epoch": place.epoch, "cursor": place.cursor, "digest": place.digest.hex()}


def write_index(room: Path, order: SampleOrder, codes: Sequence[str], said: dict[str, Any]) -> None:
    """The index, the frame, the facts for the checker, the checker and what to read first.

    Args:
        codes: Every dossier that could be drawn.

    Raises OSError.
    """
    write_csv(room / "muc-luc.csv", _index(said))
    _write_frame(room / "khung-mau.csv", order, codes, said)
    facts = json.dumps(said, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    (room / "du-lieu.json").write_text(facts, "utf-8", newline="\n")
    checker = files("resources").joinpath("inspection", _CHECKER)
    (room / _CHECKER).write_bytes(checker.read_bytes())
    lines = "\r\n".join(_read_first(order, len(codes), said)) + "\r\n"
    (room / "doc-truoc.txt").write_text(lines, "utf-8-sig", newline="")


def write_manifest(room: Path) -> str:
    """List every file with its SHA-256; that of the list itself, in hexadecimal. Raises OSError."""
    names = sorted(file.relative_to(room).as_posix() for file in room.rglob("*") if file.is_file())
    text = "".join(f"{_sha256_of(room / name)}  {name}\n" for name in names).encode()
    (room / MANIFEST).write_bytes(text)
    return hashlib.sha256(text).hexdigest()


def _index(said: dict[str, Any]) -> Page:
    heads = (("STT", 7), ("Mã hồ sơ", 24), ("Số việc", 9), ("Thư mục", 40), ("Ghi chú", 30))
    return Page(
        title="Mục lục",
        above=(),
        heads=heads,
        lines=[_index_line(n, one) for n, one in enumerate(said["dossiers"], 1)],
    )


def _index_line(n: int, one: dict[str, Any]) -> Sequence[Cell]:
    masked = sum(act["masked"] for act in one["acts"])
    note = f"{masked} việc đã che số định danh" if masked else ""
    if not one["here"]:
        note = "không có ở quầy này: hồ sơ cũ, nội dung ở trung tâm"
    return (n, one["code"], len(one["acts"]), one.get("folder", ""), note)


def _write_frame(
    file: Path, order: SampleOrder, codes: Sequence[str], said: dict[str, Any]
) -> None:
    chosen = {one["code"] for one in said["dossiers"]}
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        writer.writerow(("Mã hồ sơ", "Số thăm", "Trúng thăm"))
        for code in codes:
            writer.writerow((code, lot_of(order.seed, code), "x" if code in chosen else ""))


def _read_first(order: SampleOrder, among: int, said: dict[str, Any]) -> Sequence[str]:
    stream = said["stream"]
    numbers = "ghi đủ" if said["numbers"] else "đã che, chỉ còn bốn số cuối"
    return [
        "HỒ SƠ RÚT MẪU PHỤC VỤ THANH TRA, KIỂM TRA",
        f"Đơn vị: {said['unit_name']} ({said['unit']}). Xuất tại quầy {said['desk']}.",
        f"Kỳ: {said['period_words']}.",
        "",
        method_words(order, among, said["status_words"]),
        "",
        f"Số định danh cá nhân: {numbers}. Bản quét: {'kèm theo' if said['scans'] else 'không'}.",
        f"Quầy này biết việc của đơn vị đến số {stream['cursor']} (đợt {stream['epoch'] or '–'}).",
        "",
        "Trong thư mục:",
        "  muc-luc.csv      các hồ sơ được rút",
        "  khung-mau.csv    mọi hồ sơ có thể được rút, với số thăm",
        "  ho-so/           mỗi hồ sơ: diễn biến, từng việc đã làm, bản sao giấy đã in, bản quét",
        "  chuoi/           chuỗi mã của các quầy, không có nội dung hồ sơ khác",
        "  tep-va-ma.txt    mã SHA-256 của từng tệp",
        "  du-lieu.json     số liệu cho chương trình kiểm tra",
        "",
        "Kiểm tra: cài Python 3.8 trở lên, mở cửa sổ lệnh trong thư mục này, gõ",
        "  python kiem_tra.py --ma MÃ",
        "MÃ là mã của tep-va-ma.txt mà quầy đọc khi xuất và trung tâm giữ.",
        "",
        "Danh sách rút:",
        *(f"  {n}. {one['code']}" for n, one in enumerate(said["dossiers"], 1)),
    ]


def _sha256_of(file: Path) -> str:
    found = hashlib.sha256()
    with file.open("rb") as content:
        while piece := content.read(_PIECE):
            found.update(piece)
    return found.hexdigest()
