"""Scanning in pictures: a file and its paper, a difference of pages, a reuse, an empty tray."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from PIL import Image, ImageDraw
from PySide6.QtWidgets import QWidget

from desk_app.documents.preview import Picture
from desk_app.domain.dossier import Dossier, PaperKind, SubmittedPaper
from desk_app.domain.ids import DeskId
from desk_app.domain.scans.digitisation import Digitisation
from desk_app.domain.scans.file import ScanFile, address_of
from desk_app.domain.scans.media import MediaType
from desk_app.domain.scans.scans import PaperScan, Reuse, Scans, refs_of
from desk_app.services.scans.papers import paper_standings
from ui.dossiers import sample
from ui.screens.scans.state import Entry, Mode, ScansState, Sight, Source, TrayItem
from ui.screens.scans.view import ScansView
from ui.screens.scans.words import hint_of, line_of
from ui.shell.scenes import in_shell
from ui.shell.shell import Shell
from ui.texts import Notice

_SHOWN = SubmittedPaper(
    name="Giấy tờ phải xuất trình: thẻ căn cước hoặc hộ chiếu còn giá trị sử dụng",
    kind=PaperKind.ORIGINAL,
)
_ONLINE = SubmittedPaper(
    name="Mẫu điện tử tương tác đăng ký hộ kinh doanh", kind=PaperKind.ELECTRONIC
)


def scans_ready() -> QWidget:
    return _page(_state(), "pages")


def scans_differ() -> QWidget:
    entry = Entry(pages="3", reason="Giấy dán ở trang 1, quét hai lần")
    shell = _page(_state(entry=entry), "reason")
    title = "Giấy 3 trang, tệp 4 ảnh; chưa lưu gì."
    shell.show_notice(Notice(title, "Quét lại cho đủ, hoặc ghi lý do khác nhau.", grave=False))
    return shell


def scans_reuse() -> QWidget:
    entry = Entry(mode=Mode.REUSE_RESULT, source="H13.45.12-260311-1001")
    return _page(_state(entry=entry), "source")


def scans_withdraw() -> QWidget:
    state = _state(entry=Entry(mode=Mode.WITHDRAW, reason="Quét nhầm giấy của người khác"))
    ref = state.papers[0].ref
    return _page(replace(state, paper=ref), "reason")


def scans_empty() -> QWidget:
    return _page(replace(_state(), tray=(), item="", sight=Sight(), may_set_up=True), "pages")


def scans_limits() -> QWidget:
    entry = Entry(mode=Mode.SET_UP, mib="20", most="200")
    return _page(replace(_state(entry=entry), may_set_up=True), "mib")


def scans_damaged() -> QWidget:
    state = _state()
    fault = "Tệp quét bị hỏng, không hiện. Báo quản trị xem bản sao lưu; còn giấy thì quét lại."
    sight = Sight(title=state.papers[1].name, pages=2, fault=fault)
    return _page(replace(state, paper=state.papers[1].ref, item="", sight=sight), "pages")


def _dossier() -> Dossier:
    plain = sample.dossier()
    plain = replace(plain, papers=(*plain.papers, _SHOWN, _ONLINE))
    refs = refs_of([paper.name for paper in plain.papers])

    def scan(n: int, images: int, desk: str) -> PaperScan:
        content = b"%d" % n
        return PaperScan(
            id=UUID(int=n),
            paper=refs[n],
            file=ScanFile(
                address=address_of(content), media=MediaType.PDF, size=len(content), images=images
            ),
            pages=images,
            desk=DeskId(desk),
            by=sample.OFFICER.id,
            at=sample.NOW,
        )

    reuse = Reuse(
        id=UUID(int=9),
        paper=refs[2],
        state=Digitisation.REUSED,
        source="CSDL quốc gia về dân cư",
        desk=DeskId("Q2"),
        by=sample.OFFICER.id,
        at=sample.NOW,
    )
    return replace(plain, scans=Scans((scan(0, 2, "Q1"), scan(1, 2, "Q2"), reuse)))


def _item(name: str, images: int, size: int, fault: str = "") -> TrayItem:
    found = ScanFile(
        address=address_of(name.encode()), media=MediaType.PDF, size=size, images=images
    )
    return TrayItem(
        name=name,
        source=Source.FOLDER,
        path=Path("/scans") / name,
        found=None if fault else found,
        fault=fault,
    )


def _state(entry: Entry | None = None) -> ScansState:
    dossier = _dossier()
    trouble = {UUID(int=0).hex: "elsewhere", UUID(int=1).hex: "damaged"}
    papers = tuple(line_of(one, trouble, sample.FACTS) for one in paper_standings(dossier))
    tray = (
        _item("Scan_20261120_111402.pdf", 4, 3_460_000),
        _item("Scan_20261120_111518.pdf", 1, 412_000),
        _item("Scan_20261120_111530.pdf", 0, 0, "Tệp có mật khẩu, không nhận."),
    )
    state = ScansState(
        dossier=dossier,
        papers=papers,
        tray=tray,
        paper=papers[3].ref,
        item=tray[0].key,
        entry=entry or Entry(),
        sight=Sight(title=tray[0].name, pages=4),
        folder="/scans",
        may_withdraw=True,
    )
    hint, wants = hint_of(state)
    return replace(state, hint=hint, wants_reason=wants)


def _sheet(dots: int) -> Picture:
    """A page as a scanner sees it, without words of anybody; `dots` to a logical pixel."""
    image = Image.new("RGB", (330, 467), "#fbfbf7")
    draw = ImageDraw.Draw(image)
    draw.rectangle((90, 34, 240, 42), fill="#30343a")
    for line in range(22):
        right = 300 if line % 5 else 210
        draw.rectangle((34, 78 + line * 16, right, 82 + line * 16), fill="#6b7076")
    draw.ellipse((216, 408, 268, 456), outline="#a3201a", width=3)
    image = image.resize((dots * image.width, dots * image.height))
    return Picture(image.width, image.height, image.tobytes())


def _page(state: ScansState, field: str) -> Shell:
    page = ScansView()
    dossier = state.dossier
    about = f"{dossier.code} · {dossier.applicant.name}" if dossier else ""
    shell = in_shell(page, "Quét giấy tờ", about, place="worklist")
    page.render_state(state)
    if state.sight.pages and not state.sight.fault:
        page.preview.show_picture(_sheet(round(page.devicePixelRatioF())))
    page.form.focus_on(field)
    return shell


SCENES = {
    "scans": scans_ready,
    "scans-differ": scans_differ,
    "scans-reuse": scans_reuse,
    "scans-withdraw": scans_withdraw,
    "scans-empty": scans_empty,
    "scans-limits": scans_limits,
    "scans-damaged": scans_damaged,
}
