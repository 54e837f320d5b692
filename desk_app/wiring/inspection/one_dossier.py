"""One drawn dossier in the folder: its acts, its course in words, its papers and scans."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote
from uuid import UUID

from db.attachments.box import Box
from db.queries.inspection.evidence import FrameLine, KeptAct
from db.queries.timeline import DossierView
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.flow import Status
from desk_app.domain.inspection.masking import masked_acts, masked_words, numbers_in
from desk_app.domain.office_time import OFFICE_TIME
from desk_app.domain.scans.faults import ScanLost
from desk_app.domain.scans.media import MediaType
from desk_app.domain.scans.scans import PaperScan
from desk_app.wiring.inspection.copies import Copies

_SUFFIXES: Final = {
    MediaType.PDF: "pdf",
    MediaType.JPEG: "jpg",
    MediaType.PNG: "png",
    MediaType.TIFF: "tif",
}


@dataclass(frozen=True, slots=True)
class InspectionWords:
    """What only the floor of the screens can word."""

    trail: Callable[[DossierView], Sequence[str]]  # oldest first, a line for each deed
    status: Callable[[Status], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where all of it comes from."""

    acts: Callable[[UUID], Sequence[KeptAct]]
    view: Callable[[UUID], DossierView]
    copies: Copies
    box: Box


def write_dossier(
    room: Path,
    line: FrameLine,
    evidence: Evidence,
    words: InspectionWords,
    *,
    masks: bool,
    scans: bool,
) -> dict[str, Any]:
    """Write the folder of one dossier; what the index tells of it.

    Raises OSError.
    """
    name = f"ho-so/{quote(line.code, safe='')}"
    (room / name / "hanh-vi").mkdir(parents=True)
    view, acts = evidence.view(line.id), evidence.acts(line.id)
    numbers = numbers_in([json.loads(act.raw)["body"] for act in acts]) if masks else None
    shown = _shown(acts, numbers)
    told = [_act(room, name, act, hidden) for act, hidden in zip(acts, shown, strict=True)]
    dossier = view.folded.dossier
    lines = [f"Hồ sơ {line.code}", *_head(dossier, words), "", "Diễn biến", *words.trail(view)]
    lines += ["", "Giấy tờ đã in", *_papers(room / name, view, evidence.copies, numbers)]
    lines += ["", "Bản quét", *_scans(room / name, dossier, evidence.box, scans=scans)]
    text = "\r\n".join(lines) + "\r\n"
    text = text if numbers is None else masked_words(text, numbers)
    (room / name / "dien-bien.txt").write_text(text, "utf-8-sig", newline="")
    return {"folder": name, "acts": told}


def _shown(acts: Sequence[KeptAct], numbers: frozenset[str] | None) -> Sequence[str | None]:
    if numbers is None:
        return [None] * len(acts)
    return masked_acts([act.raw for act in acts], numbers)


def _act(room: Path, name: str, act: KeptAct, shown: str | None) -> dict[str, Any]:
    file = f"{name}/hanh-vi/quay-{quote(act.desk, safe='')}-{act.seq}.json"
    (room / file).write_bytes(act.raw if shown is None else shown.encode())
    return {
        "desk": act.desk,
        "seq": act.seq,
        "digest": act.digest.hex(),
        "position": act.position,
        "signature": act.signature.hex() if act.signature else "",
        "file": file,
        "masked": shown is not None,
        "aside": act.seq < 0,
    }


def _head(dossier: Dossier | None, words: InspectionWords) -> Sequence[str]:
    if dossier is None:
        return ["Không đọc được hồ sơ này bằng bản chương trình hiện có."]
    due = dossier.due.at
    return [
        f"Thủ tục: {dossier.procedure.code} {dossier.procedure.name}",
        f"Người nộp: {dossier.applicant.name}",
        f"Tiếp nhận: {dossier.received_at.astimezone(OFFICE_TIME):%H:%M %d/%m/%Y}",
        "Hẹn trả: " + (f"{due.astimezone(OFFICE_TIME):%H:%M %d/%m/%Y}" if due else "–"),
        f"Trạng thái: {words.status(dossier.status)}",
    ]


def _papers(
    room: Path, view: DossierView, copies: Copies, numbers: frozenset[str] | None
) -> Sequence[str]:
    lines = []
    for n, copy in enumerate(copies.of(view.prints, numbers), 1):
        if copy.content:
            file = f"giay-to/{n:02d}-{quote(copy.form, safe='')}.pdf"
            (room / "giay-to").mkdir(exist_ok=True)
            (room / file).write_bytes(copy.content)
            lines.append(f"{n}. {copy.title}: {file}")
        else:
            lines.append(f"{n}. {copy.title}: không vẽ lại được, {copy.trouble}")
    return lines or ["Không có."]


def _scans(room: Path, dossier: Dossier | None, box: Box, *, scans: bool) -> Sequence[str]:
    lines = []
    for n, scan in enumerate(dossier.scans.scans if dossier else (), 1):
        named = scan.paper.name or scan.title
        gone = f" (đã rút: {scan.withdrawn})" if scan.withdrawn else ""
        where = _scan(room, n, scan, box) if scans else "không kèm theo yêu cầu"
        lines.append(f"{n}. {named}{gone}: {where}; SHA-256 {scan.file.address}")
    return lines or ["Không có."]


def _scan(room: Path, n: int, scan: PaperScan, box: Box) -> str:
    """Where it is in the folder, or why it is not."""
    if scan.erased:
        return "đã xóa hẳn"
    try:
        content = box.get(scan.file.address)
    except ScanLost as error:
        damaged = "tệp ở quầy này bị hỏng"
        return damaged if error.why == "damaged" else f"không có ở quầy này, ở quầy {scan.desk}"
    file = f"ban-quet/{n:02d}.{_SUFFIXES[scan.file.media]}"
    (room / "ban-quet").mkdir(exist_ok=True)
    (room / file).write_bytes(content)
    return file
