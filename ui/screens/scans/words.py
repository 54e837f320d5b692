"""The words of the page of scans."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier import Dossier, PaperKind
from desk_app.domain.handling.flow import Status
from desk_app.domain.office import DeskFacts
from desk_app.domain.scans.digitisation import Digitisation
from desk_app.domain.scans.not_to_scan import NotToScan
from desk_app.domain.scans.scans import Entry, PaperScan
from desk_app.services.scans.papers import PaperStanding, paper_standings
from ui.dossiers.desks import desk_within
from ui.screens.scans.state import PaperLine, ScansState, Source, TrayItem
from ui.texts.wings.scans import why_not_scanned

translate = QCoreApplication.translate
_KIB = 1024


def lines_of(dossier: Dossier, trouble: Mapping[str, str], facts: DeskFacts) -> Sequence[PaperLine]:
    """One for each paper of `dossier`."""
    return [line_of(one, trouble, facts) for one in paper_standings(dossier)]


def line_of(standing: PaperStanding, trouble: Mapping[str, str], facts: DeskFacts) -> PaperLine:
    """Args: trouble: by the id of a scan in hexadecimal: why its file cannot be shown."""
    scans = tuple(one for one in standing.entries if isinstance(one, PaperScan))
    why = standing.not_to_scan
    lost = [trouble.get(one.id.hex, "") for one in scans]
    return PaperLine(
        ref=standing.ref,
        name=standing.ref.name or translate("scans", "Giấy khác"),
        note=" · ".join(part for part in _notes(standing, trouble, facts) if part),
        state=standing.state,
        scans=scans,
        can_withdraw=bool(standing.entries),
        warning=why_not_scanned(why.value) if why is not None else "",
        never=why is NotToScan.ELECTRONIC,
        look=any(word in {"missing", "damaged"} for word in lost),
    )


def _notes(standing: PaperStanding, trouble: Mapping[str, str], facts: DeskFacts) -> Sequence[str]:
    kind = "" if standing.paper is None else _kind_words(standing.paper.kind)
    if standing.paper is None and not standing.ref.is_other:
        kind = translate("scans", "không còn trong hồ sơ")
    return [kind, *(_entry_words(entry, trouble, facts) for entry in standing.entries)]


def _kind_words(kind: PaperKind) -> str:
    return {
        PaperKind.ORIGINAL: translate("scans", "bản chính"),
        PaperKind.CERTIFIED: translate("scans", "bản chứng thực"),
        PaperKind.COPY: translate("scans", "bản chụp"),
        PaperKind.ELECTRONIC: translate("scans", "bản điện tử"),
    }[kind]


def _entry_words(entry: Entry, trouble: Mapping[str, str], facts: DeskFacts) -> str:
    if not isinstance(entry, PaperScan):
        return translate("scans", "nguồn: {source}").format(source=entry.source)
    said = translate("scans", "{pages} trang, {images} ảnh").format(
        pages=entry.pages, images=entry.file.images
    )
    where = desk_within(entry.desk, facts)
    parts = (entry.title, said, _trouble_words(trouble.get(entry.id.hex, ""), where))
    return ", ".join(part for part in parts if part)


def _trouble_words(trouble: str, where: str) -> str:
    return {
        "": "",
        "elsewhere": translate("scans", "tệp ở {desk}").format(desk=where),
        "missing": translate("scans", "MẤT TỆP"),
        "damaged": translate("scans", "TỆP HỎNG"),
    }.get(trouble, "")


def item_words(item: TrayItem) -> str:
    """The second line of a file: what it is, or why it is not taken in."""
    if item.fault:
        return item.fault
    if item.found is None:
        return translate("scans", "đang xem tệp…")
    came = {
        Source.FOLDER: "",
        Source.CHOSEN: translate("scans", "tệp đã chọn"),
        Source.STORED: translate("scans", "đã gỡ, còn giữ"),
    }[item.source]
    images = translate("scans", "{n} ảnh").format(n=item.found.images)
    parts = (came, images, item.found.media.name, size_words(item.found.size))
    return " · ".join(part for part in parts if part)


def size_words(size: int) -> str:
    """ "412 KB", "3,4 MB"."""
    if size < _KIB * _KIB:
        return f"{max(1, round(size / _KIB))} KB"
    return f"{size / (_KIB * _KIB):.1f} MB".replace(".", ",")


def left_words(papers: Sequence[PaperLine]) -> str:
    """How much is still to be digitised; electronic papers and something else are not."""
    due = [
        one
        for one in papers
        if one.state is Digitisation.NOT_YET and not one.ref.is_other and not one.never
    ]
    if not due:
        return translate("scans", "Giấy tờ của hồ sơ đã số hóa đủ.")
    return translate("scans", "Còn {n} giấy chưa số hóa.").format(n=len(due))


def why_nothing(dossier: Dossier, *, may_scan: bool, read_only: bool) -> str:
    """Why nothing can be stored here; "" when it can."""
    if not may_scan:
        return translate("scans", "Vai trò này không quét, không xem tệp quét.")
    if read_only:
        return translate("scans", "Cần cập nhật chương trình rồi mới quét.")
    if dossier.status is Status.VOIDED:
        return translate("scans", "Hồ sơ đã hủy: chỉ gỡ được bản quét.")
    return ""


def hint_of(state: ScansState) -> tuple[str, bool]:
    """What has to be seen before a file is given to a paper, and whether a reason is asked."""
    line, item = state.line, state.chosen
    if line is None:
        return "", False
    if line.never:
        return line.warning, False
    hints = []
    if line.warning:
        hints.append(line.warning + " " + translate("scans", "Luật cho quét thì ghi lý do."))
    found = item.found if item is not None else None
    pages = pages_of(state.entry.pages)
    if found is not None and pages is not None and pages != found.images:
        differ = translate("scans", "Giấy {pages} trang, tệp {images} ảnh: ghi lý do.")
        hints.append(differ.format(pages=pages, images=found.images))
    wants = bool(hints)
    if item is not None and (twice := _given_to(state, item)):
        hints.append(translate("scans", "Tệp này đã gắn vào “{paper}”.").format(paper=twice))
    return " ".join(hints), wants


_DIGITS: Final = 5  # of a number of pages that somebody may have counted


def pages_of(text: str) -> int | None:
    """What was typed as a number of pages; None while it is none."""
    said = text.strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) <= _DIGITS else None


def _given_to(state: ScansState, item: TrayItem) -> str:
    found = item.found
    for line in state.papers:
        if any(found is not None and scan.file.address == found.address for scan in line.scans):
            return line.name
    return ""
