"""What a dossier's papers are digitised by, as its acts amount to."""

from uuid import UUID

import pytest

from desk_app.domain.dossier import PaperKind, SubmittedPaper
from desk_app.domain.ids import DeskId
from desk_app.domain.scans.digitisation import Digitisation
from desk_app.domain.scans.file import Address, ScanFile, address_of, read_address
from desk_app.domain.scans.limits import ScanLimits, limits_from
from desk_app.domain.scans.media import MediaType, media_named, media_of
from desk_app.domain.scans.not_to_scan import NotToScan, not_to_scan
from desk_app.domain.scans.scans import OTHER, PaperRef, PaperScan, Reuse, Scans, refs_of
from desk_app.domain.scans.tray import SeenFile, finished
from tests.builders import FRIDAY_MORNING, RECEPTION
from tests.domain.scans.files import a_pdf, a_picture

PAPER = PaperRef("Tờ khai")
FILE = ScanFile(address=address_of(b"x"), media=MediaType.PDF, size=1, images=1)


def a_scan(n: int, paper: PaperRef = PAPER) -> PaperScan:
    return PaperScan(
        id=UUID(int=n),
        paper=paper,
        file=FILE,
        pages=1,
        desk=DeskId("Q1"),
        by=RECEPTION,
        at=FRIDAY_MORNING,
    )


def a_reuse(n: int, state: Digitisation = Digitisation.REUSED) -> Reuse:
    return Reuse(
        id=UUID(int=n),
        paper=PAPER,
        state=state,
        source="Kho dữ liệu số hóa",
        desk=DeskId("Q1"),
        by=RECEPTION,
        at=FRIDAY_MORNING,
    )


def test_that_a_paper_is_as_digitised_as_was_said_last() -> None:
    scans = Scans()
    assert scans.state(PAPER) is Digitisation.NOT_YET
    scans = scans.with_entry(a_scan(1))
    assert scans.state(PAPER) is Digitisation.SCANNED
    scans = scans.with_entry(a_reuse(2, Digitisation.REUSED_FROM_RESULT))
    assert scans.state(PAPER) is Digitisation.REUSED_FROM_RESULT
    assert scans.state(PaperRef("Tờ khai", 2)) is Digitisation.NOT_YET


def test_that_withdrawing_brings_back_what_was_said_before() -> None:
    scans = Scans().with_entry(a_reuse(1)).with_entry(a_scan(2))
    assert scans.without(UUID(int=2), "nhầm giấy", erased=False).state(PAPER) is Digitisation.REUSED


def test_that_the_first_reason_stays_and_an_erasure_is_never_undone() -> None:
    scans = Scans().with_entry(a_scan(1)).without(UUID(int=1), "nhầm", erased=True)
    again = scans.without(UUID(int=1), "khác", erased=False)
    assert again == scans
    assert scans.scans[0].erased


def test_that_an_act_written_anew_makes_no_second_entry() -> None:
    scans = Scans().with_entry(a_scan(1))
    assert scans.with_entry(a_scan(1)) == scans


def test_that_nobody_withdraws_what_nobody_scanned() -> None:
    with pytest.raises(KeyError):
        Scans().without(UUID(int=9), "nhầm", erased=False)


def test_that_two_papers_of_one_name_are_told_apart() -> None:
    assert refs_of(["A", "B", "A"]) == [PaperRef("A"), PaperRef("B"), PaperRef("A", 2)]
    assert OTHER.is_other


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (a_pdf(), MediaType.PDF),
        (b"\r\n" + a_pdf(), MediaType.PDF),
        (a_picture("JPEG"), MediaType.JPEG),
        (a_picture("PNG"), MediaType.PNG),
        (a_picture("TIFF"), MediaType.TIFF),
        (b"MZ\x90\x00 %PDF-1.7", None),
        (b"<html>", None),
        (b"", None),
    ],
)
def test_that_the_first_bytes_tell_what_a_file_is(content: bytes, media: MediaType | None) -> None:
    assert media_of(content) is media


def test_that_an_ending_tells_what_a_file_claims_to_be() -> None:
    assert media_named("Scan 1.PDF") is MediaType.PDF
    assert media_named("a.b.tif") is MediaType.TIFF
    assert media_named("giấy.exe") is None
    assert media_named("pdf") is None


@pytest.mark.parametrize(
    ("name", "kind", "why"),
    [
        ("Tờ khai đăng ký", PaperKind.ORIGINAL, None),
        ("Tờ khai đăng ký", PaperKind.ELECTRONIC, NotToScan.ELECTRONIC),
        ("Giấy tờ phải xuất trình: thẻ căn cước", PaperKind.ORIGINAL, NotToScan.SHOWN_ONLY),
        ("KẾT QUẢ XÁC MINH của Công an xã", PaperKind.ORIGINAL, NotToScan.VERIFICATION),
        ("Hồ sơ thuộc bí mật nhà nước", PaperKind.COPY, NotToScan.SECRET),
        ("Bản đồ mật độ dân số", PaperKind.COPY, None),
    ],
)
def test_that_papers_the_law_leaves_unscanned_are_told(
    name: str, kind: PaperKind, why: NotToScan | None
) -> None:
    assert not_to_scan(SubmittedPaper(name=name, kind=kind)) is why


def test_that_a_file_is_complete_when_two_looks_agree() -> None:
    growing, done = SeenFile("b.pdf", 10, 5), SeenFile("a.pdf", 20, 3)
    kept = SeenFile("c.pdf", 10, 4, opens=False)
    later = [SeenFile("b.pdf", 12, 6), done, kept, SeenFile("d.pdf", 1, 9)]
    assert finished([growing, done, kept], later) == [done]


def test_that_the_oldest_file_of_the_tray_comes_first_and_others_names_are_passed_over() -> None:
    seen = [
        SeenFile("z.pdf", 1, 1),
        SeenFile("a.jpg", 1, 2),
        SeenFile(".a.pdf", 1, 0),
        SeenFile("~a.pdf", 1, 0),
        SeenFile("thumbs.db", 1, 0),
    ]
    assert [one.name for one in finished(seen, seen)] == ["z.pdf", "a.jpg"]


@pytest.mark.parametrize("kept", [None, 7, {}, {"mib": 0, "pages": True}, {"mib": "20"}])
def test_that_limits_that_make_no_sense_are_the_usual_ones(kept: object) -> None:
    assert limits_from(kept) == ScanLimits()


def test_that_an_office_sets_its_limits() -> None:
    limits = limits_from({"mib": 5, "pages": 30})
    assert (limits.bytes, limits.pages) == (5 * 1024 * 1024, 30)


def test_that_only_an_address_is_read_as_one() -> None:
    assert read_address("0" * 64) == Address("0" * 64)
    for text in ("", "0" * 63, "g" * 64, "../" + "0" * 61):
        with pytest.raises(ValueError, match="address"):
            read_address(text)
